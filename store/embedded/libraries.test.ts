// The four libraries that must run on an embedded view, each through its own front door, all on one engine at once.
import { Annotation, Command, END, START, StateGraph, interrupt } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { createPostgresBackend, isPgPool, runMigrations, withBackend } from 'bullmq';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Store, openEmbeddedStore } from '../store.ts';

let store: Store;

beforeAll(async () => {
  store = await openEmbeddedStore({ directory: 'memory', lockTimeoutMs: 5000 });
});

afterAll(() => store.close());

describe('Kysely', () => {
  interface Tables {
    counter: { id: number; value: number };
  }

  it('commits and rolls back transactions, alone and many at once', async () => {
    const setup = store.pool({ searchPath: 'public', label: 'setup' });
    await setup.query('CREATE SCHEMA counting; CREATE TABLE counting.counter (id int PRIMARY KEY, value int NOT NULL)');
    const database = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: store.pool({ searchPath: 'counting', label: 'counting' }) }),
    });
    const inserted = await database.insertInto('counter').values({ id: 1, value: 0 }).executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(1n);

    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.transaction().execute(async (transaction) => {
          const { value } = await transaction.selectFrom('counter').select('value').executeTakeFirstOrThrow();
          await transaction
            .updateTable('counter')
            .set({ value: value + 1 })
            .execute();
        }),
      ),
    );
    await expect(
      database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('counter').execute();
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await database.selectFrom('counter').selectAll().execute()).toEqual([{ id: 1, value: 20 }]);
    await database.destroy();
  });

  it('fails at once when the plain database is used inside its own transaction', async () => {
    const database = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: store.pool({ searchPath: 'counting', label: 'counting' }) }),
    });
    const started = performance.now();
    await expect(
      database.transaction().execute(async (transaction) => {
        await transaction.updateTable('counter').set({ value: 0 }).execute();
        await database.selectFrom('counter').selectAll().execute();
      }),
    ).rejects.toMatchObject({ name: 'QueryInsideTransactionError' });
    expect(performance.now() - started).toBeLessThan(1000);
    const { value } = await database.selectFrom('counter').select('value').executeTakeFirstOrThrow();
    expect(value).toBe(20);
  });
});

describe('BullMQ', () => {
  const { Queue, Worker } = withBackend(createPostgresBackend);

  it('adds, delays, retries and finishes jobs for several workers, woken by notifications', async () => {
    const connection = store.pool({ searchPath: 'bullmq', label: 'bullmq' });
    // A type guard instead of a cast: BullMQ writes down the overloads of `on` differently from pg's types.
    if (!isPgPool(connection)) throw new TypeError('not a pool');
    const client = await connection.connect();
    try {
      await runMigrations(client, 'bullmq');
    } finally {
      client.release();
    }

    const queue = new Queue<{ value: number }, number>('numbers', { connection });
    const done: number[] = [];
    const attempts = new Map<string, number>();
    const workers = Array.from(
      { length: 3 },
      () =>
        new Worker<{ value: number }, number>(
          'numbers',
          async (job) => {
            attempts.set(job.name, (attempts.get(job.name) ?? 0) + 1);
            if (job.name === 'fails-once' && job.attemptsMade === 0) throw new Error('once');
            done.push(job.data.value);
            return job.data.value * 2;
          },
          { connection, concurrency: 4 },
        ),
    );
    const problems: unknown[] = [];
    for (const worker of workers) worker.on('error', (error) => problems.push(error));
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));

    await queue.add('fails-once', { value: 1000 }, { attempts: 2, backoff: 10 });
    await queue.add('later', { value: 2000 }, { delay: 150 });
    await queue.addBulk(Array.from({ length: 60 }, (_, value) => ({ name: 'plain', data: { value } })));
    await expect.poll(() => done.length, { timeout: 15_000 }).toBe(62);
    expect(attempts.get('fails-once')).toBe(2);
    await expect.poll(async () => (await queue.getJobCounts('completed'))['completed']).toBe(62);

    // An idle worker hears of a new job by notification, long before its next poll.
    const added = performance.now();
    await queue.add('plain', { value: 3000 });
    await expect.poll(() => done.includes(3000), { interval: 5 }).toBe(true);
    expect(performance.now() - added).toBeLessThan(1000);

    await Promise.all([...workers.map((worker) => worker.close()), queue.close()]);
    expect(problems).toEqual([]);
    expect((await connection.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  }, 40_000);
});

describe('PostgresSaver', () => {
  it('keeps a graph across an interrupt, and deletes its thread', async () => {
    const pool = store.pool({ searchPath: 'langgraph', label: 'langgraph' });
    const saver = new PostgresSaver(pool, undefined, { schema: 'langgraph' });
    await saver.setup();
    await saver.setup();

    const State = Annotation.Root({ draft: Annotation<string>, decision: Annotation<string> });
    const graph = new StateGraph(State)
      .addNode('write', () => ({ draft: 'a draft with ñ and \u0000'.replace('\u0000', '') }))
      .addNode('submit', () => ({ decision: interrupt<string, string>('decide') }))
      .addEdge(START, 'write')
      .addEdge('write', 'submit')
      .addEdge('submit', END)
      .compile({ checkpointer: saver });

    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const config = { configurable: { thread_id: `draft-${index}:1` }, durability: 'sync' as const };
        await graph.invoke({}, config);
        expect((await graph.getState(config)).next).toEqual(['submit']);
        expect(await graph.invoke(new Command({ resume: `approve ${index}` }), config)).toEqual({
          draft: 'a draft with ñ and ',
          decision: `approve ${index}`,
        });
        await saver.deleteThread(`draft-${index}:1`);
        expect(await saver.getTuple(config)).toBeUndefined();
      }),
    );
  });
});

describe('better-auth', () => {
  it('makes its schema and signs an editor up and in', async () => {
    await store.pool({ searchPath: 'public', label: 'setup' }).query('CREATE SCHEMA accounts');
    const db = new Kysely({
      dialect: new PostgresDialect({ pool: store.pool({ searchPath: 'accounts', label: 'accounts' }) }),
    });
    const options = {
      database: { db, type: 'postgres' as const, schemaName: 'accounts', transaction: true },
      secret: 'a secret that is only used in this test',
      baseURL: 'http://127.0.0.1',
      emailAndPassword: { enabled: true },
      telemetry: { enabled: false },
    };
    const { runMigrations: makeTables } = await getMigrations(options);
    await makeTables();
    expect((await getMigrations(options)).toBeCreated).toEqual([]);
    const auth = betterAuth(options);
    const body = { email: 'editor@newsroom.invalid', password: 'correct horse battery', name: 'Editor' };
    const { user } = await auth.api.signUpEmail({ body });
    const { headers, response } = await auth.api.signInEmail({ body, returnHeaders: true });
    expect(response.user.id).toBe(user.id);
    const session = await auth.api.getSession({
      headers: new Headers({
        cookie: headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      }),
    });
    expect(session?.user.email).toBe(body.email);
    expect(session?.session.expiresAt).toBeInstanceOf(Date);
  });
});
