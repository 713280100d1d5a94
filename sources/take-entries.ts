// The entries of a feed become items, each with the job that reads it: committed together, so that no entry is stored and never read.
// Entries stored before are left as they are.
import type { Settings } from '../core/settings.ts';
import type { DatabaseTransaction } from '../store/database.ts';
import { insertItems, knownGuids, type NewItem } from '../store/repositories/items.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import type { FeedEntry } from './feeds/parsed-feed.ts';

export interface TakenEntries {
  /** Entries that were looked at: those with an address, the newest `itemsPerPoll`. */
  readonly items: number;
  readonly added: number;
  /** Of the added, those too old to be read. */
  readonly skipped: number;
  /** Entries that cannot be read because they name no page. */
  readonly withoutAddress: number;
}

/** A feed that says it comes from later than this is wrong about it. */
const futureToleranceMs = 24 * 3_600_000;

function newestFirst(a: FeedEntry, b: FeedEntry): number {
  // Entries without a date keep the place that the feed gave them, before dated ones: a feed without dates is in its own order.
  if (a.publishedAt === null || b.publishedAt === null) return Number(b.publishedAt === null) - Number(a.publishedAt === null);
  return b.publishedAt.getTime() - a.publishedAt.getTime();
}

function toItem(entry: FeedEntry & { url: string }, now: Date, maximumAgeMs: number): NewItem {
  const age = entry.publishedAt === null ? 0 : now.getTime() - entry.publishedAt.getTime();
  return {
    ...entry,
    publishedAt: age < -futureToleranceMs ? now : entry.publishedAt,
    state: age > maximumAgeMs ? 'skipped' : 'new',
  };
}

/** Stores what is new among the entries of a feed that was fetched at `at`. */
export async function takeEntries(
  transaction: DatabaseTransaction,
  settings: Pick<Settings, 'feeds'>,
  fetched: { readonly feedId: string; readonly entries: readonly FeedEntry[]; readonly at: Date },
): Promise<TakenEntries> {
  const { itemsPerPoll, maximumAge } = settings.feeds;
  const { feedId, entries, at } = fetched;
  const readable = entries.flatMap((entry) => (entry.url === null ? [] : [{ ...entry, url: entry.url }]));
  const items = readable
    .toSorted(newestFirst)
    .slice(0, itemsPerPoll)
    .map((entry) => toItem(entry, at, maximumAge));
  const known = await knownGuids(
    transaction,
    feedId,
    items.map((item) => item.guid),
  );
  const added = await insertItems(
    transaction,
    feedId,
    items.filter((item) => !known.has(item.guid)),
  );
  await addToOutbox(
    transaction,
    added
      .filter((item) => item.state === 'new')
      .map((item) => ({ job: 'read-item' as const, jobId: item.id, payload: { itemId: item.id } })),
  );
  return {
    items: items.length,
    added: added.length,
    skipped: added.filter((item) => item.state === 'skipped').length,
    withoutAddress: entries.length - readable.length,
  };
}
