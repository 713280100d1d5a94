import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsSchema } from '../core/settings.ts';
import { FeedListError, loadFeedList } from './feed-list.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { createGuardedFetch } from './fetch/guarded-fetch.ts';

const list =
  '<opml version="2.0"><body><outline title="The Paper" xmlUrl="https://paper.example/rss"/><outline title="None" xmlUrl="x"/></body></opml>';
const server = createServer((request, response) => {
  if (request.url === '/feeds.opml') response.writeHead(200, { 'content-type': 'text/x-opml' }).end(list);
  else if (request.url === '/page') response.end('<html><body>Hello</body></html>');
  else response.writeHead(404).end();
});
let base = '';
let folder = '';
let fetch: GuardedFetch;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'feed-list-'));
  fetch = createGuardedFetch({ ...settingsSchema.shape.fetch.parse({}), allowPrivate: ['127.0.0.1'] });
});
afterAll(async () => {
  await fetch.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function errorOf(location: string, client = fetch): Promise<Error> {
  const error: unknown = await loadFeedList(location, client).catch((thrown: unknown) => thrown);
  if (error instanceof Error) return error;
  throw new Error('the list was read');
}

describe('the feed list', () => {
  it('comes from an address or a file, with what is wrong in it', async () => {
    const path = join(folder, 'feeds.opml');
    await writeFile(path, list);
    for (const location of [`${base}/feeds.opml`, path]) {
      const { feeds, problems } = await loadFeedList(location, fetch);
      expect(feeds.map((feed) => feed.url)).toEqual(['https://paper.example/rss']);
      expect(problems).toHaveLength(1);
    }
  });

  it('that is missing or no list is told by its place', async () => {
    expect((await errorOf(join(folder, 'none.opml'))).message).toContain('none.opml');
    const missing = await errorOf(`${base}/none`);
    expect(missing).toBeInstanceOf(FeedListError);
    expect(missing.message).toContain(`${base}/none: the server answered with status 404; check the address in feeds.list`);
    const page = await errorOf(`${base}/page`);
    expect(page).toBeInstanceOf(FeedListError);
    expect(page.message).toContain(`the feed list at ${base}/page cannot be used`);
  });

  it('on a host that is not public says how to open it', async () => {
    const guarded = createGuardedFetch(settingsSchema.shape.fetch.parse({}));
    expect((await errorOf('http://127.0.0.1/feeds.opml', guarded)).message).toContain('fetch.allowPrivate');
    await guarded.close();
  });
});
