// From a model's draft to a composition: claim ids back from their short names, plain text, parts in the house's order. An id that is not in
// the pack is left out, so that its sentence stands uncited and its check fails it; an editor's own sentences stand word for word.
import type { Claim } from '../../core/claims.ts';
import type { ComposedBlock, ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { NewsroomError } from '../../core/errors.ts';
import { languageOf } from '../extractive/languages/index.ts';
import type { DraftAnswer, WrittenSentence } from './answers.ts';
import type { ClaimSheet } from './choose-claims.ts';
import { plainSentence, plainText, withoutStop, withStop } from './plain-text.ts';
import { fillQuotations, type QuotationSource } from './quote-references.ts';
import { asQuotation } from './quoted-words.ts';

/** What an answer is read with. */
export interface Composing extends QuotationSource {
  readonly byId: ReadonlyMap<string, Claim>;
  /** Sentences that an editor wrote: they stand to the letter. */
  readonly edited: ReadonlySet<string>;
}

/** What holds for a sentence where it stands. */
export interface Place {
  /** Its full stop: put at the end of a sentence, taken from a title, and as it was written in the teaser, which stands by itself. */
  readonly stop: 'put' | 'taken' | 'as-written';
  /** Heading and teaser rest on no claim, and quote nobody. */
  readonly claimless: boolean;
}

const inText: Place = { stop: 'put', claimless: false };
export const places = {
  headline: { stop: 'taken', claimless: false },
  heading: { stop: 'taken', claimless: true },
  teaser: { stop: 'as-written', claimless: true },
} as const satisfies Record<string, Place>;

function stopped(text: string, stop: Place['stop'], language: string): string {
  switch (stop) {
    case 'put':
      return withStop(text, language);
    case 'taken':
      return withoutStop(text);
    case 'as-written':
      return text;
  }
}

export function composedSentence(written: WrittenSentence, composing: Composing, { stop, claimless }: Place = inText): ComposedSentence {
  const { byId, language, edited } = composing;
  const cited = claimless ? [] : written.claims.flatMap((id) => byId.get(id) ?? []);
  const plain = plainText(written.text);
  const whole = withStop(plain, language);
  if (edited.has(whole)) return asQuotation({ text: whole, kind: written.kind, claimIds: [...new Set(cited.map(({ id }) => id))] });
  const { text, quoted } = fillQuotations(plain, cited, claimless ? { ...composing, byId: null } : composing);
  return asQuotation({
    text: stopped(text, stop, language),
    kind: quoted.length > 0 ? 'quotation' : written.kind,
    claimIds: [...new Set([...cited, ...quoted].map(({ id }) => id))],
  });
}

function headingOf(text: string, composing: Composing): ComposedSentence {
  return { ...composedSentence({ text, kind: 'transition', claims: [] }, composing, places.heading), kind: 'transition' };
}

type Section = DraftAnswer['sections'][number];

function blocksOfSection(section: Section, membersOnly: boolean, composing: Composing): ComposedBlock[] {
  const bodies = section.paragraphs
    .map((paragraph) => paragraph.map((sentence) => composedSentence(sentence, composing)).filter((sentence) => sentence.text !== ''))
    .filter((sentences) => sentences.length > 0)
    .map((sentences): ComposedBlock => ({ part: 'body', membersOnly, sentences }));
  if (bodies.length === 0) return [];
  const heading = headingOf(section.heading ?? '', composing);
  return heading.text === '' ? bodies : [{ part: 'heading', membersOnly, sentences: [heading] }, ...bodies];
}

/** The teaser with the words that the house begins it with. */
function teaserOf(text: string, composing: Composing): ComposedSentence {
  const opening = /^[^:：،]*[:：،]/u.exec(languageOf(composing.language).phrases.teaser)?.[0] ?? '';
  const filled = fillQuotations(plainText(text), [], { ...composing, byId: null }).text;
  return { text: filled.startsWith(opening) ? filled : `${opening} ${filled}`, kind: 'transition', claimIds: [] };
}

/** The first run of members-only sections; none where nothing announces it, or where nothing would be left to read freely. */
function membersRun(sections: readonly Section[], teaser: string | null): ReadonlySet<Section> {
  if (teaser === null || plainText(teaser) === '') return new Set();
  const from = sections.findIndex((section) => section.membersOnly);
  if (from <= 0) return new Set();
  const after = sections.findIndex((section, index) => index > from && !section.membersOnly);
  return new Set(sections.slice(from, after === -1 ? sections.length : after));
}

interface EditedSentences {
  readonly headline: ComposedSentence | null;
  readonly deck: readonly ComposedSentence[];
  readonly body: readonly ComposedSentence[];
  readonly teaser: ComposedSentence | null;
  /** By their place among the headings. */
  readonly headings: readonly (ComposedSentence | null)[];
}

/** Sentences of the previous round that an editor wrote, as they must stand, those left out aside. */
function editedSentences({ previous }: EvidencePack): EditedSentences {
  if (previous === null) return { headline: null, deck: [], body: [], teaser: null, headings: [] };
  const { composition, notes } = previous;
  const dropped = new Set(notes.dropSentences);
  let ordinal = 0;
  const own = (sentence: ComposedSentence): ComposedSentence[] => (!dropped.has(ordinal++) && sentence.kind === 'edited' ? [sentence] : []);
  const [headline = null] = own(composition.headline);
  const deck = composition.deck.flatMap(own);
  const blocks = composition.blocks.map((block) => ({ part: block.part, own: block.sentences.flatMap(own) }));
  const of = (part: ComposedBlock['part']) => blocks.filter((block) => block.part === part);
  return {
    headline,
    deck,
    body: of('body').flatMap((block) => block.own),
    teaser: of('teaser')[0]?.own[0] ?? null,
    headings: of('heading').map((block) => block.own[0] ?? null),
  };
}

/** Texts of sentences that the editor asked to leave out. */
function droppedTexts(pack: EvidencePack, language: string): ReadonlySet<string> {
  if (pack.previous === null) return new Set();
  const { composition, notes } = pack.previous;
  const all = [composition.headline, ...composition.deck, ...composition.blocks.flatMap((block) => block.sentences)];
  return new Set(notes.dropSentences.map((ordinal) => plainSentence(all[ordinal]?.text ?? '', language)));
}

/** The editor's heading and teaser in their places, where the new draft has such a place. */
function withEditedTitles(blocks: readonly ComposedBlock[], edited: EditedSentences): ComposedBlock[] {
  let heading = 0;
  return blocks.map((block) => {
    const own = block.part === 'teaser' ? edited.teaser : block.part === 'heading' ? (edited.headings[heading++] ?? null) : null;
    return own === null ? block : { ...block, sentences: [own] };
  });
}

/** The editor's sentences marked as theirs; those that the model lost come back at the end of the free part. */
function withEdited(blocks: readonly ComposedBlock[], edited: readonly ComposedSentence[], language: string): ComposedBlock[] {
  const texts = new Map(edited.map((sentence) => [plainSentence(sentence.text, language), sentence]));
  const marked = blocks.map((block) => ({ ...block, sentences: block.sentences.map((sentence) => texts.get(sentence.text) ?? sentence) }));
  const standing = new Set(marked.flatMap((block) => block.sentences));
  const lost = edited.filter((sentence) => !standing.has(sentence));
  if (lost.length === 0) return marked;
  const firstHeading = marked.findIndex((block, index) => index > 0 && block.part !== 'body');
  const at = firstHeading === -1 ? marked.length : firstHeading;
  return [...marked.slice(0, at), { part: 'body', membersOnly: false, sentences: lost }, ...marked.slice(at)];
}

/** Whether the answer has what no draft can be without. */
export function isWhole({ headline, deck, sections }: DraftAnswer): boolean {
  const says = (sentence: WrittenSentence): boolean => plainText(sentence.text) !== '';
  return says(headline) && says(deck) && sections.some((section) => section.paragraphs.some((paragraph) => paragraph.some(says)));
}

/** Throws NewsroomError `writer-answer` where the answer is not whole. */
export function composeAnswer(answer: DraftAnswer, sheet: ClaimSheet, pack: EvidencePack, language: string): Composition {
  const run = membersRun(answer.sections, answer.teaser);
  const dropped = droppedTexts(pack, language);
  const edited = editedSentences(pack);
  const { byId } = sheet;
  const own = [...edited.deck, ...edited.body].map((sentence) => plainSentence(sentence.text, language));
  const composing: Composing = { byId, articles: pack.articles, language, edited: new Set(own) };
  const blocks: ComposedBlock[] = [];
  for (const section of answer.sections) {
    const made = blocksOfSection(section, run.has(section), composing);
    if (made.length > 0 && run.has(section) && !blocks.some((block) => block.membersOnly))
      blocks.push({ part: 'teaser', membersOnly: false, sentences: [teaserOf(answer.teaser ?? '', composing)] });
    blocks.push(...made);
  }
  // Quotations put in are no plain text always (the spaces inside French marks): both sides are compared as such.
  const isDropped = (part: ComposedBlock['part'], { text }: ComposedSentence): boolean =>
    dropped.has(part === 'body' ? plainSentence(text, language) : text);
  const kept = blocks
    .map((block) => ({ ...block, sentences: block.sentences.filter((sentence) => !isDropped(block.part, sentence)) }))
    .filter((block) => block.sentences.length > 0);
  const headline = edited.headline ?? composedSentence(answer.headline, composing, places.headline);
  const deck = edited.deck.length > 0 ? [...edited.deck] : [composedSentence(answer.deck, composing)];
  const blank = [headline, ...deck].some((sentence) => sentence.text === '');
  if (blank || !kept.some((block) => block.part === 'body'))
    throw new NewsroomError('writer-answer', 'the model’s draft has no headline, no deck or no paragraph', { retryable: true });
  return { language, headline, deck, blocks: withEditedTitles(withEdited(kept, edited.body, language), edited) };
}
