import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { readings, type ReadingValue } from './readings.ts';
import { renderMerged, renderStories, renderStory } from './render-stories.ts';
import { write, type WritingArgument, type WritingName, type WritingValue } from './writings.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
let ids: string[];
let beat: string;
beforeAll(async () => {
  test = await openTestStore();
  const { personas } = await loadRoster(settings.personas.directory);
  ids = personas.map(({ id }) => id);
  beat = personas[0]?.beats[0]?.name ?? '';
});
afterAll(() => test.close());

const context = () => ({ database: test.database, settings, queues: null });
const tell = async <Name extends WritingName>(name: Name, argument: WritingArgument<Name>): Promise<WritingValue<Name>> =>
  (await write(context(), name, argument)) as WritingValue<Name>;
const common = { reason: 'so it is', dryRun: false };
const story = async (...titles: string[]) => {
  const seeded = await seedStory(
    test.database,
    titles.map((title, index) => ({ outlet: `Paper ${index}`, title, paragraphs: ['It is so. The Asper lock is closed.'] })),
  );
  await test.database.updateTable('story').set({ articles: titles.length }).where('id', '=', seeded.storyId).execute();
  return seeded;
};
const events = async () => (await sql<{ n: number }>`select count(*)::int as n from story_event`.execute(test.database)).rows[0]?.n;
const list = async (argument: object = {}) => {
  const none = {
    beat: null,
    persona: null,
    language: null,
    country: null,
    leastScore: null,
    breaking: false,
    muted: false,
    since: null,
    sort: 'score',
    limit: 50,
  };
  const value = await readings.stories(context(), JSON.stringify({ ...none, since: '2020-01-01T00:00:00Z', ...argument }));
  return JSON.parse(JSON.stringify(value)) as ReadingValue<'stories'>;
};
const show = async (id: string) => JSON.parse(JSON.stringify(await readings.story(context(), id))) as ReadingValue<'story'>;

describe('what a command changes of stories', () => {
  it('is shown by a dry run as it would be, and nothing is changed', async () => {
    const [one, two] = [await story('Dry lock', 'Dry lock too'), await story('Other lock')];
    const before = await events();
    const dry = { ...common, dryRun: true };
    expect(await tell('markStory', { story: one.storyId, mark: 'pin', ...dry })).toMatchObject({ changed: true, dryRun: true });
    expect(await tell('mergeStories', { from: two.storyId, into: one.storyId, ...dry })).toMatchObject({ articles: 3, dryRun: true });
    expect(await tell('splitStory', { story: one.storyId, articles: [one.articleIds[0] ?? ''], ...dry })).toMatchObject({
      into: null,
      articles: 1,
    });
    expect(await tell('assignStory', { story: one.storyId, persona: ids[0] ?? '', ...dry })).toMatchObject({ draft: null, opened: true });
    expect(await tell('askAddress', { url: 'https://a.example/never', persona: ids[0] ?? '', replace: false, ...dry })).toMatchObject({
      article: null,
    });
    expect(await events()).toBe(before);
    expect(await test.database.selectFrom('address_assignment').select('id').execute()).toEqual([]);
    expect(await test.database.selectFrom('draft').select('id').execute()).toEqual([]);
  });

  it('is taken back by its opposite: pin, mute, merge and split, reassign', async () => {
    const [one, two] = [await story('Undone lock'), await story('Undone gate', 'Undone gate again')];
    for (const [mark, back] of [
      ['pin', 'unpin'],
      ['mute', 'unmute'],
    ] as const) {
      expect(await tell('markStory', { story: one.storyId, mark, ...common })).toMatchObject({ changed: true });
      expect(await tell('markStory', { story: one.storyId, mark, ...common })).toMatchObject({ changed: false });
      expect(await tell('markStory', { story: one.storyId, mark: back, ...common })).toMatchObject({ changed: true });
    }
    await tell('mergeStories', { from: one.storyId, into: two.storyId, ...common });
    expect(await show(one.storyId)).toMatchObject({ id: two.storyId, mergedFrom: one.storyId, articles: 3 });
    await expect(tell('mergeStories', { from: one.storyId, into: two.storyId, ...common })).rejects.toThrow(
      `was merged into ${two.storyId}: name that one`,
    );
    const split = await tell('splitStory', { story: two.storyId, articles: one.articleIds, ...common });
    expect(await show(split.into ?? '')).toMatchObject({ articles: 1, mergedFrom: null });
    await tell('mergeStories', { from: split.into ?? '', into: two.storyId, ...common });
    expect((await show(two.storyId)).articles).toBe(3);

    const [first = '', second = ''] = ids;
    const given = await tell('assignStory', { story: two.storyId, persona: first, ...common });
    const taken = await tell('assignStory', { story: two.storyId, persona: second, ...common });
    expect(taken).toMatchObject({ withdrawn: [given.draft], opened: true });
    expect(await tell('assignStory', { story: two.storyId, persona: first, ...common })).toMatchObject({
      withdrawn: [taken.draft],
      opened: true,
    });
  });

  it('merges the first into the second as asked, and says where the newsroom would keep the first', async () => {
    const [large, small] = [await story('Large lock', 'Large lock too', 'Large lock three'), await story('Small lock')];
    const dry = { ...common, dryRun: true };
    const against = await tell('mergeStories', { from: large.storyId, into: small.storyId, ...dry });
    expect(against).toMatchObject({
      title: 'Small lock',
      articles: 4,
      suggested: { stays: large.storyId, why: 'has more reports: 3, the other 1' },
    });
    expect(renderMerged(against)).toContain(`By itself the newsroom would keep ${large.storyId}, as it has more reports: 3, the other 1.`);
    const along = await tell('mergeStories', { from: small.storyId, into: large.storyId, ...common });
    expect(along).toMatchObject({ title: 'Large lock', suggested: null });
    expect(renderMerged(along)).not.toContain('By itself');
  });

  it('names what may have been meant where there is no such story, article or persona', async () => {
    const { storyId, articleIds } = await story('Nearly the lock', 'Nearly the lock too');
    const slip = `${storyId.slice(0, -1)}!`;
    await expect(tell('markStory', { story: slip, mark: 'pin', ...common })).rejects.toMatchObject({
      code: 'no-such-story',
      message: expect.stringContaining(`${storyId} (“Nearly the lock”)`) as string,
    });
    await expect(show('nearly the')).rejects.toThrow(storyId);
    await expect(tell('splitStory', { story: storyId, articles: ['ar_none'], ...common })).rejects.toThrow('has no article ar_none');
    await expect(tell('splitStory', { story: storyId, articles: articleIds, ...common })).rejects.toMatchObject({ code: 'split-all' });
    await expect(tell('assignStory', { story: storyId, persona: 'nobody', ...common })).rejects.toThrow(ids[0]);
    await expect(list({ beat: 'no beat at all' })).rejects.toThrow(beat);
  });

  it('splits off an article that is named by its address', async () => {
    const { storyId, articleIds } = await story('By address', 'By address too');
    const { url } = await test.database
      .selectFrom('article')
      .select('url')
      .where('id', '=', articleIds[1] ?? '')
      .executeTakeFirstOrThrow();
    const { into } = await tell('splitStory', { story: storyId, articles: [`${url}?utm_source=x`], ...common });
    expect((await show(into ?? '')).reports.map(({ id }) => id)).toEqual([articleIds[1]]);
  });
});

describe('stories as they are printed', () => {
  it('are a line each with figures, who has them or why nobody does; muted ones alone when asked for', async () => {
    const { storyId } = await story('Printed lock', 'Printed lock in German');
    await test.database
      .updateTable('story')
      .set({
        newsworthiness: 0.625,
        not_assigned: 'two outlets are needed',
        fits: JSON.stringify([{ personaId: ids[0], score: 2, beats: [beat], reasons: ['x'] }]),
      })
      .where('id', '=', storyId)
      .execute();
    const lines = renderStories(await list()).split('\n');
    const line = lines.find((each) => each.startsWith(storyId)) ?? '';
    expect(line).toMatch(/0\.6[23] +2\/2\/2 +en .*Printed lock +two outlets are needed$/u);
    expect(lines[0]).not.toContain('new origins');
    expect(renderStories(await list({ sort: 'growing' })).split('\n')[0]).toContain('new origins, 3 h');
    const firsts = (await list({ sort: 'newest' })).stories.map(({ firstAt }) => firstAt ?? '');
    expect(firsts.length).toBeGreaterThan(2);
    expect(firsts).toEqual(firsts.toSorted().toReversed());
    expect((await list()).stories.map(({ firstAt }) => firstAt ?? '')).not.toEqual(firsts);
    expect((await list({ beat, persona: ids[0] })).stories.map(({ id }) => id)).toEqual([storyId]);
    expect((await list({ leastScore: 0.7 })).stories).toEqual([]);
    await tell('markStory', { story: storyId, mark: 'mute', ...common });
    expect((await list()).stories.map(({ id }) => id)).not.toContain(storyId);
    expect(renderStories(await list({ muted: true }))).toContain('[muted] Printed lock');
    expect(renderStories(await list({ language: 'fi' }))).toContain('No stories');
  });

  it('are whole when one is shown: parts of the score, timeline with what is new, drafts, events, and the story it became', async () => {
    const { storyId, articleIds } = await story('Whole lock', 'Whole lock too');
    const parts = [{ name: 'origins', value: 0.5, weight: 0.3, why: '2 independent origins' }];
    await test.database
      .updateTable('story')
      .set({ score_parts: JSON.stringify(parts), newsworthiness: 0.5 })
      .where('id', '=', storyId)
      .execute();
    await tell('assignStory', { story: storyId, persona: ids[0] ?? '', ...common });
    const text = renderStory(await show(articleIds[0] ?? ''), '2020-01-01T00:00:00Z');
    for (const part of [
      storyId,
      'Newsworthiness 0.50',
      'origins   0.50 × 0.30  2 independent origins',
      '  + 2026-03-14 08:00  Paper 0, en: Whole lock',
      'by operator: so it is',
    ])
      expect(text).toContain(part);
    const gone = await story('Whole gone');
    await tell('mergeStories', { from: gone.storyId, into: storyId, ...common });
    const became = renderStory(await show(gone.storyId), null);
    expect(became).toContain(`${gone.storyId} was merged: this is the story it became.`);
    expect(became).toContain(`One report of “Whole gone” (${gone.storyId}) merged into it by operator`);
  });

  it('have the history and the assignments of what was merged into them, also in two steps, told apart from their own', async () => {
    const [a, b, c] = [await story('First lock'), await story('Second lock', 'Second lock too'), await story('Third lock')];
    await tell('markStory', { story: a.storyId, mark: 'pin', ...common });
    await tell('assignStory', { story: b.storyId, persona: ids[0] ?? '', ...common });
    await tell('mergeStories', { from: a.storyId, into: b.storyId, ...common });
    await tell('mergeStories', { from: b.storyId, into: c.storyId, ...common });
    await tell('assignStory', { story: c.storyId, persona: ids[1] ?? '', ...common });
    const shown = await show(c.storyId);
    expect(shown).toMatchObject({ title: 'Third lock', articles: 4 });
    const [first, second] = [
      { storyId: a.storyId, mergedTitle: 'First lock' },
      { storyId: b.storyId, mergedTitle: 'Second lock' },
    ];
    const own = { storyId: c.storyId, mergedTitle: null };
    expect(shown.events.toReversed()).toMatchObject([
      { kind: 'pinned', ...first },
      { kind: 'assigned', ...second },
      { kind: 'absorbed', ...second, detail: { from: a.storyId, title: 'First lock' } },
      { kind: 'absorbed', ...own, detail: { from: b.storyId, title: 'Second lock' } },
      { kind: 'reassigned', ...own },
    ]);
    expect(shown.assignments).toMatchObject([
      { personaId: ids[1], ...own },
      { personaId: ids[0], ...second },
    ]);
    const text = renderStory(shown, null);
    expect(text).toContain('Pinned by operator, of the merged story “First lock”');
    expect(text).toContain(`why ${ids[0]}, of the merged story “Second lock”: assigned by operator`);
    expect(text).toContain(`why ${ids[1]}: assigned by operator`);
  });
});
