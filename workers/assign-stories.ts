// Settled stories are given to a persona: the assignment with its reasons, the draft and its job are one transaction. A null draft: a live one is there already.
import { chooseDesk, type Assignment } from '../agents/assignment.ts';
import { noveltyOf } from '../agents/newsworthiness.ts';
import { breakingPriority, usualPriority } from '../core/jobs.ts';
import { describeWriter } from '../core/writer-words.ts';
import { inTransaction } from '../store/transactions.ts';
import { recordAssignment } from '../store/repositories/assignments.ts';
import { draftsOpenedSince, openDraft, unfinishedDrafts } from '../store/repositories/drafts.ts';
import { markAssigned, sayNotAssigned, storiesToAssign, type DueStory } from '../store/repositories/due-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { describeClosed, lookAtDesks } from './desk-gates.ts';
import { openUpdates } from './open-updates.ts';
import { boundsOf } from './persona-lines.ts';
import { prepareWeighing, weighStories, type Weighing } from './weigh-stories.ts';

const day = 24 * 3_600_000;

export interface AssignOptions {
  /** Wait for no settling and know no daily limit: `newsroom run --once`. */
  readonly flush: boolean;
  /** This story alone, if it is due. */
  readonly storyId?: string | undefined;
}

const isUrgent = ({ breaking, pinned }: DueStory): boolean => breaking || pinned;

async function openFor(deps: NewsroomDeps, story: DueStory, assignment: Assignment, updateOf: string | null): Promise<string | null> {
  return inTransaction(deps.database, async (transaction) => {
    // Another process, or an editor's second view, may have been first.
    if (!(await markAssigned(transaction, story.id))) return null;
    await recordAssignment(transaction, { storyId: story.id, ...assignment });
    return openDraft(transaction, {
      storyId: story.id,
      personaId: assignment.personaId,
      writer: describeWriter(deps.writers),
      priority: isUrgent(story) ? breakingPriority : usualPriority,
      ...(updateOf === null ? {} : { updateOf }),
    });
  });
}

/**
 * Says of a persona why it takes no new story now, in words after its name; null: it does. An urgent story is held by no count of drafts, only by
 * pauses, hours and money. `opened`: drafts of 24 hours, which may grow.
 */
async function hindrances(
  deps: NewsroomDeps,
  opened: ReadonlyMap<string, number>,
): Promise<(personaId: string, urgent: boolean) => string | null> {
  const closedOf = await lookAtDesks(deps);
  const boundOf = await boundsOf(deps, opened);
  return (personaId, urgent) => {
    const closed = closedOf(personaId);
    if (closed !== null) return describeClosed(closed);
    const bound = boundOf(personaId);
    return bound === null || (urgent && bound.state === 'at-limit') ? null : bound.why;
  };
}

/** In words, why no desk takes a story that is due: what hinders the persona that fits best. */
function whyNoDesk([best]: readonly Assignment[], hindrance: (personaId: string) => string | null): string {
  if (best === undefined) return 'waits for a desk: there is no persona';
  return `waits for a desk: ${best.personaId}, whose it is, ${hindrance(best.personaId) ?? 'takes no stories now'}; nobody else is near it`;
}

/** Looks at the publications and the roster once a look, and only where something is to be weighed. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}

/**
 * Weighs what changed, and assigns every story that is due to the best persona that takes stories now. Where no persona that covers it does, it
 * stays due, and says so: it may gain reports meanwhile. Then opens the updates that are due. Returns how many drafts were opened.
 */
export async function assignStories(deps: NewsroomDeps, options: AssignOptions): Promise<number> {
  const { settings, logger } = deps;
  const now = deps.now();
  const only = options.storyId === undefined ? {} : { only: options.storyId };
  const settleMs = options.flush ? 0 : settings.stories.settle;
  await deps.roster.refresh();
  const weighing = once((): Promise<Weighing> => prepareWeighing(deps));
  const weighed = await weighStories(deps, weighing, { settleMs, ...only });
  // To the last: what is not weighed is not due.
  if (options.flush) for (let more = weighed; more > 0;) more = await weighStories(deps, weighing, { settleMs });
  const opened = new Map(options.flush ? [] : await draftsOpenedSince(deps.database, new Date(now.getTime() - day)));
  const hindranceOf = await hindrances(deps, options.flush ? new Map() : opened);
  const hindered = deps.roster.personas.map(({ id }) => id).filter((id) => hindranceOf(id, false) !== null);
  const due = await storiesToAssign(deps.database, { ...settings.stories, settleMs, now, hindered, ...only });
  let count = 0;
  if (due.length > 0) {
    const { assigner, told } = await weighing();
    const unfinished = await unfinishedDrafts(deps.database);
    const waiting = new Map<string, string>();
    for (const story of due) {
      const ranked = assigner.rank(story, unfinished);
      const hindrance = (personaId: string): string | null => hindranceOf(personaId, isUrgent(story));
      const chosen = chooseDesk(ranked, hindrance);
      if (chosen === null) {
        waiting.set(story.id, whyNoDesk(ranked, hindrance));
        continue;
      }
      // Another story of an event that was published, with something new in it.
      const nearest = told.nearest(story.id, story.articles);
      const updateOf = nearest !== null && noveltyOf(nearest) === 0 ? nearest.draftId : null;
      const draftId = await openFor(deps, story, chosen, updateOf);
      if (draftId === null) continue;
      for (const counts of [opened, unfinished]) counts.set(chosen.personaId, (counts.get(chosen.personaId) ?? 0) + 1);
      count += 1;
      logger.info({
        event: 'story-assigned',
        story: story.id,
        draft: draftId,
        persona: chosen.personaId,
        score: chosen.score,
        newsworthiness: story.newsworthiness,
        breaking: story.breaking,
        reasons: chosen.reasons,
      });
    }
    await sayNotAssigned(deps.database, waiting);
  }
  if (options.storyId !== undefined) return count;
  return (
    count +
    (await openUpdates(
      deps,
      (personaId) => hindranceOf(personaId, false),
      (personaId) => opened.set(personaId, (opened.get(personaId) ?? 0) + 1),
    ))
  );
}
