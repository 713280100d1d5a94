// The breaking path: a story that waits for nothing more is given to an analyst at once, not at the next look, and where its draft waits in a
// desk queue already it is moved to the front. Both are asked for in the transaction that put the article into the story.
import type { StorySummary } from '../store/repositories/stories.ts';
import { addToOutbox, raiseDraftsOfStory } from '../store/repositories/outbox.ts';
import type { DatabaseTransaction } from '../store/database.ts';

/** Where reports of the same poll are still to be read, they are read by then, ms. */
const readMeanwhileMs = 700;

/**
 * `settled`: the story came in with origins enough, and had settled before it came: it is looked at when what came with it can be read. Asked twice for
 * one reason, it is done once; what is not due then is seen by the next look at all stories.
 */
export async function hastenStory(
  transaction: DatabaseTransaction,
  story: { readonly id: string; readonly breaking: StorySummary['breaking']; readonly settled: boolean },
): Promise<void> {
  if (!story.breaking && !story.settled) return;
  const { id } = story;
  if (story.breaking) await raiseDraftsOfStory(transaction, id);
  await addToOutbox(transaction, [
    story.breaking
      ? { job: 'assign-stories', jobId: `assign-${id}-breaking`, payload: { storyId: id } }
      : { job: 'assign-stories', jobId: `assign-${id}-settled`, payload: { storyId: id }, delayMs: readMeanwhileMs },
  ]);
}
