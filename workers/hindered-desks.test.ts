// Many stories that wait for desks which take none: what another desk could write is seen all the same.
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { inlineReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { pauseDesks } from '../store/repositories/persona-desks.ts';
import { openPersonaFiles, type PersonaFiles } from '../test/harness/persona-files.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';

const hour = 3_600_000;

let test: TestStore;
let files: PersonaFiles;
let deps: NewsroomDeps;
beforeAll(async () => {
  test = await openTestStore();
  files = await openPersonaFiles(['waterways', 'tulips']);
  await files.write('waterways', { terms: ['lock', 'barge', 'river'] });
  await files.write('tulips', { terms: ['tulip', 'bulb', 'flower'] });
  const settings = readConfiguration({ environment: {}, overrides: { personas: { directory: files.directory } } });
  deps = {
    settings,
    logger: pino({ level: 'silent' }),
    store: test.store,
    database: test.database,
    fetch: createGuardedFetch(settings.fetch),
    reader: inlineReader,
    roster: await openRoster(files.directory),
    gateway: null,
    judgeFor: () => null,
    writers: { kind: 'extractive', name: 'quoting', prepare: async () => undefined, writerFor: () => createQuotingWriter() },
    processId: 'assigning',
    // Long after what is seeded: it has settled.
    now: () => new Date(Date.now() + hour),
  };
});
afterAll(async () => {
  await deps.fetch.close();
  await test.close();
  await files.close();
});

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
