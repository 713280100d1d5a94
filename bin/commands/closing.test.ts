import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Closing } from './closing.ts';

const never = (): Promise<never> => new Promise(() => undefined);

describe('closing', () => {
  it('goes from the last opened to the first, whatever fails or hangs in between', { timeout: 5_000 }, async () => {
    const closed: string[] = [];
    const close = (name: string) => async (): Promise<void> => void closed.push(name);
    const closing = new Closing();
    closing.add('store', close('store'));
    closing.add('queues', () => Promise.reject(new Error('away')));
    closing.add('workers', never);
    closing.addBeside('desk', close('desk'));
    closing.add('wire', close('wire'));
    const startedAt = performance.now();
    await closing.run(300);
    expect(closed).toEqual(['wire', 'desk', 'store']);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('closes beside one another what needs not wait', async () => {
    const closing = new Closing();
    closing.add('workers', () => wait(300));
    closing.addBeside('desk', () => wait(300));
    closing.addBeside('site', () => wait(300));
    const startedAt = performance.now();
    await closing.run();
    expect(performance.now() - startedAt).toBeLessThan(600);
  });
});
