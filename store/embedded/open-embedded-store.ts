// Opens the embedded store: lock the folder, start the engine on it, put the session behind pools.
// Durability: the engine writes straight to files and returns after the write, so killing the process loses nothing it
// acknowledged (relaxedDurability would only delay copies that this file system does not make). It does not fsync:
// surviving a power cut is the server's promise, not this store's.
import { AsyncLocalStorage } from 'node:async_hooks';

import type pg from 'pg';

import { messageOf } from '../../core/errors.ts';
import { StoreCorruptError, StoreFolderError, StoreFolderGoneError, StoreFullError, StoreStoppedError } from '../errors.ts';
import { type FolderLock, lockFolder } from '../folder-lock.ts';
import { parseSearchPath } from '../search-path.ts';
import type { Store } from '../store.ts';
import { type StoreLogger, silentLogger } from '../store-logger.ts';
import { type DataFolder, beginFirstStart, endFirstStart, inspectFolder, isDiskFull, isGone, makeFolder } from './data-folder.ts';
import { createEmbeddedPool } from './embedded-pool.ts';
import { type Engine, startEngine } from './engine.ts';
import type { TransactionMark } from './session-stream.ts';
import { Session } from './session.ts';

export interface EmbeddedStoreOptions {
  /** The data folder, made if it is not there; 'memory' keeps everything in memory, for tests. */
  readonly directory: string;
  /** This process runs the newsroom of the folder: others that find it in use are told so. Default: a command that will end. */
  readonly isNewsroom?: boolean;
  /** A dump to begin with; the folder must hold no data yet. */
  readonly load?: Blob;
  /** How long a statement waits for another's transaction, in milliseconds. Default 30,000. */
  readonly lockTimeoutMs?: number;
  readonly logger?: StoreLogger;
  /**
   * Called once when the engine stops while working (disk full, a fault inside it): from then on every query fails
   * with this error. What was acknowledged is kept; the process has to end and start again.
   */
  readonly onStopped?: (error: Error) => void;
}

/** How long close() waits for an open transaction before it rolls it back, in milliseconds. */
const closeGraceMs = 3000;

/**
 * Throws FolderLockedError, StoreCorruptError, StoreFullError or StoreFolderError; the folder is unlocked again then.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  const { directory, load, isNewsroom } = options;
  if (directory === 'memory') {
    return createStore(await startEngine('memory://', load), options, undefined);
  }
  const folder = await makeFolder(directory);
  const lock = await lockFolder(folder, undefined, isNewsroom);
  try {
    const data = await inspectFolder(folder);
    if (load && !data.isNew) throw new StoreFolderError(folder, 'it already holds data, so no dump can be loaded into it');
    return await createStore(await startOnFolder(data, load), options, { folder, lock });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startOnFolder(data: DataFolder, load: Blob | undefined): Promise<Engine> {
  if (data.isNew) await beginFirstStart(data);
  try {
    const engine = await startEngine(data.engineFolder, load);
    if (data.isNew) await endFirstStart(data);
    return engine;
  } catch (error) {
    if (await isDiskFull(data.folder)) throw new StoreFullError(data.folder, error);
    if (data.isNew) throw new StoreFolderError(data.folder, `the first start failed: ${messageOf(error)}`, error);
    throw new StoreCorruptError(data.folder, messageOf(error), error);
  }
}

async function createStore(
  engine: Engine,
  { lockTimeoutMs = 30_000, logger = silentLogger, onStopped }: EmbeddedStoreOptions,
  home: { folder: string; lock: FolderLock } | undefined,
): Promise<Store> {
  const session = await Session.start(engine.database, {
    lockTimeoutMs,
    logger,
    onStopped,
    explainStop: async (cause) =>
      home && (await isDiskFull(home.folder))
        ? new StoreFullError(home.folder, cause)
        : new StoreStoppedError(engine.explain(cause), cause),
    lostFiles: () => (home && isGone(home.folder) ? new StoreFolderGoneError(home.folder) : undefined),
  });
  const transactions = new AsyncLocalStorage<TransactionMark>();
  const pools: pg.Pool[] = [];
  let clients = 0;
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    try {
      // Not awaited: a pool ends only when all its clients are back, and some holder may never give its one back.
      for (const pool of pools) if (!pool.ending) void pool.end();
      await session.close(closeGraceMs);
    } finally {
      await home?.lock.release();
    }
  }

  return {
    kind: 'embedded',
    pool(view) {
      const pool = createEmbeddedPool(
        { label: view.label, searchPath: parseSearchPath(view.searchPath).join(', ') },
        { session, logger, lockTimeoutMs, transactions, nextClientNumber: () => ++clients },
      );
      pools.push(pool);
      return pool;
    },
    lostConnections: () => 0,
    dump: () =>
      session.exclusively('dump', async (running) => {
        await running.exec('CHECKPOINT');
        return running.dumpDataDir('gzip');
      }),
    close: () => (closing ??= close()),
  };
}
