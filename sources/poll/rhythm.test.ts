import { describe, expect, it } from 'vitest';
import { rhythmOf } from './rhythm.ts';

const minute = 60_000;
const now = new Date('2026-11-25T12:00:00Z');
const ago = (...minutes: (number | null)[]) =>
  minutes.map((one) => ({ publishedAt: one === null ? null : new Date(now.getTime() - one * minute) }));

describe('the rhythm of a feed', () => {
  it('is the median time between its entries, whatever their order', () => {
    expect(rhythmOf(ago(30, 10, 20, 0, 40, 500), now)).toEqual({ gapMs: 10 * minute, entries: 6, newestAt: now });
  });

  it('takes entries that came out together for one', () => {
    expect(rhythmOf(ago(0, 0, 0, 0, 60, 60, 120, 180), now).gapMs).toBe(60 * minute);
  });

  it('is not known from a few dates, nor from the future', () => {
    expect(rhythmOf(ago(0, 10, 20), now).gapMs).toBeNull();
    expect(rhythmOf(ago(-600, -500, 0, 10, 20, null), now)).toEqual({ gapMs: null, entries: 6, newestAt: now });
    const absurd = [-62_000_000_000_000, 0, 1000, 2000, 3000].map((time) => ({ publishedAt: new Date(time) }));
    expect(rhythmOf(absurd, now)).toEqual({ gapMs: null, entries: 5, newestAt: null });
    expect(rhythmOf(ago(null, null), now)).toEqual({ gapMs: null, entries: 2, newestAt: null });
    expect(rhythmOf([], now)).toEqual({ gapMs: null, entries: 0, newestAt: null });
  });

  it('is that of its newest entries', () => {
    const busy = Array.from({ length: 40 }, (_value, index) => index);
    const old = Array.from({ length: 100 }, (_value, index) => 10_000 + index * 1000);
    expect(rhythmOf(ago(...old, ...busy), now).gapMs).toBe(minute);
  });
});
