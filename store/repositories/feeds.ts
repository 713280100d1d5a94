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

/**
 * Adds the feeds of a list, due at once and at first polled every `intervalMs`; what the list says of known ones is taken over, how their
 * polls went is kept.
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
          })),
        )
        .execute();
      // A feed that moved to what is now a feed of its own is asked at its old address again, and found to be the same.
      await transaction
        .updateTable('feed')
        .set({ moved_to: null, redirect_to: null, redirect_polls: 0 })
        .where(
          'moved_to',
          'in',
          batch.map((feed) => feed.url),
        )
        .execute();
      return batch.length - known.length;
    });
  }
  return { added, known: unique.length - added };
}

/** Makes the feeds with these addresses due now, whenever they were polled last; muted ones keep their time. */
export async function makeFeedsDue(database: Database, urls: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < urls.length; from += batchSize) {
    const ids = urls.slice(from, from + batchSize).map((url) => derivedId('fd', url));
    await database.updateTable('feed').set({ next_poll_at: now }).where('id', 'in', ids).where('state', '=', 'active').execute();
  }
}
