import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { untilIdle } from './once.ts';
import { openQueues, type Queues } from './queues.ts';
import { startRelay, type Relay } from './relay.ts';

const logger = pino({ level: 'silent' });
const settings = readConfiguration({
  environment: {},
  overrides: { redis: { url: process.env['REDIS_URL'] || null, prefix: `test-${randomBytes(6).toString('hex')}` } },
});
const never = new AbortController().signal;

let test: TestStore;
let queues: Queues;
let relay: Relay;
const all = { queues: () => [...queues.names], closed: () => new Map<string, string>() };
beforeAll(async () => {
  test = await openTestStore();
  queues = await openQueues({ settings, store: test.store, personaIds: ['one'], logger });
  relay = startRelay(test.database, queues, logger);
});
afterAll(async () => {
  await relay.stop();
  await queues.close();
  await test.close();
});
const one = 'desk.one';
const paused = { queues: () => queues.names.filter((name) => name !== one), closed: () => new Map([[one, 'is paused']]) };

describe('a run to rest', () => {
  it('is at rest where nothing is left', async () => {
    expect(await untilIdle(test.database, queues, all, never)).toBeNull();
  });

  it('does not wait for a desk that nobody works at, and says so', async () => {
    await addToOutbox(test.database, [
      { job: 'draft-story', jobId: 'draft-gone', payload: { draftId: 'dr', personaId: 'gone', round: 1 } },
    ]);
    await relay.flush();
    expect(await untilIdle(test.database, queues, all, never)).toEqual({ jobs: { 'desk.gone': 1 }, notQueued: 0, closed: {} });
  });

  it('does not wait for a desk that is closed, and says why', async () => {
    await addToOutbox(test.database, [{ job: 'close-draft', jobId: 'close-one', payload: { draftId: 'dr', personaId: 'one' } }]);
    await relay.flush();
    expect(await untilIdle(test.database, queues, paused, never)).toEqual({
      jobs: { 'desk.gone': 1, [one]: 1 },
      notQueued: 0,
      closed: { [one]: 'is paused' },
    });
  });

  it('does not wait for a job that comes back in an hour, nor for one that no queue takes', async () => {
    await addToOutbox(test.database, [{ job: 'read-item', jobId: 'read-later', payload: { itemId: 'later' }, delayMs: 3_600_000 }]);
    await relay.flush();
    await addToOutbox(test.database, [{ job: 'read-item', jobId: '17', payload: { itemId: 'refused' } }]);
    expect(await untilIdle(test.database, queues, paused, never, 500)).toMatchObject({
      jobs: { 'desk.gone': 1, 'desk.one': 1, read: 1 },
      notQueued: 1,
    });
  });

  it('ends at once when it is stopped', async () => {
    await expect(untilIdle(test.database, queues, all, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
