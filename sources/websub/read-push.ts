// Reads what a hub pushed: parsed as a poll's answer is, and stored as one. Entries come once, whoever brings them first. What cannot be
// read makes the feed itself due, and so does an entry that only the whole list tells from an edited one: hubs push what is new alone.
import type { Logger } from '../../core/logging.ts';
import type { Settings } from '../../core/settings.ts';
import type { Database } from '../../store/database.ts';
import { loadFeedsToPoll } from '../../store/repositories/feed-polls.ts';
import { pollInstead } from '../../store/repositories/feed-subscriptions.ts';
import { findKept } from '../../store/repositories/fetched.ts';
import { inTransaction } from '../../store/transactions.ts';
import { FeedError, parseFeed } from '../feeds/parse-feed.ts';
import { unpacked } from '../fetch/kept-answer.ts';
import { takeItems } from '../poll/settle.ts';
import { storePart } from '../poll/store-items.ts';

export interface PushDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'feeds'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface PushSummary {
  readonly feedId: string;
  readonly items: number;
  readonly added: number;
  /** Code of the failure, or null. */
  readonly failed: string | null;
}

/** Stores what is new in the kept push with this id; null where it has expired or its feed is muted. Done twice, it adds nothing. */
export async function readPush(deps: PushDeps, fetchedId: string): Promise<PushSummary | null> {
  const { database, logger } = deps;
  const kept = await findKept(database, fetchedId);
  const [feed] = kept === null ? [] : await loadFeedsToPoll(database, [kept.feedId]);
  if (kept === null || feed === undefined || feed.mutedBy !== null) return null;
  const started = performance.now();
  const about = { feed: feed.title, url: kept.url };
  try {
    const document = await unpacked(kept);
    const { entries } = await parseFeed(document.bytes, {
      url: document.url,
      contentType: document.headers['content-type'] ?? null,
      now: kept.fetchedAt,
    });
    const { items } = takeItems(feed.id, entries, deps.settings.feeds, kept.fetchedAt);
    const { added, unsure } = await inTransaction(database, (transaction) => storePart(transaction, items));
    if (unsure > 0) await pollInstead(database, feed.id, deps.now());
    const summary = { feedId: feed.id, items: items.length, added: added.length, failed: null };
    logger.info({ event: 'feed-pushed', ...about, ...summary, unsure, milliseconds: Math.round(performance.now() - started) });
    return summary;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    logger.warn({ event: 'push-unreadable', ...about, code: error.code }, error.message);
    await pollInstead(database, feed.id, deps.now());
    return { feedId: feed.id, items: 0, added: 0, failed: error.code };
  }
}
