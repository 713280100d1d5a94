import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

/** A memory that tells which keys were worked out, in order. */
function watched(most: number): { ask: (key: string) => string | null; made: string[] } {
  const memory = remembered<string | null>(most);
  const made: string[] = [];
  const ask = (key: string): string | null =>
    memory.get(key, () => {
      made.push(key);
      return key === 'nothing' ? null : `value of ${key}`;
    });
  return { ask, made };
}

it('works a value out once, even one that is nothing', () => {
  const { ask, made } = watched(3);
  expect([ask('one'), ask('one'), ask('nothing'), ask('nothing')]).toEqual(['value of one', 'value of one', null, null]);
  expect(made).toEqual(['one', 'nothing']);
  const empty = remembered<undefined>(1);
  let times = 0;
  for (const _ of [1, 2])
    empty.get('key', () => {
      times += 1;
      return undefined;
    });
  expect(times).toBe(1);
});

it('forgets what was used longest ago, not what was made first', () => {
  const { ask, made } = watched(2);
  for (const key of ['one', 'two', 'one', 'three', 'one', 'two']) ask(key);
  expect(made).toEqual(['one', 'two', 'three', 'two']);
});

it('keeps nothing of what could not be worked out', () => {
  const memory = remembered<number>(2);
  const fail = (): number => {
    throw new Error('not now');
  };
  expect(() => memory.get('key', fail)).toThrow('not now');
  expect(memory.get('key', () => 7)).toBe(7);
});

it.each([0, -1, 1.5, NaN])('is none that could hold %s entries', (most) => {
  expect(() => remembered(most)).toThrow(RangeError);
});
