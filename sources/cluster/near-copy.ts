// Whether two articles carry the same text: the overlap (Jaccard) of their runs of five words.
import { wordsOf } from './words.ts';

/** From this overlap on, one of the two is a copy of the other. */
export const nearCopyThreshold = 0.6;
const run = 5;

/** Runs of five words of a text, lower-cased; a shorter text is one run. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => word.text.toLowerCase());
  const shingles = new Set<string>();
  for (let index = 0; index < Math.max(1, words.length - run + 1); index += 1) shingles.add(words.slice(index, index + run).join(' '));
  return shingles;
}

/** Shared runs divided by all runs, 0 to 1. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
