// Feeds that give several entries one name: by a real server and the real store, none is lost and none is stored twice.
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../store/repositories/items.ts';
import { inTransaction } from '../../store/transactions.ts';
import { feedOf, minute, says, start, startPolling } from '../../test/harness/polling.ts';
import { storeItems, storePart } from './store-items.ts';

const polling = startPolling();
let number = 0;

interface Entry {
  readonly title: string;
  readonly link: string;
  readonly minutesAgo?: number;
  readonly name?: string;
}

function entry({ title, link, minutesAgo, name = 'same' }: Entry): string {
  const date = minutesAgo === undefined ? '' : `<pubDate>${new Date(start.getTime() - minutesAgo * minute).toUTCString()}</pubDate>`;
  return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${name}</guid>${date}</item>`;
}

/** Polls a new feed that lists these entries, one list a poll. Gives how many were new at each, and the titles of what is stored. */
async function stored(...lists: readonly Entry[][]): Promise<{ added: number[]; titles: string[] }> {
  const path = `/feed-${(number += 1)}`;
  const [id = ''] = await polling.add(path);
  const added: number[] = [];
  for (const list of lists) {
    polling.answers.set(path, says(feedOf(...list.map(entry))));
    added.push((await polling.poll(id)).added);
  }
  const rows = await polling.store.database.selectFrom('item').select('title').where('feed_id', '=', id).orderBy('title').execute();
  return { added, titles: rows.map(({ title }) => title) };
}

const floods = { title: 'Floods', link: '/floods' } as const;
const strike = { title: 'Strike', link: '/strike' } as const;
const vote = { title: 'Vote', link: '/vote' } as const;
const dated = (one: Entry, minutesAgo: number): Entry => ({ ...one, minutesAgo });

describe('entries of one name', () => {
  it('with addresses and titles of their own are all stored, without dates and with one date', async () => {
    expect(await stored([floods, strike, vote])).toEqual({ added: [3], titles: ['Floods', 'Strike', 'Vote'] });
    expect(await stored([dated(floods, 5), dated(strike, 5)])).toEqual({ added: [2], titles: ['Floods', 'Strike'] });
  });

  it.each([
    ['one that was there before', [[floods], [strike, floods]], [1, 1]],
    ['none of before', [[floods], [strike], [vote]], [1, 1, 1]],
    [
      'the same in another order',
      [
        [strike, floods],
        [vote, floods, strike],
        [floods, strike],
      ],
      [2, 1, 0],
    ],
    ['one of before again', [[floods], [strike], [floods], [strike]], [1, 1, 0, 0]],
  ])('are each stored once, whatever each poll lists: %s', async (_what, lists, added) => {
    expect((await stored(...lists)).added).toEqual(added);
    const minutesAgo = { Floods: 60, Strike: 30, Vote: 5 };
    expect((await stored(...lists.map((list) => list.map((one) => dated(one, minutesAgo[one.title]))))).added).toEqual(added);
  });

  it('and one address are told apart by title and date', async () => {
    const [first, second] = [dated({ ...floods, link: '/' }, 60), dated({ ...strike, link: '/' }, 30)];
    const third = dated({ ...vote, link: '/' }, 5);
    expect((await stored([first], [second, first], [third, second], [second, third])).added).toEqual([1, 1, 1, 0]);
  });

  it('and one title, with addresses and dates of their own, are the column of each day', async () => {
    const of = (number: number): Entry => dated({ title: 'Briefing', link: `/briefing/${number}` }, 600 - number * 100);
    expect((await stored([of(1)], [of(2)], [of(3)], [of(3), of(2)])).added).toEqual([1, 1, 1, 0]);
    expect((await stored([of(3), of(2), of(1)], [of(4), of(3), of(2)], [of(4), of(1)])).added).toEqual([3, 1, 0]);
    const byQuery = (number: number): Entry => ({ ...of(number), link: `/briefing?day=${number}` });
    expect((await stored([byQuery(1)], [byQuery(2)], [byQuery(2)])).added).toEqual([1, 1, 0]);
  });

  it('and one address, all stored under names of their own, do not hide the next', async () => {
    const path = `/feed-${(number += 1)}`;
    const [id = ''] = await polling.add(path);
    const there = [floods, strike, vote].map((one, index) => entry(dated({ ...one, link: '/' }, 60 - index)));
    polling.answers.set(path, says(feedOf(...there)));
    expect(await polling.poll(id)).toMatchObject({ added: 3 });
    await polling.store.owner.deleteFrom('item').where('feed_id', '=', id).where('guid', '=', 'same').execute();
    polling.answers.set(path, says(feedOf(entry(dated({ title: 'Fire', link: '/' }, 1)))));
    expect(await polling.poll(id)).toMatchObject({ added: 1 });
  });

  it('that a push and a poll bring at once are each stored once', async () => {
    const [feedId = ''] = await polling.add(`/feed-${(number += 1)}`);
    const item = ({ title, link }: Entry): NewItem => ({
      feedId,
      guid: 'same',
      url: `https://paper.example${link}`,
      title,
      summary: null,
      contentHtml: null,
      author: null,
      publishedAt: null,
      dateDoubt: null,
      state: 'new',
    });
    const { database } = polling.store;
    const pushed = inTransaction(database, async (transaction) => {
      await storePart(transaction, [item(floods)]);
      await delay(300);
    });
    await delay(50);
    const polled = inTransaction(database, (transaction) => storeItems(transaction, [item(strike), item(floods)]));
    await Promise.all([pushed, polled]);
    const rows = await database.selectFrom('item').select('title').where('feed_id', '=', feedId).orderBy('title').execute();
    expect(rows.map(({ title }) => title)).toEqual(['Floods', 'Strike']);
  });

  it('that were stored under names made of both are known', async () => {
    const path = `/feed-${(number += 1)}`;
    const [id = ''] = await polling.add(path);
    polling.answers.set(path, says(feedOf(entry(dated(floods, 5)), entry(dated(strike, 3)))));
    await polling.poll(id);
    const { database, owner } = polling.store;
    const row = await database.selectFrom('item').selectAll().where('feed_id', '=', id).where('guid', '!=', 'same').executeTakeFirst();
    // Both names were made so where one list showed both.
    expect(row?.guid).toMatch(/^[0-9a-f]{64}#[0-9a-f]{16}$/);
    await owner.deleteFrom('item').where('feed_id', '=', id).where('guid', '=', 'same').execute();
    polling.answers.set(path, says(feedOf(entry(dated(floods, 5)), entry(dated(strike, 3)), entry(dated(vote, 1)))));
    expect(await polling.poll(id)).toMatchObject({ added: 2 });
  });
});

describe('an entry that was edited', () => {
  const other = dated({ title: 'Other', link: '/other', name: 'other' }, 1);
  it.each([
    ['its title', { title: 'Floods recede' }],
    ['its address', { link: '/floods?from=feed' }],
    ['its date', { minutesAgo: 2 }],
    ['its title and its address', { title: 'Floods recede', link: '/floods-recede' }],
    ['its title and its date', { title: 'Floods recede', minutesAgo: 2 }],
    ['its address and its date', { link: '/floods?from=feed', minutesAgo: 2 }],
  ])('is not stored again: %s', async (_what, edit) => {
    const before = dated(floods, 60);
    expect(await stored([before], [{ ...before, ...edit }, other], [{ ...before, ...edit }])).toMatchObject({ added: [1, 1, 0] });
  });

  it('in everything is stored once more, and then no more', async () => {
    const moved = dated({ title: 'Water everywhere', link: '/water' }, 40);
    const [again, oncemore] = [dated({ ...moved, title: 'Water falls' }, 20), dated({ ...moved, title: 'Water gone' }, 10)];
    expect((await stored([dated(floods, 60)], [moved], [again], [oncemore])).added).toEqual([1, 1, 0, 0]);
  });

  it.each([
    ['its title', { title: 'Strike ends' }],
    ['its address', { link: '/strike?from=feed' }],
    ['its date', { minutesAgo: 2 }],
  ])('is not stored again where it shares its name: %s', async (_what, edit) => {
    const [one, two] = [dated(floods, 60), dated(strike, 30)];
    const edited = { ...two, ...edit };
    expect((await stored([one, two], [edited, one], [edited])).added).toEqual([2, 0, 0]);
  });
});
