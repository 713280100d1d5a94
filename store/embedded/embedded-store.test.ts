// The embedded pool against pg's behaviour. One engine serves the whole file: its start costs seconds and much memory.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notification, Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Store, StoreClosedError, StoreFolderGoneError, StoreStoppedError, openEmbeddedStore } from '../store.ts';

const lockTimeoutMs = 1500;
let store: Store;
let pool: Pool;
let other: Pool;

beforeAll(async () => {
  store = await openEmbeddedStore({ directory: 'memory', lockTimeoutMs });
  await store
    .pool({ searchPath: 'public', label: 'setup' })
    .query('CREATE SCHEMA alpha; CREATE SCHEMA beta; CREATE TABLE alpha.note (id int PRIMARY KEY, body text)');
  pool = store.pool({ searchPath: 'alpha', label: 'alpha' });
  other = store.pool({ searchPath: 'beta, public', label: 'beta' });
});

afterAll(() => store.close());

async function countNotes(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM note');
  return rows[0]?.count ?? -1;
}

async function withClient<T>(from: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await from.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

describe('results and errors', () => {
  it('have command, rowCount and fields', async () => {
    const inserted = await pool.query('INSERT INTO note VALUES (1, $1), (2, $1)', ['x']);
    expect(inserted).toMatchObject({ command: 'INSERT', rowCount: 2, rows: [] });
    const selected = await pool.query('SELECT id FROM note ORDER BY id');
    expect(selected).toMatchObject({ command: 'SELECT', rowCount: 2, rows: [{ id: 1 }, { id: 2 }] });
    expect(selected.fields[0]).toMatchObject({ name: 'id', dataTypeID: 23 });
    expect(await pool.query('DELETE FROM note')).toMatchObject({ command: 'DELETE', rowCount: 2 });
  });

  it('carry code, detail and constraint, and leave the session usable', async () => {
    await pool.query("INSERT INTO note VALUES (1, 'a')");
    await expect(pool.query('INSERT INTO note VALUES ($1, $2)', [1, 'b'])).rejects.toMatchObject({
      code: '23505',
      constraint: 'note_pkey',
      detail: 'Key (id)=(1) already exists.',
      table: 'note',
    });
    await expect(pool.query('SELEC 1')).rejects.toMatchObject({ code: '42601', position: '1' });
    expect((await pool.query('DELETE FROM note')).rowCount).toBe(1);
  });

  it('answer several statements at once with one result each', async () => {
    const results: unknown = await pool.query('SELECT 1 AS a; SELECT 2 AS a');
    expect(results).toMatchObject([{ rows: [{ a: 1 }] }, { rows: [{ a: 2 }] }]);
  });

  it('take query objects, array rows, named statements and callbacks', async () => {
    expect((await pool.query({ text: 'SELECT 1 AS x, 2 AS x', rowMode: 'array' })).rows).toEqual([[1, 2]]);
    const called = await new Promise((resolve, reject) => {
      pool.query('SELECT $1::int AS n', [7], (error, result) => (error ? reject(error) : resolve(result.rows)));
    });
    expect(called).toEqual([{ n: 7 }]);
    // Two clients give different statements the same name; the session they share must not mix them up.
    const [left, right] = await Promise.all([pool.connect(), other.connect()]);
    try {
      const named = (client: PoolClient, text: string) => client.query({ name: 'same', text, values: [3] });
      for (let round = 0; round < 2; round++) {
        expect((await named(left, 'SELECT $1::int + 1 AS n')).rows).toEqual([{ n: 4 }]);
        expect((await named(right, 'SELECT $1::int * 10 AS n')).rows).toEqual([{ n: 30 }]);
      }
    } finally {
      left.release(true);
      right.release(true);
    }
    await expect.poll(async () => (await pool.query('SELECT name FROM pg_prepared_statements')).rows).toEqual([]);
  });

  it('carry a result of several megabytes whole', async () => {
    const { rows } = await pool.query<{ text: string }>("SELECT repeat('ñ', 3000000) AS text");
    expect(rows[0]?.text).toHaveLength(3_000_000);
    const echoed = await pool.query<{ text: string }>('SELECT $1::text AS text', [rows[0]?.text]);
    expect(echoed.rows[0]?.text).toBe(rows[0]?.text);
  });

  it('refuse COPY FROM STDIN, which would stop the engine, and go on', async () => {
    await expect(pool.query('COPY note FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
    expect(await countNotes()).toBe(0);
  });

  it('report notices to the client that caused them', async () => {
    const notices = await withClient(pool, async (client) => {
      const heard: (string | undefined)[] = [];
      client.on('notice', (notice) => heard.push(notice.message));
      await client.query("DO $$ BEGIN RAISE NOTICE 'look'; END $$");
      return heard;
    });
    expect(notices).toEqual(['look']);
  });
});

describe('search paths', () => {
  const currentPath = 'SELECT current_schemas(false)::text AS path';

  it('are each view’s own, however calls alternate', async () => {
    for (let round = 0; round < 3; round++) {
      const [left, right] = await Promise.all([pool.query(currentPath), other.query(currentPath)]);
      expect([left.rows[0], right.rows[0]]).toEqual([{ path: '{alpha}' }, { path: '{beta,public}' }]);
    }
  });

  it('are put back after a client changes its own, by SET, in a function call, or in a transaction that rolls back', async () => {
    await pool.query('SET search_path TO beta');
    expect((await pool.query(currentPath)).rows).toEqual([{ path: '{alpha}' }]);
    await pool.query("SELECT set_config('search_path', 'beta', false)");
    expect((await pool.query(currentPath)).rows).toEqual([{ path: '{alpha}' }]);
    await pool.query('RESET ALL');
    expect((await pool.query(currentPath)).rows).toEqual([{ path: '{alpha}' }]);
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL search_path TO beta');
      expect((await client.query(currentPath)).rows).toEqual([{ path: '{beta}' }]);
      await client.query('ROLLBACK');
    });
    expect((await pool.query(currentPath)).rows).toEqual([{ path: '{alpha}' }]);
  });

  it('that are not lists of names are refused', () => {
    for (const searchPath of ['', 'a;b', 'a b', "a'", 'a,,b', '"a\\"']) {
      expect(() => store.pool({ searchPath, label: 'bad' })).toThrow(TypeError);
    }
  });
});

describe('transactions', () => {
  it('keep other clients out until they end, in any spelling of BEGIN', async () => {
    for (const begin of ['begin', 'START TRANSACTION ISOLATION LEVEL SERIALIZABLE', '/* x */ BEGIN']) {
      const seen: string[] = [];
      await withClient(pool, async (client) => {
        await client.query(begin);
        await client.query("INSERT INTO note VALUES (10, 'open')");
        const outside = runOutside(async () => {
          seen.push(`outside ${(await other.query('SELECT count(*)::int AS n FROM alpha.note')).rows[0].n}`);
        });
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
        seen.push('commit');
        await client.query('COMMIT');
        await outside;
      });
      expect(seen).toEqual(['commit', 'outside 1']);
      await pool.query('DELETE FROM note');
    }
  });

  it('survive a rollback to a savepoint', async () => {
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      await client.query("INSERT INTO note VALUES (1, 'kept')");
      await client.query('SAVEPOINT here');
      await expect(client.query("INSERT INTO note VALUES (1, 'again')")).rejects.toMatchObject({ code: '23505' });
      await client.query('ROLLBACK TO SAVEPOINT here');
      await client.query("INSERT INTO note VALUES (2, 'kept too')");
      await client.query('COMMIT');
    });
    expect(await countNotes()).toBe(2);
    await pool.query('DELETE FROM note');
  });

  it('are rolled back when their client is released or destroyed', async () => {
    for (const destroy of [false, true]) {
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query("INSERT INTO note VALUES (1, 'lost')");
      client.release(destroy);
      expect(await countNotes()).toBe(0);
    }
  });

  it('that failed refuse statements until they end, as on a server', async () => {
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      await expect(client.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
      await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
      expect((await client.query('COMMIT')).command).toBe('ROLLBACK');
    });
  });

  it('make a waiter fail after the time-out, naming both sides, and work goes on', async () => {
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      const started = performance.now();
      const error: unknown = await runOutside(() => other.query('SELECT 1').catch((reason: unknown) => reason));
      expect(performance.now() - started).toBeGreaterThan(lockTimeoutMs - 20);
      expect(error).toMatchObject({ code: '55P03' });
      expect(String(error)).toMatch(/beta#\d+ waited .* held by alpha#\d+/);
      await client.query('COMMIT');
    });
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('make a pool query of their own code fail at once, on every view', async () => {
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      const started = performance.now();
      await expect(pool.query('SELECT 1')).rejects.toMatchObject({ name: 'QueryInsideTransactionError' });
      await expect(other.connect()).rejects.toMatchObject({ code: '55P03' });
      await new Promise<void>((resolve) => {
        other.query('SELECT 1', (error) => {
          expect(error).toMatchObject({ code: '55P03' });
          resolve();
        });
      });
      expect(performance.now() - started).toBeLessThan(lockTimeoutMs / 2);
      await client.query('COMMIT');
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('do not taint code that was started before them or outlives them', async () => {
    await withClient(pool, async (client) => {
      await client.query('SELECT 1');
      let go: () => void = () => undefined;
      const signal = new Promise<void>((resolve) => {
        go = resolve;
      });
      const background = (async () => {
        await signal;
        return other.query('SELECT 1 AS one');
      })();
      await client.query('BEGIN');
      go();
      await client.query('COMMIT');
      expect((await background).rows).toEqual([{ one: 1 }]);
    });
  });

  it('of many clients at once are all kept, one after another', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, id) =>
        withClient(id % 2 === 0 ? pool : other, async (client) => {
          await client.query('BEGIN');
          await client.query('INSERT INTO alpha.note VALUES ($1, $2)', [id, 'many']);
          await client.query(id % 4 === 3 ? 'ROLLBACK' : 'COMMIT');
        }),
      ),
    );
    expect(await countNotes()).toBe(30);
    await pool.query('DELETE FROM note');
  });
});

describe('LISTEN and NOTIFY', () => {
  async function listener(from: Pool, ...channels: string[]): Promise<{ client: PoolClient; heard: string[] }> {
    const client = await from.connect();
    const heard: string[] = [];
    client.on('notification', ({ channel, payload }: Notification) => heard.push(`${channel}:${payload}`));
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    return { client, heard };
  }

  it('reach exactly the clients that listen, on commit, and survive a foreign rollback', async () => {
    const first = await listener(pool, 'news');
    const second = await listener(other, 'news', '"Other"');
    await withClient(pool, async (client) => {
      await client.query('BEGIN');
      await client.query("NOTIFY news, 'never'");
      await client.query('ROLLBACK');
      await client.query('BEGIN');
      await client.query("SELECT pg_notify('news', 'once')");
      expect(first.heard).toEqual([]);
      await client.query('COMMIT');
    });
    await pool.query(`NOTIFY "Other", 'x'`);
    await expect.poll(() => second.heard).toEqual(['news:once', 'Other:x']);
    expect(first.heard).toEqual(['news:once']);
    first.client.release(true);
    second.client.release(true);
  });

  it('stay with others when one client stops listening or goes away', async () => {
    const first = await listener(pool, 'shared');
    const second = await listener(other, 'shared');
    const third = await listener(other, 'shared');
    await first.client.query('UNLISTEN *');
    third.client.release(true);
    await pool.query("NOTIFY shared, 'still'");
    await expect.poll(() => second.heard).toEqual(['shared:still']);
    expect(first.heard).toEqual([]);
    first.client.release(true);
    second.client.release(true);
  });

  it('are not taken on by a LISTEN that was rolled back', async () => {
    const { client, heard } = await listener(pool);
    await client.query('BEGIN');
    await client.query('LISTEN undone');
    await client.query('ROLLBACK');
    await pool.query("NOTIFY undone, 'x'");
    await pool.query('SELECT 1');
    expect(heard).toEqual([]);
    client.release(true);
  });
});

describe('pools', () => {
  it('end without ending the store', async () => {
    const short = store.pool({ searchPath: 'alpha', label: 'short' });
    await short.query('SELECT 1');
    await short.end();
    await expect(short.query('SELECT 1')).rejects.toThrow('after calling end on the pool');
    expect(await countNotes()).toBe(0);
  });

  it('leave timers their turn while they are busy', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    const until = performance.now() + 200;
    while (performance.now() < until) await pool.query('SELECT 1');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });
});

describe('dump and close', () => {
  it('load a dump into another store, and refuse work after closing', async () => {
    await pool.query("INSERT INTO note VALUES (1, 'dumped')");
    const copy = await openEmbeddedStore({ directory: 'memory', load: await store.dump() });
    const copied = copy.pool({ searchPath: 'alpha', label: 'copy' });
    expect((await copied.query('SELECT body FROM note')).rows).toEqual([{ body: 'dumped' }]);
    const open = await copied.connect();
    await open.query('BEGIN');
    const waiting = runOutside(() => copy.pool({ searchPath: 'alpha', label: 'late' }).query('SELECT 1'));
    await Promise.all([copy.close(), copy.close(), expect(waiting).rejects.toBeInstanceOf(StoreClosedError)]);
    await expect(open.query('SELECT 1')).rejects.toThrow('not queryable');
    await pool.query('DELETE FROM note');
  }, 60_000);
});

describe('an engine that stops', () => {
  it('tells everyone why, keeps nobody waiting, and lets the store close', async () => {
    const stops: Error[] = [];
    const broken = await openEmbeddedStore({
      directory: 'memory',
      load: await store.dump(),
      onStopped: (error) => stops.push(error),
    });
    const doomed = broken.pool({ searchPath: 'alpha', label: 'doomed' });
    const listener = await doomed.connect();
    await listener.query('LISTEN news');
    await doomed.query('CREATE FUNCTION endless(int) RETURNS int LANGUAGE sql AS $$ SELECT alpha.endless($1 + 1) $$');
    // Recursion without end exhausts the engine's stack: a fault no statement can recover from.
    const outcomes = await Promise.allSettled([doomed.query('SELECT endless(1)'), doomed.query('SELECT 1'), doomed.query('SELECT 2')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(doomed.query('SELECT 3')).rejects.toBeInstanceOf(StoreStoppedError);
    await expect(listener.query('SELECT 4')).rejects.toThrow('not queryable');
    expect(stops).toHaveLength(1);
    expect(stops[0]).toBeInstanceOf(StoreStoppedError);
    await broken.close();
  }, 60_000);
});

describe('a data folder that goes away', () => {
  it('ends the store with words that name it, and closes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'newsroom-gone-'));
    const stops: Error[] = [];
    const orphaned = await openEmbeddedStore({ directory, onStopped: (error) => stops.push(error) });
    const pool = orphaned.pool({ searchPath: 'public', label: 'orphan' });
    await pool.query('CREATE TABLE note (id int)');
    await rm(directory, { recursive: true });
    await new Promise((resolve) => {
      setTimeout(resolve, 1100);
    });
    await expect(pool.query('INSERT INTO note VALUES (1)')).rejects.toThrow(`The data folder ${directory} was removed`);
    expect(stops).toEqual([expect.any(StoreFolderGoneError)]);
    await orphaned.close();
  }, 60_000);
});

/** Runs work as code that has nothing to do with the caller's transaction. */
const outside: { run?: () => void }[] = [];
const ticker = setInterval(() => {
  for (const task of outside.splice(0)) task.run?.();
}, 1);
afterAll(() => clearInterval(ticker));

function runOutside<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    outside.push({ run: () => void work().then(resolve, reject) });
  });
}
