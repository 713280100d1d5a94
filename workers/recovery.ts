// What waits for a job that is gone (a Redis that lost its memory, a job given up while the database was away) is asked for again,
// at the start and now and then. A job that the queue still knows, in whatever state, is not added twice.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import { draftsWithoutDesk, waitingWork } from '../store/repositories/waiting-work.ts';
import type { Queues } from './queues.ts';

const everyMs = 5 * 60_000;
/** A row younger than this has its job under way or still in the outbox. */
const ageMs = 2 * 60_000;
const stopGraceMs = 500;

/** Asks again for everything that has waited for `age` ms. Returns how many jobs were asked for, known ones included. */
async function recoverWork(database: Database, queues: Queues, age: number): Promise<number> {
  const waiting = await waitingWork(database, new Date(Date.now() - age));
  for (const entry of waiting) await queues.add(entry);
  return waiting.length;
}

/** Says which drafts wait for a desk that is not there, one problem a persona. */
async function reportDeskless(database: Database, personaIds: readonly string[]): Promise<void> {
  for (const { personaId, drafts } of await draftsWithoutDesk(database, personaIds)) {
    await reportProblem(database, {
      area: 'persona',
      subject: personaId,
      code: 'no-desk',
      message: `${drafts} drafts wait for the persona ${personaId}, which has no valid file: put it back to have them written`,
    });
  }
  for (const personaId of personaIds) await resolveProblem(database, { area: 'persona', subject: personaId, code: 'no-desk' });
}

export interface Recovery {
  /** Asks again for everything that waits now. Returns how many jobs were asked for, known ones included. */
  now(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Recovers once, then every few minutes. `renew` makes again what else a queue that lost its memory has forgotten. Failures are logged and tried
 * again.
 */
export async function startRecovery(
  database: Database,
  queues: Queues,
  logger: Logger,
  personaIds: () => readonly string[],
  renew: () => Promise<void>,
): Promise<Recovery> {
  const once = async (age: number): Promise<void> => {
    try {
      await renew();
      await reportDeskless(database, personaIds());
      const jobs = await recoverWork(database, queues, age);
      logger.debug({ event: 'work-recovered', jobs });
    } catch (error) {
      logger.warn({ event: 'recovery-failed', error: messageOf(error) });
    }
  };
  await once(0);
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => once(ageMs));
  }, everyMs);
  timer.unref();
  return {
    now: () => recoverWork(database, queues, 0),
    stop: async () => {
      clearInterval(timer);
      // With the queue away it is not waited for: nothing depends on its end.
      await Promise.race([running, delay(stopGraceMs, undefined, { ref: false })]);
    },
  };
}
