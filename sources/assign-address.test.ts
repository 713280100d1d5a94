import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAddressAssignment, type AddressAssignment } from '../store/repositories/address-assignments.ts';
import { waitingRows } from '../store/repositories/waiting-work.ts';
import { leadsTo, openGivenPages, pageOf as page, says, textOn as text, type GivenPages } from '../test/harness/given-pages.ts';
import { seedArticle, seedStory } from '../test/harness/seed-articles.ts';
import type { TestStore } from '../test/harness/store.ts';

let given: GivenPages;
let test: TestStore;
let base = '';
let answers: GivenPages['pages']['answers'];

beforeAll(async () => {
  given = await openGivenPages();
  ({ test } = given);
  ({ base, answers } = given.pages);
});
afterAll(() => given.close());
beforeEach(() => given.pages.reset());

const ask = (url: string, personaId = 'ada', mayEnd: readonly string[] | 'any' = []) => given.give(url, { personaId, mayEnd });
const work = (asked: AddressAssignment) => given.work(asked);

describe('an article given by its address', () => {
  it('is read, put into a story and assigned, though one outlet alone has it, and the story is pinned', async () => {
    answers.set('/2026/lock-closed', says(page('Lock closed for a month', text('lock'))));
    const asked = await ask(`${base}/2026/lock-closed`);
    expect(asked).toMatchObject({ state: 'waiting', articleId: null });
    expect(await ask(`${base}/2026/lock-closed`)).toEqual(asked);
    expect(await given.look(asked)).toMatchObject({ state: 'waiting' });
    const waits = await waitingRows(test.database, 'assign-address', { before: new Date(Date.now() + 1000), after: '', limit: 9 });
    expect(waits.map(({ row }) => row)).toContain(asked.id);

    const done = await work(asked);
    expect(done).toMatchObject({ state: 'assigned', draftId: expect.stringMatching(/^dr/) as string });
    const story = await test.database
      .selectFrom('story')
      .selectAll()
      .where('id', '=', done?.storyId ?? '')
      .executeTakeFirstOrThrow();
    expect(story).toMatchObject({ title: 'Lock closed for a month', outlets: 1, pinned_at: expect.any(Date) as Date });
    const draft = await test.database
      .selectFrom('draft')
      .selectAll()
      .where('id', '=', done?.draftId ?? '')
      .executeTakeFirstOrThrow();
    expect(draft).toMatchObject({ persona_id: 'ada', state: 'queued', story_id: story.id });
    const article = await test.database.selectFrom('article').selectAll().where('story_id', '=', story.id).executeTakeFirstOrThrow();
    expect(article.outlet).toBe('127.0.0.1');
    const feed = await test.database.selectFrom('feed').selectAll().where('id', '=', article.feed_id).executeTakeFirstOrThrow();
    expect(feed).toMatchObject({ state: 'muted', muted_by: 'operator' });
    // Again, it changes nothing.
    expect(await work(asked)).toEqual(done);
    const drafts = await test.database.selectFrom('draft').select('id').where('story_id', '=', story.id).execute();
    expect(drafts).toHaveLength(1);
  });

  it('is found where it is stored: by its address with a tracker, without www, and by a redirect; nothing is fetched', async () => {
    const { storyId, articleIds } = await seedStory(test.database, [
      { outlet: 'Port Ledger', title: 'Levy stays', paragraphs: ['It stays.'] },
    ]);
    const { url } = await test.database
      .selectFrom('article')
      .select('url')
      .where('id', '=', articleIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const asked = await ask(`${url.replace('https://', 'http://www.')}?utm_source=x#top`);
    expect(asked).toMatchObject({ articleId: articleIds[0], itemId: null });
    expect(await work(asked)).toMatchObject({ state: 'assigned', storyId });

    answers.set('/go', leadsTo('/2026/tolls'));
    answers.set('/2026/tolls', says(page('Tolls rise', text('toll'))));
    const short = await work(await ask(`${base}/go`));
    expect(short).toMatchObject({ state: 'assigned' });
    for (const known of ['/go', '/2026/tolls', '/2026/tolls/?utm_medium=y']) {
      const again = await ask(`${base}${known}`, 'otto', 'any');
      expect(again.articleId).toBe(short?.articleId);
      expect(await work(again)).toMatchObject({ state: 'assigned', storyId: short?.storyId });
    }
  });

  it('joins the story that it is about', async () => {
    const reports = ['/2026/ferry-a', '/2026/ferry-b'];
    const body =
      '<p>The ferry Halina Dorst ran aground off Asper island on Monday with 140 people aboard, the coast guard of Velmar said.</p>';
    for (const [index, path] of reports.entries())
      answers.set(path, says(page(`Ferry Halina Dorst aground off Asper island`, body.repeat(2) + text(`report ${index}`))));
    const [first, second] = [await work(await ask(`${base}${reports[0]}`)), await work(await ask(`${base}${reports[1]}`, 'otto', 'any'))];
    expect(second).toMatchObject({ state: 'assigned', storyId: first?.storyId });
    // The first analyst had not begun: the story is the second's now.
    const states = await test.database
      .selectFrom('draft')
      .select(['persona_id', 'state'])
      .where('story_id', '=', first?.storyId ?? '')
      .orderBy('created_at')
      .execute();
    expect(states).toEqual([
      { persona_id: 'ada', state: 'withdrawn' },
      { persona_id: 'otto', state: 'queued' },
    ]);
  });

  it('is news whatever its genre: one that was set aside comes into a story', async () => {
    const id = await seedArticle(test.database, null, { outlet: 'Lists', title: 'Ten locks to see', paragraphs: ['First, Asper.'] });
    await test.database.updateTable('article').set({ set_aside: 'list: its title counts' }).where('id', '=', id).execute();
    const { url } = await test.database.selectFrom('article').select('url').where('id', '=', id).executeTakeFirstOrThrow();
    const done = await work(await ask(url));
    expect(done).toMatchObject({ state: 'assigned', articleId: id });
    const article = await test.database.selectFrom('article').select(['set_aside', 'story_id']).where('id', '=', id).executeTakeFirst();
    expect(article).toEqual({ set_aside: null, story_id: done?.storyId });
  });

  it('is of the outlet whose articles stand beside it', async () => {
    const beside = await seedArticle(test.database, null, { outlet: 'The Velmar Courier', title: 'Beside', paragraphs: ['It is so.'] });
    await test.database
      .updateTable('article')
      .set({ url: `${base}/courier/2025/beside` })
      .where('id', '=', beside)
      .execute();
    answers.set('/courier/2026/gauge-read', says(page('Gauge read', text('gauge'))));
    const done = await work(await ask(`${base}/courier/2026/gauge-read`));
    const article = await test.database
      .selectFrom('article')
      .select('outlet')
      .where('id', '=', done?.articleId ?? '')
      .executeTakeFirst();
    expect(article?.outlet).toBe('The Velmar Courier');
  });

  it('takes a page below plain words where it names its day', async () => {
    answers.set(
      '/politics/statement',
      says(page('Statement', text('vote'), '<meta property="article:published_time" content="2026-03-02T08:00:00Z">')),
    );
    expect(await work(await ask(`${base}/politics/statement`))).toMatchObject({ state: 'assigned' });
  });

  it('is read again when it is given again after it was refused', async () => {
    const url = `${base}/2026/late-page`;
    const first = await work(await ask(url));
    expect(first).toMatchObject({ state: 'refused' });
    answers.set('/2026/late-page', says(page('Late page', text('gate'))));
    const second = await ask(url);
    expect(second.id).not.toBe(first?.id);
    expect(await work(second)).toMatchObject({ state: 'assigned' });
    expect(await findAddressAssignment(test.database, first?.id ?? '')).toEqual(first);
  });

  it('counts as the item of a feed that was skipped as too old, and is read', async () => {
    answers.set('/2026/old-page', says(page('Old page', text('archive'))));
    await seedArticle(test.database, null, { outlet: 'Old Paper', title: 'Any', paragraphs: ['So.'] });
    const { id: feedId } = await test.database.selectFrom('feed').select('id').where('title', '=', 'Old Paper').executeTakeFirstOrThrow();
    await test.database
      .insertInto('item')
      .values({
        id: 'it_old',
        feed_id: feedId,
        guid: 'old',
        url: `${base}/2026/old-page`,
        title: 'Old page',
        state: 'skipped',
        summary: null,
        content_html: null,
        author: null,
        published_at: null,
        error_code: null,
        error: null,
        article_id: null,
      })
      .execute();
    const asked = await ask(`${base}/2026/old-page`);
    expect(asked.itemId).toBe('it_old');
    expect(await work(asked)).toMatchObject({ state: 'assigned' });
  });
});
