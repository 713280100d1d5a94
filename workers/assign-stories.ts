// Settled stories are given to a persona: the assignment with its reasons, the draft and its job are one transaction. A null draft: a live one is there already.
import { assign, type Assignment } from '../agents/assignment.ts';
import type { StoryToAssign } from '../core/story.ts';
import { inTransaction } from '../store/transactions.ts';
import { recordAssignment } from '../store/repositories/assignments.ts';
import { draftsOpenedSince, openDraft } from '../store/repositories/drafts.ts';
import { markAssigned, storiesToAssign } from '../store/repositories/stories.ts';
import type { NewsroomDeps } from './deps.ts';

const day = 24 * 3_600_000;

export interface AssignOptions {
  /** Wait for no settling and know no daily limit: `newsroom run --once`. */
  readonly flush: boolean;
}

async function openFor(deps: NewsroomDeps, story: StoryToAssign, assignment: Assignment): Promise<string | null> {
  return inTransaction(deps.database, async (transaction) => {
    await recordAssignment(transaction, { storyId: story.id, ...assignment });
    const draftId = await openDraft(transaction, {
      storyId: story.id,
      personaId: assignment.personaId,
      writer: deps.writers.name,
      priority: story.breaking ? 1 : 10,
    });
    await markAssigned(transaction, story.id);
    return draftId;
  });
}

/** Assigns every story that is due to the best persona with room left today. Returns how many drafts were opened. */
export async function assignStories(deps: NewsroomDeps, options: AssignOptions): Promise<number> {
  const { settings, logger } = deps;
  const now = deps.now();
  const due = await storiesToAssign(deps.database, {
    settleMs: options.flush ? 0 : settings.stories.settle,
    minimumOutlets: settings.stories.minimumOutlets,
    now,
  });
  if (due.length === 0) return 0;
  const opened = new Map(options.flush ? [] : await draftsOpenedSince(deps.database, new Date(now.getTime() - day)));
  let count = 0;
  for (const story of due) {
    const [chosen] = assign(story, deps.roster.personas);
    // The best persona's limit holds the story back until there is room, rather than giving it to one that does not cover it.
    if (chosen === undefined || (!options.flush && (opened.get(chosen.personaId) ?? 0) >= settings.personas.draftsPerDay)) continue;
    const draftId = await openFor(deps, story, chosen);
    if (draftId === null) continue;
    opened.set(chosen.personaId, (opened.get(chosen.personaId) ?? 0) + 1);
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
