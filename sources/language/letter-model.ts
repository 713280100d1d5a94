// How well a text's letters fit each language, by counted n-grams: the natural logarithm of how much likelier a language makes them than the
// mean of all languages does (naive Bayes). Its counts are a file that people can read, made by `newsroom bench train-language`.
import { z } from 'zod';
import { eachNgram } from './ngrams.ts';

export const weightsSchema = z.strictObject({
  /** What the file is and the command that makes it. */
  about: z.string(),
  trainedOn: z.strictObject({
    sentences: z.number(),
    /** SHA-256 of the file of sentences, in hexadecimal digits: figures on that file itself are no measurement. */
    sha256: z.string(),
  }),
  /** Figures on fifths of the sentences that the counts were made without, the parameters below chosen on the other four fifths. */
  heldOut: z.strictObject({ all: z.number(), largest: z.number(), largestOnTheWeb: z.number() }),
  /** How many n-grams of the mean of all languages each language is taken to have shown besides its own. */
  smoothing: z.number().positive(),
  /** How much a unit of fastText's log-probability counts against one of the letters'. */
  fastTextWeight: z.number().min(0),
  /** From the sum to a probability: the exponent is so many times the sum. Chosen so that confidences are met. */
  slope: z.number().positive(),
  /** By language, by count: the n-grams counted so often, a space between them, `_` for a word's edge. */
  counts: z.record(z.string(), z.record(z.string(), z.string())),
});

export type LanguageWeights = z.infer<typeof weightsSchema>;

export interface Fit {
  /** By the order of `languages`. */
  readonly scores: Float64Array;
  /** N-grams of the text that the model knows. */
  readonly known: number;
}

interface Posting {
  readonly languages: Uint16Array;
  readonly gains: Float32Array;
}

export class LetterModel {
  readonly languages: readonly string[];
  readonly #postings = new Map<string, Posting>();
  /** What each n-gram costs a language that has not shown it. */
  readonly #missing: Float64Array;

  constructor({ counts, smoothing }: Pick<LanguageWeights, 'counts' | 'smoothing'>) {
    this.languages = Object.keys(counts);
    const byNgram = new Map<string, { language: number; count: number }[]>();
    const totals = new Float64Array(this.languages.length);
    this.languages.forEach((name, language) => {
      for (const [written, ngrams] of Object.entries(counts[name] ?? {})) {
        const count = Number(written);
        for (const ngram of ngrams.replaceAll('_', '\u0000').split(' ')) {
          const key = ngram.replaceAll('\u0000', ' ');
          const seen = byNgram.get(key);
          if (seen === undefined) byNgram.set(key, [{ language, count }]);
          else seen.push({ language, count });
          totals[language] = (totals[language] ?? 0) + count;
        }
      }
    });
    const all = totals.reduce((sum, total) => sum + total, 0);
    this.#missing = totals.map((total) => Math.log(smoothing / (total + smoothing)));
    for (const [ngram, seen] of byNgram) {
      const expected = (smoothing * seen.reduce((sum, { count }) => sum + count, 0)) / all;
      this.#postings.set(ngram, {
        languages: Uint16Array.from(seen, ({ language }) => language),
        gains: Float32Array.from(seen, ({ count }) => Math.log(count / expected + 1)),
      });
    }
  }

  fit(text: string): Fit {
    const scores = new Float64Array(this.languages.length);
    let known = 0;
    eachNgram(text, (ngram) => {
      const posting = this.#postings.get(ngram);
      if (posting === undefined) return;
      known += 1;
      const { languages, gains } = posting;
      for (let at = 0; at < languages.length; at += 1) {
        const language = languages[at] ?? 0;
        scores[language] = (scores[language] ?? 0) + (gains[at] ?? 0);
      }
    });
    for (let language = 0; language < scores.length; language += 1)
      scores[language] = (scores[language] ?? 0) + known * (this.#missing[language] ?? 0);
    return { scores, known };
  }
}
