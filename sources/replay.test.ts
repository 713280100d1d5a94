import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../core/hash.ts';
import { settingsSchema } from '../core/settings.ts';
import { importFeeds } from '../store/repositories/feeds.ts';
import { countKept, keepFetched, keptSince, sweepFetched } from '../store/repositories/fetched.ts';
import { insertItems } from '../store/repositories/items.ts';
import { insertSnapshot } from '../store/repositories/snapshots.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { derivedId } from '../core/hash.ts';
import { inlineReader } from './extract/page-reader.ts';
import { createGuardedFetch } from './fetch/guarded-fetch.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { createRobots } from './fetch/robots.ts';
import { pollFeed, type PollDeps } from './poll.ts';
import { readItem, type ReadDeps } from './read.ts';
import { replayBatch, type ReplayDeps } from './replay.ts';

const now = new Date('2026-03-14T12:00:00Z');
const never = new AbortController().signal;
const sentences = Array.from(
  { length: 8 },
  (_, index) => `The harbour office counted ${index + 20} ships in the roads on Friday, and said that the levy had stopped all of them.`,
);
const page = `<!doctype html><html lang="en"><head><title>Levy stops ships</title></head><body><article><h1>Levy stops ships</h1>${sentences.map((sentence) => `<p>${sentence}</p>`).join('')}</article></body></html>`;
const feedOf = (...names: string[]): string =>
  `<rss version="2.0"><channel><title>Signal</title>${names
    .map((name) => `<item><guid>${name}</guid><title>${name} of the day</title><link>${base}/${name}.html</link></item>`)
    .join('')}</channel></rss>`;

let testStore: TestStore;
let fetch: GuardedFetch;
const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((group) => [group, {}])));
let deps: ReplayDeps & PollDeps & ReadDeps;
let base = '';
let requests: string[] = [];
const answers = new Map<string, { type: string; body: string; location?: string }>();
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  const answer = answers.get(request.url ?? '');
  if (answer === undefined) response.writeHead(404).end('gone');
  else {
    const location = answer.location === undefined ? {} : { 'content-location': answer.location };
    response.writeHead(200, { 'content-type': answer.type, ...location }).end(answer.body);
  }
});

beforeAll(async () => {
  testStore = await openTestStore();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  fetch = createGuardedFetch({ ...settingsSchema.shape.fetch.parse({}), allowPrivate: [`127.0.0.1:${port}`], timeout: 3000 });
  deps = {
    database: testStore.database,
    settings,
    fetch,
    robots: createRobots({
      database: testStore.database,
      fetch,
      settings: settingsSchema.shape.fetch.parse({ robots: 'ignore' }),
      now: () => now,
    }),
    reader: inlineReader,
    logger: pino({ level: 'silent' }),
    now: () => now,
  };
}, 120_000);

afterAll(async () => {
  await fetch.close();
  await testStore.close();
  await new Promise((resolve) => server.close(resolve));
});

let feeds = 0;
let feedId = '';
beforeEach(async () => {
  answers.clear();
  requests = [];
  feeds += 1;
  const url = `${base}/feed-${feeds}.xml`;
  await importFeeds(
    testStore.database,
    [{ url, title: 'Signal', site: null, language: 'en', country: null, category: [], documentedAt: null, verified: false }],
    900_000,
  );
  feedId = derivedId('fd', url);
});

const query = (extra: object = {}) => ({
  since: new Date(now.getTime() - 3_600_000),
  kinds: ['feed', 'page'] as const,
  feedId,
  afterId: 0,
  limit: 10,
  dryRun: false,
  ...extra,
});

async function addItem(path: string, contentHtml: string | null = null): Promise<string> {
  const item = {
    guid: path,
    url: base + path,
    title: 'Levy',
    summary: null,
    contentHtml,
    author: null,
    publishedAt: null,
    dateDoubt: null,
  };
  const [added] = await insertItems(testStore.database, [{ feedId, ...item, state: 'new' }]);
  return added?.id ?? '';
}

describe('raw first', () => {
  it('keeps a page before it is read: also one that no article can be read from', async () => {
    answers.set('/empty.html', { type: 'text/html; charset=utf-8', body: '<html><body><p>Nothing.</p></body></html>' });
    const outcome = await readItem(deps, await addItem('/empty.html'), never);
    expect(outcome).toMatchObject({ state: 'failed' });
    const [kept] = await keptSince(testStore.database, query());
    expect(kept).toMatchObject({ kind: 'page', url: `${base}/empty.html`, mediaType: 'text/html', charset: 'utf-8', fetchedAt: now });
    expect(gunzipSync(kept?.gzipped ?? '').toString()).toBe('<html><body><p>Nothing.</p></body></html>');
  });

  it('keeps an answer of a feed once while it stays the same, also one that is no feed', async () => {
    const path = new URL(`${base}/feed-${feeds}.xml`).pathname;
    answers.set(path, { type: 'application/rss+xml', body: feedOf('one') });
    await pollFeed(deps, feedId, never);
    await pollFeed(deps, feedId, never);
    answers.set(path, { type: 'text/html', body: '<html>Down for maintenance</html>' });
    expect((await pollFeed(deps, feedId, never)).failed).toBe('feed-html');
    expect(await countKept(testStore.database, query())).toBe(2);
  });
});

describe('a replay', () => {
  it('reads pages again without the network: what says something else gets a new snapshot, what failed becomes an article', async () => {
    answers.set('/known.html', { type: 'text/html', body: page });
    answers.set('/failed.html', { type: 'text/html', body: page.replaceAll('Friday', 'Monday').replaceAll('20', '90') });
    const known = await readItem(deps, await addItem('/known.html'), never);
    const failedId = await addItem('/failed.html');
    await readItem(deps, failedId, never);
    if (known.state !== 'read') throw new Error('not read');
    // As an older reader left them: one article with half of its text, one item that it could not read.
    const half = `Levy stops ships\n\n${sentences.slice(0, 4).join('\n\n')}`;
    const old = await insertSnapshot(testStore.database, { text: half, language: 'en', passages: [] });
    await testStore.owner.updateTable('article').set({ snapshot_sha256: old }).where('id', '=', known.articleId).execute();
    await testStore.owner.updateTable('item').set({ state: 'failed', article_id: null }).where('id', '=', failedId).execute();
    await testStore.owner.deleteFrom('article').where('url', '=', `${base}/failed.html`).execute();
    requests = [];

    const dry = await replayBatch(deps, query({ dryRun: true }), never);
    expect(dry.counts.pages).toEqual({ replayed: 2, unchanged: 0, changed: 1, read: 1, failed: 0 });
    const { counts, nextId } = await replayBatch(deps, query(), never);
    expect(counts.pages).toEqual(dry.counts.pages);
    expect(nextId).toBeNull();
    const article = await testStore.database.selectFrom('article').selectAll().where('id', '=', known.articleId).executeTakeFirstOrThrow();
    expect(article.snapshot_sha256).toBe(sha256(['Levy stops ships', ...sentences].join('\n\n')));
    expect(await testStore.database.selectFrom('snapshot').select('text').where('sha256', '=', old).executeTakeFirst()).toEqual({
      text: half,
    });
    const item = await testStore.database.selectFrom('item').selectAll().where('id', '=', failedId).executeTakeFirstOrThrow();
    expect(item).toMatchObject({ state: 'read', error: null });
    const jobs = await testStore.database.selectFrom('outbox').select('payload').where('job', '=', 'cluster-article').execute();
    expect(jobs.map(({ payload }) => payload)).toContainEqual({ articleId: item.article_id });

    const again = await replayBatch(deps, query(), never);
    expect(again.counts.pages).toEqual({ replayed: 2, unchanged: 2, changed: 0, read: 0, failed: 0 });
    expect(requests).toEqual([]);
  });

  it('finds entries that an older parser missed, and asks for them to be read; twice changes nothing', async () => {
    const bytes = Buffer.from(feedOf('first', 'second'));
    const kept = {
      kind: 'feed' as const,
      feedId,
      itemId: null,
      url: `${base}/moved.xml`,
      mediaType: 'application/rss+xml',
      charset: null,
      contentLocation: null,
    };
    await keepFetched(testStore.database, { ...kept, sha256: sha256(bytes), gzipped: gzipSync(bytes), at: now });
    const broken = Buffer.from('<html>Down</html>');
    await keepFetched(testStore.database, { ...kept, sha256: sha256(broken), gzipped: gzipSync(broken), at: now });
    await addItem('/unrelated.html');
    expect((await replayBatch(deps, query({ dryRun: true }), never)).counts.feeds).toEqual({ replayed: 2, added: 2, failed: 1 });
    expect((await replayBatch(deps, query(), never)).counts.feeds).toEqual({ replayed: 2, added: 2, failed: 1 });
    const items = await testStore.database.selectFrom('item').select(['id', 'guid']).where('feed_id', '=', feedId).execute();
    expect(items.map(({ guid }) => guid).sort()).toEqual(['/unrelated.html', 'first', 'second']);
    const jobs = await testStore.database.selectFrom('outbox').select('job_id').where('job', '=', 'read-item').execute();
    for (const { id, guid } of items) expect(jobs.some((job) => job.job_id === id)).toBe(guid !== '/unrelated.html');
    expect((await replayBatch(deps, query(), never)).counts.feeds).toEqual({ replayed: 2, added: 0, failed: 1 });
  });

  it('goes on batch by batch, and takes of an item only the page that came last', async () => {
    for (const version of ['a', 'b']) {
      answers.set('/twice.html', { type: 'text/html', body: `<p>${version}</p>` });
      await testStore.owner.updateTable('item').set({ state: 'new' }).where('guid', '=', '/twice.html').execute();
      const existing = await testStore.database.selectFrom('item').select('id').where('guid', '=', '/twice.html').executeTakeFirst();
      await readItem(deps, existing?.id ?? (await addItem('/twice.html')), never);
    }
    answers.set('/once.html', { type: 'text/html', body: '<p>once</p>' });
    await readItem(deps, await addItem('/once.html'), never);
    expect(await countKept(testStore.database, query())).toBe(2);
    const first = await replayBatch(deps, query({ limit: 1 }), never);
    expect(first.counts.pages.replayed).toBe(1);
    const second = await replayBatch(deps, query({ limit: 1, afterId: first.nextId ?? 0 }), never);
    expect(second.counts.pages.replayed).toBe(1);
    expect(await replayBatch(deps, query({ limit: 1, afterId: second.nextId ?? 0 }), never)).toMatchObject({ nextId: null });
  });

  it('names what is damaged, and goes on', async () => {
    const kept = {
      kind: 'feed' as const,
      feedId,
      itemId: null,
      url: `${base}/damaged.xml`,
      mediaType: null,
      charset: null,
      contentLocation: null,
    };
    await keepFetched(testStore.database, { ...kept, sha256: sha256('damaged'), gzipped: Buffer.from('no gzip'), at: now });
    const whole = Buffer.from(feedOf('after'));
    await keepFetched(testStore.database, { ...kept, sha256: sha256(whole), gzipped: gzipSync(whole), at: now });
    const said: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void said.push(line) });
    expect((await replayBatch({ ...deps, logger }, query(), never)).counts.feeds).toEqual({ replayed: 2, added: 1, failed: 1 });
    expect(said.join()).toContain(`${base}/damaged.xml at 2026-03-14T12:00:00.000Z is not replayed: it cannot be unpacked`);
  });

  it('resolves a feed’s addresses as its poll did, by what the answer said it is a version of', async () => {
    const path = new URL(`${base}/feed-${feeds}.xml`).pathname;
    answers.set(path, {
      type: 'application/rss+xml',
      location: '/elsewhere/feed.xml',
      body: '<rss version="2.0"><channel><title>T</title><item><title>Levy</title><link>levy.html</link></item></channel></rss>',
    });
    expect((await pollFeed(deps, feedId, never)).added).toBe(1);
    expect((await replayBatch(deps, query(), never)).counts.feeds).toEqual({ replayed: 1, added: 0, failed: 0 });
    const items = await testStore.database.selectFrom('item').select('url').where('feed_id', '=', feedId).execute();
    expect(items).toEqual([{ url: `${base}/elsewhere/levy.html` }]);
  });

  it('mends what an older reader read of author, dates, section and paywall, also where the text is the same, and then no more', async () => {
    const head = '<meta name="author" content="Tamsin Ruhl"><meta property="article:published_time" content="2031-01-01T00:00:00Z">';
    answers.set('/meta.html', { type: 'text/html', body: page.replace('<head>', `<head>${head}`) });
    const read = await readItem(deps, await addItem('/meta.html'), never);
    if (read.state !== 'read') throw new Error('not read');
    const { database, owner } = testStore;
    const stored = () => database.selectFrom('article').selectAll().where('id', '=', read.articleId).executeTakeFirstOrThrow();
    const before = await stored();
    expect(before).toMatchObject({ author: 'Tamsin Ruhl', published_at: now });
    const later = { ...deps, now: () => new Date(now.getTime() + 86_400_000) };
    expect((await replayBatch(later, query(), never)).counts.pages).toMatchObject({ unchanged: 1, changed: 0 });
    const wrong = { author: 'Ann Smith, Cy Doe', published_at: null, section: 'Sport', paywall: true };
    await owner.updateTable('article').set(wrong).where('id', '=', read.articleId).execute();
    expect((await replayBatch(later, query({ dryRun: true }), never)).counts.pages).toMatchObject({ unchanged: 0, changed: 1 });
    expect((await replayBatch(later, query(), never)).counts.pages).toMatchObject({ unchanged: 0, changed: 1 });
    expect(await stored()).toEqual(before);
    expect((await replayBatch(later, query(), never)).counts.pages).toMatchObject({ unchanged: 1, changed: 0 });
  });

  it('leaves an article to the item it was read from where two of one feed share its page and each has its own text', async () => {
    const body = page.replace(/<p>.*<\/p>/, '<p>Short.</p>').replaceAll('Levy stops ships', 'Storm closes harbour');
    const full = (who: string): string => sentences.map((sentence) => `<p>${who} said: ${sentence}</p>`).join('');
    const ids = [];
    for (const who of ['alpha', 'beta']) {
      answers.set(`/storm.html?utm_source=${who}`, { type: 'text/html', body });
      ids.push(await addItem(`/storm.html?utm_source=${who}`, full(who)));
    }
    const read = [];
    for (const id of ids) read.push(await readItem(deps, id, never));
    const [first, second] = read;
    if (first?.state !== 'read' || second?.state !== 'read') throw new Error('not read');
    expect(second.articleId).toBe(first.articleId);
    for (let times = 0; times < 2; times += 1)
      expect((await replayBatch(deps, query(), never)).counts.pages).toMatchObject({ unchanged: 2, changed: 0 });
    const said = await testStore.database
      .selectFrom('article')
      .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
      .select('snapshot.text')
      .where('article.id', '=', first.articleId)
      .executeTakeFirstOrThrow();
    expect(said.text).toContain('alpha said');

    // The embedded database counts whole milliseconds, and the two may be of one.
    await sql`update item set first_seen_at = first_seen_at - interval '1 second' where id = ${ids[0]}`.execute(testStore.owner);
    // As the store was before articles named their items.
    const migration = await readFile(new URL('../store/migrations/0023-article-item.sql', import.meta.url), 'utf8');
    await sql`alter table article drop column item_id`.execute(testStore.owner);
    await sql.raw(migration).execute(testStore.owner);
    const { item_id: named } = await testStore.owner
      .selectFrom('article')
      .select('item_id')
      .where('id', '=', first.articleId)
      .executeTakeFirstOrThrow();
    expect(named).toBe(ids[0]);
  });

  it('leaves an article to the page that it was read from where other items point at it', async () => {
    const canonical = `<link rel="canonical" href="${base}/full.html">`;
    answers.set('/full.html', { type: 'text/html', body: page.replace('<head>', `<head>${canonical}`) });
    answers.set('/short.html', { type: 'text/html', body: page.replace('<head>', `<head>${canonical}`).replace('</article>', '<p>Shortened for small screens, said the desk.</p></article>') }); // prettier-ignore
    const full = await readItem(deps, await addItem('/full.html'), never);
    const short = await readItem(deps, await addItem('/short.html'), never);
    if (full.state !== 'read' || short.state !== 'read') throw new Error('not read');
    expect(short.articleId).toBe(full.articleId);
    expect((await replayBatch(deps, query(), never)).counts.pages).toEqual({ replayed: 2, unchanged: 2, changed: 0, read: 0, failed: 0 });
  });
});

describe('retention', () => {
  it('removes answers past their time, and bytes that no answer names any more', async () => {
    const kept = (body: string, kind: 'feed' | 'page', itemId: string | null, at: Date) =>
      keepFetched(testStore.database, {
        kind,
        feedId,
        itemId,
        url: `${base}/old`,
        mediaType: 'text/html',
        charset: null,
        contentLocation: null,
        sha256: sha256(body),
        gzipped: gzipSync(body),
        at,
      });
    const days = (count: number): Date => new Date(now.getTime() - count * 86_400_000);
    const itemId = await addItem('/old.html');
    await kept('feed of long ago', 'feed', null, days(5));
    await kept('page of then', 'page', itemId, days(5));
    await kept('page of long ago', 'page', itemId, days(20));
    await kept('came again', 'feed', null, days(5));
    await kept('came again', 'feed', null, days(1));
    const swept = await sweepFetched(testStore.database, { feeds: days(3), pages: days(14) });
    expect(swept).toEqual({ answers: 3, bodies: 2 });
    const left = await testStore.database
      .selectFrom('snapshot_raw')
      .select('sha256')
      .where(
        'sha256',
        'in',
        ['feed of long ago', 'page of then', 'page of long ago', 'came again'].map((body) => sha256(body)),
      )
      .execute();
    expect(left.map(({ sha256: name }) => name).sort()).toEqual([sha256('page of then'), sha256('came again')].sort());
    expect(await sweepFetched(testStore.database, { feeds: days(3), pages: days(14) })).toEqual({ answers: 0, bodies: 0 });
  });
});
