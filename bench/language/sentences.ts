// The data of the benchmarks of languages: lines of {text, lang}, and how well answers meet them.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NewsroomError } from '../../core/errors.ts';
import { requireData } from '../data.ts';
import { largestBySpeakers, largestOnTheWeb } from './largest.ts';

const rowSchema = z.object({ text: z.string(), lang: z.string() });

export type Sentence = z.infer<typeof rowSchema>;

export interface Sentences {
  readonly rows: readonly Sentence[];
  readonly sha256: string;
}

/** Throws NewsroomError `no-data` where there is no such file, or a line of it is of another form (named by its number). */
export async function readSentences(path: string | undefined): Promise<Sentences> {
  const file = await readFile(requireData(path, 'a file of lines {text, lang}'));
  const lines = file.toString('utf8').split('\n');
  const rows = lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [rowSchema.parse(JSON.parse(line))];
    } catch (error) {
      throw new NewsroomError('no-data', `line ${at + 1} of ${path} is not {"text": …, "lang": …}`, { cause: error });
    }
  });
  if (rows.length === 0) throw new NewsroomError('no-data', `${path} holds no sentence`);
  return { rows, sha256: createHash('sha256').update(file).digest('hex') };
}

export interface Accuracy {
  /** Shares of sentences told rightly, 0 to 1; null where the data has none of the languages. */
  readonly all: number | null;
  readonly largest: number | null;
  readonly largestOnTheWeb: number | null;
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

/** `answers` in the order of `rows`. */
export function accuracyOf(rows: readonly Sentence[], answers: readonly string[]): Accuracy {
  function share(languages: readonly string[] | null): number | null {
    const [asked, right] = [new Set(languages), { of: 0, told: 0 }];
    rows.forEach((row, at) => {
      if (languages !== null && !asked.has(row.lang)) return;
      right.of += 1;
      if (answers[at] === row.lang) right.told += 1;
    });
    return right.of === 0 ? null : rounded(right.told / right.of);
  }
  return { all: share(null), largest: share(largestBySpeakers), largestOnTheWeb: share(largestOnTheWeb) };
}

/** Share told rightly by language, the worst first. */
export function byLanguage(rows: readonly Sentence[], answers: readonly string[]): (readonly [language: string, share: number])[] {
  const counts = new Map<string, { of: number; told: number }>();
  rows.forEach((row, at) => {
    const count = counts.get(row.lang) ?? { of: 0, told: 0 };
    counts.set(row.lang, { of: count.of + 1, told: count.told + (answers[at] === row.lang ? 1 : 0) });
  });
  return [...counts].map(([language, { of, told }]) => [language, rounded(told / of)] as const).sort((a, b) => a[1] - b[1]);
}

/** The commonest mistakes, as `right>told`. */
export function mistakes(rows: readonly Sentence[], answers: readonly string[], most: number): (readonly [pair: string, count: number])[] {
  const wrong = new Map<string, number>();
  rows.forEach((row, at) => {
    const pair = `${row.lang}>${answers[at] ?? ''}`;
    if (answers[at] !== row.lang) wrong.set(pair, (wrong.get(pair) ?? 0) + 1);
  });
  return [...wrong].sort((a, b) => b[1] - a[1]).slice(0, most);
}
