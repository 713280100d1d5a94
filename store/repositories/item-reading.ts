// What reading asks of items and does to them: load one with its feed, find the address read before, mark it read or failed.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { resolveItemProblems } from './problems.ts';

const givenPrefix = 'given-by-address ';

/** What an item is stored under that is in no feed's list: somebody gave its address. No feed's name has a space in it that early. */
export function givenName(url: string): string {
  return `${givenPrefix}${url}`;
}

function isGivenAddress(guid: string): boolean {
  return guid.startsWith(givenPrefix);
}

export interface ItemToRead {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly contentHtml: string | null;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly state: 'new' | 'read' | 'failed' | 'skipped';
  readonly attempts: number;
  /** The article that its page was stored as; null while it was not read. */
  readonly articleId: string | null;
  /** Whether its feed gives the same address to an entry with another title: the page there can be only one of them. */
  readonly sharesAddress: boolean;
  /** It is in no list: somebody gave its address, and the page alone says what it is (address-assignments.ts). */
  readonly isGiven: boolean;
  readonly feed: { readonly id: string; readonly title: string; readonly language: string | null };
}

/** The item and its feed, or null. */
export async function loadItemToRead(database: Database, itemId: string): Promise<ItemToRead | null> {
  const row = await database
    .selectFrom('item')
    .innerJoin('feed', 'feed.id', 'item.feed_id')
    .select([
      'item.id',
      'item.guid',
      'item.url',
      'item.title',
      'item.summary',
      'item.content_html',
      'item.author',
      'item.published_at',
      'item.state',
      'item.attempts',
      'item.article_id',
      'feed.id as feed_id',
      'feed.title as feed_title',
      'feed.language as feed_language',
    ])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('item as other')
            .select('other.id')
            .whereRef('other.feed_id', '=', 'item.feed_id')
            .whereRef('other.url', '=', 'item.url')
            .whereRef('other.title', '!=', 'item.title'),
        )
        .as('shares_address'),
    )
    .where('item.id', '=', itemId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    summary: row.summary,
    contentHtml: row.content_html,
    author: row.author,
    publishedAt: row.published_at,
    state: row.state,
    attempts: row.attempts,
    articleId: row.article_id,
    sharesAddress: Boolean(row.shares_address),
    isGiven: isGivenAddress(row.guid),
    feed: { id: row.feed_id, title: row.feed_title, language: row.feed_language },
  };
}

/** The article that another item with the same address led to, or null. */
export async function findArticleOfItemUrl(database: Database, url: string): Promise<string | null> {
  const row = await database
    .selectFrom('item')
    .select('article_id')
    .where('url', '=', url)
    .where('state', '=', 'read')
    .where('article_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row?.article_id ?? null;
}

/** Marks an item as read; what its feed's items failed with is over with the last of them. Returns false where it already was: then nothing is to follow. */
export async function markItemRead(database: Database, itemId: string, articleId: string): Promise<boolean> {
  const row = await database
    .updateTable('item')
    .set({ state: 'read', article_id: articleId, error_code: null, error: null })
    .where('id', '=', itemId)
    .where('state', '!=', 'read')
    .returning('feed_id')
    .executeTakeFirst();
  if (row !== undefined) await resolveItemProblems(database, [row.feed_id]);
  return row !== undefined;
}

/** Notes one attempt that failed and may be made again. Returns how many there were. */
export async function countItemAttempt(database: Database, itemId: string, code: string, message: string): Promise<number> {
  const row = await database
    .updateTable('item')
    .set({ attempts: sql<number>`attempts + 1`, error_code: code, error: message })
    .where('id', '=', itemId)
    .where('state', '!=', 'read')
    .returning('attempts')
    .executeTakeFirst();
  return row?.attempts ?? 0;
}

/** Marks an item that was not read as failed. Returns its feed, or null where it was read meanwhile or is gone. */
export async function markItemFailed(database: Database, itemId: string, code: string, message: string): Promise<string | null> {
  const row = await database
    .updateTable('item')
    .set({ state: 'failed', error_code: code, error: message })
    .where('id', '=', itemId)
    .where('state', 'in', ['new', 'failed'])
    .returning('feed_id')
    .executeTakeFirst();
  return row?.feed_id ?? null;
}
