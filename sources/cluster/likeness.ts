// How alike is enough. Each value stands in the middle of a plateau of recorded news: the F1 of random halves of its events, and of
// streams of short titles made from its sentences, changes little on either side of it. None is chosen for a single article.
import type { TermSpace } from './term-space.ts';

export type ComparedBy = 'words' | 'anchors';

/** What is asked of texts with as few terms as a title, and of articles; between them by the logarithm of the length. */
interface Asked {
  readonly short: number;
  readonly long: number;
}
const shortTerms = 10;
const longTerms = 100;

const toJoin: Readonly<Record<ComparedBy, Asked>> = { words: { short: 0.1, long: 0.155 }, anchors: { short: 0.1, long: 0.1 } };
/** Whole stories have more in common than an article has with one: what is incidental is lost in a sum, what they are about is not. */
const toMerge: Readonly<Record<ComparedBy, Asked>> = { words: { short: 0.19, long: 0.4 }, anchors: { short: 0.44, long: 0.44 } };
/** Parts of a story have nothing to do with each other below this share of what would merge them. */
const splitShare = 0.5;

/** More is asked when many articles could be meant, and while few were seen, because then common words still pass for rare ones. */
const moreForChoice = 0.01;
const moreWhileNew = 0.3;

/** Across languages so many figures and names must be the same, whatever they weigh. */
export const anchorsShared = 5;
/** One word in common proves nothing. */
export const wordsShared = 2;
/** Reports lose half of their similarity over this difference in time, ms. */
const halfLifeMs = 144 * 3_600_000;

/** 0 for a title, 1 for an article, by how many terms it has. */
export function lengthShare(terms: number): number {
  return Math.max(0, Math.min(1, Math.log(Math.max(1, terms) / shortTerms) / Math.log(longTerms / shortTerms)));
}

function between({ short, long }: Asked, terms: number): number {
  return short + (long - short) * lengthShare(terms);
}

const whileNew = (space: TermSpace): number => moreWhileNew / Math.sqrt(space.learned + 1);
const forChoice = (space: TermSpace): number => moreForChoice * Math.log(1 + space.size);

/** The likeness from which an article with so many terms joins a story. */
export function askedToJoin(space: TermSpace, by: ComparedBy, terms: number): number {
  return between(toJoin[by], terms) + forChoice(space) + whileNew(space);
}

/** The likeness from which two stories are one. `terms`: how many their articles have on the mean. */
export function askedToMerge(space: TermSpace, by: ComparedBy, terms: number): number {
  return between(toMerge[by], terms) + forChoice(space) + whileNew(space);
}

/** The likeness below which two parts of a story are two stories. */
export const askedToStay = (space: TermSpace, terms: number): number => splitShare * askedToMerge(space, 'words', terms);

/** What is left of a likeness between reports so far apart, ms. */
export const faded = (apart: number): number => 0.5 ** (apart / halfLifeMs);
