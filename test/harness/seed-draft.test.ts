import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentencesOf } from '../../core/draft-text.ts';
import { approveSeededDraft, publishSeededDraft, seedDraft, seedEditor } from './seed-draft.ts';
import { openTestStore, type TestStore } from './store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('a seeded draft is in review, its sentences checked and its claims verbatim in their snapshots', async () => {
  const seeded = await seedDraft(store.database, { failing: 2 });
  const draft = await store.database.selectFrom('draft').selectAll().where('id', '=', seeded.draftId).executeTakeFirstOrThrow();
  expect(draft.state).toBe('in-review');
  const checks = await store.database.selectFrom('sentence_check').selectAll().where('revision_id', '=', seeded.revisionId).execute();
  expect(checks).toHaveLength(sentencesOf(seeded.document).length);
  expect(checks.filter((check) => check.verdict !== 'supported' && check.verdict !== 'opinion')).toHaveLength(2);
  const claims = await store.database
    .selectFrom('claim')
    .innerJoin('snapshot', 'snapshot.sha256', 'claim.snapshot_sha256')
    .select(['start_offset', 'end_offset', 'quote', 'text'])
    .execute();
  for (const claim of claims) expect(claim.text.slice(claim.start_offset, claim.end_offset)).toBe(claim.quote);
});

test('two drafts stand in one store, and one of them goes through the door to a publication', async () => {
  const [first, second] = [await seedDraft(store.database, { failing: 1 }), await seedDraft(store.database)];
  expect(first.draftId).not.toBe(second.draftId);
  const editor = await seedEditor(store.database);
  const decisionId = await approveSeededDraft(store.database, first, editor);
  await publishSeededDraft(store.database, first, { decisionId, slug: 'asper-lock', editorName: editor.name });
  const draft = await store.database.selectFrom('draft').selectAll().where('id', '=', first.draftId).executeTakeFirstOrThrow();
  expect(draft.state).toBe('published');
});
