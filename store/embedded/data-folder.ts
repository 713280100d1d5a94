// The folder of the embedded store: `pgdata` is the engine's, `first-start` stands beside it while it is being made.
// What must hold: a folder that cannot be used is refused before the engine touches it, and only a `pgdata` that
// never finished its first start, and so never acknowledged anything, is thrown away.
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { messageOf } from '../../core/errors.ts';
import { StoreCorruptError, StoreFolderError, StoreFullError } from '../errors.ts';

/** The engine's data format; it opens no other. */
const engineVersion = '18';

/** Less free space than this counts as full: the engine writes its log in pieces of 16 MiB. */
const fullBelowBytes = 16 * 1024 * 1024;

export interface DataFolder {
  readonly folder: string;
  readonly engineFolder: string;
  readonly isNew: boolean;
}

/** Makes the folder if needed. Throws StoreFolderError or StoreFullError. Returns its absolute path. */
export async function makeFolder(directory: string): Promise<string> {
  const folder = resolve(directory);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await stat(folder)).isDirectory()) throw new StoreFolderError(folder, 'it is not a directory');
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof StoreFolderError) throw error;
    throw folderError(folder, error);
  }
  return folder;
}

/** Looks at what the folder holds, with the lock held. Throws StoreCorruptError for what the engine cannot open. */
export async function inspectFolder(folder: string): Promise<DataFolder> {
  const engineFolder = join(folder, 'pgdata');
  const marker = firstStartMarker(folder);
  if (await exists(marker)) await rm(engineFolder, { recursive: true, force: true });
  const entries = await listOrUndefined(engineFolder);
  const isNew = entries === undefined || entries.length === 0;
  if (!isNew) await checkEngineFolder(folder, engineFolder);
  return { folder, engineFolder, isNew };
}

export async function beginFirstStart({ folder, engineFolder }: DataFolder): Promise<void> {
  try {
    // Accounts and sessions lie here: nobody else reads it, whatever the folder above allows.
    await mkdir(engineFolder, { recursive: true, mode: 0o700 });
    await writeFile(firstStartMarker(folder), 'The first start has not finished; what is in pgdata may be removed.\n');
  } catch (error) {
    throw folderError(folder, error);
  }
}

export async function endFirstStart({ folder }: DataFolder): Promise<void> {
  await rm(firstStartMarker(folder), { force: true });
}

export async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < fullBelowBytes;
}

/** Whether the engine's files are no longer there. Synchronous: it is asked between two statements. */
export function isGone(folder: string): boolean {
  return !existsSync(join(folder, 'pgdata', 'global', 'pg_control'));
}

function firstStartMarker(folder: string): string {
  return join(folder, 'first-start');
}

async function checkEngineFolder(folder: string, engineFolder: string): Promise<void> {
  let version: string;
  try {
    version = (await readFile(join(engineFolder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    throw new StoreCorruptError(folder, 'pgdata/PG_VERSION is missing', error);
  }
  if (version !== engineVersion) {
    throw new StoreCorruptError(folder, `it was written by PostgreSQL ${version.slice(0, 20)}, not ${engineVersion}`);
  }
  for (const needed of ['global/pg_control', 'base', 'pg_wal']) {
    if (!(await exists(join(engineFolder, needed)))) {
      throw new StoreCorruptError(folder, `pgdata/${needed} is missing`);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function listOrUndefined(path: string): Promise<string[] | undefined> {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw folderError(path, error);
  }
}

function folderError(folder: string, error: unknown): StoreFolderError | StoreFullError {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreFullError(folder, error);
    case 'EEXIST':
    case 'ENOTDIR':
      return new StoreFolderError(folder, 'it, or a folder above it, is not a directory', error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreFolderError(folder, 'this user may not read and write it', error);
    default:
      return new StoreFolderError(folder, messageOf(error), error);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
