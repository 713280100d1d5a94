import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivedId } from '../core/hash.ts';
import { settingsSchema } from '../core/settings.ts';
import type { Settings } from '../core/settings.ts';
import { importFeeds, makeFeedsDue } from '../store/repositories/feeds.ts';
import { feedHealth, type FeedHealth } from '../store/repositories/feed-health.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { openTestStore } from '../test/harness/store.ts';
import type { TestStore } from '../test/harness/store.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { createGuardedFetch } from './fetch/guarded-fetch.ts';
import { createPoller, findDueFeeds, pollFeed } from './poll.ts';
import type { PollDeps, PollSummary } from './poll.ts';

const defaults = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
const start = new Date('2026-11-23T12:00:00Z');
const minute = 60_000;
const never = new AbortController().signal;

let opened: TestStore;
let fetch: GuardedFetch;
let base = '';
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let logged: string[] = [];
let clock = start;
let number = 0;
const server = createServer((request, response) => answer(request, response));

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened = await openTestStore();
  fetch = createGuardedFetch({ ...defaults.fetch, allowPrivate: ['127.0.0.1'], timeout: 2000 });
});
afterAll(async () => {
  await fetch.close();
  server.closeAllConnections();
  server.close();
  await opened.close();
});

function depsWith(feeds: Partial<Settings['feeds']> = {}): PollDeps {
  const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  return { database: opened.database, settings: { ...defaults, feeds: { ...defaults.feeds, ...feeds } }, fetch, logger, now: () => clock };
}

let url = '';
let feedId = '';
const listed = (address: string) => ({
  url: address,
  title: 'The Paper',
  site: null,
  language: 'en',
  country: 'GB',
  category: ['World'],
  documentedAt: null,
  verified: false,
});

beforeEach(async () => {
  number += 1;
  url = `${base}/feed-${number}.xml`;
  feedId = derivedId('fd', url);
  clock = start;
  logged = [];
  await importFeeds(opened.database, [listed(url)], 15 * minute);
});

const poll = (feeds: Partial<Settings['feeds']> = {}): Promise<PollSummary> => pollFeed(depsWith(feeds), feedId, never);

async function feedRow(): Promise<FeedHealth & { verified: boolean }> {
  const row = (await feedHealth(opened.database)).find((feed) => feed.id === feedId);
  if (row === undefined) throw new Error('no such feed');
  const { verified } = await opened.database.selectFrom('feed').select('verified').where('id', '=', feedId).executeTakeFirstOrThrow();
  return { ...row, verified };
}

const storedItems = () => opened.database.selectFrom('item').selectAll().where('feed_id', '=', feedId).orderBy('guid').execute();

async function readJobs(): Promise<string[]> {
  const ids = (await storedItems()).map((item) => item.id);
  const rows = await opened.database
    .selectFrom('outbox')
    .select('job_id')
    .where('job', '=', 'read-item')
    .where('job_id', 'in', [...ids, '-'])
    .execute();
  return rows.map((row) => row.job_id);
}

const problems = async () =>
  (await openProblems(opened.database)).filter((problem) => problem.area === 'feed' && problem.subject === feedId);

function item(guid: string, hoursAgo: number | null, more = ''): string {
  const date = hoursAgo === null ? '' : `<pubDate>${new Date(start.getTime() - hoursAgo * 60 * minute).toUTCString()}</pubDate>`;
  return `<item><title>Story ${guid}</title><link>/${guid}</link><guid>${guid}</guid>${date}${more}</item>`;
}
const feedOf = (...items: string[]): string => `<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`;

describe('a poll', () => {
  it('stores what is new, with the job that reads it, and twice the same only once', async () => {
    answer = (_request, response) => response.end(feedOf(item('a', 1), item('b', 2), item('a', 1)));
    expect(await poll()).toEqual({ feedId, items: 2, added: 2, skipped: 0, withoutAddress: 0, unchanged: false, failed: null });
    expect(await poll()).toMatchObject({ added: 0, unchanged: true });
    answer = (_request, response) => response.end(feedOf(item('c', 0), item('a', 1), item('b', 2)));
    expect(await poll()).toMatchObject({ items: 3, added: 1, unchanged: false });
    const items = await storedItems();
    expect(items.map((row) => [row.guid, row.state, row.url])).toEqual([
      ['a', 'new', `${base}/a`],
      ['b', 'new', `${base}/b`],
      ['c', 'new', `${base}/c`],
    ]);
    expect((await readJobs()).toSorted()).toEqual(items.map((row) => row.id).toSorted());
    expect(await feedRow()).toMatchObject({ items: 3, verified: true, failures: 0, error: null, lastSuccessAt: start });
  });

  it('takes the language that the feed names where its list gave none', async () => {
    answer = (_request, response) => response.end(feedOf('<language>pt-BR</language>', item('a', 1)));
    await poll();
    expect((await feedRow()).language).toBe('en');
    url = `${base}/feed-${number}-unlabelled.xml`;
    feedId = derivedId('fd', url);
    await importFeeds(opened.database, [{ ...listed(url), language: null }], 15 * minute);
    await poll();
    expect((await feedRow()).language).toBe('pt');
  });

  it('run twice at the same time stores once', async () => {
    answer = (_request, response) => response.end(feedOf(item('a', 1), item('b', 1)));
    const both = await Promise.all([poll(), poll()]);
    expect(both.map((summary) => summary.added).reduce((sum, added) => sum + added)).toBe(2);
    expect(await readJobs()).toHaveLength(2);
  });

  it('sends back the validators of the last answer, and takes 304 for unchanged', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers['if-none-match'], request.headers['if-modified-since']);
      if (request.headers['if-none-match'] === 'W/"1') response.writeHead(304).end();
      else response.writeHead(200, { etag: 'W/"1', 'last-modified': 'odd date' }).end(feedOf(item('a', 1)));
    };
    await poll();
    expect(await poll()).toMatchObject({ added: 0, unchanged: true, failed: null });
    await poll();
    expect(seen).toEqual([undefined, undefined, 'W/"1', 'odd date', 'W/"1', 'odd date']);
  });

  it('takes the newest entries only, and notes old ones without reading them', async () => {
    answer = (_request, response) =>
      response.end(feedOf(item('old', 100), item('b', 2), item('a', 1), item('undated', null), item('c', 3)));
    expect(await poll({ itemsPerPoll: 4 })).toMatchObject({ items: 4, added: 4 });
    expect((await storedItems()).map((row) => row.guid)).toEqual(['a', 'b', 'c', 'undated']);
    answer = (_request, response) => response.end(feedOf(item('old', 100), item('a', 1)));
    expect(await poll()).toMatchObject({ added: 1, skipped: 1 });
    expect((await storedItems()).find((row) => row.guid === 'old')?.state).toBe('skipped');
    expect(await readJobs()).toHaveLength(4);
  });

  it('stores no entry that names no page, and believes no date of the far future', async () => {
    answer = (_request, response) =>
      response.end(feedOf(item('future', -100), '<item><title>No address</title><link>javascript:alert(1)</link></item>'));
    expect(await poll()).toMatchObject({ items: 1, added: 1, withoutAddress: 1 });
    expect((await storedItems())[0]?.published_at).toEqual(start);
  });

  it('keeps texts that a database could stumble over', async () => {
    answer = (_request, response) =>
      response.end(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          items: [{ id: 'x\u0000\ud800', url: '/x', title: 'a\u0000b\udc00', content_html: '<p>\u0000</p>' }],
        }),
      );
    expect(await poll()).toMatchObject({ added: 1, failed: null });
    expect((await storedItems())[0]).toMatchObject({ guid: 'x', content_html: '<p></p>' });
  });

  it('of a muted or unknown feed does nothing', async () => {
    answer = () => expect.unreachable('nothing is fetched');
    await opened.database.updateTable('feed').set({ state: 'muted' }).where('id', '=', feedId).execute();
    expect(await poll()).toMatchObject({ added: 0, failed: null });
    expect(await pollFeed(depsWith(), 'fd_unknown', never)).toMatchObject({ added: 0, failed: null });
  });
});

describe('a poll that fails', () => {
  it('says which feed and why, in a row, a problem and a line, and is over when the feed is back', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Gone</body></html>');
    expect(await poll()).toMatchObject({ failed: 'feed-html', added: 0 });
    const message = `feed The Paper: HTML page at ${url}, not a feed: check the address in the feed list`;
    expect(await feedRow()).toMatchObject({ failures: 1, error: message, verified: false });
    expect(await problems()).toMatchObject([{ code: 'feed-html', message }]);
    expect(logged.join()).toContain(message);
    answer = (_request, response) => response.writeHead(500).end();
    expect(await poll()).toMatchObject({ failed: 'status' });
    expect((await problems()).map((problem) => problem.code)).toEqual(['status']);
    answer = (_request, response) => response.end(feedOf(item('a', 1)));
    expect(await poll()).toMatchObject({ failed: null, added: 1 });
    expect(await problems()).toEqual([]);
    expect(await feedRow()).toMatchObject({ failures: 0, error: null });
  });

  it('waits longer each time, at most a day', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    const waits: number[] = [];
    for (let times = 0; times < 9; times += 1) {
      await poll();
      waits.push(((await feedRow()).nextPollAt.getTime() - start.getTime()) / minute);
    }
    const expected = [15, 30, 60, 120, 240, 480, 960, 1440, 1440];
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((expected[index] ?? 0) * 0.89);
      expect(wait).toBeLessThanOrEqual((expected[index] ?? 0) * 1.11);
    }
  });

  it('waits as long as the server asks', async () => {
    answer = (_request, response) => response.writeHead(429, { 'retry-after': String(6 * 3600) }).end();
    await poll();
    const waited = (await feedRow()).nextPollAt.getTime() - start.getTime();
    expect(waited).toBeGreaterThanOrEqual(6 * 60 * minute);
    expect(waited).toBeLessThanOrEqual(6.4 * 60 * minute);
  });

  it('without a network names the feed, and the next ones are polled all the same', async () => {
    const address = `http://nowhere.example:8080/feed-${number}`;
    await importFeeds(opened.database, [listed(address)], 15 * minute);
    const offline = createGuardedFetch(defaults.fetch, {
      resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'EAI_AGAIN' })),
    });
    const summary = await pollFeed({ ...depsWith(), fetch: offline }, derivedId('fd', address), never);
    await offline.close();
    expect(summary.failed).toBe('dns');
    expect(logged.join()).toContain(`feed The Paper: ${address}: the host nowhere.example cannot be resolved (EAI_AGAIN)`);
  });

  it('because it was given up leaves the feed as it was', async () => {
    answer = () => undefined;
    await expect(pollFeed(depsWith(), feedId, AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'aborted', retryable: true });
    expect(await feedRow()).toMatchObject({ failures: 0, lastPolledAt: null });
    server.closeAllConnections();
  });
});

describe('due feeds', () => {
  interface Job {
    readonly feedIds: string[];
    readonly claimedUntil: string;
  }
  const allJobs = async (): Promise<Job[]> => {
    const rows = await opened.database.selectFrom('outbox').select('payload').where('job', '=', 'poll-feeds').orderBy('id').execute();
    return rows.map((row) => row.payload as unknown as Job);
  };
  const jobsOf = async (): Promise<Job[]> => (await allJobs()).filter((job) => job.feedIds.includes(feedId));
  beforeEach(async () => {
    await opened.database
      .updateTable('feed')
      .set({ next_poll_at: new Date('2100-01-01') })
      .execute();
    await opened.owner.deleteFrom('feed_host').execute();
    await opened.database.deleteFrom('outbox').execute();
  });

  it('are enqueued once, and again when their time has come and the last poll of their host has ended', async () => {
    answer = (_request, response) => response.end(feedOf());
    await makeFeedsDue(opened.database, [url], start);
    expect(await findDueFeeds(depsWith())).toBe(1);
    expect(await findDueFeeds(depsWith())).toBe(0);
    expect(await jobsOf()).toHaveLength(1);
    clock = new Date(start.getTime() + 4 * minute);
    await makeFeedsDue(opened.database, [url], clock);
    expect(await findDueFeeds(depsWith())).toBe(0);
    const [job] = await jobsOf();
    if (job === undefined) throw new Error('no job');
    await createPoller(depsWith()).pollFeeds(job, never);
    clock = new Date(start.getTime() + 17 * minute);
    await makeFeedsDue(opened.database, [url], clock);
    expect(await findDueFeeds(depsWith())).toBe(1);
    expect(await jobsOf()).toHaveLength(2);
  });

  it('are those that the machine muted only when their own time has come', async () => {
    const mutedUntil = new Date(start.getTime() + 60 * minute);
    const values = { state: 'muted', muted_by: 'machine', next_poll_at: mutedUntil } as const;
    await opened.database.updateTable('feed').set(values).where('id', '=', feedId).execute();
    await makeFeedsDue(opened.database, [url], start);
    expect(await findDueFeeds(depsWith())).toBe(0);
    clock = mutedUntil;
    expect(await findDueFeeds(depsWith())).toBe(1);
  });

  it('of a host whose job was lost are polled when its claim has run out', async () => {
    await makeFeedsDue(opened.database, [url], start);
    await findDueFeeds(depsWith());
    await makeFeedsDue(opened.database, [url], start);
    clock = new Date(start.getTime() + 14 * minute);
    expect(await findDueFeeds(depsWith())).toBe(0);
    clock = new Date(start.getTime() + 16 * minute);
    expect(await findDueFeeds(depsWith())).toBe(1);
    expect(await jobsOf()).toHaveLength(2);
  });

  it('of one host go into one job, found by two processes at once, and a part of them at a time', async () => {
    const addresses = Array.from({ length: 60 }, (_value, index) => `https://many-${number}.example/${index}`);
    await importFeeds(opened.database, addresses.map(listed), minute);
    await makeFeedsDue(opened.database, addresses, start);
    const found = await Promise.all([findDueFeeds(depsWith()), findDueFeeds(depsWith())]);
    expect(found[0] + found[1]).toBe(25);
    const jobs = await allJobs();
    expect(jobs.map((job) => job.feedIds.length)).toEqual([25]);
  });

  it('are not muted ones', async () => {
    await makeFeedsDue(opened.database, [url], start);
    await opened.database.updateTable('feed').set({ state: 'muted' }).where('id', '=', feedId).execute();
    await findDueFeeds(depsWith());
    expect(await findDueFeeds(depsWith())).toBe(0);
    expect(await jobsOf()).toEqual([]);
  });

  it('are all found, however many', async () => {
    const many = Array.from({ length: 1200 }, (_value, index) => listed(`https://paper-${index}.example/${number}`));
    expect(await importFeeds(opened.database, [...many, ...many.slice(0, 5)], minute)).toEqual({ added: 1200, known: 0 });
    await makeFeedsDue(
      opened.database,
      many.map((feed) => feed.url),
      start,
    );
    expect(await findDueFeeds(depsWith())).toBe(1200);
    expect(await findDueFeeds(depsWith())).toBe(0);
    expect((await allJobs()).flatMap((job) => job.feedIds)).toHaveLength(1200);
  });
});

describe('a feed list that is taken in again', () => {
  it('changes what the list says, and not how the feed is polled', async () => {
    answer = (_request, response) => response.writeHead(200, { etag: '"1"' }).end(feedOf(item('a', 1)));
    await poll();
    const renamed = { ...listed(url), title: 'The New Paper', language: null };
    expect(await importFeeds(opened.database, [renamed], 15 * minute)).toEqual({ added: 0, known: 1 });
    expect(await feedRow()).toMatchObject({ title: 'The New Paper', language: null, verified: true, items: 1, lastSuccessAt: start });
  });
});
