// Reading one item: fetch its page, extract the article, name its language and origin, store snapshot, passages and article, and ask for clustering.
// All writes are one transaction, so an item is either read or it is not; reading it again changes nothing.
//
//   new ──▶ read                     failed for now: thrown as retryable, the queue comes again
//    └────▶ failed (with a problem)  failed for good, or given up by the queue: failItem
import { NewsroomError } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import {
  countItemAttempt,
  findArticleOfItemUrl,
  loadItemToRead,
  markItemFailed,
  markItemRead,
} from '../store/repositories/item-reading.ts';
import { reportProblem, resolveItemProblems } from '../store/repositories/problems.ts';
import { inTransaction } from '../store/transactions.ts';
import type { PageReader } from './extract/page-reader.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { keepingRaw } from './fetch/keep-raw.ts';
import type { Robots } from './fetch/robots.ts';
import { sparingHosts } from './fetch/spare-hosts.ts';
import { readPage } from './read-page.ts';
import { storeReading, type StoredReading } from './store-reading.ts';

export interface ReadDeps {
  readonly database: Database;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
  /** Whether a page may be read. */
  readonly robots: Robots;
  readonly reader: PageReader;
  readonly logger: Logger;
  readonly now: () => Date;
}

export type ReadOutcome =
  | StoredReading
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
  /** Read, failed or skipped before, or gone: nothing was done. */
  | { readonly state: 'unchanged' };

/** Waits that a server asked for and that cost the job no attempt; after them a 429 is a failure like another. */
const courtesies = 6;
/**
 * Reads the item `itemId`. Throws a retryable NewsroomError where trying again can help (`details.retryAfterMs` where the server said
 * when); a failure for good is an outcome, already written.
 */
export async function readItem(deps: ReadDeps, itemId: string, signal: AbortSignal): Promise<ReadOutcome> {
  const startedAt = performance.now();
  const item = await loadItemToRead(deps.database, itemId);
  if (item === null || item.state === 'read' || item.state === 'skipped') return { state: 'unchanged' };
  const log = (fields: Record<string, unknown>): void => {
    deps.logger.info({
      event: 'item-read',
      item: itemId,
      feed: item.feed.id,
      url: item.url,
      ms: Math.round(performance.now() - startedAt),
      ...fields,
    });
  };

  // An address that a feed gives to several entries says nothing about which of them was read.
  const before = item.sharesAddress ? null : await findArticleOfItemUrl(deps.database, item.url);
  if (before !== null) {
    await markItemRead(deps.database, itemId, before);
    log({ outcome: 'known', article: before });
    return { state: 'read', articleId: before, inserted: false };
  }

  const kept = keepingRaw({ ...deps, fetch: sparingHosts(deps) }, { kind: 'page', feedId: item.feed.id, itemId });
  const reading = await readPage({ fetch: kept, robots: deps.robots, reader: deps.reader }, item, signal);
  if (reading.ok) {
    const outcome = await storeReading(deps, item, reading);
    log({ outcome: 'read', from: reading.from, language: reading.language.language, ...outcome });
    return outcome;
  }
  log({ outcome: 'failed', code: reading.code, status: reading.status, retryable: reading.retryable });
  if (!reading.retryable) {
    await failItem(deps, itemId, reading.code, reading.message);
    return { state: 'failed', code: reading.code, message: reading.message };
  }
  if (reading.code === 'aborted') throw new NewsroomError(reading.code, reading.message, { retryable: true });
  // The page was not asked for, so nothing was tried.
  if (reading.code === 'host-delayed') {
    throw new NewsroomError(reading.code, reading.message, {
      retryable: true,
      details: { url: item.url, retryAfterMs: reading.retryAfterMs },
    });
  }
  const attempts = await countItemAttempt(deps.database, itemId, reading.code, reading.message);
  const wait = reading.retryAfterMs !== undefined && attempts <= courtesies ? { retryAfterMs: reading.retryAfterMs } : {};
  throw new NewsroomError(reading.code, reading.message, { retryable: true, details: { url: item.url, ...wait } });
}

/** Gives an item up: it is `failed`, and its feed's problem with this code names it. An item read meanwhile is left alone. */
export async function failItem(deps: Pick<ReadDeps, 'database'>, itemId: string, code: string, message: string): Promise<void> {
  await inTransaction(deps.database, async (transaction) => {
    const feedId = await markItemFailed(transaction, itemId, code, message);
    if (feedId === null) return;
    await reportProblem(transaction, { area: 'item', subject: feedId, code, message });
    // It may have failed otherwise before.
    await resolveItemProblems(transaction, [feedId]);
  });
}
