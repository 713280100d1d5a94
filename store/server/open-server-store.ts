// The server store: one `pg` pool for each view, with its search path set when a connection is made.
// What must hold: a connection that drops while idle is logged and replaced, and never ends the process.
import pg from 'pg';

import { messageOf } from '../../core/errors.ts';
import { StoreUnreachableError } from '../errors.ts';
import { parseSearchPath } from '../search-path.ts';
import type { Store } from '../store.ts';
import { type StoreLogger, silentLogger } from '../store-logger.ts';

export interface ServerStoreOptions {
  /** postgres://user:password@host:port/database */
  readonly connectionString: string;
  /** For each view. Default 10. */
  readonly maximumConnections?: number;
  /** Shown in pg_stat_activity. Default `newsroom`. */
  readonly applicationName?: string;
  readonly logger?: StoreLogger;
}

/** How long a new connection may take, and a free one be waited for, in milliseconds. */
const connectionTimeoutMs = 15_000;

/** Makes one connection to be sure that the server is there. Throws StoreUnreachableError. */
export async function openServerStore({
  connectionString,
  maximumConnections = 10,
  applicationName = 'newsroom',
  logger = silentLogger,
}: ServerStoreOptions): Promise<Store> {
  await assertReachable(connectionString, applicationName);
  const pools: pg.Pool[] = [];
  let closing: Promise<void> | undefined;
  let lost = 0;

  async function close(): Promise<void> {
    await Promise.all(pools.filter((pool) => !pool.ending).map((pool) => pool.end()));
  }

  return {
    kind: 'server',
    pool({ searchPath, label, relaxed = false }) {
      const pool = new pg.Pool({
        connectionString,
        max: maximumConnections,
        application_name: `${applicationName} ${label}`,
        options: `-c search_path=${parseSearchPath(searchPath).join(',')}${relaxed ? ' -c synchronous_commit=off' : ''}`,
        connectionTimeoutMillis: connectionTimeoutMs,
        keepAlive: true,
      });
      pool.on('error', (error) => logger.warn({ err: error, view: label }, 'idle database connection lost'));
      pool.on('connect', (client) => {
        // Without a listener, a connection that drops while it is checked out and silent would end the process.
        client.on('error', (error) => {
          // Counted before the statement under way is told: whoever asks after its failure knows.
          lost += 1;
          logger.warn({ err: error, view: label }, 'database connection lost');
        });
      });
      pools.push(pool);
      return pool;
    },
    lostConnections: () => lost,
    dump: () => Promise.reject(new Error('A server store is not dumped from here: use pg_dump.')),
    close: () => (closing ??= close()),
  };
}

async function assertReachable(connectionString: string, applicationName: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    application_name: applicationName,
    connectionTimeoutMillis: connectionTimeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    throw new StoreUnreachableError(withoutPassword(connectionString), messageOf(error), error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function withoutPassword(connectionString: string): string {
  if (!URL.canParse(connectionString)) return 'the given address';
  const url = new URL(connectionString);
  return `${url.host}${url.pathname}`;
}
