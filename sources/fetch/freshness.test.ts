import { expect, it } from 'vitest';
import { freshnessOf } from './freshness.ts';

const httpDate = (inMs: number): string => new Date(Date.now() + inMs).toUTCString();
const seconds = (headers: Record<string, string>): number => Math.round(freshnessOf(headers) / 1000);

it.each([
  [{ 'cache-control': 'max-age=600' }, 600],
  [{ 'cache-control': 'max-age=600, s-maxage=60' }, 60],
  [{ 'cache-control': 'public, max-age=600', age: '200' }, 400],
  [{ 'cache-control': 'max-age=600', age: '900' }, 0],
  [{ 'cache-control': 'max-age=600, stale-while-revalidate=86400' }, 600],
  [{ 'cache-control': 'no-cache, max-age=600' }, 0],
  [{ 'cache-control': 'no-store' }, 0],
  [{ 'cache-control': 'private, max-age=600' }, 600],
  [{ 'cache-control': 'max-age=-5' }, 0],
  [{ 'cache-control': 'max-age=soon' }, 0],
  [{ 'cache-control': 'max-age=600', vary: '*' }, 600],
  [{ expires: '0' }, 0],
  [{ expires: 'never' }, 0],
  [{ 'last-modified': httpDate(-86_400_000 * 100) }, 0],
  [{}, 0],
])('%o is fresh for %i s', (headers, expected) => {
  expect(seconds(headers as Record<string, string>)).toBe(expected);
});

it('Expires counts from the server’s own clock, right or wrong', () => {
  expect(seconds({ date: httpDate(-3_600_000 * 5), expires: httpDate(-3_600_000 * 4) })).toBe(3600);
  expect(Math.abs(seconds({ date: httpDate(0), expires: httpDate(3_600_000) }) - 3600)).toBeLessThanOrEqual(2);
});
