// The end of a draft: its waiting threads are ended and deleted, its working papers removed. What an editor or reader can see stays.
import type { DraftState } from '../core/words.ts';
import { findDraft } from '../store/repositories/drafts.ts';
import { sweepWork } from '../store/repositories/rounds.ts';
import { withDraftLease } from './draft-lease.ts';
import type { RoundDependencies } from './graph.ts';
import { endThreads } from './threads.ts';

const over: ReadonlySet<DraftState> = new Set(['published', 'corrected', 'retracted', 'spiked', 'withdrawn']);

/** Ends the threads of a draft that is published, spiked or withdrawn; one that is not is left alone. Returns whether it was over. */
export async function closeDraft(deps: RoundDependencies, draftId: string, signal: AbortSignal): Promise<boolean> {
  return withDraftLease(deps, draftId, signal, async (run) => {
    const draft = await findDraft(deps.database, draftId);
    if (draft === null || !over.has(draft.state)) return false;
    await endThreads(deps.graph, draftId, draft.round, run);
    await sweepWork(deps.database, draftId, draft.round);
    deps.logger.info({ event: 'draft-closed', draftId, personaId: draft.personaId, state: draft.state, rounds: draft.round });
    return true;
  });
}
