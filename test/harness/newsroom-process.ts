// The `newsroom` command as a real process on a data folder (and, where DATABASE_URL and REDIS_URL are set, a database and queues) of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { copyTemplateFolder, databaseUrl } from './store.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const redisUrl = process.env['REDIS_URL'] || null;

export interface Place {
  readonly directory: string;
  /** Environment of every command in this place. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** What runs in each place, by its data folder: nothing is left at work in a folder that is removed. */
const commands = new Map<string, Set<ChildProcess>>();

/**
 * A newsroom's place: a migrated store with nothing in it; `fresh`: not even that, as at a newcomer's first start. With DATABASE_URL and
 * REDIS_URL both set, in fleet mode, where the first command makes the schema.
 */
export async function openPlace(extra: Record<string, string> = {}, { fresh = false } = {}): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-place-'));
  const name = `newsroom_place_${randomBytes(6).toString('hex')}`;
  const server = redisUrl === null ? null : databaseUrl;
  if (server === null && !fresh) await copyTemplateFolder(directory);
  const environment: Record<string, string> = { NEWSROOM_DATA_DIR: directory, NEWSROOM_DESK_PORT: '0', NEWSROOM_SITE_PORT: '0', ...extra };
  if (redisUrl !== null) Object.assign(environment, { REDIS_URL: redisUrl, NEWSROOM_REDIS_PREFIX: name });
  if (server !== null) {
    const administrator = new pg.Client({ connectionString: server });
    await administrator.connect();
    await administrator.query(`create database ${name}`);
    await administrator.end();
    const target = new URL(server);
    target.pathname = `/${name}`;
    environment['DATABASE_URL'] = target.href;
  }
  return {
    directory,
    environment,
    remove: async () => {
      const working = [...(commands.get(directory) ?? [])];
      for (const child of working) child.kill('SIGKILL');
      await Promise.all(working.map((child) => once(child, 'close')));
      commands.delete(directory);
      await rm(directory, { recursive: true, force: true });
      if (redisUrl !== null) {
        const redis = new Redis(redisUrl);
        const keys = await redis.keys(`${name}:*`);
        if (keys.length > 0) await redis.del(...keys);
        redis.disconnect();
      }
      if (server !== null) {
        const administrator = new pg.Client({ connectionString: server });
        await administrator.connect();
        await administrator.query(`drop database if exists ${name} with (force)`);
        await administrator.end();
      }
    },
  };
}

export interface Command {
  readonly process: ChildProcess;
  /** What it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the text up to now once stdout matches; rejects when the process ends first or `withinMs` pass. */
  until(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** The same of its log, on stderr. */
  untilLogged(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `newsroom ...args` in a place. The surrounding environment is not inherited, but for what Node itself needs. */
export function startCommand(place: Pick<Place, 'environment'>, args: readonly string[]): Command {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/newsroom.ts', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', TMPDIR: tmpdir(), ...place.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const here = place.environment['NEWSROOM_DATA_DIR'] ?? '';
  const working = commands.get(here) ?? new Set();
  commands.set(here, working.add(child));
  child.once('close', () => working.delete(child));
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    for (const watcher of watchers) watcher();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    for (const watcher of watchers) watcher();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const wait = (read: () => string, pattern: RegExp, withinMs: number): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        done();
        reject(new Error(`${why} before ${String(pattern)}\nstdout:\n${stdout}\nstderr:\n${stderr}`));
      };
      const timer = setTimeout(() => fail(`${withinMs} ms passed`), withinMs);
      const done = (): void => {
        clearTimeout(timer);
        watchers.delete(look);
      };
      const look = (): void => {
        const match = pattern.exec(read());
        if (match === null) return;
        done();
        resolve(match);
      };
      watchers.add(look);
      look();
      void ended.then(({ code }) => {
        look();
        if (watchers.has(look)) fail(`the process ended with ${String(code)}`);
      });
    });
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    until: (pattern, withinMs = 100_000) => wait(() => stdout, pattern, withinMs),
    untilLogged: (pattern, withinMs = 100_000) => wait(() => stderr, pattern, withinMs),
  };
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** Runs `newsroom ...args` to its end. */
export async function runCommand(place: Pick<Place, 'environment'>, args: readonly string[]): Promise<Finished> {
  const startedAt = performance.now();
  const command = startCommand(place, args);
  const { code } = await command.ended;
  return { code, stdout: command.stdout(), stderr: command.stderr(), ms: performance.now() - startedAt };
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
