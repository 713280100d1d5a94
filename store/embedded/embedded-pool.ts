// `pg`'s own Pool and Client on the embedded session: only the socket is ours, so types, results, errors, callbacks,
// cursors and events are pg's by construction. Two things are added: a client that comes back with an open
// transaction is rolled back, and a pool query from inside an open transaction fails at once instead of waiting for itself.
import { AsyncLocalStorage } from 'node:async_hooks';

import pg from 'pg';

import type { StoreLogger } from '../store-logger.ts';
import { SessionStream, type TransactionMark } from './session-stream.ts';
import type { Session } from './session.ts';

/** Clients cost little here, and BullMQ keeps one for each worker; the bound only stops a runaway. */
const mostClients = 256;

/** A pool query was made by code that runs inside an open transaction of another client: it would wait for itself. */
class QueryInsideTransactionError extends Error {
  override readonly name = 'QueryInsideTransactionError';
  readonly code = '55P03';

  constructor(label: string) {
    super(
      `${label}: a pool query inside an open transaction waits for that transaction for ever; use the transaction's client, or query after it ends`,
    );
  }
}

interface PoolView {
  readonly searchPath: string;
  readonly label: string;
}

interface PoolDependencies {
  readonly session: Session;
  readonly logger: StoreLogger;
  readonly lockTimeoutMs: number;
  /** One for the whole store: a transaction of any view blocks the others. */
  readonly transactions: AsyncLocalStorage<TransactionMark>;
  /** Numbers clients for the messages that name holder and waiter. */
  readonly nextClientNumber: () => number;
}

export function createEmbeddedPool(view: PoolView, dependencies: PoolDependencies): pg.Pool {
  const { session, logger, lockTimeoutMs, transactions, nextClientNumber } = dependencies;
  const streams = new WeakMap<pg.ClientBase, SessionStream>();

  class EmbeddedClient extends pg.Client {
    constructor() {
      const stream = new SessionStream(session, view, nextClientNumber());
      // Everything is named here so that PGHOST, PGSSLMODE and their like in the environment change nothing.
      super({
        stream: () => stream,
        host: 'localhost',
        port: 5432,
        user: 'postgres',
        database: 'postgres',
        ssl: false,
      });
      streams.set(this, stream);
      intercept(this, 'query', (call) => {
        transactions.enterWith(stream.mark);
        return call();
      });
      // A client that is out when the store closes has no other listener, and an unheard 'error' ends the process.
      this.on('error', (error) => logger.warn({ err: error, view: view.label }, 'database client ended'));
    }
  }

  const pool = new pg.Pool({
    Client: EmbeddedClient,
    max: mostClients,
    connectionTimeoutMillis: lockTimeoutMs,
    allowExitOnIdle: true,
  });
  // The client has logged it; without a listener here the pool would end the process.
  pool.on('error', () => undefined);
  pool.on('release', (_error, client) => streams.get(client)?.rollBackIfOpen());

  for (const method of ['query', 'connect']) {
    intercept(pool, method, (call, parameters) => {
      if (!transactions.getStore()?.open) return call();
      const error = new QueryInsideTransactionError(view.label);
      const callback = parameters.at(-1);
      if (typeof callback !== 'function') return Promise.reject(error);
      process.nextTick(() => Reflect.apply(callback, undefined, [error]));
      return undefined;
    });
  }
  return pool;
}

/** Puts `around` before a method of one object; the method keeps its overloads and its callers notice nothing. */
function intercept(target: object, method: string, around: (call: () => unknown, parameters: unknown[]) => unknown): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') throw new TypeError(`${method} is not a method`);
  Object.defineProperty(target, method, {
    configurable: true,
    writable: true,
    value: (...parameters: unknown[]) => around(() => Reflect.apply(original, target, parameters), parameters),
  });
}
