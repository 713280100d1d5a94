// Work at a draft under its lease: taken first, renewed while the work lasts, freed at its end. The lease is the process's; a second job
// of the same process on the same draft is told to come back, like one of another process.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { acquireLease, LeaseLostError, releaseLease, renewLease, type Lease } from '../store/repositories/leases.ts';
import type { RoundRun } from './dependencies.ts';
import type { RoundDependencies } from './graph.ts';

const defaultLeaseMs = 30_000;
/** How long stopped work is waited for before its lease is freed. What goes on longer can no longer write: the lease is another's. */
const stopGraceMs = 2_000;

/** Another worker is at the draft. Trying again after `retryAfterMs` is no failed attempt. */
export class DraftBusyError extends NewsroomError {
  readonly retryAfterMs: number;

  constructor(draftId: string, retryAfterMs: number) {
    super('draft-busy', `draft ${draftId} is being worked at; try again in ${retryAfterMs} ms`, {
      retryable: true,
      details: { draftId, retryAfterMs },
    });
    this.retryAfterMs = retryAfterMs;
  }
}

/** Renews until stopped; aborts when the lease was taken over, or could not be renewed for as long as it lasts. */
function keepRenewing(deps: RoundDependencies, lease: Lease, leaseMs: number, lost: (error: LeaseLostError) => void): () => void {
  let renewedAt = performance.now();
  let renewing = false;
  const renew = async (): Promise<void> => {
    if (renewing) return;
    renewing = true;
    try {
      if (await renewLease(deps.database, lease, leaseMs)) renewedAt = performance.now();
      else lost(new LeaseLostError(lease));
    } catch (error) {
      deps.logger.warn({ event: 'lease-not-renewed', lease: lease.name, error: messageOf(error) });
      if (performance.now() - renewedAt > leaseMs) lost(new LeaseLostError(lease));
    } finally {
      renewing = false;
    }
  };
  const timer = setInterval(() => void renew(), leaseMs / 3);
  return () => clearInterval(timer);
}

/** Runs `work` while holding the draft's lease. Throws DraftBusyError, or the reason of an abort once the work has stopped. */
export async function withDraftLease<Result>(
  deps: RoundDependencies,
  draftId: string,
  signal: AbortSignal,
  work: (run: RoundRun) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const leaseMs = deps.leaseMs ?? defaultLeaseMs;
  const { working } = deps.graph;
  if (working.has(draftId)) throw new DraftBusyError(draftId, Math.round(leaseMs / 3));
  working.add(draftId);
  try {
    const taken = await acquireLease(deps.database, { name: `draft:${draftId}`, holder: deps.processId, durationMs: leaseMs });
    if (!taken.ok) throw new DraftBusyError(draftId, Math.max(500, taken.remainingMs));
    const { lease } = taken;
    const stopped = new AbortController();
    const stopRenewing = keepRenewing(deps, lease, leaseMs, (error) => stopped.abort(error));
    const run = { lease, signal: AbortSignal.any([signal, stopped.signal]), pending: new Set<Promise<unknown>>(), evidence: null };
    try {
      return await work(run);
    } catch (error) {
      run.signal.throwIfAborted();
      throw error;
    } finally {
      stopRenewing();
      // An aborted graph returns while its node may still be running.
      if (run.pending.size > 0) await Promise.race([Promise.allSettled(run.pending), delay(stopGraceMs, undefined, { ref: false })]);
      await releaseLease(deps.database, lease);
    }
  } finally {
    working.delete(draftId);
  }
}
