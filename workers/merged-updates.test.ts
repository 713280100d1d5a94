// What is new since a publication where its story was merged with another, whichever of the two stays: on a real store.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDraft } from '../store/repositories/drafts.ts';
import { mergeStories } from '../store/repositories/story-changes.ts';
import { coveredAndAdded, newSincePublication } from '../store/repositories/story-updates.ts';
import { inTransaction } from '../store/transactions.ts';
import { openAssigning, type Assigning } from '../test/harness/assigning.ts';
import { publishSeeded } from '../test/harness/revise-draft.ts';
import { seedArticle, seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import { seedDraft, seedEditor, type SeededDraft } from '../test/harness/seed-draft.ts';
import { assignStories } from './assign-stories.ts';
import { statedSince } from './weigh-stories.ts';

let room: Assigning;
let database: Assigning['test']['database'];
beforeAll(async () => {
  room = await openAssigning();
  ({ database } = room.test);
});
afterAll(() => room.close());

/** Older than all that the seeded draft read: while its story is another's it is no news to that one. */
const early = new Date('2026-03-01T09:00:00Z');
const opened: SeededArticle = {
  outlet: 'Gauge',
  title: 'Brenholt court rules on the lock',
  paragraphs: ['A court in Brenholt told Velmar to open the lock, and 312 barges passed by noon, the harbour master Edda Kolm said.'],
  publishedAt: early,
};

const stored = (agoMs: number, articleIds: readonly string[]) =>
  database
    .updateTable('article')
    .set({ fetched_at: new Date(Date.now() - agoMs) })
    .where('id', 'in', [...articleIds])
    .execute();

async function published(personaId = 'waterways'): Promise<SeededDraft> {
  const editor = await seedEditor(database);
  const draft = await seedDraft(database, { personaId });
  await publishSeeded(room.test.database, draft, editor);
  await stored(
    60_000,
    draft.articles.map(({ id }) => id),
  );
  await database.updateTable('story').set({ assigned_at: new Date() }).where('id', '=', draft.storyId).execute();
  return draft;
}

async function unpublished(...articles: SeededArticle[]): Promise<{ storyId: string; articleIds: string[] }> {
  const story = await seedStory(database, articles);
  await stored(120_000, story.articleIds);
  return story;
}

const merge = (from: string, into: string) =>
  inTransaction(database, (transaction) => mergeStories(transaction, { from, into, editorId: 'ed_1', reason: 'one lock' }));
const since = async (storyId: string) => statedSince(await coveredAndAdded(database, { storyId }));
const updatesOf = (draftId: string) =>
  database.selectFrom('draft').select(['id', 'story_id', 'persona_id']).where('update_of', '=', draftId).execute();

describe('what is new since a publication', () => {
  it.each(['the published story stays', 'the published story is merged into the other'])(
    'is what the other story had, also before it, and nothing that was read: %s',
    async (way) => {
      const draft = await published();
      const other = await unpublished(opened);
      // In the published story, and as old: the analyst could have read it.
      await stored(120_000, [await seedArticle(database, draft.storyId, { ...opened, outlet: 'Echo' })]);
      expect(await since(draft.storyId)).toEqual({ later: 0, stated: [] });
      const [from, into] = way.includes('into') ? [draft.storyId, other.storyId] : [other.storyId, draft.storyId];
      await merge(from, into);
      const told = await since(into);
      expect(told.later).toBe(1);
      expect(told.stated.join()).toMatch(/312/);

      expect(await assignStories(room.deps, { flush: false })).toBe(1);
      const [update] = await updatesOf(draft.draftId);
      expect(update).toMatchObject({ story_id: into, persona_id: 'waterways' });
      const echo = await database.selectFrom('article').select('id').where('story_id', '=', into).where('outlet', '=', 'Echo').execute();
      const fresh = [...other.articleIds, ...echo.map(({ id }) => id)].toSorted();
      expect((await newSincePublication(database, update?.id ?? '')).toSorted()).toEqual(fresh);
      // The story of an update may be merged before it is written.
      const third = await unpublished({ ...opened, outlet: 'Third', title: 'The lock is open' });
      await merge(into, third.storyId);
      expect((await newSincePublication(database, update?.id ?? '')).toSorted()).toEqual([...fresh, ...third.articleIds].toSorted());
    },
  );

  it('is nothing that another publication of the story read', async () => {
    const [one, other] = [await published(), await published('tulips')];
    const later = await seedArticle(database, other.storyId, { ...opened, outlet: 'Later' });
    await merge(one.storyId, other.storyId);
    const draftId = await inTransaction(database, (transaction) =>
      openDraft(transaction, { storyId: other.storyId, personaId: 'tulips', writer: 'extractive', updateOf: other.draftId }),
    );
    expect(await newSincePublication(database, draftId ?? '')).toEqual([later]);
    expect(await newSincePublication(database, one.draftId)).toEqual([]);
  });
});
