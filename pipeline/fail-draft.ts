// A draft that could not be written: its row says so, and why, until somebody lets it be tried again.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { DraftState } from '../core/words.ts';
import { findDraft, lockDraft, moveDraft, type Draft } from '../store/repositories/drafts.ts';
import { requireLease, type Lease } from '../store/repositories/leases.ts';
import { reportProblem } from '../store/repositories/problems.ts';
import { lockOpenStory } from '../store/repositories/stories.ts';
import { hasNewArticles, reopenAfterFailure } from '../store/repositories/story-flags.ts';
import { inTransaction } from '../store/transactions.ts';
import { deleteThread } from './checkpoints.ts';
import { DraftBusyError, withDraftLease } from './draft-lease.ts';
import type { RoundDependencies } from './graph.ts';
import { threadOf } from './threads.ts';

/** Codes of errors that say that another worker is at the draft: no reason to give it up. */
const othersAtIt = new Set(['draft-busy', 'lease-lost']);
/** States in which a draft waits for a writer: what keeps it from being written is a problem. */
const unwritten: ReadonlySet<DraftState> = new Set(['queued', 'drafting', 'changes-requested', 'waiting-budget']);

/** How long work that was just stopped is waited for: it frees its lease within this. A worker that holds it longer is at work. */
const stopsWithinMs = 4_000;
const lookAgainMs = 200;

/** The draft's lease for the give-up alone. Throws DraftBusyError where another worker keeps it. */
async function withFreedLease<Result>(deps: RoundDependencies, draftId: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
  const until = performance.now() + stopsWithinMs;
  for (;;) {
    try {
      return await withDraftLease(deps, draftId, new AbortController().signal, (run) => work(run.lease));
    } catch (error) {
      if (!(error instanceof DraftBusyError) || performance.now() > until) throw error;
      await delay(lookAgainMs);
    }
  }
}

/** Whether this round is the one that the draft waits to have written. */
function awaits({ state, round }: Draft, job: number): boolean {
  return unwritten.has(state) && (state === 'changes-requested' ? round + 1 : round) === job;
}

/** The draft's row in state `failed`, and its round's thread gone, in one transaction: whoever tries again never meets one without the other. */
async function markFailed(
  { database }: RoundDependencies,
  { id, storyId, personaId }: Draft,
  round: number,
  lease: Lease,
  { code, failure }: { readonly code: string; readonly failure: string },
): Promise<boolean> {
  return inTransaction(database, async (transaction): Promise<boolean> => {
    await requireLease(transaction, lease);
    // Before the draft, as clustering does.
    const story = await lockOpenStory(transaction, storyId);
    const locked = await lockDraft(transaction, id);
    if (locked === null || !awaits(locked, round)) return false;
    await reportProblem(transaction, { area: 'draft', subject: id, code, message: `draft ${id} of ${personaId}: ${failure}` });
    if (locked.state === 'waiting-budget') return false;
    // Given up before it began: it fails in the round that it was to begin, or it would wait where nobody looks.
    if (locked.state !== 'drafting') await moveDraft(transaction, id, { state: 'drafting', round });
    await moveDraft(transaction, id, { state: 'failed', failure });
    if (story !== null && (await hasNewArticles(transaction, id))) await reopenAfterFailure(transaction, story.id);
    await deleteThread(transaction, threadOf(id, round));
    return true;
  });
}

/**
 * Gives a round up that is being written, or was to be: the draft in state `failed` with the reason, a problem row, and the round's thread removed,
 * so that another try begins with fresh sources. Where an article came into its story while it was written, the story is assigned again: the article
 * found a draft at work, and would wait for the next one. Returns false, and changes no draft, where that round is not to be written any more, or
 * waits for budget. `held`: the lease of whoever gives up its own work; without one the lease is taken, and DraftBusyError thrown where a worker
 * has it.
 */
export async function failDraft(
  deps: RoundDependencies,
  job: { readonly draftId: string; readonly round: number },
  reason: unknown,
  held?: Lease,
): Promise<boolean> {
  const { draftId, round } = job;
  const code = reason instanceof NewsroomError ? reason.code : 'draft-failed';
  if (othersAtIt.has(code)) return false;
  const draft = await findDraft(deps.database, draftId);
  if (draft === null || !awaits(draft, round)) return false;
  const failure = messageOf(reason);
  const mark = (lease: Lease): Promise<boolean> => markFailed(deps, draft, round, lease, { code, failure });
  const failed = held === undefined ? await withFreedLease(deps, draftId, mark) : await mark(held);
  deps.logger.warn({ event: 'draft-failed', draftId, personaId: draft.personaId, round, code, failure, failed });
  return failed;
}
