// A story that was published is written about again when reports bring new claims, not when they merely come: the draft is an update of what was
// published, by the analyst who wrote that, who is waited for.
import { describeWriter } from '../core/writer-words.ts';
import { breakingPriority } from '../core/jobs.ts';
import { inTransaction } from '../store/transactions.ts';
import { considered, coveredAndAdded, openUpdate, sayUpdateWaits, updateCandidates } from '../store/repositories/story-updates.ts';
import type { NewsroomDeps } from './deps.ts';
import { statedSince } from './weigh-stories.ts';

const atOnce = 20;

/**
 * Opens the updates that are due. `hindrance`: why an analyst takes no new draft now; its stories wait, and are looked at again. `opened` is told
 * whose draft was opened. Returns how many.
 */
export async function openUpdates(
  deps: NewsroomDeps,
  hindrance: (personaId: string) => string | null,
  opened: (personaId: string) => void,
): Promise<number> {
  const { database, logger } = deps;
  const publishedBefore = new Date(deps.now().getTime() - deps.settings.stories.updateAfter);
  const hindered = deps.roster.personas.map(({ id }) => id).filter((id) => hindrance(id) !== null);
  let count = 0;
  for (const { storyId, draftId, personaId, waits, mark } of await updateCandidates(database, {
    publishedBefore,
    hindered,
    limit: atOnce,
  })) {
    const why = hindrance(personaId);
    // Looked at already: that there is something new is known.
    if (why !== null && waits) continue;
    const { later, stated } = statedSince(await coveredAndAdded(database, { storyId }));
    if (why !== null && stated.length > 0) {
      await sayUpdateWaits(database, storyId, `${personaId} ${why}`);
      continue;
    }
    const update = await inTransaction(database, async (transaction) => {
      await considered(transaction, { storyId, mark, nothingIn: stated.length === 0 ? later : 0 });
      if (stated.length === 0) return null;
      const writer = describeWriter(deps.writers);
      // Readers have the old version before them: it goes before stories they know nothing of.
      return openUpdate(transaction, { storyId, personaId, writer, updateOf: draftId, priority: breakingPriority + 1, stated });
    });
    if (update === null) continue;
    opened(personaId);
    count += 1;
    logger.info({ event: 'update-opened', story: storyId, draft: update, updateOf: draftId, persona: personaId, stated });
  }
  return count;
}
