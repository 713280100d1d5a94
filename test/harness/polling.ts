// A server, a store and a clock for tests of polling. Call `startPolling` once a test file, on top.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { derivedId } from '../../core/hash.ts';
import { settingsSchema } from '../../core/settings.ts';
import type { Settings } from '../../core/settings.ts';
import { feedHealth, type FeedHealth } from '../../store/repositories/feed-health.ts';
import { importFeeds } from '../../store/repositories/feeds.ts';
import { openTestStore, type TestStore } from './store.ts';
import { createGuardedFetch } from '../../sources/fetch/guarded-fetch.ts';
import type { GuardedFetch } from '../../sources/fetch/guarded-fetch.ts';
import { createPoller, pollFeed, type PollDeps, type PollSummary } from '../../sources/poll.ts';

export const start = new Date('2026-11-23T12:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const never = new AbortController().signal;
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const defaults = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));

export interface Polling {
  readonly store: TestStore;
  /** `http://127.0.0.1:PORT` */
  base: string;
  now: Date;
  /** Answers by path; the others are 404. */
  readonly answers: Map<string, Answer>;
  /** Paths with the validators that came, in order. */
  requests: { path: string; etag: string | undefined }[];
  log: string[];
  deps(settings?: Partial<Settings['feeds']>): PollDeps & { readonly fetch: GuardedFetch };
  /** Adds feeds by path, due at the clock's time, and gives their ids. */
  add(...paths: string[]): Promise<string[]>;
  poll(feedId: string, settings?: Partial<Settings['feeds']>): Promise<PollSummary>;
  pollAll(feedIds: readonly string[]): Promise<PollSummary[]>;
  health(feedId: string): Promise<FeedHealth>;
  /** Moves the clock. */
  later(ms: number): void;
}

export function startPolling(hosts: readonly string[] = ['127.0.0.1'], fetchSettings: Partial<Settings['fetch']> = {}): Polling {
  let store: TestStore | null = null;
  let fetch: GuardedFetch | null = null;
  const polling: Polling = {
    get store() {
      if (store === null) throw new Error('not started');
      return store;
    },
    base: '',
    now: start,
    answers: new Map(),
    requests: [],
    log: [],
    deps: (feeds = {}) => {
      if (fetch === null) throw new Error('not started');
      const logger = pino({ level: 'info' }, { write: (line: string) => void polling.log.push(line) });
      const settings = { ...defaults, feeds: { ...defaults.feeds, ...feeds }, fetch: { ...defaults.fetch, allowPrivate: [...hosts] } };
      return { database: polling.store.database, settings, fetch, logger, now: () => polling.now };
    },
    add: async (...paths) => {
      const urls = paths.map((path) => (path.startsWith('http') ? path : `${polling.base}${path}`));
      const listed = urls.map((url) => ({
        url,
        title: `Feed ${url.replace(/^https?:\/\/[^/]*/, '')}`,
        site: null,
        language: 'en',
        country: 'GB',
        category: [],
        documentedAt: null,
        verified: false,
      }));
      await importFeeds(polling.store.database, listed, 15 * minute);
      const ids = urls.map((url) => derivedId('fd', url));
      await polling.store.database.updateTable('feed').set({ next_poll_at: polling.now }).where('id', 'in', ids).execute();
      return ids;
    },
    poll: (feedId, settings) => pollFeed(polling.deps(settings), feedId, never),
    pollAll: (feedIds) => createPoller(polling.deps()).pollFeeds({ feedIds, claimedUntil: '' }, never),
    health: async (feedId) => {
      const found = (await feedHealth(polling.store.database, polling.now)).find((feed) => feed.id === feedId);
      if (found === undefined) throw new Error('no such feed');
      return found;
    },
    later: (ms) => (polling.now = new Date(polling.now.getTime() + ms)),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    polling.requests.push({ path, etag: request.headers['if-none-match'] });
    const answer = polling.answers.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    polling.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    store = await openTestStore();
    fetch = createGuardedFetch(
      { ...defaults.fetch, allowPrivate: [...hosts], timeout: 6000, ...fetchSettings },
      { resolve: () => Promise.resolve(['127.0.0.1']) },
    );
  });
  beforeEach(async () => {
    polling.now = start;
    polling.answers.clear();
    polling.requests = [];
    polling.log = [];
    await polling.store.owner.deleteFrom('feed_host').execute();
  });
  afterAll(async () => {
    await fetch?.close();
    server.closeAllConnections();
    server.close();
    await store?.close();
  });
  return polling;
}

export function item(guid: string, minutesAgo: number | null, at = start): string {
  const date = minutesAgo === null ? '' : `<pubDate>${new Date(at.getTime() - minutesAgo * minute).toUTCString()}</pubDate>`;
  return `<item><title>Story ${guid}</title><link>/${guid}</link><guid>${guid}</guid>${date}</item>`;
}

export const feedOf = (...items: string[]): string => `<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`;

export const says =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

export const redirects = (to: string, status: number): Answer => says('', { location: to }, status);
