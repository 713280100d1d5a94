// The breaking path: a recorded wire whose events are released one after another, a real newsroom that polls it often, and how long each event's
// story takes from its third origin's article being stored to its place in a desk queue. Feeds, pages, queues and store are real; nothing is
// asked of a model.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { askRunning } from '../bin/control-client.ts';
import { loggerFor, openStore } from '../bin/open-store.ts';
import { NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { breakingDelays } from '../store/repositories/breaking-delays.ts';
import { quantile, rounded } from './workbench/figures.ts';

export interface BreakingOptions {
  /** Folder with serve.mjs, which serves the recorded wire. */
  readonly wire?: string;
  /** Seconds over which the events are released. */
  readonly live: number;
  readonly json: boolean;
}

/** Median aimed at, seconds. */
const target = 2;
const lookEveryMs = 1000;
/** Nothing new for so long after the last release, and the newsroom is at rest. */
const restMs = 15_000;
const patienceMs = 240_000;

const statusSchema = z.object({
  counts: z.object({ items: z.number(), itemsWaiting: z.number(), articles: z.number(), stories: z.number(), drafts: z.number() }),
  drafts: z.record(z.string(), z.number()),
});
const truthSchema = z.record(z.string(), z.string());

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new NewsroomError('no-port', 'no port is free on 127.0.0.1');
  return address.port;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function startWire(folder: string, seconds: number): Promise<{ base: string; stop(): Promise<void> }> {
  const script = join(folder, 'serve.mjs');
  if (!existsSync(script)) throw new NewsroomError('no-data', `--wire ${folder}: there is no serve.mjs in it`);
  const port = await freePort();
  const child = spawn(process.execPath, [script, '--port', String(port), '--live', String(seconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new NewsroomError('no-wire', `${script} ended before it served anything`);
    }),
  ]);
  return { base: `http://127.0.0.1:${port}`, stop: () => ended(child) };
}

/** Waits until all is released and the newsroom has been at rest for a while. */
async function untilDone(directory: string, newsroom: ChildProcess, releasedAt: number): Promise<void> {
  let [last, changedAt] = ['', Date.now()];
  for (;;) {
    if (newsroom.exitCode !== null) throw new NewsroomError('no-newsroom', 'the newsroom ended: see above');
    if (Date.now() > releasedAt + patienceMs) return;
    await delay(lookEveryMs);
    const answer = await askRunning(directory, 'status', null).catch((error: unknown) => {
      if (error instanceof NewsroomError && error.retryable) return null;
      throw error;
    });
    if (answer === null) continue;
    const { counts, drafts } = statusSchema.parse(answer.value);
    const now = JSON.stringify([counts, drafts]);
    if (now !== last) [last, changedAt] = [now, Date.now()];
    // Its feeds are asked again after half a minute, as the wire's answers wish.
    if (Date.now() > releasedAt + 45_000 && Date.now() - changedAt > restMs) return;
  }
}

/** Of each event the story that holds most of its reports; one story stands for one event. */
async function storiesOfEvents(database: Database, truth: Readonly<Record<string, string>>) {
  const articles = await database.selectFrom('article').select(['url', 'story_id as storyId', 'set_aside as setAside']).execute();
  const held = new Map<string, Map<string, number>>();
  for (const { url, storyId } of articles) {
    const event = truth[url];
    if (event === undefined || storyId === null) continue;
    const stories = held.get(event) ?? new Map<string, number>();
    stories.set(storyId, (stories.get(storyId) ?? 0) + 1);
    held.set(event, stories);
  }
  const most = [...held]
    .map(([event, stories]) => ({ event, best: [...stories].toSorted((one, other) => other[1] - one[1])[0] }))
    .toSorted((one, other) => (other.best?.[1] ?? 0) - (one.best?.[1] ?? 0));
  const taken = new Map<string, string>();
  for (const { event, best } of most) if (best !== undefined && !taken.has(best[0])) taken.set(best[0], event);
  return { stories: taken, setAside: articles.filter((article) => article.setAside !== null).length, articles: articles.length };
}

export async function run(options: BreakingOptions, settings: Settings): Promise<void> {
  if (options.wire === undefined)
    throw new NewsroomError('no-data', '--wire FOLDER is needed: one with a serve.mjs that serves a recorded wire');
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  const own: Settings = {
    ...settings,
    data: { directory },
    database: { ...settings.database, url: null },
    redis: { ...settings.redis, url: null },
  };
  const startedAt = Date.now();
  const wire = await startWire(options.wire, options.live);
  const releasedAt = Date.now() + options.live * 1000;
  const newsroom = spawn(process.execPath, ['--import', 'tsx', 'bin/newsroom.ts', 'run', '--json'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NEWSROOM_DATA_DIR: directory,
      NEWSROOM_FEEDS_LIST: `${wire.base}/feeds.opml`,
      NEWSROOM_FEEDS_INTERVAL: '2s',
      NEWSROOM_FEEDS_SHORTEST_INTERVAL: '2s',
      NEWSROOM_FEEDS_LONGEST_INTERVAL: '5s',
      NEWSROOM_FETCH_ALLOW_PRIVATE: '127.0.0.1',
      NEWSROOM_PERSONAS_DRAFTS_PER_DAY: '1000',
      NEWSROOM_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilDone(directory, newsroom, releasedAt);
    const truth = truthSchema.parse(await (await fetch(`${wire.base}/truth.json`)).json());
    await ended(newsroom);
    const { store, database } = await openStore(own, loggerFor({ ...own, log: { level: 'error' } }));
    try {
      const { stories, setAside, articles } = await storiesOfEvents(database, truth);
      const delays = new Map((await breakingDelays(database, new Date(startedAt), true)).map((line) => [line.storyId, line]));
      const breaking = new Set((await breakingDelays(database, new Date(startedAt))).map((line) => line.storyId));
      const lines = [...stories.keys()].flatMap((storyId) => delays.get(storyId) ?? []);
      const toDesk = lines.flatMap(({ deskAt, thirdOriginAt }) =>
        deskAt === null ? [] : [(deskAt.getTime() - thirdOriginAt.getTime()) / 1000],
      );
      const toDraft = lines.flatMap(({ draftedAt, thirdOriginAt }) =>
        draftedAt === null ? [] : [(draftedAt.getTime() - thirdOriginAt.getTime()) / 1000],
      );
      const figures = {
        events: new Set(Object.values(truth)).size,
        articles,
        setAside,
        stories: stories.size,
        withThirdOrigin: lines.length,
        breaking: [...stories.keys()].filter((id) => breaking.has(id)).length,
        queued: toDesk.length,
        drafted: toDraft.length,
        medianSeconds: rounded(quantile(toDesk, 0.5), 2),
        p90Seconds: rounded(quantile(toDesk, 0.9), 2),
        maxSeconds: rounded(Math.max(...toDesk), 2),
        medianToDraftSeconds: rounded(quantile(toDraft, 0.5), 2),
        maxToDraftSeconds: rounded(Math.max(...toDraft), 2),
        targetSeconds: target,
        liveSeconds: options.live,
        load: rounded(loadavg()[0] ?? Number.NaN, 1),
      };
      process.stdout.write(
        options.json
          ? `${JSON.stringify(figures)}\n`
          : `${figures.events} events, ${figures.stories} stories, ${figures.queued} in a desk queue, ${figures.drafted} drafted; from the third origin to the queue ${figures.medianSeconds} s (median, target ${target}), ${figures.p90Seconds} s (p90), ${figures.maxSeconds} s (most); to the draft ${figures.medianToDraftSeconds} s (median)\n`,
      );
      if (figures.queued < figures.events || figures.medianSeconds > target) process.exitCode = 1;
    } finally {
      await store.close();
    }
  } finally {
    await ended(newsroom);
    await wire.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
