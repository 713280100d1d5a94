// Sentences around quotations: outlet and speaker named inside the sentence, the quotation verbatim in the draft's marks, nothing else.
// Forms are used in turn. A form that the sentence cutter would break in two is passed over, so that one sentence keeps its citations.
import type { ComposedSentence } from '../../../core/composition.ts';
import type { Claim } from '../../../core/claims.ts';
import { cutSentences } from '../../../core/sentences.ts';
import type { SourceArticle } from '../../../core/sources.ts';
import type { Language } from '../languages/index.ts';
import { setQuotation } from '../text/quotations.ts';
import { speakerOf, speakerText } from './speaker-text.ts';

const stops: Readonly<Record<string, string>> = { zh: '。', ja: '。', hi: '।' };

/** A quotation without the full stop that ended it in its source: the draft's sentence has its own. */
export function withoutFullStop(quote: string): string {
  return /(?:^|[\s.])\p{L}\.$/u.test(quote) ? quote : quote.replace(/(?<![.。])[.。।۔]$/u, '');
}

function fill(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

export interface Telling {
  readonly dated?: boolean;
  readonly again?: boolean;
  readonly denies?: boolean;
}

export class Phrasing {
  readonly #language: Language;
  readonly #turns = new Map<string, number>();
  readonly #introduced = new Set<string>();
  readonly #properNames: ReadonlySet<string>;
  readonly #outlets: ReadonlySet<string>;
  readonly #dates: Intl.DateTimeFormat;
  readonly #lists: Intl.ListFormat;

  constructor(language: Language, articles: readonly SourceArticle[]) {
    this.#language = language;
    this.#dates = new Intl.DateTimeFormat(language.phrases.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    this.#lists = new Intl.ListFormat(language.phrases.locale, { type: 'conjunction' });
    this.#outlets = new Set(articles.map((article) => article.outlet));
    const names = new Set<string>();
    for (const article of articles)
      for (const match of article.text.matchAll(/(?<=[\p{Ll},;’”] )\p{Lu}[\p{L}\p{M}’'.-]*/gu)) names.add(match[0].replace(/[’']s$/, ''));
    this.#properNames = names;
  }

  list(names: readonly string[]): string {
    return this.#lists.format(names);
  }

  /** A speaker whom a kept sentence names already. */
  introduce(claim: Claim): void {
    const speaker = speakerOf(claim);
    if (speaker !== null) this.#introduced.add(speaker.name);
  }

  /**
   * The sentence for a claim; `dated` where the day of its report is to be said, `again` where the sentence before is of the same
   * outlet, `denies` where it denies what the sentence before says. Null where no form fits.
   */
  sentence(claim: Claim, article: SourceArticle, options: Telling = {}): ComposedSentence | null {
    const { phrases } = this.#language;
    const outlet = claim.attribution[0]?.name ?? article.outlet;
    const quote = withoutFullStop(claim.quote);
    const set = setQuotation(quote, phrases.marks);
    const speaker = speakerOf(claim);
    const runsOn = this.#runsOn(quote);
    // A role is said in the draft's language only.
    const first = speaker !== null && claim.language === this.#language.code && !this.#introduced.has(speaker.name);
    const date =
      options.dated === true && article.publishedAt !== null ? this.#dates.format(article.publishedAt).replace(/\s[гр]\.$/u, '') : null;
    const forms = this.#forms(claim, speaker !== null, runsOn, { ...options, dated: date !== null });
    for (const form of forms) {
      const named = speaker === null ? { text: '', apposed: false } : speakerText(speaker, first, this.#outlets);
      const values = { outlet, quote: set, date: date ?? '', speaker: named.text };
      let text = named.apposed ? fill(form.replace(/\{speaker\}(?=\s*[^\s:,，：)])/, '{speaker},'), values) : fill(form, values);
      if (!/[.!?。！？।][”»」』“]?$/u.test(text) || /[\p{Lu}]\.[”»“]$/u.test(text)) text += stops[this.#language.code] ?? '.';
      text = this.#opened(text, outlet);
      if (cutSentences(text, this.#language.code).length !== 1) continue;
      if (speaker !== null) this.#introduced.add(speaker.name);
      return { text, kind: 'quotation', claimIds: [claim.id] };
    }
    return null;
  }

  /** "B and C report the same." resting on the claims of those outlets. */
  same(claims: readonly Claim[]): ComposedSentence | null {
    const outlets = [...new Set(claims.map((claim) => claim.attribution[0]?.name ?? ''))];
    const form = outlets.length === 1 ? this.#language.phrases.sameOne : this.#language.phrases.sameMany;
    return form === '' || outlets.length === 0
      ? null
      : {
          text: this.#opened(fill(form, { outlets: this.list(outlets) }), outlets[0] ?? ''),
          kind: 'reported',
          claimIds: claims.map((claim) => claim.id),
        };
  }

  /** Whether a quotation can follow "that": it begins small, or with a name. */
  #runsOn(quote: string): boolean {
    const first = /^[“"‘'«]?([\p{L}\p{M}’'.-]+)/u.exec(quote)?.[1] ?? '';
    return (
      /^\p{Ll}/u.test(first) ||
      (this.#properNames.has(first.replace(/[’']s$/, '')) && !this.#language.cues.stopWords.has(first.toLowerCase()))
    );
  }

  /** A sentence's first letter, large. An outlet that writes its own name in a way of its own ("iLedger") keeps it. */
  #opened(text: string, outlet: string): string {
    const own = text.startsWith(outlet) && /^\p{Ll}.*\p{Lu}/u.test(outlet);
    return own ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
  }

  #forms(claim: Claim, hasSpeaker: boolean, runsOn: boolean, { dated = false, again = false, denies = false }: Telling): string[] {
    const { phrases } = this.#language;
    if (hasSpeaker) {
      if (claim.spoken && denies && phrases.denies.length > 0) return [...this.#turned('denies', phrases.denies), ...phrases.quotes];
      if (claim.spoken) return this.#turned('quotes', phrases.quotes);
      if (runsOn && phrases.saysThat.length > 0) return this.#turned('saysThat', phrases.saysThat);
      return this.#turned('attributes', phrases.attributes);
    }
    if (again && !dated && phrases.also !== null) return [runsOn ? phrases.also.that : phrases.also.whole, ...phrases.reports];
    if (dated) return [...(runsOn && phrases.datedThat !== null ? [phrases.datedThat] : []), phrases.dated, ...phrases.reports];
    return runsOn && phrases.reportsThat.length > 0
      ? [...this.#turned('reportsThat', phrases.reportsThat), ...phrases.reports]
      : this.#turned('reports', phrases.reports);
  }

  /** The forms of one kind, beginning with the next in turn. */
  #turned(kind: string, forms: readonly string[]): string[] {
    const turn = this.#turns.get(kind) ?? 0;
    this.#turns.set(kind, turn + 1);
    return forms.map((_, index) => forms[(turn + index) % forms.length] ?? '');
  }
}
