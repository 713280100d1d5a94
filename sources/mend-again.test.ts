// What a kill between an article's story and its mending leaves is done by the repeated job; what a stray text in another language names is no reason to merge.
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { mergeStories } from '../store/repositories/story-changes.ts';
import { inTransaction } from '../store/transactions.ts';
import { reportOf, storeReport } from '../test/harness/invented-events.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { createClusterer, type Clusterer } from './stories.ts';

const settings = readConfiguration({ environment: {} });
const signal = new AbortController().signal;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const clusterer = (): Clusterer =>
  createClusterer({ database: test.database, settings, logger: pino({ level: 'silent' }), now: () => new Date() });

async function storyOf(articleId: string): Promise<string> {
  const row = await test.database.selectFrom('article').select('story_id').where('id', '=', articleId).executeTakeFirstOrThrow();
  return row.story_id ?? '';
}

async function told(stories: Clusterer, event: number, reports: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const report of reports) {
    const id = await storeReport(test.database, reportOf(event, report));
    await stories.clusterArticle(id, signal);
    ids.push(id);
  }
  return ids;
}

describe('a job that comes again after a kill', () => {
  it('merges what was not merged yet, and has the story break that was to break', async () => {
    const stories = clusterer();
    const ids = await told(stories, 900, [0, 1, 2]);
    const [first = '', , third = ''] = ids;
    // As a kill leaves it: the third report stands in a story of its own, and nobody was told.
    const story = await storyOf(first);
    await test.database
      .insertInto('story')
      .values({
        id: 'st_apart',
        title: 'Apart',
        language: 'en',
        merged_into: null,
        first_published_at: null,
        last_published_at: null,
        assigned_at: null,
      })
      .execute();
    await test.database.updateTable('article').set({ story_id: 'st_apart' }).where('id', '=', third).execute();
    await test.database.updateTable('story').set({ articles: 1, outlets: 1, origins: 1 }).where('id', '=', 'st_apart').execute();
    await test.database.updateTable('story').set({ breaking: false }).where('id', '=', story).execute();
    await test.database.deleteFrom('outbox').execute();

    expect(await clusterer().clusterArticle(third, signal)).toMatchObject({ outcome: 'repeated' });
    expect(await storyOf(third)).toBe(await storyOf(first));
    const row = await test.database.selectFrom('story').selectAll().where('id', '=', story).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ origins: 3, breaking: true });
    const jobs = await test.database.selectFrom('outbox').select('job_id').where('job', '=', 'assign-stories').execute();
    expect(jobs.map(({ job_id }) => job_id)).toContain(`assign-${story}-breaking`);
  });
});

describe('a text in another language that lists names', () => {
  it('is no reason to merge stories that are told apart in their own', async () => {
    const stories = clusterer();
    const events = [910, 911, 912].map((event) => [0, 1].map((report) => reportOf(event, report)));
    const ids: string[][] = [];
    for (const [index] of events.entries()) ids.push(await told(stories, 910 + index, [0, 1]));
    const capitals = (text: string): string[] => [...new Set(text.match(/\p{Lu}\p{L}{3,}/gu) ?? [])];
    const names = events.map((reports) =>
      capitals(reports.map(({ title, paragraphs }) => [title, ...paragraphs].join(' ')).join(' ')).slice(0, 12),
    );
    for (let advert = 0; advert < 4; advert += 1) {
      const id = await storeReport(test.database, {
        outlet: `Werbung ${advert}`,
        language: 'de',
        title: 'Kurz gemeldet',
        paragraphs: [`Billige Pillen gibt es hier, und ${names.flat().join(' und ')} und mehr davon.`],
      });
      await stories.clusterArticle(id, signal);
    }
    const after = await Promise.all(ids.map(([first = '']) => storyOf(first)));
    expect(new Set(after).size).toBe(3);
  });
});

describe('a mute of one of two stories that are merged', () => {
  it.each([
    ['a report of one outlet', [0], [1, 2, 3], false],
    ['the larger', [0, 1, 2], [3], true],
  ] as const)('of %s', async (_, muted, other, stays) => {
    const stories = clusterer();
    const event = 930 + muted.length * 10;
    const [from = ''] = await told(stories, event, muted);
    const [into = ''] = await told(stories, event + 1, other);
    const [fromStory, intoStory] = [await storyOf(from), await storyOf(into)];
    await test.database.updateTable('story').set({ muted_at: new Date() }).where('id', '=', fromStory).execute();
    await inTransaction(test.database, (transaction) =>
      mergeStories(transaction, { from: fromStory, into: intoStory, editorId: null, reason: 'test' }),
    );
    const row = await test.database.selectFrom('story').select('muted_at').where('id', '=', intoStory).executeTakeFirstOrThrow();
    expect(row.muted_at !== null).toBe(stays);
  });
});
