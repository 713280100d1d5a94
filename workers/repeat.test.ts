import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Turns that last until they are let go. */
function slowTurns(): { turn: () => Promise<void>; begun: () => number; end: () => void } {
  let begun = 0;
  let end = (): void => undefined;
  const turn = async (): Promise<void> => {
    begun += 1;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  };
  return { turn, begun: () => begun, end: () => end() };
}

it('leaves out the turns that fall due while the last still runs, and goes on at its pace after it', async () => {
  const { turn, begun, end } = slowTurns();
  const repeated = repeat(1000, turn);
  await vi.advanceTimersByTimeAsync(999);
  expect(begun()).toBe(0);
  await vi.advanceTimersByTimeAsync(4500);
  expect(begun()).toBe(1);
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun()).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun()).toBe(2);
  end();
  await repeated.stop();
});

it('waits at its stop for the turn that runs, and begins no other', async () => {
  const { turn, begun, end } = slowTurns();
  const repeated = repeat(1000, turn);
  await vi.advanceTimersByTimeAsync(2500);
  let stopped = false;
  const stopping = repeated.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect([begun(), stopped]).toEqual([1, false]);
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun()).toBe(1);
});
