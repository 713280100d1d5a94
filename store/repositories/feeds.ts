// Feeds: what is watched, when it is polled next and how the last poll went. A feed is never removed: its articles cite it.
import { sql } from 'kysely';
import { derivedId } from '../../core/hash.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';

/** A feed as a list names it. */
export interface ListedFeed {
  readonly url: string;
  readonly title: string;
  readonly site: string | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly category: readonly string[];
  readonly documentedAt: string | null;
  readonly verified: boolean;
}

const batchSize = 200;

/** Adds the feeds of a list, due at once; what the list says of known ones is taken over, how their polls went is kept. */
export async function importFeeds(
  database: Database,
  feeds: readonly ListedFeed[],
  intervalMs: number,
): Promise<{ added: number; known: number }> {
  const interval = Math.max(1, Math.round(intervalMs / 1000));
  const unique = [...new Map(feeds.map((feed) => [feed.url, feed])).values()];
  let added = 0;
  for (let from = 0; from < unique.length; from += batchSize) {
    const batch = unique.slice(from, from + batchSize);
    added += await inTransaction(database, async (transaction) => {
      const known = await transaction
        .selectFrom('feed')
        .select('url')
        .where(
          'url',
          'in',
          batch.map((feed) => feed.url),
        )
        .execute();
      await transaction
        .insertInto('feed')
        .values(
          batch.map((feed) => ({
            id: derivedId('fd', feed.url),
            url: feed.url,
            title: feed.title,
            site: feed.site,
            language: feed.language,
            country: feed.country,
            category: [...feed.category],
            documented_at: feed.documentedAt,
            verified: feed.verified,
            interval_seconds: interval,
            muted_reason: null,
            etag: null,
            last_modified: null,
            content_sha256: null,
            last_polled_at: null,
            last_success_at: null,
            last_error_code: null,
            last_error: null,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('url').doUpdateSet((values) => ({
            title: values.ref('excluded.title'),
            site: values.ref('excluded.site'),
            language: values.ref('excluded.language'),
            country: values.ref('excluded.country'),
            category: values.ref('excluded.category'),
            documented_at: values.ref('excluded.documented_at'),
            verified: sql<boolean>`feed.verified or excluded.verified`,
            interval_seconds: values.ref('excluded.interval_seconds'),
          })),
        )
        .execute();
      return batch.length - known.length;
    });
  }
  return { added, known: unique.length - added };
}

export interface DueFeed {
  readonly id: string;
  readonly nextPollAt: Date;
  readonly intervalMs: number;
}

/** Active feeds whose time has come, the longest waiting first, held until the transaction ends; another process skips them. */
export async function takeDueFeeds(transaction: Database, now: Date, limit: number): Promise<DueFeed[]> {
  const rows = await transaction
    .selectFrom('feed')
    .select(['id', 'next_poll_at', 'interval_seconds'])
    .where('state', '=', 'active')
    .where('next_poll_at', '<=', now)
    .orderBy('next_poll_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ id: row.id, nextPollAt: row.next_poll_at, intervalMs: row.interval_seconds * 1000 }));
}

export async function setNextPoll(database: Database, feedId: string, at: Date): Promise<void> {
  await database.updateTable('feed').set({ next_poll_at: at }).where('id', '=', feedId).execute();
}

export interface FeedToPoll {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly state: 'active' | 'muted';
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentSha256: string | null;
  readonly intervalMs: number;
  readonly failures: number;
}

export async function findFeed(database: Database, feedId: string): Promise<FeedToPoll | null> {
  const row = await database.selectFrom('feed').selectAll().where('id', '=', feedId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    state: row.state,
    etag: row.etag,
    lastModified: row.last_modified,
    contentSha256: row.content_sha256,
    intervalMs: row.interval_seconds * 1000,
    failures: row.failures,
  };
}

/** Id of the feed with this id or address, or null. */
export async function feedNamed(database: Database, idOrUrl: string): Promise<string | null> {
  const row = await database
    .selectFrom('feed')
    .select('id')
    .where((feed) => feed.or([feed('id', '=', idOrUrl), feed('url', '=', idOrUrl)]))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A poll that reached the feed. Validators and hash are those of the answer; the feed counts as verified from now on. */
export async function recordPollSuccess(
  database: Database,
  feedId: string,
  poll: { at: Date; nextPollAt: Date; etag: string | null; lastModified: string | null; contentSha256: string | null },
): Promise<void> {
  await database
    .updateTable('feed')
    .set({
      etag: poll.etag,
      last_modified: poll.lastModified,
      content_sha256: poll.contentSha256,
      last_polled_at: poll.at,
      last_success_at: poll.at,
      next_poll_at: poll.nextPollAt,
      verified: true,
      failures: 0,
      last_error_code: null,
      last_error: null,
    })
    .where('id', '=', feedId)
    .execute();
}

/** A poll that failed: counted, with what happened; validators are kept for the next try. */
export async function recordPollFailure(
  database: Database,
  feedId: string,
  poll: { at: Date; nextPollAt: Date; code: string; message: string },
): Promise<void> {
  await database
    .updateTable('feed')
    .set({
      last_polled_at: poll.at,
      next_poll_at: poll.nextPollAt,
      failures: sql<number>`failures + 1`,
      last_error_code: poll.code,
      last_error: poll.message,
    })
    .where('id', '=', feedId)
    .execute();
}

export interface FeedStatus {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly language: string | null;
  readonly country: string | null;
  readonly state: 'active' | 'muted';
  readonly verified: boolean;
  readonly items: number;
  readonly failures: number;
  readonly lastError: string | null;
  readonly lastPolledAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly nextPollAt: Date;
}

/** Every feed with the number of its items, by title. */
export async function listFeeds(database: Database): Promise<FeedStatus[]> {
  const rows = await database
    .selectFrom('feed')
    .selectAll('feed')
    .select((select) =>
      select
        .selectFrom('item')
        .whereRef('item.feed_id', '=', 'feed.id')
        .select((count) => count.fn.countAll<string>().as('items'))
        .as('items'),
    )
    .orderBy('title')
    .orderBy('url')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    language: row.language,
    country: row.country,
    state: row.state,
    verified: row.verified,
    items: Number(row.items),
    failures: row.failures,
    lastError: row.last_error,
    lastPolledAt: row.last_polled_at,
    lastSuccessAt: row.last_success_at,
    nextPollAt: row.next_poll_at,
  }));
}

/** Makes the feeds with these addresses due now, whenever they were polled last; muted ones stay muted. */
export async function makeFeedsDue(database: Database, urls: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < urls.length; from += batchSize) {
    const ids = urls.slice(from, from + batchSize).map((url) => derivedId('fd', url));
    await database.updateTable('feed').set({ next_poll_at: now }).where('id', 'in', ids).execute();
  }
}
