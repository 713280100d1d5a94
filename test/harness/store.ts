// A migrated store of its own for each test file: embedded in memory (from one dumped template, made once a run), or a fresh database
// on the server that DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateAuth } from '../../store/auth-schema.ts';
import { createDatabase, type Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { setupCheckpoints } from '../../pipeline/checkpoints.ts';
import { deskRole, grantRuntimeRoles } from '../../store/runtime-role.ts';
import { openEmbeddedStore, openServerStore, type Store } from '../../store/store.ts';

/** The server to test on, or null: then the embedded store. */
export const databaseUrl = process.env['DATABASE_URL'] || null;

export interface TestStore {
  readonly store: Store;
  readonly database: Database;
  /** The same as the schema's owner, for a test's own preparations; embedded there is one user. */
  readonly owner: Database;
  /** Where `store` is on the server, and as whom; null: embedded. */
  readonly url: string | null;
  close(): Promise<void>;
}

const templateFolder = join(tmpdir(), `newsroom-test-template-${process.env['VITEST_TEMPLATE'] ?? process.ppid}`);

async function template(): Promise<Blob> {
  const file = join(templateFolder, 'store.tar');
  const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept !== null) return new Blob([new Uint8Array(kept)]);
  const store = await openEmbeddedStore({ directory: 'memory' });
  await migrateAuth(store);
  await migrate(store);
  const dump = await store.dump();
  await store.close();
  await mkdir(templateFolder, { recursive: true });
  // Two test processes may make it at once: each writes its own file, the last rename wins, both are whole.
  const own = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, new Uint8Array(await dump.arrayBuffer()));
  await rename(own, file);
  return dump;
}

/** Copies a migrated data folder, made once a run, into a place's `directory`: its first command need not make one. */
export async function copyTemplateFolder(directory: string): Promise<void> {
  const kept = join(templateFolder, 'folder');
  const made = await access(kept).then(
    () => true,
    () => false,
  );
  if (!made) {
    const own = `${kept}.${randomBytes(4).toString('hex')}`;
    const store = await openEmbeddedStore({ directory: own, load: await template() });
    await store.close();
    // The first of two test processes wins; the other's folder is as good, and goes.
    await rename(own, kept).catch(() => rm(own, { recursive: true, force: true }));
  }
  await cp(kept, directory, { recursive: true });
}

const loginRole = 'newsroom_test_app';
const loginPassword = 'of-tests-only';

/** A login of the desk's role on the test server, made once a server, whoever comes first. */
async function makeLogin(administrator: pg.Client): Promise<void> {
  await administrator.query('begin');
  await administrator.query('select pg_advisory_xact_lock(715520)');
  const { rowCount } = await administrator.query('select from pg_roles where rolname = $1', [loginRole]);
  if (rowCount === 0) await administrator.query(`create role ${loginRole} login password '${loginPassword}' in role ${deskRole}`);
  await administrator.query('commit');
}

async function openOnServer(url: string, as: 'runtime' | 'owner'): Promise<TestStore> {
  const name = `newsroom_test_${randomBytes(6).toString('hex')}`;
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  const owner = await openServerStore({ connectionString: target.href, maximumConnections: 5 });
  await migrateAuth(owner);
  await migrate(owner);
  let store = owner;
  if (as === 'runtime') {
    await setupCheckpoints(owner);
    await grantRuntimeRoles(owner);
    await makeLogin(administrator);
    target.username = loginRole;
    target.password = loginPassword;
    store = await openServerStore({ connectionString: target.href, maximumConnections: 5 });
  }
  return {
    store,
    database: createDatabase(store),
    owner: createDatabase(owner),
    url: target.href,
    close: async () => {
      await store.close();
      await owner.close();
      await administrator.query(`drop database ${name} with (force)`);
      await administrator.end();
    },
  };
}

/**
 * Opens an empty, migrated store. On a server as the newsroom's desk role, as a fleet runs; `owner`: as the schema's owner, for tests of what
 * guards the door against the owner too. Close it in `afterAll`.
 */
export async function openTestStore({ as = 'runtime' }: { as?: 'runtime' | 'owner' } = {}): Promise<TestStore> {
  if (databaseUrl !== null) return openOnServer(databaseUrl, as);
  const store = await openEmbeddedStore({ directory: 'memory', load: await template() });
  const database = createDatabase(store);
  return { store, database, owner: database, url: null, close: () => store.close() };
}
