// A story taken from an analyst who is at work on it: the round ends quietly, and nothing of it is left.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../core/logging.ts';
import { settingsSchema } from '../core/settings.ts';
import { findDraft } from '../store/repositories/drafts.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { assignStory } from '../store/repositories/story-decisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { ada } from '../test/harness/test-persona.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { closeDraft } from './close-draft.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { runRound } from './run-round.ts';
import { threadStage } from './threads.ts';

const never = new AbortController().signal;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
});
afterAll(() => test.close());

const give = (storyId: string, personaId: string) =>
  inTransaction(test.database, (transaction) =>
    assignStory(transaction, {
      storyId,
      personaId,
      writer: 'quoting',
      mayEnd: 'any',
      editorId: 'operator',
      reason: 'somebody else knows locks',
    }),
  );

it('a draft whose story is given to another while it is written is withdrawn: its job comes back once and finds nothing to do', async () => {
  const { storyId } = await seedStory(test.database, [
    {
      outlet: 'The Courier',
      title: 'Harbour levy doubles',
      paragraphs: ['The council doubled the harbour levy. Ships wait outside the lock.'],
    },
    { outlet: 'The Gazette', title: 'Levy vote passes', paragraphs: ['Members voted for the levy. Merchants asked for the minutes.'] },
  ]);
  const writer = createQuotingWriter({
    write: async (pack, signal) => {
      await give(storyId, 'otto');
      return createQuotingWriter().write(pack, signal);
    },
  });
  const given = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: () => null,
    personas: () => ada,
    settings: settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}]))),
    logger: createLogger({ level: 'silent', pretty: false }),
    processId: 'process-1',
  };
  const deps: RoundDependencies = { ...given, graph: createGraph(given) };
  const { draftId } = await give(storyId, ada.id);

  // A failure that says when to come back: it costs the job no attempt.
  await expect(runRound(deps, { draftId, round: 1 }, never)).rejects.toMatchObject({
    code: 'lease-lost',
    details: { retryAfterMs: expect.any(Number) as number },
  });
  expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'withdrawn' });
  expect(await runRound(deps, { draftId, round: 1 }, never)).toEqual({ outcome: 'not-needed', state: 'withdrawn' });
  expect(await openProblems(test.database)).toEqual([]);

  expect(await threadStage(deps.graph, draftId, 1)).toBe('half-way');
  expect(await closeDraft(deps, draftId, never)).toBe(true);
  expect(await threadStage(deps.graph, draftId, 1)).toBe('new');
  expect(await test.database.selectFrom('round_work').selectAll().where('draft_id', '=', draftId).execute()).toEqual([]);
});
