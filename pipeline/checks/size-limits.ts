// How much is compared at most: what has more is `unverified`, as comparing it would hold up the process.
import { lineOf } from './beside.ts';
import { languageWords } from './language-words.ts';
import { Line } from './line.ts';
import { blank } from './outside.ts';
import { quotationRuns, type QuotationRun } from './quotation-runs.ts';
import type { Scope } from './scope.ts';
import { speakersIn } from './speakers.ts';
import type { Finding } from './types.ts';
import { wordsOf } from './words.ts';

/**
 * Words and quotations of a sentence, those who say something in it or in a passage, and words of its passages, one and all together. Rules compare
 * words with words: what has more is no sentence of a report, and would hold up the process.
 */
const most = { words: 300, quotations: 40, speakers: 60, passageWords: 1000, allPassageWords: 5000 };
/** UTF-16 units: writing without spaces has few words. */
const longestPassage = 20_000;

/** Whether a sentence is longer than any of a report: said before anything is compared. */
export function tooManyWords(text: string): Finding | null {
  const words = wordsOf(text).length;
  if (words > most.words) return { verdict: 'unverified', reason: `has ${words} words, more than ${most.words}` };
  const quotations = quotationRuns(text).length;
  return quotations > most.quotations
    ? { verdict: 'unverified', reason: `has ${quotations} quotations, more than ${most.quotations}` }
    : null;
}

/** Whether sentence and passages are more than can be compared in good time. */
export function tooMuch(sentence: {
  readonly text: string;
  readonly language: string;
  readonly scope: Scope;
  readonly runs: readonly QuotationRun[];
}): Finding | null {
  const { scope, text, runs, language } = sentence;
  if (scope.strict.some(({ range }) => range.text.length > longestPassage))
    return { verdict: 'unverified', reason: `one of its passages has more than ${longestPassage} characters` };
  const lengths = scope.strict.map(({ range }) => range.reading.words.length);
  if (lengths.some((length) => length > most.passageWords))
    return { verdict: 'unverified', reason: `one of its passages has more than ${most.passageWords} words` };
  if (lengths.reduce((sum, length) => sum + length, 0) > most.allPassageWords)
    return { verdict: 'unverified', reason: `its passages have more than ${most.allPassageWords} words` };
  const own = new Line(blank(text, runs), language, languageWords(language));
  const passages = scope.strict.filter(({ source }) => source.article.language === language).map(({ range }) => lineOf(range, language));
  const speakers = Math.max(...[own, ...passages].map((line) => speakersIn(line, language).length));
  return speakers > most.speakers
    ? { verdict: 'unverified', reason: `tells ${speakers} times who says it, more than ${most.speakers}` }
    : null;
}
