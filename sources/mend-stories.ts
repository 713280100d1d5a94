// Stories that have grown to be one, and a story that has fallen in two: what the newsroom changes by itself after an article came, and where it leaves
// the change to an editor.
//
//   two stories grown to be one ──▶ merged, unless their articles were split apart before
//   a story fallen in two       ──▶ split, unless an editor made it one, it is pinned, or anything was written of it: then its drafts are flagged
//
// The story that stands is the one with a publication, else with drafts, else a pinned one, else the older.
import type { Logger } from '../core/logging.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { lockLanguagesTogether } from '../store/repositories/clustering.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { flagDoubtful } from '../store/repositories/story-flags.ts';
import { storyStandings, wasJoinedByEditor, wereSplitApart, type StoryStanding } from '../store/repositories/story-standing.ts';
import { inTransaction } from '../store/transactions.ts';
import type { StoryWindow } from './story-window.ts';

export interface MendDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly window: StoryWindow;
}

/** Merges after one article at most: a story that goes on growing is looked at again with its next. */
const mergesAtOnce = 3;

/** Negative where `one` stands and `other` is merged into it. */
function byStanding(one: StoryStanding, other: StoryStanding): number {
  return (
    Number(other.published) - Number(one.published) ||
    Number(other.drafts > 0) - Number(one.drafts > 0) ||
    Number(other.pinned) - Number(one.pinned) ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

type Merge = { readonly from: string; readonly into: string; readonly reason: string };

async function mergeOnce({ window }: MendDeps, transaction: DatabaseTransaction, storyId: string): Promise<Merge | null> {
  for (const { storyId: other, why } of window.index.mergesFor(storyId)) {
    const [stands, goes] = (await storyStandings(transaction, [storyId, other])).toSorted(byStanding);
    if (stands === undefined || goes === undefined || (await wereSplitApart(transaction, storyId, other))) continue;
    const merge = { from: goes.id, into: stands.id, reason: why };
    await mergeStories(transaction, { ...merge, editorId: null });
    return merge;
  }
  return null;
}

async function splitOnce({ window }: MendDeps, transaction: DatabaseTransaction, storyId: string) {
  const split = window.index.splitOf(storyId);
  const [standing] = await storyStandings(transaction, [storyId]);
  if (split === null || standing === undefined || standing.pinned || (await wasJoinedByEditor(transaction, storyId))) return null;
  const { articleIds, why: reason } = split;
  if (standing.drafts > 0) {
    const flagged = await flagDoubtful(transaction, storyId, articleIds);
    return flagged.length === 0 ? null : { from: storyId, into: null, flagged, reason };
  }
  const into = await splitStory(transaction, { storyId, articleIds, editorId: null, reason });
  return { from: storyId, into, flagged: [], reason };
}

/**
 * Merges what an open story has grown to be one with, and splits it where it has fallen in two; each in a transaction of its own, so that whatever ends
 * the process leaves whole stories, and the next article of the story looks again. The window knows the outcome. Returns whether stories were merged.
 */
export async function mendStory(deps: MendDeps, storyId: string): Promise<boolean> {
  const { database, logger, window } = deps;
  let present = storyId;
  let merged = false;
  for (let count = 0; count < mergesAtOnce && window.index.mergesFor(present).length > 0; count += 1) {
    const merge = await inTransaction(database, async (transaction) => {
      await lockLanguagesTogether(transaction);
      await window.catchUp(transaction);
      return mergeOnce(deps, transaction, present);
    });
    if (merge === null) break;
    logger.info({ event: 'stories-merged', ...merge });
    present = merge.into;
    merged = true;
    await inTransaction(database, (transaction) => window.catchUp(transaction));
  }
  if (window.index.splitOf(present) === null) return merged;
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
