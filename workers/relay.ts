// The outbox relay: adds what was committed to its queue, under its id. Stopped between adding and marking, it adds again under the same
// id, which the queue swallows. Every process may run one; two at once only repeat each other. An entry that its queue refuses stays in
// the outbox as a problem, and keeps no other waiting.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { jobs, type OutboxEntry } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { markRelayed, sweepOutbox, waitingJobs, type WaitingJob } from '../store/repositories/outbox.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import type { Queues } from './queues.ts';

const batch = 200;
const restMs = 100;
const sweepEveryMs = 60_000;
const keepMs = 24 * 3_600_000;
const stopGraceMs = 1_000;
/** Refused so often, an entry is a problem of its own. */
const timesUntilProblem = 3;

export interface Relay {
  /** Relays all that waits now. Returns how many. */
  flush(): Promise<number>;
  /** Ends after the batch under way, or without it where its queue does not answer: it is relayed at the next start. */
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

interface Relayed {
  readonly relayed: number;
  /** Whether there may be more to relay now. */
  readonly more: boolean;
}

/** `refusals`: how often its queue refused an entry, by its id. */
async function relayBatch(database: Database, queues: Queues, refusals: Map<string, number>): Promise<Relayed> {
  const waiting = await waitingJobs(database, batch + refusals.size);
  const relayed: string[] = [];
  let refusal: unknown = null;
  for (const job of waiting) {
    const entry = entryOf(job);
    if (entry === null) {
      await reportProblem(database, {
        area: 'job',
        subject: job.jobId,
        code: 'malformed',
        message: `outbox entry ${job.id}: ${job.job} with a payload that the catalogue refuses; it was not queued`,
      });
      relayed.push(job.id);
      continue;
    }
    try {
      await queues.add(entry);
      relayed.push(job.id);
      if (refusals.delete(job.id)) await resolveProblem(database, { area: 'job', subject: job.jobId, code: 'not-queued' });
    } catch (error) {
      const times = (refusals.get(job.id) ?? 0) + 1;
      refusals.set(job.id, times);
      if (times < timesUntilProblem) refusal = error;
      else if (times === timesUntilProblem)
        await reportProblem(database, {
          area: 'job',
          subject: job.jobId,
          code: 'not-queued',
          message: `outbox entry ${job.id}: ${job.job} is refused by its queue (${messageOf(error)}); it is tried again`,
        });
    }
  }
  await markRelayed(database, relayed);
  // Nothing could be added: as far as is known yet the queue is away, and no entry is wrong.
  if (refusal !== null && relayed.length === 0)
    throw new NewsroomError('queue-away', `no queue takes jobs: ${messageOf(refusal)}`, { retryable: true, cause: refusal });
  return { relayed: relayed.length, more: relayed.length >= batch };
}

/** Starts relaying; errors (Redis or the database away) are logged and tried again. */
export function startRelay(database: Database, queues: Queues, logger: Logger): Relay {
  let stopped = false;
  let wake: () => void = () => undefined;
  let sweptAt = Date.now();
  const refusals = new Map<string, number>();
  let running: Promise<Relayed> = Promise.resolve({ relayed: 0, more: false });
  // One batch at a time: a flush asked for meanwhile comes after it.
  const next = (): Promise<Relayed> =>
    (running = running.then(
      () => relayBatch(database, queues, refusals),
      () => relayBatch(database, queues, refusals),
    ));
  const loop = (async () => {
    let pause = restMs;
    while (!stopped) {
      try {
        const { more } = await next();
        if (Date.now() - sweptAt > sweepEveryMs) {
          sweptAt = Date.now();
          await sweepOutbox(database, new Date(Date.now() - keepMs));
        }
        pause = more ? 0 : restMs;
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
        const { relayed, more } = await next();
        total += relayed;
        if (!more) return total;
      }
    },
    stop: async () => {
      stopped = true;
      wake();
      await Promise.race([loop, delay(stopGraceMs, undefined, { ref: false })]);
    },
  };
}
