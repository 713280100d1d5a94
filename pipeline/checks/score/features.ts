// The figures that the score is made from. Each is a number by itself, 0 where the pair has nothing to say about it.
import { align } from './alignment.ts';
import { contextFeatures } from './context-features.ts';
import { exactFeatures } from './exact-features.ts';
import { guessLanguage } from './language.ts';
import { orderFeatures } from './order-features.ts';
import type { ScoredText } from './reading.ts';
import { readText } from './reading.ts';
import { bestWindow, termsBySentence, termsIn } from './windows.ts';
import { wordFeatures } from './word-features.ts';

function featuresOf(sentence: ScoredText, source: ScoredText): Record<string, number> {
  const alignment = align(sentence, source);
  const bySentence = termsBySentence(alignment);
  const window = bestWindow(alignment, bySentence, 3);
  const inWindow = termsIn(window, bySentence, alignment.terms.length);
  return {
    ...wordFeatures(alignment, bySentence, window, inWindow),
    ...orderFeatures(alignment, window),
    ...contextFeatures(alignment, bySentence),
    ...exactFeatures(alignment, window, inWindow),
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

/** The features of a pair, by name: what the score is made from, and what training reads. */
export function pairFeatures(source: ScoredText, sentence: string): Record<string, number> {
  return featuresOf(readText(sentence.normalize('NFC').replace(footnote, ''), source.language), source);
}
