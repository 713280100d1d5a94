// Editors' accounts and sessions: better-auth on the newsroom's own database, in its schema `auth`. Nobody can sign up:
// an account is made from an invitation only. The database's one door reads these tables (store/migrations).
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { Kysely, PostgresDialect } from 'kysely';
import type { Logger } from '../core/logging.ts';
import type { Store } from './store.ts';

export interface AuthOptions {
  /** Signs session cookies; at least 32 characters. */
  readonly secret: string;
  /** Address under which the desk is reached. */
  readonly baseUrl: string;
  /** Without one better-auth says nothing. */
  readonly logger?: Logger;
}

/** Set by our own server from the connection, over anything a client sent: better-auth counts sign-ins by it. */
export const clientAddressHeader = 'x-newsroom-client-address';
export const shortestPassword = 10;
export const longestPassword = 128;

const access = createAccessControl({ draft: ['decide'] });
// `none` is what an account without an invitation would get: it opens nothing.
const roles = { editor: access.newRole({ draft: ['decide'] }), none: access.newRole({ draft: [] }) };

function optionsFor(store: Store, options: AuthOptions) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: store.pool({ searchPath: 'auth', label: 'auth' }) }) });
  const { logger } = options;
  return {
    appName: 'Newsroom',
    database: { db, type: 'postgres' as const, schemaName: 'auth', transaction: true },
    secret: options.secret,
    baseURL: options.baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    // In the database, so that several desks count together and a restart forgets nothing.
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 8 } },
    },
    plugins: [admin({ defaultRole: 'none', ac: access, roles })],
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'newsroom', ipAddress: { ipAddressHeaders: [clientAddressHeader] } },
    logger:
      logger === undefined
        ? { disabled: true }
        : {
            level: 'warn' as const,
            log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) =>
              logger[level]({ event: 'auth-library-said', said: message }),
          },
  };
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(store: Store, options: AuthOptions) {
  return betterAuth(optionsFor(store, options));
}

/** Makes or updates the tables of the schema `auth`, which is there. */
export async function migrateAuthTables(store: Store): Promise<void> {
  const { runMigrations } = await getMigrations(
    optionsFor(store, { secret: 'only-used-to-make-tables-0123456789', baseUrl: 'http://127.0.0.1' }),
  );
  await runMigrations();
}
