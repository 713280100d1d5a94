import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lines: string[] = [];
beforeEach(() => void lines.splice(0));

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
  const repeated = repeat(
    { name: 'looking', everyMs: 1000, logger: pino({ level: 'warn' }, { write: (line: string) => lines.push(line) }) },
    turn,
  );
  await vi.advanceTimersByTimeAsync(999);
  expect(begun()).toBe(0);
  await vi.advanceTimersByTimeAsync(4500);
  expect(begun()).toBe(1);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject(
    [1, 2, 3, 4].map((times) => ({ event: 'turn-left-out', work: 'looking', times })),
  );
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
  const repeated = repeat(
    { name: 'looking', everyMs: 1000, logger: pino({ level: 'warn' }, { write: (line: string) => lines.push(line) }) },
    turn,
  );
  await vi.advanceTimersByTimeAsync(2500);
  let stopped = false;
  const stopping = repeated.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(2000);
  expect([begun(), stopped]).toEqual([1, false]);
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun()).toBe(1);
});

it('gives up at its stop on a turn that does not end', async () => {
  const { turn } = slowTurns();
  const repeated = repeat({ name: 'looking', everyMs: 1000, logger: pino({ level: 'silent' }) }, turn);
  await vi.advanceTimersByTimeAsync(1500);
  vi.useRealTimers();
  const startedAt = performance.now();
  await repeated.stop(50);
  expect(performance.now() - startedAt).toBeGreaterThan(40);
});
