// Why a score is low, in words: what of the sentence stands nowhere in the source, and what stands there but not together.
import { align } from './alignment.ts';
import type { Term } from './alignment.ts';
import type { ScoredText } from './reading.ts';
import { withoutFootnotes } from './features.ts';
import { readText } from './reading.ts';
import { bestWindow, termsBySentence, termsIn } from './windows.ts';

export interface Explanation {
  /** Words and figures of the sentence, as it writes them, that the source has in no form. */
  readonly missingWords: readonly string[];
  readonly missingFigures: readonly string[];
  /** Words that the source has, but not near to where it has most of the others. */
  readonly apart: readonly string[];
}

/** Sentences of the source that are near to each other. */
const near = 3;

export function explainScore(source: ScoredText, sentence: string): Explanation {
  const own = readText(withoutFootnotes(sentence), source.language);
  const alignment = align(own, source);
  const bySentence = termsBySentence(alignment);
  const inWindow = termsIn(bestWindow(alignment, bySentence, near), bySentence, alignment.terms.length);
  const written = new Map<number, string>();
  alignment.order.forEach((term, at) => {
    if (!written.has(term)) written.set(term, own.text.slice(own.starts[at], own.ends[at]));
  });
  const writtenOf = (isMeant: (term: Term, index: number) => boolean): string[] =>
    alignment.terms.flatMap((term, index) => (term.weight > 0 && isMeant(term, index) ? [written.get(index) ?? term.form.key] : []));
  return {
    missingWords: writtenOf((term) => !term.opening && !term.form.figure),
    missingFigures: writtenOf((term) => !term.stem && term.form.figure),
    apart: writtenOf((term, index) => term.stem && inWindow[index] === 0),
  };
}
