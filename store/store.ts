// The store in its two forms behind one surface: everything above talks `pg`'s Pool and cannot tell which it has.
import type { Pool } from 'pg';

export interface StoreView {
  /** Schemas in which unqualified names are looked up, as in SQL: `newsroom, public`. */
  readonly searchPath: string;
  /** Names the consumer in logs and in messages about a busy session. */
  readonly label: string;
  /** Its commits need not outlast a power cut: what is lost so is made again. A killed process loses nothing either way. */
  readonly relaxed?: boolean;
}

export interface Store {
  readonly kind: 'embedded' | 'server';
  /** A pool with its own search path. Embedded pools share the one session, one transaction after another. */
  pool(view: StoreView): Pool;
  /** How many connections were lost since it was opened, those of every view; embedded none ever. */
  lostConnections(): number;
  /** Embedded: a gzipped tar of the data folder that `openEmbeddedStore` can load. On a server it throws: use pg_dump. */
  dump(): Promise<Blob>;
  /** Ends all pools. Open transactions are rolled back after a short grace. Calling it again waits for the same end. */
  close(): Promise<void>;
}

export { openEmbeddedStore } from './embedded/open-embedded-store.ts';
export type { EmbeddedStoreOptions } from './embedded/open-embedded-store.ts';
export { openServerStore } from './server/open-server-store.ts';
export type { ServerStoreOptions } from './server/open-server-store.ts';
export {
  FolderLockedError,
  StoreClosedError,
  StoreCorruptError,
  StoreFolderError,
  StoreFolderGoneError,
  StoreFullError,
  StoreStoppedError,
  StoreUnreachableError,
} from './errors.ts';
export type { StoreLogger } from './store-logger.ts';
