// The figures that the score is made from. Each is a number by itself, neutral where the pair has nothing to say about it. None describes
// only the kind of text (how long a source is): on texts of another kind that would mislead.
import { align } from './alignment.ts';
import { contextFeatures } from './context-features.ts';
import { exactFeatures } from './exact-features.ts';
import { guessLanguage } from './language.ts';
import { orderFeatures } from './order-features.ts';
import type { ScoredText } from './reading.ts';
import { readText } from './reading.ts';
import { bestWindow, termsBySentence, termsIn } from './windows.ts';
import { wordFeatures } from './word-features.ts';

/** Features of which more is worse. */
export const worse: ReadonlySet<string> = new Set([
  'missingWords',
  'longestGap',
  'fragmentsPerWord',
  'pairFarthest',
  'figuresMissing',
  'datesMissing',
  'namesMissing',
  'namesMissingShare',
  'numbersMissing',
  'numbersMissingShare',
  'negationAdded',
  'negationDropped',
  'quotationsMissing',
]);

function featuresOf(sentence: ScoredText, source: ScoredText): Record<string, number> {
  const alignment = align(sentence, source);
  const bySentence = termsBySentence(alignment);
  const window = bestWindow(alignment, bySentence, 3);
  const inWindow = termsIn(window, bySentence, alignment.terms.length);
  return {
    ...wordFeatures(alignment, bySentence, window, inWindow),
    ...orderFeatures(alignment),
    ...contextFeatures(alignment, bySentence),
    ...exactFeatures(alignment, window),
  };
}

/**
 * Reads a source once for all sentences that rest on it. Several passages are read as one text, a line each.
 * @param language ISO 639-1 code; guessed where nobody said it.
 */
export function readSource(passages: string | readonly string[], language?: string): ScoredText {
  const text = (typeof passages === 'string' ? passages : passages.join('\n')).normalize('NFC');
  return readText(text, language ?? guessLanguage(text));
}

/** Footnote marks are no words of the sentence. */
const footnote = /\s*\[\^?\d{1,3}\]/gu;

/** Words of which a part has at least one more: shorter ones ("No. 12.") stay with the part after them. */
const shortest = 3;

/** The sentences of a text that has several, as texts; itself alone where it is one. */
function partsOf({ text, sentences, starts }: ScoredText): string[] {
  const parts: string[] = [];
  let first = 0;
  let start = 0;
  for (const end of sentences.subarray(1, -1)) {
    if (end - first <= shortest) continue;
    parts.push(text.slice(start, starts[end]));
    [first, start] = [end, starts[end] ?? text.length];
  }
  return [...parts, text.slice(start)];
}

export interface PairFeatures {
  readonly whole: Record<string, number>;
  /** Features of each sentence where the text has several; else empty. */
  readonly parts: readonly Record<string, number>[];
}

/** The features of a pair, by name: what the score is made from, and what training reads. */
export function pairFeatures(source: ScoredText, sentence: string): PairFeatures {
  const read = (text: string): ScoredText => readText(text, source.language);
  const whole = read(sentence.normalize('NFC').replace(footnote, ''));
  const parts = whole.sentences.length > 2 ? partsOf(whole) : [];
  return { whole: featuresOf(whole, source), parts: parts.length < 2 ? [] : parts.map((part) => featuresOf(read(part), source)) };
}
