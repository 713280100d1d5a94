// The job catalogue: every job's queue, payload, attempts, backoff, time-out and retention. Payloads carry ids, not documents.
// A job's id is made from the entity and its revision, round or time window, so that a repeat is swallowed, never doubled.
import { z } from 'zod';

const id = z.string().min(1).max(200);

export interface JobDefinition {
  /** Queue name; `desk` jobs go to `desk.<personaId>`. */
  readonly queue: 'poll' | 'read' | 'cluster' | 'desk' | 'check' | 'publish';
  readonly payload: z.ZodObject;
  readonly attempts: number;
  /** First delay of the exponential backoff, ms. */
  readonly backoffMs: number;
  /** The handler is given up after this, ms. */
  readonly timeoutMs: number;
  /** Completed and failed jobs are kept so long, seconds; after it a re-add under the same id is taken again. */
  readonly keepCompletedSeconds: number;
  readonly keepFailedSeconds: number;
}

const hour = 3600;
const day = 24 * hour;

export const jobs = {
  'find-due-feeds': {
    queue: 'poll',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 1000,
    timeoutMs: 30_000,
    keepCompletedSeconds: 60,
    keepFailedSeconds: day,
  },
  'poll-feeds': {
    queue: 'poll',
    payload: z.strictObject({ feedIds: z.array(id).max(200), claimedUntil: z.string() }),
    attempts: 1, // a failed poll is a row with a next time, not a retried job
    backoffMs: 1000,
    timeoutMs: 5 * 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: day,
  },
  'keep-subscriptions': {
    queue: 'poll',
    payload: z.strictObject({}),
    attempts: 1, // a request that failed is a row with a next time
    backoffMs: 1000,
    timeoutMs: 2 * 60_000,
    keepCompletedSeconds: 60,
    keepFailedSeconds: day,
  },
  'read-push': {
    queue: 'poll',
    payload: z.strictObject({ fetchedId: id }),
    attempts: 5,
    backoffMs: 1000,
    timeoutMs: 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'read-item': {
    queue: 'read',
    payload: z.strictObject({ itemId: id }),
    attempts: 4,
    backoffMs: 2000,
    timeoutMs: 90_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'cluster-article': {
    queue: 'cluster',
    payload: z.strictObject({ articleId: id }),
    attempts: 5,
    backoffMs: 500,
    timeoutMs: 30_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'tell-gist': {
    queue: 'read',
    payload: z.strictObject({ articleId: id }),
    attempts: 4,
    backoffMs: 30_000,
    timeoutMs: 5 * 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'embed-story': {
    queue: 'read',
    payload: z.strictObject({ articleId: id }),
    attempts: 4,
    backoffMs: 30_000,
    timeoutMs: 5 * 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'join-by-meaning': {
    queue: 'cluster',
    payload: z.strictObject({ articleId: id }),
    attempts: 5,
    backoffMs: 500,
    timeoutMs: 30_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'assign-stories': {
    queue: 'cluster',
    /** Of one story alone: one that waits for nothing more. */
    payload: z.strictObject({ storyId: id.optional() }),
    attempts: 1,
    backoffMs: 1000,
    timeoutMs: 60_000,
    keepCompletedSeconds: 60,
    keepFailedSeconds: day,
  },
  'assign-address': {
    queue: 'cluster',
    payload: z.strictObject({ assignmentId: id }),
    attempts: 5, // waiting for the page to be read is none
    backoffMs: 1000,
    timeoutMs: 30_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'draft-story': {
    queue: 'desk',
    payload: z.strictObject({ draftId: id, personaId: id, round: z.int().positive() }),
    attempts: 3,
    backoffMs: 2000,
    timeoutMs: 15 * 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'close-draft': {
    queue: 'desk',
    payload: z.strictObject({ draftId: id, personaId: id }),
    attempts: 5,
    backoffMs: 2000,
    timeoutMs: 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'check-revision': {
    queue: 'check',
    payload: z.strictObject({ revisionId: id }),
    attempts: 5,
    backoffMs: 1000,
    timeoutMs: 5 * 60_000,
    keepCompletedSeconds: hour,
    keepFailedSeconds: 7 * day,
  },
  'publish-revision': {
    queue: 'publish',
    payload: z.strictObject({ draftId: id, decisionId: id }),
    attempts: 10,
    backoffMs: 1000,
    timeoutMs: 60_000,
    keepCompletedSeconds: 7 * day,
    keepFailedSeconds: 30 * day,
  },
} as const satisfies Record<string, JobDefinition>;

/** A queue takes jobs of no priority first, in their order, then those of a smaller number before others. Of breaking stories: */
export const breakingPriority = 1;
/** Of other stories, and of the articles to be clustered, which an assignment that is asked for at once must not wait for. */
export const usualPriority = 10;

/** Jobs that BullMQ's job schedulers add by themselves, and how often (ms). */
export const schedules = { 'find-due-feeds': 5_000, 'keep-subscriptions': 30_000, 'assign-stories': 5_000 } as const satisfies Partial<
  Record<keyof typeof jobs, number>
>;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;
export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, signal: AbortSignal) => Promise<void>;
/** One handler for each job of the catalogue: a job without one does not compile. */
export type JobHandlers = { [Name in JobName]: JobHandler<Name> };

/** A job to be added after the transaction that it belongs to is committed. */
export type OutboxEntry = {
  [Name in JobName]: { job: Name; jobId: string; payload: JobPayload<Name>; priority?: number; delayMs?: number };
}[JobName];

/** The queue a job goes to. */
export function queueOf<Name extends JobName>(job: Name, payload: JobPayload<Name>): string {
  const queue = jobs[job].queue;
  return queue === 'desk' && 'personaId' in payload ? `desk.${payload.personaId}` : queue;
}

/** How the id of a job ends that recovery asked for again because the one before ended and its row still waits, for SQL and for JavaScript. */
export const againPattern = '-r[0-9]+$';

/** How often the work of this job's id was asked for again. */
export function timesAgain(jobId: string): number {
  return Number(new RegExp(againPattern).exec(jobId)?.[0].slice(2) ?? 0);
}

/** The id under which work is asked for again: the same whoever asks, so that two who ask at once ask once. */
export function againJobId(jobId: string): string {
  return `${jobId.replace(new RegExp(againPattern), '')}-r${timesAgain(jobId) + 1}`;
}
