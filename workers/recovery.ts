// What waits for a job that is gone (a Redis that lost its memory, a job given up while the database was away) is asked for again,
// at the start and now and then (ask-again.ts).
import { messageOf } from '../core/errors.ts';
import type { Database } from '../store/database.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import { draftsWithoutDesk } from '../store/repositories/waiting-work.ts';
import { createAskAgain, type AskAgainDeps } from './ask-again.ts';
import { repeat } from './repeat.ts';

const everyMs = 5 * 60_000;
/** A row younger than this has its job under way or still in the outbox. */
const ageMs = 2 * 60_000;
/** Pages of each kind at a time: a backlog larger than that is looked at in turns. */
const pagesAtOnce = 4;
const stopGraceMs = 500;

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
  /** Asks again for everything that waits now and whose job is gone. Returns how many jobs were asked for. */
  now(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Recovers once, then every few minutes. `renew` makes again what else a queue that lost its memory has forgotten. Failures are logged and tried
 * again.
 */
export async function startRecovery(
  deps: AskAgainDeps & { readonly personaIds: () => readonly string[]; readonly renew: () => Promise<void> },
): Promise<Recovery> {
  const { database, logger, personaIds, renew } = deps;
  const askAgain = createAskAgain(deps);
  const once = async (age: number): Promise<void> => {
    try {
      await renew();
      await reportDeskless(database, personaIds());
      const jobs = await askAgain.look({ before: new Date(Date.now() - age), pages: pagesAtOnce });
      logger.debug({ event: 'work-recovered', jobs });
    } catch (error) {
      logger.warn({ event: 'recovery-failed', error: messageOf(error) });
    }
  };
  await once(0);
  const repeated = repeat({ name: 'recovery', everyMs, logger }, () => once(ageMs));
  return {
    now: () => askAgain.look({ before: new Date() }),
    // With the queue away it is not waited for: nothing depends on its end.
    stop: () => repeated.stop(stopGraceMs),
  };
}
