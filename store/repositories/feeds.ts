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

/** Of these addresses those that feeds have or moved to, with the address by which each feed is named: its first. */
async function knownAddresses(database: Database, urls: readonly string[]): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('feed')
    .select(['url', 'moved_to'])
    .where((feed) => feed.or([feed('url', 'in', [...urls]), feed('moved_to', 'in', [...urls])]))
    .orderBy('created_at', 'desc')
    .execute();
  const listed = new Set(urls);
  // A feed of its own at an address goes before one that moved there.
  const pairs = [...rows.map((row) => [row.moved_to ?? row.url, row.url] as const), ...rows.map((row) => [row.url, row.url] as const)];
  return new Map(pairs.filter(([address]) => listed.has(address)));
}

/** Of these feeds, how many a newsroom does not have yet, and how many it has: each address counts once. */
export async function countKnown(database: Database, feeds: readonly ListedFeed[]): Promise<{ added: number; known: number }> {
  const urls = [...new Set(feeds.map((feed) => feed.url))];
  let known = 0;
  for (let from = 0; from < urls.length; from += batchSize)
    known += (await knownAddresses(database, urls.slice(from, from + batchSize))).size;
  return { added: urls.length - known, known };
}

/**
 * Adds the feeds of a list, due at once and at first polled every `intervalMs`; what the list says of known ones is taken over, how their
 * polls went is kept. The address that a feed moved to names that feed.
 */
export async function importFeeds(
  database: Database,
  feeds: readonly ListedFeed[],
  intervalMs: number,
): Promise<{ added: number; known: number }> {
  const interval = Math.max(1, Math.round(intervalMs / 1000));
  const unique = [...new Map(feeds.map((feed) => [feed.url, feed])).values()];
  let added = 0;
  for (let from = 0; from < unique.length; from += batchSize) {
    const listed = unique.slice(from, from + batchSize);
    added += await inTransaction(database, async (transaction) => {
      const known = await knownAddresses(
        transaction,
        listed.map((feed) => feed.url),
      );
      const named = listed.map((feed) => ({ ...feed, url: known.get(feed.url) ?? feed.url }));
      const batch = [...new Map(named.map((feed) => [feed.url, feed])).values()];
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
          })),
        )
        .execute();
      // A feed that moved to what is a feed of its own is asked at its old address again, and found to be the same.
      await transaction
        .updateTable('feed')
        .set({ moved_to: null, redirect_to: null, redirect_polls: 0 })
        .where(
          'moved_to',
          'in',
          batch.map((feed) => feed.url),
        )
        .execute();
      return listed.length - known.size;
    });
  }
  return { added, known: unique.length - added };
}

/** Makes the feeds at these addresses due now, whenever they were polled last; muted ones keep their time. */
export async function makeFeedsDue(database: Database, urls: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < urls.length; from += batchSize) {
    const known = await knownAddresses(database, urls.slice(from, from + batchSize));
    if (known.size === 0) continue;
    const own = [...new Set(known.values())];
    await database.updateTable('feed').set({ next_poll_at: now }).where('url', 'in', own).where('state', '=', 'active').execute();
  }
}
