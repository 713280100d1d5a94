// Stories that have grown to be one, and a story that has fallen in two: what the newsroom changes by itself after an article came, and where it leaves
// the change to an editor.
//
//   two stories grown to be one ──▶ merged, unless their articles were split apart before
//   a story fallen in two       ──▶ split, unless an editor made it one, it is pinned, or anything was written of it: then its drafts are flagged
//
// Which of the two stays says core/which-stays.ts.
import type { Logger } from '../core/logging.ts';
import { whichStays } from '../core/which-stays.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { lockLanguagesTogether } from '../store/repositories/clustering.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { flagDoubtful } from '../store/repositories/story-flags.ts';
import { storyStandings, wasJoinedByEditor, wereSplitApart } from '../store/repositories/story-standing.ts';
import { inTransaction } from '../store/transactions.ts';
import { isGist } from './cluster/gists.ts';
import { isLookedAt } from './cluster/story-growth.ts';
import type { StoryWindow } from './story-window.ts';

export interface MendDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly window: StoryWindow;
}

export interface MeaningDeps extends MendDeps {
  /** Cosine of two stories' vectors from which they are one. */
  readonly embeddingLikeness: number;
}

/** Merges after one article at most: a story that goes on growing is looked at again with its next. */
const mergesAtOnce = 3;

type Merge = { readonly from: string; readonly into: string; readonly reason: string };

async function mergeOnce(
  { window }: MendDeps,
  transaction: DatabaseTransaction,
  storyId: string,
  among: readonly string[] | null,
): Promise<Merge | null> {
  for (const { storyId: other, why } of window.index.mergesFor(storyId, among ?? undefined)) {
    const merge = await mergeAlike(transaction, storyId, other, why);
    if (merge !== null) return merge;
  }
  return null;
}

async function splitOnce({ window }: MendDeps, transaction: DatabaseTransaction, storyId: string) {
  const split = window.index.splitOf(storyId);
  const [standing] = await storyStandings(transaction, [storyId]);
  if (split === null || standing === undefined || standing.pinned || (await wasJoinedByEditor(transaction, storyId))) return null;
  const { why: reason } = split;
  const articleIds = split.articleIds.filter((id) => !isGist(id));
  if (articleIds.length === 0) return null;
  if (standing.drafted) {
    const flagged = await flagDoubtful(transaction, storyId, articleIds);
    return flagged.length === 0 ? null : { from: storyId, into: null, flagged, reason };
  }
  const into = await splitStory(transaction, { storyId, articleIds, editorId: null, reason });
  return { from: storyId, into, flagged: [], reason };
}

/** Merges an article's story with another, unless they were split apart. Why that one stays is said with the reason. */
async function mergeAlike(transaction: DatabaseTransaction, storyId: string, other: string, reason: string): Promise<Merge | null> {
  const [one, next] = await storyStandings(transaction, [storyId, other]);
  if (one === undefined || next === undefined || (await wereSplitApart(transaction, storyId, other))) return null;
  const { stays, goes, why } = whichStays(one, next);
  const merge = { from: goes, into: stays, reason: `${reason}; the one that stays ${why}` };
  await mergeStories(transaction, { ...merge, editorId: null });
  return merge;
}

/** Merges the article's story with the one that its gist is told of in other words. Null: with none. */
async function mergeByGist({ window }: MendDeps, transaction: DatabaseTransaction, articleId: string): Promise<Merge | null> {
  const match = window.matchOfGist(articleId);
  const storyId = window.index.storyOf(articleId);
  if (match === null || storyId === undefined || match.storyId === storyId) return null;
  const reason = `what one is about, told in English, is ${match.score.toFixed(2)} times as like the other as is asked for`;
  return mergeAlike(transaction, storyId, match.storyId, reason);
}

/** Merges the article's story with the one in other languages that lies nearest to it. Null: with none. */
async function mergeByVector(
  { window, logger, embeddingLikeness: asked }: MeaningDeps,
  transaction: DatabaseTransaction,
  articleId: string,
): Promise<Merge | null> {
  const started = performance.now();
  const nearest = window.vectors.nearestTo(articleId, asked);
  const storyId = window.index.storyOf(articleId);
  if (nearest === null || storyId === undefined) return null;
  const ms = Math.round(performance.now() - started);
  // By these an operator sees which likenesses the model gives to stories that are one, and to others.
  logger.info({
    event: 'story-placed',
    article: articleId,
    storyId,
    nearest: nearest.storyId,
    likeness: nearest.likeness,
    unlike: nearest.unlike,
    asked,
    held: window.vectors.size,
    ms,
  });
  if (nearest.unlike !== null) return null;
  const reason = `a model places both near one another: likeness ${nearest.likeness.toFixed(3)}, ${asked} is asked for, and no other story in their languages is about as near`;
  return mergeAlike(transaction, storyId, nearest.storyId, reason);
}

async function mergeWith(
  { database, logger, window }: MendDeps,
  decide: (transaction: DatabaseTransaction) => Promise<Merge | null>,
): Promise<Merge | null> {
  const merge = await inTransaction(database, async (transaction) => {
    await lockLanguagesTogether(transaction);
    await window.catchUp(transaction);
    return decide(transaction);
  });
  if (merge === null) return null;
  logger.info({ event: 'stories-merged', ...merge });
  await inTransaction(database, (transaction) => window.catchUp(transaction));
  return merge;
}

/**
 * Merges a story of whose article a model just told what it is about, or where it lies among others: by its gist with the story in English, or in a language
 * told of too, that it is about; by its vector with the nearest story in other languages, then with the nearest in languages that neither has. Returns
 * whether stories were merged.
 */
export async function mendByMeaning(deps: MeaningDeps, articleId: string): Promise<boolean> {
  const { window } = deps;
  let merged = (await mergeWith(deps, (transaction) => mergeByGist(deps, transaction, articleId))) !== null;
  for (let count = 0; count < mergesAtOnce; count += 1) {
    const merge = await mergeWith(deps, async (transaction) => {
      await window.readVectors(transaction);
      return mergeByVector(deps, transaction, articleId);
    });
    if (merge === null) break;
    merged = true;
  }
  return merged;
}

/**
 * Merges what an open story has grown to be one with, and splits it where it has fallen in two; each in a transaction of its own, so that whatever ends
 * the process leaves whole stories, and the next article of the story looks again. `among`: the other stories that the article which came is like;
 * null: any. The
 * window knows the outcome. Returns whether stories were merged.
 */
export async function mendStory(deps: MendDeps, storyId: string, among: readonly string[] | null): Promise<boolean> {
  const { database, logger, window } = deps;
  let present = storyId;
  let merged = false;
  for (let count = 0; count < mergesAtOnce && window.index.mergesFor(present, among ?? undefined).length > 0; count += 1) {
    const storyNow = present;
    const merge = await mergeWith(deps, (transaction) => mergeOnce(deps, transaction, storyNow, among));
    if (merge === null) break;
    present = merge.into;
    merged = true;
  }
  if (!isLookedAt(window.index.sizeOf(present)) || window.index.splitOf(present) === null) return merged;
  const split = await inTransaction(database, async (transaction) => {
    await lockLanguagesTogether(transaction);
    await window.catchUp(transaction);
    return splitOnce(deps, transaction, present);
  });
  if (split === null) return merged;
  logger.info({ event: split.into === null ? 'story-doubted' : 'story-split', ...split });
  await inTransaction(database, (transaction) => window.catchUp(transaction));
  return merged;
}
