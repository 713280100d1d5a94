import { describe, expect, it } from 'vitest';
import { isBreaking, originHeardAt, thirdOriginAt } from './breaking.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.UTC(2026, 2, 13, 12);
const rules = { breakingOrigins: 3, breakingWithin: 30 * minute, breakingAge: 6 * hour };

/** Published `minutes` after noon, stored `later` minutes after that. */
const report = (origin: string, minutes: number, later = 1) => ({
  origin,
  publishedAt: new Date(noon + minutes * minute),
  fetchedAt: new Date(noon + (minutes + later) * minute),
});

describe('a story', () => {
  it('breaks when so many origins publish within so short a time', () => {
    expect(isBreaking([report('A', 0), report('B', 20), report('C', 30)], rules)).toBe(true);
    expect(isBreaking([report('A', 0), report('B', 20), report('C', 31)], rules)).toBe(false);
    expect(isBreaking([report('A', 0), report('A', 20), report('C', 30)], rules)).toBe(false);
    expect(isBreaking([report('A', 0), report('B', 20), report('C', 30)], { ...rules, breakingOrigins: 4 })).toBe(false);
  });

  it('breaks later in its life too, and stays broken', () => {
    const slow = [report('A', 0), report('B', 100), report('C', 200)];
    expect(isBreaking(slow, rules)).toBe(false);
    expect(isBreaking([...slow, report('D', 205), report('E', 210)], rules)).toBe(true);
  });

  it('does not break for a burst of two days ago that a newsroom finds at its start', () => {
    const found = [report('A', 0, 48 * 60), report('B', 5, 48 * 60), report('C', 9, 48 * 60)];
    expect(isBreaking(found, rules)).toBe(false);
  });

  it('does not break for bare dates or for reports without one', () => {
    const bare = ['A', 'B', 'C'].map((origin) => report(origin, -720, 0));
    expect(isBreaking(bare, rules)).toBe(false);
    expect(
      isBreaking(
        bare.map((one) => ({ ...one, publishedAt: null })),
        rules,
      ),
    ).toBe(false);
  });

  it('has its third origin when that origin’s first report was stored, whoever published first', () => {
    expect(thirdOriginAt([report('A', 0), report('B', 1)])).toBeNull();
    const all = [report('A', 0, 90), report('B', 1), report('B', 5), report('C', 2), report('D', 300)];
    expect(thirdOriginAt(all)?.getTime()).toBe(noon + 90 * minute);
  });

  it('has settled before it came where enough origins say that they published long ago', () => {
    const now = new Date(noon + 10 * hour);
    const old = [report('A', 0, 599), report('B', 5, 590), report('C', 9, 588)];
    expect(originHeardAt(old, rules, now).getTime()).toBe(noon + 9 * minute);
    expect(originHeardAt(old.slice(1), rules, now)).toBe(now);
    expect(originHeardAt([...old, { ...report('D', 3), publishedAt: null }], rules, now)).toBe(now);
  });
});
