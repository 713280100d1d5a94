// One round of a draft, from its row to a revision in review. It may be called again at any time for the same round: what is done is kept,
// what was under way goes on, what is over is left alone.
import { BudgetExceededError } from '../agents/model/gateway.ts';
import { NewsroomError } from '../core/errors.ts';
import type { DraftState } from '../core/words.ts';
import type { DatabaseTransaction } from '../store/database.ts';
import { waitForBudget } from '../store/repositories/budget-waits.ts';
import { findDraft, lockDraft, moveDraft, type Draft } from '../store/repositories/drafts.ts';
import { requireLease } from '../store/repositories/leases.ts';
import { recordPersonaVersion } from '../store/repositories/personas.ts';
import { writersRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { personaOf, type RoundRun } from './dependencies.ts';
import { withDraftLease } from './draft-lease.ts';
import { failDraft } from './fail-draft.ts';
import type { RoundDependencies } from './graph.ts';
import { firstState } from './state.ts';
import { endThreads, runThread } from './threads.ts';

export type RoundOutcome =
  | { readonly outcome: 'in-review'; readonly revisionId: string }
  /** The draft is failed; `code` says why. */
  | { readonly outcome: 'failed'; readonly code: string }
  /** A cap forbids the next call: the draft waits for room, and goes on from there. */
  | { readonly outcome: 'waiting-budget' }
  /** The draft has moved on: this round is over, or not to be run. */
  | { readonly outcome: 'not-needed'; readonly state: DraftState };

/** Whether the draft's row asks for this round now. */
function wants(draft: Draft, round: number): boolean {
  switch (draft.state) {
    case 'queued':
    case 'drafting':
    case 'failed':
    case 'waiting-budget':
      return draft.round === round;
    case 'changes-requested':
      return draft.round + 1 === round;
    case 'in-review':
    case 'approved':
    case 'published':
    case 'corrected':
    case 'retracted':
    case 'spiked':
    case 'withdrawn':
      return false;
  }
}

/** Moves the draft to `drafting` in this round, or returns null where its row does not ask for it. */
async function begin(transaction: DatabaseTransaction, draftId: string, round: number, run: RoundRun): Promise<Draft | null> {
  await requireLease(transaction, run.lease);
  const draft = await lockDraft(transaction, draftId);
  if (draft === null || !wants(draft, round)) return null;
  if (draft.state !== 'drafting') await moveDraft(transaction, draftId, { state: 'drafting', round, failure: null });
  return draft;
}

/**
 * Runs or continues a round. Throws DraftBusyError where another worker is at the draft, LeaseLostError where it lost its lease, the
 * signal's reason where it was stopped, and what its nodes throw; all of these may be tried again. A NewsroomError that says that trying
 * again cannot help (`too-little-evidence`) fails the draft instead.
 */
export async function runRound(
  deps: RoundDependencies,
  job: { readonly draftId: string; readonly round: number },
  signal: AbortSignal,
): Promise<RoundOutcome> {
  const { database, graph, logger } = deps;
  const { draftId, round } = job;
  const started = performance.now();
  const known = await findDraft(database, draftId);
  if (known === null) throw new NewsroomError('no-draft', `there is no draft ${draftId}`);
  if (!wants(known, round)) return { outcome: 'not-needed', state: known.state };
  const result = await withDraftLease(deps, draftId, signal, async (run): Promise<RoundOutcome> => {
    try {
      const draft = await inTransaction(database, (transaction) => begin(transaction, draftId, round, run));
      if (draft === null) return { outcome: 'not-needed', state: (await findDraft(database, draftId))?.state ?? known.state };
      const { personaId, storyId } = draft;
      const persona = personaOf(deps, personaId);
      await recordPersonaVersion(database, persona);
      await endThreads(graph, draftId, round - 1, run);
      await runThread(deps, firstState({ draftId, round, storyId, personaId, personaVersion: persona.version }), run);
      const revision = await writersRevision(database, draftId, round);
      if (revision === null)
        throw new NewsroomError('no-revision', `round ${round} of draft ${draftId} ended without a revision`, { retryable: true });
      return { outcome: 'in-review', revisionId: revision.id };
    } catch (error) {
      if (run.signal.aborted) throw error;
      if (error instanceof BudgetExceededError) {
        const waits = await inTransaction(database, async (transaction) => {
          await requireLease(transaction, run.lease);
          return waitForBudget(transaction, draftId, error.wait, error.message);
        });
        if (waits) return { outcome: 'waiting-budget' };
      }
      if (!(error instanceof NewsroomError) || error.retryable) throw error;
      if (!(await failDraft(deps, job, error, run.lease))) throw error;
      return { outcome: 'failed', code: error.code };
    }
  });
  logger.info({ event: 'round-run', draftId, round, personaId: known.personaId, ms: Math.round(performance.now() - started), ...result });
  return result;
}
