// Forward-only migrations: each file of store/migrations once, in order, in a transaction. An applied file must never change.
import { readdir, readFile } from 'node:fs/promises';
import type { Store } from './store.ts';
import { newsroomSchema } from './database.ts';
import { NewsroomError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';

const directory = new URL('./migrations/', import.meta.url);

async function migrationFiles(): Promise<string[]> {
  return (await readdir(directory)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
}

/** Files that `migrate` would apply, in order; changes nothing. */
export async function pendingMigrations(store: Store): Promise<string[]> {
  const pool = store.pool({ searchPath: newsroomSchema, label: 'migrate' });
  try {
    const { rows } = await pool.query<{ found: boolean }>(`select to_regclass('${newsroomSchema}.migration') is not null as found`);
    const applied = rows[0]?.found === true ? (await pool.query<{ name: string }>('select name from migration')).rows : [];
    const names = new Set(applied.map((row) => row.name));
    return (await migrationFiles()).filter((name) => !names.has(name));
  } finally {
    await pool.end();
  }
}

/** Brings the newsroom's schema up to date; two processes at once wait for each other. Returns the files applied now. */
export async function migrate(store: Store): Promise<string[]> {
  const files = await migrationFiles();
  const client = await store.pool({ searchPath: newsroomSchema, label: 'migrate' }).connect();
  const applied: string[] = [];
  try {
    for (const name of files) {
      const text = await readFile(new URL(name, directory), 'utf8');
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(715517)');
      await client.query(`create schema if not exists ${newsroomSchema}`);
      await client.query(
        'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
      );
      const { rows } = await client.query<{ sha256: string }>('select sha256 from migration where name = $1', [name]);
      if (rows[0] === undefined) {
        await client.query(text);
        await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256(text)]);
        applied.push(name);
      } else if (rows[0].sha256 !== sha256(text)) {
        throw new NewsroomError(
          'migration-changed',
          `migration ${name} differs from the one this database was made with: add a new file instead of changing it`,
        );
      }
      await client.query('commit');
    }
  } finally {
    client.release();
  }
  return applied;
}
