// The queues of the catalogue on BullMQ: on Redis where redis.url is set, else on the embedded store's own PostgreSQL.
// Jobs come in through the outbox relay only; nothing depends on queue events.
import {
  createPostgresBackend,
  isPgPool,
  Queue as RedisQueue,
  runMigrations,
  UnrecoverableError,
  withBackend,
  Worker as RedisWorker,
  type Job,
  type Processor,
} from 'bullmq';
import { Redis } from 'ioredis';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { breakingPriority, jobs, queueOf, schedules, type JobName, type OutboxEntry } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { Store } from '../store/store.ts';

/** What this module uses of BullMQ's Queue, the same on both back ends. */
interface QueueLike {
  add(name: string, data: unknown, options: object): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { every: number }, template: object): Promise<unknown>;
  setGlobalConcurrency(concurrency: number): Promise<unknown>;
  getJobCounts(...types: string[]): Promise<Record<string, number>>;
  getFailed(start?: number, end?: number): Promise<Job[]>;
  getJobState(jobId: string): Promise<string>;
  getJob(jobId: string): Promise<Job | undefined>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface WorkerLike {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'completed', listener: (job: Job) => void): unknown;
  /** Takes no further job. With `true` it does not wait for those that run. */
  pause(doNotWaitActive?: boolean): Promise<void>;
  resume(): Promise<void>;
  close(force?: boolean): Promise<void>;
  cancelAllJobs(reason?: string): void;
  waitUntilReady(): Promise<unknown>;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** `live`: it waits or runs. `ended`: completed or failed, and still known, so that a job of its id is not added. `unknown`: it can be added. */
export type JobStanding = 'live' | 'ended' | 'unknown';

export interface Queues {
  /** `redis` or `embedded`. */
  readonly kind: 'redis' | 'embedded';
  readonly names: readonly string[];
  /** Adds a job under its id; one that is still known under that id is not added again, but goes before others where `entry` is more urgent. */
  add(entry: OutboxEntry): Promise<void>;
  /** What the queue knows of the job of this entry's id. */
  stateOf(entry: OutboxEntry): Promise<JobStanding>;
  /** Makes the recurring jobs of these queues; made twice, by one process or several, they are the same jobs. */
  schedule(names: readonly string[]): Promise<void>;
  /** Lets all processes together run so many jobs of a queue at once. The embedded newsroom is one process: its worker's own limit is enough. */
  bound(queue: string, concurrency: number): Promise<void>;
  work(queue: string, processor: Processor, options: { concurrency: number }): WorkerLike;
  /** Throws NewsroomError `queue-away` where the queues do not answer. */
  counts(): Promise<Record<string, QueueCounts>>;
  /** Throws NewsroomError `queue-away` where the queues do not answer within some seconds. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

interface Backend {
  readonly kind: Queues['kind'];
  queue(name: string): QueueLike;
  worker(name: string, processor: Processor, options: { concurrency: number }): WorkerLike;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const answersWithinMs = 5_000;

/** A client that waits for Redis for ever would keep whoever only looks. */
async function answered<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new NewsroomError('queue-away', `the queues did not answer within ${answersWithinMs / 1000} s`, { retryable: true })),
      answersWithinMs,
    );
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

// A worker that dies is noticed after lockDuration, and its job given to another. A killed embedded newsroom can only be followed by
// itself, so it waits less; still longer than a hostile page can hold the process.
// How often a job may stall is counted by the processor (run-job.ts): BullMQ would fail it without anybody being told.
const workerOptions = { maxStalledCount: 1_000_000, autorun: true };
const redisLocks = { lockDuration: 30_000, stalledInterval: 15_000 };
const embeddedLocks = { lockDuration: 15_000, stalledInterval: 7_500 };

async function embeddedBackend(store: Store | null): Promise<Backend> {
  if (store === null) throw new TypeError('the queues of a newsroom without Redis are in its store');
  const connection = store.pool({ searchPath: 'bullmq', label: 'bullmq' });
  if (!isPgPool(connection)) throw new TypeError('BullMQ does not take this pool');
  // Every queue and worker listens for errors of the one pool.
  connection.setMaxListeners(200);
  const client = await connection.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    kind: 'embedded',
    queue: (name) => new Queue(name, { connection }) as QueueLike,
    worker: (name, processor, options) =>
      new Worker(name, processor, { connection, ...workerOptions, ...embeddedLocks, ...options }) as WorkerLike,
    // They are in the store.
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the given address';
}

/** One connection that does not try again, to be sure that Redis is there. Throws NewsroomError `redis-unreachable`. */
async function assertRedis(url: string): Promise<void> {
  const probe = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: answersWithinMs,
    commandTimeout: answersWithinMs,
  });
  let seen: Error | null = null;
  // The event says what is wrong; the call itself only that the connection is closed.
  probe.on('error', (error: Error) => (seen ??= error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw new NewsroomError(
      'redis-unreachable',
      `Redis at ${placeOf(url)} cannot be used: ${messageOf(seen ?? error)}. Start it, or correct redis.url (REDIS_URL).`,
      { retryable: true, cause: error },
    );
  } finally {
    probe.disconnect();
  }
}

async function redisBackend(url: string, prefix: string, logger: Logger): Promise<Backend> {
  await assertRedis(url);
  // BullMQ's workers block on Redis and must wait for it for ever; what cannot be added now stays in the outbox.
  const connection = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: false });
  connection.on('error', (error: Error) => logger.warn({ event: 'redis-error', error: error.message }));
  return {
    kind: 'redis',
    queue: (name) => new RedisQueue(name, { connection, prefix }) as QueueLike,
    worker: (name, processor, options) =>
      new RedisWorker(name, processor, { connection, prefix, ...workerOptions, ...redisLocks, ...options }) as WorkerLike,
    ping: async () => {
      if (connection.status !== 'ready')
        throw new NewsroomError('queue-away', `Redis at ${placeOf(url)} does not answer`, { retryable: true });
      await answered(connection.ping());
    },
    close: async () => {
      // Asked while Redis is away, `quit` would wait for it.
      if (connection.status === 'ready') await connection.quit().catch(() => connection.disconnect());
      else connection.disconnect();
    },
  };
}

/** BullMQ takes no colon in a job's id. */
export function queueJobId(jobId: string): string {
  return jobId.replaceAll(':', '.');
}

export interface QueueOptions {
  readonly settings: Settings;
  /** Null: for queues on Redis alone. */
  readonly store: Store | null;
  readonly personaIds: readonly string[];
  readonly logger: Logger;
}

/** Opens the queues of the catalogue, one desk queue for each persona. */
export async function openQueues({ settings, store, personaIds, logger }: QueueOptions): Promise<Queues> {
  const backend =
    settings.redis.url === null ? await embeddedBackend(store) : await redisBackend(settings.redis.url, settings.redis.prefix, logger);
  const fixed = [...new Set(Object.values(jobs).map((job) => job.queue))].filter((name) => name !== 'desk');
  const names = [...fixed, ...personaIds.map((id) => `desk.${id}`)];
  const queues = new Map<string, QueueLike>();
  const open = (name: string): QueueLike => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = backend.queue(name);
    queue.on('error', (error) => logger.warn({ event: 'queue-error', queue: name, error: error.message }));
    queues.set(name, queue);
    return queue;
  };
  await Promise.all(names.map((name) => open(name).waitUntilReady()));

  return {
    kind: backend.kind,
    names,
    add: async (entry) => {
      const definition = jobs[entry.job];
      const queue = open(queueOf(entry.job, entry.payload));
      await queue.add(entry.job, entry.payload, {
        jobId: queueJobId(entry.jobId),
        attempts: definition.attempts,
        backoff: { type: 'exponential', delay: definition.backoffMs, jitter: 0.5 },
        removeOnComplete: { age: definition.keepCompletedSeconds },
        removeOnFail: { age: definition.keepFailedSeconds },
        ...(entry.priority === undefined || entry.priority === 0 ? {} : { priority: entry.priority }),
        ...(entry.delayMs === undefined || entry.delayMs === 0 ? {} : { delay: entry.delayMs }),
      });
      if (entry.priority !== breakingPriority) return;
      // Its story may have become breaking while it waited. A job that runs or has ended takes no harm.
      const known = await queue.getJob(queueJobId(entry.jobId));
      if (known !== undefined && known.priority > breakingPriority) await known.changePriority({ priority: breakingPriority });
    },
    stateOf: async (entry) => {
      const state = await open(queueOf(entry.job, entry.payload)).getJobState(queueJobId(entry.jobId));
      if (state === 'completed' || state === 'failed') return 'ended';
      return state === 'unknown' ? 'unknown' : 'live';
    },
    schedule: async (worked) => {
      for (const [name, every] of Object.entries(schedules)) {
        const definition = jobs[name as JobName];
        if (!worked.includes(definition.queue)) continue;
        await open(definition.queue).upsertJobScheduler(
          name,
          { every },
          {
            name,
            data: {},
            opts: {
              attempts: definition.attempts,
              removeOnComplete: { age: definition.keepCompletedSeconds, count: 10 },
              removeOnFail: { age: definition.keepFailedSeconds, count: 50 },
            },
          },
        );
      }
    },
    bound: async (name, concurrency) => {
      if (backend.kind === 'redis') await open(name).setGlobalConcurrency(concurrency);
    },
    work: (name, processor, options) => {
      // A persona that came later has a queue to be counted, too.
      open(name);
      const worker = backend.worker(name, processor, options);
      worker.on('error', (error) => logger.warn({ event: 'worker-error', queue: name, error: error.message }));
      return worker;
    },
    ping: () => backend.ping(),
    counts: async () => {
      const counting = Promise.all(
        [...queues].map(async ([name, queue]) => {
          const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
          const of = (type: string): number => counts[type] ?? 0;
          return [
            name,
            { waiting: of('waiting') + of('prioritized'), active: of('active'), delayed: of('delayed'), failed: of('failed') },
          ] as const;
        }),
      );
      return Object.fromEntries(await (backend.kind === 'redis' ? answered(counting) : counting));
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

/** A failure as BullMQ should take it: one that trying again cannot help is kept and shown, never retried. */
export function asJobFailure(error: unknown): unknown {
  if (error instanceof NewsroomError && !error.retryable) {
    const failure = new UnrecoverableError(error.message);
    failure.cause = error;
    return failure;
  }
  return error;
}
