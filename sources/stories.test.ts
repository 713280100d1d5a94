import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { derivedId, sha256 } from '../core/hash.ts';
import { readConfiguration } from '../core/configuration.ts';
import { markAssigned, storiesToAssign } from '../store/repositories/due-stories.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { seedSources } from '../test/harness/seed-story.ts';
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

/** A story's articles, in the order of their times. */
async function articlesOfStory(storyId: string) {
  return test.database.selectFrom('article').select(['outlet', 'origin']).where('story_id', '=', storyId).orderBy('published_at').execute();
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
    expect((await articlesOfStory(joined.storyId)).map((article) => article.outlet)).toEqual(['Fjord Post', 'Coast Daily', 'Valley Times']);
  });

  it('lists settled stories with enough outlets until they are assigned', async () => {
    const options = { settleMs: 10 * 60_000, minimumOutlets: 2, newsworthiness: 0 };
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

const agencyCopy = [
  'BRENNHOLM (Meridian Wire) - Lethmark said on Friday that a freighter had dragged its anchor across two seabed links in the Grey Gulf.',
  'The links failed within eleven minutes of each other in the early hours of Thursday, about 61 kilometres off the coast, GulfGrid said.',
  'The power link, rated at 700 megawatts, will be out of service for at least five weeks, and the repair will cost 34 million crowns.',
  'Rear Admiral Ingrid Sollevik told reporters that divers had found a furrow 11 kilometres long that ends at the broken cable.',
];
const ownReport = [
  'The Lethmark navy believes that the freighter Polar Heron cut two links in the Grey Gulf with its anchor, said Ingrid Sollevik.',
  'The operator GulfGrid put the cost of the repair at 34 million crowns and expects the power link to be back in five weeks.',
];

describe('origins of a story', () => {
  async function storyRow(id: string) {
    return test.database.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  it('counts carriers of one text as one origin, which does not keep the story from settling', async () => {
    const stories = clusterer();
    const title = 'Freighter’s anchor cut both Grey Gulf links, Lethmark says';
    const first = await store({ slug: 'g1', outlet: 'Ledger', title, paragraphs: agencyCopy, minutes: 50 });
    const { storyId } = await stories.clusterArticle(first, signal);
    const opened = await storyRow(storyId);
    clock += 60_000;
    const copy = await store({
      slug: 'g2',
      outlet: 'Standard',
      title: 'Allies to meet after anchor cuts Grey Gulf links',
      paragraphs: agencyCopy,
      minutes: 40,
    });
    expect((await stories.clusterArticle(copy, signal)).storyId).toBe(storyId);
    expect(await storyRow(storyId)).toMatchObject({ articles: 2, outlets: 2, origins: 1, last_origin_at: opened.last_origin_at });
    const carried = await test.database
      .selectFrom('article')
      .select(['origin', 'origin_reason'])
      .where('id', '=', copy)
      .executeTakeFirstOrThrow();
    expect(carried).toEqual({ origin: 'Ledger', origin_reason: 'carries nearly the same text as Ledger' });

    clock += 60_000;
    const credited = await store({ slug: 'g3', outlet: 'Tribune', title, paragraphs: agencyCopy, origin: 'Meridian Wire', minutes: 30 });
    await stories.clusterArticle(credited, signal);
    const origins = (await articlesOfStory(storyId)).map((article) => article.origin);
    expect(origins).toEqual(['Meridian Wire', 'Ledger', 'Meridian Wire']);

    clock += 60_000;
    const own = await store({
      slug: 'g4',
      outlet: 'Courier',
      title: 'Polar Heron cut Grey Gulf links, navy says',
      paragraphs: ownReport,
      minutes: 20,
    });
    expect((await stories.clusterArticle(own, signal)).storyId).toBe(storyId);
    const row = await storyRow(storyId);
    expect(row).toMatchObject({ articles: 4, outlets: 4 });
    expect(row.third_origin_at?.getTime()).toBe(clock);
    // Three origins published long before they came in: it has settled since the newest of them.
    expect(row.last_origin_at.getTime()).toBe(clock - 20 * 60_000);
  });
});

describe('drafts whose story moves on', () => {
  it('raises one counted flag on a draft in review and leaves its text and state alone', async () => {
    const draft = await seedDraft(test.database);
    const before = await test.database.selectFrom('revision').selectAll().where('draft_id', '=', draft.draftId).execute();
    const stories = clusterer();
    for (const [index, { title, paragraphs, publishedAt }] of seedSources.slice(0, 2).entries()) {
      const minutes = (clock - publishedAt.getTime()) / 60_000;
      const id = await store({ slug: `later-${index}`, outlet: `Later ${index}`, title, paragraphs, minutes });
      expect((await stories.clusterArticle(id, signal)).storyId).toBe(draft.storyId);
    }
    const row = await test.database.selectFrom('draft').selectAll().where('id', '=', draft.draftId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'in-review', flags: ['new-articles: 2'] });
    expect(await test.database.selectFrom('revision').selectAll().where('draft_id', '=', draft.draftId).execute()).toEqual(before);
  });
});

describe('clusterers beside one another', () => {
  const bodies = [
    'The Quillon reservoir fell below a fifth of its capacity on Tuesday and the water board of Marrow Vale ordered rationing from Friday.',
    'Households in Marrow Vale will have water for six hours a day, said the board’s director, Ysolde Tarrant, as the Quillon reservoir sinks.',
    'Farmers who draw from the Quillon reservoir may not water their fields: Marrow Vale rations water, Ysolde Tarrant told them in Hob.',
    'With the Quillon reservoir nearly empty, the water board under Ysolde Tarrant rations water in all of Marrow Vale for the first time.',
  ];
  const reports = bodies.map((body, index) => ({
    slug: 'quillon',
    outlet: `Vale ${index}`,
    title: 'Quillon reservoir: Marrow Vale rations water',
    paragraphs: [body],
    minutes: 8 * (index + 1),
  }));

  it('open one story between them, whichever of them is asked, at once or in turn', async () => {
    const [one, other] = [clusterer(), clusterer()];
    // Both know the window before the event: what follows must reach each through the database.
    const warm = await store({
      slug: 'warm',
      outlet: 'Warm',
      title: 'Chess final drawn',
      paragraphs: ['The chess final ended in a draw after nine hours.'],
    });
    await one.clusterArticle(warm, signal);
    await other.clusterArticle(warm, signal);
    const ids = [];
    for (const report of reports) ids.push(await store(report));
    const clustered = await Promise.all(ids.map((id, index) => (index % 2 === 0 ? one : other).clusterArticle(id, signal)));
    expect(new Set(clustered.map(({ storyId }) => storyId)).size).toBe(1);
    expect(clustered.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1);
    const row = await test.database
      .selectFrom('story')
      .selectAll()
      .where('id', '=', clustered[0]?.storyId ?? '')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ articles: 4, outlets: 4, origins: 4, breaking: true });
  });

  it('assign a breaking story at once, and never one that was merged', async () => {
    const options = { settleMs: hour, minimumOutlets: 4, newsworthiness: 0, now: new Date(clock) };
    const breaking = (await storiesToAssign(test.database, options)).filter((story) => story.breaking);
    expect(breaking).toHaveLength(1);
    const merged = breaking[0]?.id ?? '';
    const into = await clusterer().clusterArticle(derivedId('ar', 'https://warm.example/warm'), signal);
    await test.database.updateTable('story').set({ state: 'merged', merged_into: into.storyId }).where('id', '=', merged).execute();
    expect((await storiesToAssign(test.database, options)).map((story) => story.id)).not.toContain(merged);
  });

  it('put an article into the story that its story was merged into', async () => {
    const stories = clusterer();
    const title = 'Lanternfish found in Lake Oster';
    const lake = ['Biologists found lanternfish in Lake Oster, a hundred kilometres from the sea, the institute in Hallow said.'];
    const first = await stories.clusterArticle(await store({ slug: 'l1', outlet: 'Lake One', title, paragraphs: lake }), signal);
    const into = await stories.clusterArticle(derivedId('ar', 'https://warm.example/warm'), signal);
    await test.database.updateTable('story').set({ state: 'merged', merged_into: into.storyId }).where('id', '=', first.storyId).execute();
    const second = await stories.clusterArticle(await store({ slug: 'l2', outlet: 'Lake Two', title, paragraphs: lake }), signal);
    expect(second).toMatchObject({ outcome: 'joined', storyId: into.storyId });
  });

  it('stop where they are asked to', async () => {
    await expect(clusterer().clusterArticle('ar_none', AbortSignal.abort(new Error('draining')))).rejects.toThrow('draining');
  });

  it('do not join what was last read before the window', async () => {
    const title = 'Old mill of Farrow burns down';
    const mill = ['The old mill of Farrow burned down on Monday night; the fire brigade of Farrow could save the miller’s house.'];
    const old = await clusterer().clusterArticle(await store({ slug: 'm1', outlet: 'Mill One', title, paragraphs: mill }), signal);
    clock += settings.stories.window + hour;
    const late = await clusterer().clusterArticle(
      await store({ slug: 'm2', outlet: 'Mill Two', title, paragraphs: mill, minutes: 2 * 60 }),
      signal,
    );
    expect(late.outcome).toBe('opened');
    expect(late.storyId).not.toBe(old.storyId);
  });
});
