import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { derivedId } from '../core/hash.ts';
import { parseOpml, renderOpml } from '../sources/feeds/opml.ts';
import { feedHealth } from '../store/repositories/feed-health.ts';
import { feedsToExport } from '../store/repositories/feed-desk.ts';
import { importFeeds, makeFeedsDue } from '../store/repositories/feeds.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { renderFeeds, span } from './render-feeds.ts';
import type { ReadingValue } from './readings.ts';
import { write } from './writings.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const tell = (name: Parameters<typeof write>[1], argument: object) =>
  write({ database: test.database, settings, queues: null }, name, argument);
const feed = (name: string, more: object = {}) => ({
  url: `https://${name}.example/rss`,
  title: name,
  site: null,
  language: 'pt',
  country: 'BR',
  category: ['South America'],
  documentedAt: null,
  verified: false,
  ...more,
});
const health = async (name: string) => (await feedHealth(test.database)).find(({ title }) => title === name);

it('a feed is added once, removed without losing its row, and brought back by adding it again', async () => {
  const id = derivedId('fd', 'https://porto.example/rss');
  expect(await tell('addFeed', { feed: feed('porto') })).toMatchObject({ id, outcome: 'added' });
  expect(await tell('addFeed', { feed: feed('porto', { title: 'other', language: null }) })).toMatchObject({
    outcome: 'known',
    title: 'porto',
  });
  expect(await health('porto')).toMatchObject({ language: 'pt', state: 'active' });
  // An address that leads elsewhere by now, and is watched: the same feed.
  expect(await tell('addFeed', { feed: feed('porto2'), asked: 'https://porto.example/rss' })).toMatchObject({ id, outcome: 'known' });

  expect(await tell('muteFeed', { feed: 'https://porto.example/rss', reason: 'removed by an operator' })).toMatchObject({
    id,
    changed: true,
  });
  expect(await tell('muteFeed', { feed: id, reason: 'twice' })).toMatchObject({ changed: false });
  expect(await health('porto')).toMatchObject({ state: 'muted', mutedBy: 'operator', mutedReason: 'twice' });
  // The configured list names it at the next start: it stays removed.
  await importFeeds(test.database, [feed('porto')], 900_000);
  expect(await health('porto')).toMatchObject({ state: 'muted', mutedBy: 'operator' });

  expect(await tell('addFeed', { feed: feed('porto') })).toMatchObject({ outcome: 'woken' });
  expect(await health('porto')).toMatchObject({ state: 'active', mutedBy: null, mutedReason: null });
  expect(await tell('unmuteFeed', { feed: id })).toMatchObject({ changed: false });
});

it('an unknown feed is named, with what lists the others', async () => {
  for (const [name, argument] of [
    ['muteFeed', { feed: 'fd_none', reason: 'x' }],
    ['unmuteFeed', { feed: 'fd_none' }],
  ] as const)
    await expect(tell(name, argument)).rejects.toThrow('no feed fd_none: give its id or its address (`newsroom feeds` lists them)');
});

it('lists are imported in batches, a dry run only counts, and what is exported is read back the same', async () => {
  const feeds = [feed('um'), feed('dois', { category: [] }), feed('porto')];
  expect(await tell('importFeeds', { feeds, dryRun: true })).toEqual({ added: 2, known: 1 });
  expect(await health('um')).toBeUndefined();
  expect(await tell('importFeeds', { feeds, dryRun: false })).toEqual({ added: 2, known: 1 });
  await tell('muteFeed', { feed: 'https://um.example/rss', reason: 'x' });
  expect(await tell('noteReached', { urls: ['https://dois.example/rss', 'https://not-ours.example/rss'] })).toEqual({ noted: 1 });
  const exported = await feedsToExport(test.database, { muted: false });
  expect(exported.map(({ title, verified }) => [title, verified])).toEqual([
    ['dois', true],
    ['porto', false],
  ]);
  const list = exported.map((row) => ({ ...row, category: [...row.category] }));
  expect(parseOpml(renderOpml(list)).feeds).toEqual(list);
  expect(await feedsToExport(test.database, { muted: true })).toHaveLength(3);
});

it('a list that names where a feed moved to means that feed: what is exported adds nothing, in a dry run and in a real one', async () => {
  const moved = feed('mudou', { url: 'https://moved.example/new' });
  await tell('importFeeds', { feeds: [feed('mudou')], dryRun: false });
  const { id } = (await health('mudou')) ?? {};
  await test.owner.updateTable('feed').set({ moved_to: moved.url }).where('title', '=', 'mudou').execute();
  const exported = (await feedsToExport(test.database, { muted: false })).filter(({ title }) => title === 'mudou');
  expect(exported.map(({ url }) => url)).toEqual([moved.url]);
  const both = [feed('mudou'), { ...moved, title: 'mudado' }, { ...moved, title: 'mudado' }];
  for (const dryRun of [true, false]) {
    expect(await tell('importFeeds', { feeds: exported, dryRun })).toEqual({ added: 0, known: 1 });
    expect(await tell('importFeeds', { feeds: both, dryRun })).toEqual({ added: 0, known: 2 });
  }
  // What the list says of it is taken over; where it is polled is kept.
  expect(await health('mudado')).toMatchObject({ id, url: 'https://mudou.example/rss', movedTo: moved.url });
  expect(await health('mudou')).toBeUndefined();
  const due = new Date('2030-01-01');
  await makeFeedsDue(test.database, [moved.url], due);
  expect((await health('mudado'))?.nextPollAt).toEqual(due);
  await test.owner.deleteFrom('feed').where('title', '=', 'mudado').execute();
});

it('the health table says how each feed fares, and why one is muted', async () => {
  await test.owner
    .updateTable('feed')
    .set({
      failures: 3,
      last_error: 'feed dois: https://dois.example/rss answered 503',
      last_polled_at: new Date(),
      moved_to: 'https://new.example/',
    })
    .where('title', '=', 'dois')
    .execute();
  const subscription = { topic: 't', callback: 'c', secret: null, next_try_at: null, hub: 'https://hub.example/' };
  const [dois, porto] = ['dois', 'porto'].map((name) => derivedId('fd', `https://${name}.example/rss`));
  const at = new Date('2026-11-23T12:00:00Z');
  await test.owner
    .insertInto('feed_subscription')
    .values([
      { ...subscription, token: 'a'.repeat(43), feed_id: dois ?? '', state: 'denied', error: 'no room' },
      {
        ...subscription,
        token: 'b'.repeat(43),
        feed_id: porto ?? '',
        state: 'active',
        active_since: at,
        verified_at: at,
        lease_until: at,
        rejected: 1,
        missed_at: at,
      },
    ])
    .execute();
  await test.owner.updateTable('feed').set({ last_polled_at: at }).where('title', '=', 'porto').execute();
  // As it comes from a running newsroom: in JSON.
  const feeds = JSON.parse(JSON.stringify(await feedHealth(test.database))) as ReadingValue<'feeds'>;
  const text = renderFeeds(feeds, feeds.length);
  expect(text).toContain('failed 3×');
  expect(text).toContain('dois: https://dois.example/rss answered 503');
  expect(text).toContain('dois: moved to https://new.example/');
  expect(text).toContain('um: muted: x');
  expect(text).toContain('dois: its hub hub.example, subscription denied: no room');
  expect(text).toContain('answers, pushed');
  expect(text).toContain('porto: 1 push with a wrong signature, or none, not taken');
  expect(text).toContain('porto: its hub hub.example last missed something at 2026-11-23 12:00 UTC');
  expect(text).toContain('1 muted, 1 pushed by their hubs');
  expect(JSON.stringify(feeds)).not.toContain('bbbb');
  expect(text).toContain('3 feeds, 1 failing');
  expect(renderFeeds([], 3)).toBe('3 feeds, none of them such a one.');
  expect(text).toContain(porto);
  const late = '2046-11-23T15:30:00.000Z';
  const apart = renderFeeds(
    feeds.map((feed) => ({ ...feed, hostDelayedUntil: feed.title === 'porto' ? late : null })),
    3,
  );
  expect(apart.match(/15:30/g)).toHaveLength(2);
  expect(apart).toContain('  porto.example asked to be left alone until 2046-11-23 15:30 UTC');
  expect(renderFeeds([], 0)).toContain('newsroom feeds add URL');
  expect([40_000, 900_000, 7_200_000, 86_400_000 * 3].map(span)).toEqual(['40s', '15m', '2h', '3d']);
});
