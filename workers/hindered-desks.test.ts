// Many stories that wait for desks which take none: what another desk could write is seen all the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pauseDesks } from '../store/repositories/persona-desks.ts';
import { openAssigning, type Assigning } from '../test/harness/assigning.ts';
import { seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import type { TestStore } from '../test/harness/store.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';

let room: Assigning;
let test: TestStore;
let deps: NewsroomDeps;
beforeAll(async () => {
  room = await openAssigning();
  ({ test, deps } = room);
  await room.files.write('tulips', { terms: ['tulip', 'bulb', 'flower'] });
  await deps.roster.refresh();
});
afterAll(() => room.close());

async function story(...told: readonly [outlet: string, title: string][]): Promise<string> {
  const articles = told.map(([outlet, title]): SeededArticle => ({ outlet, title, paragraphs: [`${title}, officials said.`] }));
  const { storyId } = await seedStory(test.database, articles);
  const outlets = told.length;
  await test.database.updateTable('story').set({ outlets, origins: outlets }).where('id', '=', storyId).execute();
  return storyId;
}

it('is assigned to the open desk though two hundred better stories wait for a paused one', async () => {
  await pauseDesks(test.database, { personaIds: ['waterways'], by: 'operator', reason: 'on leave' });
  for (let number = 0; number < 203; number += 1)
    await story(
      ['Courier', `Toll ${number} on barge at the river lock`],
      ['Ledger', `Barge pays ${number} at river lock`],
      ['Third', `River lock: barge toll ${number}`],
    );
  for (let look = 0; look < 3; look += 1) expect(await assignStories(deps, { flush: false })).toBe(0);
  const tulips = await story(['Courier', 'Tulip bulb prices rise'], ['Ledger', 'A dearer tulip']);
  let opened = 0;
  for (let look = 0; look < 3; look += 1) opened += await assignStories(deps, { flush: false });
  expect(opened).toBe(1);
  const row = await test.database.selectFrom('story').select('assigned_at').where('id', '=', tulips).executeTakeFirstOrThrow();
  expect(row.assigned_at).not.toBeNull();
}, 60_000);
