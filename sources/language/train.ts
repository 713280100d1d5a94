// Makes the counts of the n-gram model from sentences whose language is known.
import { eachRun, longestRun, prepared, type NgramCounts } from './ngrams.ts';

export interface Sample {
  readonly text: string;
  readonly lang: string;
}

/** Runs kept for each language, the commonest: 400 lose half a point in cross-validation, 1,500 and more gain nothing. */
const runsKept = 800;
/** A run seen once says as much about its sentence as about its language. */
const fewestSeen = 2;

export function countRuns(samples: readonly Sample[]): NgramCounts {
  const byLanguage = new Map<string, { total: number[]; runs: Map<string, number> }>();
  for (const { text, lang } of samples) {
    const known = byLanguage.get(lang) ?? { total: Array.from({ length: longestRun }, () => 0), runs: new Map<string, number>() };
    byLanguage.set(lang, known);
    eachRun(prepared(text), (run, length) => {
      known.total[length - 1] = (known.total[length - 1] ?? 0) + 1;
      known.runs.set(run, (known.runs.get(run) ?? 0) + 1);
    });
  }
  const languages = [...byLanguage]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, { total, runs }]) => {
      const kept = [...runs]
        .filter(([, count]) => count >= fewestSeen)
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .slice(0, runsKept);
      return [language, { total, runs: Object.fromEntries(kept) }] as const;
    });
  return { sentences: samples.length, languages: Object.fromEntries(languages) };
}
