// How the newsroom polls many feeds on loopback: the rate of unchanged ones, whether every new item is stored once with its job, and how many
// connections a host sees. The feeds are served by another process under host names of their own. Jobs are taken from the outbox and run here:
// the queue itself, which carries a hundred polls a job, is left out. The gap between two starts is not: hosts opened by the operator have none.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loggerFor, openStore } from '../bin/open-store.ts';
import { NewsroomError } from '../core/errors.ts';
import { derivedId } from '../core/hash.ts';
import { jobs } from '../core/jobs.ts';
import type { Settings } from '../core/settings.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { createPoller, findDueFeeds, type PollDeps, type PollSummary } from '../sources/poll.ts';
import type { Database } from '../store/database.ts';
import { importFeeds } from '../store/repositories/feeds.ts';
import { markRelayed } from '../store/repositories/outbox.ts';
import { changes, faultOf, hostOf, itemsOf } from './poll/plan.ts';
import { rounded } from './workbench/figures.ts';

export interface PollOptions {
  readonly feeds: number;
  readonly rounds: number;
  readonly output?: string;
  readonly json: boolean;
}

const targetRate = 400;
const loopbacks = 8;
const batchesAtOnce = 4;
const roundMs = 30 * 60_000;
const timeoutMs = 1500;

async function startServer(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL('poll/server-process.ts', import.meta.url), [], { execArgv: ['--import', 'tsx'] });
  const [message] = (await once(child, 'message')) as [unknown];
  return { child, port: z.object({ port: z.int() }).parse(message).port };
}

async function ask(child: ChildProcess, order: object): Promise<unknown> {
  const answered = once(child, 'message');
  child.send(order);
  return ((await answered) as [unknown])[0];
}

const reportSchema = z.object({ requests: z.int(), unchanged: z.int(), mostConnections: z.int(), mostRequests: z.int() });

interface Measured {
  readonly feeds: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly perSecond: number;
  /** Of this process's time on a core: sockets, parsing and the store in it. */
  readonly perCpuSecond: number;
}

async function measure<Result>(work: () => Promise<Result>, count: (result: Result) => number): Promise<Measured & { result: Result }> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1_000_000;
  const feeds = count(result);
  return {
    feeds,
    seconds: rounded(seconds, 2),
    cpuSeconds: rounded(cpuSeconds, 2),
    perSecond: Math.round(feeds / seconds),
    perCpuSecond: Math.round(feeds / cpuSeconds),
    result,
  };
}

/** Polls all that is due now, turn by turn, as the queue would. */
async function pollDue(deps: PollDeps): Promise<PollSummary[]> {
  const poller = createPoller(deps);
  const begun = deps.now();
  const summaries: PollSummary[] = [];
  for (;;) {
    const found = await findDueFeeds(deps, begun);
    if (found === 0) return summaries;
    const waiting = await deps.database
      .selectFrom('outbox')
      .select(['id', 'payload'])
      .where('job', '=', 'poll-feeds')
      .where('relayed_at', 'is', null)
      .execute();
    await markRelayed(
      deps.database,
      waiting.map(({ id }) => id),
    );
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const polled = await poller.pollFeeds(jobs['poll-feeds'].payload.parse(next.payload), new AbortController().signal);
        for (const summary of polled) summaries.push(summary);
      }
    };
    await Promise.all(Array.from({ length: batchesAtOnce }, worker));
  }
}

/** Makes these feeds due, and no other. */
async function makeDue(database: Database, now: Date, ids: readonly string[]): Promise<void> {
  await database
    .updateTable('feed')
    .set({ next_poll_at: new Date(now.getTime() + 24 * 3_600_000) })
    .execute();
  for (let from = 0; from < ids.length; from += 1000)
    await database
      .updateTable('feed')
      .set({ next_poll_at: now })
      .where('id', 'in', ids.slice(from, from + 1000))
      .execute();
}

interface ItemCheck {
  readonly served: number;
  readonly stored: number;
  readonly missed: number;
  readonly twice: number;
  readonly readJobs: number;
}

/** What healthy feeds listed by the last round, against what is stored: by the feeds' names for it, and the jobs that read it. */
async function checkItems(database: Database, numbers: ReadonlyMap<string, number>, round: number): Promise<ItemCheck> {
  const rows = await database
    .selectFrom('item')
    .leftJoin('outbox', (join) => join.onRef('outbox.job_id', '=', 'item.id').on('outbox.job', '=', 'read-item'))
    .select(['item.feed_id', 'item.guid', 'outbox.job_id'])
    .execute();
  const stored = new Map<string, number>();
  let readJobs = 0;
  for (const row of rows) {
    const feed = numbers.get(row.feed_id);
    if (feed === undefined || faultOf(feed) !== null) continue;
    stored.set(row.guid, (stored.get(row.guid) ?? 0) + 1);
    if (row.job_id !== null) readJobs += 1;
  }
  let [served, missed] = [0, 0];
  for (const feed of numbers.values()) {
    if (faultOf(feed) !== null) continue;
    for (const guid of itemsOf(feed, round)) {
      served += 1;
      if (!stored.has(guid)) missed += 1;
    }
  }
  const twice = [...stored.values()].filter((times) => times > 1).length;
  return { served, stored: [...stored.values()].reduce((sum, times) => sum + times, 0), missed, twice, readJobs };
}

export async function run(options: PollOptions, settings: Settings): Promise<void> {
  if (!Number.isInteger(options.feeds) || options.feeds < 20) throw new NewsroomError('no-feeds', '--feeds: a whole number, 20 or more');
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-bench-poll-'));
  const { child, port } = await startServer();
  const hosts = [...new Set(Array.from({ length: options.feeds }, (_value, feed) => hostOf(feed)))];
  const addresses = new Map(hosts.map((host, index) => [host, `127.0.0.${(index % loopbacks) + 1}`]));
  const own: Settings = {
    ...settings,
    data: { directory },
    database: { ...settings.database, url: null },
    fetch: { ...settings.fetch, allowPrivate: hosts, timeout: timeoutMs },
    log: { level: 'silent' },
  };
  const logger = loggerFor(own);
  const { store, database } = await openStore(own, logger);
  const fetch = createGuardedFetch(own.fetch, { resolve: (host) => Promise.resolve([addresses.get(host) ?? '127.0.0.1']) });
  try {
    let now = new Date();
    const deps: PollDeps = { database, settings: own, fetch, logger, now: () => now };
    const urls = Array.from({ length: options.feeds }, (_value, feed) => `http://${hostOf(feed)}:${port}/feed/${feed}`);
    const ids = urls.map((url) => derivedId('fd', url));
    const numbers = new Map(ids.map((id, feed) => [id, feed]));
    const healthy = ids.filter((_id, feed) => faultOf(feed) === null);
    const listed = urls.map((url, feed) => ({
      url,
      title: `Feed ${feed}`,
      site: null,
      language: 'en',
      country: null,
      category: [],
      documentedAt: null,
      verified: false,
    }));
    await importFeeds(database, listed, own.feeds.interval);
    now = new Date(Date.now() + 1000);
    const count = (summaries: readonly PollSummary[]): number => summaries.length;
    const first = await measure(() => pollDue(deps), count);

    now = new Date(now.getTime() + roundMs);
    await makeDue(database, now, healthy);
    const unchanged = await measure(
      () => pollDue(deps),
      (summaries) => summaries.filter((summary) => summary.unchanged).length,
    );
    if (unchanged.feeds !== healthy.length)
      throw new NewsroomError('not-unchanged', `${unchanged.feeds} of ${healthy.length} healthy feeds were found unchanged`);

    const mixed: (Measured & { result: PollSummary[] })[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      now = new Date(now.getTime() + roundMs);
      await ask(child, { round });
      await makeDue(database, now, ids);
      await database.updateTable('feed_host').set({ delayed_until: null }).execute();
      mixed.push(await measure(() => pollDue(deps), count));
    }
    const items = await checkItems(database, numbers, options.rounds);
    const report = reportSchema.parse(await ask(child, { report: true }));
    const failures: Record<string, number> = {};
    for (const { failed } of mixed.at(-1)?.result ?? []) if (failed !== null) failures[failed] = (failures[failed] ?? 0) + 1;
    const plain = ({ feeds, seconds, cpuSeconds, perSecond, perCpuSecond }: Measured): Measured => ({
      feeds,
      seconds,
      cpuSeconds,
      perSecond,
      perCpuSecond,
    });
    const met = {
      rate: unchanged.perCpuSecond >= targetRate,
      items: items.missed === 0 && items.twice === 0 && items.served === items.stored && items.readJobs === items.stored,
      hosts: report.mostConnections <= own.fetch.perHost,
    };
    const figures = {
      feeds: options.feeds,
      hosts: hosts.length,
      changed: ids.filter((_id, feed) => changes(feed)).length,
      faulty: options.feeds - healthy.length,
      polledAtOnce: own.workers.poll,
      feedsPerSecond: unchanged.perCpuSecond,
      targetFeedsPerSecond: targetRate,
      unchanged: plain(unchanged),
      firstRead: plain(first),
      mixed: mixed.map(plain),
      failures,
      items,
      mostConnectionsAHost: report.mostConnections,
      limitAHost: own.fetch.perHost,
      requests: report.requests,
      memoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
      met,
    };
    const line = JSON.stringify(figures);
    if (options.output !== undefined) await writeFile(options.output, `${line}\n`);
    process.stdout.write(options.json ? `${line}\n` : `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    child.disconnect();
    await fetch.close();
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}
