// The outbox relay: adds what was committed to its queue, under its id. Stopped between adding and marking, it adds again under the same
// id, which the queue swallows. Every process may run one; two at once only repeat each other.
import { messageOf } from '../core/errors.ts';
import { jobs, type OutboxEntry } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { markRelayed, sweepOutbox, waitingJobs, type WaitingJob } from '../store/repositories/outbox.ts';
import { reportProblem } from '../store/repositories/problems.ts';
import type { Queues } from './queues.ts';

const batch = 200;
const restMs = 100;
const sweepEveryMs = 60_000;
const keepMs = 24 * 3_600_000;

export interface Relay {
  /** Relays all that waits now. Returns how many. */
  flush(): Promise<number>;
  stop(): Promise<void>;
}

function entryOf(waiting: WaitingJob): OutboxEntry | null {
  if (!Object.hasOwn(jobs, waiting.job)) return null;
  const payload = jobs[waiting.job].payload.safeParse(waiting.payload);
  if (!payload.success) return null;
  return {
    job: waiting.job,
    jobId: waiting.jobId,
    payload: payload.data,
    priority: waiting.priority,
    delayMs: waiting.delayMs,
  } as OutboxEntry;
}

async function relayBatch(database: Database, queues: Queues): Promise<number> {
  const waiting = await waitingJobs(database, batch);
  for (const job of waiting) {
    const entry = entryOf(job);
    if (entry === null) {
      await reportProblem(database, {
        area: 'job',
        subject: job.jobId,
        code: 'malformed',
        message: `outbox entry ${job.id}: ${job.job} with a payload that the catalogue refuses; it was not queued`,
      });
    } else await queues.add(entry);
  }
  await markRelayed(
    database,
    waiting.map((job) => job.id),
  );
  return waiting.length;
}

/** Starts relaying; errors (Redis or the database away) are logged and tried again. */
export function startRelay(database: Database, queues: Queues, logger: Logger): Relay {
  let stopped = false;
  let wake: () => void = () => undefined;
  let sweptAt = Date.now();
  let running: Promise<number> = Promise.resolve(0);
  // One batch at a time: a flush asked for meanwhile comes after it.
  const next = (): Promise<number> =>
    (running = running.then(
      () => relayBatch(database, queues),
      () => relayBatch(database, queues),
    ));
  const loop = (async () => {
    let pause = restMs;
    while (!stopped) {
      try {
        const count = await next();
        if (Date.now() - sweptAt > sweepEveryMs) {
          sweptAt = Date.now();
          await sweepOutbox(database, new Date(Date.now() - keepMs));
        }
        pause = count === batch ? 0 : restMs;
      } catch (error) {
        logger.warn({ event: 'relay-failed', error: messageOf(error) });
        pause = Math.min(Math.max(pause, restMs) * 2, 10_000);
      }
      if (!stopped && pause > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pause);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    flush: async () => {
      let total = 0;
      for (;;) {
        const count = await next();
        total += count;
        if (count < batch) return total;
      }
    },
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}
