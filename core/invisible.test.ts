import { describe, expect, it } from 'vitest';
import { invisibleIn, withoutInvisible } from './invisible.ts';

describe('invisible characters', () => {
  it.each([
    ['a directional override', 'from \u202e05 ', 'U+202E'],
    ['a directional isolate', 'from \u206605', 'U+2066'],
    ['a zero-width space', 'no\u200bt', 'U+200B'],
    ['a soft hyphen', 'hun\u00addred', 'U+00AD'],
    ['a tag', 'x\u{e0041}', 'U+E0041'],
    ['a control character', 'x\u0008', 'U+0008'],
    ['half a character', 'x\ud800', 'U+D800'],
  ])('are found and taken out: %s', (_name, text, code) => {
    expect(invisibleIn(text)).toBe(code);
    expect(invisibleIn(withoutInvisible(text))).toBeNull();
  });

  it.each([
    ['Persian with a joiner', 'می\u200cخواهم'],
    ['Hindi with a joiner', 'क्\u200dष'],
    ['Hebrew with a mark of direction', 'שלום\u200f!'],
    ['an Arabic number sign', '\u0600123'],
    ['emoji, tabs and spaces', 'a\tb\u00a0c 👩\u200d🚒'],
  ])('are not letters, joiners or spaces: %s', (_name, text) => {
    expect(invisibleIn(text)).toBeNull();
    expect(withoutInvisible(text)).toBe(text);
  });
});
