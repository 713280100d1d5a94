import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedStory, type SeededArticle } from '../../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { inTransaction } from '../transactions.ts';
import { openDraft } from './drafts.ts';
import { listStories, type StoryFilter } from './story-list.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const now = new Date('2026-11-23T12:00:00Z');
const hour = 3_600_000;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);

interface Seeded {
  readonly title: string;
  readonly score?: number | null;
  readonly ago?: number;
  readonly fits?: { personaId: string; score: number; beats: string[]; reasons: string[] }[];
  readonly articles?: readonly Partial<SeededArticle & { country: string }>[];
  readonly marks?: { breaking?: boolean; muted_at?: Date; pinned_at?: Date };
}

async function seed({ title, score = null, ago = 1, fits = [], articles = [{}], marks = {} }: Seeded): Promise<string> {
  const { storyId, articleIds } = await seedStory(
    test.database,
    articles.map((article) => ({ outlet: 'Port Ledger', title, paragraphs: ['It is so.'], publishedAt: hoursAgo(ago), ...article })),
  );
  for (const [index, { country }] of articles.entries()) {
    if (country === undefined) continue;
    const { feed_id: id } = await test.database
      .selectFrom('article')
      .select('feed_id')
      .where('id', '=', articleIds[index] ?? '')
      .executeTakeFirstOrThrow();
    await test.database.updateTable('feed').set({ country }).where('id', '=', id).execute();
  }
  await test.database
    .updateTable('story')
    .set({ newsworthiness: score, last_origin_at: hoursAgo(ago), fits: JSON.stringify(fits), outlets: articles.length, ...marks })
    .where('id', '=', storyId)
    .execute();
  return storyId;
}

const titles = async (filter: StoryFilter) => (await listStories(test.database, { now, ...filter })).stories.map(({ title }) => title);
const fit = (personaId: string, ...beats: string[]) => ({ personaId, score: 2, beats, reasons: [] });

describe('the list of stories', () => {
  beforeEach(async () => {
    // Stories are never removed: those of the test before are out of the list as merged ones.
    await test.database.updateTable('story').set({ state: 'merged' }).execute();
  });

  it('gives the newest first, or the most newsworthy with those not scored at the end', async () => {
    await seed({ title: 'old', score: 0.9, ago: 9 });
    await seed({ title: 'new', score: 0.2, ago: 1 });
    await seed({ title: 'unscored', ago: 3 });
    expect(await titles({})).toEqual(['new', 'unscored', 'old']);
    expect(await titles({ order: 'score' })).toEqual(['old', 'new', 'unscored']);
  });

  it.each(['newest', 'score'] as const)('comes in pages by %s that neither repeat nor leave out, also with equal places', async (order) => {
    for (const index of [0, 1, 2, 3, 4, 5, 6]) await seed({ title: `s${index}`, score: index < 4 ? 0.123456789 : null, ago: 2 });
    const seen: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page: Awaited<ReturnType<typeof listStories>> = await listStories(test.database, { order, limit: 3, after, now });
      seen.push(...page.stories.map(({ title }) => title));
      after = page.next;
      // What comes in meanwhile is at the front, where the reader has been.
      if (first) await seed({ title: 'late', score: 1, ago: 0 });
    }
    expect(seen.toSorted()).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6']);
    await expect(listStories(test.database, { after: 'nowhere' })).rejects.toMatchObject({ code: 'bad-page' });
  });

  it('is filtered by language, country, score, size, time and marks', async () => {
    await seed({ title: 'german', score: 0.5, articles: [{}, { language: 'de', outlet: 'Der Bote', country: 'de' }] });
    await seed({ title: 'breaking', score: 0.8, ago: 30, marks: { breaking: true } });
    await seed({ title: 'muted', marks: { muted_at: now } });
    await seed({ title: 'pinned', score: 0.1, ago: 2, marks: { pinned_at: now } });
    expect(await titles({ language: 'de' })).toEqual(['german']);
    expect(await titles({ country: 'DE' })).toEqual(['german']);
    expect(await titles({ leastScore: 0.5 })).toEqual(['german', 'breaking']);
    expect(await titles({ leastOutlets: 2 })).toEqual(['german']);
    expect(await titles({ breaking: true })).toEqual(['breaking']);
    expect(await titles({ pinned: true })).toEqual(['pinned']);
    expect(await titles({ muted: true })).toEqual(['muted']);
    expect(await titles({ since: hoursAgo(24) })).toEqual(['german', 'pinned']);
    expect(await titles({ language: 'fr' })).toEqual([]);
  });

  it('is filtered by beat and by persona: whoever has it, or fits it best where nobody has', async () => {
    const fits = [fit('ada', 'waterways'), fit('otto', 'trade')];
    const hers = await seed({ title: 'hers', fits, ago: 1 });
    await seed({ title: 'open', fits, ago: 2 });
    await seed({ title: 'other', fits: [fit('vera', 'courts')], ago: 3 });
    await inTransaction(test.database, (transaction) => openDraft(transaction, { storyId: hers, personaId: 'otto', writer: 'extractive' }));
    expect(await titles({ beat: 'waterways' })).toEqual(['hers', 'open']);
    expect(await titles({ beat: 'trade', personaId: 'ada' })).toEqual([]);
    expect(await titles({ personaId: 'otto' })).toEqual(['hers']);
    expect(await titles({ personaId: 'ada' })).toEqual(['open']);
    expect(await titles({ assigned: false })).toEqual(['open', 'other']);
    expect(await titles({ assigned: true })).toEqual(['hers']);
  });

  it('says of each story its articles hour by hour, languages, countries and who writes it, also for a story merged into it', async () => {
    const first = await seed({
      title: 'grows',
      fits: [fit('ada', 'waterways')],
      articles: [
        { publishedAt: hoursAgo(3.5) },
        { publishedAt: hoursAgo(0.5), language: 'de', country: 'at', outlet: 'Der Bote' },
        { publishedAt: hoursAgo(0.2), language: 'de', country: 'at', outlet: 'Der Bote' },
        { publishedAt: hoursAgo(90) },
        // A date to come counts when it was stored, which is after this test's window.
        { publishedAt: hoursAgo(-100_000) },
      ],
    });
    const merged = await seed({ title: 'merged', ago: 5 });
    const opened = await inTransaction(test.database, (transaction) =>
      openDraft(transaction, { storyId: merged, personaId: 'otto', writer: 'extractive' }),
    );
    await test.database.updateTable('story').set({ state: 'merged', merged_into: first }).where('id', '=', merged).execute();
    const [row] = (await listStories(test.database, { now, hours: 4 })).stories;
    expect(row).toMatchObject({
      id: first,
      languages: ['en', 'de'],
      countries: ['AT'],
      hourly: [1, 0, 0, 2],
      views: [{ draftId: opened, personaId: 'otto', personaName: 'otto', state: 'queued' }],
      bestFit: { personaId: 'ada', beats: ['waterways'] },
      pinned: false,
      muted: false,
    });
  });
});
