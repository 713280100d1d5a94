import { describe, expect, test } from 'vitest';
import { LanguageClassifier } from './classifier.ts';
import { readFastText, readWeights } from './default-classifier.ts';
import { createDetector } from './detector.ts';
import { LetterModel, weightsSchema } from './letter-model.ts';
import { eachNgram, ngramText, withoutAddresses } from './ngrams.ts';

function ngramsOf(text: string): string[] {
  const all: string[] = [];
  eachNgram(text, (...units) => all.push(ngramText(...units)));
  return all;
}

test('n-grams are runs of letters in words, with the edges of the words', () => {
  expect(ngramsOf('Ab 12, c')).toEqual(['a', ' a', 'b', 'ab', ' ab', 'b ', 'ab ', 'c', ' c', 'c ', ' c ']);
  expect(ngramsOf('1.2 — !')).toEqual([]);
  expect(ngramsOf('')).toEqual([]);
});

test('addresses, accounts and references to characters are left out', () => {
  expect(
    withoutAddresses('see https://example.org/x?y=z or @name, mail a.b@example.org, #tag; caf&eacute; &#229;').replaceAll(/\s+/gu, ' '),
  ).toBe('see or , mail , ; caf ');
});

describe('counts', () => {
  const model = new LetterModel({ counts: { one: { '3': 'a ab', '1': '_a' }, two: { '2': 'b ab' } }, smoothing: 10 });

  test('make a language likelier by what it has shown, and less by what it has not', () => {
    const { scores, known } = model.fit('ab');
    expect(model.languages).toEqual(['one', 'two']);
    // Known are `a`, ` a`, `b` and `ab`; the mean of all languages expects each of them as often as it stands among the 11 counted.
    expect(known).toBe(4);
    const gain = (count: number, sum: number): number => Math.log((count * 11) / (10 * sum) + 1);
    expect(scores[0]).toBeCloseTo(gain(3, 3) + gain(1, 1) + gain(3, 5) + 4 * Math.log(10 / 17), 4);
    expect(scores[1]).toBeCloseTo(gain(2, 2) + gain(2, 5) + 4 * Math.log(10 / 14), 4);
  });

  test('say nothing of a text of other letters, and the same of a text each time', () => {
    expect(model.fit('xyz').known).toBe(0);
    expect([...model.fit('xyz').scores].map(Math.abs)).toEqual([0, 0]);
    expect(model.fit('ab ab')).toEqual(model.fit('ab ab'));
  });
});

test('the file of counts is in the form of its schema, of 75 languages, and a damaged one is refused', () => {
  const weights = readWeights();
  expect(Object.keys(weights.counts)).toHaveLength(75);
  expect(weightsSchema.safeParse({ ...weights, slope: 0 }).success).toBe(false);
  expect(weightsSchema.safeParse({ ...weights, counts: [] }).success).toBe(false);
});

test('with fastText a hundred languages and more can be told', () => {
  const { languages } = new LanguageClassifier(readWeights(), readFastText());
  expect(languages.size).toBeGreaterThan(100);
  expect([...languages].filter((language) => !/^[a-z]{2}$/u.test(language))).toEqual([]);
});

test('the models are read at the first text that needs them, once', () => {
  let reads = 0;
  const classifier = new LanguageClassifier(readWeights(), readFastText());
  const detect = createDetector(() => {
    reads += 1;
    return classifier;
  });
  expect(detect('Ja.').language).toBe('und');
  expect(detect('大臣は火曜日、隣国との協議を続けると述べた。').language).toBe('ja');
  expect(reads).toBe(0);
  expect(detect('The minister said on Tuesday that the talks would go on.').language).toBe('en');
  expect(reads).toBe(1);
});
