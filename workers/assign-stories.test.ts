// What a story is worth, why it is given to nobody, what waits, and what is written about again: on a real store.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClusterer } from '../sources/stories.ts';
import { pauseDesks, resumeDesks } from '../store/repositories/persona-desks.ts';
import { breakingDelays } from '../store/repositories/breaking-delays.ts';
import { moveDraft, openDraft } from '../store/repositories/drafts.ts';
import { waitingStories } from '../store/repositories/due-stories.ts';
import { newSincePublication } from '../store/repositories/story-updates.ts';
import { waitingJobs } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/transactions.ts';
import { openAssigning, type Assigning } from '../test/harness/assigning.ts';
import { publishSeeded } from '../test/harness/revise-draft.ts';
import { seedArticle, seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import { seedDraft, seedEditor } from '../test/harness/seed-draft.ts';
import type { TestStore } from '../test/harness/store.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';

const hour = 3_600_000;
let room: Assigning;
let test: TestStore;
let deps: NewsroomDeps;

beforeAll(async () => {
  room = await openAssigning();
  ({ test, deps } = room);
});
afterAll(() => room.close());

const report = (outlet: string, title: string, text: string): SeededArticle => ({ outlet, title, paragraphs: [text] });
const rowOf = (storyId: string) => test.database.selectFrom('story').selectAll().where('id', '=', storyId).executeTakeFirstOrThrow();
const draftsOf = (storyId: string) =>
  test.database.selectFrom('draft').selectAll().where('story_id', '=', storyId).orderBy('created_at').execute();

async function story(...articles: SeededArticle[]): Promise<string> {
  const { storyId } = await seedStory(test.database, articles);
  const outlets = new Set(articles.map((article) => article.outlet)).size;
  await test.database.updateTable('story').set({ outlets, origins: outlets }).where('id', '=', storyId).execute();
  return storyId;
}
const assign = (options: Partial<Parameters<typeof assignStories>[1]> = {}) => assignStories(deps, { flush: false, ...options });

describe('a story', () => {
  it('is weighed in parts that add up, and says in words why nobody is given it', async () => {
    const alone = await story(report('Courier', 'Barge sinks in the Oster lock', 'A barge sank in the lock of the river Oster.'));
    const nobodys = await story(
      { ...report('Courier', 'Choir sings', 'The choir of Hallow sang.'), origin: 'Wire', language: 'fr' },
      { ...report('Ledger', 'Choir sings', 'The choir of Hallow sang.'), origin: 'Wire', language: 'fr' },
    );
    expect(await assign()).toBe(0);
    const row = await rowOf(alone);
    expect(row).toMatchObject({ not_assigned: 'needs 2 outlets, has 1', burst: 0 });
    expect(row.score_parts.map((part) => part.name)).toEqual(['origins', 'outlets', 'burst', 'proximity', 'novelty']);
    const sum = row.score_parts.reduce((total, { value, weight }) => total + value * weight, 0);
    expect(row.newsworthiness).toBeCloseTo(sum, 2);
    expect(row.fits[0]).toMatchObject({ personaId: 'waterways', beats: ['waterways'] });
    expect((await rowOf(nobodys)).not_assigned).toMatch(/^score 0\.1\d under 0\.20$/);
  });

  it('is given out whatever it is worth where an editor pinned it, and never where it is muted', async () => {
    const pinned = await story(report('Courier', 'Choir sings again', 'The choir of Hallow sang again.'));
    const muted = await story(
      report('Courier', 'River locks to close', 'All locks of the river close.'),
      report('Ledger', 'Locks closed', 'River locks close, the office said.'),
    );
    await test.database.updateTable('story').set({ pinned_at: new Date() }).where('id', '=', pinned).execute();
    await test.database.updateTable('story').set({ muted_at: new Date() }).where('id', '=', muted).execute();
    expect(await assign()).toBe(1);
    expect(await draftsOf(pinned)).toHaveLength(1);
    expect(await rowOf(pinned)).toMatchObject({ not_assigned: null });
    expect(await rowOf(muted)).toMatchObject({ not_assigned: 'muted', assigned_at: null });
    await test.database.updateTable('story').set({ muted_at: null }).where('id', '=', muted).execute();
    expect(await assign()).toBe(1);
    expect(await rowOf(muted)).toMatchObject({ not_assigned: null });
  });

  it('that had settled before it came is due when nothing that came with it is still to be read, or nothing came for as long', async () => {
    const old = await story(
      report('Courier', 'Lock of the river opens', 'A lock of the river opened for barges.'),
      report('Ledger', 'Barges pass the river lock', 'Barges pass the lock, the office said.'),
    );
    const here = { ...deps, now: () => new Date() };
    const settled = { last_origin_at: new Date(Date.now() - hour), updated_at: new Date() };
    await test.database.updateTable('story').set(settled).where('id', '=', old).execute();
    const unread = await seedArticle(test.database, null, report('Third', 'The river lock', 'Of the lock of the river.'));
    expect(await assignStories(here, { flush: false })).toBe(0);
    expect(await draftsOf(old)).toEqual([]);
    await test.database.updateTable('article').set({ story_id: old }).where('id', '=', unread).execute();
    expect(await assignStories(here, { flush: false })).toBe(1);
    expect(await draftsOf(old)).toHaveLength(1);
  });

  it('waits where it can be seen while no desk takes it, and is given out when one does', async () => {
    await pauseDesks(test.database, { personaIds: ['waterways'], by: 'operator', reason: 'on leave' });
    const waits = await story(
      report('Courier', 'Toll on barges', 'A toll on river barges was set.'),
      report('Ledger', 'Barges must pay', 'Each barge pays at the lock.'),
    );
    expect(await assign()).toBe(0);
    expect((await rowOf(waits)).not_assigned).toMatch(
      /^waits for a desk: waterways, whose it is, is paused since .* by operator: on leave/,
    );
    const rules = { ...deps.settings.stories, settleMs: deps.settings.stories.settle, now: deps.now() };
    expect(await waitingStories(test.database, rules, 5)).toMatchObject({ stories: 1, breaking: 0, first: [{ id: waits }] });
    await resumeDesks(test.database, { personaIds: ['waterways'], by: 'operator' });
    expect(await assign()).toBe(1);
    expect(await waitingStories(test.database, rules, 5)).toMatchObject({ stories: 0, since: null, first: [] });
  });
});

describe('a count of drafts a day', () => {
  it('holds back no story that is breaking or pinned, and every other; a pause holds those too', async () => {
    const three = await Promise.all(
      ['grain', 'coal', 'salt'].map((load) =>
        story(
          report('Courier', `Barge with ${load} waits at the lock`, `A barge with ${load} waits on the river.`),
          report('Ledger', `River barge of ${load} held`, `The lock holds a barge with ${load}.`),
        ),
      ),
    );
    const [plain = '', breaking = '', pinned = ''] = three;
    await test.database.updateTable('story').set({ breaking: true }).where('id', '=', breaking).execute();
    await test.database.updateTable('story').set({ pinned_at: new Date() }).where('id', '=', pinned).execute();
    const { settings } = deps;
    const full = { ...deps, settings: { ...settings, personas: { ...settings.personas, draftsPerDay: 1 } } };
    await pauseDesks(test.database, { personaIds: ['waterways'], by: 'operator', reason: null });
    expect(await assignStories(full, { flush: false })).toBe(0);
    expect((await rowOf(breaking)).not_assigned).toMatch(/is paused/);
    await resumeDesks(test.database, { personaIds: ['waterways'], by: 'operator' });
    expect(await assignStories(full, { flush: false })).toBe(2);
    for (const id of [breaking, pinned]) expect(await draftsOf(id)).toHaveLength(1);
    expect((await rowOf(plain)).not_assigned).toMatch(/drafts in 24 hours, 1 at most/);
    expect(await assign()).toBe(1);
  });
});

describe('a breaking story', () => {
  it('is asked for at once when its third origin comes in, waits for no settling, and goes before others', async () => {
    const clusterer = createClusterer({ ...deps, now: () => new Date() });
    const texts = [
      'The Torvik lock on the river Asper burst on Friday and three barges sank, the harbour office said. Two crews were saved by a tug from Hallow.',
      'Three barges went down when a gate of the Torvik lock gave way, Mayor Ivar Holst told reporters. Divers of the Asper guard look for 4 boatmen.',
      'Shipping on the Asper stands still: the lock at Torvik broke, three barges lie on the ground, and grain for 9 million crowns is lost, traders say.',
    ];
    let storyId = '';
    for (const [index, text] of texts.entries()) {
      expect((await waitingJobs(test.database, 500)).filter(({ job }) => job === 'assign-stories')).toEqual([]);
      const articleId = await seedArticle(test.database, null, {
        outlet: `Gazette ${index}`,
        title: 'Torvik lock bursts, three barges sink in the Asper',
        paragraphs: [text],
        publishedAt: new Date(Date.now() - (3 - index) * 60_000),
      });
      ({ storyId } = await clusterer.clusterArticle(articleId, new AbortController().signal));
    }
    const asked = (await waitingJobs(test.database, 500)).find(({ job }) => job === 'assign-stories');
    expect(asked).toMatchObject({ jobId: `assign-${storyId}-breaking`, payload: { storyId }, priority: 0 });
    const row = await rowOf(storyId);
    expect(row).toMatchObject({ breaking: true, origins: 3 });
    expect(row.third_origin_at).not.toBeNull();

    expect(await assignStories({ ...deps, now: () => new Date() }, { flush: false, storyId })).toBe(1);
    const [draft] = await draftsOf(storyId);
    const job = (await waitingJobs(test.database, 500)).find(({ jobId }) => jobId === `draft-${draft?.id}-1`);
    expect(job).toMatchObject({ priority: 1 });
    expect((await rowOf(storyId)).burst).toBeGreaterThan(1);
    const [delay] = await breakingDelays(test.database, new Date(Date.now() - hour));
    expect(delay).toMatchObject({ storyId, deskAt: null });
    await test.database.updateTable('outbox').set({ relayed_at: new Date() }).execute();
    const [relayed] = await breakingDelays(test.database, new Date(Date.now() - hour));
    expect(relayed?.deskAt).toBeInstanceOf(Date);
  });
});

const published = new Date('2026-03-05T09:00:00Z');
/** An hour after the seeded draft's sources, which are published. */
async function publishedStory(): Promise<{ draftId: string; storyId: string }> {
  const editor = await seedEditor(test.database);
  const draft = await seedDraft(test.database, { personaId: 'waterways' });
  await publishSeeded(test.database, draft, editor);
  const { draftId, storyId } = draft;
  await test.database.updateTable('story').set({ assigned_at: new Date(), outlets: 3, origins: 3 }).where('id', '=', storyId).execute();
  return { draftId, storyId };
}
async function join(storyId: string, article: SeededArticle): Promise<void> {
  await seedArticle(test.database, storyId, { publishedAt: published, ...article });
  await test.database.updateTable('story').set({ updated_at: new Date() }).where('id', '=', storyId).execute();
}

describe('a story that was published', () => {
  it('is written about again, as an update, only when reports bring new claims, and not too soon', async () => {
    const { draftId, storyId } = await publishedStory();
    await assign();
    const same = await test.database
      .selectFrom('article')
      .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
      .select('snapshot.text')
      .where('story_id', '=', storyId)
      .orderBy('article.outlet')
      .execute();
    const [title = '', ...paragraphs] = (same[0]?.text ?? '').split('\n\n');
    await join(storyId, { outlet: 'Copier', title, paragraphs });
    await join(storyId, {
      outlet: 'Echo',
      title: 'The Asper lock is closed',
      paragraphs: ['The river ministry of Velmar closed the lock on Monday.'],
    });
    expect(await assign()).toBe(0);
    expect(await draftsOf(storyId)).toHaveLength(1);
    expect((await rowOf(storyId)).not_assigned).toBe('published; 2 reports since state nothing new');

    await join(storyId, {
      outlet: 'Gauge',
      title: 'Velmar opens the Asper lock after 12 days as Brenholt court rules',
      paragraphs: ['A court in Brenholt told Velmar to open the lock, and 312 barges passed by noon, the harbour master Edda Kolm said.'],
    });
    await pauseDesks(test.database, { personaIds: ['waterways'], by: 'operator', reason: null });
    expect(await assign()).toBe(0);
    expect((await rowOf(storyId)).not_assigned).toMatch(/^an update waits for a desk: waterways is paused/);
    await resumeDesks(test.database, { personaIds: ['waterways'], by: 'operator' });
    const soon = { ...deps, now: () => new Date() };
    expect(await assignStories(soon, { flush: false })).toBe(0);
    await assign();
    const drafts = await draftsOf(storyId);
    expect(drafts).toHaveLength(2);
    expect(await rowOf(storyId)).toMatchObject({ not_assigned: null });
    expect(drafts[1]).toMatchObject({ update_of: draftId, state: 'queued', persona_id: drafts[0]?.persona_id });
    const [event] = await test.database.selectFrom('story_event').selectAll().where('story_id', '=', storyId).execute();
    expect(event).toMatchObject({ kind: 'updated', editor_id: null, detail: { draftId: drafts[1]?.id, updateOf: draftId } });
    expect(event?.reason).toMatch(/312/);
    const job = (await waitingJobs(test.database, 500)).find(({ jobId }) => jobId === `draft-${drafts[1]?.id}-1`);
    expect(job).toMatchObject({ job: 'draft-story', payload: { personaId: 'waterways', round: 1 } });
    expect(await newSincePublication(test.database, drafts[1]?.id ?? '')).toHaveLength(3);
    // The update is under way: nothing more is opened.
    await join(storyId, {
      outlet: 'Late',
      title: 'Brenholt court fines Velmar 77 million crowns',
      paragraphs: ['Judge Ilse Torvald fined it.'],
    });
    await assign();
    expect(await draftsOf(storyId)).toHaveLength(2);
  });

  it('is held up by no second view that waits for review, but by a draft of its own analyst', async () => {
    const { draftId, storyId } = await publishedStory();
    const open = (personaId: string) =>
      inTransaction(test.database, (transaction) => openDraft(transaction, { storyId, personaId, writer: 'extractive' }));
    const own = (await open('waterways')) ?? '';
    await open('tulips');
    for (const [outlet, count] of [
      ['Gauge', 'Nine dead'],
      ['Echo', '9 dead'],
    ] as const)
      await join(storyId, { outlet, title: `${count} at the Asper lock`, paragraphs: ['The ministry said so.'] });
    expect(await assign()).toBe(0);
    for (const state of ['drafting', 'failed'] as const)
      await inTransaction(test.database, (transaction) => moveDraft(transaction, own, { state }));
    expect(await assign()).toBe(1);
    expect((await draftsOf(storyId)).at(-1)).toMatchObject({ update_of: draftId, persona_id: 'waterways' });
  });

  it('is not given out once more as another story that says nothing new', async () => {
    const { draftId, storyId } = await publishedStory();
    const told = await test.database
      .selectFrom('article')
      .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
      .select('snapshot.text')
      .where('story_id', '=', storyId)
      .where('article.language', '=', 'en')
      .execute();
    const again = await story(
      ...told.map(({ text }, index) => {
        const [title = '', ...paragraphs] = text.split('\n\n');
        return { outlet: `Other ${index}`, title, paragraphs: paragraphs.slice(0, 2) };
      }),
    );
    await assign();
    const row = await rowOf(again);
    expect(row.not_assigned).toMatch(/^published already as “.+”, and nothing new$/);
    expect(row.repeats).not.toBeNull();
    expect(row.score_parts.find((part) => part.name === 'novelty')).toMatchObject({ value: 0 });
    expect(await draftsOf(again)).toEqual([]);
    expect(draftId).not.toBe('');
  });
});
