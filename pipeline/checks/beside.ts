// A sentence beside each of its passages, made once for all rules that compare what words mean and where they stand.
import { Comparison } from './comparison.ts';
import { languageWords } from './language-words.ts';
import type { LanguageWords } from './language-words.ts';
import { Line } from './line.ts';
import type { Token } from './line.ts';
import { meaningsOf } from './meanings.ts';
import type { Meanings } from './meanings.ts';
import type { OutsideText } from './outside.ts';
import type { Scope } from './scope.ts';
import type { ReadRange, SourceIndex } from './source-index.ts';
import type { Finding } from './types.ts';

export interface BesidePassage {
  readonly comparison: Comparison;
  readonly range: ReadRange;
  readonly source: SourceIndex;
}

/** The sentence outside its quotations, and its passages in the same language. */
export interface Beside {
  readonly line: Line;
  readonly passages: readonly BesidePassage[];
  /** Whether a word of the sentence belongs to an outlet's name. */
  readonly isOutlet: (token: Token) => boolean;
  readonly comparisons: readonly Comparison[];
  readonly language: string;
  readonly lexicon: LanguageWords;
  readonly meanings: Meanings;
}

const lines = new WeakMap<ReadRange, Line>();

export function lineOf(range: ReadRange, language: string): Line {
  let line = lines.get(range);
  if (line === undefined) {
    line = new Line(range.text, language, languageWords(language), range.reading.words);
    lines.set(range, line);
  }
  return line;
}

export function besideOf(outside: OutsideText, scope: Scope, language: string): Beside {
  const lexicon = languageWords(language);
  const meanings = meaningsOf(language);
  const line = new Line(outside.unquoted, language, lexicon);
  const passages = scope.strict
    .filter(({ source }) => source.article.language === language)
    .map(({ source, range }) => ({ source, range, comparison: new Comparison(line, lineOf(range, language), language, meanings) }));
  const isOutlet = (token: Token): boolean =>
    outside.mentions.some(({ start, end }) => start <= token.word.start && token.word.start < end);
  return { line, passages, isOutlet, comparisons: passages.map(({ comparison }) => comparison), language, lexicon, meanings };
}

/** A finding that a passage says otherwise. */
export function against(
  beside: Beside,
  comparison: Comparison | undefined,
  reason: string,
  verdict: 'contradicted' | 'partly' = 'contradicted',
): Finding {
  const passage = beside.passages.find((one) => one.comparison === comparison);
  if (passage === undefined) return { verdict: 'partly', reason };
  const { article } = passage.source;
  const { start, end } = passage.range.span;
  return { verdict, reason, evidence: { articleId: article.id, snapshot: article.snapshot, start, end, role: 'contradicts' } };
}
