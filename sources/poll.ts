// Polling: which feeds are due, and the polls of a batch of them. A poll that fails is a row with a next time, never a lost feed.
//
// Politeness across the processes of a fleet: feeds of one host go into one job, and no other job has feeds of it until that one has ended
// (store/repositories/feed-hosts.ts), so that the limits of the process's own client (fetch/host-gate.ts) hold for all polls. Pages are read
// by every process with its own limits.
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { derivedId } from '../core/hash.ts';
import { jobs } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { isPushed } from '../core/websub.ts';
import type { Database } from '../store/database.ts';
import { claimHosts, heldHosts, releaseHosts } from '../store/repositories/feed-hosts.ts';
import {
  findFeedAt,
  loadFeedsToPoll,
  setNextPolls,
  takeDueFeeds,
  type DueFeed,
  type FeedToPoll,
} from '../store/repositories/feed-polls.ts';
import { noteMissed } from '../store/repositories/feed-subscriptions.ts';
import type { StoredItem } from '../store/repositories/items.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/transactions.ts';
import { createAddressPolicy } from '../core/address-policy.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { keepingRaw } from './fetch/keep-raw.ts';
import { askFeed, type FeedFailure, type KeepingFetch } from './poll/ask-feed.ts';
import { createPollWriter, type PollRecord } from './poll/poll-writer.ts';
import { missedBy } from './websub/missed.ts';
import { isRefusal, movesTo, refusedHost, settleAnswer, settleFailure, takeItems, type TakenItems } from './poll/settle.ts';

export interface PollDeps {
  readonly database: Database;
  readonly settings: Settings;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
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

/** Feeds, and the end of the claim on their hosts: what a `poll-feeds` job carries. */
export interface PollBatch {
  readonly feedIds: readonly string[];
  /** ISO 8601; empty where no host was claimed. */
  readonly claimedUntil: string;
}

export interface Poller {
  /** Polls these feeds, those of one host one after the other. Failures are noted in their rows. Throws NewsroomError `aborted`. */
  pollFeeds(batch: PollBatch, signal: AbortSignal): Promise<PollSummary[]>;
  /** A batch that broke off: what had ended is written, the others get their next times, and their hosts are free. */
  giveUp(batch: PollBatch, code: string, message: string): Promise<void>;
}

const dueAtOnce = 500;
/** Feeds of one job, and of one host in it: with a second between two starts they take less than half a job's time. */
const feedsPerJob = 100;
const feedsPerHost = 25;
/** How long the feeds of one host are polled in a job: a slow one would hold up those that share the job's place. The rest stays due. */
const hostMs = 60_000;
/** Failures to reach a host, in a row, after which its other feeds wait for their next time. */
const hostFailures = 3;
/** How long the hosts of a job are claimed: while it waits in the queue and while it works. */
const claimMs = 3 * jobs['poll-feeds'].timeoutMs;
const awayCodes = new Set(['dns', 'connect', 'timeout', 'tls']);

function jittered(ms: number): number {
  return ms * (0.9 + Math.random() * 0.2);
}

function groupByHost<Feed extends { readonly host: string }>(feeds: readonly Feed[]): Map<string, Feed[]> {
  const groups = new Map<string, Feed[]>();
  for (const feed of feeds) {
    const group = groups.get(feed.host);
    if (group === undefined) groups.set(feed.host, [feed]);
    else group.push(feed);
  }
  return groups;
}

const nothing = (feedId: string): PollSummary => ({
  feedId,
  items: 0,
  added: 0,
  skipped: 0,
  withoutAddress: 0,
  unchanged: true,
  failed: null,
});

/** Puts the feeds of as many hosts together as fit into a job; those of a host that are too many wait for the next turn. */
function batchesOf(due: readonly DueFeed[], won: ReadonlySet<string>): DueFeed[][] {
  const byHost = groupByHost(due.filter(({ host }) => won.has(host)));
  const batches: DueFeed[][] = [];
  let batch: DueFeed[] = [];
  for (const feeds of byHost.values()) {
    const taken = feeds.slice(0, feedsPerHost);
    if (batch.length > 0 && batch.length + taken.length > feedsPerJob) {
      batches.push(batch);
      batch = [];
    }
    batch.push(...taken);
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

/**
 * Enqueues the polls of the feeds that are due (or were at `dueBy`). Returns how many. They stay due until they are polled, but the claim on
 * their hosts keeps them from being found again; where their job is lost, until it runs out. Of a host with many feeds, and of one that is
 * claimed, the rest waits for another turn.
 */
export async function findDueFeeds(deps: Pick<PollDeps, 'database' | 'now'>, dueBy?: Date): Promise<number> {
  const now = deps.now();
  const claimedUntil = new Date(now.getTime() + claimMs);
  for (let found = 0; ;) {
    const { seen, taken } = await inTransaction(deps.database, async (transaction) => {
      const due = await takeDueFeeds(transaction, dueBy ?? now, now, dueAtOnce);
      const won = await claimHosts(
        transaction,
        due.map((feed) => feed.host),
        claimedUntil,
        now,
      );
      const batches = batchesOf(due, won);
      await addToOutbox(
        transaction,
        batches.map((feeds) => {
          const names = feeds.map((feed) => `${feed.id} ${feed.nextPollAt.toISOString()}`);
          return {
            job: 'poll-feeds' as const,
            // With the claim's end: the same feeds, due still as their job was lost, are another job.
            jobId: derivedId('poll', claimedUntil.toISOString(), ...names),
            payload: { feedIds: feeds.map((feed) => feed.id), claimedUntil: claimedUntil.toISOString() },
          };
        }),
      );
      return { seen: due.length, taken: batches.flat().length };
    });
    found += taken;
    if (seen < dueAtOnce || taken === 0) return found;
  }
}

/** How the host of a chain of polls answered so far. */
interface HostSoFar {
  refusals: number;
  delayedUntil: Date | null;
  /** Failures to reach it, in a row. */
  away: number;
}

/** A poller for this process: however many batches, `workers.poll` feeds are polled at once, those of one host in a batch for `longestMs`. */
export function createPoller(deps: PollDeps, longestMs = hostMs): Poller {
  const { database, settings, logger } = deps;
  const writer = createPollWriter(database);
  const limit = pLimit(settings.workers.poll);
  const policy = createAddressPolicy(settings.fetch.allowPrivate);

  /** What the poll of one feed found, once it is written. The poll has ended before. */
  interface Polled {
    readonly written: Promise<PollSummary>;
  }

  function fail(feed: FeedToPoll, failed: FeedFailure, host: HostSoFar): Polled {
    const at = deps.now();
    const state = settleFailure(feed, failed, settings.feeds, at);
    host.away = awayCodes.has(failed.code) ? host.away + 1 : 0;
    // A refusal by another host, to which it was sent on, delays the feed alone.
    const refused = isRefusal(failed.fetched) && new URL(failed.fetched.url).hostname === feed.host ? failed.fetched : null;
    const standing = refused === null ? null : refusedHost(feed.host, host.refusals, refused.retryAfterMs ?? null, at);
    if (standing !== null) Object.assign(host, { refusals: standing.refusals, delayedUntil: standing.delayedUntil });
    const about = { feed: feed.title, url: feed.state.movedTo ?? feed.url, code: failed.code, failures: state.failures };
    logger.warn({ event: 'feed-failed', ...about, nextPollAt: state.nextPollAt }, state.error ?? '');
    if (state.mutedAt !== null && feed.mutedBy === null)
      logger.warn({ event: 'feed-muted', ...about, nextPollAt: state.nextPollAt }, `feed ${feed.title} is muted: ${state.mutedReason}`);
    const writing = writer.write({ feedId: feed.id, state, items: [], host: standing, recovered: false });
    return { written: writing.then(() => ({ ...nothing(feed.id), unchanged: false, failed: failed.code })) };
  }

  /** A hub that did not push what a poll finds is not relied on for a while. */
  async function lookForMissed(feed: FeedToPoll, { items }: PollRecord, added: readonly StoredItem[]): Promise<void> {
    const now = deps.now();
    if (feed.push === null || !isPushed(feed.push, now)) return;
    const missed = missedBy(feed.push, items, added, feed.state.lastPolledAt, now);
    if (missed === 0) return;
    await noteMissed(database, feed.id, { now, pollAt: new Date(now.getTime() + jittered(settings.feeds.interval)) });
    logger.warn({ event: 'push-missed', feed: feed.title, url: feed.url, entries: missed }, 'a poll found what its hub did not push');
  }

  async function writeAnswer(feed: FeedToPoll, record: PollRecord, taken: TakenItems, about: object): Promise<PollSummary> {
    const added = await writer.write(record);
    await lookForMissed(feed, record, added);
    const summary: PollSummary = {
      feedId: feed.id,
      items: taken.items.length,
      added: added.length,
      skipped: added.filter((item) => item.state === 'skipped').length,
      withoutAddress: taken.withoutAddress,
      unchanged: taken.unchanged,
      failed: null,
    };
    const event = { event: 'feed-polled', ...about, ...summary };
    if (summary.unchanged) logger.debug(event);
    else logger.info(event);
    return summary;
  }

  async function pollOne(feed: FeedToPoll, host: HostSoFar, signal: AbortSignal): Promise<Polled> {
    const started = performance.now();
    const keeping: KeepingFetch = (unless) => keepingRaw(deps, { kind: 'feed', feedId: feed.id, unless });
    const answer = await askFeed(keeping, feed, deps.now(), signal).catch((error: unknown): FeedFailure => {
      if (error instanceof NewsroomError) throw error;
      // A bug that this feed meets: it is named, and costs the others nothing.
      logger.error({ event: 'feed-broke', feed: feed.title, url: feed.url, error: error instanceof Error ? error.stack : String(error) });
      return { ok: false, code: 'broke', message: `reading it broke off: ${messageOf(error)}`, fetched: null };
    });
    if (!answer.ok) return fail(feed, answer, host);
    const at = deps.now();
    const taken = takeItems(feed.id, answer.entries, settings.feeds, at);
    const target = movesTo(feed, answer);
    const duplicateOf = target === null ? null : await findFeedAt(database, target, feed.id);
    const state = settleAnswer(feed, answer, taken, settings.feeds, at, duplicateOf);
    const standing = host.refusals > 0 ? { name: feed.host, refusals: 0, delayedUntil: null } : null;
    Object.assign(host, { refusals: 0, delayedUntil: null, away: 0 });
    const about = { feed: feed.title, url: feed.state.movedTo ?? feed.url };
    if (state.movedTo !== feed.state.movedTo) logger.info({ event: 'feed-moved', ...about, to: state.movedTo ?? feed.url });
    if (state.mutedAt !== null && feed.mutedBy === null)
      logger.warn({ event: 'feed-muted', ...about }, `feed ${feed.title} is muted: ${state.mutedReason}`);
    // What it lists is stored by the feed that it is the same as.
    const items = duplicateOf === null ? taken.items : [];
    const record = { feedId: feed.id, state, items, host: standing, recovered: feed.state.failures > 0 };
    return { written: writeAnswer(feed, record, taken, { ...about, milliseconds: Math.round(performance.now() - started) }) };
  }

  /** Feeds of one host, one after the other: what it says of the first holds for the next. */
  async function pollHost(feeds: readonly FeedToPoll[], signal: AbortSignal): Promise<PollSummary[]> {
    const [first] = feeds;
    const host: HostSoFar = { refusals: first?.hostRefusals ?? 0, delayedUntil: first?.hostDelayedUntil ?? null, away: 0 };
    const writing: Promise<PollSummary>[] = [];
    const postponed: { id: string; at: Date }[] = [];
    let lastStart = -Infinity;
    const began = performance.now();
    try {
      for (const feed of feeds) {
        if (performance.now() - began > longestMs) break;
        const now = deps.now();
        if (host.delayedUntil !== null && host.delayedUntil > now) {
          postponed.push({ id: feed.id, at: new Date(host.delayedUntil.getTime() + Math.random() * feeds.length * 1000) });
          continue;
        }
        if (host.away >= hostFailures) {
          postponed.push({ id: feed.id, at: new Date(now.getTime() + jittered(feed.state.intervalMs)) });
          continue;
        }
        // The client would keep the gap too, but whoever waits there takes one of the places of all hosts.
        const verdict = policy.judge(feed.state.movedTo ?? feed.url);
        const waitMs = verdict.ok && !verdict.opened ? lastStart + settings.fetch.gap - performance.now() : 0;
        if (waitMs > 0) await delay(waitMs, undefined, { signal });
        const polled = await limit(() => {
          lastStart = performance.now();
          return pollOne(feed, host, signal);
        });
        writing.push(polled.written);
        // Looked at below: until then it is nobody's.
        polled.written.catch(() => undefined);
      }
    } finally {
      // What was found is written whatever became of the next.
      await Promise.allSettled(writing);
    }
    await setNextPolls(database, postponed);
    return Promise.all(writing);
  }

  /**
   * Those of the hosts that are still this job's. None where too little of the claim is left to do the job in: it waited too long, its feeds
   * are due still, and another job may have them by the time it ends.
   */
  function holds(claim: Date, hosts: readonly string[]): Promise<Set<string>> {
    const left = claim.getTime() - deps.now().getTime();
    return left < jobs['poll-feeds'].timeoutMs ? Promise.resolve(new Set()) : heldHosts(database, hosts, claim);
  }

  return {
    pollFeeds: async ({ feedIds, claimedUntil }, signal) => {
      const started = performance.now();
      const loaded = await loadFeedsToPoll(database, feedIds);
      const hosts = loaded.map((feed) => feed.host);
      const claim = claimedUntil === '' ? null : new Date(claimedUntil);
      const held = claim === null ? new Set(hosts) : await holds(claim, hosts);
      // A job that is run again, as its process ended or the newsroom stopped, does what is left of it.
      const claimedAt = claim === null ? Infinity : claim.getTime() - claimMs;
      const feeds = loaded.filter(
        ({ host, mutedBy, state }) => held.has(host) && mutedBy !== 'operator' && (state.lastPolledAt?.getTime() ?? -Infinity) < claimedAt,
      );
      const settled = await Promise.allSettled([...groupByHost(feeds).values()].map((group) => pollHost(group, signal)));
      const failures = settled.filter((one) => one.status === 'rejected').map((one): unknown => one.reason);
      // A bug before what was only given up.
      if (failures.length > 0) throw failures.find((error) => !(error instanceof NewsroomError)) ?? failures[0];
      // The claim is kept while the job may come again.
      if (claim !== null) await releaseHosts(database, hosts, claim);
      const summaries = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      const total = { added: summaries.reduce((sum, one) => sum + one.added, 0), failed: summaries.filter((one) => one.failed).length };
      logger.info({ event: 'feeds-polled', feeds: summaries.length, ...total, milliseconds: Math.round(performance.now() - started) });
      return summaries;
    },
    giveUp: async ({ feedIds, claimedUntil }, code, message) => {
      const feeds = await loadFeedsToPoll(database, feedIds);
      const hosts = feeds.map((feed) => feed.host);
      const now = deps.now();
      const left = feeds.filter(({ state }) => state.nextPollAt <= now);
      await setNextPolls(
        database,
        left.map(({ id, state }) => ({ id, at: new Date(now.getTime() + jittered(state.intervalMs)) })),
      );
      if (claimedUntil !== '') await releaseHosts(database, hosts, new Date(claimedUntil));
      logger.error({ event: 'polls-broke-off', feeds: feedIds.length, hosts: [...new Set(hosts)].slice(0, 20), code }, message);
    },
  };
}

/** Polls one feed: what is new in it is stored and enqueued to be read. Of one that is unknown, or that an operator muted, nothing is done. */
export async function pollFeed(deps: PollDeps, feedId: string, signal: AbortSignal): Promise<PollSummary> {
  const [summary] = await createPoller(deps).pollFeeds({ feedIds: [feedId], claimedUntil: '' }, signal);
  return summary ?? nothing(feedId);
}
