// Opens the store of the settings, for commands that need nothing else of the newsroom.
import { mkdir } from 'node:fs/promises';
import { createLogger, type Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { migrateAuth } from '../store/auth.ts';
import { createDatabase, type Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { openEmbeddedStore, openServerStore, type Store } from '../store/store.ts';
import { printError } from './output.ts';

export interface OpenStore {
  readonly store: Store;
  readonly database: Database;
}

/** Opens the store that the settings name and brings its schemas up to date. */
export async function openStore(settings: Settings, logger: Logger): Promise<OpenStore> {
  let store: Store;
  if (settings.database.url === null) {
    await mkdir(settings.data.directory, { recursive: true, mode: 0o700 });
    store = await openEmbeddedStore({
      directory: settings.data.directory,
      logger,
      // A full disk ends the engine; what was acknowledged is on the disk, and nothing more can be done here.
      onStopped: (error) => {
        printError(`newsroom: ${error.message}`);
        process.exit(1);
      },
    });
  } else {
    store = await openServerStore({ connectionString: settings.database.url, maximumConnections: settings.database.connections });
  }
  try {
    await migrateAuth(store);
    const applied = await migrate(store);
    if (applied.length > 0) logger.info({ event: 'migrated', files: applied });
    return { store, database: createDatabase(store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Readable lines on a terminal, JSON lines elsewhere; always on stderr. */
export function loggerFor(settings: Settings): Logger {
  return createLogger({ level: settings.log.level, pretty: process.stderr.isTTY });
}
