// Asks again for the job of each row that still waits and whose job is gone:
//
//    not relayed yet ──▶ left: the relay adds it          live (waits, runs, comes back) ──▶ left
//    unknown to its queue ──▶ added under the id it was last asked for with, which adds it once whoever adds it
//    ended, and the row still waits ──▶ asked for under the next id (`…-r1`, `-r2`, …), at most so often ──▶ given up, with the reason
//
// A job's effect is committed before its queue ends it. So a row that is read after its job was seen ended, and waits, was left behind. The
// next id is made from the last one, and is taken by the outbox once: two processes that recover at once ask once.
import { NewsroomError } from '../core/errors.ts';
import { againJobId, timesAgain, type JobName, type OutboxEntry } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { lockDraft } from '../store/repositories/drafts.ts';
import { addToOutbox, lastAsked, type LastAsked } from '../store/repositories/outbox.ts';
import { waitedJobs, waitingRows, type WaitedJob, type WaitingRow } from '../store/repositories/waiting-work.ts';
import { inTransaction } from '../store/transactions.ts';
import type { Queues } from './queues.ts';

/** So often work whose jobs end without effect is asked for again. */
export const mostTimes = 3;
/** Questions to a queue that are under way at once. */
const atOnce = 50;

export interface AskAgainDeps {
  readonly database: Database;
  readonly queues: Queues;
  readonly logger: Logger;
  /** Tells the newsroom that this work is given up (handlers.ts). */
  readonly onGivenUp: (name: JobName, payload: unknown, error: unknown) => Promise<void>;
}

export interface AskAgain {
  /**
   * Looks at the rows that waited since before `before`: at all, or at `pages` pages of each kind, going on where the last look ended. Returns
   * how many jobs were asked for.
   */
  look(options: { readonly before: Date; readonly pages?: number }): Promise<number>;
}

/** The entry as it was last asked for. */
function asked(entry: OutboxEntry, last: LastAsked | undefined): OutboxEntry {
  return last === undefined ? entry : { ...entry, jobId: last.jobId, priority: last.priority };
}

/** Remembers where in the paging it is, and what it gave up. `pageSize`: rows of a page. */
export function createAskAgain(deps: AskAgainDeps, pageSize = 500): AskAgain {
  const { database, queues, logger, onGivenUp } = deps;
  const places = new Map<WaitedJob, string>();
  // What nobody can move on its own row (a draft's says `failed`) would be given up again at each look.
  const givenUp = new Set<string>();

  /** What became of one whose job ended: true where it is asked for again. */
  async function afterEnd(job: WaitedJob, { row }: WaitingRow, ended: OutboxEntry, before: Date): Promise<boolean> {
    const last = timesAgain(ended.jobId) >= mostTimes;
    const still = await inTransaction(database, async (transaction) => {
      if (job === 'draft-story') await lockDraft(transaction, row);
      const [now] = await waitingRows(transaction, job, { before, after: '', limit: 1, only: row });
      if (now === undefined) return false;
      const entry = asked(now.entry, (await lastAsked(transaction, [now.entry])).get(0));
      if (entry.jobId !== ended.jobId) return false;
      if (!last) await addToOutbox(transaction, [{ ...entry, jobId: againJobId(entry.jobId) }]);
      return true;
    });
    if (!still) return false;
    if (!last) {
      logger.warn({ event: 'job-asked-again', job, jobId: againJobId(ended.jobId), ended: ended.jobId });
      return true;
    }
    const key = `${job} ${ended.jobId}`;
    if (givenUp.has(key)) return false;
    const reason = `its job ended ${mostTimes + 1} times without having done its work (last ${ended.jobId})`;
    try {
      await onGivenUp(job, ended.payload, new NewsroomError('job-without-effect', reason));
      givenUp.add(key);
    } catch (error) {
      if (!(error instanceof NewsroomError && error.retryable)) throw error;
      // Somebody is at it after all: the next look sees what came of it.
      logger.info({ event: 'not-given-up', job, jobId: ended.jobId }, error.message);
    }
    return false;
  }

  async function lookAtPage(job: WaitedJob, page: readonly WaitingRow[], before: Date): Promise<number> {
    const last = await lastAsked(
      database,
      page.map(({ entry }) => entry),
    );
    const relayed = page.flatMap((waiting, place) =>
      last.get(place)?.relayed === false ? [] : [{ waiting, entry: asked(waiting.entry, last.get(place)) }],
    );
    let jobs = 0;
    for (let start = 0; start < relayed.length; start += atOnce) {
      const some = relayed.slice(start, start + atOnce);
      const standings = await Promise.all(some.map(({ entry }) => queues.stateOf(entry)));
      for (const [place, { waiting, entry }] of some.entries()) {
        const standing = standings[place];
        if (standing === 'unknown') {
          await queues.add(entry);
          jobs += 1;
        } else if (standing === 'ended' && (await afterEnd(job, waiting, entry, before))) jobs += 1;
      }
    }
    return jobs;
  }

  return {
    look: async ({ before, pages }) => {
      let jobs = 0;
      for (const job of waitedJobs) {
        let after = pages === undefined ? '' : (places.get(job) ?? '');
        for (let looked = 0; pages === undefined || looked < pages; looked += 1) {
          const page = await waitingRows(database, job, { before, after, limit: pageSize });
          jobs += await lookAtPage(job, page, before);
          after = page.length < pageSize ? '' : (page.at(-1)?.row ?? '');
          if (after === '') break;
        }
        if (pages !== undefined) places.set(job, after);
      }
      return jobs;
    },
  };
}
