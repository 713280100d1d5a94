// Makes the counts of the language detector from sentences whose language is known. The same data gives the same file; no text of the data
// goes into it, but the numbers of its runs of one to three letters.
import { writeFile } from 'node:fs/promises';
import { readFastText } from '../sources/language/default-classifier.ts';
import type { LanguageWeights } from '../sources/language/letter-model.ts';
import { accuracyOf, mistakes, readSentences } from './language/sentences.ts';
import { chooseSlope, countNgrams, heldOutDetectors } from './language/training.ts';

export interface TrainLanguageOptions {
  readonly data?: string;
  readonly output?: string;
  readonly smoothing: number;
  readonly fastTextWeight: number;
  readonly json: boolean;
}

export async function run(options: TrainLanguageOptions): Promise<void> {
  const { rows, sha256 } = await readSentences(options.data);
  const fastText = readFastText();
  const parameters = { smoothing: options.smoothing, fastTextWeight: options.fastTextWeight };
  const slope = Number(chooseSlope(rows, fastText, parameters).toFixed(3));
  const detectorOf = heldOutDetectors(rows, fastText, { ...parameters, slope });
  const answers = rows.map(({ text }, at) => detectorOf(at)(text));
  const told = answers.map(({ language }) => language);
  const { all, largest, largestOnTheWeb } = accuracyOf(rows, told);
  const heldOut = { all: all ?? 0, largest: largest ?? 0, largestOnTheWeb: largestOnTheWeb ?? 0 };
  if (options.output !== undefined) {
    const weights: LanguageWeights = {
      about: 'Counts of the language detector (sources/language). Made by `newsroom bench train-language`; do not edit.',
      trainedOn: { sentences: rows.length, sha256 },
      heldOut,
      ...parameters,
      slope,
      counts: countNgrams(rows),
    };
    await writeFile(options.output, `${JSON.stringify(weights, null, 2)}\n`);
  }
  const bands = [0, 0.4, 0.6, 0.8, 0.9, 0.97, 1].flatMap((from, at, all) => {
    const to = all[at + 1];
    if (to === undefined) return [];
    const inside = answers.flatMap(({ confidence }, row) => (confidence >= from && confidence < to ? [told[row] === rows[row]?.lang] : []));
    return inside.length === 0
      ? []
      : [{ from, to, sentences: inside.length, right: Number((inside.filter(Boolean).length / inside.length).toFixed(3)) }];
  });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ sentences: rows.length, slope, heldOut, bands })}\n`);
    return;
  }
  process.stdout.write(`${rows.length} sentences, slope ${slope}; told rightly of those left out: ${JSON.stringify(heldOut)}\n`);
  for (const { from, to, sentences, right } of bands)
    process.stdout.write(`  of ${sentences} answers at a confidence of ${from} to ${to}: ${right} right\n`);
  process.stdout.write(
    `${mistakes(rows, told, 40)
      .map(([pair, count]) => `${pair} ${count}`)
      .join(', ')}\n`,
  );
}
