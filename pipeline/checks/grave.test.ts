import { describe, expect, it } from 'vitest';
import { isGrave } from './grave-words.ts';

describe('words of weight', () => {
  it.each(['sue', 'sued', 'suing', 'trafficking', 'trafficked', 'expelled', 'beaten', 'died', 'dying', 'misappropriated'])(
    'are known in every form: %s',
    (key) => expect(isGrave(key, 'en')).toBe(true),
  );

  it.each([
    ['es', 'fallecio'],
    ['fr', 'decede'],
    ['it', 'deceduto'],
    ['nl', 'overleden'],
    ['pt', 'faleceu'],
    ['ru', 'скончался'],
    ['de', 'veruntreute'],
  ])('are known of %s: %s', (language, key) => expect(isGrave(key, language)).toBe(true));

  it.each(['report', 'build', 'season', 'need', 'garden', 'bread'])('are no others: %s', (key) => expect(isGrave(key, 'en')).toBe(false));
});
