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
    ...exactFeatures(alignment, window, inWindow),
  };
}

/** Share of English function words that no text of another language has. */
const surelyEnglish = 0.3;

/**
 * Reads a source once for all sentences that rest on it. Several passages are read as one text, a line each.
 * @param language ISO 639-1 code; guessed where nobody said it.
 */
export function readSource(passages: string | readonly string[], language?: string): ScoredText {
  const text = (typeof passages === 'string' ? passages : passages.join('\n')).normalize('NFC');
  if (language !== undefined) return readText(text, language);
  // English shows while it is read; other languages are told first and read then.
  const english = readText(text, 'en');
  let plain = 0;
  for (const form of english.words) if (form.plain) plain += 1;
  if (plain > english.words.length * surelyEnglish) return english;
  const guessed = guessLanguage(text);
  return guessed === 'en' ? english : readText(text, guessed);
}

const footnote = /\s*\[\^?\d{1,3}\]/gu;

/** A sentence as it is scored: footnote marks are no words of it. */
export function withoutFootnotes(sentence: string): string {
  return sentence.normalize('NFC').replace(footnote, '');
}

/** Words of which a part has at least one more: shorter ones ("No. 12.") stay with the part after them. */
const shortest = 3;

/** The words from `first` up to `end` as a text by itself: read already, so not read again. */
function partOf({ text, language, words, stems, openings, starts, ends }: ScoredText, first: number, end: number): ScoredText {
  const start = starts[first] ?? 0;
  const stop = end < words.length ? (starts[end] ?? text.length) : text.length;
  return {
    text: text.slice(start, stop),
    language,
    words: words.slice(first, end),
    stems: stems.subarray(first, end),
    openings: openings.subarray(first, end),
    starts: starts.subarray(first, end).map((at) => at - start),
    ends: ends.subarray(first, end).map((at) => at - start),
    sentences: Int32Array.of(0, end - first),
  };
}

/** The sentences of a text that has several; none where it is one. */
function partsOf(whole: ScoredText): ScoredText[] {
  const cuts = [0];
  for (const end of whole.sentences.subarray(1, -1)) if (end - (cuts.at(-1) ?? 0) > shortest) cuts.push(end);
  return cuts.length < 2 ? [] : cuts.map((first, index) => partOf(whole, first, cuts[index + 1] ?? whole.words.length));
}

export interface PairFeatures {
  readonly whole: Record<string, number>;
  /** Features of each sentence where the text has several; else empty. */
  readonly parts: readonly Record<string, number>[];
}

/** The features of a pair, by name: what the score is made from, and what training reads. */
export function pairFeatures(source: ScoredText, sentence: string): PairFeatures {
  const whole = readText(withoutFootnotes(sentence), source.language);
  return { whole: featuresOf(whole, source), parts: partsOf(whole).map((part) => featuresOf(part, source)) };
}
