import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { HostGate } from './host-gate.ts';

const never = new AbortController().signal;
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the gate of a host', () => {
  it('keeps the gap between two starts, and none for another host', async () => {
    // By a clock of its own: on a busy machine a start is seen later than it was.
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const gate = new HostGate(5);
    const begun = performance.now();
    const starts: number[] = [];
    const entering = [1, 2, 3].map(async () => {
      const leave = await gate.enter('news.example', 60, never);
      starts.push(performance.now() - begun);
      leave();
    });
    await vi.advanceTimersByTimeAsync(0);
    const leave = await gate.enter('other.example', 60, never);
    leave();
    expect(performance.now() - begun).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    await Promise.all(entering);
    expect(starts).toEqual([0, 60, 120]);
  });

  it('lets in as many as it has slots, in the order they came', async () => {
    const gate = new HostGate(1);
    const order: number[] = [];
    const first = await gate.enter('news.example', 0, never);
    const waiting = [1, 2].map(async (number) => {
      const leave = await gate.enter('news.example', 0, never);
      order.push(number);
      leave();
    });
    await soon(20);
    expect(order).toEqual([]);
    first();
    first();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2]);
  });

  it('lets go of those who give up, and serves the next', async () => {
    const gate = new HostGate(1);
    const leave = await gate.enter('news.example', 0, never);
    const givingUp = new AbortController();
    const given = gate.enter('news.example', 0, givingUp.signal);
    const next = gate.enter('news.example', 0, never);
    givingUp.abort(new Error('given up'));
    await expect(given).rejects.toThrow('given up');
    leave();
    expect(await next).toBeTypeOf('function');
    await expect(gate.enter('news.example', 0, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});
