import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createNgramModel } from './ngrams.ts';
import { countRuns, type Sample } from './train.ts';

const data = new URL('../../../shared/data/language/sentences.jsonl', import.meta.url);

test.skipIf(!existsSync(data))('the counts in the project are those that the command makes of the data', async () => {
  const samples = (await readFile(data, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample);
  const kept = JSON.parse(await readFile(new URL('ngram-counts.json', import.meta.url), 'utf8')) as unknown;
  expect(countRuns(samples)).toEqual(kept);
});

test('a language is told by its runs, however the text is written, and a text that shares none says nothing', () => {
  const samples = [
    { text: 'the ships and the harbour, the town and the bridge', lang: 'xa' },
    { text: 'der Hafen und die Schiffe, die Stadt und die Brücke', lang: 'xb' },
  ];
  const model = createNgramModel(countRuns(samples));
  const best = (text: string): string | undefined => {
    const scores = model.score(text);
    return model.languages[scores.indexOf(Math.max(...scores))];
  };
  expect([best('THE BRIDGE'), best('die Brücke 2026'), best('and the'), best('und die')]).toEqual(['xa', 'xb', 'xa', 'xb']);
  expect([...model.score('中文')]).toEqual([0, 0]);
  // Asked again, it says the same: nothing is left over from the text before.
  expect([...model.score('the town')]).toEqual([...model.score('the town')]);
});
