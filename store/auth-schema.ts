// Whether the schema `auth` is up to date, told without loading the library that makes it: that takes most of a second of every command.
import type { Store } from './store.ts';

/** What the tables are made by, kept as the schema's comment. To be changed with better-auth's version, and with the plugins of store/auth.ts. */
export const authTables = 'better-auth 1.7.25, 1';

/** Makes or updates the schema `auth`, if it is not what this version makes. */
export async function migrateAuth(store: Store): Promise<void> {
  const pool = store.pool({ searchPath: 'public', label: 'auth' });
  try {
    const { rows } = await pool.query<{ made_by: string | null }>(
      `select obj_description(to_regnamespace('auth'), 'pg_namespace') as made_by`,
    );
    if (rows[0]?.made_by === authTables) return;
    await pool.query('create schema if not exists auth');
    const { migrateAuthTables } = await import('./auth.ts');
    await migrateAuthTables(store);
    await pool.query(`comment on schema auth is '${authTables}'`);
  } finally {
    await pool.end();
  }
}
