// A feed that a hub pushes, from its first poll to its lease's end: a played hub, the site and the store, by real HTTP on loopback.
import { createConnection } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../core/logging.ts';
import type { Settings } from '../../core/settings.ts';
import { Feeds } from '../../desk/web/feed-table.tsx';
import { startSite, type RunningSite } from '../../site/start-site.ts';
import { muteFeed } from '../../store/repositories/feed-desk.ts';
import type { FeedHealth, FeedPush } from '../../store/repositories/feed-health.ts';
import { playHub, type PlayedHub } from '../../test/harness/played-hub.ts';
import { day, feedOf, hour, item, minute, never, says, startPolling } from '../../test/harness/polling.ts';
import { siteSettings } from '../../test/harness/site.ts';
import { callbackBase, keepSubscriptions, mayHoldSecret, type SubscriptionSummary } from './keep-subscriptions.ts';
import { readPush, type PushSummary } from './read-push.ts';
import { inlineReader } from '../extract/page-reader.ts';
import { createAddressPolicy } from '../../core/address-policy.ts';
import { replayBatch } from '../replay.ts';

const polling = startPolling();
let hub: PlayedHub;
let site: RunningSite;
let number = 0;

beforeAll(async () => {
  hub = await playHub();
  site = await startSite({
    database: polling.store.database,
    settings: siteSettings(),
    logger: createLogger({ level: 'silent', pretty: false }),
    now: () => polling.now,
  });
});
afterAll(async () => {
  await site.close();
  await hub.stop().catch(() => undefined);
});
beforeEach(async () => {
  Object.assign(hub, { behaviour: 'verify', leaseSeconds: '864000' });
  hub.asked.length = 0;
  await polling.store.owner.deleteFrom('feed_subscription').execute();
  await polling.store.owner.updateTable('feed').set({ state: 'muted', muted_by: 'operator' }).execute();
});

function settings(feeds: Partial<Settings['feeds']> = {}): Settings {
  const all = polling.deps(feeds).settings;
  return { ...all, site: { ...all.site, url: site.url } };
}

async function turn(feeds: Partial<Settings['feeds']> = {}): Promise<SubscriptionSummary> {
  const summary = await keepSubscriptions({ ...polling.deps(), settings: settings(feeds) }, never);
  await hub.settled();
  return summary;
}

const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';
function withHub(items: string[], address = hub.url): string {
  return feedOf(`<atom:link ${atom} rel="hub" href="${address}"/>`, ...items);
}
/** Four entries, an hour apart, the newest `minutesAgo`. */
const hourly = (names: string, minutesAgo = 5): string[] =>
  names.split('').map((name, index) => item(`${name}-${number}`, minutesAgo + index * 60, polling.now));

/** A feed of an hourly rhythm that names the hub, polled once. */
async function addFeed(): Promise<{ id: string; path: string }> {
  number += 1;
  const path = `/pushed-${number}`;
  polling.answers.set(path, says(withHub(hourly('abcd'))));
  const [id] = await polling.add(path);
  if (id === undefined) throw new Error('no feed');
  await polling.poll(id);
  return { id, path };
}

const push = async (id: string): Promise<FeedPush | null> => (await polling.health(id)).push;
const waitOf = ({ nextPollAt }: FeedHealth): number => nextPollAt.getTime() - polling.now.getTime();

/** Does the work that pushes left. */
async function readPushes(): Promise<PushSummary[]> {
  const { owner } = polling.store;
  const jobs = await owner.deleteFrom('outbox').where('job', '=', 'read-push').returning('payload').execute();
  const summaries: PushSummary[] = [];
  for (const { payload } of jobs) {
    const read = await readPush(polling.deps(), (payload as { fetchedId: string }).fetchedId);
    if (read !== null) summaries.push(read);
  }
  return summaries;
}

const items = async (id: string): Promise<number> => (await polling.health(id)).items;

describe('a feed that names a hub', () => {
  it('is subscribed to, verified, pushed, and polled slowly; an entry comes once, whoever brings it first', async () => {
    const { id, path } = await addFeed();
    expect(waitOf(await polling.health(id))).toBeLessThan(hour);
    expect(await turn()).toMatchObject({ added: 1, asked: 1, failed: 0 });
    const [asked] = hub.asked;
    expect(asked).toMatchObject({ mode: 'subscribe', topic: `${polling.base}${path}`, leaseSeconds: '864000' });
    expect(asked?.callback).toMatch(new RegExp(`^${site.url}/websub/[\\w-]{43}$`));
    expect(asked?.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await push(id)).toMatchObject({ state: 'active', hub: hub.url, leaseUntil: new Date(polling.now.getTime() + 10 * day) });

    polling.later(30 * minute);
    for (const method of ['sha1', 'sha256', 'sha384', 'sha512'])
      expect(await hub.push(withHub([item(`new-${number}`, 0, polling.now)]), { method })).toBe(202);
    expect((await readPushes()).map(({ added }) => added)).toEqual([1, 0, 0, 0]);
    expect(await items(id)).toBe(5);
    polling.answers.set(path, says(withHub([item(`new-${number}`, 0, polling.now), ...hourly('abcd', 35)])));
    expect(await polling.poll(id)).toMatchObject({ added: 0 });
    const health = await polling.health(id);
    expect(health).toMatchObject({ items: 5, push: { pushes: 4, lastPushAt: polling.now, rejected: 0 } });
    // Half of what its five entries span: longer, and the list could turn over unseen.
    expect(health.intervalMs).toBe(2.5 * hour);
  });

  it('with a long list is polled four times a day', async () => {
    const { id, path } = await addFeed();
    await turn();
    polling.answers.set(path, says(withHub([...hourly('abcd'), ...hourly('efghijklmnopqrst', 245)])));
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(6 * hour);
  });

  it('is pushed nothing that is not signed, and learns nothing of it', async () => {
    const { id } = await addFeed();
    await turn();
    const body = withHub([item(`forged-${number}`, 0, polling.now)]);
    const [wrong, other] = ['0'.repeat(64), 'sha256=00'];
    for (const signature of [null, '', 'sha256', `sha256=${wrong}`, other, `md5=${'0'.repeat(32)}`, `sha1=${wrong}`])
      expect(await hub.push(body, { signature })).toBe(202);
    expect(await readPushes()).toEqual([]);
    expect(await push(id)).toMatchObject({ state: 'active', rejected: 7, pushes: 0 });
    expect(await items(id)).toBe(4);
  });

  it('of a hub that is given no secret is only polled when something is pushed', async () => {
    const { id } = await addFeed();
    await turn();
    await polling.store.owner.updateTable('feed_subscription').set({ secret: null }).execute();
    await polling.poll(id);
    expect(await hub.push(withHub([item(`unproved-${number}`, 0, polling.now)]), { signature: null })).toBe(202);
    expect(await readPushes()).toEqual([]);
    expect(await push(id)).toMatchObject({ pushes: 1 });
    expect(waitOf(await polling.health(id))).toBe(minute);
  });

  it('is polled again soon when something is pushed while it is being polled: that poll may have come too early', async () => {
    const { id, path } = await addFeed();
    await turn();
    await polling.store.owner.updateTable('feed_subscription').set({ secret: null }).execute();
    await polling.poll(id);
    polling.later(7 * hour);
    const before = withHub(hourly('abcd'));
    polling.answers.set(path, (request, response) => {
      void hub.push('ping', { signature: null }).then((status) => says(before, { 'x-pushed': String(status) })(request, response));
    });
    await polling.poll(id);
    expect(await push(id)).toMatchObject({ pushes: 1 });
    expect(waitOf(await polling.health(id))).toBe(minute);
    polling.later(minute);
    polling.answers.set(path, says(withHub([item(`pinged-${number}`, 1, polling.now), ...hourly('abcd')])));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect(waitOf(await polling.health(id))).toBeGreaterThan(hour);
  });

  it('whose entries share name and address is polled at once when one is pushed alone: it is no edit of the one before', async () => {
    const entry = (title: string, minutesAgo: number): string =>
      `<item><guid isPermaLink="false">live-${number}</guid><title>${title}</title><link>/live-${number}</link><pubDate>${new Date(polling.now.getTime() - minutesAgo * minute).toUTCString()}</pubDate></item>`;
    const { id, path } = await addFeed();
    await turn();
    polling.answers.set(path, says(withHub([entry('First', 60), ...hourly('abcd')])));
    await polling.poll(id);
    expect(await hub.push(withHub([entry('Second', 1)]))).toBe(202);
    expect(await readPushes()).toMatchObject([{ added: 0 }]);
    expect(waitOf(await polling.health(id))).toBe(0);
    polling.answers.set(path, says(withHub([entry('Second', 1), entry('First', 60), ...hourly('abcd')])));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
    expect((await polling.health(id)).push).toMatchObject({ missedAt: null });
    const kept = { since: new Date(0), kinds: ['feed'] as const, feedId: id, afterId: 0, limit: 10, dryRun: false };
    expect((await replayBatch({ ...polling.deps(), reader: inlineReader }, kept, never)).counts.feeds).toMatchObject({
      added: 0,
      failed: 0,
    });
  });

  it('in its answer’s headers is subscribed to as they say', async () => {
    number += 1;
    const path = `/pushed-${number}`;
    const link = `<${hub.url}>; rel="hub", <${polling.base}/topic>; rel="self"`;
    polling.answers.set(path, says(withHub(hourly('abcd'), 'https://other.example/'), { link }));
    const [id] = await polling.add(path);
    await polling.poll(id ?? '');
    await turn();
    expect(hub.asked).toMatchObject([{ topic: `${polling.base}/topic` }]);
    expect(await push(id ?? '')).toMatchObject({ state: 'active' });
  });

  it('shows its subscription on the desk', async () => {
    const { id } = await addFeed();
    await turn();
    await hub.push('x', { signature: null });
    const shown = async (health: FeedHealth): Promise<string> => {
      const desk = new Hono().get('/', (context) => context.html(Feeds({ feeds: [health] })));
      return (await desk.request('/')).text();
    };
    expect(await shown(await polling.health(id))).toContain(
      `pushed by ${new URL(hub.url).host}, last never; 1 push with a wrong signature`,
    );
    hub.behaviour = 400;
    polling.later(11 * day);
    await turn();
    expect(await shown(await polling.health(id))).toContain(`no pushes from ${new URL(hub.url).host}: `);
  });

  it('is polled at once when what is pushed cannot be read', async () => {
    const { id } = await addFeed();
    await turn();
    await polling.poll(id);
    expect(await hub.push('<html><body>moved</body></html>')).toBe(202);
    expect(await readPushes()).toMatchObject([{ failed: 'feed-html' }]);
    expect(waitOf(await polling.health(id))).toBe(0);
  });
});

describe('a callback', () => {
  it('answers for its own topic alone', async () => {
    await addFeed();
    await turn();
    const [asked] = hub.asked;
    if (asked === undefined) throw new Error('not asked');
    const about = { 'hub.topic': asked.topic, 'hub.challenge': 'c' };
    const other = `${site.url}/websub/${'a'.repeat(43)}`;
    expect((await hub.ask(other, { 'hub.mode': 'subscribe', ...about })).status).toBe(404);
    expect(await hub.push('x', { asked: { ...asked, callback: other } })).toBe(404);
    expect((await hub.ask(asked.callback, { 'hub.mode': 'subscribe', ...about, 'hub.topic': 'https://x.example/' })).status).toBe(404);
    expect((await hub.ask(asked.callback, { 'hub.mode': 'unsubscribe', ...about })).status).toBe(404);
    expect((await hub.ask(asked.callback, { 'hub.mode': 'subscribe', 'hub.topic': asked.topic })).status).toBe(400);
    expect((await hub.ask(asked.callback, {})).status).toBe(404);
    expect((await fetch(`${site.url}/`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(asked.callback, { method: 'PUT' })).status).toBe(405);
  });

  it('echoes a challenge as plain text', async () => {
    const { id } = await addFeed();
    await turn();
    const [asked] = hub.asked;
    const parameters = { 'hub.mode': 'subscribe', 'hub.topic': asked?.topic ?? '', 'hub.challenge': '<script>1</script>' };
    const answer = await fetch(`${asked?.callback}?${new URLSearchParams(parameters).toString()}`);
    expect(await answer.text()).toBe('<script>1</script>');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await push(id)).toMatchObject({ leaseUntil: new Date(polling.now.getTime() + 10 * day) });
  });

  it.each([
    ['60', minute],
    ['0', 0],
    ['31536000', 30 * day],
    ['86400', day],
    ['soon', 10 * day],
  ])('takes a lease of %s seconds within bounds', async (leaseSeconds, ms) => {
    const { id } = await addFeed();
    hub.leaseSeconds = leaseSeconds;
    await turn();
    expect((await push(id))?.leaseUntil?.getTime()).toBe(polling.now.getTime() + ms);
  });

  it('takes eight megabytes at most', async () => {
    await addFeed();
    await turn();
    expect(await hub.push('x'.repeat(8 * 1024 * 1024 + 1))).toBe(413);
    expect(await readPushes()).toEqual([]);
  });

  it('is held up by those who send slowly to itself alone, and for ten seconds', { timeout: 60_000 }, async () => {
    await addFeed();
    await addFeed();
    await turn();
    const [one, other] = hub.asked;
    if (one === undefined || other === undefined) throw new Error('not asked');
    const { hostname, port, host, pathname } = new URL(one.callback);
    const heard: string[] = [];
    const sockets = Array.from({ length: 6 }, (_, index) => {
      const socket = createConnection(Number(port), hostname);
      socket.on('error', () => undefined).on('data', (said) => (heard[index] ??= String(said).split('\r\n', 1)[0] ?? ''));
      socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: text/xml\r\ncontent-length: 1000\r\n\r\n<`);
      return socket;
    });
    const answered = () => heard.filter((line) => line !== undefined);
    await vi.waitUntil(() => answered().length >= 4, { timeout: 8000, interval: 50 });
    expect(answered()).toEqual(Array.from({ length: 4 }, () => 'HTTP/1.1 503 Service Unavailable'));
    expect(await hub.push('x', { asked: one })).toBe(503);
    expect(await hub.push(withHub([item(`held-${number}`, 0, polling.now)]), { asked: other })).toBe(202);
    await vi.waitUntil(() => answered().length === 6, { timeout: 30_000, interval: 100 });
    expect(answered().filter((line) => line.includes(' 408 '))).toHaveLength(2);
    expect(await hub.push(withHub([item(`free-${number}`, 0, polling.now)]), { asked: one })).toBe(202);
    for (const socket of sockets) socket.destroy();
  });

  it('takes so many requests a minute', async () => {
    await addFeed();
    await turn();
    const statuses = await Promise.all(Array.from({ length: 70 }, () => hub.verify()));
    expect(statuses.filter(Boolean).length).toBeLessThan(61);
    expect(await hub.push('x')).toBe(429);
  });
});

describe('a subscription', () => {
  it('of a lease under an hour holds that long, is not relied on, and is asked for again in forty minutes', async () => {
    const { id } = await addFeed();
    hub.leaseSeconds = '300';
    await turn();
    await polling.poll(id);
    const { intervalMs } = await polling.health(id);
    expect(intervalMs).toBe(30 * minute);
    polling.later(4 * minute);
    expect(await hub.push(withHub([item(`soon-${number}`, 0, polling.now)]))).toBe(202);
    expect(await readPushes()).toMatchObject([{ added: 1 }]);
    polling.later(2 * minute);
    expect(await hub.push('late')).toBe(410);
    const { nextPollAt } = await polling.health(id);
    expect(await turn()).toMatchObject({ lapsed: 1, asked: 0 });
    expect((await polling.health(id)).nextPollAt).toEqual(nextPollAt);
    polling.later(35 * minute);
    expect(await turn()).toMatchObject({ asked: 1 });
    expect(await push(id)).toMatchObject({ state: 'active', leaseUntil: new Date(polling.now.getTime() + 5 * minute) });
  });

  it('is renewed at two thirds of its lease', async () => {
    const { id } = await addFeed();
    await turn();
    polling.later(6.6 * day);
    expect(await turn()).toMatchObject({ asked: 0 });
    polling.later(0.1 * day);
    expect(await turn()).toMatchObject({ asked: 1 });
    expect(hub.asked[1]).toEqual(hub.asked[0]);
    expect(await push(id)).toMatchObject({ state: 'active', leaseUntil: new Date(polling.now.getTime() + 10 * day) });
  });

  it('that its hub does not renew runs out, and the feed is polled by its own rhythm again', async () => {
    const { id } = await addFeed();
    await turn();
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(2 * hour);
    await hub.stop();
    polling.later(7 * day);
    expect(await turn()).toMatchObject({ asked: 1, failed: 1 });
    expect(await push(id)).toMatchObject({ state: 'active', failures: 1, error: expect.stringContaining('connection failed') as string });
    polling.later(3 * day);
    expect(await turn()).toMatchObject({ lapsed: 1, asked: 1 });
    expect(await push(id)).toMatchObject({ state: 'failed', failures: 2 });
    expect(waitOf(await polling.health(id))).toBeLessThanOrEqual(0);
    expect(await hub.push('x').catch(() => 0)).toBe(410);
    polling.answers.set(`/pushed-${number}`, says(withHub(hourly('efgh'))));
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(30 * minute);
    await hub.start();
    polling.later(day);
    expect(await turn()).toMatchObject({ asked: 1, failed: 0 });
    expect(await push(id)).toMatchObject({ state: 'active', failures: 0, error: null });
  });

  it('that a hub refuses, sends on, or never verifies is asked for again, ever later', async () => {
    const { id } = await addFeed();
    hub.behaviour = 503;
    expect(await turn()).toMatchObject({ asked: 1, failed: 1 });
    expect(await push(id)).toMatchObject({ state: 'failed', failures: 1, error: expect.stringContaining('not today') as string });
    polling.later(4 * minute);
    expect(await turn()).toMatchObject({ asked: 0 });
    polling.later(2 * minute);
    hub.behaviour = 302;
    expect(await turn()).toMatchObject({ asked: 1, failed: 1 });
    // Nothing that asking soon again could help.
    polling.later(23 * hour);
    expect(await turn()).toMatchObject({ asked: 0 });
    polling.later(2 * hour);
    hub.behaviour = 'take';
    expect(await turn()).toMatchObject({ asked: 1, failed: 0 });
    expect(await push(id)).toMatchObject({ state: 'requested' });
    polling.later(day);
    expect(await turn()).toMatchObject({ asked: 1 });
    expect(await push(id)).toMatchObject({ state: 'requested', failures: 3, error: expect.stringContaining('did not verify') as string });
    // Late is not too late.
    expect(await hub.verify()).toBe(true);
    expect(await push(id)).toMatchObject({ state: 'active', failures: 0, error: null });
  });

  it('that the hub denies is asked for again a day later, and the feed polled as ever', async () => {
    const { id } = await addFeed();
    await turn();
    await polling.poll(id);
    const [asked] = hub.asked;
    const answer = await hub.ask(asked?.callback ?? '', { 'hub.mode': 'denied', 'hub.topic': asked?.topic ?? '', 'hub.reason': 'no room' });
    expect(answer.status).toBe(200);
    expect(await push(id)).toMatchObject({ state: 'denied', error: 'the hub denied the subscription: no room' });
    expect(waitOf(await polling.health(id))).toBe(0);
    expect(await hub.push('x')).toBe(410);
    expect(await hub.verify()).toBe(false);
    polling.later(23 * hour);
    expect(await turn()).toMatchObject({ asked: 0 });
    polling.later(hour);
    expect(await turn()).toMatchObject({ asked: 1 });
    expect(await push(id)).toMatchObject({ state: 'active', error: null });
  });

  it('of a hub that did not push what a poll finds is not relied on for a day', async () => {
    const { id, path } = await addFeed();
    await turn();
    polling.later(hour);
    polling.answers.set(path, says(withHub([item(`lost-${number}`, 20, polling.now), ...hourly('abcd', 65)])));
    await polling.poll(id);
    expect((await polling.health(id)).push).toMatchObject({ missedAt: polling.now });
    expect(waitOf(await polling.health(id))).toBeLessThan(20 * minute);
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(30 * minute);
    polling.later(day);
    polling.answers.set(path, says(withHub(hourly('abcd', 5))));
    await polling.poll(id);
    expect((await polling.health(id)).intervalMs).toBe(2 * hour);
  });

  it('goes on where its feed writes another query into its own address at each answer, and follows when it is renewed', async () => {
    number += 1;
    const path = `/pushed-${number}`;
    let answered = 0;
    polling.answers.set(path, (request, response) => {
      answered += 1;
      const self = `<atom:link ${atom} rel="self" href="${polling.base}${path}?t=${answered}"/>`;
      says(withHub([self, ...hourly('abcd')]))(request, response);
    });
    const [id = ''] = await polling.add(path);
    for (let times = 0; times < 4; times += 1) {
      await polling.poll(id);
      await turn();
      polling.later(30 * minute);
    }
    expect(hub.asked).toMatchObject([{ mode: 'subscribe', topic: `${polling.base}${path}?t=1` }]);
    expect(await push(id)).toMatchObject({ state: 'active' });
    polling.later(7 * day);
    expect(await turn()).toMatchObject({ ended: 0, asked: 1 });
    expect(hub.asked.at(-1)).toMatchObject({ mode: 'subscribe', topic: `${polling.base}${path}?t=4` });
  });

  it('ends when its feed is muted or names another hub, and when WebSub is turned off', async () => {
    const { id, path } = await addFeed();
    await turn();
    const [first] = hub.asked;
    polling.answers.set(path, says(withHub(hourly('abcd'), `${hub.url}second`)));
    await polling.poll(id);
    expect(await turn()).toMatchObject({ ended: 1, added: 1, asked: 2 });
    expect(hub.asked.slice(1).map(({ mode, callback }) => [mode, callback === first?.callback])).toEqual(
      expect.arrayContaining([
        ['unsubscribe', true],
        ['subscribe', false],
      ]),
    );
    // The hub confirmed it: the row is gone.
    expect(await hub.push('x', first === undefined ? {} : { asked: first })).toBe(404);
    hub.behaviour = 'take';
    expect(await turn({ websub: 'off' })).toMatchObject({ ended: 1, asked: 1 });
    expect(hub.asked.at(-1)?.mode).toBe('unsubscribe');
    expect(await push(id)).toBeNull();
    expect(await hub.push('x')).toBe(410);
    hub.behaviour = 'verify';
    await turn();
    await muteFeed(polling.store.database, id, { reason: 'a test', at: polling.now });
    expect(await turn()).toMatchObject({ ended: 1, asked: 1 });
    polling.later(8 * day);
    await turn();
    expect(await polling.store.owner.selectFrom('feed_subscription').select('token').execute()).toEqual([]);
  });
});

describe('WebSub', () => {
  it('is silent without a public address', async () => {
    await addFeed();
    const off = { ...settings(), site: { ...settings().site, url: null } };
    expect(await keepSubscriptions({ ...polling.deps(), settings: off }, never)).toMatchObject({ added: 0, asked: 0 });
    const at = (url: string, allowPrivate: string[] = []) =>
      callbackBase({ ...off, site: { ...off.site, url }, fetch: { ...off.fetch, allowPrivate } });
    expect(at('https://news.example/')).toBe('https://news.example');
    expect(at('https://news.example:9000/paper/')).toBe('https://news.example:9000/paper');
    expect(['http://127.0.0.1:4300', 'http://localhost:4300', 'http://localhost', 'http://10.0.0.8/'].map((url) => at(url))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect(at('http://127.0.0.1:4300', ['127.0.0.1'])).toBe('http://127.0.0.1:4300');
  });

  it('gives a secret over HTTPS alone, or to a hub of the operator’s own network', () => {
    const policy = createAddressPolicy(['hub.intranet.example']);
    expect(mayHoldSecret('https://hub.example/', policy)).toBe(true);
    expect(mayHoldSecret('http://hub.example/', policy)).toBe(false);
    expect(mayHoldSecret('http://hub.intranet.example/', policy)).toBe(true);
  });
});
