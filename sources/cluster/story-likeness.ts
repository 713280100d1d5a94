// How alike an article or a story is to a story: to the sum of the story's articles, so that a story of hundreds of titles neither
// falls to pieces because two titles share few words, nor takes in what is like one of them only.
import type { Held, Holdings, Story } from './holdings.ts';
import { faded, type ComparedBy } from './likeness.ts';
import type { Query, TermSpace } from './term-space.ts';

/** So many terms of a story's articles are compared at most, those of its latest articles, but never fewer articles than this. */
const termsCompared = 3000;
const leastMembers = 6;
const mostMembers = 64;

export interface Compared {
  readonly held: Held;
  /** 0 to 1, faded by the time between. */
  readonly likeness: number;
  readonly shared: number;
}

/**
 * The latest of a story's articles, the latest last, that may be compared: those of the language by words, those of others by anchors; `isOwn`:
 * those of the language by either.
 */
export function latest(space: TermSpace, story: Story, by: ComparedBy, language: string, isOwn = by === 'words'): Held[] {
  const found: Held[] = [];
  let left = termsCompared;
  for (let index = story.members.length - 1; index >= 0 && found.length < mostMembers; index -= 1) {
    const held = story.members[index];
    if (held === undefined || (held.language === language) !== isOwn) continue;
    if (left <= 0 && found.length >= leastMembers) break;
    left -= space.lengthOf(held[by]);
    found.push(held);
  }
  return found.reverse();
}

/** The articles at these numbers as compared with what was published `at`; those further apart than the window are left out. */
export function compare(
  holdings: Holdings,
  found: Iterable<{ readonly owner: number; readonly similarity: number; readonly shared: number }>,
  { at, windowMs }: { readonly at: number; readonly windowMs: number },
): Compared[] {
  const compared: Compared[] = [];
  for (const { owner, similarity, shared } of found) {
    const held = holdings.byNumber(owner);
    if (held === undefined) continue;
    const apart = Math.abs(at - held.at);
    if (apart <= windowMs) compared.push({ held, likeness: similarity * faded(apart), shared });
  }
  return compared;
}

/**
 * Cosine of the query and the sum of these articles of the story, each brought to length 1, faded by time. The sum of their
 * similarities is the dot product; what it is divided by is remembered until the story changes.
 */
export function likenessToSum(
  space: TermSpace,
  query: Query,
  story: Story,
  members: readonly Held[],
  compared: { readonly by: ComparedBy; readonly at: number; readonly whole: boolean },
): number {
  const places = members.map((held) => held[compared.by]);
  let length = compared.whole ? story.lengths.get(space) : undefined;
  if (length === undefined) {
    length = Math.sqrt(space.sum(places).own);
    if (compared.whole) story.lengths.set(space, length);
  }
  if (length === 0) return 0;
  let sum = 0;
  for (const [index, { similarity }] of space.compare(query, places).entries()) {
    sum += similarity * faded(Math.abs(compared.at - (members[index]?.at ?? compared.at)));
  }
  return Math.min(1, sum / length);
}
