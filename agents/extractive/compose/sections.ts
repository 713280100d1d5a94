// Sets the chosen claims in order and says them: paragraphs of two or three sentences, sections with titles, one of them for members.
import type { ComposedBlock, ComposedSentence } from '../../../core/composition.ts';
import { fold } from '../text/words.ts';
import type { Composer } from './composer.ts';
import { denialText } from '../weigh/denials.ts';
import type { Exchange } from './exchanges.ts';
import type { Candidate } from './material.ts';
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

const hasVoice = (candidate: Candidate): boolean => speakerOf(candidate.claim) !== null;
const lastName = (candidate: Candidate): string =>
  fold(speakerOf(candidate.claim)?.name ?? '')
    .split(/\s+/)
    .at(-1) ?? '';
const isCorroborated = (candidate: Candidate): boolean => candidate.group?.standing === 'corroborated';
/** In the order of their reports, what more than one origin reports before what only one does. */
const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => Number(isCorroborated(b)) - Number(isCorroborated(a)) || a.position - b.position);

/** One speaker's sentences together, speakers in the order of their best. */
function bySpeaker(candidates: readonly Candidate[]): Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const group = groups.get(lastName(one));
    if (group === undefined) groups.set(lastName(one), [one]);
    else group.push(one);
  }
  return [...groups.values()].flat();
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
    const { differ, denied } = this.#composer.material.language.phrases.sections;
    const told = exchanges.some((exchange) => exchange.kind !== 'denial');
    this.blocks.push(...fixed('heading', told ? differ : denied));
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

  teaser(members: readonly Candidate[]): void {
    const { teaser, teaserVoices } = this.#composer.material.language.phrases;
    const speakers = new Map<string, Candidate>();
    for (const one of members)
      if (speakerOf(one.claim)?.kind === 'person' && speakers.size < 3 && !speakers.has(lastName(one))) speakers.set(lastName(one), one);
    if (speakers.size === 0) {
      this.blocks.push(...fixed('teaser', teaser));
      return;
    }
    const names = [...speakers.values()].map((one) => speakerOf(one.claim)?.name ?? '');
    const text = teaserVoices.replace('{speakers}', () => this.#composer.phrasing.list(names));
    this.blocks.push(block('teaser', [{ text, kind: 'analysis', claimIds: [...speakers.values()].map((one) => one.claim.id) }]));
  }
}

/** A section's title by what it holds. `turn`: which of the general titles this story takes. */
function titleOf(composer: Composer, candidates: readonly Candidate[], turn: number): string {
  const { sections } = composer.material.language.phrases;
  const holds = (test: (candidate: Candidate) => boolean, share: number): boolean =>
    candidates.length > 1 && candidates.filter(test).length >= share * candidates.length;
  if (holds(hasVoice, 0.6)) return sections.voices;
  if (holds(isCorroborated, 1)) return sections.established;
  if (holds((one) => one.figures.length > 0 && one.claim.kind === 'figure', 0.6)) return sections.figures;
  if (holds((one) => one.claim.kind === 'background', 0.5)) return sections.background;
  return sections.more[turn % Math.max(1, sections.more.length)] ?? '';
}

export function arrange(composer: Composer, chosen: Chosen): ComposedBlock[] {
  const { sections } = composer.material.language.phrases;
  const [first] = chosen.lede;
  const seconds =
    first === undefined ? [] : composer.seconds(first).filter((claim) => !chosen.lede.some((one) => one.claim.id === claim.id));
  const next = inOrder(chosen.rest.filter((one) => one.claim.kind === 'forecast').slice(0, 2));
  const remaining = chosen.rest.filter((one) => !next.includes(one));
  const voices = bySpeaker(remaining.filter(hasVoice));
  const facts = inOrder(remaining.filter((one) => !hasVoice(one)));

  const turn = Array.from(first?.claim.id ?? '', (character) => character.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0);
  const taken = new Set<string>();
  // Two sections of one draft are never titled alike.
  const title = (candidates: readonly Candidate[]): string => {
    const wished = titleOf(composer, candidates, turn);
    const found = [wished, ...sections.more, sections.background].find((one) => !taken.has(one)) ?? wished;
    taken.add(found);
    return found;
  };

  const page = new Page(composer);
  const disputed = chosen.disputed;
  page.paragraph(chosen.lede, {
    dated: true,
    disputing: disputed,
    same: seconds.length === 0 || disputed ? null : composer.phrasing.same(seconds),
  });
  page.paragraph(chosen.against);
  page.disputes(chosen.exchanges, chosen.denial);
  if (remaining.length < 4) {
    // Too little for a members' part: one section and a closing one.
    const all = [...facts, ...voices];
    page.section(title(all), all);
  } else if (facts.length >= 2 && voices.length >= 2) {
    page.section(title(facts), facts);
    page.teaser(voices);
    page.section(title(voices), voices, true);
  } else {
    const all = facts.length >= voices.length ? [...facts, ...voices] : [...voices, ...facts];
    const half = Math.ceil(all.length / 2);
    page.section(title(all.slice(0, half)), all.slice(0, half));
    page.teaser(all.slice(half));
    page.section(title(all.slice(half)), all.slice(half), true);
  }
  page.section(sections.next, next);
  page.section(sections.elsewhere, chosen.abroad);
  return page.blocks;
}
