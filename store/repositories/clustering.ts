// Who decides where an article belongs, and what the others decided meanwhile.
//
// Locks of one decision, always in this order, so that no two wait for each other: its language's; then, where the article opens a story or joins one
// of another language, the one that all languages share; then the story's row; then those of its drafts.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';

/** Lets one transaction at a time decide where articles of a language belong: two of one event never open two stories at once. */
export async function lockLanguage(transaction: DatabaseTransaction, language: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('newsroom-clustering'), hashtext(${language}))`.execute(transaction);
}

/** Lets one transaction at a time open stories, join across languages, merge and split by itself. Taken after a language's lock, or alone. */
export async function lockLanguagesTogether(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('newsroom-clustering-together'))`.execute(transaction);
}

/** The story of an article, its row locked until the transaction ends; undefined: there is no such article. */
export async function lockArticle(transaction: DatabaseTransaction, articleId: string): Promise<{ storyId: string | null } | undefined> {
  return transaction.selectFrom('article').select('story_id as storyId').where('id', '=', articleId).forUpdate().executeTakeFirst();
}

/** Whether every item that came in was read, or given up, and every article put into its story: nothing known is still on its way. */
export const isCaughtUp = sql<boolean>`(not exists (select from item where state = 'new')
  and not exists (select from article where story_id is null and set_aside is null))`;

export interface ClusteringChanges {
  /** To be asked for at the next look: a transaction's number; what it and later ones did is not all in `articles`. */
  readonly mark: string;
  /** Articles that came into a story or another since the mark asked for, with the story they are in. */
  readonly articles: readonly { readonly id: string; readonly storyId: string }[];
}

/** The present mark. */
export async function clusteringMark(database: Database): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as mark`.execute(database);
  return rows[0]?.mark ?? '0';
}

/**
 * What was clustered since `mark`, of articles fetched since `since`. Every transaction that was not over at the mark is looked at again, so that none is
 * missed that committed after one with a higher number; what is known already may come again. Numbers beyond the present one are of another server
 * that this database was copied from.
 */
export async function clusteredSinceMark(
  transaction: DatabaseTransaction,
  { mark, since }: { readonly mark: string; readonly since: Date },
): Promise<ClusteringChanges> {
  const { rows } = await sql<ClusteringChanges>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as mark, coalesce((
      select jsonb_agg(jsonb_build_object('id', id, 'storyId', story_id) order by clustered_in, fetched_at, id) from article
      where clustered_in >= ${mark}::xid8 and clustered_in < pg_snapshot_xmax(pg_current_snapshot())
        and story_id is not null and fetched_at >= ${since}), '[]') as articles`.execute(transaction);
  return rows[0] ?? { mark, articles: [] };
}
