// How often the language of one sentence is told, with no hint, with the right one and with a wrong one, beside franc in the same run. The
// data: lines of {text, lang}.
import { writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { franc } from 'franc';
import { z } from 'zod';
import { detectLanguage, languageOfTag } from '../sources/language/detect-language.ts';
import { readLines, requireData } from './data.ts';

export const languageRow = z.object({ text: z.string(), lang: z.string() });
export type LanguageRow = z.infer<typeof languageRow>;

/**
 * The languages with most speakers (Ethnologue's list, first and second language together) that the data has, one for each written form: 25.
 */
export const largest = 'en zh hi es ar bn fr ru pt ur id de ja mr te tr ta vi ko fa sw it gu pl uk'.split(' ');

export interface LanguageOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json: boolean;
}

export function readRows(path: string | undefined): LanguageRow[] {
  return readLines(requireData(path, 'a file of lines {text, lang}'), languageRow, '{text, lang}');
}

/** Runs the garbage collector, so that memory is what is kept. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Shares of right answers: of all, of the largest languages, of each. */
export function accuracyOf(rows: readonly LanguageRow[], answers: readonly string[]) {
  const byLanguage = new Map<string, { right: number; of: number }>();
  const confused = new Map<string, number>();
  rows.forEach(({ lang }, index) => {
    const known = byLanguage.get(lang) ?? { right: 0, of: 0 };
    const answer = answers[index] ?? 'und';
    byLanguage.set(lang, { right: known.right + Number(answer === lang), of: known.of + 1 });
    if (answer !== lang) confused.set(`${lang}>${answer}`, (confused.get(`${lang}>${answer}`) ?? 0) + 1);
  });
  const share = (of: (lang: string) => boolean): number => {
    const chosen = [...byLanguage].filter(([lang]) => of(lang)).map(([, counts]) => counts);
    return round(
      chosen.reduce((sum, { right }) => sum + right, 0) /
        Math.max(
          1,
          chosen.reduce((sum, { of: all }) => sum + all, 0),
        ),
    );
  };
  const worst = [...byLanguage]
    .map(([lang, { right, of }]) => [lang, round(right / of)] as const)
    .sort((a, b) => a[1] - b[1])
    .slice(0, 10);
  return { all: share(() => true), largest25: share((lang) => largest.includes(lang)), worst: Object.fromEntries(worst), confused };
}

export async function run(options: LanguageOptions): Promise<void> {
  const rows = readRows(options.data);
  collect();
  const before = process.memoryUsage().rss;
  await detectLanguage(rows[0]?.text ?? '');
  const answers: string[] = [];
  const started = performance.now();
  for (const { text } of rows) answers.push((await detectLanguage(text)).language);
  const textsPerSecond = Math.round(rows.length / ((performance.now() - started) / 1000));
  collect();
  const addedMegabytes = Math.round((process.memoryUsage().rss - before) / 1024 / 1024);

  const withHint = async (hint: (lang: string) => string): Promise<number> => {
    const hinted: string[] = [];
    for (const { text, lang } of rows) hinted.push((await detectLanguage(text, hint(lang))).language);
    return accuracyOf(rows, hinted).all;
  };
  const francStarted = performance.now();
  const francs = rows.map(({ text }) => languageOfTag(franc(text)) ?? 'und');
  const francPerSecond = Math.round(rows.length / ((performance.now() - francStarted) / 1000));
  const own = accuracyOf(rows, answers);
  const peer = accuracyOf(rows, francs);
  const result = {
    sentences: rows.length,
    languages: new Set(rows.map(({ lang }) => lang)).size,
    accuracy: own.all,
    largest25: own.largest25,
    worst: own.worst,
    withRightHint: await withHint((lang) => lang),
    withWrongHint: await withHint((lang) => (lang === 'en' ? 'fr' : 'en')),
    textsPerSecond,
    addedMegabytes,
    franc: { accuracy: peer.all, largest25: peer.largest25, textsPerSecond: francPerSecond },
  };
  if (options.output !== undefined) await writeFile(options.output, answers.map((lang) => `${JSON.stringify({ lang })}\n`).join(''));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (options.json) return;
  const most = [...own.confused].sort((a, b) => b[1] - a[1]).slice(0, 40);
  process.stdout.write(`taken for another: ${most.map(([pair, count]) => `${pair} ${count}`).join(', ')}\n`);
}
