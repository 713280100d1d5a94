// A draft that could not be written: its row says so, and why, until somebody lets it be tried again.
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { DraftState } from '../core/words.ts';
import { findDraft, lockDraft, moveDraft } from '../store/repositories/drafts.ts';
import { reportProblem } from '../store/repositories/problems.ts';
import { hasNewArticles, lockOpenStory, reopenAfterFailure } from '../store/repositories/stories.ts';
import { inTransaction } from '../store/transactions.ts';
import type { RoundDependencies } from './graph.ts';
import { threadOf } from './threads.ts';

/** Codes of errors that say that another worker is at the draft: no reason to give it up. */
const othersAtIt = new Set(['draft-busy', 'lease-lost']);
/** States in which a draft waits for a writer: what keeps it from being written is a problem. */
const unwritten: ReadonlySet<DraftState> = new Set(['queued', 'drafting', 'changes-requested', 'waiting-budget']);

/**
 * Gives a draft up that is being written, or was to be: state `failed` with the reason, a problem row, and its round's thread removed, so that another
 * try begins with fresh sources. Where an article came into its story while it was written, the story is assigned again: the article found a draft
 * at work, and would wait for the next one. Returns false, and changes no draft, where it is not to be written, waits for budget or another worker has it.
 */
export async function failDraft(deps: RoundDependencies, draftId: string, reason: unknown): Promise<boolean> {
  const code = reason instanceof NewsroomError ? reason.code : 'draft-failed';
  if (othersAtIt.has(code)) return false;
  const draft = await findDraft(deps.database, draftId);
  if (draft === null) return false;
  const failure = messageOf(reason);
  const failedRound = await inTransaction(deps.database, async (transaction): Promise<number | null> => {
    // Before the draft, as clustering does.
    const storyId = await lockOpenStory(transaction, draft.storyId);
    const locked = await lockDraft(transaction, draftId);
    if (locked === null || !unwritten.has(locked.state)) return null;
    await reportProblem(transaction, {
      area: 'draft',
      subject: draftId,
      code,
      message: `draft ${draftId} of ${draft.personaId}: ${failure}`,
    });
    if (locked.state === 'waiting-budget') return null;
    const round = locked.state === 'changes-requested' ? locked.round + 1 : locked.round;
    // Given up before it began: it fails in the round that it was to begin, or it would wait where nobody looks.
    if (locked.state !== 'drafting') await moveDraft(transaction, draftId, { state: 'drafting', round });
    await moveDraft(transaction, draftId, { state: 'failed', failure });
    if (storyId !== null && (await hasNewArticles(transaction, draftId))) await reopenAfterFailure(transaction, storyId);
    return round;
  });
  const failed = failedRound !== null;
  if (failed) await deps.graph.checkpointer.deleteThread(threadOf(draftId, failedRound));
  deps.logger.warn({
    event: 'draft-failed',
    draftId,
    personaId: draft.personaId,
    round: failedRound ?? draft.round,
    code,
    failure,
    failed,
  });
  return failed;
}
