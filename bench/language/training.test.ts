import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFastText, readWeights } from '../../sources/language/default-classifier.ts';
import { accuracyOf, byLanguage, mistakes, readSentences } from './sentences.ts';
import { countNgrams, heldOutDetectors } from './training.ts';

const rows = [
  ...Array.from({ length: 10 }, () => ({ lang: 'da', text: 'Ministeren sagde tirsdag, at forhandlingerne fortsætter.' })),
  ...Array.from({ length: 10 }, () => ({ lang: 'lg', text: 'Minisita yagamba nti enteeseganya zijja kugenda mu maaso.' })),
];

test('n-grams are counted by language, those left out that hardly stand anywhere', () => {
  const counts = countNgrams([
    { lang: 'x', text: 'ab ab' },
    { lang: 'x', text: 'ab' },
    { lang: 'y', text: 'ab q' },
  ]);
  // `q` stands in one sentence; in `y` everything stands once.
  expect(counts).toEqual({ x: { '3': '_a _ab a ab ab_ b b_' }, y: {} });
});

test('a held-out detector has not seen the sentence that it is asked about, even where whole weights are handed in', () => {
  const fastText = readFastText();
  const alone = [...rows, { lang: 'lg', text: 'xqzw xqzw xqzw xqzw xqzw xqzw xqzw' }];
  const weights = { ...readWeights(), counts: countNgrams(alone) };
  const parameters = { smoothing: weights.smoothing, fastTextWeight: weights.fastTextWeight, slope: weights.slope };
  const [whole, parts] = [heldOutDetectors(rows, fastText, weights), heldOutDetectors(rows, fastText, parameters)];
  // Detectors that know Danish and Luganda only have no word for what other languages would be.
  const text = 'Ministr řekl v úterý, že jednání budou pokračovat.';
  expect(whole(0)(text)).toEqual(parts(0)(text));
  expect(parts(10)(rows[10]?.text ?? '').language).toBe('lg');
  const lone = rows.slice(9, 11);
  expect(heldOutDetectors(lone, fastText, weights)(1)(lone[1]?.text ?? '').language).not.toBe('lg');
});

describe('figures', () => {
  const told = [
    ...Array.from({ length: 9 }, () => 'da'),
    'nb',
    ...Array.from({ length: 5 }, () => 'lg'),
    ...Array.from({ length: 5 }, () => 'und'),
  ];

  test('are shares of all and of the large languages, null where there is none', () => {
    expect(accuracyOf(rows, told)).toEqual({ all: 0.7, largest: null, largestOnTheWeb: 0.9 });
    expect(byLanguage(rows, told)).toEqual([
      ['lg', 0.5],
      ['da', 0.9],
    ]);
    expect(mistakes(rows, told, 5)).toEqual([
      ['lg>und', 5],
      ['da>nb', 1],
    ]);
  });
});

describe('a file of sentences', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sentences-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['that is not there', null, 'there is no'],
    ['without a line', '\n', 'holds no sentence'],
    ['with a line that is no JSON', '{"text":"a","lang":"en"}\n{', 'line 2'],
    ['with a line without a language', '{"text":"a"}', 'line 1'],
  ])('%s is refused in one line', async (_, content, message) => {
    const path = join(folder, 'sentences.jsonl');
    await rm(path, { force: true });
    if (content !== null) await writeFile(path, content);
    await expect(readSentences(path)).rejects.toThrow(
      expect.objectContaining({ code: 'no-data', message: expect.stringContaining(message) }),
    );
  });
});
