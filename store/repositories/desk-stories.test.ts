import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedArticle, seedStory, type SeededArticle } from '../../test/harness/seed-articles.ts';
import { seedDraft } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { listStories, storyPlaces, type StoryFilter, type StoryReader } from './desk-stories.ts';
import { findOpenStory, likelyTwins, readStory, storyClaims } from './desk-story.ts';
import { countSetAside, listSetAside } from './set-aside.ts';
import { visitStory } from './story-visits.ts';

const hour = 3_600_000;
const now = new Date();
const reader: StoryReader = { editorId: 'ed_1', windowMs: 24 * hour, now };
const ago = (hours: number): Date => new Date(now.getTime() - hours * hour);
const article = (outlet: string, more: Partial<SeededArticle> = {}): SeededArticle => ({
  outlet,
  title: `The levy, as ${outlet} has it`,
  paragraphs: [`The levy doubled on Monday. ${outlet} was there.`],
  publishedAt: ago(2),
  ...more,
});

let store: TestStore;
beforeAll(async () => (store = await openTestStore()));
afterAll(() => store.close());

async function seeded(articles: readonly SeededArticle[], row: Parameters<typeof set>[1] = {}): Promise<string> {
  const { storyId } = await seedStory(store.database, articles);
  await set(storyId, { title: articles[0]?.title ?? '', last_origin_at: ago(1), ...row });
  return storyId;
}
const set = (
  id: string,
  row: Partial<{
    title: string;
    last_origin_at: Date;
    newsworthiness: number;
    breaking: boolean;
    pinned_at: Date;
    muted_at: Date;
    assigned_at: Date;
    fits: string;
    state: 'open' | 'merged';
    merged_into: string;
  }>,
) => store.database.updateTable('story').set(row).where('id', '=', id).execute();

const found = async (filter: StoryFilter): Promise<string[]> =>
  (await listStories(store.database, filter, reader, { limit: 50, offset: 0 })).stories.map((story) => story.id);

describe('the list of stories', () => {
  test('has pinned ones first, then breaking ones, then the best; muted, merged and old ones are left out', async () => {
    const key = 'Order';
    const story = (row: Parameters<typeof set>[1]) => seeded([article(key)], row);
    const unscored = await story({});
    const low = await story({ newsworthiness: 0.2 });
    const high = await story({ newsworthiness: 0.9 });
    const breaking = await story({ newsworthiness: 0.1, breaking: true });
    const pinned = await story({ pinned_at: ago(1), last_origin_at: ago(100) });
    const muted = await story({ muted_at: ago(1) });
    const old = await story({ last_origin_at: ago(30), newsworthiness: 0.3 });
    await story({ state: 'merged', merged_into: high });
    expect(await found({ text: key })).toEqual([pinned, breaking, high, low, unscored]);
    expect(await found({ text: key, muted: true })).toEqual([muted]);
    expect(await found({ text: key, pinned: true })).toEqual([pinned]);
    expect(await found({ text: key, breaking: true })).toEqual([breaking]);
    expect(await found({ text: key, minimumScore: 0.2 })).toEqual([high, low]);
    expect(await found({ text: key, older: true })).toContain(old);
    const second = await listStories(store.database, { text: key }, reader, { limit: 2, offset: 2 });
    expect([second.found, second.stories.map(({ id }) => id)]).toEqual([5, [high, low]]);
    expect(await listStories(store.database, { text: key }, reader, { limit: 2, offset: 10 })).toEqual({ found: 5, stories: [] });
  });

  test('is narrowed by beat, analyst, language, country and assignment', async () => {
    const fits = (personaId: string, beat: string) => JSON.stringify([{ personaId, score: 3, beats: [beat], reasons: [] }]);
    const one = await seeded([article('Narrow', { language: 'pt' })], { fits: fits('ada', 'ports') });
    const two = await seeded([article('Narrow two')], { fits: fits('ben', 'rivers'), assigned_at: ago(1) });
    await store.database.updateTable('feed').set({ country: 'BR' }).where('title', '=', 'Narrow').execute();
    expect(await found({ beat: 'ports' })).toEqual([one]);
    expect(await found({ personaId: 'ada' })).toEqual([one]);
    expect(await found({ personaId: 'ben', text: 'Narrow' })).toEqual([]);
    expect(await found({ language: 'pt' })).toEqual([one]);
    expect(await found({ country: 'BR' })).toEqual([one]);
    const draft = { id: `dr_${two}`, story_id: two, persona_id: 'cleo', writer: 'extractive' };
    await store.database.insertInto('draft').values(draft).execute();
    expect(await found({ text: 'Narrow', unassigned: true })).toEqual([one]);
    // What failed is written by nobody.
    await store.database.updateTable('draft').set({ state: 'drafting' }).where('id', '=', draft.id).execute();
    await store.database.updateTable('draft').set({ state: 'failed', failure: 'too little' }).where('id', '=', draft.id).execute();
    expect((await found({ text: 'Narrow', unassigned: true })).toSorted()).toEqual([one, two].toSorted());
    expect(await found({ text: two })).toEqual([two]);
    expect(await found({ text: '%' })).toEqual([]);
    expect(await storyPlaces(store.database)).toMatchObject({ countries: ['BR'] });
  });

  test('counts what carries a story, when it came, and what is new to who asks', async () => {
    const id = await seeded([
      article('Counted one', { origin: 'Wire' }),
      article('Counted two', { origin: 'Wire', language: 'fr' }),
      article('Counted three', { publishedAt: ago(5.5) }),
    ]);
    const line = async () => (await listStories(store.database, { text: id }, reader, { limit: 1, offset: 0 })).stories[0];
    expect(await line()).toMatchObject({ articles: 3, origins: 2, outlets: 3, languages: ['en', 'fr'], seenAt: null, fresh: 3 });
    const { hours = [] } = (await line()) ?? {};
    expect(hours).toHaveLength(24);
    expect([hours.at(-3), hours.at(-6)]).toEqual([2, 1]);
    expect(await visitStory(store.database, { editorId: 'ed_1', storyId: id })).toBeNull();
    expect(await line()).toMatchObject({ fresh: 0 });
    await seedArticle(store.database, id, article('Counted four'));
    expect(await line()).toMatchObject({ fresh: 1, articles: 4 });
    expect(await visitStory(store.database, { editorId: 'ed_1', storyId: id })).toBeInstanceOf(Date);
  });
});

describe('one story', () => {
  test('has its articles in order, its drafts also of what was merged into it, its events and the facts of its claims', async () => {
    const draft = await seedDraft(store.database);
    const into = await seeded([article('Later', { title: 'Velmar again' }), article('Earlier', { publishedAt: ago(9) })]);
    await set(draft.storyId, { state: 'merged', merged_into: into });
    await store.database
      .insertInto('story_event')
      .values({
        story_id: into,
        kind: 'absorbed',
        editor_id: null,
        reason: 'the same lock',
        detail: JSON.stringify({ from: draft.storyId }),
      })
      .execute();
    const story = await readStory(store.database, into, reader);
    expect(story?.reports.map((each) => each.outlet)).toEqual(['Earlier', 'Later']);
    expect(story?.reports[1]).toMatchObject({ lead: 'The levy doubled on Monday. Later was there.', isDated: true });
    expect(story?.drafts).toMatchObject([{ id: draft.draftId, state: 'in-review', personaName: 'Mara Lindqvist' }]);
    expect(story?.events).toMatchObject([{ kind: 'absorbed', editorName: null, detail: { from: draft.storyId } }]);
    // A merge of which no title is kept is told without; one that leads round in a circle is told once.
    await store.database
      .insertInto('story_event')
      .values({ story_id: draft.storyId, kind: 'pinned', editor_id: null, reason: 'a lock', detail: '{}' })
      .execute();
    const assignment = { persona_id: draft.personaId, score: 1, reasons: JSON.stringify(['reads fr']) };
    for (const story_id of [draft.storyId, into])
      await store.database
        .insertInto('assignment')
        .values({ story_id, ...assignment })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const whole = async () => {
      const { events = [], assignments = [] } = (await readStory(store.database, into, reader)) ?? {};
      return { events: events.map(told), assignments: assignments.map(told) };
    };
    const told = ({ storyId, mergedTitle }: { storyId: string; mergedTitle: string | null }) => [storyId, mergedTitle];
    const each = [
      [draft.storyId, null],
      [into, null],
    ];
    expect(await whole()).toEqual({ events: each, assignments: each.toReversed() });
    await set(into, { merged_into: draft.storyId });
    expect(await whole()).toEqual({ events: each, assignments: each.toReversed() });
    await store.database.updateTable('story').set({ merged_into: null }).where('id', '=', into).execute();
    expect(await findOpenStory(store.database, draft.draftId)).toMatchObject({ id: into });
    expect(await findOpenStory(store.database, draft.storyId)).toMatchObject({ id: into });
    expect(await findOpenStory(store.database, story?.reports[0]?.url ?? '')).toMatchObject({ id: into });
    expect(await findOpenStory(store.database, 'st_nothing')).toBeNull();
    expect(await likelyTwins(store.database, { id: into, words: ['velmar'] }, 5)).toEqual([]);
    const other = await seedDraft(store.database);
    expect(await likelyTwins(store.database, { id: into, words: ['velmar', 'lock'] }, 5)).toMatchObject([{ id: other.storyId }]);
    expect((await storyClaims(store.database, other.storyId)).flatMap(({ speakers }) => speakers)).toContain('Halina Dorst');
    expect(await readStory(store.database, 'st_nothing', reader)).toBeNull();
  });
});

test('articles set aside are listed with genre and reason', async () => {
  const id = await seedArticle(store.database, null, article('Stars', { title: 'Your week in the stars' }));
  await store.database
    .updateTable('article')
    .set({ set_aside: 'horoscope: its title names a sign: all of them' })
    .where('id', '=', id)
    .execute();
  expect(await countSetAside(store.database, ago(1))).toEqual([{ genre: 'horoscope', articles: 1 }]);
  const query = { since: ago(1), genre: null, limit: 5, offset: 0 };
  expect(await listSetAside(store.database, query)).toMatchObject([{ genre: 'horoscope', reason: 'its title names a sign: all of them' }]);
  expect(await listSetAside(store.database, { ...query, genre: 'live-blog' })).toEqual([]);
});
