// A fleet whose Redis, and whose PostgreSQL, go away while it works: it stays, says so, loses nothing, does nothing twice, and goes on by itself.
// Skipped unless DATABASE_URL and REDIS_URL are set: an embedded newsroom has neither to lose.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { createDatabase } from '../store/database.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { openServerStore, type Store } from '../store/store.ts';
import { inTransaction } from '../store/transactions.ts';
import { redisUrl } from '../test/harness/newsroom-process.ts';
import { openPersonaFiles, type PersonaFiles } from '../test/harness/persona-files.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { databaseUrl, openTestStore, type TestStore } from '../test/harness/store.ts';
import { startTcpProxy, throughProxy, type TcpProxy } from '../test/harness/tcp-proxy.ts';
import type { NewsroomDeps } from './deps.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { openQueues, type Queues } from './queues.ts';

const ids = ['ada', 'ben'];
const draftsEach = 3;
const awayMs = 5_000;

describe.skipIf(databaseUrl === null || redisUrl === null)('a fleet at work', () => {
  const events: string[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (line: string) => void events.push((JSON.parse(line) as { event?: string }).event ?? '') },
  );
  const proxies: TcpProxy[] = [];
  let test: TestStore;
  let files: PersonaFiles;
  let store: Store;
  let deps: NewsroomDeps;
  let queues: Queues;
  let fleet: Fleet;
  let database: TcpProxy;
  let redis: TcpProxy;

  async function proxyOf(url: string, port: number): Promise<TcpProxy> {
    const { hostname, port: given } = new URL(url);
    const proxy = await startTcpProxy({ host: hostname, port: given === '' ? port : Number(given) });
    proxies.push(proxy);
    return proxy;
  }

  beforeAll(async () => {
    test = await openTestStore();
    files = await openPersonaFiles(ids);
    database = await proxyOf(test.url ?? '', 5432);
    redis = await proxyOf(redisUrl ?? '', 6379);
    store = await openServerStore({ connectionString: throughProxy(test.url ?? '', database), maximumConnections: 5 });
    const settings = readConfiguration({
      environment: {},
      overrides: {
        redis: { url: throughProxy(redisUrl ?? '', redis), prefix: `test-${randomBytes(6).toString('hex')}` },
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
    deps = {
      settings,
      logger,
      store,
      database: createDatabase(store),
      fetch: createGuardedFetch(settings.fetch),
      roster: await openRoster(files.directory),
      gateway: null,
      judgeFor: () => null,
      writers: { kind: 'extractive', name: 'quoting', prepare: async () => undefined, writerFor: () => unhurried },
      processId: 'outages',
      now: () => new Date(),
    };
    queues = await openQueues({ settings, store, personaIds: ids, logger });
    fleet = await startFleet(deps, queues, { schedules: false, part: { roles: ['desk'], personas: null } });
  });
  afterAll(async () => {
    await fleet.drain();
    await queues.close();
    await deps.fetch.close();
    await store.close();
    for (const proxy of proxies) await proxy.close();
    await test.close();
    await files.close();
  });

  async function give(): Promise<string[]> {
    const given: string[] = [];
    for (let n = 0; n < draftsEach; n += 1)
      for (const personaId of ids) {
        const { storyId } = await seedStory(test.database, [
          {
            outlet: 'The Velmar Courier',
            title: 'Velmar closes the Asper lock',
            paragraphs: [
              'The ministry closed the Asper lock on Monday.',
              'It named low water as the reason.',
              'The council votes next week.',
            ],
          },
        ]);
        const draftId = await inTransaction(test.database, (transaction) =>
          openDraft(transaction, { storyId, personaId, writer: 'quoting' }),
        );
        given.push(draftId ?? '');
      }
    return given;
  }
  const statesOf = async (draftIds: readonly string[]): Promise<string[]> =>
    (await test.database.selectFrom('draft').select('state').where('id', 'in', draftIds).execute()).map(({ state }) => state);
  async function allWrittenOnce(draftIds: readonly string[]): Promise<void> {
    await expect.poll(async () => new Set(await statesOf(draftIds)), { timeout: 75_000, interval: 200 }).toEqual(new Set(['in-review']));
    const revisions = await test.database.selectFrom('revision').select('draft_id').where('draft_id', 'in', draftIds).execute();
    expect(revisions.map((row) => row.draft_id).sort()).toEqual([...draftIds].sort());
  }
  const queueProblems = async (): Promise<string[]> =>
    (await openProblems(test.database)).filter(({ area }) => area === 'queue').map(({ code }) => code);

  it('goes on after Redis was away, and says so meanwhile', { timeout: 120_000 }, async () => {
    const draftIds = await give();
    await expect.poll(() => statesOf(draftIds), { timeout: 20_000 }).toContain('in-review');
    await redis.cut();
    await expect.poll(queueProblems, { timeout: 15_000 }).toEqual(['away']);
    await expect(queues.counts()).rejects.toMatchObject({ code: 'queue-away' });
    // What is asked for now waits in the outbox.
    const more = await give();
    await delay(awayMs);
    await redis.mend();
    await allWrittenOnce([...draftIds, ...more]);
    await expect.poll(queueProblems, { timeout: 15_000 }).toEqual([]);
    expect(events).toEqual(expect.arrayContaining(['queue-away', 'queue-back']));
  });

  it('goes on after PostgreSQL was away', { timeout: 120_000 }, async () => {
    const draftIds = await give();
    await expect.poll(() => statesOf(draftIds), { timeout: 20_000 }).toContain('in-review');
    await database.cut();
    await expect.poll(() => events, { timeout: 15_000 }).toContain('store-away');
    await delay(awayMs);
    await database.mend();
    await allWrittenOnce(draftIds);
    await expect.poll(() => events, { timeout: 15_000 }).toContain('store-back');
    const failures = await test.database.selectFrom('draft').select('failure').where('failure', 'is not', null).execute();
    expect(failures).toEqual([]);
  });
});
