// The breaking path: a story that waits for nothing more is given to an analyst at once, not at the next look, and where its draft waits in a
// desk queue already it is moved to the front. Both are asked for in the transaction that put the article into the story.
import type { StorySummary } from '../store/repositories/stories.ts';
import { addToOutbox, raiseDraftsOfStory } from '../store/repositories/outbox.ts';
import type { DatabaseTransaction } from '../store/database.ts';

/** `settled`: the story came in with origins enough, and had settled before it came. Asked twice for one reason, it is done once. */
export async function hastenStory(
  transaction: DatabaseTransaction,
  story: { readonly id: string; readonly breaking: StorySummary['breaking']; readonly settled: boolean },
): Promise<void> {
  if (!story.breaking && !story.settled) return;
  const { id } = story;
  if (story.breaking) await raiseDraftsOfStory(transaction, id);
  await addToOutbox(transaction, [
    { job: 'assign-stories', jobId: `assign-${id}-${story.breaking ? 'breaking' : 'settled'}`, payload: { storyId: id } },
  ]);
}
