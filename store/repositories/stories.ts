// Stories: clusters of articles about one event. A story's row is always what its articles make it; it is assigned at most once,
// and never when it was merged into another.
import { sql } from 'kysely';
import type { StoryToAssign } from '../../core/story.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { currentStory } from './story-changes.ts';
import type { ClusterArticle } from './story-reports.ts';

export type { ClusterArticle } from './story-reports.ts';

/** How many stories one look for unassigned ones returns at most. */
const storiesAtOnce = 200;
/** UTF-16 units of an article's text that an assignment reads. */
const leadUnits = 400;

/** Cuts to `units` UTF-16 units without leaving half a character. */
function cut(text: string, units: number): string {
  const head = text.slice(0, units);
  const last = head.charCodeAt(head.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? head.slice(0, -1) : head;
}

/**
 * Stories waiting for an analyst, breaking ones and then the newest first, at most 200: open, unassigned, reported by at least `minimumOutlets`, and settled
 * (no new origin for `settleMs`) or breaking.
 */
export async function storiesToAssign(
  database: Database,
  options: { readonly settleMs: number; readonly minimumOutlets: number; readonly now: Date },
): Promise<StoryToAssign[]> {
  const settledBefore = new Date(options.now.getTime() - options.settleMs);
  const stories = await database
    .selectFrom('story')
    .select(['id', 'title', 'language', 'breaking'])
    .where('state', '=', 'open')
    .where('assigned_at', 'is', null)
    .where('outlets', '>=', options.minimumOutlets)
    .where((where) => where.or([where('last_origin_at', '<=', settledBefore), where('breaking', '=', true)]))
    // The newest first: stories held back by a persona's daily limit grow old at the end, and never keep newer ones from being seen.
    .orderBy('breaking', 'desc')
    .orderBy('last_origin_at', 'desc')
    .orderBy('id')
    .limit(storiesAtOnce)
    .execute();
  if (stories.length === 0) return [];
  const rows = await database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .innerJoin('feed', 'feed.id', 'article.feed_id')
    .select(['article.id', 'article.story_id', 'article.title', 'article.outlet', 'article.language', 'feed.country'])
    // Code points, so never fewer UTF-16 units than wanted: the exact cut is made below.
    .select(sql<string>`left(substr(snapshot.text, strpos(snapshot.text, E'\n\n') + 2), ${sql.lit(leadUnits)})`.as('lead'))
    .where(
      'article.story_id',
      'in',
      stories.map((story) => story.id),
    )
    .orderBy(sql`coalesce(article.published_at, article.fetched_at)`)
    .orderBy('article.id')
    .execute();
  const byStory = new Map(stories.map((story) => [story.id, [] as StoryToAssign['articles'][number][]]));
  for (const { story_id: storyId, lead, ...article } of rows) {
    if (storyId !== null) byStory.get(storyId)?.push({ ...article, lead: cut(lead, leadUnits) });
  }
  return stories.map((story) => ({ ...story, articles: byStory.get(story.id) ?? [] }));
}

/** Takes the story from the stories to assign. False: it was assigned already, and keeps its time. */
export async function markAssigned(transaction: DatabaseTransaction, storyId: string): Promise<boolean> {
  const result = await transaction
    .updateTable('story')
    .set({ assigned_at: sql<Date>`now()`, updated_at: sql<Date>`now()` })
    .where('id', '=', storyId)
    .where('assigned_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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
}

/** The open story that `storyId` is, or was merged into, locked until the transaction ends; null: there is none. */
export async function lockOpenStory(transaction: DatabaseTransaction, storyId: string): Promise<LockedStory | null> {
  for (;;) {
    const id = await currentStory(transaction, storyId);
    if (id === null) return null;
    // Only the open one is locked: a merge, which locks several, never waits here for a story that waits for it.
    const row = await transaction
      .selectFrom('story')
      .select(['id', 'state', 'origins'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state === 'open') return { id: row.id, origins: row.origins };
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
