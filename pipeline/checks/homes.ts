// The passages that a sentence can be from: those that have about as many of its words as the best. What one of them says as the sentence does
// is said, whatever the others leave open.
import type { Beside, BesidePassage } from './beside.ts';

/** Share of the sentence's words that a passage has at least, and of those that the best one has. */
const least = 0.4;
const near = 0.8;

const known = new WeakMap<Beside, readonly BesidePassage[]>();

export function homesOf(beside: Beside): readonly BesidePassage[] {
  let homes = known.get(beside);
  if (homes === undefined) {
    const shares = beside.passages.map((passage) => ({ passage, share: passage.comparison.share() }));
    const best = Math.max(least, ...shares.map(({ share }) => share));
    homes = shares.filter(({ share }) => share >= best * near && share >= least).map(({ passage }) => passage);
    known.set(beside, homes);
  }
  return homes;
}
