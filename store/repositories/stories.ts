// Stories: clusters of articles about one event. A story's row is always what its articles make it; it is assigned at most once,
// and never when it was merged into another.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';
import { currentStory } from './story-changes.ts';
import type { ClusterArticle } from './story-reports.ts';

export type { ClusterArticle } from './story-reports.ts';

export interface ClusterArticleText extends ClusterArticle {
  /** The snapshot's text from its start; at most as many code points as were asked for. */
  readonly text: string;
}

const clusterColumns = [
  'article.id',
  'article.story_id',
  'article.title',
  'article.language',
  'article.outlet',
  'article.origin',
  'article.published_at',
  'article.fetched_at',
] as const;

function toClusterArticle(row: {
  id: string;
  story_id: string | null;
  title: string;
  language: string;
  outlet: string;
  origin: string;
  published_at: Date | null;
  fetched_at: Date;
}): ClusterArticle {
  return {
    id: row.id,
    storyId: row.story_id,
    title: row.title,
    language: row.language,
    outlet: row.outlet,
    origin: row.origin,
    publishedAt: row.published_at,
    fetchedAt: row.fetched_at,
  };
}

function articleTexts(database: Database, length: number) {
  return database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .select(clusterColumns)
    .select(sql<string>`left(snapshot.text, ${length}::integer)`.as('text'));
}

/** Articles with the first `length` code points of their texts, in no order; ids that name none are left out. */
export async function loadClusterArticles(
  database: Database,
  articleIds: readonly string[],
  length: number,
): Promise<ClusterArticleText[]> {
  if (articleIds.length === 0) return [];
  const rows = await articleTexts(database, length)
    .where('article.id', 'in', [...articleIds])
    .execute();
  return rows.map((row) => ({ ...toClusterArticle(row), text: row.text }));
}

/**
 * Those of `nearest` that are in the story, of the article's language, and may carry its text: their sketches share `fewest` hashes with its own, or one of
 * the two has none.
 */
export async function possibleCopies(
  database: Database,
  query: {
    readonly articleId: string;
    readonly storyId: string;
    readonly language: string;
    readonly nearest: readonly string[];
    readonly fewest: number;
  },
): Promise<ClusterArticle[]> {
  if (query.nearest.length === 0) return [];
  const rows = await database
    .selectFrom('article')
    .innerJoin('article as own', (join) => join.on('own.id', '=', query.articleId))
    .select(clusterColumns)
    .where('article.id', 'in', [...query.nearest])
    .where('article.story_id', '=', query.storyId)
    .where('article.language', '=', query.language)
    .where(
      sql<boolean>`(own.sketch = '{}' or article.sketch = '{}'
        or (select count(*) from unnest(article.sketch) as hash where hash = any(own.sketch)) >= ${query.fewest})`,
    )
    .execute();
  return rows.map(toClusterArticle);
}

/** The articles fetched last before `before`, at most `limit`: too old to be joined, but they know the common words. */
export async function earlierArticles(
  database: Database,
  options: { readonly before: Date; readonly limit: number; readonly length: number },
): Promise<ClusterArticleText[]> {
  const rows = await articleTexts(database, options.length)
    .where('article.fetched_at', '<', options.before)
    .orderBy('article.fetched_at', 'desc')
    .limit(options.limit)
    .execute();
  return rows.map((row) => ({ ...toClusterArticle(row), text: row.text }));
}

export interface StorySummary {
  readonly title: string;
  readonly language: string;
  readonly articles: number;
  readonly outlets: number;
  readonly origins: number;
  readonly breaking: boolean;
  /** When the article that made its third origin was stored. */
  readonly thirdOriginAt: Date | null;
  readonly firstPublishedAt: Date | null;
  readonly lastPublishedAt: Date | null;
}

function summaryColumns(summary: StorySummary) {
  return {
    title: summary.title,
    language: summary.language,
    articles: summary.articles,
    outlets: summary.outlets,
    origins: summary.origins,
    breaking: summary.breaking,
    third_origin_at: summary.thirdOriginAt,
    first_published_at: summary.firstPublishedAt,
    last_published_at: summary.lastPublishedAt,
  };
}

/** Opens a story. Its articles are put into it by `putIntoStory`. */
export async function openStory(
  transaction: DatabaseTransaction,
  story: { readonly id: string; readonly title: string; readonly language: string; readonly lastOriginAt: Date },
): Promise<void> {
  await transaction
    .insertInto('story')
    .values({
      id: story.id,
      title: story.title,
      language: story.language,
      merged_into: null,
      first_published_at: null,
      last_published_at: null,
      last_origin_at: story.lastOriginAt,
      assigned_at: null,
    })
    .execute();
}

export interface LockedStory {
  readonly id: string;
  readonly origins: number;
  readonly breaking: boolean;
}

/** The open story that `storyId` is, or was merged into, locked until the transaction ends; null: there is none. */
export async function lockOpenStory(transaction: DatabaseTransaction, storyId: string): Promise<LockedStory | null> {
  for (;;) {
    const id = await currentStory(transaction, storyId);
    if (id === null) return null;
    // Only the open one is locked: a merge, which locks several, never waits here for a story that waits for it.
    const row = await transaction
      .selectFrom('story')
      .select(['id', 'state', 'origins', 'breaking'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state === 'open') return { id: row.id, origins: row.origins, breaking: row.breaking };
  }
}

/** Puts an article that has no story yet into one. False: it has one already. */
export async function putIntoStory(transaction: DatabaseTransaction, articleId: string, storyId: string): Promise<boolean> {
  const result = await transaction
    .updateTable('article')
    .set({ story_id: storyId })
    .where('id', '=', articleId)
    .where('story_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes what a story's articles make of it; `lastOriginAt` only when a new origin joined. */
export async function updateStory(
  transaction: DatabaseTransaction,
  storyId: string,
  summary: StorySummary,
  lastOriginAt: Date | null,
): Promise<void> {
  await transaction
    .updateTable('story')
    .set({
      ...summaryColumns(summary),
      updated_at: sql<Date>`clock_timestamp()`,
      ...(lastOriginAt === null ? {} : { last_origin_at: lastOriginAt }),
    })
    .where('id', '=', storyId)
    .execute();
}
