// What one word says, worked out once: news repeats its words, and bringing one to Latin letters costs a hundred times a look-up.
import { anchorWeight, figureOf, figureWeight, nameKeyOf } from './anchors.ts';
import { WordTable } from './word-table.ts';
import type { WordScan } from './words.ts';

/** Words are compared by their beginnings: inflections share them. */
const stemLength = 9;
const remembered = 200_000;
const longest = 60;

export interface WordFacts {
  readonly stem: string;
  readonly capital: boolean;
  /** What stands for it in any language: a figure's digits, or a name's consonants. */
  readonly anchor: string | null;
  readonly anchorWeight: number;
  readonly figure: boolean;
}

function workOut(word: string): WordFacts {
  const stem = Array.from(word.toLowerCase().replaceAll('.', '')).slice(0, stemLength).join('');
  const figure = figureOf(word);
  const name = figure === null ? nameKeyOf(word) : null;
  return {
    stem,
    capital: /^\p{Lu}/u.test(word),
    anchor: figure ?? name,
    anchorWeight: figure === null ? anchorWeight(word) : figureWeight(figure),
    figure: figure !== null,
  };
}

const known = new WordTable<WordFacts>({ most: remembered, longest, workOut });

/** What the word says that was read last. */
export const factsAt = (text: string, { units, at, end }: WordScan): WordFacts => known.find(text, units, at, end);
