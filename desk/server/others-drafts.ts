// What giving a story away does to drafts of other analysts, for an editor to read: named as the roster has them, their titles as they may be shown.
import { safeTitle } from '../../core/orders/without-orders.ts';
import { draftsOfOthers, type OthersDrafts, type StoryDraft } from '../../store/repositories/live-drafts.ts';
import type { DeskParts } from './frame.ts';

/** As they are now; `personaId` is given it. */
export async function othersDrafts({ deps }: DeskParts, storyId: string, personaId: string): Promise<OthersDrafts> {
  const { ending, beside } = await draftsOfOthers(deps.database, storyId, personaId);
  const names = new Map(((await deps.personas?.()) ?? []).map(({ id, name }) => [id, name]));
  const shown = (draft: StoryDraft): StoryDraft => ({
    ...draft,
    personaName: names.get(draft.personaId) ?? draft.personaName,
    headline: safeTitle(draft.headline),
  });
  return { ending: ending.map(shown), beside: beside.map(shown) };
}
