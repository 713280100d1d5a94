import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf, type Word } from './words.ts';

const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const letters = String.raw`[[\p{L}\p{M}\p{N}]--${unspaced}]+`;
const runs = new RegExp(String.raw`${letters}(?:[.,:'’·٫٬\-]${letters})*|(${unspaced}[${unspaced}\p{M}]*)`, 'gv');

/** The rule as a regular expression says it: shorter, and slower. */
function wordsByRule(text: string): Word[] {
  return Array.from(text.matchAll(runs)).flatMap(({ 0: run, 1: pairs, index }): Word[] => {
    if (pairs === undefined) return [{ text: run.replace(/(?<=^.+)['’]s$/u, ''), at: index, pair: false }];
    const characters = Array.from(pairs);
    if (characters.length === 1) return [{ text: run, at: index, pair: true }];
    const places = characters.map((_, place) => index + characters.slice(0, place).join('').length);
    return characters.slice(1).map((second, place) => ({ text: `${characters[place]}${second}`, at: places[place] ?? 0, pair: true }));
  });
}

const character = fc.oneof(
  fc.constantFrom(...Array.from(".,:'’·٫٬- s")),
  fc.constantFrom(...Array.from('aZ9éß٣中文ひカกัລខកမ်'), '𠀆', '𝒜', '😀', '\u0301', '\ud800', '\udc00'),
  fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)),
);

describe('words', () => {
  it('are those that the rule gives, in texts of any characters', () => {
    const text = fc.array(character, { maxLength: 16 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, (any) => {
        expect(wordsOf(any)).toEqual(wordsByRule(any));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('begin and end at every character as the rule says', () => {
    const differing = Array.from({ length: 0x2_00_00 }, (_, code) => code).filter((code) => {
      const text = `a${String.fromCodePoint(code)}b`;
      const [words, wanted] = [wordsOf(text), wordsByRule(text)];
      return (
        words.length !== wanted.length || words.some((word, place) => word.at !== wanted[place]?.at || word.text !== wanted[place].text)
      );
    });
    expect(differing).toEqual([]);
  });
});
