// What feeds may be made of to do harm, and servers that do none of what they should: each is named in the feed's health, and the feeds that
// are polled beside it are not slowed.
import { once } from 'node:events';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPoller } from '../poll.ts';
import { feedOf, item, never, redirects, says, startPolling, type Answer } from '../../test/harness/polling.ts';
import { selfSigned } from './self-signed.fixture.ts';

const others = ['one.example', 'two.example', 'three.example'];
const polling = startPolling(['127.0.0.1', 'bad.example', 'away.example', ...others]);
const { answers } = polling;
let number = 0;

const endless: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.write('<rss version="2.0"><channel><title>Endless</title>');
  const go = (): void => {
    while (!response.destroyed && response.write(item('more', 1).repeat(5000)));
    if (!response.destroyed) response.once('drain', go);
  };
  go();
};

/** Polls a feed on bad.example beside three on other hosts, in one batch; gives its health, and how long the others took at most. */
async function beside(
  answer: Answer,
  host = 'bad.example',
): Promise<{ health: Awaited<ReturnType<typeof polling.health>>; slowest: number }> {
  const { port } = new URL(polling.base);
  number += 1;
  const bad = `/bad-${number}`;
  answers.set(bad, answer);
  for (const other of others) answers.set(`/${other}-${number}`, says(feedOf(item(`a-${number}`, 5))));
  const [badId = ''] = await polling.add(`http://${host}:${port}${bad}`);
  const ids = await polling.add(...others.map((other) => `http://${other}:${port}/${other}-${number}`));
  const begun = performance.now();
  let slowest = 0;
  const deps = polling.deps();
  const poller = createPoller({
    ...deps,
    fetch: {
      fetch: async (url, request) => {
        const got = await deps.fetch.fetch(url, request);
        if (!url.includes(bad)) slowest = Math.max(slowest, performance.now() - begun);
        return got;
      },
    },
  });
  await poller.pollFeeds({ feedIds: [badId, ...ids], claimedUntil: '' }, never);
  for (const id of ids) expect(await polling.health(id)).toMatchObject({ failures: 0, items: 1 });
  return { health: await polling.health(badId), slowest };
}

describe('a feed that does harm is named, and nothing else is slowed:', () => {
  it.each<[string, Answer, string, RegExp]>([
    [
      'a gzip bomb',
      says(gzipSync(Buffer.alloc(100 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }),
      'too-large',
      /larger than 8388608 bytes/,
    ],
    ['an endless feed', endless, 'too-large', /larger than/],
    ['one that never answers', () => undefined, 'timeout', /no whole answer within 6000 ms/],
    [
      'a redirect loop',
      (request, response) => redirects(request.url ?? '', 302)(request, response),
      'too-many-redirects',
      /more than 5 redirects/,
    ],
    [
      'an entity bomb',
      says(`<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(3)}]><rss><channel>&b;`.padEnd(20_000, '&b;')),
      'feed-malformed',
      /nothing in it can be read/,
    ],
    [
      'binary data',
      says(Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 0, 7].flatMap((byte) => Array<number>(50).fill(byte)))),
      'feed-binary',
      /binary data/,
    ],
    ['a redirect to a private address', redirects('http://10.0.0.1/feed', 302), 'refused-address', /10\.0\.0\.1/],
    ['one that was never read and is unchanged all the same', says('', {}, 304), 'protocol', /answered 304 to an unconditional request/],
    ['a page', says('<html><body>Hello</body></html>'), 'feed-html', /HTML page/],
  ])('%s', async (_what, answer, code, message) => {
    const { health, slowest } = await beside(answer);
    expect(health.errorCode).toBe(code);
    expect(health.error).toMatch(message);
    expect(health).toMatchObject({ failures: 1, items: 0, state: 'active' });
    expect(slowest).toBeLessThan(3000);
  });

  it('a feed of 50,000 items: the newest are taken, and it is said', async () => {
    const many = Array.from({ length: 50_000 }, (_value, index) => item(`m${index}`, index));
    const { health } = await beside(says(gzipSync(feedOf(...many)), { 'content-encoding': 'gzip' }));
    if (health.errorCode === null) {
      expect(health.items).toBe(500);
      expect(health.note).toContain('lists 50000 entries: the newest 500 were taken');
    } else expect(health.errorCode).toBe('feed-too-large');
  });

  it('a feed cut in the middle: its whole items are kept, and it is said', async () => {
    const whole = feedOf(item('a', 1), item('b', 2), item('c', 3));
    const { health } = await beside(says(whole.slice(0, whole.indexOf('<guid>c'))));
    expect(health.errorCode).toBeNull();
    expect(health.items).toBeGreaterThanOrEqual(2);
    expect(health.note).toContain('not well-formed');
  });

  it('a certificate that nobody signed', async () => {
    const server = createSecureServer(selfSigned('bad.example'), (_request, response) => response.end(feedOf()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const [id = ''] = await polling.add(`https://bad.example:${(server.address() as AddressInfo).port}/feed`);
    expect(await polling.poll(id)).toMatchObject({ failed: 'tls' });
    const health = await polling.health(id);
    expect(health).toMatchObject({ errorCode: 'tls', failures: 1 });
    expect(health.error).toContain('no secure connection (DEPTH_ZERO_SELF_SIGNED_CERT)');
  });
});

describe('a batch of polls', () => {
  it('leaves the rest of a host alone that cannot be reached', async () => {
    const { port } = new URL(polling.base);
    const paths = Array.from({ length: 6 }, (_value, index) => `/away-${index}`);
    for (const path of paths) answers.set(path, (request) => request.socket.destroy());
    const ids = await polling.add(...paths.map((path) => `http://away.example:${port}${path}`));
    const summaries = await polling.pollAll(ids);
    expect(summaries.map((summary) => summary.failed)).toEqual(['connect', 'connect', 'connect']);
    const rows = await Promise.all(ids.map((id) => polling.health(id)));
    expect(rows.filter((row) => row.failures === 0)).toHaveLength(3);
    for (const row of rows) expect(row.nextPollAt.getTime()).toBeGreaterThan(polling.now.getTime());
  });

  it('keeps the gap of a host without taking the place of another', async () => {
    // Hosts on loopback have no gap, and others cannot be reached here: the wire is played.
    const starts: { host: string; at: number }[] = [];
    const deps = polling.deps();
    const poller = createPoller({
      ...deps,
      settings: { ...deps.settings, fetch: { ...deps.settings.fetch, gap: 300 }, workers: { ...deps.settings.workers, poll: 1 } },
      fetch: {
        fetch: (url) => {
          starts.push({ host: new URL(url).host, at: performance.now() });
          return Promise.resolve({ ok: false, code: 'status', message: 'played', url, retryable: true });
        },
      },
    });
    const ids = await polling.add('https://gap.example/1', 'https://gap.example/2', 'https://gap.example/3', 'https://else.example/1');
    await poller.pollFeeds({ feedIds: ids, claimedUntil: '' }, never);
    const gap = starts.filter(({ host }) => host === 'gap.example').map(({ at }) => at);
    expect((gap[1] ?? 0) - (gap[0] ?? 0)).toBeGreaterThanOrEqual(270);
    expect((gap[2] ?? 0) - (gap[1] ?? 0)).toBeGreaterThanOrEqual(270);
    expect(starts.slice(0, 2).map(({ host }) => host)).toContain('else.example');
  });

  it('leaves the rest of a slow host for another turn', async () => {
    const paths = ['/slow-1', '/slow-2', '/slow-3'];
    for (const path of paths) answers.set(path, (_request, response) => void setTimeout(() => response.end(feedOf()), 300));
    const ids = await polling.add(...paths);
    const summaries = await createPoller(polling.deps(), 200).pollFeeds({ feedIds: ids, claimedUntil: '' }, never);
    expect(summaries.map(({ feedId }) => feedId)).toEqual(ids.slice(0, 1));
    expect((await polling.health(ids[1] ?? '')).nextPollAt).toEqual(polling.now);
  });

  it('of which one cannot be written loses that one alone', async () => {
    const paths = ['/w1', '/w2', '/w3'];
    for (const path of paths) answers.set(path, says(feedOf(item(`${path.slice(1)}-a`, 5))));
    const ids = await polling.add(...paths);
    const { owner } = polling.store;
    await sql`create function refuse_w2() returns trigger language plpgsql as $$ begin
      if new.guid = 'w2-a' then raise exception 'refused by the test'; end if; return new; end $$`.execute(owner);
    await sql`create trigger refuse_w2 before insert on item for each row execute function refuse_w2()`.execute(owner);
    await expect(polling.pollAll(ids)).rejects.toThrow('refused by the test');
    await sql`drop trigger refuse_w2 on item`.execute(owner);
    const rows = await Promise.all(ids.map((id) => polling.health(id)));
    expect(rows.map((row) => row.items)).toEqual([1, 0, 1]);
    expect(rows.map((row) => row.lastPolledAt !== null)).toEqual([true, false, true]);
    // Nothing is lost: it comes with the next poll.
    await polling.poll(ids[1] ?? '');
    expect((await polling.health(ids[1] ?? '')).items).toBe(1);
  });

  /** Claims the host of the test's feeds for a job, as `findDueFeeds` does, `byMs` later than others. */
  async function claim(byMs = 0): Promise<Date> {
    const until = new Date(polling.now.getTime() + 15 * 60_000 + byMs);
    await polling.store.database
      .insertInto('feed_host')
      .values({ name: '127.0.0.1', polled_until: until, delayed_until: null })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ polled_until: until }))
      .execute();
    return until;
  }

  it('that breaks off leaves its feeds due later and its hosts free', async () => {
    const [id = ''] = await polling.add('/given-up');
    answers.set('/given-up', () => undefined);
    const claimedUntil = await claim();
    const batch = { feedIds: [id], claimedUntil: claimedUntil.toISOString() };
    const poller = createPoller(polling.deps());
    await expect(poller.pollFeeds(batch, AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'aborted' });
    const claimed = await polling.store.database.selectFrom('feed_host').selectAll().where('name', '=', '127.0.0.1').executeTakeFirst();
    expect(claimed?.polled_until).toEqual(claimedUntil);
    await poller.giveUp(batch, 'aborted', 'no time left');
    const host = await polling.store.database.selectFrom('feed_host').selectAll().where('name', '=', '127.0.0.1').executeTakeFirst();
    expect(host?.polled_until).toBeNull();
    const health = await polling.health(id);
    expect(health.failures).toBe(0);
    expect(health.nextPollAt.getTime()).toBeGreaterThan(polling.now.getTime());
  });

  it('that is run again polls only what is left of it', async () => {
    answers.set('/again-1', says(feedOf()));
    answers.set('/again-2', says(feedOf()));
    const ids = await polling.add('/again-1', '/again-2');
    const claimedUntil = (await claim()).toISOString();
    const poller = createPoller(polling.deps());
    await poller.pollFeeds({ feedIds: ids.slice(0, 1), claimedUntil }, never);
    await claim();
    await poller.pollFeeds({ feedIds: ids, claimedUntil }, never);
    expect(polling.requests.map((request) => request.path)).toEqual(['/again-1', '/again-2']);
  });

  it('that waited until its claim had run out, or was another job’s, asks nothing: its feeds are due still', async () => {
    answers.set('/late', says(feedOf()));
    const ids = await polling.add('/late');
    const claimedUntil = await claim();
    const batch = { feedIds: ids, claimedUntil: claimedUntil.toISOString() };
    const poller = createPoller(polling.deps());
    await claim(1);
    expect(await poller.pollFeeds(batch, never)).toEqual([]);
    await claim();
    polling.later(11 * 60_000);
    expect(await poller.pollFeeds(batch, never)).toEqual([]);
    expect(polling.requests).toEqual([]);
    const host = await polling.store.database.selectFrom('feed_host').selectAll().where('name', '=', '127.0.0.1').executeTakeFirst();
    expect(host?.polled_until).toBeNull();
    expect((await polling.health(ids[0] ?? '')).lastPolledAt).toBeNull();
  });
});
