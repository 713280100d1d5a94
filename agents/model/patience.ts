// Patience with a model server: the same request again after a wait that grows, differs by chance and is never shorter than the server
// asks for; and a circuit breaker for each server, which leaves one alone that keeps failing.
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleType,
  retry,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { CallOutcome } from '../../core/models.ts';
import { orStopped } from './stopping.ts';

/** A call that may be tried again. */
export class CallFailedError extends Error {
  readonly outcome: CallOutcome;
  readonly retryAfterMs: number | null;

  constructor(outcome: CallOutcome, detail: string | null, retryAfterMs: number | null) {
    super(detail ?? outcome);
    this.name = 'CallFailedError';
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server failed too often in a row and is left alone. */
export class ServerRestsError extends Error {
  readonly untilMs: number;
  /** How the call ended after which it is left alone. */
  readonly outcome: CallOutcome;

  constructor(untilMs: number, last: CallFailedError) {
    super(`${last.message}; it failed several times in a row and is left alone for ${Math.ceil(untilMs / 1000)} s`, { cause: last });
    this.name = 'ServerRestsError';
    this.untilMs = untilMs;
    this.outcome = last.outcome;
  }
}

export interface PatienceOptions {
  readonly attempts: number;
  readonly breakAfter: number;
  readonly breakForMs: number;
  /** First wait, ms; it doubles. */
  readonly backoffMs: number;
  /** A server that asks for a longer wait is come back to by the job, not waited for. */
  readonly longestWaitMs: number;
}

/** A silent server costs the whole time-out each time: it is tried once more, not more. */
const timeoutsTried = 2;

export interface Patience {
  /** Runs `call`, again where it throws CallFailedError. Throws the last one, ServerRestsError, or what else `call` throws. */
  run<Result>(server: string, call: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

interface Breaker {
  readonly policy: CircuitBreakerPolicy;
  /** When it was opened, and by which call; null: never. */
  opened: { readonly at: number; readonly by: CallFailedError } | null;
}

export function createPatience(options: PatienceOptions): Patience {
  const breakers = new Map<string, Breaker>();
  const breakerFor = (server: string): Breaker => {
    const known = breakers.get(server);
    if (known !== undefined) return known;
    const policy = circuitBreaker(handleType(CallFailedError), {
      halfOpenAfter: options.breakForMs,
      breaker: new ConsecutiveBreaker(options.breakAfter),
    });
    const made: Breaker = { policy, opened: null };
    policy.onBreak((reason) => {
      if ('error' in reason && reason.error instanceof CallFailedError) made.opened = { at: performance.now(), by: reason.error };
    });
    breakers.set(server, made);
    return made;
  };

  return {
    run: async <Result>(server: string, call: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
      signal.throwIfAborted();
      const breaker = breakerFor(server);
      let timeouts = 0;
      const worthWaiting = (error: CallFailedError): boolean => {
        if (error.outcome === 'timeout') timeouts += 1;
        return timeouts < timeoutsTried && (error.retryAfterMs ?? 0) <= options.longestWaitMs;
      };
      const again = retry(
        handleType(CallFailedError, (error) => worthWaiting(error)),
        {
          maxAttempts: options.attempts - 1,
          backoff: new DelegateBackoff(({ attempt, result }: { attempt: number; result: object }) => {
            const grown = Math.min(options.backoffMs * 2 ** (attempt - 1), options.longestWaitMs);
            const asked = 'error' in result && result.error instanceof CallFailedError ? (result.error.retryAfterMs ?? 0) : 0;
            // Never all at once: those told to wait as long come back one after the other.
            return Math.max(grown * (0.5 + Math.random() / 2), asked + Math.random() * options.backoffMs);
          }),
        },
      );
      try {
        return await orStopped(
          again.execute(() => breaker.policy.execute(call), signal),
          signal,
        );
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof BrokenCircuitError && breaker.opened !== null)
          throw new ServerRestsError(Math.max(1000, breaker.opened.at + options.breakForMs - performance.now()), breaker.opened.by);
        throw error;
      }
    },
  };
}
