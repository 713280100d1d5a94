import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { inTransaction } from '../transactions.ts';
import { acquireLease, LeaseLostError, releaseLease, renewLease, requireLease, type Lease } from './leases.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

async function take(name: string, holder: string, durationMs = 60_000): Promise<Lease> {
  const taken = await acquireLease(test.database, { name, holder, durationMs });
  if (!taken.ok) throw new Error(`held by ${taken.holder}`);
  return taken.lease;
}

describe('a lease', () => {
  it('is held by one at a time, and says for how long', async () => {
    await take('one', 'a');
    const refused = await acquireLease(test.database, { name: 'one', holder: 'b', durationMs: 1000 });
    expect(refused).toMatchObject({ ok: false, holder: 'a' });
    expect(!refused.ok && refused.remainingMs > 50_000 && refused.remainingMs <= 60_000).toBe(true);
  });

  it('goes to one of many who ask at once', async () => {
    const asked = ['a', 'b', 'c', 'd', 'e'].map((holder) => acquireLease(test.database, { name: 'many', holder, durationMs: 60_000 }));
    expect((await Promise.all(asked)).filter((taken) => taken.ok)).toHaveLength(1);
  });

  it('can be taken over once it has expired or is released, under a higher fencing number', async () => {
    const first = await take('two', 'a', 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await take('two', 'b');
    expect(Number(second.fencing)).toBe(Number(first.fencing) + 1);
    expect(await renewLease(test.database, first, 1000)).toBe(false);
    await releaseLease(test.database, first);
    expect((await acquireLease(test.database, { name: 'two', holder: 'c', durationMs: 1000 })).ok).toBe(false);
    expect(await renewLease(test.database, second, 1000)).toBe(true);
    await releaseLease(test.database, second);
    expect(Number((await take('two', 'c')).fencing)).toBe(Number(second.fencing) + 1);
  });

  it('taken again by its own holder fences off what the holder did before', async () => {
    const first = await take('three', 'a');
    const second = await take('three', 'a');
    await inTransaction(test.database, (transaction) => requireLease(transaction, second));
    await expect(inTransaction(test.database, (transaction) => requireLease(transaction, first))).rejects.toBeInstanceOf(LeaseLostError);
  });

  it('that was never taken lets nobody write', async () => {
    const lease = { name: 'four', holder: 'a', fencing: '1' };
    await expect(inTransaction(test.database, (transaction) => requireLease(transaction, lease))).rejects.toMatchObject({
      code: 'lease-lost',
      retryable: true,
    });
  });
});
