// A persona's file over one story: how near each claim is to its sections, kinds and speakers, which of its sections a claim belongs in,
// and its own words for titles and decks in the draft's language. Where the file says nothing, nothing is preferred and nothing is titled.
import type { Claim } from '../../../core/claims.ts';
import type { Persona, Phrases } from '../../../core/persona.ts';
import { termIn } from '../text/term-pattern.ts';
import { fold } from '../text/words.ts';
import { speakerKindOf } from './speaker-kinds.ts';

/** From this much of a section on, a claim belongs in it. */
export const belongs = 0.4;
const byKindOrSpeaker = 0.45;

interface Section {
  readonly title: Phrases;
  readonly deck: Phrases | undefined;
  /** By claim id: how much of the section a claim is, 0 to 1. */
  readonly shares: ReadonlyMap<string, number>;
}

export class Lens {
  readonly sections: readonly Section[];
  readonly #persona: Persona;
  readonly #language: string;

  /** `claims`: all of the story; a term says the more the fewer of them have it. */
  constructor(persona: Persona, language: string, claims: readonly Claim[]) {
    this.#persona = persona;
    this.#language = language;
    const texts = claims.map((claim) => ({ claim, text: fold(claim.quote), speaker: speakerKindOf(claim) }));
    const whole = texts.map(({ text }) => text).join('\n');
    this.sections = persona.sections.map((section) => {
      const found = section.terms
        .map(termIn)
        .filter((pattern) => pattern.test(whole))
        .map((pattern) => new Set(texts.filter(({ text }) => pattern.test(text)).map(({ claim }) => claim.id)));
      const weights = found.map((ids) => Math.max(0.3, 1 - Math.log(1 + ids.size) / Math.log(2 + texts.length)));
      const shares = texts.map(({ claim, speaker }) => {
        let share = found.reduce((sum, ids, index) => sum + (ids.has(claim.id) ? (weights[index] ?? 0) : 0), 0);
        if (section.kinds.includes(claim.kind)) share += byKindOrSpeaker;
        if (speaker !== null && section.speakers.includes(speaker)) share += byKindOrSpeaker;
        return [claim.id, Math.min(1, share)] as const;
      });
      return { title: section.title, deck: section.deck, shares: new Map(shares) };
    });
  }

  /** How much of the persona's a claim is, 0 to 1. */
  fit(claim: Claim): number {
    const best = Math.max(0, ...this.sections.map((section, index) => (section.shares.get(claim.id) ?? 0) * (1 - 0.06 * index)));
    const { hears, order } = this.#persona;
    const speaker = speakerKindOf(claim);
    const heard = speaker === null ? -1 : hears.indexOf(speaker);
    const told = order.indexOf(claim.kind);
    return 0.6 * best + (heard === -1 ? 0 : 0.25 * (1 - heard / hears.length)) + (told === -1 ? 0 : 0.15 * (1 - told / order.length));
  }

  /** The place of a claim's kind in the order in which the persona tells kinds. */
  rank(claim: Claim): number {
    const told = this.#persona.order.indexOf(claim.kind);
    return told === -1 ? this.#persona.order.length : told;
  }

  /** Whether the persona tells disputes before all else: where it ranks denials early, or ranks nothing. */
  get disputesFirst(): boolean {
    const { order } = this.#persona;
    const denials = order.indexOf('denial');
    return order.length === 0 || (denials !== -1 && denials < 3);
  }

  /** The persona's own title over a part that every draft can hold, or null. */
  title(part: keyof Persona['titles']): string | null {
    return this.say(this.#persona.titles[part]);
  }

  /** A phrase in the draft's language; null where the persona has none in it. */
  say(phrases: Phrases | undefined): string | null {
    return phrases?.[this.#language] ?? null;
  }

  /** The sentence of the section that a claim belongs in, or null. */
  deckFor(claim: Claim): string | null {
    const best = this.#nearest(claim);
    return best !== undefined && best.share >= belongs ? best.text : null;
  }

  /** The sentence that stands before a deck that quotes this claim: of the section nearest to it, else the persona's first; or null. */
  angleOn(claim: Claim): string | null {
    return this.#nearest(claim)?.text ?? null;
  }

  /** Of the sections that have a sentence in the draft's language, the one that a claim is most of. */
  #nearest(claim: Claim): { share: number; text: string } | undefined {
    const [best] = this.sections
      .flatMap((section) => {
        const text = this.say(section.deck);
        return text === null ? [] : [{ share: section.shares.get(claim.id) ?? 0, text }];
      })
      .toSorted((a, b) => b.share - a.share);
    return best;
  }
}

/** Claims put into the persona's sections, in its order; a section needs two. What belongs in none is in `rest`. */
export function shelve<Item extends { readonly claim: Claim }>(
  lens: Lens,
  items: readonly Item[],
): { readonly sections: { readonly title: string; readonly items: Item[] }[]; readonly rest: Item[] } {
  const titled = lens.sections.flatMap((section) => {
    const title = lens.say(section.title);
    return title === null ? [] : [{ title, shares: section.shares }];
  });
  let open = titled;
  for (;;) {
    const rest: Item[] = [];
    const sections = open.map((section) => ({ ...section, items: [] as Item[] }));
    for (const item of items) {
      const [best] = sections
        .map((section) => ({ section, share: section.shares.get(item.claim.id) ?? 0 }))
        .filter(({ share }) => share >= belongs)
        .toSorted((a, b) => b.share - a.share);
      if (best === undefined) rest.push(item);
      else best.section.items.push(item);
    }
    // A section of one is closed, the smallest and last first, and what was in it finds another.
    const least = sections.filter((section) => section.items.length < 2).toSorted((a, b) => a.items.length - b.items.length);
    const closed = least.find((section) => section.items.length === 0) ?? least.at(-1);
    if (closed === undefined) return { sections: sections.map(({ title, items }) => ({ title, items })), rest };
    open = open.filter((section) => section.title !== closed.title);
  }
}
