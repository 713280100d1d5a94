import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoryOrder } from '../../core/story.ts';
import { seedStory, type SeededArticle } from '../../test/harness/seed-articles.ts';
import {
  approveSeededDraft,
  publishSeededDraft,
  seedDraft,
  seedEditor,
  type SeededDraft,
  type SeededEditor,
} from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { inTransaction } from '../transactions.ts';
import { decideOnRevision, type EditorDecision } from './decisions.ts';
import { listStories, type StoryFilter } from './desk-stories.ts';
import { moveDraft } from './drafts.ts';

const hour = 3_600_000;
const now = new Date();
const ago = (hours: number): Date => new Date(now.getTime() - hours * hour);
const reader = { editorId: null, windowMs: 72 * hour, now };
const report = (outlet: string, hours: number, more: Partial<SeededArticle> = {}): SeededArticle => ({
  outlet,
  title: `The levy, as ${outlet} has it`,
  paragraphs: [`The levy doubled on Monday. ${outlet} was there.`],
  publishedAt: ago(hours),
  ...more,
});

let store: TestStore;
beforeAll(async () => (store = await openTestStore()));
afterAll(() => store.close());

async function story(title: string, articles: readonly SeededArticle[], row: object = {}): Promise<string> {
  const { storyId } = await seedStory(store.database, articles);
  await store.database
    .updateTable('story')
    .set({ title, last_origin_at: ago(0.1), ...row })
    .where('id', '=', storyId)
    .execute();
  return storyId;
}

const list = (order: StoryOrder, filter: StoryFilter, page = { limit: 50, offset: 0 }) =>
  listStories(store.database, filter, reader, { order, ...page });
const ids = async (...asked: Parameters<typeof list>): Promise<string[]> => (await list(...asked)).stories.map(({ id }) => id);

describe('the orders of the list', () => {
  test('by score pinned ones come first, then breaking ones, then the best, then what is not scored; equal ones by their ids', async () => {
    const key = 'Scored';
    const at = { last_origin_at: ago(1) };
    const unscored = await story(key, [report('A', 1)], at);
    const equal = [
      await story(key, [report('A', 1)], { ...at, newsworthiness: 0.4 }),
      await story(key, [report('A', 1)], { ...at, newsworthiness: 0.4 }),
    ];
    const best = await story(key, [report('A', 9)], { newsworthiness: 0.9 });
    const breaking = await story(key, [report('A', 9)], { newsworthiness: 0.1, breaking: true });
    const pinned = await story(key, [report('A', 9)], { pinned_at: ago(1), last_origin_at: ago(100) });
    expect(await ids('score', { text: key })).toEqual([pinned, breaking, best, ...equal.toSorted(), unscored]);
  });

  test('newest is whose first report came out last, whatever else is said of it; a report dated ahead counts from when it was stored', async () => {
    const key = 'Newest';
    const old = await story(key, [report('A', 30), report('B', 0.2)], { pinned_at: ago(1), breaking: true, newsworthiness: 1 });
    const late = await story(key, [report('A', 2)], { newsworthiness: 0.1 });
    const ahead = await story(key, [report('A', -400)]);
    const middle = await story(key, [report('A', 3), report('B', 1)]);
    expect(await ids('newest', { text: key })).toEqual([ahead, late, middle, old]);
    const lines = (await list('newest', { text: key })).stories;
    const firsts = lines.map(({ firstAt }) => firstAt?.getTime() ?? 0);
    expect(firsts).toEqual(firsts.toSorted((one, other) => other - one));
  });

  test('growing is what gained most independent origins in the last hours: copies, old origins that report again and backlogs are no growth', async () => {
    const key = 'Growing';
    const copies = await story(
      key,
      ['A', 'B', 'C', 'D'].map((outlet) => report(outlet, 1, { origin: 'Wire' })),
      { newsworthiness: 1, breaking: true },
    );
    const again = await story(key, [report('A', 20), report('B', 20), report('A', 1), report('B', 1)], { pinned_at: ago(1) });
    const backlog = await story(key, [report('A', 20), report('B', 21), report('C', 22)]);
    const quiet = await story(key, [report('A', 20), report('B', 19)], { last_origin_at: ago(19) });
    const three = await story(key, [report('A', 20), report('B', 2), report('C', 1), report('D', 0.5)]);
    const two = await story(key, [report('A', 2), report('B', 1)], { burst: 1.5 });
    const calmer = await story(key, [report('A', 2), report('B', 1)], { burst: 0.5 });
    await store.database
      .updateTable('story')
      .set({ last_origin_at: ago(0.5) })
      .where('id', 'in', [again, backlog])
      .execute();
    const { stories } = await list('growing', { text: key });
    expect(stories.map(({ id }) => id)).toEqual([three, two, calmer, copies, ...[again, backlog].toSorted(), quiet]);
    expect(stories.map(({ gained }) => gained)).toEqual([3, 2, 2, 1, 0, 0, 0]);
  });

  test.each(['score', 'newest', 'growing'] as const)('%s has each story once over its pages, where all are equal too', async (order) => {
    const key = `Paged ${order}`;
    const row = { newsworthiness: 0.5, last_origin_at: ago(1) };
    const all: string[] = [];
    for (let index = 0; index < 7; index += 1) all.push(await story(key, [report('A', 2)], row));
    const paged: string[] = [];
    for (const offset of [0, 2, 4, 6]) paged.push(...(await ids(order, { text: key }, { limit: 2, offset })));
    expect(paged).toEqual(all.toSorted());
    expect((await list(order, { text: key }, { limit: 2, offset: 4 })).found).toBe(7);
  });
});

describe('a pin', () => {
  let editor: SeededEditor;
  beforeAll(async () => (editor = await seedEditor(store.owner)));

  let plain: string;
  const key = 'Pins';
  beforeAll(async () => (plain = await story(key, [report('A', 1)], { newsworthiness: 0.5 })));

  /** Whether it stands before a better one that is not pinned; pinned it stays in every case. */
  async function leads(storyId: string): Promise<boolean> {
    const { stories } = await list('score', { text: key });
    expect(stories.find(({ id }) => id === storyId)?.pinnedAt).toBeInstanceOf(Date);
    const order = stories.map(({ id }) => id);
    return order.indexOf(storyId) < order.indexOf(plain);
  }
  const row = { title: key, newsworthiness: 0.1, last_origin_at: ago(1), pinned_at: ago(1) };
  const move = (id: string, state: 'drafting' | 'failed' | 'withdrawn', round = 1) =>
    inTransaction(store.database, (transaction) => moveDraft(transaction, id, { state, round, failure: state === 'failed' ? 'x' : null }));

  async function inReview() {
    const draft = await seedDraft(store.database);
    await store.database.updateTable('story').set(row).where('id', '=', draft.storyId).execute();
    return draft;
  }
  const decide = (draft: SeededDraft, decision: EditorDecision) =>
    decideOnRevision(store.database, { sessionToken: editor.token, revisionId: draft.revisionId, sha256: draft.sha256, ...decision });

  test('leads while an analyst has only begun, and where the draft failed', async () => {
    const storyId = await story(key, [report('A', 1)], row);
    expect(await leads(storyId)).toBe(true);
    const id = `dr_${storyId}`;
    await store.database.insertInto('draft').values({ id, story_id: storyId, persona_id: 'ada', writer: 'extractive' }).execute();
    expect(await leads(storyId)).toBe(true);
    await move(id, 'drafting');
    expect(await leads(storyId)).toBe(true);
    await move(id, 'failed');
    expect(await leads(storyId)).toBe(true);
  });

  test('leads no more once an editor has a draft, through another round of it, and leads again where that fails', async () => {
    const draft = await inReview();
    expect(await leads(draft.storyId)).toBe(false);
    await decide(draft, {
      decision: 'request-changes',
      notes: { dropSentences: [], excludeSources: [], preferSources: [], comment: 'Shorter.' },
    });
    expect(await leads(draft.storyId)).toBe(false);
    await move(draft.draftId, 'drafting', 2);
    expect(await leads(draft.storyId)).toBe(false);
    await move(draft.draftId, 'failed', 2);
    expect(await leads(draft.storyId)).toBe(true);
  });

  test('leads no more where the draft is spiked or published, or is that of a story that was merged into it', async () => {
    const spiked = await inReview();
    await decide(spiked, { decision: 'spike', reason: 'told already' });
    expect(await leads(spiked.storyId)).toBe(false);
    const published = await inReview();
    const decisionId = await approveSeededDraft(store.database, published, editor);
    expect(await leads(published.storyId)).toBe(false);
    await publishSeededDraft(store.database, published, { decisionId, slug: published.draftId, editorName: editor.name });
    expect(await leads(published.storyId)).toBe(false);
    const merged = await inReview();
    const into = await story(key, [report('A', 1)], row);
    expect(await leads(into)).toBe(true);
    await store.database.updateTable('story').set({ state: 'merged', merged_into: into }).where('id', '=', merged.storyId).execute();
    expect(await leads(into)).toBe(false);
  });
});
