// From a model's draft to a composition: claim ids back from their short names, plain text, parts in the house's order. An id that is not in
// the pack is left out, so that its sentence stands uncited and its check fails it; an editor's own sentences stand word for word.
import type { ComposedBlock, ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { NewsroomError } from '../../core/errors.ts';
import { languageOf } from '../extractive/languages/index.ts';
import type { DraftAnswer, WrittenSentence } from './answers.ts';
import type { ClaimSheet } from './choose-claims.ts';
import { plainSentence, plainText, plainTitle } from './plain-text.ts';
import { asQuotation } from './quoted-words.ts';

export function composedSentence(written: WrittenSentence, sheet: Pick<ClaimSheet, 'byId'>, language: string): ComposedSentence {
  const claimIds = written.claims.flatMap((id) => sheet.byId.get(id)?.id ?? []);
  return asQuotation({ text: plainSentence(written.text, language), kind: written.kind, claimIds: [...new Set(claimIds)] });
}

function headingOf(text: string): ComposedSentence {
  return { text: plainTitle(text), kind: 'transition', claimIds: [] };
}

type Section = DraftAnswer['sections'][number];

function blocksOfSection(section: Section, membersOnly: boolean, sheet: ClaimSheet, language: string): ComposedBlock[] {
  const bodies = section.paragraphs
    .map((paragraph) => paragraph.map((sentence) => composedSentence(sentence, sheet, language)).filter((sentence) => sentence.text !== ''))
    .filter((sentences) => sentences.length > 0)
    .map((sentences): ComposedBlock => ({ part: 'body', membersOnly, sentences }));
  if (bodies.length === 0) return [];
  const heading = headingOf(section.heading ?? '');
  return heading.text === '' ? bodies : [{ part: 'heading', membersOnly, sentences: [heading] }, ...bodies];
}

/** The teaser with the words that the house begins it with. */
function teaserOf(text: string, language: string): ComposedSentence {
  const opening = /^[^:：،]*[:：،]/u.exec(languageOf(language).phrases.teaser)?.[0] ?? '';
  const plain = plainText(text);
  return { text: plain.startsWith(opening) ? plain : `${opening} ${plain}`, kind: 'transition', claimIds: [] };
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
  const blocks: ComposedBlock[] = [];
  for (const section of answer.sections) {
    const own = blocksOfSection(section, run.has(section), sheet, language);
    if (own.length > 0 && run.has(section) && !blocks.some((block) => block.membersOnly))
      blocks.push({ part: 'teaser', membersOnly: false, sentences: [teaserOf(answer.teaser ?? '', language)] });
    blocks.push(...own);
  }
  const kept = blocks
    .map((block) => ({ ...block, sentences: block.sentences.filter((sentence) => !dropped.has(sentence.text)) }))
    .filter((block) => block.sentences.length > 0);
  const headline = edited.headline ?? { ...composedSentence(answer.headline, sheet, language), text: plainTitle(answer.headline.text) };
  const deck = edited.deck.length > 0 ? [...edited.deck] : [composedSentence(answer.deck, sheet, language)];
  const blank = [headline, ...deck].some((sentence) => sentence.text === '');
  if (blank || !kept.some((block) => block.part === 'body'))
    throw new NewsroomError('writer-answer', 'the model’s draft has no headline, no deck or no paragraph', { retryable: true });
  return { language, headline, deck, blocks: withEditedTitles(withEdited(kept, edited.body, language), edited) };
}
