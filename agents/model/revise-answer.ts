// A model's revision laid into the composition: only the sentences that failed change, all others stay as they are to the letter.
import type { ComposedBlock, ComposedSentence, Composition } from '../../core/composition.ts';
import type { RevisionAnswer } from './answers.ts';
import { composedSentence, places, type Composing, type Place } from './compose-answer.ts';

/** `null`: cut. */
type Change = ComposedSentence | null;

const placeOf: Readonly<Record<string, Place>> = places;

/**
 * The changes that the answer makes of the sentences asked about, by ordinal; what it does not name stays. `asked`: the part of each by its
 * ordinal.
 */
export function changesOf(answer: RevisionAnswer, asked: ReadonlyMap<number, string>, composing: Composing): ReadonlyMap<number, Change> {
  const changes = new Map<number, Change>();
  for (const { ordinal, text, kind, claims } of answer.sentences) {
    const part = asked.get(ordinal);
    if (part === undefined || changes.has(ordinal)) continue;
    const sentence = text === null ? null : composedSentence({ text, kind, claims }, composing, placeOf[part]);
    changes.set(ordinal, sentence === null || sentence.text === '' ? null : sentence);
  }
  return changes;
}

/** Headings and the teaser carry no claims and keep their kind; without them and without headline and deck there is no draft, so a cut leaves them. */
function changed(part: ComposedBlock['part'] | 'headline' | 'deck', before: ComposedSentence, change: Change | undefined): Change {
  if (change === undefined) return before;
  switch (part) {
    case 'body':
      return change;
    case 'headline':
    case 'deck':
      return change ?? before;
    case 'heading':
    case 'teaser':
      return change === null ? before : { ...before, text: change.text };
  }
}

/** Blocks that stand over nothing: a heading whose paragraphs are all cut, a teaser before no members' part. */
function withoutEmpty(blocks: readonly ComposedBlock[]): ComposedBlock[] {
  const filled = blocks.filter((block) => block.sentences.length > 0);
  const headed = filled.filter((block, index) => block.part !== 'heading' || filled[index + 1]?.part === 'body');
  return headed.filter((block, index) => block.part !== 'teaser' || headed[index + 1]?.membersOnly === true);
}

export function applyChanges(composition: Composition, changes: ReadonlyMap<number, Change>): Composition {
  let ordinal = 0;
  const next = (part: Parameters<typeof changed>[0], sentence: ComposedSentence): Change => changed(part, sentence, changes.get(ordinal++));
  const headline = next('headline', composition.headline) ?? composition.headline;
  const deck = composition.deck.flatMap((sentence) => next('deck', sentence) ?? []);
  const blocks = composition.blocks.map((block) => ({
    ...block,
    sentences: block.sentences.flatMap((sentence) => next(block.part, sentence) ?? []),
  }));
  return { ...composition, headline, deck, blocks: withoutEmpty(blocks) };
}

/** The composition without these sentences, and without what stands over nothing then. */
export function withoutSentences(composition: Composition, out: ReadonlySet<ComposedSentence>): Composition {
  const blocks = composition.blocks.map((block) => ({ ...block, sentences: block.sentences.filter((sentence) => !out.has(sentence)) }));
  return { ...composition, blocks: withoutEmpty(blocks) };
}
