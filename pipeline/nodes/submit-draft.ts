// Hands the round's revision in, in one transaction, and waits for the editor. It runs again when the waiting thread is ended: a revision
// of this round that is there already is left as it is.
import { interrupt } from '@langchain/langgraph';
import { NewsroomError } from '../../core/errors.ts';
import { failedDraftsBeside, lockDraft, moveDraft } from '../../store/repositories/drafts.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { resolveProblem } from '../../store/repositories/problems.ts';
import { insertRenderingChecks } from '../../store/repositories/rendering-checks.ts';
import { insertChecks, insertRevision, writersRevision } from '../../store/repositories/revisions.ts';
import { inTransaction } from '../../store/transactions.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { takePaper } from '../work.ts';

/** Writes the round's revision with its sentences, citations and checks, and moves the draft to review. Returns the revision's id. */
export async function handIn(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<string> {
  const { database } = deps;
  const { draftId, round } = state;
  const earlier = await writersRevision(database, draftId, round);
  if (earlier !== null) return earlier.id;
  const { document, sentences, checker, checks, renderings } = await takePaper(database, { ...state, loop: 0 }, 'final');
  return inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    const draft = await lockDraft(transaction, draftId);
    if (draft?.state !== 'drafting' || draft.round !== round) {
      throw new NewsroomError(
        'draft-moved',
        `draft ${draftId} is ${draft?.state ?? 'gone'} in round ${draft?.round ?? 0}: round ${round} has nothing to hand in`,
      );
    }
    const revisionId = await insertRevision(transaction, { draftId, round, editorId: null, document, sentences });
    await insertChecks(transaction, revisionId, checks, checker);
    await insertRenderingChecks(transaction, revisionId, renderings, checker);
    await moveDraft(transaction, draftId, { state: 'in-review', failure: null });
    // What kept earlier drafts of the story from being written is no trouble any more.
    for (const subject of [draftId, ...(await failedDraftsBeside(transaction, draftId))])
      await resolveProblem(transaction, { area: 'draft', subject });
    return revisionId;
  });
}

export async function submitDraft(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const revisionId = await handIn(deps, state, run);
  interrupt({ revisionId });
  return { revisionId };
}
