// Opens the store of the settings, for commands that need nothing else of the newsroom.
import { mkdir } from 'node:fs/promises';
import { NewsroomError } from '../core/errors.ts';
import { createLogger, type Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { migrateAuth } from '../store/auth-schema.ts';
import { createDatabase, type Database } from '../store/database.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { databaseUser, renewGrants, requireGrants, type DatabaseUser } from '../store/runtime-role.ts';
import { openEmbeddedStore, openServerStore, type Store } from '../store/store.ts';
import { printError } from './output.ts';

export interface OpenStore {
  readonly store: Store;
  readonly database: Database;
  readonly databaseUser: DatabaseUser;
}

/** Opens the store that the settings name, as it is. `isNewsroom`: to run the newsroom on it. */
export async function connectStore(settings: Settings, logger: Logger, { isNewsroom = false } = {}): Promise<Store> {
  if (settings.database.url !== null)
    return openServerStore({ connectionString: settings.database.url, maximumConnections: settings.database.connections });
  await mkdir(settings.data.directory, { recursive: true, mode: 0o700 });
  return openEmbeddedStore({
    directory: settings.data.directory,
    isNewsroom,
    logger,
    // A full disk ends the engine; what was acknowledged is on the disk, and nothing more can be done here.
    onStopped: (error) => {
      printError(`newsroom: ${error.message}`);
      process.exit(1);
    },
  });
}

/** Opens it likewise, and brings its schemas up to date where this process may. */
export async function openStore(settings: Settings, logger: Logger, options: { isNewsroom?: boolean } = {}): Promise<OpenStore> {
  const store = await connectStore(settings, logger, options);
  try {
    const database = createDatabase(store);
    const user = await requireSchema(store, database);
    if (user.owns) {
      await migrateAuth(store);
      const applied = await migrate(store);
      if (applied.length > 0) {
        logger.info({ event: 'migrated', files: applied });
        await renewGrants(store);
      }
    }
    return { store, database, databaseUser: user };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Who this process is to the database. Throws NewsroomError `schema-behind` where the schemas are not up to date and it may not make them so. */
async function requireSchema(store: Store, database: Database): Promise<DatabaseUser> {
  const user = await databaseUser(database);
  if (user.owns) return user;
  await requireGrants(database, user);
  const pending = await pendingMigrations(store);
  if (pending.length === 0) return user;
  throw new NewsroomError(
    'schema-behind',
    `the database lacks ${pending.join(', ')}, and its user ${user.name} may not add them: run \`newsroom migrate\` with the owner's DATABASE_URL`,
  );
}

/** Readable lines on a terminal, JSON lines elsewhere; always on stderr. */
export function loggerFor(settings: Settings): Logger {
  return createLogger({ level: settings.log.level, pretty: process.stderr.isTTY });
}
