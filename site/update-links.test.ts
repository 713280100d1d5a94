// An article and what brings it up to date point at each other, on the site once both are published, on the desk before.
import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../core/hash.ts';
import { updateLinks } from '../store/repositories/update-links.ts';
import { publishSeeded } from '../test/harness/revise-draft.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { openTestSite, type TestSite } from '../test/harness/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

test('a published article and its update link to each other, and a draft or a retracted update is shown to no reader', async () => {
  const { database } = site.store;
  const [first, second] = [await seedDraft(database, { key: 'first' }), await seedDraft(database, { key: 'second' })];
  const before = await publishSeeded(database, first, site.editor);
  await database.updateTable('draft').set({ update_of: first.draftId }).where('id', '=', second.draftId).execute();
  const linksOf = async (path: string) => load((await site.get(path)).body)('.update-links');

  expect(await updateLinks(database, first.draftId)).toMatchObject({
    updateOf: null,
    updatedBy: [{ draftId: second.draftId, state: 'in-review' }],
  });
  expect((await linksOf(before)).length).toBe(0);

  const after = await publishSeeded(database, second, site.editor);
  const older = await linksOf(before);
  expect(older.find('.updated-by a').attr('href')).toBe(after);
  expect(older.find('.update-of').length).toBe(0);
  const newer = await linksOf(after);
  expect(newer.find('.update-of a').attr('href')).toBe(before);
  expect(newer.text()).toContain('An update of: Velmar closes the Asper lock');
  expect(await updateLinks(database, second.draftId)).toMatchObject({
    updateOf: { draftId: first.draftId, state: 'published' },
    updatedBy: [],
  });

  const { editorId, sessionId } = site.editor;
  await sql`insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
    values (${newId('dc')}, ${second.draftId}, 1, ${second.revisionId}, ${second.sha256}, 'retract', ${editorId}, ${sessionId}, '{}')`.execute(
    site.store.owner,
  );
  await database.updateTable('draft').set({ state: 'retracted' }).where('id', '=', second.draftId).execute();
  expect((await linksOf(before)).length).toBe(0);
});
