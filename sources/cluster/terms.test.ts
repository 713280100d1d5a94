import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, nameKeyOf } from './anchors.ts';
import { termsOf } from './terms.ts';
import { wordsOf } from './words.ts';

describe('words', () => {
  it('keeps hyphenated words and figures whole and drops a possessive', () => {
    expect(wordsOf('Al-Darri’s 1,600 crowns rose 4.2 per cent.').map((word) => word.text)).toEqual([
      'Al-Darri',
      '1,600',
      'crowns',
      'rose',
      '4.2',
      'per',
      'cent',
    ]);
  });

  it('cuts scripts without spaces into overlapping pairs and leaves their figures whole', () => {
    expect(wordsOf('每单位41.20克朗')).toEqual([
      { text: '每单', at: 0, pair: true },
      { text: '单位', at: 1, pair: true },
      { text: '41.20', at: 3, pair: false },
      { text: '克朗', at: 8, pair: true },
    ]);
  });

  it('finds each word where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
        wordsOf(text).every((word) => text.startsWith(word.text, word.at)),
      ),
    );
  });
});

describe('anchors', () => {
  it('reads one figure in the ways languages write it', () => {
    for (const written of ['210,000', '210.000', '210', '٢١٠', '2.10']) expect(figureOf(written)).toBe('21');
    expect(figureOf('41.20')).toBe('412');
  });

  it('takes no single digit, year or word for a figure', () => {
    for (const written of ['7', '700', '2024', '1998', 'A320', 'twelve', '3rd']) expect(figureOf(written)).toBeNull();
  });

  it.each([
    ['Sollevik', 'Соллевик'],
    ['Velgorod', 'Welgorod'],
    ['Velgorod', 'Велгороде'],
    ['al-Darri', 'Al-Darri'],
    ['Marchbanks', 'مارشبانكس'],
    ['Lethmark', 'Летмарк'],
    ['al-Manzari', 'المنزري'],
    ['Sahlan', 'سهلان'],
  ])('gives %s and %s one key', (one, other) => {
    const key = nameKeyOf(one);
    expect(key).not.toBeNull();
    expect(nameKeyOf(other)).toBe(key);
  });

  it('gives no key to words that are no names or too short to tell apart', () => {
    for (const word of ['bridge', 'Ana', 'Eu', 'من']) expect(nameKeyOf(word)).toBeNull();
  });
});

describe('terms of an article', () => {
  const text = 'Torvik bridge closed\n\nThe bridge at Torvik was closed. Edda Kvalheim said so on 14 March.';

  it('weighs words of the title and names above others', () => {
    const { words } = termsOf(text, 'und');
    const weight = (word: string): number => words.get(word) ?? 0;
    expect(weight('closed')).toBeGreaterThan(weight('said'));
    expect(weight('kvalheim')).toBeGreaterThan(weight('said'));
  });

  it('takes names inside sentences for anchors, not the word that begins one', () => {
    const { anchors } = termsOf(text, 'und');
    expect([...anchors.keys()].toSorted()).toEqual(['14', 'kvlhm', 'mrj', 'trvk']);
  });

  it.each([
    ['en', 'Floods in northern Germany\n\nThe river rose in Germany and in Poland.'],
    ['de', 'Hochwasser in Deutschland\n\nDer Fluss stieg in Deutschland und in Polen.'],
    ['fr', 'Crues en Allemagne\n\nLe fleuve monte en Allemagne et en Pologne.'],
    ['ar', 'فيضانات في ألمانيا\n\nارتفع النهر في ألمانيا وبولندا.'],
    ['zh', '德国北部洪水\n\n德国和波兰的河水上涨。'],
    ['ru', 'Наводнение в Германии\n\nРека поднялась в Германии и Польше.'],
  ])('knows countries by the names of the text’s language: %s', (language, told) => {
    expect([...termsOf(told, language).anchors.keys()].filter((key) => key.startsWith('@')).toSorted()).toEqual(['@DE', '@PL']);
  });

  it('passes over a first paragraph that repeats the title', () => {
    expect(termsOf('One title here\n\nOne title here\n\nBody text.', 'en')).toEqual(termsOf('One title here\n\nBody text.', 'en'));
  });

  it('reads any text, also an empty one', () => {
    expect(termsOf('', 'en').words.size).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (any) => {
        const { words, anchors } = termsOf(any, 'und');
        return [...words.values(), ...anchors.values()].every((weight) => weight > 0);
      }),
    );
  });
});
