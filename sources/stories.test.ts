import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { derivedId, sha256 } from '../core/hash.ts';
import { readConfiguration } from '../core/configuration.ts';
import { articlesOfStory, markAssigned, storiesToAssign } from '../store/repositories/stories.ts';
import { inTransaction } from '../store/transactions.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { createClusterer, type Clusterer } from './stories.ts';

const settings = readConfiguration({ environment: {} });
const logger = pino({ level: 'silent' });
const signal = new AbortController().signal;
const hour = 3_600_000;

let test: TestStore;
let clock = Date.now();
beforeAll(async () => {
  test = await openTestStore();
}, 60_000);
afterAll(() => test.close());

interface Report {
  readonly slug: string;
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly language?: string;
  readonly origin?: string;
  readonly minutes?: number;
  readonly country?: string;
}

/** Stores a report as the reader of pages would, published `minutes` before now. */
async function store(report: Report): Promise<string> {
  const { database } = test;
  const url = `https://${report.outlet.toLowerCase().replaceAll(' ', '-')}.example/${report.slug}`;
  const feedUrl = new URL('/feed.xml', url).href;
  const text = [report.title, ...report.paragraphs].join('\n\n');
  const language = report.language ?? 'en';
  await database
    .insertInto('feed')
    .values({ id: derivedId('fd', feedUrl), url: feedUrl, title: report.outlet, language, country: report.country ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database
    .insertInto('snapshot')
    .values({ sha256: sha256(text), text, language })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const id = derivedId('ar', url);
  await database
    .insertInto('article')
    .values({
      id,
      url,
      feed_id: derivedId('fd', feedUrl),
      outlet: report.outlet,
      title: report.title,
      author: null,
      published_at: new Date(clock - (report.minutes ?? 0) * 60_000),
      language,
      language_confidence: 1,
      snapshot_sha256: sha256(text),
      raw_sha256: null,
      origin: report.origin ?? report.outlet,
      origin_reason: 'own report',
      story_id: null,
      fetched_at: new Date(clock),
    })
    .execute();
  return id;
}

function clusterer(): Clusterer {
  return createClusterer({ database: test.database, settings, logger, now: () => new Date(clock) });
}

const bridge = [
  'The Torvik bridge was closed to lorries on Monday after engineers found cracks in two of its cables, the road agency said.',
  'Inspectors measured a crack of 14 millimetres in the northern cable and ordered that no vehicle above 3.5 tonnes may cross.',
  'Transport minister Edda Kvalheim said that the repair of the Torvik bridge would take until October and cost 61 million crowns.',
];
const bridgeElsewhere = [
  'Lorries may no longer cross the Torvik bridge: the road agency closed it to heavy vehicles on Monday because of cracked cables.',
  'Edda Kvalheim, the transport minister, put the cost of the repair at 61 million crowns and said the bridge would open again in October.',
  'Hauliers in Torvik said that the way around the fjord takes two hours and that nobody had warned them of the cracks.',
];
const election = [
  'The Harbour party won the council election in Sund with 43 per cent of the votes, its first victory there in thirty years.',
  'Its leader, Oskar Brattli, said that schools would be the first thing to change under the new council.',
  'Turnout was 71 per cent, the electoral office of Sund said, six points more than four years ago.',
];

describe('clustering of articles into stories', () => {
  it('joins reports of one event and opens a story for another', async () => {
    const stories = clusterer();
    const first = await store({
      slug: 'a',
      outlet: 'Fjord Post',
      title: 'Torvik bridge closed to lorries after cracks found',
      paragraphs: bridge,
      minutes: 90,
    });
    const second = await store({
      slug: 'b',
      outlet: 'Coast Daily',
      title: 'Cracked cables close Torvik bridge to lorries',
      paragraphs: bridgeElsewhere,
      minutes: 60,
    });
    const third = await store({
      slug: 'c',
      outlet: 'Fjord Post',
      title: 'Harbour party wins Sund council election',
      paragraphs: election,
      minutes: 30,
    });
    const opened = await stories.clusterArticle(first, signal);
    expect(opened.outcome).toBe('opened');
    expect(await stories.clusterArticle(second, signal)).toMatchObject({ outcome: 'joined', storyId: opened.storyId });
    const other = await stories.clusterArticle(third, signal);
    expect(other.outcome).toBe('opened');
    expect(other.storyId).not.toBe(opened.storyId);
    const row = await test.database.selectFrom('story').selectAll().where('id', '=', opened.storyId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ articles: 2, outlets: 2, origins: 2, language: 'en', breaking: false, state: 'open' });
    expect(row.first_published_at?.getTime()).toBe(clock - 90 * 60_000);
    expect(row.last_published_at?.getTime()).toBe(clock - 60 * 60_000);
  });

  it('changes nothing when an article is clustered again, by the same clusterer or after a restart', async () => {
    const id = derivedId('ar', 'https://coast-daily.example/b');
    const before = await test.database.selectFrom('story').selectAll().orderBy('id').execute();
    for (const stories of [clusterer(), clusterer()]) expect((await stories.clusterArticle(id, signal)).outcome).toBe('repeated');
    expect(await test.database.selectFrom('story').selectAll().orderBy('id').execute()).toEqual(before);
  });

  it('goes on after a restart with the stories of the window', async () => {
    const id = await store({
      slug: 'd',
      outlet: 'Valley Times',
      title: 'Torvik bridge: lorries banned until October',
      paragraphs: [bridgeElsewhere[0] ?? '', bridge[2] ?? '', 'A ferry will carry heavy vehicles across the fjord from Thursday.'],
    });
    const joined = await clusterer().clusterArticle(id, signal);
    expect(joined.outcome).toBe('joined');
    expect((await articlesOfStory(test.database, joined.storyId)).map((article) => article.outlet)).toEqual([
      'Fjord Post',
      'Coast Daily',
      'Valley Times',
    ]);
  });

  it('lists settled stories with enough outlets until they are assigned', async () => {
    const options = { settleMs: 10 * 60_000, minimumOutlets: 2 };
    expect(await storiesToAssign(test.database, { ...options, now: new Date(clock) })).toEqual([]);
    const due = await storiesToAssign(test.database, { ...options, now: new Date(clock + hour) });
    expect(due).toHaveLength(1);
    expect(due[0]?.articles.map((article) => article.outlet)).toEqual(['Fjord Post', 'Coast Daily', 'Valley Times']);
    expect(due[0]?.articles[0]?.lead).toBe(bridge.join('\n\n').slice(0, 400));
    await inTransaction(test.database, (transaction) => markAssigned(transaction, due[0]?.id ?? ''));
    expect(await storiesToAssign(test.database, { ...options, now: new Date(clock + hour) })).toEqual([]);
  });

  it('names an article that is not there', async () => {
    await expect(clusterer().clusterArticle('ar_none', signal)).rejects.toMatchObject({ code: 'article-missing', retryable: false });
  });
});
