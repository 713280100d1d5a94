// One process per data folder: the embedded engine itself does not check, and two of them destroy the data silently.
// On Linux the lock is an abstract Unix socket named after the folder's real path: the kernel frees it however the
// process ends. Elsewhere it is a file with the process id; one left by a process that is gone is taken over.
// Processes that share the folder across machines or network name spaces do not see each other's socket.
import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { z } from 'zod';

import { type FolderHolder, FolderLockedError, StoreFolderError } from './errors.ts';

export interface FolderLock {
  /** Frees the folder for the next process. */
  release(): Promise<void>;
}

export type LockMechanism = 'socket' | 'file';

const holderSchema = z.looseObject({
  pid: z.int().positive(),
  since: z.iso.datetime().transform((text) => new Date(text)),
  isNewsroom: z.boolean().catch(false),
  token: z.string().optional(),
});

/** How long a takeover waits to see whether another process takes over at the same moment. */
const takeoverSettleMs = 300;

/**
 * Locks an existing folder or throws FolderLockedError. `holder.json` in the folder says who holds it, for people and
 * for the message only; the lock does not depend on it. `isNewsroom`: this process runs the newsroom of the folder.
 */
export async function lockFolder(
  folder: string,
  mechanism: LockMechanism = process.platform === 'linux' ? 'socket' : 'file',
  isNewsroom = false,
): Promise<FolderLock> {
  const path = await realpath(folder);
  const free = mechanism === 'socket' ? await bindSocket(path) : await writeLockFile(path, isNewsroom);
  const note = join(path, 'holder.json');
  try {
    await writeFile(note, describeHolder(isNewsroom));
  } catch (error) {
    await free();
    throw new StoreFolderError(path, 'it cannot be written to', error);
  }
  return {
    async release() {
      await rm(note, { force: true });
      await free();
    },
  };
}

function describeHolder(isNewsroom: boolean, token?: string): string {
  return `${JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString(), isNewsroom, token })}\n`;
}

async function readHolder(path: string): Promise<(FolderHolder & { readonly token?: string | undefined }) | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function bindSocket(folder: string): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(folder).digest('hex');
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, `\0newsroom-${name}`);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw new StoreFolderError(folder, 'its lock cannot be taken', error);
    throw new FolderLockedError(folder, await readHolder(join(folder, 'holder.json')));
  }
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function writeLockFile(folder: string, isNewsroom: boolean): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock');
  const token = randomUUID();
  const draft = join(folder, `lock.${token}`);
  await writeFile(draft, describeHolder(isNewsroom, token));
  try {
    // link() fails when the name exists, and the file is never seen half written.
    await link(draft, lock);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw new StoreFolderError(folder, 'its lock cannot be taken', error);
    await takeOver(folder, lock, draft, token);
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readHolder(lock))?.token === token) await rm(lock, { force: true });
  };
}

/** Replaces a lock whose process is gone. Of several processes that try at once, the last to write has it. */
async function takeOver(folder: string, lock: string, draft: string, token: string): Promise<void> {
  const holder = await readHolder(lock);
  if (holder && isAlive(holder.pid)) throw new FolderLockedError(folder, holder);
  await rename(draft, lock);
  await delay(takeoverSettleMs);
  const winner = await readHolder(lock);
  if (winner?.token !== token) throw new FolderLockedError(folder, winner);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
