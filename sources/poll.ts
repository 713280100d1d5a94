// Polling: which feeds are due, and one poll of one feed. A poll that fails is a row with a next time, never a lost feed;
// an item and the job that reads it are committed together, so that no entry is stored and never read.
import { NewsroomError } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { sha256 } from '../core/hash.ts';
import type { Database } from '../store/database.ts';
import { findFeed, recordPollFailure, recordPollSuccess, setNextPoll, takeDueFeeds } from '../store/repositories/feeds.ts';
import type { FeedToPoll } from '../store/repositories/feeds.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import { inTransaction } from '../store/transactions.ts';
import type { FetchFailure, GuardedFetch } from './fetch/fetch-result.ts';
import { FeedError, maximumFeedBytes, parseFeed } from './feeds/parse-feed.ts';
import type { ParsedFeed } from './feeds/parse-feed.ts';
import { keepingRaw } from './fetch/keep-raw.ts';
import { takeEntries } from './take-entries.ts';

export interface PollDeps {
  readonly database: Database;
  readonly settings: Settings;
  readonly fetch: GuardedFetch;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface PollSummary {
  readonly feedId: string;
  /** Entries that the feed has now, of those that can be stored; 0 when it was not read. */
  readonly items: number;
  readonly added: number;
  /** Of the added, those too old to be read. */
  readonly skipped: number;
  /** Entries that cannot be read because they name no page. */
  readonly withoutAddress: number;
  readonly unchanged: boolean;
  /** Code of the failure, or null. */
  readonly failed: string | null;
}

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';
const dueAtOnce = 500;
const maximumBackoffMs = 24 * 3_600_000;

/** A span around `ms`, so that feeds which failed or started together do not stay together. */
function jittered(ms: number): number {
  return ms * (0.9 + Math.random() * 0.2);
}

/** Enqueues a poll for each feed that is due, and sets its next time. Returns how many. */
export async function findDueFeeds(deps: Pick<PollDeps, 'database' | 'now'>): Promise<number> {
  const now = deps.now();
  for (let found = 0; ;) {
    const taken = await inTransaction(deps.database, async (transaction) => {
      const due = await takeDueFeeds(transaction, now, dueAtOnce);
      await addToOutbox(
        transaction,
        due.map((feed) => {
          const window = feed.nextPollAt.toISOString();
          return { job: 'poll-feed' as const, jobId: `${feed.id}-${window.replaceAll(':', '')}`, payload: { feedId: feed.id, window } };
        }),
      );
      for (const feed of due) await setNextPoll(transaction, feed.id, new Date(now.getTime() + jittered(feed.intervalMs)));
      return due.length;
    });
    found += taken;
    if (taken < dueAtOnce) return found;
  }
}

/** Polls one feed: what is new in it is stored and enqueued to be read. Failures are noted in the feed's row, not thrown. */
export async function pollFeed(deps: PollDeps, feedId: string, signal: AbortSignal): Promise<PollSummary> {
  const started = performance.now();
  const feed = await findFeed(deps.database, feedId);
  if (feed === null || feed.state === 'muted')
    return { feedId, items: 0, added: 0, skipped: 0, withoutAddress: 0, unchanged: true, failed: null };
  const summary = await pollKnownFeed(deps, feed, signal);
  const event = {
    event: 'feed-polled',
    feed: feed.title,
    url: feed.url,
    ...summary,
    milliseconds: Math.round(performance.now() - started),
  };
  if (summary.failed === null) deps.logger.info(event);
  return summary;
}

async function pollKnownFeed(deps: PollDeps, feed: FeedToPoll, signal: AbortSignal): Promise<PollSummary> {
  const client = keepingRaw(deps, { kind: 'feed', feedId: feed.id, unless: feed.contentSha256 });
  const answer = await client.fetch(feed.url, {
    accept,
    etag: feed.etag,
    lastModified: feed.lastModified,
    signal,
    maximumBytes: maximumFeedBytes,
  });
  // A poll that was given up says nothing about the feed, which has its next time already.
  if (!answer.ok && answer.code === 'aborted')
    throw new NewsroomError('aborted', `feed ${feed.title}: ${answer.message}`, { retryable: true });
  if (!answer.ok) return fail(deps, feed, answer.code, answer.message, answer);
  const validators = { etag: answer.headers['etag'] ?? null, lastModified: answer.headers['last-modified'] ?? null };
  if (answer.status === 304) {
    return succeed(
      deps,
      feed,
      { etag: validators.etag ?? feed.etag, lastModified: validators.lastModified ?? feed.lastModified, contentSha256: feed.contentSha256 },
      null,
    );
  }
  const contentSha256 = sha256(answer.bytes);
  if (contentSha256 === feed.contentSha256) return succeed(deps, feed, { ...validators, contentSha256 }, null);
  let parsed: ParsedFeed;
  try {
    parsed = await parseFeed(answer.bytes, { url: answer.url, contentType: answer.headers['content-type'] ?? null });
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return fail(deps, feed, error.code, error.message);
  }
  return succeed(deps, feed, { ...validators, contentSha256 }, parsed);
}

async function succeed(
  deps: PollDeps,
  feed: FeedToPoll,
  validators: { etag: string | null; lastModified: string | null; contentSha256: string | null },
  parsed: ParsedFeed | null,
): Promise<PollSummary> {
  const at = deps.now();
  const taken = await inTransaction(deps.database, async (transaction) => {
    const fetched = { feedId: feed.id, entries: parsed?.entries ?? [], at };
    const entries = await takeEntries(transaction, deps.settings, fetched);
    await recordPollSuccess(transaction, feed.id, {
      at,
      nextPollAt: new Date(at.getTime() + jittered(feed.intervalMs)),
      ...validators,
    });
    if (feed.failures > 0) await resolveProblem(transaction, { area: 'feed', subject: feed.id });
    return entries;
  });
  return {
    feedId: feed.id,
    ...taken,
    unchanged: parsed === null,
    failed: null,
  };
}

async function fail(deps: PollDeps, feed: FeedToPoll, code: string, reason: string, failure?: FetchFailure): Promise<PollSummary> {
  const at = deps.now();
  const message = `feed ${feed.title}: ${reason}`;
  const backoff = Math.min(feed.intervalMs * 2 ** Math.min(feed.failures, 10), maximumBackoffMs);
  const waitMs = Math.max(jittered(backoff), failure?.retryAfterMs ?? 0);
  const nextPollAt = new Date(at.getTime() + waitMs);
  await inTransaction(deps.database, async (transaction) => {
    await recordPollFailure(transaction, feed.id, { at, nextPollAt, code, message });
    // One problem a feed: what it had before is gone when it fails otherwise.
    await resolveProblem(transaction, { area: 'feed', subject: feed.id });
    await reportProblem(transaction, { area: 'feed', subject: feed.id, code, message });
  });
  deps.logger.warn({ event: 'feed-failed', feed: feed.title, url: feed.url, code, failures: feed.failures + 1, nextPollAt }, message);
  return { feedId: feed.id, items: 0, added: 0, skipped: 0, withoutAddress: 0, unchanged: false, failed: code };
}
