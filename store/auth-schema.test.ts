import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { authTables, migrateAuth } from './auth-schema.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ as: 'owner' });
});
afterAll(() => test.close());

const query = (text: string) => test.store.pool({ searchPath: 'auth', label: 'test' }).query<Record<string, unknown>>(text);

it('is of the version of better-auth that is installed', async () => {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(authTables).toContain(`better-auth ${manifest.dependencies['better-auth']},`);
});

it('is left as it is when this version made it, and made again when another did', async () => {
  await query('alter table auth.user drop column banned cascade');
  const columns = async (): Promise<unknown[]> =>
    (await query(`select from information_schema.columns where table_schema = 'auth' and table_name = 'user' and column_name = 'banned'`))
      .rows;
  await migrateAuth(test.store);
  expect(await columns()).toHaveLength(0);
  await query(`comment on schema auth is 'better-auth 1.0.0, 1'`);
  await migrateAuth(test.store);
  expect(await columns()).toHaveLength(1);
});
