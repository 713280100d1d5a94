import type { Notification } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Store, StoreUnreachableError, openServerStore } from '../store.ts';

const databaseUrl = process.env['DATABASE_URL'];

describe('openServerStore', () => {
  it('says where no server answers, without the password', async () => {
    const error: unknown = await openServerStore({
      connectionString: 'postgres://someone:hidden-word@127.0.0.1:1/newsroom',
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnreachableError);
    expect(String(error)).toContain('127.0.0.1:1/newsroom');
    expect(String(error)).not.toContain('hidden-word');
  });
});

describe.skipIf(!databaseUrl)('a server store (skipped unless DATABASE_URL is set)', () => {
  const warnings: string[] = [];
  let store: Store;

  beforeAll(async () => {
    store = await openServerStore({
      connectionString: databaseUrl ?? '',
      maximumConnections: 3,
      applicationName: 'newsroom test',
      logger: { warn: (_fields, message) => warnings.push(message), error: (_fields, message) => warnings.push(message) },
    });
  });

  afterAll(() => store.close());

  it('gives each view its own search path, on every connection', async () => {
    const pool = store.pool({ searchPath: 'pg_catalog, "Mixed", public', label: 'paths' });
    const paths = await Promise.all(Array.from({ length: 6 }, () => pool.query<{ search_path: string }>('SHOW search_path')));
    for (const { rows } of paths) expect(rows[0]?.search_path.replaceAll(' ', '')).toBe('pg_catalog,"Mixed",public');
  });

  it('survives the loss of idle and of checked-out connections', async () => {
    const pool = store.pool({ searchPath: 'public', label: 'dropped' });
    const killer = store.pool({ searchPath: 'public', label: 'killer' });
    const idle = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const client = await pool.connect();
    const held = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    for (const pid of new Set([idle.rows[0]?.pid, held.rows[0]?.pid])) await killer.query('SELECT pg_terminate_backend($1)', [pid]);
    await expect.poll(() => warnings.length).toBeGreaterThan(0);
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('carries notifications between views', async () => {
    const listener = await store.pool({ searchPath: 'public', label: 'listener' }).connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }: Notification) => heard.push(payload));
    await listener.query('LISTEN news');
    await store.pool({ searchPath: 'public', label: 'speaker' }).query("NOTIFY news, 'x'");
    await expect.poll(() => heard).toEqual(['x']);
    listener.release(true);
  });

  it('cannot be dumped from here', async () => {
    await expect(store.dump()).rejects.toThrow('pg_dump');
  });
});
