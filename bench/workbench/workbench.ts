// A newsroom to measure: a store of its own that is thrown away, desks that are asked nothing but what the benchmark queues, and a played
// model in another process. Embedded; on PostgreSQL and Redis where the settings name both.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { z } from 'zod';
import { openNewsroom } from '../../bin/application.ts';
import { loggerFor } from '../../bin/open-store.ts';
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import type { NewsroomDeps } from '../../workers/deps.ts';
import { openQueues, type Queues } from '../../workers/queues.ts';

export interface Workbench {
  readonly kind: 'embedded' | 'fleet';
  readonly deps: NewsroomDeps;
  readonly queues: Queues;
  /** Settings of this store as the environment gives them to another process of the newsroom. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A model's name that the price table must know: nothing is paid for it. */
const playedName = 'played-model';

/** A played model that runs already, and how it is ended. */
export interface StartedModel {
  readonly baseUrl: string;
  stop(): void | Promise<void>;
}

async function startPlayed(delayMs: number): Promise<StartedModel> {
  const child = fork(new URL('played-process.ts', import.meta.url), [String(delayMs)], { execArgv: ['--import', 'tsx'] });
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new NewsroomError('no-model', `the played model ended with ${String(code)}`)));
  });
  const { baseUrl } = z.object({ baseUrl: z.string() }).parse(message);
  return { baseUrl, stop: () => child.disconnect() };
}

/** A database of its own on a server, and how it is dropped. */
export async function newDatabase(url: string, name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  return { url: target.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
}

async function clearRedis(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}

/**
 * Opens it. `concurrency`: drafts that a desk works at at once; `delayMs`: how long the played model takes for each answer; `played`: one that
 * is to be asked in its place, and is ended with the workbench.
 */
export async function openWorkbench(
  settings: Settings,
  options: { readonly concurrency: number; readonly delayMs: number; readonly played?: StartedModel },
): Promise<Workbench> {
  const name = `newsroom_bench_${randomBytes(6).toString('hex')}`;
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  const ending: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ending.toReversed()) await end();
  };
  try {
    const played = options.played ?? (await startPlayed(options.delayMs));
    ending.push(async () => played.stop());
    const fleet = settings.database.url !== null && settings.redis.url !== null;
    const database = fleet && settings.database.url !== null ? await newDatabase(settings.database.url, name) : null;
    if (database !== null) ending.push(() => database.drop());
    const own: Settings = {
      ...settings,
      data: { directory },
      database: { ...settings.database, url: database?.url ?? null },
      redis: { url: fleet ? settings.redis.url : null, prefix: name },
      personas: { ...settings.personas, concurrency: options.concurrency, draftsPerDay: 1000, hours: null, overrides: {} },
      models: {
        ...settings.models,
        apiKey: null,
        baseUrl: played.baseUrl,
        reader: { model: playedName },
        writer: { model: playedName },
        judge: null,
        illustrator: null,
        prices: { ...settings.models.prices, [playedName]: { input: 0, output: 0 } },
      },
      log: { level: settings.log.level === 'info' ? 'error' : settings.log.level },
    };
    const deps = await openNewsroom(own, loggerFor(own));
    ending.push(() => deps.close());
    const personaIds = deps.roster.personas.map((persona) => persona.id);
    const queues = await openQueues({ settings: own, store: deps.store, personaIds, logger: deps.logger });
    if (own.redis.url !== null) {
      const url = own.redis.url;
      ending.push(() => clearRedis(url, name));
    }
    ending.push(() => queues.close());
    const environment: Record<string, string> = {
      NEWSROOM_DATA_DIR: directory,
      NEWSROOM_REDIS_PREFIX: name,
      NEWSROOM_PERSONAS_CONCURRENCY: String(options.concurrency),
      NEWSROOM_PERSONAS_DRAFTS_PER_DAY: '1000',
      OPENAI_BASE_URL: played.baseUrl,
      NEWSROOM_MODELS_READER: playedName,
      NEWSROOM_MODELS_WRITER: playedName,
      NEWSROOM_MODELS_PRICES: JSON.stringify({ [playedName]: { input: 0, output: 0 } }),
      NEWSROOM_LOG_LEVEL: own.log.level,
      ...(own.database.url === null ? {} : { DATABASE_URL: own.database.url }),
      ...(own.redis.url === null ? {} : { REDIS_URL: own.redis.url }),
    };
    return { kind: fleet ? 'fleet' : 'embedded', deps, queues, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}
