import { describe, expect, it } from 'vitest';
import { countRun, permanentTarget } from './redirects.ts';

const run = (...statuses: number[]) =>
  statuses.map((status, index) => ({ from: `http://a/${index}`, to: `http://a/${index + 1}`, status }));

describe('a run of redirects', () => {
  it.each([
    [[], null],
    [[301], 'http://a/1'],
    [[301, 308], 'http://a/2'],
    [[301, 302, 301], 'http://a/1'],
    [[302, 301], null],
    [[307], null],
  ] as const)('%j leads for good to %s', (statuses, target) => {
    expect(permanentTarget(run(...statuses))).toBe(target);
  });

  it('has to be the same on two polls', () => {
    const first = countRun({ redirectTo: null, redirectPolls: 0 }, 'http://b/');
    expect(first).toEqual({ redirectTo: 'http://b/', redirectPolls: 1, moved: null });
    expect(countRun(first, 'http://b/').moved).toBe('http://b/');
    expect(countRun(first, 'http://c/')).toEqual({ redirectTo: 'http://c/', redirectPolls: 1, moved: null });
    expect(countRun(first, null)).toEqual({ redirectTo: null, redirectPolls: 0, moved: null });
  });
});
