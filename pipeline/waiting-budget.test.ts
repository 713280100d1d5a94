import { afterAll, beforeAll, expect, it } from 'vitest';
import { BudgetExceededError } from '../agents/model/gateway.ts';
import { messageOf } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { createLogger } from '../core/logging.ts';
import { settingsSchema } from '../core/settings.ts';
import { capsOf } from '../core/spending.ts';
import { resumeBudgetWaits, retryDraft } from '../store/repositories/budget-waits.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { allowSpending } from '../store/repositories/model-allowances.ts';
import { reserveCall, settleLostCalls, spentOn, type PlannedCall } from '../store/repositories/model-calls.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { inTransaction } from '../store/transactions.ts';
import { createQuotingWriter, type QuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { failDraft } from './fail-draft.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { runRound } from './run-round.ts';
import { ada as persona } from '../test/harness/test-persona.ts';

const none = Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}]));
const settings = settingsSchema.parse({ ...none, budget: { storyCost: 1, personaCost: 5 } });
const caps = capsOf(settings);
const never = new AbortController().signal;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
});
afterAll(() => test.close());

async function open(): Promise<{ draftId: string; storyId: string }> {
  const key = newId('k').slice(2);
  const { storyId } = await seedStory(test.database, [
    {
      outlet: 'The Courier',
      title: `Levy doubles in ${key}`,
      paragraphs: ['The council doubled the levy on Monday. Ships wait outside the lock.'],
    },
    { outlet: 'The Gazette', title: `Vote passes in ${key}`, paragraphs: ['Members voted for the levy. Merchants asked for the minutes.'] },
  ]);
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId, personaId: 'ada', writer: 'quoting' }),
  );
  if (draftId === null) throw new Error('a live draft is there');
  return { draftId, storyId };
}

function call(storyId: string, cost: number, day = '2026-03-01'): PlannedCall {
  return {
    work: { draftId: null, storyId, personaId: 'ada' },
    role: 'reader',
    server: 'http://127.0.0.1/v1',
    model: 'tiny',
    task: 'extract-claims',
    prompt: { name: 'extract-claims', version: 'abc' },
    requestHash: newId('h'),
    day,
    tokensIn: 100,
    tokensOut: 50,
    cost,
    lastsMs: 60_000,
  };
}

/** A writer that has reserved `cost` for its story before it writes, as the gateway does, and found no room. */
function spendingWriter(storyId: string, cost: number): QuotingWriter {
  const writer = createQuotingWriter({
    write: async (pack, signal) => {
      const reserved = await reserveCall(test.database, call(storyId, cost), caps);
      if (!reserved.ok) throw new BudgetExceededError('no room for the draft', { ...reserved, neededCost: cost, neededTokens: 150 });
      return createQuotingWriter().write(pack, signal);
    },
  });
  return writer;
}

function worker(writer: QuotingWriter): RoundDependencies {
  const deps = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: () => null,
    personas: () => persona,
    settings,
    logger: createLogger({ level: 'silent', pretty: false }),
    processId: 'process-1',
  };
  return { ...deps, graph: createGraph(deps) };
}

const outboxOf = async (draftId: string): Promise<number> => {
  const rows = await test.database.selectFrom('outbox').select('payload').where('job', '=', 'draft-story').execute();
  return rows.filter((row) => (row.payload as { draftId?: string }).draftId === draftId).length;
};

it('a draft over its story’s cap waits, says why, and goes on where it was once more is allowed', async () => {
  const { draftId, storyId } = await open();
  await reserveCall(test.database, call(storyId, 0.9), caps);
  const writer = spendingWriter(storyId, 0.2);
  const deps = worker(writer);
  expect(await runRound(deps, { draftId, round: 1 }, never)).toEqual({ outcome: 'waiting-budget' });
  expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'waiting-budget', failure: 'no room for the draft' });
  expect(await openProblems(test.database)).toMatchObject([{ subject: draftId, code: 'waiting-budget' }]);
  expect(await resumeBudgetWaits(test.database, caps, '2026-03-01')).toEqual([]);
  await allowSpending(test.database, { subject: draftId, cost: 0.5, tokens: 0, grantedBy: 'operator' });
  expect(await resumeBudgetWaits(test.database, caps, '2026-03-01')).toEqual([draftId]);
  expect(await resumeBudgetWaits(test.database, caps, '2026-03-01')).toEqual([]);
  expect(await outboxOf(draftId)).toBe(2);
  expect(await openProblems(test.database)).toEqual([]);
  expect((await runRound(deps, { draftId, round: 1 }, never)).outcome).toBe('in-review');
  // What was read before the wait is not read again.
  expect(writer.calls.extractClaims).toBe(2);
});

it('a draft over its persona’s day waits for the next day', async () => {
  const { draftId, storyId } = await open();
  for (let n = 0; n < 6; n += 1) await reserveCall(test.database, call((await open()).storyId, 0.8), caps);
  expect(await runRound(worker(spendingWriter(storyId, 0.8)), { draftId, round: 1 }, never)).toEqual({ outcome: 'waiting-budget' });
  const wait = await test.database.selectFrom('budget_wait').selectAll().where('draft_id', '=', draftId).executeTakeFirst();
  expect(wait).toMatchObject({ scope: 'persona', measure: 'cost' });
  expect(await resumeBudgetWaits(test.database, caps, '2026-03-01')).toEqual([]);
  expect(await resumeBudgetWaits(test.database, caps, '2026-03-02')).toEqual([draftId]);
});

it('a failed or waiting draft is tried again on request, others are not', async () => {
  const { draftId } = await open();
  expect(await retryDraft(test.database, 'dr_none', 'operator')).toBe('no-such-draft');
  expect(await retryDraft(test.database, draftId, 'operator')).toBe('not-failed');
  const broken = worker(createQuotingWriter({ write: () => Promise.reject(new Error('out of order')) }));
  const error = await runRound(broken, { draftId, round: 1 }, never).catch((reason: unknown) => reason);
  expect(messageOf(error)).toBe('out of order');
  await failDraft(broken, { draftId, round: 1 }, error);
  expect(await retryDraft(test.database, draftId, 'operator')).toBe('retried');
  expect(await outboxOf(draftId)).toBe(2);
  expect((await runRound(worker(createQuotingWriter()), { draftId, round: 1 }, never)).outcome).toBe('in-review');
  expect(await openProblems(test.database)).toEqual([]);
});

it('calls at once never pass a cap together, and what a lost process reserved stays counted', async () => {
  const { storyId } = await open();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => reserveCall(test.database, { ...call(storyId, 0.15, '2026-04-01'), lastsMs: 0 }, caps)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(6);
  expect(await settleLostCalls(test.database)).toBe(6);
  expect((await spentOn(test.database, { storyId, personaId: 'ada', day: '2026-04-01' })).story).toEqual({ cost: 0.9, tokens: 900 });
});
