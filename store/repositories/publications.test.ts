import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveSeededDraft, seedDraft, seedEditor, type SeededEditor } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { publishRevision } from './publications.ts';
import { saveEditorRevision } from './revisions.ts';

let store: TestStore;
let editor: SeededEditor;
beforeAll(async () => {
  store = await openTestStore();
  editor = await seedEditor(store.database, { name: 'Ottoline Brandt' });
});
afterAll(() => store.close());

const stateOf = async (draftId: string): Promise<string> =>
  (await store.database.selectFrom('draft').select('state').where('id', '=', draftId).executeTakeFirstOrThrow()).state;
const publicationsOf = (draftId: string) => store.database.selectFrom('publication').selectAll().where('draft_id', '=', draftId).execute();

test('an approved revision becomes a publication under the words of its headline, in the name of its editor', async () => {
  const seeded = await seedDraft(store.database, { failing: 2 });
  const decisionId = await approveSeededDraft(store.database, seeded, editor);
  const result = await publishRevision(store.database, { draftId: seeded.draftId, decisionId });
  expect(result).toMatchObject({ ok: true, already: false });
  const [publication] = await publicationsOf(seeded.draftId);
  expect(publication).toMatchObject({ decision_id: decisionId, sha256: seeded.sha256, editor_name: 'Ottoline Brandt' });
  expect(publication?.slug).toMatch(/^velmar-closes-the-asper-lock-and-calls-it-low-water-[0-9a-z]{5}$/);
  expect(await stateOf(seeded.draftId)).toBe('published');
});

test('publishing the same decision again, also at the same moment, publishes once', async () => {
  const seeded = await seedDraft(store.database);
  const decisionId = await approveSeededDraft(store.database, seeded, editor);
  const input = { draftId: seeded.draftId, decisionId };
  const results = await Promise.all([publishRevision(store.database, input), publishRevision(store.database, input)]);
  const third = await publishRevision(store.database, input);
  expect(await publicationsOf(seeded.draftId)).toHaveLength(1);
  const all = [...results, third];
  expect(all.every((result) => result.ok)).toBe(true);
  expect(new Set(all.map((result) => (result.ok ? result.slug : result.refusal))).size).toBe(1);
  expect(all.filter((result) => result.ok && !result.already)).toHaveLength(1);
});

test('an approval that an edit voided is refused, and nothing is published', async () => {
  const seeded = await seedDraft(store.database);
  const decisionId = await approveSeededDraft(store.database, seeded, editor);
  const edit = await saveEditorRevision(store.database, {
    draftId: seeded.draftId,
    baseRevisionId: seeded.revisionId,
    markdown: seeded.document.text.replace('calls it low water', 'calls it drought'),
    editorId: editor.editorId,
  });
  expect(edit.ok).toBe(true);
  const result = await publishRevision(store.database, { draftId: seeded.draftId, decisionId });
  expect(result).toEqual({ ok: false, refusal: 'state-forbids' });
  expect(await publicationsOf(seeded.draftId)).toEqual([]);
  expect(await stateOf(seeded.draftId)).toBe('in-review');
});

test('a decision that does not exist or is of another draft publishes nothing', async () => {
  const [first, second] = [await seedDraft(store.database), await seedDraft(store.database)];
  const decisionId = await approveSeededDraft(store.database, first, editor);
  await approveSeededDraft(store.database, second, editor);
  const refused = { ok: false, refusal: 'no-decision' };
  expect(await publishRevision(store.database, { draftId: second.draftId, decisionId })).toEqual(refused);
  expect(await publishRevision(store.database, { draftId: second.draftId, decisionId: 'dc_none' })).toEqual(refused);
  expect(await publicationsOf(second.draftId)).toEqual([]);
});

test('a decision that is no approval is refused', async () => {
  const seeded = await seedDraft(store.database);
  await sql`select newsroom.decide(${editor.token}, 'dc_spiked', ${seeded.revisionId}, ${seeded.sha256}, 'spike', '{}'::jsonb)`.execute(
    store.database,
  );
  const result = await publishRevision(store.database, { draftId: seeded.draftId, decisionId: 'dc_spiked' });
  expect(result).toEqual({ ok: false, refusal: 'state-forbids' });
});

test('an approval whose account is gone is refused, because no page could name who answers for it', async () => {
  const leaver = await seedEditor(store.database, { name: 'Leaver' });
  const seeded = await seedDraft(store.database);
  const decisionId = await approveSeededDraft(store.database, seeded, leaver);
  await sql`delete from auth.session where "userId" = ${leaver.editorId}`.execute(store.database);
  await sql`delete from auth."user" where id = ${leaver.editorId}`.execute(store.database);
  const result = await publishRevision(store.database, { draftId: seeded.draftId, decisionId });
  expect(result).toEqual({ ok: false, refusal: 'editor-unnamed' });
  expect(await stateOf(seeded.draftId)).toBe('approved');
});
