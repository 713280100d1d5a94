// Editors' accounts and sessions: better-auth on the newsroom's own database, in its schema `auth`. Nobody can sign up:
// an account is made from an invitation only. The database's one door reads these tables (store/migrations).
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from './store.ts';

export interface AuthOptions {
  /** Signs session cookies; at least 32 characters. */
  readonly secret: string;
  /** Address under which the desk is reached. */
  readonly baseUrl: string;
}

function optionsFor(store: Store, options: AuthOptions) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: store.pool({ searchPath: 'auth', label: 'auth' }) }) });
  return {
    database: { db, type: 'postgres' as const, schemaName: 'auth', transaction: true },
    secret: options.secret,
    baseURL: options.baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    plugins: [admin({ defaultRole: 'none' })],
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'newsroom' },
  };
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(store: Store, options: AuthOptions) {
  return betterAuth(optionsFor(store, options));
}

/** Makes or updates the schema `auth`. */
export async function migrateAuth(store: Store): Promise<void> {
  await store.pool({ searchPath: 'public', label: 'auth' }).query('create schema if not exists auth');
  const { runMigrations } = await getMigrations(optionsFor(store, { secret: 'only-used-to-make-tables-0123456789', baseUrl: 'http://127.0.0.1' }));
  await runMigrations();
}
