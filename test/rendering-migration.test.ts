// What readers of pages see that were published before renderings were checked: the store as it was then, brought up to date.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../core/hash.ts';
import { migrateAuth } from '../store/auth-schema.ts';
import { createDatabase, type Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { findArticle } from '../store/repositories/published.ts';
import { openEmbeddedStore, type Store } from '../store/store.ts';
import { approveSeededDraft, publishSeededDraft, seedDraft, seedEditor, type SeededDraft } from './harness/seed-draft.ts';

const migration = '0012-rendering-checks.sql';
let store: Store;
let database: Database;
beforeAll(async () => {
  store = await openEmbeddedStore({ directory: 'memory' });
  await migrateAuth(store);
  await migrate(store);
  database = createDatabase(store);
});
afterAll(async () => {
  await database.destroy();
  await store.close();
});

/** A draft whose claims all have a rendering, which nobody has checked. */
async function rendered(): Promise<SeededDraft> {
  const draft = await seedDraft(database);
  await sql`alter table claim disable trigger user`.execute(database);
  await sql`update claim set english = 'rendered: ' || quote`.execute(database);
  await sql`alter table claim enable trigger user`.execute(database);
  return draft;
}

/** The renderings on a draft's page, one of each claim. */
async function publishedRenderings(draft: SeededDraft): Promise<(string | null)[]> {
  const editor = await seedEditor(database);
  const decisionId = await approveSeededDraft(database, draft, editor);
  const slug = newId('slug');
  await publishSeededDraft(database, draft, { decisionId, slug, editorName: editor.name });
  return renderingsAt(slug);
}

async function renderingsAt(slug: string): Promise<(string | null)[]> {
  const found = await findArticle(database, slug);
  if (found.found !== 'article') throw new Error(found.found);
  expect(found.article.claims.length).toBeGreaterThan(1);
  return found.article.claims.map(({ english }) => english);
}

test('a page published before keeps its renderings; what was only written before is published without', async () => {
  const published = await rendered();
  const waiting = await rendered();
  // Without a check nothing is shown: what is shown below is the migration's doing.
  expect((await publishedRenderings(published)).every((english) => english === null)).toBe(true);
  const { slug } = await database.selectFrom('publication').select('slug').executeTakeFirstOrThrow();

  await sql`drop table rendering_check, published_unchecked`.execute(database);
  await sql`delete from migration where name = ${migration}`.execute(database);
  expect(await migrate(store)).toEqual([migration]);

  expect((await renderingsAt(slug)).every((english) => english?.startsWith('rendered: '))).toBe(true);
  expect((await publishedRenderings(waiting)).every((english) => english === null)).toBe(true);
});
