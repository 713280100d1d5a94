// One job from dequeue to outcome: payload parsed, handler run under its time limit, one wide log event, failures sorted.
import { DelayedError, UnrecoverableError, type Job, type Processor } from 'bullmq';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { jobs, type JobHandlers, type JobName } from '../core/jobs.ts';
import type { Logger } from '../core/logging.ts';
import { asJobFailure } from './queues.ts';

type AnyHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

export interface RunJobOptions {
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  /** Called once when a job will not be tried again. */
  readonly onGivenUp: (name: JobName, payload: unknown, error: unknown) => Promise<void>;
}

/** Rejects as soon as `signal` aborts, so that a handler that ignores it still gives its place free. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** The processor for every queue: it looks the job up by name. */
export function createProcessor({ handlers, logger, onGivenUp }: RunJobOptions): Processor {
  return async (job: Job, token?: string, cancelled?: AbortSignal) => {
    const startedAt = performance.now();
    const about = { job: job.name, jobId: job.id, queue: job.queueName, attempt: job.attemptsMade + 1 };
    const name = job.name;
    if (!isJobName(name)) throw new UnrecoverableError(`no job ${name} in the catalogue`);
    const definition = jobs[name];
    const payload = definition.payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`job ${name} ${String(job.id)}: malformed payload: ${payload.error.message}`);
    const timeout = AbortSignal.timeout(definition.timeoutMs);
    const signal = cancelled === undefined ? timeout : AbortSignal.any([timeout, cancelled]);
    try {
      await Promise.race([(handlers[name] as AnyHandler)(payload.data, signal), aborted(signal)]);
      logger.debug({ event: 'job-done', ...about, ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      const retryAfterMs = error instanceof NewsroomError ? error.details['retryAfterMs'] : undefined;
      const failure = asJobFailure(error);
      logger.warn({ event: 'job-failed', ...about, ms: Math.round(performance.now() - startedAt), error: messageOf(error) });
      if (typeof retryAfterMs === 'number' && token !== undefined) {
        // A rate limit or a held lease says when to come back: that costs no attempt.
        await job.moveToDelayed(Date.now() + retryAfterMs, token);
        throw new DelayedError();
      }
      const last = failure instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      if (last && cancelled?.aborted !== true) await onGivenUp(name, payload.data, error);
      throw failure;
    }
  };
}
