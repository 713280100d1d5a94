import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { NewsroomError } from '../core/errors.ts';
import { usualPriority, type JobHandlers, type JobName } from '../core/jobs.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { addToOutbox, raiseDraftsOfStory, waitingJobs } from '../store/repositories/outbox.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { inTransaction } from '../store/transactions.ts';
import { freePort } from '../test/harness/newsroom-process.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { openQueues, type Queues, type WorkerLike } from './queues.ts';
import { startRelay, type Relay } from './relay.ts';
import { createProcessor } from './run-job.ts';

const logger = pino({ level: 'silent' });
const redisUrl = process.env['REDIS_URL'] || null;
const settings = readConfiguration({
  environment: {},
  overrides: { redis: { url: redisUrl, prefix: `test-${randomBytes(6).toString('hex')}` } },
});

let test: TestStore;
let queues: Queues;
let relay: Relay;
const workers: WorkerLike[] = [];
const workerOf = new Map<string, WorkerLike>();
/** What was run, and what each job does; a test sets its own. */
const ran: { name: JobName; payload: unknown }[] = [];
const givenUp: { name: JobName; payload: unknown; error: unknown }[] = [];
let storeAway = false;
let lostConnections = 0;
let deaf = false;
let behave: (payload: Record<string, unknown>, signal: AbortSignal) => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  test = await openTestStore();
  queues = await openQueues({ settings, store: test.store, personaIds: ['one', 'two'], logger });
  const handle = (name: JobName) => async (payload: unknown, signal: AbortSignal) => {
    ran.push({ name, payload });
    await behave(payload as Record<string, unknown>, signal);
  };
  const names: JobName[] = [
    'find-due-feeds',
    'poll-feeds',
    'keep-subscriptions',
    'read-push',
    'read-item',
    'cluster-article',
    'assign-stories',
    'draft-story',
    'close-draft',
    'check-revision',
    'publish-revision',
  ];
  const handlers = Object.fromEntries(names.map((name) => [name, handle(name)])) as unknown as JobHandlers;
  const processor = createProcessor({
    handlers,
    logger,
    onGivenUp: async (name, payload, error) => {
      if (deaf) throw new Error('the database is away');
      givenUp.push({ name, payload, error });
    },
    storeAnswers: () => Promise.resolve(!storeAway),
    lostConnections: () => lostConnections,
    waitMs: 50,
  });
  for (const name of queues.names) {
    const worker = queues.work(name, processor, { concurrency: 1 });
    workers.push(worker);
    workerOf.set(name, worker);
  }
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  relay = startRelay(test.database, queues, logger);
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await relay.stop();
  await queues.close();
  await test.close();
});

async function until(condition: () => boolean, withinMs = 15_000): Promise<void> {
  const startedAt = performance.now();
  while (!condition()) {
    if (performance.now() - startedAt > withinMs) throw new Error(`not within ${withinMs} ms; ran ${JSON.stringify(ran)}`);
    await wait(20);
  }
}

const idle = async (): Promise<boolean> =>
  Object.values(await queues.counts()).every((count) => count.waiting + count.active + count.delayed === 0);

describe(`queues on ${redisUrl === null ? 'the embedded store' : 'Redis'}`, () => {
  it('run a job of a committed transaction once, though it is asked for twice, and none of one rolled back', async () => {
    ran.length = 0;
    behave = () => Promise.resolve();
    const entry = { job: 'draft-story', jobId: 'draft-dr_a:1', payload: { draftId: 'dr_a', personaId: 'two', round: 1 } } as const;
    await inTransaction(test.database, (transaction) =>
      addToOutbox(transaction, [entry, { job: 'read-item', jobId: 'read-a', payload: { itemId: 'a' } }]),
    );
    await addToOutbox(test.database, [entry]);
    await expect(
      inTransaction(test.database, async (transaction) => {
        await addToOutbox(transaction, [{ job: 'read-item', jobId: 'read-b', payload: { itemId: 'b' } }]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await until(() => ran.length >= 2);
    // A relay that was killed between adding and marking adds again: the queue swallows it.
    await queues.add(entry);
    await wait(300);
    expect(ran.map((job) => job.name).sort()).toEqual(['draft-story', 'read-item']);
    expect(await waitingJobs(test.database, 10)).toEqual([]);
  });

  it('draft a story first that became breaking while its draft waited, and those of an editor before it', async () => {
    ran.length = 0;
    behave = () => Promise.resolve();
    const worker = workerOf.get('desk.two');
    await worker?.pause();
    const opened: string[] = [];
    for (const title of ['An early story', 'A story that will break', 'A late story']) {
      const { storyId } = await seedStory(test.database, [{ outlet: 'Courier', title, paragraphs: [`${title} it is.`] }]);
      const draftId = await inTransaction(test.database, (transaction) =>
        openDraft(transaction, { storyId, personaId: 'two', writer: 'quoting', priority: usualPriority }),
      );
      opened.push(draftId ?? '');
      if (title === 'A story that will break') {
        await expect.poll(() => waitingJobs(test.database, 10)).toEqual([]);
        await inTransaction(test.database, (transaction) => raiseDraftsOfStory(transaction, storyId));
        await inTransaction(test.database, (transaction) => raiseDraftsOfStory(transaction, storyId));
      }
    }
    await addToOutbox(test.database, [
      { job: 'draft-story', jobId: 'draft-dr_asked-2', payload: { draftId: 'dr_asked', personaId: 'two', round: 2 } },
    ]);
    await expect.poll(() => waitingJobs(test.database, 10)).toEqual([]);
    expect((await queues.counts())['desk.two']).toMatchObject({ waiting: 4 });
    await worker?.resume();
    await until(() => ran.length === 4);
    const [early, breaking, late] = opened;
    expect(ran.map(({ payload }) => (payload as { draftId: string }).draftId)).toEqual(['dr_asked', breaking, early, late]);
  });

  it('try a failing job again, and give it up after its attempts or at once where trying again cannot help', async () => {
    ran.length = 0;
    givenUp.length = 0;
    behave = (payload) =>
      Promise.reject(
        payload['articleId'] === 'hopeless'
          ? new NewsroomError('hopeless', 'never')
          : new NewsroomError('later', 'not now', { retryable: true }),
      );
    await addToOutbox(test.database, [
      { job: 'cluster-article', jobId: 'cluster-hopeless', payload: { articleId: 'hopeless' } },
      { job: 'cluster-article', jobId: 'cluster-later', payload: { articleId: 'later' } },
    ]);
    await until(() => givenUp.length === 2, 25_000);
    expect(ran.filter((job) => JSON.stringify(job.payload).includes('hopeless'))).toHaveLength(1);
    expect(ran.filter((job) => JSON.stringify(job.payload).includes('later'))).toHaveLength(5);
    expect((await queues.counts())['cluster']?.failed).toBe(2);
  });

  it('let a job that was told when to come back wait without using up an attempt', async () => {
    ran.length = 0;
    givenUp.length = 0;
    let refusals = 0;
    behave = () => {
      refusals += 1;
      return refusals <= 6
        ? Promise.reject(new NewsroomError('busy', 'come back', { retryable: true, details: { retryAfterMs: 30 } }))
        : Promise.resolve();
    };
    await addToOutbox(test.database, [{ job: 'read-item', jobId: 'read-limited', payload: { itemId: 'limited' } }]);
    await until(() => ran.length === 7);
    expect(givenUp).toEqual([]);
    await until(() => refusals === 7);
  });

  it('give a job back when they stop, and that is no failed attempt', async () => {
    ran.length = 0;
    givenUp.length = 0;
    let stops = 0;
    behave = () => (stops < 7 ? new Promise(() => undefined) : Promise.resolve());
    await addToOutbox(test.database, [{ job: 'cluster-article', jobId: 'cluster-stopped', payload: { articleId: 'stopped' } }]);
    while (stops < 7) {
      const seen = stops;
      await until(() => ran.length > seen);
      stops += 1;
      workerOf.get('cluster')?.cancelAllJobs('the newsroom stops');
    }
    await until(() => ran.length === 8);
    await expect.poll(idle).toBe(true);
    expect(givenUp).toEqual([]);
  });

  it('spend no attempt on a store that is away', async () => {
    ran.length = 0;
    givenUp.length = 0;
    storeAway = true;
    behave = () => (storeAway ? Promise.reject(new Error('connect ECONNREFUSED')) : Promise.resolve());
    await addToOutbox(test.database, [{ job: 'poll-feeds', jobId: 'poll-away', payload: { feedIds: ['f'], claimedUntil: '' } }]);
    await until(() => ran.length >= 4);
    storeAway = false;
    await expect.poll(idle).toBe(true);
    expect(givenUp).toEqual([]);
    expect((await queues.counts())['poll']?.failed).toBe(0);
  });

  it('spend no attempt on a connection that was lost and is back, whatever the failure says of it', async () => {
    ran.length = 0;
    givenUp.length = 0;
    behave = () => {
      if (ran.length > 3) return Promise.resolve();
      lostConnections += 1;
      return Promise.reject(new Error('Connection terminated unexpectedly'));
    };
    await addToOutbox(test.database, [{ job: 'poll-feeds', jobId: 'poll-blip', payload: { feedIds: ['f'], claimedUntil: '' } }]);
    await until(() => ran.length === 4);
    await expect.poll(idle).toBe(true);
    expect(givenUp).toEqual([]);
    expect((await queues.counts())['poll']?.failed).toBe(0);
  });

  it('give no job up that the newsroom could not be told of', async () => {
    ran.length = 0;
    givenUp.length = 0;
    deaf = true;
    behave = () => Promise.reject(new NewsroomError('hopeless', 'never'));
    await addToOutbox(test.database, [{ job: 'poll-feeds', jobId: 'poll-deaf', payload: { feedIds: ['f'], claimedUntil: '' } }]);
    await until(() => ran.length >= 3);
    expect((await queues.counts())['poll']?.failed).toBe(0);
    deaf = false;
    await until(() => givenUp.length === 1);
    await expect.poll(idle).toBe(true);
  });

  it('say so of a job that one process after another died of, and run it no more', async () => {
    ran.length = 0;
    givenUp.length = 0;
    behave = () => Promise.resolve();
    await addToOutbox(test.database, [{ job: 'read-item', jobId: 'read-deadly', payload: { itemId: 'deadly' }, delayMs: 1500 }]);
    await relay.flush();
    if (redisUrl === null) {
      await sql`update bullmq.job set stalled_count = 6 where id = 'read-deadly'`.execute(test.database);
    } else {
      const redis = new Redis(redisUrl);
      await redis.hset(`${settings.redis.prefix}:read:read-deadly`, 'stc', 6);
      redis.disconnect();
    }
    await until(() => givenUp.length === 1);
    expect(givenUp[0]).toMatchObject({ name: 'read-item', error: { code: 'stalled' } });
    expect(ran).toEqual([]);
  });

  it('keep no job waiting behind one that its queue refuses', async () => {
    ran.length = 0;
    behave = () => Promise.resolve();
    // A job's id that is a number is one that BullMQ does not take.
    await test.database
      .insertInto('outbox')
      .values({ job: 'read-item', job_id: '17', payload: JSON.stringify({ itemId: 'refused' }), relayed_at: null })
      .execute();
    for (let round = 0; round < 4; round += 1) {
      await addToOutbox(test.database, [{ job: 'read-item', jobId: `read-behind-${round}`, payload: { itemId: `behind-${round}` } }]);
      await until(() => ran.length === round + 1);
    }
    await expect.poll(async () => (await openProblems(test.database)).map((problem) => problem.subject)).toContain('17');
    await test.database.updateTable('outbox').set({ job_id: 'read-17' }).where('job_id', '=', '17').execute();
    await until(() => ran.length === 5);
  });

  it('keep a malformed job and show it, without running it', async () => {
    ran.length = 0;
    behave = () => Promise.resolve();
    await test.database
      .insertInto('outbox')
      .values({ job: 'read-item', job_id: 'read-wrong', payload: JSON.stringify({ item: 1 }), relayed_at: null })
      .execute();
    await relay.flush();
    expect((await openProblems(test.database)).map((problem) => problem.subject)).toContain('read-wrong');
    expect(ran).toEqual([]);
    await expect.poll(idle).toBe(true);
  });

  it('give a desk its own queue, so that one persona does not wait for another', async () => {
    ran.length = 0;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    behave = (payload) => (payload['personaId'] === 'one' ? held : Promise.resolve());
    await addToOutbox(test.database, [
      { job: 'draft-story', jobId: 'draft-one', payload: { draftId: 'one', personaId: 'one', round: 1 } },
      { job: 'draft-story', jobId: 'draft-two', payload: { draftId: 'two', personaId: 'two', round: 1 } },
    ]);
    await until(() => ran.some((job) => JSON.stringify(job.payload).includes('"two"')));
    expect((await queues.counts())['desk.one']?.active).toBe(1);
    release();
    await expect.poll(idle).toBe(true);
  });
});

describe.skipIf(redisUrl === null)('a desk that two processes work', () => {
  it('is at no more drafts at once than its persona may be', async () => {
    let [running, most, done] = [0, 0, 0];
    const processor = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await wait(60);
      running -= 1;
      done += 1;
    };
    await queues.bound('desk.both', 2);
    const both = ['a', 'b'].map(() => queues.work('desk.both', processor, { concurrency: 2 }));
    await Promise.all(both.map((worker) => worker.waitUntilReady()));
    await addToOutbox(
      test.database,
      Array.from({ length: 12 }, (_, index) => ({
        job: 'draft-story' as const,
        jobId: `draft-both-${index}`,
        payload: { draftId: `both-${index}`, personaId: 'both', round: 1 },
      })),
    );
    await until(() => done === 12);
    expect(most).toBe(2);
    await Promise.all(both.map((worker) => worker.close()));
  });
});

describe('a Redis that is not there', () => {
  it('stops the start in a moment and is named, without its password', async () => {
    const port = await freePort();
    const away = readConfiguration({
      environment: {},
      overrides: { redis: { url: `redis://user:hush@127.0.0.1:${port}`, prefix: 'away' } },
    });
    const failure: unknown = await openQueues({ settings: away, store: test.store, personaIds: [], logger }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'redis-unreachable', message: expect.stringContaining(`127.0.0.1:${port}`) as string });
    expect((failure as Error).message).not.toContain('hush');
  });
});
