import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDraft } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { allowSpending } from './model-allowances.ts';
import { recordCall } from './model-calls.ts';
import { spendingBy, spendingSince } from './model-costs.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

it('sums calls by story, and shows what each story was allowed beyond its cap', async () => {
  const { database } = test;
  const [one, two] = [await seedDraft(database), await seedDraft(database)];
  const call = (storyId: string, outcome: 'ok' | 'malformed' | 'replayed', cost: number): Promise<unknown> =>
    recordCall(
      database,
      {
        work: { draftId: null, storyId, personaId: null },
        role: 'writer',
        server: 'http://model.example/v1',
        model: 'tiny',
        task: 'write-draft',
        prompt: { name: 'write-draft', version: '1' },
        requestHash: null,
        day: '2026-03-02',
      },
      { outcome, usage: { in: 100, cached: 10, out: 20 }, cost, latencyMs: 5, detail: null },
    );
  await call(one.storyId, 'malformed', 0.5);
  await call(one.storyId, 'ok', 0.25);
  await call(two.storyId, 'ok', 0.125);
  await call(two.storyId, 'replayed', 0);
  await allowSpending(database, { subject: one.draftId, cost: 1.5, tokens: 0, grantedBy: 'operator' });
  await allowSpending(database, { subject: one.storyId, cost: 0.5, tokens: 900, grantedBy: 'operator' });

  const lines = await spendingBy(database, 'story', null);
  expect(lines.map(({ key, calls, failed, replayed, cost, allowed }) => ({ key, calls, failed, replayed, cost, allowed }))).toEqual([
    { key: one.storyId, calls: 2, failed: 1, replayed: 0, cost: 0.75, allowed: { cost: 2, tokens: 900 } },
    { key: two.storyId, calls: 1, failed: 0, replayed: 1, cost: 0.125, allowed: { cost: 0, tokens: 0 } },
  ]);
  expect((await spendingBy(database, 'day', null))[0]).toMatchObject({ key: '2026-03-02', calls: 3, cost: 0.875, allowed: null });
  expect(await spendingSince(database, new Date(Date.now() + 60_000))).toMatchObject({ calls: 0, cost: 0 });
});
