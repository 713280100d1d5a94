// A fleet whose Redis, and another whose PostgreSQL, are away for 30 s while it works: it stays, says so, loses nothing, does nothing twice,
// spends no attempt of a job on it, and goes on by itself. Both at once, each with a store, a prefix and proxies of its own.
// Skipped unless DATABASE_URL and REDIS_URL are set: an embedded newsroom has neither to lose.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pino from 'pino';
import { describe, it, type ExpectStatic } from 'vitest';
import { openRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { inlineReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { createDatabase, type Database } from '../store/database.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { openServerStore } from '../store/store.ts';
import { inTransaction } from '../store/transactions.ts';
import { redisUrl } from '../test/harness/newsroom-process.ts';
import { openPersonaFiles } from '../test/harness/persona-files.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { databaseUrl, openTestStore } from '../test/harness/store.ts';
import { startTcpProxy, throughProxy, type TcpProxy } from '../test/harness/tcp-proxy.ts';
import type { NewsroomDeps } from './deps.ts';
import { startFleet } from './fleet.ts';
import { openQueues, queueJobId, type Queues } from './queues.ts';

const personaIds = ['ada', 'ben'];
const draftsEach = 3;
const awayMs = 30_000;
/** Where a worker was at a job when Redis went: its lock of 30 s must run out, and two looks for such jobs, 15 s apart, pass. */
const backWithinMs = 60_000;

interface LogLine {
  readonly time: number;
  readonly event?: string;
  readonly msg?: string;
  readonly attempt?: number;
  readonly seconds?: number;
}

interface Stage {
  /** Reached whatever is cut. */
  readonly database: Database;
  readonly queues: Queues;
  readonly log: readonly LogLine[];
  readonly toDatabase: TcpProxy;
  readonly toRedis: TcpProxy;
  /** The store's address through its proxy. */
  readonly storeUrl: string;
  /** How often the attempts of these drafts' jobs were counted by the queue. */
  attempts(draftIds: readonly string[]): Promise<(string | null)[]>;
  close(): Promise<void>;
}

async function proxyOf(url: string, port: number): Promise<TcpProxy> {
  const { hostname, port: given } = new URL(url);
  return startTcpProxy({ host: hostname, port: given === '' ? port : Number(given) });
}

async function openStage(): Promise<Stage> {
  const log: LogLine[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line) as LogLine) });
  const test = await openTestStore();
  const files = await openPersonaFiles(personaIds);
  const [toDatabase, toRedis] = [await proxyOf(test.url ?? '', 5432), await proxyOf(redisUrl ?? '', 6379)];
  const storeUrl = throughProxy(test.url ?? '', toDatabase);
  const store = await openServerStore({ connectionString: storeUrl, maximumConnections: 5 });
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const settings = readConfiguration({
    environment: {},
    overrides: {
      redis: { url: throughProxy(redisUrl ?? '', toRedis), prefix },
      personas: { directory: files.directory, concurrency: 1 },
    },
  });
  const quoting = createQuotingWriter();
  const unhurried = createQuotingWriter({
    write: async (pack, signal) => {
      await delay(500);
      return quoting.write(pack, signal);
    },
  });
  const deps: NewsroomDeps = {
    settings,
    logger,
    store,
    database: createDatabase(store),
    fetch: createGuardedFetch(settings.fetch),
    reader: inlineReader,
    roster: await openRoster(files.directory),
    gateway: null,
    judgeFor: () => null,
    writers: { kind: 'extractive', name: 'quoting', prepare: async () => undefined, writerFor: () => unhurried },
    processId: 'outages',
    now: () => new Date(),
  };
  const queues = await openQueues({ settings, store, personaIds, logger });
  const fleet = await startFleet(deps, queues, { schedules: false, part: { roles: ['desk'], personas: null } });
  const redis = new Redis(redisUrl ?? '');
  return {
    database: test.database,
    queues,
    log,
    toDatabase,
    toRedis,
    storeUrl,
    attempts: async (draftIds) => {
      const rows = await test.database.selectFrom('outbox').select(['job_id', 'payload']).where('job', '=', 'draft-story').execute();
      return Promise.all(
        rows
          .map(({ job_id: jobId, payload }) => ({ jobId, ...(payload as { draftId: string; personaId: string }) }))
          .filter(({ draftId }) => draftIds.includes(draftId))
          .map(({ jobId, personaId }) => redis.hget(`${prefix}:desk.${personaId}:${queueJobId(jobId)}`, 'atm')),
      );
    },
    close: async () => {
      await fleet.drain();
      await queues.close();
      redis.disconnect();
      await deps.fetch.close();
      await store.close();
      await toDatabase.close();
      await toRedis.close();
      await test.close();
      await files.close();
    },
  };
}

async function give({ database }: Stage): Promise<string[]> {
  const given: string[] = [];
  const paragraphs = ['The ministry closed the Asper lock on Monday.', 'It named low water as the reason.', 'The council votes next week.'];
  for (let n = 0; n < draftsEach; n += 1)
    for (const personaId of personaIds) {
      const { storyId } = await seedStory(database, [{ outlet: 'The Velmar Courier', title: 'Velmar closes the Asper lock', paragraphs }]);
      const draftId = await inTransaction(database, (transaction) => openDraft(transaction, { storyId, personaId, writer: 'quoting' }));
      given.push(draftId ?? '');
    }
  return given;
}

async function statesOf({ database }: Stage, draftIds: readonly string[]): Promise<string[]> {
  return (await database.selectFrom('draft').select('state').where('id', 'in', draftIds).execute()).map(({ state }) => state);
}

const problemsOf = async ({ database }: Stage, area: string): Promise<string[]> =>
  (await openProblems(database)).filter((problem) => problem.area === area).map(({ message }) => message);

async function outagesOf({ database }: Stage, area: string): Promise<{ count: number; message: string; over: boolean }[]> {
  const rows = await database.selectFrom('problem').select(['count', 'message', 'resolved_at']).where('area', '=', area).execute();
  return rows.map(({ count, message, resolved_at: at }) => ({ count, message, over: at !== null }));
}

/** Waits until all are in review, and asserts that each was written once and that its job had one attempt. */
async function expectWrittenOnce(expect: ExpectStatic, stage: Stage, draftIds: readonly string[]): Promise<void> {
  await expect
    .poll(async () => new Set(await statesOf(stage, draftIds)), { timeout: backWithinMs, interval: 200 })
    .toEqual(new Set(['in-review']));
  const revisions = await stage.database.selectFrom('revision').select('draft_id').where('draft_id', 'in', draftIds).execute();
  expect(revisions.map((row) => row.draft_id).sort()).toEqual([...draftIds].sort());
  // The queue counts an attempt as it ends: the last drafts' jobs end a moment after they are in review.
  await expect.poll(() => stage.attempts(draftIds), { timeout: 60_000 }).toEqual(draftIds.map(() => '1'));
  expect(stage.log.filter(({ event, attempt }) => event === 'job-failed' && attempt !== 1)).toEqual([]);
  expect(await problemsOf(stage, 'draft')).toEqual([]);
}

const eventsOf = (stage: Stage): string[] => stage.log.flatMap(({ event }) => event ?? []);

async function atWork(expect: ExpectStatic, stage: Stage): Promise<string[]> {
  const draftIds = await give(stage);
  await expect.poll(() => statesOf(stage, draftIds), { timeout: 30_000 }).toContain('in-review');
  expect(await statesOf(stage, draftIds)).toContain('queued');
  return draftIds;
}

describe.skipIf(databaseUrl === null || redisUrl === null)('a fleet at work', { concurrent: true, timeout: 240_000 }, () => {
  it('goes on after Redis was away for 30 s, and says so meanwhile', async ({ expect }) => {
    const stage = await openStage();
    try {
      const before = await atWork(expect, stage);
      await stage.toRedis.cut();
      const cutAt = Date.now();
      await expect
        .poll(() => problemsOf(stage, 'queue'), { timeout: 15_000 })
        .toEqual([expect.stringMatching(/^Redis at \S+ does not answer since .*: nothing is lost/)]);
      await expect(stage.queues.counts()).rejects.toMatchObject({ code: 'queue-away' });
      // What is asked for now waits in the outbox.
      const during = await give(stage);
      await delay(cutAt + awayMs - Date.now());
      expect(new Set(await statesOf(stage, during))).toEqual(new Set(['queued']));
      await stage.toRedis.mend();
      await expectWrittenOnce(expect, stage, [...before, ...during]);
      expect(await outagesOf(stage, 'queue')).toMatchObject([{ count: 1, over: true }]);
      expect(eventsOf(stage)).toEqual(expect.arrayContaining(['queue-away', 'queue-back']));
    } finally {
      await stage.close();
    }
  });

  it('goes on after PostgreSQL was away for 30 s, and says so', async ({ expect }) => {
    const stage = await openStage();
    try {
      const before = await atWork(expect, stage);
      await stage.toDatabase.cut();
      const cutAt = Date.now();
      // Nothing can be written now: the log says it, and whoever asks is told what is away.
      await expect.poll(() => eventsOf(stage), { timeout: 15_000 }).toContain('store-away');
      expect(stage.log.find(({ event }) => event === 'store-away')?.msg).toMatch(/^PostgreSQL does not answer: nothing is lost/);
      await expect(openServerStore({ connectionString: stage.storeUrl })).rejects.toMatchObject({ code: 'store-unreachable' });
      const during = await give(stage);
      await delay(cutAt + awayMs - Date.now());
      await stage.toDatabase.mend();
      await expectWrittenOnce(expect, stage, [...before, ...during]);
      await expect
        .poll(() => outagesOf(stage, 'store'), { timeout: 15_000 })
        .toEqual([{ count: 1, over: true, message: expect.stringMatching(/^PostgreSQL did not answer for [23]\d s since /) as string }]);
      expect(eventsOf(stage)).toContain('store-back');
      const failures = await stage.database.selectFrom('draft').select('failure').where('failure', 'is not', null).execute();
      expect(failures).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
