// Makes the counts of the model of character runs from lines of {text, lang}, and says by cross-validation what the detector reaches with it on
// sentences that it did not count, for each part held out in turn.
import { writeFile } from 'node:fs/promises';
import { confidenceOf, scoreLanguages } from '../sources/language/detect-language.ts';
import { openFastText } from '../sources/language/fasttext.ts';
import { createNgramModel, type NgramCounts } from '../sources/language/ngrams.ts';
import { countRuns } from '../sources/language/train.ts';
import { accuracyOf, readRows, type LanguageRow } from './language.ts';

export interface LanguageTrainOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json: boolean;
}

const parts = 5;
const divisors = [0.5, 0.7, 1, 1.2, 1.4, 1.7, 2, 2.5, 3];

/** A line a language, so that a change is seen. */
function fileOf({ sentences, languages }: NgramCounts): string {
  const lines = Object.entries(languages).map(([language, counts]) => `    ${JSON.stringify(language)}: ${JSON.stringify(counts)}`);
  return `{\n  "sentences": ${sentences},\n  "languages": {\n${lines.join(',\n')}\n  }\n}\n`;
}

export async function run(options: LanguageTrainOptions): Promise<void> {
  const rows = readRows(options.data);
  const fastText = await openFastText();
  const seen = new Map<string, number>();
  const part = rows.map(({ lang }) => {
    const number = seen.get(lang) ?? 0;
    seen.set(lang, number + 1);
    return number % parts;
  });
  const held: { row: LanguageRow; ranked: ReturnType<typeof scoreLanguages> }[] = [];
  for (let out = 0; out < parts; out += 1) {
    const ngrams = createNgramModel(countRuns(rows.filter((_, index) => part[index] !== out)));
    rows.forEach((row, index) => {
      if (part[index] === out) held.push({ row, ranked: scoreLanguages({ fastText, ngrams }, row.text) });
    });
  }
  const { all, largest25, worst } = accuracyOf(
    held.map(({ row }) => row),
    held.map(({ ranked }) => ranked[0]?.[0] ?? 'und'),
  );
  // The divisor under which the right language got the most probability, as a mean of logarithms.
  const loss = divisors.map((divisor) => {
    const sum = held.reduce((total, { row, ranked }) => {
      const score = ranked.find(([language]) => language === row.lang)?.[1] ?? -Infinity;
      const share = confidenceOf(ranked, divisor) * Math.exp((score - (ranked[0]?.[1] ?? 0)) / divisor);
      return total - Math.log(Math.max(1e-6, share));
    }, 0);
    return [divisor, Math.round((sum / held.length) * 10_000) / 10_000] as const;
  });
  const counts = countRuns(rows);
  if (options.output !== undefined) await writeFile(options.output, fileOf(counts));
  const result = {
    sentences: rows.length,
    heldOut: { accuracy: all, largest25, worst },
    lossByDivisor: Object.fromEntries(loss),
    written: options.output ?? null,
  };
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`);
}
