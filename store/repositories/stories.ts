// Stories: clusters of articles about one event. A story's row is always what its articles make it; it is assigned at most once,
// and never when it was merged into another.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';

/** What the clusterer and a story's summary need of one article. */
export interface ClusterArticle {
  readonly id: string;
  readonly storyId: string | null;
  readonly title: string;
  readonly language: string;
  readonly outlet: string;
  readonly origin: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
}

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

/** Articles of stories fetched since `since`, in the order of their ids after `afterId`, at most `limit`: pages for building the index. */
export async function clusteredArticlesPage(
  database: Database,
  page: { readonly since: Date; readonly afterId: string; readonly limit: number; readonly length: number },
): Promise<ClusterArticleText[]> {
  const rows = await articleTexts(database, page.length)
    .innerJoin('story', 'story.id', 'article.story_id')
    .where('story.state', '=', 'open')
    .where('article.fetched_at', '>=', page.since)
    .where('article.id', '>', page.afterId)
    .orderBy('article.id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...toClusterArticle(row), text: row.text }));
}

/** Ids of the articles of stories that were touched since `since` (a time of `databaseNow`), with the story of each. */
export async function articlesOfTouchedStories(database: Database, since: Date): Promise<{ id: string; storyId: string }[]> {
  const rows = await database
    .selectFrom('article')
    .innerJoin('story', 'story.id', 'article.story_id')
    .select(['article.id', 'story.id as story_id'])
    .where('story.updated_at', '>=', since)
    .where('story.state', '=', 'open')
    .execute();
  return rows.map((row) => ({ id: row.id, storyId: row.story_id }));
}

/** The database's clock, not the transaction's start: what `updated_at` of stories is written by and compared with. */
export async function databaseNow(database: Database): Promise<Date> {
  const row = await database.selectNoFrom(sql<Date>`clock_timestamp()`.as('now')).executeTakeFirstOrThrow();
  return row.now;
}

/** Lets one transaction at a time decide where an article belongs. On the embedded store the session itself sees to that. */
export async function lockClustering(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('newsroom-clustering'))`.execute(transaction);
}

/** All articles of a story, in the order of their times. */
export async function articlesOfStory(database: Database, storyId: string): Promise<ClusterArticle[]> {
  const rows = await database
    .selectFrom('article')
    .select(clusterColumns)
    .where('story_id', '=', storyId)
    .orderBy(sql`coalesce(published_at, fetched_at)`)
    .orderBy('id')
    .execute();
  return rows.map(toClusterArticle);
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

/** The open story that `storyId` is, or was merged into, locked until the transaction ends; null: there is none. */
export async function lockOpenStory(transaction: DatabaseTransaction, storyId: string): Promise<string | null> {
  const passed = new Set<string>();
  for (let id: string | null = storyId; id !== null && !passed.has(id);) {
    passed.add(id);
    const row: { state: string; merged_into: string | null } | undefined = await transaction
      .selectFrom('story')
      .select(['state', 'merged_into'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state === 'open') return id;
    id = row?.merged_into ?? null;
  }
  return null;
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

/** Lets a story be assigned again whose every draft failed: what was too little for one may be enough with the article that came. */
export async function reopenAfterFailure(transaction: DatabaseTransaction, storyId: string): Promise<void> {
  await transaction
    .updateTable('story')
    .set({ assigned_at: null })
    .where('id', '=', storyId)
    .where((where) => where.exists(where.selectFrom('draft').select('id').where('story_id', '=', storyId).where('state', '=', 'failed')))
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('draft').select('id').where('story_id', '=', storyId).where('state', 'not in', ['failed', 'withdrawn']),
        ),
      ),
    )
    .execute();
}

const newArticlesFlag = /^new-articles: (\d+)$/;

/** Whether an article came into a draft's story since its sources were gathered. */
export async function hasNewArticles(database: Database, draftId: string): Promise<boolean> {
  const row = await database.selectFrom('draft').select('flags').where('id', '=', draftId).executeTakeFirst();
  return row?.flags.some((flag) => newArticlesFlag.test(flag)) === true;
}

/**
 * Flags the drafts of a story that have read their sources and are not decided for good: one more article came that they do not rest on.
 * A draft carries one flag `new-articles: N`. Its text is never touched. Returns the ids of the flagged drafts.
 */
export async function flagNewArticle(transaction: DatabaseTransaction, storyId: string): Promise<string[]> {
  const drafts = await transaction
    .selectFrom('draft')
    .select(['id', 'flags'])
    .where('story_id', '=', storyId)
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
    .forUpdate()
    .execute();
  for (const draft of drafts) {
    const before = draft.flags.map((flag) => Number(newArticlesFlag.exec(flag)?.[1] ?? 0)).reduce((sum, count) => sum + count, 0);
    const flags = [...draft.flags.filter((flag) => !newArticlesFlag.test(flag)), `new-articles: ${before + 1}`];
    await transaction
      .updateTable('draft')
      .set({ flags: JSON.stringify(flags) })
      .where('id', '=', draft.id)
      .execute();
  }
  return drafts.map((draft) => draft.id);
}
