// Feeds that move, end, refuse or change behind their validators: by a real server and the real store.
import { describe, expect, it } from 'vitest';
import { day, feedOf, hour, item, minute, redirects, says, start, startPolling } from '../../test/harness/polling.ts';

const polling = startPolling(['127.0.0.1', 'busy.example']);
const { answers } = polling;
let number = 0;
const path = (): string => `/feed-${(number += 1)}`;
const asked = (): string[] => polling.requests.map((request) => request.path);
async function added(at: string): Promise<string> {
  const [id] = await polling.add(at);
  if (id === undefined) throw new Error('no feed');
  return id;
}
const waitOf = async (id: string): Promise<number> => (await polling.health(id)).nextPollAt.getTime() - polling.now.getTime();

describe('a validator that stays while the feed changes', () => {
  it('is left out once a day, and the content tells', async () => {
    const feed = path();
    const id = await added(feed);
    let body = feedOf(item('a', 5));
    answers.set(feed, (request, response) => {
      if (request.headers['if-none-match'] === '"same"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"same"' }).end(body);
    });
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    body = feedOf(item('b', 1), item('a', 5));
    polling.later(23 * hour);
    expect(await polling.poll(id)).toMatchObject({ unchanged: true });
    polling.later(hour);
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    polling.later(hour);
    expect(await polling.poll(id)).toMatchObject({ unchanged: true });
    expect(polling.requests.map((request) => request.etag)).toEqual([undefined, '"same"', undefined, '"same"']);
  });

  it('that the server keeps with another body is believed by the body', async () => {
    const feed = path();
    const id = await added(feed);
    answers.set(feed, says(feedOf(item('a', 5)), { etag: '"same"' }));
    await polling.poll(id);
    answers.set(feed, says(feedOf(item('b', 1)), { etag: '"same"' }));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect(await polling.poll(id)).toMatchObject({ unchanged: true });
  });
});

describe('the next poll', () => {
  it('follows the feed’s own rhythm, its headers, and what it declares', async () => {
    const feed = path();
    const id = await added(feed);
    const busy = [0, 4, 8, 12, 16].map((minutes) => item(`x${minutes}`, minutes));
    answers.set(feed, says(feedOf(...busy)));
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(5 * minute);
    answers.set(feed, says(feedOf(...busy), { 'cache-control': 'max-age=480' }));
    await polling.poll(id);
    expect(await waitOf(id)).toBeGreaterThanOrEqual(8 * minute - 1000);
    const slow = [0, 600, 1200, 1800, 2400].map((minutes) => item(`y${minutes}`, minutes));
    answers.set(feed, says(feedOf('<ttl>360</ttl>', ...slow)));
    await polling.poll(id);
    expect(await polling.health(id)).toMatchObject({ intervalMs: 6 * hour });
    answers.set(feed, says(feedOf('<skipDays><day>Monday</day></skipDays>', ...busy)));
    await polling.poll(id);
    expect((await polling.health(id)).nextPollAt.toISOString()).toMatch(/^2026-11-24T00:0/);
  });

  it('is kept by a list that is taken in again, as are hub and hints', async () => {
    const feed = path();
    const id = await added(feed);
    const hub = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>';
    answers.set(feed, says(feedOf(hub, ...[0, 600, 1200, 1800].map((minutes) => item(`z${minutes}`, minutes)))));
    await polling.poll(id);
    await polling.add(feed);
    expect(await polling.health(id)).toMatchObject({ intervalMs: 5 * hour, hub: 'https://hub.example/', items: 4, itemsPerDay: 4 });
  });
});

describe('a feed that is redirected', () => {
  it('for good is asked at its new address after two polls, by the leading run alone', async () => {
    const [old, next, last] = [path(), path(), path()];
    const id = await added(old);
    answers.set(old, redirects(next, 301));
    answers.set(next, redirects(last, 302));
    answers.set(last, says(feedOf(item('a', 5))));
    await polling.poll(id);
    expect((await polling.health(id)).movedTo).toBeNull();
    await polling.poll(id);
    expect((await polling.health(id)).movedTo).toBe(`${polling.base}${next}`);
    polling.requests = [];
    expect(await polling.poll(id)).toMatchObject({ failed: null });
    expect(asked()).toEqual([next, last]);
    // The list's address is still its name.
    expect(await polling.add(old)).toEqual([id]);
  });

  it('once only, or to somewhere else each time, stays where it is', async () => {
    const [old, next, other] = [path(), path(), path()];
    const id = await added(old);
    answers.set(next, says(feedOf(item('a', 5))));
    answers.set(other, says(feedOf(item('a', 5))));
    for (const answer of [redirects(next, 301), redirects(other, 308), redirects(next, 301), says(feedOf()), redirects(next, 301)]) {
      answers.set(old, answer);
      await polling.poll(id);
    }
    expect((await polling.health(id)).movedTo).toBeNull();
  });

  it('to an address that fails for long is asked where the list says again', async () => {
    const [old, next] = [path(), path()];
    const id = await added(old);
    answers.set(old, redirects(next, 301));
    answers.set(next, says(feedOf(item('a', 5))));
    await polling.poll(id);
    await polling.poll(id);
    answers.set(next, says('', {}, 404));
    answers.set(old, says(feedOf(item('b', 5))));
    for (let times = 0; times < 5; times += 1) expect(await polling.poll(id)).toMatchObject({ failed: 'status' });
    expect((await polling.health(id)).movedTo).toBeNull();
    expect(await polling.poll(id)).toMatchObject({ added: 1, failed: null });
  });

  it('to what another feed has is muted as its duplicate, and keeps what it listed before', async () => {
    const [old, next] = [path(), path()];
    const [id, other] = await polling.add(old, next);
    if (id === undefined || other === undefined) throw new Error('no feeds');
    answers.set(old, redirects(next, 301));
    answers.set(next, says(feedOf(item('a', 5))));
    await polling.poll(id);
    answers.set(next, says(feedOf(item('b', 1), item('a', 5))));
    expect(await polling.poll(id)).toMatchObject({ added: 0, failed: null });
    const muted = await polling.health(id);
    expect(muted).toMatchObject({ state: 'muted', mutedBy: 'machine', items: 1, movedTo: null });
    expect(muted.mutedReason).toBe(`a duplicate: it moved to ${polling.base}${next}, the address of the feed Feed ${next}`);
    expect((await polling.health(other)).state).toBe('active');
    expect(await waitOf(id)).toBeGreaterThan(0.8 * day);
    // It has a feed of its own again.
    polling.later(day);
    answers.set(old, says(feedOf(item('c', 1))));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect(await polling.health(id)).toMatchObject({ state: 'active', mutedBy: null, mutedReason: null });
  });
});

describe('a feed that is gone', () => {
  it('by its own word (410) is muted, looked at ever more rarely, and active again when it answers', async () => {
    const feed = path();
    const id = await added(feed);
    answers.set(feed, says('', {}, 410));
    await polling.poll(id);
    expect(await polling.health(id)).toMatchObject({ state: 'muted', mutedBy: 'machine', errorCode: 'status', mutedAt: start });
    expect((await polling.health(id)).mutedReason).toContain('gone:');
    const waits: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      waits.push((await waitOf(id)) / day);
      polling.now = (await polling.health(id)).nextPollAt;
      await polling.poll(id);
    }
    for (const [index, expected] of [1, 1, 2, 4, 8, 16, 30, 30].entries()) {
      expect(waits[index]).toBeGreaterThan(expected * 0.6);
      expect(waits[index]).toBeLessThanOrEqual(Math.min(expected * 1.45, 30));
    }
    answers.set(feed, says(feedOf(item('back', 1, polling.now))));
    await polling.poll(id);
    expect(await polling.health(id)).toMatchObject({ state: 'active', mutedBy: null, failures: 0, errorCode: null });
  });

  it('for two weeks is muted as dead, and not before', async () => {
    const feed = path();
    const id = await added(feed);
    answers.set(feed, says('', {}, 404));
    for (let times = 0; times < 13; times += 1) {
      await polling.poll(id);
      polling.later(day);
    }
    expect((await polling.health(id)).state).toBe('active');
    polling.later(day);
    await polling.poll(id);
    const muted = await polling.health(id);
    expect(muted).toMatchObject({ state: 'muted', mutedBy: 'machine', failingSince: start });
    expect(muted.mutedReason).toMatch(/^dead since 2026-11-23, 14 failed polls: .*status 404/);
  });

  it('by the operator’s word is not polled, and a poll under way does not take that back', async () => {
    const feed = path();
    const id = await added(feed);
    const { database } = polling.store;
    answers.set(feed, (_request, response) => {
      void database
        .updateTable('feed')
        .set({ state: 'muted', muted_by: 'operator', muted_reason: 'by us' })
        .where('id', '=', id)
        .execute()
        .then(() => response.end(feedOf(item('a', 1))));
    });
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect(await polling.health(id)).toMatchObject({ state: 'muted', mutedBy: 'operator', mutedReason: 'by us' });
    polling.requests = [];
    await polling.poll(id);
    expect(asked()).toEqual([]);
  });
});

describe('a server that refuses', () => {
  it('says until when by a date', async () => {
    const feed = path();
    const id = await added(feed);
    // Retry-After is told by the real clock.
    answers.set(feed, says('', { 'retry-after': new Date(Date.now() + 5 * hour).toUTCString() }, 503));
    await polling.poll(id);
    expect(Math.abs((await waitOf(id)) - 5.1 * hour)).toBeLessThan(0.2 * hour);
  });

  it('again and again is left alone with all its feeds, also by the next process, until it answers', async () => {
    const port = new URL(polling.base).port;
    const paths = [path(), path(), path(), path()];
    const ids = await polling.add(...paths.map((one) => `http://busy.example:${port}${one}`));
    for (const one of paths) answers.set(one, says('', { 'retry-after': '7200' }, 429));
    await polling.pollAll(ids);
    expect(asked()).toHaveLength(2);
    const rows = await Promise.all(ids.map((id) => polling.health(id)));
    expect(rows.map((row) => row.failures).toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1]);
    for (const row of rows) {
      expect(row.hostDelayedUntil).toEqual(new Date(start.getTime() + 2 * hour));
      expect(row.nextPollAt.getTime()).toBeGreaterThanOrEqual(start.getTime() + 2 * hour);
    }
    polling.requests = [];
    polling.later(hour);
    await polling.pollAll(ids);
    expect(asked()).toEqual([]);
    polling.later(1.5 * hour);
    for (const one of paths) answers.set(one, says(feedOf()));
    await polling.pollAll(ids);
    expect(asked()).toHaveLength(4);
    expect((await polling.health(ids[0] ?? '')).hostDelayedUntil).toBeNull();
    const host = await polling.store.database.selectFrom('feed_host').selectAll().where('name', '=', 'busy.example').executeTakeFirst();
    expect(host).toMatchObject({ refusals: 0, delayed_until: null });
  });
});

describe('a sitemap index', () => {
  const url = (name: string) => `<url><loc>${polling.base}/${name}</loc><lastmod>2026-11-23T11:00:00Z</lastmod></url>`;
  const map = (...urls: string[]) => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
  const indexOf = (...paths: string[]) =>
    `<sitemapindex>${paths.map((one) => `<sitemap><loc>${polling.base}${one}</loc></sitemap>`).join('')}</sitemapindex>`;

  it('is followed to its newest sitemaps, each by its own validators', async () => {
    const index = path();
    const id = await added(index);
    const entry = (name: string, date: string) => `<sitemap><loc>${polling.base}${index}-${name}</loc><lastmod>${date}</lastmod></sitemap>`;
    answers.set(
      index,
      says(
        `<sitemapindex>${entry('older', '2024-01-01')}${entry('old', '2025-01-01')}${entry('b', '2026-11-22')}${entry('c', '2026-11-21')}${entry('a', '2026-11-23')}</sitemapindex>`,
        { etag: '"i"' },
      ),
    );
    answers.set(`${index}-a`, says(map(url('one'), url('two')), { etag: '"a"' }));
    answers.set(`${index}-b`, says(map(url('three'))));
    expect(await polling.poll(id)).toMatchObject({ added: 3, failed: null });
    expect(asked()).toEqual([index, `${index}-a`, `${index}-b`, `${index}-c`, `${index}-old`]);
    expect((await polling.health(id)).note).toContain('a sitemap of it was not read');
    // The index as it was, a sitemap with more.
    answers.set(index, says('', {}, 304));
    answers.set(`${index}-a`, says(map(url('four'), url('one'), url('two')), { etag: '"a2"' }));
    polling.requests = [];
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect(polling.requests.slice(0, 2)).toEqual([
      { path: index, etag: '"i"' },
      { path: `${index}-a`, etag: '"a"' },
    ]);
  });

  it('that does not say when they changed is followed to the first and the last, and it is said that not all are read', async () => {
    const index = path();
    const id = await added(index);
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `${index}-${name}`);
    for (const part of parts) answers.set(part, says(map(url(part.slice(1)))));
    answers.set(index, says(indexOf(...parts), { etag: '"i"' }));
    expect(await polling.poll(id)).toMatchObject({ added: 4 });
    expect(asked().slice(1).toSorted()).toEqual([...parts.slice(0, 2), ...parts.slice(-2)]);
    expect((await polling.health(id)).note).toBe('lists 8 sitemaps, of which 4 are read');
    // The index as it was, a sitemap with more.
    answers.set(index, says('', {}, 304));
    answers.set(`${index}-h`, says(map(url('more'), url(`${index.slice(1)}-h`))));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect((await polling.health(id)).note).toBe('lists 8 sitemaps, of which 4 are read');
  });

  it('none of whose sitemaps is read has failed, and its server is left alone for as long as it asks', async () => {
    const index = path();
    const id = await added(index);
    answers.set(index, says(indexOf(`${index}-a`, `${index}-b`), { etag: '"i"' }));
    for (const part of ['a', 'b']) answers.set(`${index}-${part}`, says('', { 'retry-after': '7200' }, 429));
    expect(await polling.poll(id)).toMatchObject({ failed: 'status', added: 0 });
    expect(await polling.health(id)).toMatchObject({ failures: 1, errorCode: 'status', lastSuccessAt: null });
    expect(await waitOf(id)).toBeGreaterThanOrEqual(2 * hour);
    for (const part of ['a', 'b']) answers.set(`${index}-${part}`, says(map(url(`${index.slice(1)}-${part}`))));
    expect(await polling.poll(id)).toMatchObject({ failed: null, added: 2 });
    expect(await polling.health(id)).toMatchObject({ failures: 0, note: null });
  });

  it('whose sitemaps are gone is not gone itself', async () => {
    const index = path();
    const id = await added(index);
    answers.set(index, says(indexOf(`${index}-old`)));
    answers.set(`${index}-old`, says('', {}, 410));
    expect(await polling.poll(id)).toMatchObject({ failed: 'status' });
    expect(await polling.health(id)).toMatchObject({ state: 'active', mutedBy: null, failures: 1 });
    expect(await waitOf(id)).toBeLessThan(hour);
  });

  it('whose sitemaps list a page twice has it once', async () => {
    const index = path();
    const id = await added(index);
    answers.set(index, says(indexOf(`${index}-a`, `${index}-b`)));
    answers.set(`${index}-a`, says(map(url('twice'))));
    answers.set(`${index}-b`, says(map(url('twice').replace('T11:', 'T10:'), url('once'))));
    expect(await polling.poll(id)).toMatchObject({ items: 2, added: 2 });
  });
});
