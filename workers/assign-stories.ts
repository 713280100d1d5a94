// Settled stories are given to a persona: the assignment with its reasons, the draft and its job are one transaction. A null draft: a live one is there already.
import { chooseDesk, createAssigner, type Assignment } from '../agents/assignment.ts';
import type { StoryToAssign } from '../core/story.ts';
import { describeWriter } from '../core/writer-words.ts';
import { inTransaction } from '../store/transactions.ts';
import { recordAssignment } from '../store/repositories/assignments.ts';
import { draftsOpenedSince, openDraft, unfinishedDrafts } from '../store/repositories/drafts.ts';
import { markAssigned, storiesToAssign } from '../store/repositories/stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { describeClosed, lookAtDesks } from './desk-gates.ts';
import { boundsOf } from './persona-lines.ts';

const day = 24 * 3_600_000;

export interface AssignOptions {
  /** Wait for no settling and know no daily limit: `newsroom run --once`. */
  readonly flush: boolean;
}

async function openFor(deps: NewsroomDeps, story: StoryToAssign, assignment: Assignment): Promise<string | null> {
  return inTransaction(deps.database, async (transaction) => {
    // Another process, or an editor's second view, may have been first.
    if (!(await markAssigned(transaction, story.id))) return null;
    await recordAssignment(transaction, { storyId: story.id, ...assignment });
    return openDraft(transaction, {
      storyId: story.id,
      personaId: assignment.personaId,
      writer: describeWriter(deps.writers),
      priority: story.breaking ? 1 : 10,
    });
  });
}

/** Says of a persona why it takes no new story now, in words after its name; null: it does. `opened`: drafts of 24 hours, which may grow. */
async function hindrances(deps: NewsroomDeps, opened: ReadonlyMap<string, number>): Promise<(personaId: string) => string | null> {
  const closedOf = await lookAtDesks(deps);
  const boundOf = await boundsOf(deps, opened);
  return (personaId) => {
    const closed = closedOf(personaId);
    return closed === null ? (boundOf(personaId)?.why ?? null) : describeClosed(closed);
  };
}

/**
 * Assigns every story that is due to the best persona that takes stories now. Where no persona that covers it does, it stays due: it may
 * gain reports meanwhile. Returns how many drafts were opened.
 */
export async function assignStories(deps: NewsroomDeps, options: AssignOptions): Promise<number> {
  const { settings, logger } = deps;
  const now = deps.now();
  const due = await storiesToAssign(deps.database, {
    settleMs: options.flush ? 0 : settings.stories.settle,
    minimumOutlets: settings.stories.minimumOutlets,
    now,
  });
  if (due.length === 0) return 0;
  await deps.roster.refresh();
  const opened = new Map(options.flush ? [] : await draftsOpenedSince(deps.database, new Date(now.getTime() - day)));
  const hindrance = await hindrances(deps, options.flush ? new Map() : opened);
  const assigner = createAssigner(deps.roster.personas);
  const unfinished = await unfinishedDrafts(deps.database);
  let count = 0;
  for (const story of due) {
    const chosen = chooseDesk(assigner.rank(story, unfinished), hindrance);
    if (chosen === null) continue;
    const draftId = await openFor(deps, story, chosen);
    if (draftId === null) continue;
    for (const counts of [opened, unfinished]) counts.set(chosen.personaId, (counts.get(chosen.personaId) ?? 0) + 1);
    count += 1;
    logger.info({
      event: 'story-assigned',
      story: story.id,
      draft: draftId,
      persona: chosen.personaId,
      score: chosen.score,
      reasons: chosen.reasons,
    });
  }
  return count;
}
