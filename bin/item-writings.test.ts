import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { failItem } from '../sources/read.ts';
import { importFeeds } from '../store/repositories/feeds.ts';
import { insertItems, type NewItem } from '../store/repositories/items.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { itemStates, retryItems } from '../store/repositories/unread-items.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { renderItems, renderRetried, type Retried } from './render-items.ts';
import { readings, type ReadingValue } from './readings.ts';
import { write } from './writings.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
/** Items by their names; `gone` and `slow` are of the Courier, `wall` of the Gazette. */
let ids: Record<'gone' | 'slow' | 'wall' | 'fresh' | 'old', string>;
const addressOf = (feed: string): string => `https://${feed.toLowerCase()}.example/rss`;

beforeAll(async () => {
  test = await openTestStore();
  const feeds = ['Courier', 'Gazette'].map((title) => ({
    url: addressOf(title),
    title,
    site: null,
    language: 'en',
    country: null,
    category: [],
    documentedAt: null,
    verified: false,
  }));
  await importFeeds(test.database, feeds, 900_000);
});
afterAll(() => test.close());

beforeEach(async () => {
  const { database } = test;
  const feedIds = new Map((await database.selectFrom('feed').select(['id', 'title']).execute()).map(({ id, title }) => [title, id]));
  await test.owner.deleteFrom('item').execute();
  await test.owner.deleteFrom('outbox').execute();
  const item = (feed: string, name: string, state: 'new' | 'skipped' = 'new'): NewItem => ({
    feedId: feedIds.get(feed) ?? '',
    guid: name,
    url: `https://${feed.toLowerCase()}.example/${name}.html`,
    title: `About ${name}`,
    summary: null,
    contentHtml: null,
    author: null,
    publishedAt: null,
    dateDoubt: null,
    state,
  });
  const entries = [item('Courier', 'gone'), item('Courier', 'slow'), item('Gazette', 'wall'), item('Gazette', 'fresh')];
  const [gone, slow, wall, fresh, old] = (await insertItems(database, [...entries, item('Gazette', 'old', 'skipped')])).map(({ id }) => id);
  ids = { gone: gone ?? '', slow: slow ?? '', wall: wall ?? '', fresh: fresh ?? '', old: old ?? '' };
  await failItem({ database }, ids.gone, 'status', 'https://courier.example/gone.html answered 410');
  await failItem({ database }, ids.slow, 'timeout', 'https://courier.example/slow.html: no answer in time');
  await failItem({ database }, ids.wall, 'status', 'https://gazette.example/wall.html answered 403');
});

const everything = { ids: null, feed: null, code: null, afterId: '', dryRun: false };
const retry = (argument: object) =>
  write({ database: test.database, settings, queues: null }, 'retryItems', { ...everything, ...argument });
const failed = async (): Promise<string[]> =>
  [...(await itemStates(test.database, Object.values(ids)))].flatMap(([id, state]) => (state === 'failed' ? [id] : []));
const list = async (argument: object): Promise<ReadingValue<'items'>> =>
  JSON.parse(
    JSON.stringify(
      await readings.items(
        { database: test.database, settings, queues: null },
        JSON.stringify({ state: 'failed', feed: null, limit: 50, ...argument }),
      ),
    ),
  ) as ReadingValue<'items'>;

describe('the list of items not read', () => {
  it('gives those of a state and a feed with reason, feed and time, and says how many more there are', async () => {
    const found = await list({});
    expect(found.codes).toEqual({ status: 2, timeout: 1 });
    expect(found.items.map(({ id }) => id).sort()).toEqual([ids.gone, ids.slow, ids.wall].sort());
    expect(found.items.find(({ id }) => id === ids.gone)).toMatchObject({
      feed: 'Courier',
      title: 'About gone',
      url: 'https://courier.example/gone.html',
      state: 'failed',
      code: 'status',
      error: 'https://courier.example/gone.html answered 410',
      firstSeenAt: expect.stringMatching(/^\d{4}-/u) as string,
    });
    expect((await list({ feed: addressOf('Gazette') })).items.map(({ id }) => id)).toEqual([ids.wall]);
    expect((await list({ state: 'skipped' })).items.map(({ id }) => id)).toEqual([ids.old]);
    expect((await list({ state: 'new' })).items.map(({ id }) => id)).toEqual([ids.fresh]);
    expect((await list({ state: null })).items).toHaveLength(5);
    await expect(list({ feed: 'fd_none' })).rejects.toThrow('no feed fd_none');
    const text = renderItems(await list({ limit: 1 }), 'could not be read');
    expect(text).toContain('3 items could not be read: 2 status, 1 timeout');
    expect(text).toContain('The newest 1 are shown');
    const whole = renderItems(await list({ state: null }), 'not read');
    expect(whole).toContain(`${ids.old}  skipped, as it was too old`);
    expect(whole).toMatch(/5 items not read: .*2 without a failure/u);
    expect(
      renderItems(await list({ state: 'new' }), 'to be read')
        .split('\n')
        .at(-1),
    ).toBe('1 item to be read');
    expect(renderItems({ items: [], codes: {} }, 'could not be read')).toBe('No items could not be read.');
  });
});

describe('trying items again', () => {
  it('sets those named to be read, with a job of their own, and leaves the others', async () => {
    expect(await retry({ ids: [ids.gone, ids.fresh, ids.old] })).toEqual({
      retried: 1,
      codes: { status: 1 },
      nextId: null,
      unchanged: expect.arrayContaining([
        { id: ids.fresh, state: 'new' },
        { id: ids.old, state: 'skipped' },
      ]) as unknown,
    });
    expect((await failed()).sort()).toEqual([ids.slow, ids.wall].sort());
    const row = await test.database.selectFrom('item').selectAll().where('id', '=', ids.gone).executeTakeFirst();
    expect(row).toMatchObject({ state: 'new', attempts: 0, error_code: null, error: null });
    const jobs = await test.database.selectFrom('outbox').select(['job', 'job_id', 'payload', 'priority']).execute();
    expect(jobs).toMatchObject([{ job: 'read-item', payload: { itemId: ids.gone }, priority: 10 }]);
    // The queue keeps the job that was given up under the item's own id, and would swallow another.
    expect(jobs[0]?.job_id).not.toBe(ids.gone);
  });

  it('takes all of a feed, of a code, or of both; a problem of which nothing is left is over', async () => {
    const problems = async (): Promise<string[]> =>
      (await openProblems(test.database)).filter(({ area }) => area === 'item').map(({ message }) => message);
    expect(await problems()).toHaveLength(3);
    expect(await retry({ feed: addressOf('Courier'), code: 'status' })).toMatchObject({ retried: 1, codes: { status: 1 }, unchanged: [] });
    expect((await problems()).sort()).toEqual([expect.stringContaining('/slow.html'), expect.stringContaining('/wall.html')]);
    expect(await retry({ code: 'status' })).toMatchObject({ retried: 1 });
    expect(await retry({ feed: addressOf('Courier') })).toMatchObject({ retried: 1, codes: { timeout: 1 } });
    expect(await problems()).toEqual([]);
    expect(await retry({})).toMatchObject({ retried: 0 });
  });

  it('goes through all of them page by page, and a dry run only counts', async () => {
    expect(await retry({ dryRun: true })).toMatchObject({ retried: 3, codes: { status: 2, timeout: 1 } });
    expect(await failed()).toHaveLength(3);
    const all = { ids: null, feedId: null, code: null };
    const first = await retryItems(test.database, all, { afterId: '', limit: 2, dryRun: false });
    expect(first).toMatchObject({ retried: 2, nextId: expect.any(String) as string });
    // One that fails again at once does not come round.
    await failItem(test, first.nextId ?? '', 'status', 'again');
    expect(await retryItems(test.database, all, { afterId: first.nextId ?? '', limit: 2, dryRun: false })).toMatchObject({
      retried: 1,
      nextId: null,
    });
    expect(await failed()).toEqual([first.nextId]);
  });

  it('names an item that is not there, and changes nothing then', async () => {
    await expect(retry({ ids: [ids.gone, 'it_none'] })).rejects.toThrow('no item it_none: `newsroom items` lists those not read');
    expect(await failed()).toHaveLength(3);
  });

  it('is told in words', () => {
    const told = (value: Partial<Retried>): string => renderRetried({ retried: 0, codes: {}, unchanged: [], dryRun: false, ...value });
    expect(told({ retried: 3, codes: { timeout: 1, status: 2 } })).toBe('3 items are tried again: 2 status, 1 timeout.');
    expect(told({ retried: 1, codes: { status: 1 }, dryRun: true })).toBe('1 item would be tried again: 1 status.');
    expect(told({})).toBe('No item failed so: `newsroom items` lists those that did.');
    expect(told({ unchanged: [{ id: 'it_1', state: 'read' }] })).toBe('it_1 was read: there is nothing to try again.');
  });
});
