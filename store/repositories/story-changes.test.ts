import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameStory } from '../../core/story-title.ts';
import { inTransaction } from '../transactions.ts';
import { seedArticle, seedStory, type SeededArticle } from '../../test/harness/seed-articles.ts';
import { seedDraft } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { openDraft } from './drafts.ts';
import { findStory, storySources } from './rounds.ts';
import { askSecondView, viewsBeside } from './second-views.ts';
import { lockOpenStory } from './stories.ts';
import { currentStory, mergeStories, splitStory } from './story-changes.ts';
import { reportsOfStory } from './story-reports.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
}, 60_000);
afterAll(() => test.close());

const by = { editorId: 'ed_1', reason: 'the same flood' };

function report(outlet: string, title: string, more: Partial<SeededArticle> = {}): SeededArticle {
  return { outlet, title, paragraphs: [`${title}, ${outlet} reports from the ${outlet.length} towns of the valley.`], ...more };
}

async function merge(from: string, into: string): Promise<void> {
  await inTransaction(test.database, (transaction) => mergeStories(transaction, { from, into, ...by }));
}

async function split(storyId: string, articleIds: readonly string[]): Promise<string> {
  return inTransaction(test.database, (transaction) => splitStory(transaction, { storyId, articleIds, ...by }));
}

function row(id: string) {
  return test.database.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function eventsOf(storyId: string) {
  const rows = await test.database.selectFrom('story_event').selectAll().where('story_id', '=', storyId).orderBy('id').execute();
  return rows.map(({ kind, editor_id: editorId, reason, detail }) => ({ kind, editorId, reason, detail }));
}

async function articlesOf(storyId: string): Promise<string[]> {
  const rows = await test.database.selectFrom('article').select('id').where('story_id', '=', storyId).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

describe('a merge of stories', () => {
  it('moves the articles, rewrites both, and leaves the merged one as a way to the other', async () => {
    const one = await seedStory(test.database, [report('A', 'Flood in Arl valley'), report('B', 'Arl valley under water')]);
    const other = await seedStory(test.database, [report('C', 'Arl valley flood grows'), report('A', 'Arl flood: dam holds')]);
    await test.database.updateTable('story').set({ pinned_at: new Date() }).where('id', '=', other.storyId).execute();
    await merge(other.storyId, one.storyId);
    expect(await articlesOf(one.storyId)).toEqual([...one.articleIds, ...other.articleIds].toSorted());
    const into = await row(one.storyId);
    expect(into).toMatchObject({ state: 'open', articles: 4, outlets: 3, origins: 3, language: 'en' });
    expect(into.pinned_at).not.toBeNull();
    expect(into.third_origin_at).not.toBeNull();
    expect(await row(other.storyId)).toMatchObject({ state: 'merged', merged_into: one.storyId, articles: 0, origins: 0 });
    expect(await currentStory(test.database, other.storyId)).toBe(one.storyId);
    expect((await findStory(test.database, other.storyId))?.id).toBe(one.storyId);
    const title = 'Arl valley flood grows';
    expect(await eventsOf(other.storyId)).toEqual([{ kind: 'merged', ...by, detail: { into: one.storyId, articles: 2, title } }]);
    expect(await eventsOf(one.storyId)).toEqual([
      { kind: 'absorbed', ...by, detail: { from: other.storyId, articles: 2, title, flagged: [] } },
    ]);
  });

  it('leaves the story that stays its title and language, whichever reports came first, and takes no other from what came with the merge', async () => {
    const early = (minute: number) => ({ publishedAt: new Date(Date.UTC(2026, 2, 13, 8, minute)), language: 'de' });
    const gone = await seedStory(test.database, [
      report('Zeitung', 'Damm im Arltal bricht', early(0)),
      report('Post', 'Damm im Arltal gebrochen', early(1)),
      report('Blatt', 'Der Damm im Arltal bricht', early(2)),
    ]);
    await test.database
      .updateTable('article')
      .set({ fetched_at: new Date(0) })
      .where('story_id', '=', gone.storyId)
      .execute();
    const kept = await seedStory(test.database, [report('A', 'Dam bursts in Arl valley')]);
    // Not as it would be named now: a merge does not even look.
    await test.database.updateTable('story').set({ title: 'The Arl dam' }).where('id', '=', kept.storyId).execute();
    await merge(gone.storyId, kept.storyId);
    expect(await row(kept.storyId)).toMatchObject({ title: 'The Arl dam', language: 'en', articles: 4 });
    const named = { title: 'Dam bursts in Arl valley', language: 'en' };
    // As the next report finds it: named anew from what joined the story itself, the absorbed reports being as many and as early as they are.
    const later = await seedArticle(test.database, kept.storyId, report('B', 'Arl valley: dam bursts'));
    expect(nameStory(await reportsOfStory(test.database, kept.storyId))).toEqual(named);
    // A part leaves, the other keeps its name; and a story of nothing but what came by the merge is named by that.
    const off = await split(kept.storyId, [gone.articleIds[2] ?? '']);
    expect(await row(kept.storyId)).toMatchObject(named);
    expect(await row(off)).toMatchObject({ title: 'Der Damm im Arltal bricht', language: 'de' });
    await split(kept.storyId, [later, ...kept.articleIds]);
    expect(await row(kept.storyId)).toMatchObject({ title: 'Damm im Arltal bricht', language: 'de' });
    await seedArticle(test.database, kept.storyId, report('C', 'Something else about the dam'));
    expect(nameStory(await reportsOfStory(test.database, kept.storyId)).title).toBe('Damm im Arltal bricht');
  });

  it('keeps one step from each of a chain to the story that stands', async () => {
    const ids = [];
    for (const outlet of ['A', 'B', 'C', 'D']) ids.push((await seedStory(test.database, [report(outlet, `Chain of ${outlet}`)])).storyId);
    const [a = '', b = '', c = '', d = ''] = ids;
    await merge(a, b);
    await merge(b, c);
    await merge(c, d);
    for (const id of [a, b, c]) {
      expect(await currentStory(test.database, id)).toBe(d);
      expect((await row(id)).merged_into).toBe(d);
    }
    expect(await articlesOf(d)).toHaveLength(4);
    await inTransaction(test.database, async (transaction) => expect((await lockOpenStory(transaction, a))?.id).toBe(d));
    expect(await currentStory(test.database, 'st_none')).toBeNull();
  });

  it('refuses a story that is not there, one that was merged, and itself, and changes nothing', async () => {
    const { storyId: one } = await seedStory(test.database, [report('A', 'A strike')]);
    const { storyId: other } = await seedStory(test.database, [report('B', 'The strike')]);
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'merge-itself' });
    await expect(merge(one, 'st_none')).rejects.toMatchObject({ code: 'story-missing' });
    await merge(one, other);
    await expect(merge(one, other)).rejects.toMatchObject({ code: 'story-merged' });
    const { storyId: third } = await seedStory(test.database, [report('C', 'Another strike')]);
    await expect(merge(third, one)).rejects.toMatchObject({ code: 'story-merged' });
    expect(await row(third)).toMatchObject({ state: 'open' });
  });

  it('lets one of two merges of one pair win, whichever way each goes', async () => {
    const { storyId: one } = await seedStory(test.database, [report('A', 'Ferry aground')]);
    const { storyId: other } = await seedStory(test.database, [report('B', 'Ferry on the rocks')]);
    const outcomes = await Promise.allSettled([merge(one, other), merge(other, one)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const states = [(await row(one)).state, (await row(other)).state];
    expect(states.toSorted()).toEqual(['merged', 'open']);
  });

  it('is whole or not at all', async () => {
    const one = await seedStory(test.database, [report('A', 'Bank closes')]);
    const other = await seedStory(test.database, [report('B', 'A bank has closed')]);
    const crash = inTransaction(test.database, async (transaction) => {
      await mergeStories(transaction, { from: one.storyId, into: other.storyId, ...by });
      throw new Error('killed here');
    });
    await expect(crash).rejects.toThrow('killed here');
    expect(await row(one.storyId)).toMatchObject({ state: 'open', merged_into: null });
    expect(await articlesOf(one.storyId)).toEqual(one.articleIds);
    expect(await eventsOf(one.storyId)).toEqual([]);
  });

  it('flags the drafts of both in review and rewrites neither; each stands beside the other', async () => {
    const one = await seedDraft(test.database, { personaId: 'mara-lindqvist' });
    const other = await seedDraft(test.database, { personaId: 'jonas-adeyemi' });
    const before = await test.database.selectFrom('revision').selectAll().where('draft_id', '=', one.draftId).execute();
    await merge(one.storyId, other.storyId);
    const drafts = await test.database
      .selectFrom('draft')
      .select(['id', 'state', 'story_id', 'flags'])
      .where('id', 'in', [one.draftId, other.draftId])
      .execute();
    expect(drafts.find(({ id }) => id === one.draftId)).toMatchObject({
      state: 'in-review',
      story_id: one.storyId,
      flags: [`story-merged: ${other.storyId}`],
    });
    expect(drafts.find(({ id }) => id === other.draftId)).toMatchObject({ state: 'in-review', flags: ['new-articles: 3'] });
    expect(await test.database.selectFrom('revision').selectAll().where('draft_id', '=', one.draftId).execute()).toEqual(before);
    expect((await viewsBeside(test.database, one.draftId)).map(({ draftId }) => draftId)).toEqual([one.draftId, other.draftId]);
    // What the merged draft's next round reads is the story that stands.
    const story = await findStory(test.database, one.storyId);
    expect(await storySources(test.database, story?.id ?? '')).toHaveLength(6);
    // One live draft of a persona, also across the merge.
    const work = { storyId: other.storyId, personaId: one.personaId, writer: 'extractive' };
    expect(await inTransaction(test.database, (transaction) => openDraft(transaction, work))).toBeNull();
    const asked = await askSecondView(test.database, {
      story: other.storyId,
      personaId: one.personaId,
      reason: null,
      by: 'operator',
      byName: 'the operator',
    });
    expect(asked).toMatchObject({ ok: false, code: 'live-draft', draftId: one.draftId });
  });

  it('is assigned where either was, and carries a mute only where nothing speaks for the story', async () => {
    const now = new Date();
    const fresh = async (set: { assigned_at?: Date; muted_at?: Date }): Promise<string> => {
      const { storyId } = await seedStory(test.database, [report('A', 'A hearing')]);
      if (Object.keys(set).length > 0) await test.database.updateTable('story').set(set).where('id', '=', storyId).execute();
      return storyId;
    };
    const [assigned, muted, plain, other] = [
      await fresh({ assigned_at: now }),
      await fresh({ muted_at: now }),
      await fresh({}),
      await fresh({}),
    ];
    await merge(muted, plain);
    expect(await row(plain)).toMatchObject({ muted_at: now, assigned_at: null });
    await merge(assigned, other);
    expect(await row(other)).toMatchObject({ muted_at: null, assigned_at: now });
    const again = await fresh({ muted_at: now });
    await merge(again, other);
    expect(await row(other)).toMatchObject({ muted_at: null, assigned_at: now });
  });
});

describe('a split of a story', () => {
  it('makes a story of the articles that leave, and both say what they hold now', async () => {
    const { storyId, articleIds } = await seedStory(test.database, [
      report('A', 'Trams stand still in Ommen'),
      report('B', 'Ommen’s trams do not run'),
      report('C', 'Harvest fair opens in Ommen', { language: 'nl' }),
    ]);
    const [first = '', second = '', third = ''] = articleIds;
    const off = await split(storyId, [third]);
    expect(await articlesOf(storyId)).toEqual([first, second].toSorted());
    expect(await articlesOf(off)).toEqual([third]);
    expect(await row(storyId)).toMatchObject({ articles: 2, outlets: 2, title: 'Trams stand still in Ommen', third_origin_at: null });
    expect(await row(off)).toMatchObject({ articles: 1, language: 'nl', title: 'Harvest fair opens in Ommen', state: 'open' });
    const detail = { into: off, articles: [third], stayed: [first, second].toSorted(), flagged: [] };
    expect(await eventsOf(storyId)).toEqual([{ kind: 'split', ...by, detail }]);
    expect(await eventsOf(off)).toEqual([{ kind: 'split-off', ...by, detail: { from: storyId, articles: [third] } }]);
    expect(await currentStory(test.database, storyId)).toBe(storyId);
  });

  it('refuses none, all, and what is not the story’s', async () => {
    const { storyId, articleIds } = await seedStory(test.database, [report('A', 'One'), report('B', 'Two')]);
    const strange = await seedArticle(test.database, null, report('C', 'Three'));
    await expect(split(storyId, [])).rejects.toMatchObject({ code: 'split-empty' });
    await expect(split(storyId, [...articleIds, ...articleIds])).rejects.toMatchObject({ code: 'split-all' });
    await expect(split(storyId, [strange])).rejects.toMatchObject({ code: 'article-not-in-story' });
    await expect(split('st_none', articleIds)).rejects.toMatchObject({ code: 'story-missing' });
    expect(await articlesOf(storyId)).toEqual(articleIds.toSorted());
    expect(await eventsOf(storyId)).toEqual([]);
  });

  it('flags the live drafts that rest on an article that left, counted, and no other', async () => {
    const draft = await seedDraft(test.database);
    const later = await seedArticle(test.database, draft.storyId, report('Late', 'A late report'));
    await split(draft.storyId, [later]);
    const flags = async () =>
      (await test.database.selectFrom('draft').select('flags').where('id', '=', draft.draftId).executeTakeFirst())?.flags;
    expect(await flags()).toEqual([]);
    const [one, two] = draft.articles;
    await split(draft.storyId, [one?.id ?? '']);
    expect(await flags()).toEqual(['story-split: 1']);
    await split(draft.storyId, [two?.id ?? '']);
    expect(await flags()).toEqual(['story-split: 2']);
  });

  it('finds the drafts of a story that was merged into the one that splits', async () => {
    const draft = await seedDraft(test.database);
    const { storyId } = await seedStory(test.database, [report('A', 'Locks closed')]);
    await merge(draft.storyId, storyId);
    await split(storyId, [draft.articles[0]?.id ?? '']);
    const row = await test.database.selectFrom('draft').select('flags').where('id', '=', draft.draftId).executeTakeFirst();
    expect(row?.flags).toEqual([`story-merged: ${storyId}`, 'story-split: 1']);
  });
});
