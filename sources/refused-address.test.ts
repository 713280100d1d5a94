// Addresses that are given and come to nothing: refused before anything is stored, refused once the page was tried, refused for drafts of others.
// What was made for the giving alone is gone afterwards; what was there before is as it was.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AddressAssignment } from '../store/repositories/address-assignments.ts';
import { verifyAudit } from '../store/repositories/audit.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { importFeeds } from '../store/repositories/feeds.ts';
import { insertItems } from '../store/repositories/items.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { assignStory } from '../store/repositories/story-decisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { answersWith, fails, leadsTo, openGivenPages, pageOf, says, textOn, type GivenPages } from '../test/harness/given-pages.ts';
import { seedStory } from '../test/harness/seed-articles.ts';

let given: GivenPages;
let base = '';
let answers: GivenPages['pages']['answers'];
beforeAll(async () => {
  given = await openGivenPages({ maximumBytes: 100_000 });
  ({ base, answers } = given.pages);
});
afterAll(() => given.close());
beforeEach(() => given.pages.reset());

/** All that a giving may leave, but its own row and its trail. */
async function kept() {
  const { database } = given.test;
  const rows = async (query: ReturnType<typeof sql<{ row: object }>>) => (await query.execute(database)).rows.map(({ row }) => row);
  return {
    feeds: await rows(sql`select to_jsonb(feed) as row from feed order by id`),
    items: await rows(sql`select to_jsonb(item) as row from item order by id`),
    fetched: await rows(sql`select to_jsonb(fetched) as row from fetched order by id`),
    articles: await rows(sql`select jsonb_build_object('id', id) as row from article order by id`),
    reading: await rows(sql`select to_jsonb(outbox) as row from outbox where job = 'read-item' order by id`),
    problems: await openProblems(database),
  };
}

const auditOf = async (subject: string): Promise<{ actor: string; action: string; detail: Record<string, unknown> }[]> =>
  (await sql<{ entry: string }>`select entry from audit order by seq`.execute(given.test.database)).rows
    .map(({ entry }) => JSON.parse(entry) as { actor: string; action: string; subject: string; detail: Record<string, unknown> })
    .filter((entry) => entry.subject === subject)
    .map(({ actor, action, detail }) => ({ actor, action, detail }));

/** A feed with one entry of this address, as a poll stores it. */
async function listed(name: string, path: string, state: 'new' | 'skipped' = 'new') {
  const { database } = given.test;
  const url = `https://${name}.example/rss`;
  const feed = { url, title: name, site: null, language: 'en', country: null, category: [], documentedAt: null, verified: false };
  await importFeeds(database, [feed], 900_000);
  const { id: feedId } = await database.selectFrom('feed').select('id').where('url', '=', url).executeTakeFirstOrThrow();
  const entry = { feedId, guid: path, url: `${base}${path}`, title: `About ${path}`, dateDoubt: null, state };
  const [item] = await insertItems(database, [{ ...entry, summary: null, contentHtml: null, author: null, publishedAt: null }]);
  return { id: item?.id ?? '', feedId };
}
const itemOf = (id: string) => given.test.database.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst();

describe('an address that no article can have', () => {
  it.each([
    ['no address', 'lock closed', 'bad-address'],
    ['no address of the web', 'ftp://paper.example/lock', 'refused-scheme'],
    ['one with a password', 'https://me:secret@paper.example/lock', 'refused-credentials'],
    ['a front page', 'https://paper.example/', 'home-page'],
    ['one on an odd port', 'https://paper.example:8081/lock', 'refused-port'],
    ['a private address', 'http://10.0.0.7/lock', 'refused-address'],
    ['a private address in another notation', 'http://[::ffff:c0a8:101]/lock', 'refused-address'],
    ['this machine', 'http://localhost/lock', 'refused-address'],
    ['this machine on another port', 'http://127.0.0.1:8080/lock', 'refused-address'],
    ['a name of a local network', 'http://wiki.internal/lock', 'refused-address'],
  ])('is refused before anything is stored: %s', async (_what, url, code) => {
    const before = await kept();
    const { n } = (await sql<{ n: number }>`select count(*)::int as n from address_assignment`.execute(given.test.database)).rows[0] ?? {};
    await expect(given.give(url)).rejects.toMatchObject({ code, message: expect.not.stringContaining('secret') as string });
    expect(await kept()).toEqual(before);
    expect((await sql`select from address_assignment`.execute(given.test.database)).rows).toHaveLength(n ?? -1);
  });
});

describe('an address whose page cannot be used', () => {
  it.each([
    ['is not there', '/2026/missing-page', null, 'status', 'status 404'],
    ['is gone', '/2026/gone-page', fails(410), 'status', 'status 410'],
    ['is a list of articles', '/world/europe', says(pageOf('Europe', textOn('list'))), 'no-article', ''],
    ['leads to a front page', '/2026/moved-page', leadsTo('/'), 'no-article', ''],
    ['leads to a private address', '/2026/inward-page', leadsTo('http://10.0.0.7/lock'), 'refused-address', 'not a public address'],
    ['has no text', '/2026/no-text-here', says('<html><body></body></html>'), 'too-short', ''],
    ['is no HTML', '/2026/a-picture-5', answersWith('image/png', 'x'), 'not-html', ''],
    ['is closed by robots.txt', '/closed/page-5', says(pageOf('Closed', textOn('door'))), 'robots-disallowed', ''],
    ['is too large', '/2026/large-page', says(pageOf('Large', textOn('sea').repeat(200))), 'too-large', ''],
  ] as const)('is refused with the reason where it %s, and nothing is left of it', async (_what, path, answer, code, reason) => {
    answers.set('/', says(pageOf('Front page', textOn('front'))));
    if (answer !== null) answers.set(path, answer);
    const before = await kept();
    const asked = await given.give(`${base}${path}`);
    expect((await kept()).items).toHaveLength(before.items.length + 1);
    const done = await given.work(asked);
    expect(done).toMatchObject({ state: 'refused', code, itemId: null, storyId: null });
    expect(done?.message).toContain(reason);
    expect(done?.message?.length).toBeGreaterThan(10);
    expect(await kept()).toEqual(before);
    expect(await given.look(asked)).toEqual(done);
  });

  it('is refused where its name is of a private address, and nothing is left of it', async () => {
    const before = await kept();
    const done = await given.work(await given.give('https://intranet.example/2026/lock-closed'));
    expect(done).toMatchObject({
      state: 'refused',
      code: 'refused-address',
      message: expect.stringContaining('resolves to 10.0.0.7') as string,
    });
    expect(await kept()).toEqual(before);
  });

  it('that fails for now waits while it is tried, and is refused when no try is left', async () => {
    const path = '/2026/busy-page';
    answers.set(path, fails(500));
    const before = await kept();
    const asked = await given.give(`${base}${path}`);
    await expect(given.read(asked)).rejects.toMatchObject({ retryable: true });
    expect(await given.look(asked)).toMatchObject({ state: 'waiting', itemId: asked.itemId });
    expect(await itemOf(asked.itemId ?? '')).toMatchObject({ state: 'new', attempts: 1 });
    const done = await given.workOut(asked);
    expect(done).toMatchObject({ state: 'refused', code: 'status', itemId: null });
    expect(done?.message).toMatch(/status 500, tried 5 times: give it again later$/u);
    expect(await kept()).toEqual(before);
    answers.set(path, says(pageOf('Busy page', textOn('busy'))));
    expect(await given.work(await given.give(`${base}${path}`))).toMatchObject({ state: 'assigned' });
  });

  it('leaves the others of its outlet: an article given before, and its feed', async () => {
    answers.set('/2026/held-page', says(pageOf('Held page', textOn('held'))));
    expect(await given.work(await given.give(`${base}/2026/held-page`))).toMatchObject({ state: 'assigned' });
    const before = await kept();
    expect(await given.work(await given.give(`${base}/2026/unheld-page`))).toMatchObject({ state: 'refused' });
    expect(await kept()).toEqual(before);
  });

  it('is read again under a job that no queue knows when it is given again', async () => {
    const jobs = async (asked: AddressAssignment) =>
      (await sql<{ id: string }>`select job_id as id from outbox where payload ->> 'itemId' = ${asked.itemId}`.execute(given.test.database))
        .rows;
    const first = await given.give(`${base}/2026/twice-given`);
    const [one] = await jobs(first);
    await given.work(first);
    const second = await given.give(`${base}/2026/twice-given`);
    expect(second.itemId).toBe(first.itemId);
    const [two, ...more] = await jobs(second);
    expect(more).toEqual([]);
    expect(two?.id).not.toBe(one?.id);
  });
});

describe('what was there before an address was refused', () => {
  it('stays: the item of a feed, failed as the feed’s own', async () => {
    const { id, feedId } = await listed('courier', '/2026/listed-page');
    const asked = await given.give(`${base}/2026/listed-page`);
    expect(asked.itemId).toBe(id);
    expect(await given.work(asked)).toMatchObject({ state: 'refused', code: 'status', itemId: id });
    expect(await itemOf(id)).toMatchObject({ state: 'failed', error_code: 'status', feed_id: feedId });
    expect((await openProblems(given.test.database)).filter(({ subject }) => subject === feedId)).toHaveLength(1);
  });

  it('is skipped again where it was skipped, without a problem, once nobody waits for it', async () => {
    const { id } = await listed('gazette', '/2026/skipped-page', 'skipped');
    const before = await kept();
    const [one, two] = [
      await given.give(`${base}/2026/skipped-page`),
      await given.give(`${base}/2026/skipped-page`, { personaId: 'otto' }),
    ];
    expect([one.itemId, two.itemId]).toEqual([id, id]);
    await given.read(one);
    expect(await given.look(one)).toMatchObject({ state: 'refused', code: 'status' });
    expect(await itemOf(id)).toMatchObject({ state: 'failed' });
    expect(await given.look(two)).toMatchObject({ state: 'refused', code: 'status' });
    const { reading: _jobs, ...after } = await kept();
    const { reading: _before, ...was } = before;
    expect(after).toEqual(was);
  });

  it('stays where a poll lists the page meanwhile; where that was read, it is what is assigned', async () => {
    const path = '/2026/polled-page';
    const asked = await given.give(`${base}${path}`);
    const { id } = await listed('herald', path);
    await given.read(asked);
    expect(await given.look(asked)).toMatchObject({ state: 'refused', itemId: null });
    expect(await itemOf(id)).toMatchObject({ state: 'new' });
    expect(await itemOf(asked.itemId ?? '')).toBeUndefined();

    const other = '/2026/polled-and-read';
    const second = await given.give(`${base}${other}`);
    await given.read(second);
    const polled = await listed('mercury', other);
    answers.set(other, says(pageOf('Polled and read', textOn('polled'))));
    await given.read({ ...second, itemId: polled.id });
    expect(await given.look(second)).toMatchObject({ state: 'assigned' });
  });

  it('stays for another who gave the same address, and goes with the last, also where both end at once', async () => {
    const before = await kept();
    const url = `${base}/2026/given-twice`;
    const [one, two] = [await given.give(url), await given.give(url, { personaId: 'otto' })];
    await given.read(one);
    expect(await given.look(one)).toMatchObject({ state: 'refused', itemId: one.itemId });
    expect(await given.look(two)).toMatchObject({ state: 'refused', itemId: null });
    expect(await kept()).toEqual(before);

    const both = await Promise.all([given.give(url), given.give(url, { personaId: 'otto' })]);
    expect(both[0].itemId).toBe(both[1].itemId);
    await given.read(both[0]);
    for (const done of await Promise.all(both.map((asked) => given.look(asked)))) expect(done).toMatchObject({ state: 'refused' });
    expect(await kept()).toEqual(before);
  });

  it('is there for who gives the address while it is refused to another', async () => {
    const url = `${base}/2026/given-meanwhile`;
    const before = await kept();
    for (let round = 0; round < 5; round += 1) {
      const first = await given.give(url);
      await given.read(first);
      const [done, second] = await Promise.all([given.look(first), given.give(url, { personaId: 'otto' })]);
      // Whoever comes first: refused, and made anew; or set to be read again for both.
      expect(await itemOf(second.itemId ?? '')).toMatchObject({ state: 'new' });
      await given.read(second);
      if (done?.state === 'waiting') expect(await given.look(first)).toMatchObject({ state: 'refused' });
      expect(await given.look(second)).toMatchObject({ state: 'refused', itemId: null });
      expect(await kept()).toEqual(before);
    }
  });

  it('is removed by neither function where it is a feed’s, or of use', async () => {
    const { database } = given.test;
    const { id, feedId } = await listed('ledger', '/2026/of-a-feed');
    await database.updateTable('item').set({ state: 'failed', error_code: 'x', error: 'x' }).where('id', '=', id).execute();
    answers.set('/2026/of-use', says(pageOf('Of use', textOn('use'))));
    const used = await given.give(`${base}/2026/of-use`);
    await given.work(used);
    const waiting = await given.give(`${base}/2026/waited-for`);
    const feedOf = async (item: string) => (await itemOf(item))?.feed_id;
    for (const item of [id, used.itemId ?? '', waiting.itemId ?? '', 'it_none'])
      expect((await sql<{ gone: boolean }>`select drop_given_item(${item}) as gone`.execute(database)).rows).toEqual([{ gone: false }]);
    for (const feed of [feedId, await feedOf(used.itemId ?? ''), 'fd_none'])
      expect((await sql<{ gone: boolean }>`select drop_given_feed(${feed}) as gone`.execute(database)).rows).toEqual([{ gone: false }]);
  });
});

describe('an address of a story that another analyst has begun', () => {
  const begun = async (personaId: string, storyId: string) =>
    (
      await inTransaction(given.test.database, (transaction) =>
        assignStory(transaction, { storyId, personaId, editorId: 'operator', reason: 'first', writer: null, mayEnd: 'any' }),
      )
    ).draftId;
  const stateOf = async (id: string) =>
    (await given.test.database.selectFrom('draft').select('state').where('id', '=', id).executeTakeFirst())?.state;
  /** A second analyst's draft beside the first, as an older process may have begun it. */
  const alsoBegun = async (personaId: string, storyId: string) =>
    (await inTransaction(given.test.database, (transaction) => openDraft(transaction, { storyId, personaId, writer: 'extractive' }))) ?? '';

  it('that is stored is refused before anything is written, unless what ends was agreed to', async () => {
    const { storyId, articleIds } = await seedStory(given.test.database, [
      { outlet: 'Agreed', title: 'Toll stays', paragraphs: ['It stays.'] },
    ]);
    const article = await given.test.database
      .selectFrom('article')
      .selectAll()
      .where('id', '=', articleIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const draft = await begun('vera', storyId);
    const rows = async () => (await sql`select from address_assignment`.execute(given.test.database)).rows.length;
    const before = await rows();
    for (const mayEnd of [[], ['dr_another']])
      await expect(given.give(article.url, { mayEnd })).rejects.toMatchObject({
        code: 'other-draft',
        storyId,
        drafts: [{ id: draft, personaId: 'vera', state: 'queued', headline: 'Toll stays' }],
      });
    expect(await rows()).toBe(before);
    const done = await given.work(await given.give(article.url, { mayEnd: [draft] }));
    expect(done).toMatchObject({ state: 'assigned', withdrawn: [draft] });
    expect(await stateOf(draft)).toBe('withdrawn');
  });

  it('that is read first ends no draft: it is refused, with what would have ended, and may be given again', async () => {
    answers.set('/2026/sluice-a', says(pageOf('Sluice Marin Dorst opens at Asper', textOn('sluice'))));
    answers.set('/2026/sluice-b', says(pageOf('Sluice Marin Dorst opens at Asper', textOn('sluice'))));
    const first = await given.work(await given.give(`${base}/2026/sluice-a`, { personaId: 'vera' }));
    const asked = await given.give(`${base}/2026/sluice-b`, { editorId: 'ed_7' });
    const done = await given.work(asked);
    expect(done).toMatchObject({
      state: 'refused',
      code: 'other-draft',
      storyId: first?.storyId,
      draftId: null,
      wouldEnd: [first?.draftId],
    });
    expect(done?.message).toContain(`draft ${first?.draftId} of vera (queued) would end`);
    expect(await stateOf(first?.draftId ?? '')).toBe('queued');
    const story = await given.test.database
      .selectFrom('story')
      .select('pinned_at')
      .where('id', '=', first?.storyId ?? '')
      .executeTakeFirst();
    expect(story?.pinned_at).not.toBeNull();
    expect(await auditOf(asked.id)).toEqual([
      { actor: 'ed_7', action: 'address-given', detail: { url: `${base}/2026/sluice-b`, persona: 'ada', reason: 'seen on the way' } },
      {
        actor: 'ed_7',
        action: 'address-refused',
        detail: { persona: 'ada', code: 'other-draft', reason: done?.message, drafts: [first?.draftId] },
      },
    ]);
    const again = await given.work(await given.give(`${base}/2026/sluice-b`, { mayEnd: done?.wouldEnd ?? [] }));
    expect(again).toMatchObject({ state: 'assigned', withdrawn: [first?.draftId] });
  });

  it('ends only what was agreed to: where another draft was begun before its job comes, none ends', async () => {
    const { storyId, articleIds } = await seedStory(given.test.database, [
      { outlet: 'Meanwhile', title: 'Dam holds', paragraphs: ['It holds.'] },
    ]);
    const { url } = await given.test.database
      .selectFrom('article')
      .select('url')
      .where('id', '=', articleIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const agreed = await begun('vera', storyId);
    const asked = await given.give(url, { mayEnd: [agreed] });
    const other = await alsoBegun('otto', storyId);
    expect(await given.look(asked)).toMatchObject({ state: 'refused', code: 'other-draft', wouldEnd: [agreed, other] });
    expect([await stateOf(agreed), await stateOf(other)]).toEqual(['queued', 'queued']);
    expect(await given.look(await given.give(url, { mayEnd: 'any' }))).toMatchObject({ state: 'assigned', withdrawn: [agreed, other] });
  });

  it('may be agreed to while it waits, by whoever gives it again: each agreement is in the audit log', async () => {
    const url = `${base}/2026/agreed-later`;
    const asked = await given.give(url, { mayEnd: ['dr_1'] });
    expect(await given.give(url, { mayEnd: ['dr_2'], editorId: 'ed_8' })).toEqual(asked);
    expect(await given.give(url, { mayEnd: [], editorId: 'ed_9' })).toEqual(asked);
    expect(await given.give(url, { mayEnd: 'any', editorId: 'ed_9' })).toEqual(asked);
    expect(await given.give(url, { mayEnd: ['dr_3'] })).toEqual(asked);
    expect((await auditOf(asked.id)).map(({ actor, action, detail }) => [actor, action, detail['drafts']])).toEqual([
      ['operator', 'address-given', undefined],
      ['operator', 'address-may-end', ['dr_1']],
      ['ed_8', 'address-may-end', ['dr_1', 'dr_2']],
      ['ed_9', 'address-may-end', 'any'],
    ]);
  });

  it('leaves one whole trail in the audit log, and the log stays proved', async () => {
    answers.set('/2026/trail-page', says(pageOf('Trail page', textOn('trail'))));
    const asked = await given.give(`${base}/2026/trail-page`, { editorId: 'ed_3' });
    const done = await given.work(asked);
    expect(await auditOf(asked.id)).toMatchObject([
      { actor: 'ed_3', action: 'address-given' },
      { actor: 'ed_3', action: 'address-assigned', detail: { story: done?.storyId, draft: done?.draftId, withdrawn: [], beside: [] } },
    ]);
    const gone = await given.give(`${base}/2026/trail-gone`, { editorId: 'ed_3' });
    await given.work(gone);
    expect(await auditOf(gone.id)).toMatchObject([
      { action: 'address-given' },
      { action: 'address-refused', detail: { code: 'status', reason: expect.stringContaining('404') as string } },
    ]);
    expect(await verifyAudit(given.test.database, null)).toMatchObject({ ok: true });
  });
});
