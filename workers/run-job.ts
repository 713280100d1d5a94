// One job from dequeue to outcome: payload parsed, handler run under its time limit, one wide log event, failures sorted.
// An attempt is only spent on a failure of the job itself: not on a newsroom that stops, a store that is away, or a wait that was asked
// for. A job is never given up without the newsroom having been told.
import { DelayedError, UnrecoverableError, WaitingError, type Job, type Processor } from 'bullmq';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { jobs, type JobHandlers, type JobName } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import { isConnectionLoss } from '../store/connection-loss.ts';
import { asJobFailure } from './queues.ts';

type AnyHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

export interface RunJobOptions {
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  /** Called when a job will not be tried again; where it throws, the job is not given up but tried again later. */
  readonly onGivenUp: (name: JobName, payload: unknown, error: unknown) => Promise<void>;
  /** Whether the store can be reached now. */
  readonly storeAnswers: () => Promise<boolean>;
  /** How many connections to the store were lost so far: one that ends under a statement may fail it with an Error that says nothing of it. */
  readonly lostConnections: () => number;
  /** How long a job waits whose failure was none of its own, ms. Default 5,000. */
  readonly waitMs?: number;
}

/** A job that this many processes died of, or with, is not given to another one. */
const mostStalls = 5;
const defaultWaitMs = 5_000;

/** Rejects as soon as `signal` aborts, so that a handler that ignores it still gives its place free. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** The processor for every queue: it looks the job up by name. */
export function createProcessor({
  handlers,
  logger,
  onGivenUp,
  storeAnswers,
  lostConnections,
  waitMs = defaultWaitMs,
}: RunJobOptions): Processor {
  return async (job: Job, token?: string, cancelled?: AbortSignal) => {
    const startedAt = performance.now();
    const lostBefore = lostConnections();
    const about = { job: job.name, jobId: job.id, queue: job.queueName, attempt: job.attemptsMade + 1 };
    const comeBack = async (afterMs: number): Promise<never> => {
      await job.moveToDelayed(Date.now() + afterMs, token);
      throw new DelayedError();
    };
    const name = job.name;
    if (!isJobName(name)) throw new UnrecoverableError(`no job ${name} in the catalogue`);
    const definition = jobs[name];
    const payload = definition.payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`job ${name} ${String(job.id)}: malformed payload: ${payload.error.message}`);
    const timeout = AbortSignal.timeout(definition.timeoutMs);
    const signal = cancelled === undefined ? timeout : AbortSignal.any([timeout, cancelled]);
    try {
      if (job.stalledCounter > mostStalls)
        throw new NewsroomError('stalled', `${job.stalledCounter} processes ended while they ran this job: it is not run again`);
      await Promise.race([(handlers[name] as AnyHandler)(payload.data, signal), aborted(signal)]);
      logger.debug({ event: 'job-done', ...about, ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      const retryAfterMs = error instanceof NewsroomError ? error.details['retryAfterMs'] : undefined;
      const failure = asJobFailure(error);
      logger.warn({ event: 'job-failed', ...about, ms: Math.round(performance.now() - startedAt), error: messageOf(error) });
      if (cancelled?.aborted === true) {
        // The newsroom stops: the job is somebody else's, or this newsroom's at its next start.
        await job.moveToWait(token);
        throw new WaitingError();
      }
      // A rate limit or a held lease says when to come back.
      if (typeof retryAfterMs === 'number') return comeBack(retryAfterMs);
      if (!(error instanceof NewsroomError)) {
        const lost = isConnectionLoss(error) || lostConnections() > lostBefore;
        if (lost || !(await storeAnswers())) return comeBack(waitMs);
      }
      if (failure instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
        try {
          await onGivenUp(name, payload.data, error);
        } catch (unheard) {
          logger.error({ event: 'job-not-given-up', ...about, error: messageOf(unheard) });
          return comeBack(waitMs);
        }
      }
      throw failure;
    }
  };
}
