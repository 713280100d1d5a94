import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pino from 'pino';
import { readConfiguration } from '../core/configuration.ts';
import { loadSampleWire } from './sample-wire/load.ts';
import { sweepTerms } from '../store/repositories/article-terms.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { reportOf, storeReport } from '../test/harness/invented-events.ts';
import { createClusterer, type Clusterer } from './stories.ts';

const settings = readConfiguration({ environment: {} });
const signal = new AbortController().signal;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
}, 60_000);
afterAll(() => test.close());

/** What was stored before is out of every window. */
beforeEach(async () => {
  const long = new Date(Date.now() - 30 * 24 * 3_600_000);
  await test.database.updateTable('article').set({ fetched_at: long }).execute();
  await test.database.deleteFrom('article_terms').execute();
});

interface Told {
  readonly event: string;
  readonly [field: string]: unknown;
}

function clusterer(told: Told[] = []): Clusterer {
  const logger = pino({ level: 'info' }, { write: (line: string) => void told.push(JSON.parse(line) as Told) });
  return createClusterer({ database: test.database, settings, logger, now: () => new Date() });
}

async function inOrder(stories: Clusterer, ids: readonly string[]): Promise<void> {
  for (const id of ids) await stories.clusterArticle(id, signal);
}

/** The articles' stories as sets, named by the place of their first article: the same for the same partition. */
async function partition(ids: readonly string[]): Promise<number[]> {
  const rows = await test.database.selectFrom('article').select(['id', 'story_id']).where('id', 'in', ids).execute();
  const storyOf = new Map(rows.map((row) => [row.id, row.story_id]));
  const stories = ids.map((id) => storyOf.get(id));
  return stories.map((story) => stories.indexOf(story));
}

async function takeApart(ids: readonly string[]): Promise<void> {
  await test.database.updateTable('article').set({ story_id: null }).where('id', 'in', ids).execute();
  await test.database.deleteFrom('article_terms').execute();
}

async function storyOf(articleId: string): Promise<string> {
  const row = await test.database.selectFrom('article').select('story_id').where('id', '=', articleId).executeTakeFirstOrThrow();
  return row.story_id ?? '';
}

function row(id: string) {
  return test.database.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

describe('a clusterer that starts again', () => {
  it('decides as one that never stopped, and reads no text for it', async () => {
    const ids: string[] = [];
    for (const event of loadSampleWire().events.slice(0, 14)) {
      for (const { outlet, title, paragraphs } of event.reports) {
        ids.push(await storeReport(test.database, { outlet: outlet.name, title, paragraphs, language: outlet.language }));
      }
    }
    ids.sort();
    await inOrder(clusterer(), ids);
    const whole = await partition(ids);
    expect(new Set(whole).size).toBeGreaterThan(5);
    expect(new Set(whole).size).toBeLessThan(ids.length / 2);
    await takeApart(ids);
    const half = Math.floor(ids.length / 2);
    await inOrder(clusterer(), ids.slice(0, half));
    const told: Told[] = [];
    await inOrder(clusterer(told), ids.slice(half));
    expect(await partition(ids)).toEqual(whole);
    expect(told.find(({ event }) => event === 'story-window-read')).toMatchObject({ articles: half });
  });

  it('makes terms anew that another version of the rules made', async () => {
    const first = await storeReport(test.database, reportOf(700, 0));
    await clusterer().clusterArticle(first, signal);
    await test.database
      .updateTable('article_terms')
      .set({ version: 'before', terms: '["",false,[],[]]' })
      .where('article_id', '=', first)
      .execute();
    const second = await storeReport(test.database, reportOf(700, 1));
    expect(await clusterer().clusterArticle(second, signal)).toMatchObject({ outcome: 'joined', storyId: await storyOf(first) });
    const kept = await test.database.selectFrom('article_terms').select('version').where('article_id', 'in', [first, second]).execute();
    expect(new Set(kept.map(({ version }) => version)).size).toBe(1);
    expect(kept[0]?.version).not.toBe('before');
  });

  it('keeps the terms of the window and of the newest articles, and no others', async () => {
    const ids: string[] = [];
    for (let event = 720; event < 724; event += 1) ids.push(await storeReport(test.database, reportOf(event, 0)));
    await inOrder(clusterer(), ids);
    const old = new Date(Date.now() - 100 * 3_600_000);
    for (const [index, id] of ids.slice(0, 3).entries()) {
      const fetched_at = new Date(old.getTime() + index * 1000);
      await test.database.updateTable('article_terms').set({ fetched_at }).where('article_id', '=', id).execute();
    }
    const before = new Date(Date.now() - settings.stories.window);
    expect(await sweepTerms(test.database, { before, kept: 10 })).toBe(0);
    expect(await sweepTerms(test.database, { before, kept: 2 })).toBe(2);
    const kept = await test.database.selectFrom('article_terms').select('article_id').execute();
    expect(kept.map((one) => one.article_id).toSorted()).toEqual(ids.slice(2).toSorted());
  });
});

describe('two clusterers of one store', () => {
  const events = Array.from({ length: 12 }, (_, index) => 800 + index);

  it('work one stream at once: each article once, one story an event', async () => {
    const ids: string[] = [];
    for (let report = 0; report < 4; report += 1) {
      for (const event of events)
        ids.push(await storeReport(test.database, { ...reportOf(event, report), language: event % 2 ? 'en' : 'de' }));
    }
    const [one, other] = [clusterer(), clusterer()];
    const outcomes = await Promise.all([
      ...ids.map((id, index) => (index % 2 === 0 ? one : other).clusterArticle(id, signal)),
      // And both are asked for each third article.
      ...ids.filter((_, index) => index % 3 === 0).map((id, index) => (index % 2 === 0 ? other : one).clusterArticle(id, signal)),
    ]);
    expect(outcomes.filter(({ outcome }) => outcome === 'opened')).toHaveLength(events.length);
    expect(outcomes.filter(({ outcome }) => outcome !== 'repeated')).toHaveLength(ids.length);
    expect(await partition(ids)).toEqual(ids.map((_, index) => index % events.length));
    const counts = await test.database
      .selectFrom('story')
      .select(['articles', 'origins'])
      .where('id', 'in', await Promise.all(ids.map(storyOf)))
      .execute();
    expect(counts).toEqual(events.map(() => ({ articles: 4, origins: 4 })));
  });

  it('take in what an editor merges and splits', async () => {
    const [one, other] = [clusterer(), clusterer()];
    const ids: string[] = [];
    for (const event of [830, 831, 832]) ids.push(await storeReport(test.database, reportOf(event, 0)));
    await inOrder(one, ids);
    const [first = '', second = '', third = ''] = ids;
    await other.clusterArticle(first, signal);
    const by = { editorId: 'ed_1', reason: 'one trial' };
    await inTransaction(test.database, async (transaction) => {
      await mergeStories(transaction, { from: await storyOfIn(transaction, second), into: await storyOfIn(transaction, first), ...by });
    });
    const joined = await storeReport(test.database, reportOf(831, 1));
    expect(await one.clusterArticle(joined, signal)).toMatchObject({ outcome: 'joined', storyId: await storyOf(first) });
    const merged = await storyOf(first);
    const off = await inTransaction(test.database, (transaction) =>
      splitStory(transaction, { storyId: merged, articleIds: [second, joined], ...by }),
    );
    const later = await storeReport(test.database, reportOf(831, 2));
    expect(await other.clusterArticle(later, signal)).toMatchObject({ outcome: 'joined', storyId: off });
    expect(await storyOf(third)).not.toBe(merged);
  });

  async function storyOfIn(database: typeof test.database, id: string): Promise<string> {
    return (await database.selectFrom('article').select('story_id').where('id', '=', id).executeTakeFirstOrThrow()).story_id ?? '';
  }
});

describe('stories that mend by themselves', () => {
  /** Puts reports into a story as if they had come when nothing told that they belong there. */
  async function putTogether(reports: readonly ReturnType<typeof reportOf>[]): Promise<{ storyId: string; articleIds: string[] }> {
    return seedStory(
      test.database,
      reports.map((report) => ({ ...report, publishedAt: new Date() })),
    );
  }

  async function eventsOf(storyId: string) {
    return test.database
      .selectFrom('story_event')
      .select(['kind', 'editor_id', 'reason'])
      .where('story_id', '=', storyId)
      .orderBy('id')
      .execute();
  }

  it('become one where a report shows that two are about one event, in two languages or one, with the reason', async () => {
    const older = await putTogether([reportOf(900, 0), reportOf(900, 1)]);
    const newer = await putTogether([reportOf(900, 2), reportOf(900, 3)]);
    const next = await storeReport(test.database, reportOf(900, 4));
    expect(await clusterer().clusterArticle(next, signal)).toMatchObject({ outcome: 'joined', storyId: older.storyId });
    expect(await row(newer.storyId)).toMatchObject({ state: 'merged', merged_into: older.storyId });
    expect(await row(older.storyId)).toMatchObject({ articles: 5, origins: 5 });
    const [merged] = await eventsOf(newer.storyId);
    expect(merged).toMatchObject({ kind: 'merged', editor_id: null });
    expect(merged?.reason).toMatch(/in common; the one that stays has more origins: 3, the other 0$/);
  });

  it('keep the one that something was written of, else the pinned one', async () => {
    const older = await putTogether([reportOf(910, 0), reportOf(910, 1)]);
    const pinned = await putTogether([reportOf(910, 2), reportOf(910, 3)]);
    await test.database.updateTable('story').set({ pinned_at: new Date() }).where('id', '=', pinned.storyId).execute();
    await clusterer().clusterArticle(await storeReport(test.database, reportOf(910, 4)), signal);
    expect((await row(older.storyId)).merged_into).toBe(pinned.storyId);

    const first = await putTogether([reportOf(911, 0), reportOf(911, 1)]);
    const written = await putTogether([reportOf(911, 2), reportOf(911, 3)]);
    await test.database
      .insertInto('draft')
      .values({ id: 'dr_w', story_id: written.storyId, persona_id: 'p', writer: 'extractive' })
      .execute();
    await test.database
      .updateTable('article')
      .set({ fetched_at: new Date(Date.now() - 3_600_000) })
      .where('id', 'in', first.articleIds)
      .execute();
    const stories = clusterer();
    await stories.clusterArticle(await storeReport(test.database, reportOf(911, 4)), signal);
    expect((await row(first.storyId)).merged_into).toBe(written.storyId);
    // It keeps its name with the merge and with the report after it, though the other's reports were there before.
    const own = [2, 3, 4, 5].map((report) => reportOf(911, report).title);
    expect(own).toContain((await row(written.storyId)).title);
    await stories.clusterArticle(await storeReport(test.database, reportOf(911, 5)), signal);
    expect(await row(written.storyId)).toMatchObject({ articles: 6 });
    expect(own).toContain((await row(written.storyId)).title);
  });

  it('never join again what an editor split apart, however alike it is', async () => {
    const { storyId, articleIds } = await putTogether([0, 1, 2, 3].map((report) => reportOf(920, report)));
    const off = await inTransaction(test.database, (transaction) =>
      splitStory(transaction, { storyId, articleIds: articleIds.slice(2), editorId: 'ed_1', reason: 'two accidents' }),
    );
    // Also where one of the two was merged into a third since.
    const third = await putTogether([reportOf(920, 6)]);
    await inTransaction(test.database, (transaction) =>
      mergeStories(transaction, { from: off, into: third.storyId, editorId: 'ed_1', reason: 'the second accident' }),
    );
    await clusterer().clusterArticle(await storeReport(test.database, reportOf(920, 5)), signal);
    expect(await row(storyId)).toMatchObject({ state: 'open' });
    expect(await row(third.storyId)).toMatchObject({ state: 'open' });
  });

  const strangers = [reportOf(930, 0), reportOf(930, 1), reportOf(931, 0), reportOf(931, 1)];

  it('fall in two where their reports are about two events', async () => {
    const { storyId, articleIds } = await putTogether(strangers);
    await clusterer().clusterArticle(await storeReport(test.database, reportOf(930, 2)), signal);
    const [a = '', b = '', c = '', d = ''] = articleIds;
    expect(await storyOf(a)).toBe(await storyOf(b));
    expect(await storyOf(c)).toBe(await storyOf(d));
    expect(await storyOf(a)).not.toBe(await storyOf(c));
    expect((await eventsOf(storyId)).map(({ kind }) => kind)).toEqual(['split']);
  });

  it('stay whole where an editor merged them', async () => {
    const one = await putTogether([reportOf(940, 0), reportOf(940, 1)]);
    const other = await putTogether([reportOf(941, 0), reportOf(941, 1)]);
    await inTransaction(test.database, (transaction) =>
      mergeStories(transaction, { from: one.storyId, into: other.storyId, editorId: 'ed_1', reason: 'one trial' }),
    );
    await clusterer().clusterArticle(await storeReport(test.database, reportOf(940, 2)), signal);
    expect(await row(other.storyId)).toMatchObject({ state: 'open', articles: 5 });
  });

  it('stay whole where a draft was written of them, which is flagged once', async () => {
    const draft = await seedDraft(test.database);
    await test.database
      .updateTable('article')
      .set({ fetched_at: new Date(), published_at: new Date() })
      .where('story_id', '=', draft.storyId)
      .execute();
    const strange: string[] = [];
    for (const report of [0, 1, 2, 3]) strange.push(await storeReport(test.database, reportOf(950, report)));
    await test.database.updateTable('article').set({ story_id: draft.storyId }).where('id', 'in', strange.slice(0, 3)).execute();
    // It rests on reports of both events, whichever of the two is the smaller part.
    const snapshot_sha256 = draft.articles[0]?.snapshot ?? '';
    await test.database
      .insertInto('round_source')
      .values(
        strange
          .slice(0, 2)
          .map((article_id, index) => ({ draft_id: draft.draftId, round: 1, ordinal: 10 + index, article_id, snapshot_sha256 })),
      )
      .execute();
    const stories = clusterer();
    await stories.clusterArticle(strange[3] ?? '', signal);
    await stories.clusterArticle(await storeReport(test.database, reportOf(950, 5)), signal);
    expect(await storyOf(draft.articles[0]?.id ?? '')).toBe(draft.storyId);
    expect(await storyOf(strange[0] ?? '')).toBe(draft.storyId);
    const { flags } = await test.database.selectFrom('draft').select('flags').where('id', '=', draft.draftId).executeTakeFirstOrThrow();
    expect(flags).toEqual(expect.arrayContaining(['new-articles: 2', expect.stringMatching(/^story-doubtful: [1-3]$/)]));
    expect(flags).toHaveLength(2);
  });
});
