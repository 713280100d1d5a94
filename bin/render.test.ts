import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { moveDraft, openDraft } from '../store/repositories/drafts.ts';
import { pauseDesks } from '../store/repositories/persona-desks.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { personaLines } from '../workers/persona-lines.ts';
import type { ReadingValue } from './readings.ts';
import { renderPersonas } from './render.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

it('the state of a persona is the same word in the table as in JSON', async () => {
  const { database } = test;
  const roster = await loadRoster(settings.personas.directory);
  const [busy = '', paused = '', stopped = ''] = roster.personas.map(({ id }) => id);
  const { storyId } = await seedStory(database, [
    { outlet: 'The Courier', title: 'Levy doubles', paragraphs: ['The council doubled the levy on Monday.'] },
  ]);
  await inTransaction(database, async (transaction) => {
    const draftId = await openDraft(transaction, { storyId, personaId: busy, writer: 'quoting' });
    await moveDraft(transaction, draftId ?? '', { state: 'drafting' });
  });
  await pauseDesks(database, { personaIds: [paused], by: 'operator', reason: null });
  const roles = roster.personas.filter(({ id }) => id !== stopped).map(({ id }) => `desk.${id}`);
  const lines = await personaLines({ database, settings, roster, processes: [{ roles }], now: new Date() });
  const value = JSON.parse(JSON.stringify(lines.map((line) => ({ ...line, drafts: null })))) as ReadingValue<'personas'>;
  const stateOf = Object.fromEntries(value.map(({ id, state }) => [id, state]));
  expect(stateOf).toMatchObject({ [busy]: 'at-work', [paused]: 'paused', [stopped]: 'stopped' });
  expect(Object.values(stateOf).filter((state) => state === 'ready')).toHaveLength(lines.length - 3);
  const table = renderPersonas(value).split('\n');
  for (const { id, state } of value)
    expect(table.find((row) => row.startsWith(`${id} `))?.slice(id.length)).toMatch(new RegExp(`^ +${state.replaceAll('-', ' ')}  `, 'u'));
});
