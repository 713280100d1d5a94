// Work whose job is gone, or ended without having done it, on the real store and queue. Workers run here only where a test says so.
import { randomBytes } from 'node:crypto';
import { UnrecoverableError } from 'bullmq';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import type { JobName } from '../core/jobs.ts';
import { lastAsked, sweepOutbox } from '../store/repositories/outbox.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedArticle, seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { createAskAgain, mostTimes, type AskAgain } from './ask-again.ts';
import { openQueues, type Queues } from './queues.ts';
import { startRelay, type Relay } from './relay.ts';

const logger = pino({ level: 'silent' });
const redisUrl = process.env['REDIS_URL'] || null;

let test: TestStore;
/** Two processes: each with its own queues, relay and recovery, on one store. */
let processes: { queues: Queues; relay: Relay; askAgain: AskAgain }[];
let givenUp: { name: JobName; payload: unknown; error: unknown }[];

beforeEach(async () => {
  test = await openTestStore();
  givenUp = [];
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const settings = readConfiguration({ environment: {}, overrides: { redis: { url: redisUrl, prefix } } });
  processes = [];
  for (let n = 0; n < 2; n += 1) {
    const queues = await openQueues({ settings, store: test.store, personaIds: ['one'], logger });
    const onGivenUp = async (name: JobName, payload: unknown, error: unknown): Promise<void> => void givenUp.push({ name, payload, error });
    const askAgain = createAskAgain({ database: test.database, queues, logger, onGivenUp }, 3);
    processes.push({ queues, relay: startRelay(test.database, queues, logger), askAgain });
  }
});
afterEach(async () => {
  for (const { relay, queues } of processes) {
    await relay.stop();
    await queues.close();
  }
  await test.close();
});

/** `lost`: its job was relayed, and its queue has lost it. */
async function openOne(options: { lost?: boolean } = {}): Promise<string> {
  const { storyId } = await seedStory(test.database, [{ outlet: 'The Courier', title: 'A levy', paragraphs: ['It doubled on Monday.'] }]);
  const draftId = await inTransaction(test.database, async (transaction) => {
    const opened = await openDraft(transaction, { storyId, personaId: 'one', writer: 'quoting' });
    if (options.lost === true) await transaction.updateTable('outbox').set({ relayed_at: new Date() }).execute();
    return opened;
  });
  return draftId ?? '';
}
const relayAll = async (): Promise<void> => void (await Promise.all(processes.map(({ relay }) => relay.flush())));
/** Both processes recover at once. Returns how many jobs were asked for. */
async function recoverBoth(): Promise<number> {
  const jobs = await Promise.all(processes.map(({ askAgain }) => askAgain.look({ before: new Date(Date.now() + 60_000) })));
  await relayAll();
  return jobs.reduce((sum, n) => sum + n, 0);
}
async function waitingIn(queue: string): Promise<number> {
  const counts = (await processes[0]?.queues.counts())?.[queue];
  return (counts?.waiting ?? 0) + (counts?.active ?? 0) + (counts?.delayed ?? 0);
}
/** Lets a queue's jobs end, without any effect. Returns their ids. */
async function end(queue: string, how: 'failed' | 'completed'): Promise<string[]> {
  const ended: string[] = [];
  const worker = processes[0]?.queues.work(
    queue,
    async (job) => {
      ended.push(job.id ?? '');
      if (how === 'failed') throw new UnrecoverableError('of no use');
    },
    { concurrency: 5 },
  );
  await worker?.waitUntilReady();
  await expect.poll(() => waitingIn(queue), { timeout: 15_000, interval: 20 }).toBe(0);
  await worker?.close();
  return ended.sort();
}
const payloadOf = (draftId: string) => ({ draftId, personaId: 'one', round: 1 });

describe(`work whose job is gone, with queues on ${redisUrl === null ? 'the embedded store' : 'Redis'}`, () => {
  it.each(['failed', 'completed'] as const)(
    'is asked for again where its job is kept as %s, once by two processes at once',
    async (how) => {
      const draftId = await openOne();
      await relayAll();
      expect(await recoverBoth()).toBe(0);
      expect(await end('desk.one', how)).toEqual([`draft-${draftId}-1`]);
      expect(await waitingIn('desk.one')).toBe(0);
      await recoverBoth();
      expect(await waitingIn('desk.one')).toBe(1);
      // It is there, and waits: nothing more is asked for.
      expect(await recoverBoth()).toBe(0);
      expect(await end('desk.one', how)).toEqual([`draft-${draftId}-1-r1`]);
    },
  );

  it('is added under the id it was last asked for with, where its queue has forgotten it', async () => {
    const draftId = await openOne({ lost: true });
    expect(await recoverBoth()).toBeGreaterThan(0);
    expect(await end('desk.one', 'completed')).toEqual([`draft-${draftId}-1`]);
    // Asked for since under another name (`newsroom drafts retry`, room in the budget), that one is waited for, however old.
    await sql`insert into outbox (job, job_id, payload, relayed_at)
      values ('draft-story', ${`draft-${draftId}-again_x`}, ${JSON.stringify(payloadOf(draftId))}::jsonb, now() - interval '3 days')`.execute(
      test.database,
    );
    await sweepOutbox(test.database, new Date(Date.now() - 86_400_000));
    expect(await recoverBoth()).toBeGreaterThan(0);
    expect(await recoverBoth()).toBe(0);
    expect(await end('desk.one', 'completed')).toEqual([`draft-${draftId}-again_x`]);
  });

  it('is given up once its jobs ended so often without effect, and not asked for again', async () => {
    const draftId = await openOne();
    await relayAll();
    const ids: string[] = [];
    for (let n = 0; n <= mostTimes; n += 1) {
      ids.push(...(await end('desk.one', 'failed')));
      await recoverBoth();
    }
    expect(ids).toEqual([1, 2, 3, 4].map((n) => `draft-${draftId}-1${n === 1 ? '' : `-r${n - 1}`}`));
    expect(givenUp.length).toBeGreaterThan(0);
    for (const one of givenUp)
      expect(one).toMatchObject({ name: 'draft-story', payload: payloadOf(draftId), error: { code: 'job-without-effect' } });
    const before = givenUp.length;
    expect(await recoverBoth()).toBe(0);
    expect(givenUp).toHaveLength(before);
    expect(await waitingIn('desk.one')).toBe(0);
    // The outbox keeps how often it was asked for while the draft waits.
    await sql`update outbox set relayed_at = now() - interval '3 days'`.execute(test.database);
    await sweepOutbox(test.database, new Date());
    const work = { job: 'draft-story', jobId: '', payload: payloadOf(draftId) } as const;
    expect((await lastAsked(test.database, [work])).get(0)?.jobId).toBe(`draft-${draftId}-1-r${mostTimes}`);
  });

  it('is asked for again whatever the work is: an article in no story as well as a draft', async () => {
    await openOne();
    await seedArticle(test.database, null, { outlet: 'The Gazette', title: 'A vote', paragraphs: ['They voted.'] });
    await recoverBoth();
    await end('cluster', 'failed');
    await recoverBoth();
    expect(await waitingIn('cluster')).toBe(1);
    expect(await end('cluster', 'completed')).toEqual([expect.stringMatching(/-r1$/)]);
  });

  it('is found behind any number of drafts that wait for a closed desk, all at once or in turns', async () => {
    const drafts: string[] = [];
    for (let n = 0; n < 7; n += 1) drafts.push(await openOne());
    await relayAll();
    await end('desk.one', 'completed');
    await recoverBoth();
    expect(await waitingIn('desk.one')).toBe(7);
    await end('desk.one', 'completed');
    const turns: number[] = [];
    for (let n = 0; n < 3; n += 1)
      turns.push((await processes[0]?.askAgain.look({ before: new Date(Date.now() + 60_000), pages: 1 })) ?? 0);
    expect(turns).toEqual([3, 3, 1]);
    await relayAll();
    expect(await waitingIn('desk.one')).toBe(7);
  });
});
