// What one word says, worked out once: news repeats its words, and bringing one to Latin letters costs a hundred times a look-up.
import { anchorWeight, figureOf, figureWeight, nameKeyOf } from './anchors.ts';

/** Words are compared by their beginnings: inflections share them. */
const stemLength = 9;
/** So many words are remembered; then all are forgotten at once, which costs less than telling which were used last. */
const remembered = 200_000;
/** What is longer is no word of a language, and is not kept. */
const longest = 60;

export interface WordFacts {
  readonly stem: string;
  readonly capital: boolean;
  /** What stands for it in any language: a figure's digits, or a name's consonants. */
  readonly anchor: string | null;
  readonly anchorWeight: number;
  readonly figure: boolean;
}

const known = new Map<string, WordFacts>();

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

export function factsOf(word: string): WordFacts {
  const before = known.get(word);
  if (before !== undefined) return before;
  const facts = workOut(word);
  if (word.length > longest) return facts;
  if (known.size >= remembered) known.clear();
  known.set(word, facts);
  return facts;
}
