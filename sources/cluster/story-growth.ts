// What growing does to stories: two turn out to be one when an article joins what each told of it, and one falls into two. Both are only
// proposed here. A wrong merge is worse than a missed one, so more is asked than of an article that joins.
import type { Held, Holdings, Story } from './holdings.ts';
import { anchorsShared, askedToMerge, askedToStay, lengthShare, type ComparedBy } from './likeness.ts';
import { latest, likenessToSum } from './story-likeness.ts';
import type { Query, TermSpace } from './term-space.ts';

/** Another story that has grown to be one with a story. */
export interface StoryMerge {
  readonly storyId: string;
  /** Likeness of the two stories divided by what is asked for: always 1 or more. The caller decides which of the two stays. */
  readonly score: number;
  readonly by: ComparedBy;
  /** In words, for an editor. */
  readonly why: string;
}

/** The part of a story that is about something else than the rest of it. */
export interface StorySplit {
  /** The smaller part; at least one article stays behind. */
  readonly articleIds: string[];
  readonly why: string;
}

const candidates = 24;
/** Articles of a part that makes a story of its own: of titles more are needed than of articles. */
const partOfTitles = 5;
const partOfArticles = 2;
const rounds = 4;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

const termsOf = (space: TermSpace, members: readonly Held[], by: ComparedBy): number =>
  mean(members.map((held) => space.lengthOf(held[by])));

function languagesOf(story: Story): string[] {
  return Array.from(new Set(story.members.map(({ language }) => language)));
}

/** A story's articles of one language, summed, to be compared with other stories. */
interface Side {
  readonly by: ComparedBy;
  readonly language: string;
  readonly space: TermSpace;
  readonly own: readonly Held[];
  readonly at: number;
  readonly query: Query;
}

function sidesOf(holdings: Holdings, story: Story): Side[] {
  return languagesOf(story).flatMap((language) =>
    (['words', 'anchors'] as const).map((by) => {
      const space = holdings.space(by, language);
      const own = latest(space, story, by, language, true);
      return { by, language, space, own, at: mean(own.map((held) => held.at)), query: space.sum(own.map((held) => held[by])) };
    }),
  );
}

function mergeBy({ by, language, space, own, at, query }: Side, other: Story, windowMs: number): StoryMerge | null {
  const theirs = latest(space, other, by, language);
  if (theirs.length === 0 || Math.abs(at - mean(theirs.map((held) => held.at))) > windowMs) return null;
  const places = theirs.map((held) => held.anchors);
  if (by === 'anchors' && !space.compare(query, places).some(({ shared }) => shared >= anchorsShared)) return null;
  const likeness = likenessToSum(space, query, other, theirs, { by, at, whole: by === 'words' });
  const score = likeness / askedToMerge(space, by, (termsOf(space, own, by) + termsOf(space, theirs, by)) / 2);
  const percent = Math.round(likeness * 100);
  const what = by === 'words' ? 'words' : 'names and figures';
  return { storyId: other.id, score, by, why: `${own.length} and ${theirs.length} articles have ${percent} % of their ${what} in common` };
}

/**
 * Whether two stories have articles of one language that are about different things: then names that a third language's article gives both are no reason
 * to merge them.
 */
function areToldApart(sides: readonly Side[], other: Story): boolean {
  return sides.some(({ by, language, space, own, at, query }) => {
    if (by !== 'words') return false;
    const theirs = latest(space, other, 'words', language);
    if (theirs.length === 0) return false;
    const terms = (termsOf(space, own, 'words') + termsOf(space, theirs, 'words')) / 2;
    return likenessToSum(space, query, other, theirs, { by, at, whole: true }) < askedToStay(space, terms);
  });
}

/** The stories that these sums are most like. */
function alike(holdings: Holdings, sides: readonly Side[]): Story[] {
  const found = sides.flatMap(({ space, query }) => space.neighbours(query, candidates));
  return Array.from(new Set(found.flatMap(({ owner }) => holdings.byNumber(owner)?.story ?? [])));
}

/** Those of `others`, or of all stories held, that a story has grown to be one with, the likest first. */
export function mergesOf(holdings: Holdings, story: Story, others: readonly Story[] | null, windowMs: number): StoryMerge[] {
  if (others?.length === 0) return [];
  const sides = sidesOf(holdings, story);
  const found = (others ?? alike(holdings, sides)).flatMap((other) => {
    if (other === story) return [];
    const merges = sides
      .flatMap((side) => mergeBy(side, other, windowMs) ?? [])
      .filter(({ by }) => by === 'words' || !areToldApart(sides, other));
    return merges.toSorted((one, next) => next.score - one.score).slice(0, 1);
  });
  return found.filter(({ score }) => score >= 1).toSorted((one, other) => other.score - one.score);
}

/** Two parts, each article with the part that it is more like; begun from the first article and the one least like it. */
function parted(space: TermSpace, members: readonly Held[]): [Held[], Held[]] {
  const places = members.map(({ words }) => words);
  const to = (part: readonly number[]): number[] => space.compare(space.sum(part), places).map(({ similarity }) => similarity);
  const first = to(places.slice(0, 1));
  const least = first.indexOf(Math.min(...first));
  const farthest = to([places[least] ?? 0]);
  let inFirst = members.map((_, index) => (first[index] ?? 0) >= (farthest[index] ?? 0));
  for (let round = 0; round < rounds; round += 1) {
    const [one, other] = [places.filter((_, index) => inFirst[index]), places.filter((_, index) => !inFirst[index])];
    if (one.length === 0 || other.length === 0) break;
    const [toOne, toOther] = [to(one), to(other)];
    inFirst = members.map((_, index) => (toOne[index] ?? 0) >= (toOther[index] ?? 0));
  }
  return [members.filter((_, index) => inFirst[index]), members.filter((_, index) => !inFirst[index])];
}

/** Whether a story of so many articles is looked at for a split: each time while it is small, then each time that it has doubled, as looking costs more. */
export const isLookedAt = (articles: number): boolean => articles >= 4 && (articles <= 8 || Number.isInteger(Math.log2(articles)));

/** The part of a story's latest articles, of the language that most are in, that has hardly anything to do with the others; or null. */
export function splitIn(holdings: Holdings, story: Story): StorySplit | null {
  const counts = languagesOf(story).map((language) => ({ language, members: story.members.filter((held) => held.language === language) }));
  const most = counts.toSorted((one, other) => other.members.length - one.members.length)[0];
  if (most === undefined) return null;
  const space = holdings.words(most.language);
  const members = latest(space, story, 'words', most.language);
  const terms = termsOf(space, members, 'words');
  const least = Math.round(partOfTitles + (partOfArticles - partOfTitles) * lengthShare(terms));
  if (members.length < 2 * least) return null;
  const [one, other] = parted(space, members);
  const smaller = one.length < other.length ? one : other;
  if (smaller.length < least) return null;
  const [query, rest] = [space.sum(one.map(({ words }) => words)), { ...story, lengths: new Map() }];
  const likeness = likenessToSum(space, query, rest, other, { by: 'words', at: mean(one.map(({ at }) => at)), whole: false });
  if (likeness >= askedToStay(space, terms)) return null;
  const why = `${smaller.length} of ${members.length} articles have ${Math.round(likeness * 100)} % of their words in common with the others`;
  return { articleIds: smaller.map(({ id }) => id), why };
}
