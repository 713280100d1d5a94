// Two witnesses on the language of a piece of text, weighed against each other: the letters' counts (75 languages, some of which fastText does
// not know) and fastText's lid.176 (made from far more text, but weak between neighbours). What each is worth was chosen on held-out sentences.
import type { FastTextModel } from './fasttext-model.ts';
import type { LanguageWeights } from './letter-model.ts';
import { LetterModel } from './letter-model.ts';
import { isWrittenIn, type Script } from './scripts.ts';

/** ISO 639-1 codes of fastText's labels that are named otherwise. */
const renamed: Readonly<Record<string, string>> = { no: 'nb', ckb: 'ku' };

/** Languages of the press that only fastText knows. Its other labels (of Wikipedias without a press, and dialects) are not listened to. */
const pressOfFastTextAlone = new Set(
  'am as ba bo br ckb cv dv fy gd gl gn ht jv km kn ku ky lb lo mg ml mt my ne or os ps sa sd si su tg tk tt ug uz yi'.split(' '),
);
/** A language that only fastText knows wins from such a probability on: found in 85 % of sentences of a language whose counts were left out,
 * and wrongly in 0.05 % of the others, by the mean over 67 languages. */
const enoughOfFastText = 0.5;

/** Log-probabilities are cut off here: below, fastText is as sure of nonsense as of a language that it has never seen. */
const leastLogProbability = -8;

export interface Evidence {
  readonly script: Script;
  /** Sum of both witnesses by language, higher is better. */
  readonly sums: ReadonlyMap<string, number>;
  /** How much likelier than the mean of all languages the best fitting one makes an n-gram, as a natural logarithm; 0 where none is known. */
  readonly fit: number;
  /** FastText's highest probability of a language that is listened to, in the text's script. */
  readonly fastText: number;
}

/** N-grams of a sentence, at which the letters' sum is taken as it is; that of longer texts grows with the root of their length only. */
const usualLength = 300;
/** With fewer n-grams than these the sum is no longer raised. */
const fewest = 100;

interface Candidate {
  readonly language: string;
  readonly at: number;
}

interface Candidates {
  readonly letters: readonly Candidate[];
  readonly labels: readonly Candidate[];
}

export class LanguageClassifier {
  readonly slope: number;
  readonly languages: ReadonlySet<string>;
  readonly #letters: LetterModel;
  readonly #fastText: FastTextModel;
  readonly #labels: readonly (string | null)[];
  readonly #fastTextWeight: number;
  readonly #candidates = new Map<Script, Candidates>();

  constructor(weights: Pick<LanguageWeights, 'counts' | 'smoothing' | 'fastTextWeight' | 'slope'>, fastText: FastTextModel) {
    this.#letters = new LetterModel(weights);
    this.#fastText = fastText;
    this.#fastTextWeight = weights.fastTextWeight;
    this.slope = weights.slope;
    const counted = new Set(this.#letters.languages);
    this.#labels = fastText.labels.map((label) => {
      const language = renamed[label] ?? label;
      return counted.has(language) || pressOfFastTextAlone.has(label) ? language : null;
    });
    this.languages = new Set([...counted, ...this.#labels.filter((label) => label !== null)]);
  }

  /** The letter model's languages and fastText's labels that are written in a script, made once for each. */
  #writtenIn(script: Script): Candidates {
    const before = this.#candidates.get(script);
    if (before !== undefined) return before;
    const fits = (language: string | null): language is string => language !== null && isWrittenIn(language, script);
    const candidates = {
      letters: this.#letters.languages.flatMap((language, at) => (fits(language) ? [{ language, at }] : [])),
      labels: this.#labels.flatMap((language, at) => (fits(language) ? [{ language, at }] : [])),
    };
    this.#candidates.set(script, candidates);
    return candidates;
  }

  /** `script`: that of most letters; only languages written in it are asked for. `text`: without addresses. */
  weigh(text: string, script: Script): Evidence {
    const { letters, labels } = this.#writtenIn(script);
    const { scores, known } = this.#letters.fit(text);
    // N-grams of a text are not independent: what they say grows more slowly than their number.
    const scale = 1 / Math.sqrt(Math.max(known, fewest) / usualLength);
    const vector = this.#fastText.vector(text);
    const logs = vector === null ? null : this.#fastText.logProbabilities(vector);
    const byFastText = new Map<string, number>();
    if (logs !== null)
      for (const { language, at } of labels)
        byFastText.set(language, Math.max(logs[at] ?? -Infinity, byFastText.get(language) ?? -Infinity));
    const sums = new Map<string, number>();
    let best = -Infinity;
    for (const { language, at } of letters) {
      const score = scores[at] ?? 0;
      best = Math.max(best, score);
      sums.set(language, score * scale + this.#fastTextWeight * Math.max(byFastText.get(language) ?? -Infinity, leastLogProbability));
    }
    const floor = Math.max(best, 0);
    let highest = 0;
    for (const [language, log] of byFastText) {
      const probability = Math.exp(log);
      highest = Math.max(highest, probability);
      if (!sums.has(language) && probability >= enoughOfFastText) sums.set(language, floor * scale + this.#fastTextWeight * log);
    }
    return { script, sums, fit: known === 0 || letters.length === 0 ? 0 : best / known, fastText: highest };
  }
}
