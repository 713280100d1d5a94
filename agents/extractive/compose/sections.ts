// Sets the chosen claims in order and says them: paragraphs of two or three sentences, sections with titles, one of them for members.
import type { ComposedBlock, ComposedSentence } from '../../../core/composition.ts';
import type { Composer } from './composer.ts';
import { denialText } from '../weigh/denials.ts';
import type { Exchange } from './exchanges.ts';
import type { Candidate } from './material.ts';
import { inOrder, lastName, partsOf, type Part } from './parts.ts';
import { speakerOf } from './speaker-text.ts';
import { topicOf } from './topics.ts';

export interface Chosen {
  readonly lede: readonly Candidate[];
  /** Whether the lede is an exchange. */
  readonly disputed: boolean;
  readonly exchanges: readonly Exchange[];
  /** A denial that stands in no exchange, after what comes nearest to it. */
  readonly denial: readonly Candidate[];
  readonly against: readonly Candidate[];
  readonly rest: readonly Candidate[];
  readonly abroad: readonly Candidate[];
}

const block = (part: ComposedBlock['part'], sentences: ComposedSentence[], membersOnly = false): ComposedBlock => ({
  part,
  membersOnly,
  sentences,
});

/** A title or teaser in the language's own words: holds no figure, date, name or quotation. */
function fixed(part: 'heading' | 'teaser', text: string, membersOnly = false): ComposedBlock[] {
  return text === '' ? [] : [block(part, [{ text, kind: 'transition', claimIds: [] }], membersOnly)];
}

class Page {
  readonly blocks: ComposedBlock[] = [];
  readonly #composer: Composer;
  readonly #topics = new Set<string>();

  constructor(composer: Composer) {
    this.#composer = composer;
  }

  /** One paragraph. `dated`: the first sentence says the day of its report; `disputing`: its sentences stand against one another. */
  paragraph(
    candidates: readonly Candidate[],
    options: { membersOnly?: boolean; dated?: boolean; disputing?: boolean; same?: ComposedSentence | null } = {},
  ): void {
    const sentences: ComposedSentence[] = [];
    let before = '';
    for (const [index, candidate] of candidates.entries()) {
      sentences.push(
        this.#composer.say(candidate, {
          dated: options.dated === true && index === 0,
          again: before === candidate.article.outlet && options.disputing !== true,
          denies: options.disputing === true && index > 0 && denialText(candidate) !== null,
        }),
      );
      before = candidate.article.outlet;
      if (index === 0 && options.same !== undefined && options.same !== null) {
        sentences.push(options.same);
        before = '';
      }
    }
    if (sentences.length > 0) this.blocks.push(block('body', sentences, options.membersOnly === true));
  }

  /** What is in dispute, one paragraph an exchange. */
  disputes(exchanges: readonly Exchange[], denial: readonly Candidate[]): void {
    if (exchanges.length === 0 && denial.length === 0) return;
    const { lens, language } = this.#composer.material;
    const part = exchanges.some((exchange) => exchange.kind !== 'denial') ? 'differ' : 'denied';
    this.blocks.push(...fixed('heading', lens.title(part) ?? language.phrases.sections[part]));
    for (const exchange of exchanges) this.paragraph(exchange.claims, { disputing: true });
    this.paragraph(denial, { disputing: true });
  }

  /** A section: its title, with a phrase of the sources where one carries it, and its paragraphs. */
  section(title: string, candidates: readonly Candidate[], membersOnly = false): void {
    if (candidates.length === 0) return;
    const { topic } = this.#composer.material.language.phrases;
    const phrase = topic === null ? null : topicOf(this.#composer.material, candidates, this.#topics);
    if (topic !== null && phrase !== null) {
      this.#topics.add(phrase.text);
      this.blocks.push(
        block('heading', [{ text: topic(phrase.text, title), kind: 'analysis', claimIds: [...phrase.claimIds] }], membersOnly),
      );
    } else this.blocks.push(...fixed('heading', title, membersOnly));
    let at = 0;
    while (at < candidates.length) {
      const size = candidates.length - at === 3 ? 3 : 2;
      this.paragraph(candidates.slice(at, at + size), { membersOnly });
      at += size;
    }
  }

  /** What members read on: the title of their part where it is the persona's own, and whose words stand in it. */
  teaser({ title, own, candidates }: Part): void {
    const { phrases } = this.#composer.material.language;
    const speakers = new Map<string, Candidate>();
    for (const one of candidates)
      if (speakerOf(one.claim)?.kind === 'person' && speakers.size < 3 && !speakers.has(lastName(one))) speakers.set(lastName(one), one);
    const names = [...speakers.values()].map((one) => speakerOf(one.claim)?.name ?? '');
    const [label = ''] = /^[^:：]+[:：]\s*/u.exec(phrases.teaser) ?? [];
    const titled = own && label !== '' ? `${label}${opened(title, phrases.locale)}` : null;
    const voices = names.length === 0 ? null : phrases.teaserVoices.replace('{speakers}', () => this.#composer.phrasing.list(names));
    if (voices === null) {
      this.blocks.push(...fixed('teaser', titled ?? phrases.teaser));
      return;
    }
    const text = titled === null ? voices : voices.startsWith(label) ? `${titled}; ${voices.slice(label.length)}` : titled;
    this.blocks.push(block('teaser', [{ text, kind: 'analysis', claimIds: [...speakers.values()].map((one) => one.claim.id) }]));
  }
}

/** A title as it runs on in a sentence. German begins it as it is, for it may begin with a noun. */
function opened(title: string, locale: string): string {
  return locale.startsWith('de') ? title : title.slice(0, 1).toLocaleLowerCase(locale) + title.slice(1);
}

export function arrange(composer: Composer, chosen: Chosen): ComposedBlock[] {
  const { sections } = composer.material.language.phrases;
  const { lens } = composer.material;
  const [first] = chosen.lede;
  const seconds =
    first === undefined ? [] : composer.seconds(first).filter((claim) => !chosen.lede.some((one) => one.claim.id === claim.id));
  const next = inOrder(chosen.rest.filter((one) => one.claim.kind === 'forecast').slice(0, 2));
  const parts = partsOf(
    composer,
    chosen.rest.filter((one) => !next.includes(one)),
    first?.claim.id ?? '',
  );

  const page = new Page(composer);
  const disputed = chosen.disputed;
  page.paragraph(chosen.lede, {
    dated: true,
    disputing: disputed,
    same: seconds.length === 0 || disputed ? null : composer.phrasing.same(seconds),
  });
  page.paragraph(chosen.against);
  // What is in dispute comes before all sections or after the first of them, and always before the members' part.
  const free = parts.length > 1 ? parts.slice(0, -1) : parts;
  const before = lens.disputesFirst ? 0 : 1;
  for (const part of free.slice(0, before)) page.section(part.title, part.candidates);
  page.disputes(chosen.exchanges, chosen.denial);
  for (const part of free.slice(before)) page.section(part.title, part.candidates);
  const members = parts.length > 1 ? parts.at(-1) : undefined;
  if (members !== undefined) {
    page.teaser(members);
    page.section(members.title, members.candidates, true);
  }
  page.section(lens.title('next') ?? sections.next, next);
  page.section(lens.title('elsewhere') ?? sections.elsewhere, chosen.abroad);
  return page.blocks;
}
