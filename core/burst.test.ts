import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstOf, poissonTail } from './burst.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 13, 12);
const ago = (...minutes: number[]): number[] => minutes.map((one) => now - one * 60_000);

describe('the chance of so many arrivals', () => {
  it('is that of a Poisson process', () => {
    expect(poissonTail(0, 2)).toBe(1);
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(poissonTail(3, 1)).toBeCloseTo(1 - Math.exp(-1) * (1 + 1 + 0.5), 12);
    expect(poissonTail(10, 0.2)).toBeGreaterThan(0);
    expect(poissonTail(10, 0.2)).toBeLessThan(1e-13);
  });

  it('falls with the number and grows with the mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 20, noNaN: true }), (count, mean) => {
        expect(poissonTail(count + 1, mean)).toBeLessThanOrEqual(poissonTail(count, mean));
        expect(poissonTail(count, mean * 1.5)).toBeGreaterThanOrEqual(poissonTail(count, mean) - 1e-12);
      }),
    );
  });
});

describe('a burst', () => {
  it('is nothing for one report, more for more, and gone an hour after the last', () => {
    expect(burstOf(ago(5), now, 0.2)).toBe(0);
    const [two, three, five] = [burstOf(ago(5, 9), now, 0.2), burstOf(ago(1, 5, 9), now, 0.2), burstOf(ago(1, 2, 3, 5, 9), now, 0.2)];
    expect(two).toBeGreaterThan(1);
    expect(three).toBeGreaterThan(two);
    expect(five).toBeGreaterThan(three);
    expect(burstOf(ago(1, 2, 3, 5, 9), now + 55 * 60_000, 0.2)).toBeLessThan(five);
    expect(burstOf(ago(1, 2, 3, 5, 9), now + hour, 0.2)).toBe(0);
  });

  it('is less of a surprise in a story that always has many reports', () => {
    const busy = ago(...Array.from({ length: 60 }, (_, index) => 61 + index * 20));
    expect(burstOf([...busy, ...ago(1, 5, 9)], now, 0.2)).toBeLessThan(burstOf(ago(1, 5, 9), now, 0.2));
  });
});
