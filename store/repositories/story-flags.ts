// What a draft is told while its story moves on: a flag on its row, never another word in its text. A story's drafts are those of every story that was
// merged into it.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';

/** Drafts in these states have ended: nothing is flagged on them. */
const ended = ['published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn'] as const;

/** Ids of a story and of all that were merged into it or with it. */
function withMerged(storyId: string) {
  return sql<string>`(select story_family(${storyId}))`;
}

/** Lets a story be assigned again whose every draft failed: what was too little for one may be enough with the article that came. */
export async function reopenAfterFailure(transaction: DatabaseTransaction, storyId: string): Promise<void> {
  await transaction
    .updateTable('story')
    .set({ assigned_at: null })
    .where('id', '=', storyId)
    .where((where) =>
      where.exists(where.selectFrom('draft').select('id').where('story_id', 'in', withMerged(storyId)).where('state', '=', 'failed')),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('draft')
            .select('id')
            .where('story_id', 'in', withMerged(storyId))
            .where('state', 'not in', ['failed', 'withdrawn']),
        ),
      ),
    )
    .execute();
}

/** The drafts of a story that have read their sources and are not decided for good, locked in the order of their ids. */
function draftsAtWork(transaction: DatabaseTransaction, storyId: string) {
  return (
    transaction
      .selectFrom('draft')
      .select(['id', 'flags'])
      .where('story_id', 'in', withMerged(storyId))
      .where((where) =>
        where.or([
          where('state', 'in', ['in-review', 'approved']),
          // While a draft is written, its sources are pinned as soon as the round has gathered them.
          where.and([
            where('state', 'in', ['drafting', 'waiting-budget']),
            where.exists(
              where
                .selectFrom('round_source')
                .select('round_source.article_id')
                .whereRef('round_source.draft_id', '=', 'draft.id')
                .whereRef('round_source.round', '=', 'draft.round'),
            ),
          ]),
        ]),
      )
      // One order for all who flag several.
      .orderBy('id')
      .forUpdate()
  );
}

interface Flagged {
  readonly id: string;
  readonly flags: readonly string[];
}

async function setFlags(transaction: DatabaseTransaction, { id, flags }: Flagged): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({ flags: JSON.stringify(flags) })
    .where('id', '=', id)
    .execute();
}

/** Adds to the count of `name: N`, of which a draft has one at most. */
async function addToCount(transaction: DatabaseTransaction, draft: Flagged, name: string, more: number): Promise<void> {
  const before = draft.flags.filter((flag) => flag.startsWith(`${name}: `)).map((flag) => Number(flag.slice(name.length + 2)));
  const count = before.reduce((sum, one) => sum + (Number.isFinite(one) ? one : 0), more);
  const others = draft.flags.filter((flag) => !flag.startsWith(`${name}: `));
  await setFlags(transaction, { id: draft.id, flags: [...others, `${name}: ${count}`] });
}

/** Whether an article came into a draft's story since its sources were gathered. */
export async function hasNewArticles(database: Database, draftId: string): Promise<boolean> {
  const row = await database.selectFrom('draft').select('flags').where('id', '=', draftId).executeTakeFirst();
  return row?.flags.some((flag) => flag.startsWith('new-articles: ')) === true;
}

/**
 * Flags the drafts of an open story that have read their sources and are not decided for good: so many more articles came that they do not rest on.
 * A draft carries one flag `new-articles: N`. Its text is never touched. Returns the ids of the flagged drafts.
 */
export async function flagNewArticles(transaction: DatabaseTransaction, storyId: string, articles: number): Promise<string[]> {
  const drafts = await draftsAtWork(transaction, storyId).execute();
  for (const draft of drafts) await addToCount(transaction, draft, 'new-articles', articles);
  return drafts.map(({ id }) => id);
}

/** Flags the live drafts of a story that is about to be merged, and of those merged into it before: one flag `story-merged: ID`, the latest. */
export async function flagMerged(transaction: DatabaseTransaction, storyId: string, into: string): Promise<void> {
  const drafts = await transaction
    .selectFrom('draft')
    .select(['id', 'flags'])
    .where('story_id', 'in', withMerged(storyId))
    .where('state', 'not in', ended)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id, flags } of drafts)
    await setFlags(transaction, { id, flags: [...flags.filter((flag) => !flag.startsWith('story-merged: ')), `story-merged: ${into}`] });
}

interface Resting extends Flagged {
  /** Sources of the draft's present round among the articles asked for. */
  readonly sources: number;
}

/** The live drafts of a story that rest on any of these articles, locked. */
async function draftsRestingOn(transaction: DatabaseTransaction, storyId: string, articleIds: readonly string[]): Promise<Resting[]> {
  const drafts = await transaction
    .selectFrom('draft')
    .select(['id', 'flags'])
    .select((select) =>
      select
        .selectFrom('round_source')
        .select(sql<number>`count(distinct article_id)::int`.as('count'))
        .whereRef('round_source.draft_id', '=', 'draft.id')
        .whereRef('round_source.round', '=', 'draft.round')
        .where('round_source.article_id', 'in', articleIds)
        .as('sources'),
    )
    .where('story_id', 'in', withMerged(storyId))
    .where('state', 'not in', ended)
    .orderBy('id')
    .forUpdate()
    .execute();
  return drafts.flatMap(({ id, flags, sources }) => (sources === null || sources === 0 ? [] : [{ id, flags, sources }]));
}

/**
 * Flags the live drafts of a story that rest on articles which leave it: one flag `story-split: N`, of as many sources of the present round. Returns the
 * ids of the flagged drafts.
 */
export async function flagSplit(transaction: DatabaseTransaction, storyId: string, articleIds: readonly string[]): Promise<string[]> {
  const drafts = await draftsRestingOn(transaction, storyId, articleIds);
  for (const draft of drafts) await addToCount(transaction, draft, 'story-split', draft.sources);
  return drafts.map(({ id }) => id);
}

/**
 * Flags the live drafts of a story that rest on articles which may be about another event, `story-doubtful: N`; the story stays as it is. Returns the ids
 * of the drafts whose flag is new or has another count.
 */
export async function flagDoubtful(transaction: DatabaseTransaction, storyId: string, articleIds: readonly string[]): Promise<string[]> {
  const drafts = await draftsRestingOn(transaction, storyId, articleIds);
  const changed = drafts.filter(({ flags, sources }) => !flags.includes(`story-doubtful: ${sources}`));
  for (const { id, flags, sources } of changed) {
    await setFlags(transaction, {
      id,
      flags: [...flags.filter((flag) => !flag.startsWith('story-doubtful: ')), `story-doubtful: ${sources}`],
    });
  }
  return changed.map(({ id }) => id);
}
