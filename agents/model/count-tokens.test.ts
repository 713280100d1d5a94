import { Tiktoken } from 'js-tiktoken/lite';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { countRepeatedTokens, countTokens } from './count-tokens.ts';

const opening = 'You write for a newsroom that is careful of what it says. ';
const encode = vi.spyOn(Tiktoken.prototype, 'encode');
afterEach(() => encode.mockClear());
afterAll(() => encode.mockRestore());

it.each([
  ['a text', countTokens],
  ['a repeated text', countRepeatedTokens],
] as const)('counts %s by all of it: the same first forty characters make no two texts the same', async (_what, count) => {
  const long = `${opening}${'Quote no more than twelve words of a source. '.repeat(20)}`;
  const [first, second] = [await count(opening), await count(long)];
  expect(opening.slice(0, 40)).toBe(long.slice(0, 40));
  expect(second).toBeGreaterThan(first * 5);
  expect([await count(opening), await count(long)]).toEqual([first, second]);
});

it('counts a repeated text once, and remembers no other', async () => {
  const schema = JSON.stringify({ type: 'object', properties: { headline: { type: 'string' } } });
  const tokens = await countRepeatedTokens(schema);
  expect(await countRepeatedTokens(schema)).toBe(tokens);
  expect(encode).toHaveBeenCalledTimes(1);
  expect(await countTokens(schema)).toBe(tokens);
  expect(await countTokens(schema)).toBe(tokens);
  expect(encode).toHaveBeenCalledTimes(3);
});
