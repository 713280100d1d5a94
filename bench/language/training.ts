// Counts n-grams of sentences whose language is known, and measures the classifier on fifths of them that it was made without.
import type { FastTextModel } from '../../sources/language/fasttext-model.ts';
import type { LanguageWeights } from '../../sources/language/letter-model.ts';
import { eachNgram, ngramText, withoutAddresses } from '../../sources/language/ngrams.ts';
import type { Sentence } from './sentences.ts';
import { LanguageClassifier } from '../../sources/language/classifier.ts';
import { createDetector, type Detector } from '../../sources/language/detector.ts';
import { lettersOf } from '../../sources/language/scripts.ts';

export interface Parameters {
  readonly smoothing: number;
  readonly fastTextWeight: number;
}

/** An n-gram counts where so many sentences have it, and in a language where that has it so often. */
const leastSentences = 3;
const leastCount = 2;

export function countNgrams(rows: readonly Sentence[]): LanguageWeights['counts'] {
  const sentences = new Map<string, number>();
  const byLanguage = new Map<string, Map<string, number>>();
  for (const { text, lang } of rows) {
    const counts = byLanguage.get(lang) ?? new Map<string, number>();
    byLanguage.set(lang, counts);
    const seen = new Set<string>();
    eachNgram(withoutAddresses(text), (...units) => {
      const ngram = ngramText(...units);
      counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
      seen.add(ngram);
    });
    for (const ngram of seen) sentences.set(ngram, (sentences.get(ngram) ?? 0) + 1);
  }
  const result: Record<string, Record<string, string>> = {};
  for (const language of [...byLanguage.keys()].sort()) {
    const byCount = new Map<number, string[]>();
    for (const [ngram, count] of byLanguage.get(language) ?? []) {
      if (count < leastCount || (sentences.get(ngram) ?? 0) < leastSentences) continue;
      const written = ngram.replaceAll(' ', '_');
      const same = byCount.get(count);
      if (same === undefined) byCount.set(count, [written]);
      else same.push(written);
    }
    result[language] = Object.fromEntries([...byCount].map(([count, ngrams]) => [String(count), ngrams.sort().join(' ')]));
  }
  return result;
}

const folds = 5;
/** Which fifth each sentence is in: they go round within each language, in the order of the data. */
function foldsOf(rows: readonly Sentence[]): number[] {
  const seen = new Map<string, number>();
  return rows.map(({ lang }) => {
    const at = seen.get(lang) ?? 0;
    seen.set(lang, at + 1);
    return at % folds;
  });
}

/** The whole detector asked about each sentence, made without the fifth that holds it. */
export function heldOutDetectors(
  rows: readonly Sentence[],
  fastText: FastTextModel,
  { smoothing, fastTextWeight, slope }: Parameters & { readonly slope: number },
): (at: number) => Detector {
  const fold = foldsOf(rows);
  const detectors = Array.from({ length: folds }, (_, left) => {
    const counts = countNgrams(rows.filter((_, at) => fold[at] !== left));
    const classifier = new LanguageClassifier({ counts, smoothing, fastTextWeight, slope }, fastText);
    return createDetector(() => classifier);
  });
  return (at) => {
    const detector = detectors[fold[at] ?? 0];
    if (detector === undefined) throw new RangeError(`there is no sentence ${at}`);
    return detector;
  };
}

/** The slope at which the probabilities of the right languages are likeliest, on fifths that the counts were made without. */
export function chooseSlope(rows: readonly Sentence[], fastText: FastTextModel, parameters: Parameters): number {
  const fold = foldsOf(rows);
  const slopes = Array.from({ length: 40 }, (_, at) => 0.005 * (at + 1));
  const losses = slopes.map(() => 0);
  for (let left = 0; left < folds; left += 1) {
    const counts = countNgrams(rows.filter((_, at) => fold[at] !== left));
    const classifier = new LanguageClassifier({ ...parameters, counts, slope: 1 }, fastText);
    rows.forEach(({ text, lang }, at) => {
      if (fold[at] !== left) return;
      const clean = withoutAddresses(text);
      const { sums } = classifier.weigh(clean, lettersOf(clean).script);
      const right = sums.get(lang);
      if (right === undefined) return;
      slopes.forEach((slope, which) => {
        const all = [...sums.values()].reduce((sum, value) => sum + Math.exp((value - right) * slope), 0);
        losses[which] = (losses[which] ?? 0) + Math.log(all);
      });
    });
  }
  return slopes[losses.indexOf(Math.min(...losses))] ?? 1;
}
