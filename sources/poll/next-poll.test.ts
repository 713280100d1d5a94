import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptiveInterval, afterFailure, afterMuted, afterSuccess, type Asked } from './next-poll.ts';
import type { Rhythm } from './rhythm.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const bounds = { interval: 15 * minute, shortestInterval: 5 * minute, longestInterval: day };
/** A Wednesday. */
const now = new Date('2026-11-25T12:00:00Z');
const middle = (): number => 0.5;
const asksNothing: Asked = { freshMs: 0, ttlMinutes: null, skipHours: [], skipDays: [] };
const rhythm = (gapMs: number | null, silenceMs = 0, entries = 20): Rhythm => ({
  gapMs,
  entries,
  newestAt: new Date(now.getTime() - silenceMs),
});
const waitOf = (known: Rhythm | null, asked: Partial<Asked> = {}, chance = middle): number =>
  afterSuccess(known, { ...asksNothing, ...asked }, bounds, now, chance).at.getTime() - now.getTime();

describe('the interval of a feed', () => {
  it.each([
    ['a busy wire', 2 * minute, 0, 5 * minute],
    ['an entry every half hour', 30 * minute, 0, 15 * minute],
    ['an entry a day', day, 0, 12 * hour],
    ['an entry a month', 30 * day, 0, day],
    ['a busy wire that has been silent for a night', 2 * minute, 8 * hour, 48 * minute],
    ['a feed that died a year ago', hour, 365 * day, day],
  ])('%s', (_what, gap, silence, expected) => {
    expect(adaptiveInterval(rhythm(gap, silence), bounds, now)).toBe(expected);
  });

  it('is the first one until the rhythm is known, and longer where nothing comes', () => {
    expect(adaptiveInterval(null, bounds, now)).toBe(15 * minute);
    expect(adaptiveInterval(rhythm(null, 0), bounds, now)).toBe(15 * minute);
    expect(adaptiveInterval(rhythm(null, 10 * hour), bounds, now)).toBe(hour);
    expect(adaptiveInterval(null, { ...bounds, interval: minute }, now)).toBe(minute);
  });

  it('is moved by chance, a tenth to either side', () => {
    expect(waitOf(rhythm(hour), {}, () => 0)).toBe(27 * minute);
    expect(waitOf(rhythm(hour), {}, () => 1)).toBe(33 * minute);
  });
});

describe('a feed that a hub pushes', () => {
  it.each([
    ['a busy wire with a long list', 5 * minute, 200, 6 * hour],
    ['a busy wire with a short one', 2 * minute, 30, 30 * minute],
    ['one whose list is turned over faster than it is polled', minute, 4, 5 * minute],
    ['an entry a day', day, 20, 12 * hour],
  ])('is polled as a backup: %s', (_what, gap, entries, expected) => {
    expect(waitOf(rhythm(gap, 0, entries), { pushed: true })).toBe(expected);
  });

  it('is polled by the longest interval at least, and as its publisher asks', () => {
    const wait = afterSuccess(null, { ...asksNothing, pushed: true }, { ...bounds, longestInterval: hour }, now, middle);
    expect(wait.intervalMs).toBe(hour);
    expect(waitOf(null, { pushed: true, ttlMinutes: 600 }, () => 0)).toBe(10 * hour);
  });
});

describe('what a publisher asks for', () => {
  it('is waited for, and chance never makes it sooner', () => {
    expect(waitOf(rhythm(30 * minute, 0, 50), { freshMs: hour }, () => 0)).toBe(hour);
    expect(waitOf(rhythm(30 * minute, 0, 50), { ttlMinutes: 90 }, () => 0)).toBe(90 * minute);
    expect(waitOf(rhythm(4 * hour), { freshMs: minute, ttlMinutes: 1 })).toBe(2 * hour);
  });

  it('is not waited for so long that entries fall out of the list unseen', () => {
    expect(waitOf(rhythm(2 * minute, 0, 20), { freshMs: day }, () => 0)).toBe(20 * minute);
    expect(waitOf(rhythm(minute, 0, 4), { freshMs: 365 * day }, () => 0)).toBe(5 * minute);
  });

  it('is clamped where it is absurd', () => {
    expect(waitOf(null, { freshMs: 10 * 365 * day }, () => 0)).toBe(day);
    expect(waitOf(null, { ttlMinutes: 1e12 }, () => 0)).toBe(day);
    expect(waitOf(null, { ttlMinutes: 0 })).toBe(15 * minute);
  });

  it('moves a poll out of the hours and days to be skipped', () => {
    const at = (asked: Partial<Asked>): string => afterSuccess(null, { ...asksNothing, ...asked }, bounds, now, () => 0).at.toISOString();
    expect(at({ skipHours: [12, 13, 14] })).toBe('2026-11-25T15:00:00.000Z');
    expect(at({ skipHours: [3] })).toBe('2026-11-25T12:13:30.000Z');
    expect(at({ skipDays: ['Wednesday', 'Thursday'] })).toBe('2026-11-27T00:00:00.000Z');
    expect(at({ skipDays: ['Wednesday'], skipHours: [0, 1] })).toBe('2026-11-26T02:00:00.000Z');
  });

  it('to skip everything is no wish that anybody has', () => {
    const hours = Array.from({ length: 24 }, (_value, index) => index);
    expect(waitOf(null, { skipHours: hours })).toBe(15 * minute);
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(waitOf(null, { skipDays: days })).toBe(15 * minute);
  });
});

describe('after failures', () => {
  it('the wait doubles to the longest interval', () => {
    const waits = [1, 2, 3, 8, 40].map(
      (failures) => afterFailure(failures, 15 * minute, null, bounds, now, middle).getTime() - now.getTime(),
    );
    expect(waits).toEqual([15 * minute, 30 * minute, hour, day, day]);
  });

  it('is never sooner than the server asks', () => {
    expect(afterFailure(1, 15 * minute, 2 * hour, bounds, now, () => 0).getTime() - now.getTime()).toBe(2 * hour);
    expect(afterFailure(1, 15 * minute, 1000, bounds, now, middle).getTime() - now.getTime()).toBe(15 * minute);
  });

  it('a muted feed is looked at again after a day, then ever later, at most 30 days apart', () => {
    const waits: number[] = [];
    let at = now;
    for (let times = 0; times < 9; times += 1) {
      const next = afterMuted(now, at, middle);
      waits.push(Math.round((next.getTime() - at.getTime()) / day));
      at = next;
    }
    expect(waits).toEqual([1, 1, 2, 4, 8, 16, 27, 27, 27]);
    expect((afterMuted(now, new Date(now.getTime() + 900 * day), () => 1).getTime() - now.getTime()) / day - 900).toBeLessThanOrEqual(30);
  });
});

describe('whatever a feed says', () => {
  it('its next poll is a time, after now, and within eight days', () => {
    const number = fc.oneof(fc.double({ noNaN: true, min: 0 }), fc.integer({ min: 0 }), fc.constant(Infinity));
    fc.assert(
      fc.property(
        fc.record({
          gapMs: fc.option(number),
          entries: fc.nat(),
          newestAt: fc.option(fc.date({ max: now, noInvalidDate: true })),
        }),
        fc.record({
          freshMs: number,
          ttlMinutes: fc.option(number),
          skipHours: fc.array(fc.integer({ min: 0, max: 23 })),
          skipDays: fc.array(fc.constantFrom('Monday', 'Friday', 'Sunday', 'Noday')),
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (known, asked, chance) => {
          const wait = afterSuccess(known, asked, bounds, now, () => chance).at.getTime() - now.getTime();
          return wait >= 4.5 * minute && wait <= 8 * day;
        },
      ),
    );
  });
});
