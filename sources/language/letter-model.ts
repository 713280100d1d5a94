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
  /** Shares told rightly on fifths of the sentences, by counts made from the other four. The three numbers below are the same for all fifths
   * and were chosen on them: few enough, and on so flat an optimum, that this hardly flatters the figures. */
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

/** Numbers of n-grams by their code units, in the order in which they came; with open addresses. */
class NgramNumbers {
  readonly #heads: Uint16Array;
  readonly #tails: Uint32Array;
  /** -1: the place is free. */
  readonly #numbers: Int32Array;
  size = 0;

  /** `most`: as many n-grams as there can be. */
  constructor(most: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
    this.#heads = new Uint16Array(places);
    this.#tails = new Uint32Array(places);
    this.#numbers = new Int32Array(places).fill(-1);
  }

  #place(first: number, tail: number): number {
    const last = this.#tails.length - 1;
    let place = (Math.imul(tail ^ Math.imul(first, 0x85ebca6b), 0x9e3779b1) >>> 9) & last;
    while (this.#numbers[place] !== -1 && (this.#tails[place] !== tail || this.#heads[place] !== first)) place = (place + 1) & last;
    return place;
  }

  /** -1 where it has none. */
  get(first: number, second: number, third: number): number {
    return this.#numbers[this.#place(first, ((second << 16) | third) >>> 0)] as number;
  }

  /** Its number, a new one where it had none. */
  add(ngram: string): number {
    const [third = 0, second = 0, first = 0] = Array.from({ length: ngram.length }, (_, at) => ngram.charCodeAt(ngram.length - 1 - at));
    const tail = ((second << 16) | third) >>> 0;
    const place = this.#place(first, tail);
    if (this.#numbers[place] !== -1) return this.#numbers[place] as number;
    this.#heads[place] = first;
    this.#tails[place] = tail;
    this.#numbers[place] = this.size;
    this.size += 1;
    return this.size - 1;
  }
}

export class LetterModel {
  readonly languages: readonly string[];
  readonly #numbers: NgramNumbers;
  /** By number of the n-gram: where its languages begin in the two lists that follow. */
  readonly #starts: Int32Array;
  readonly #shownBy: Uint8Array;
  /** What an n-gram gains a language that has shown it. */
  readonly #gains: Float32Array;
  /** How often each n-gram stands in the text that is being read; all 0 between two texts. */
  readonly #times: Int32Array;
  /** What each n-gram costs a language that has not shown it. */
  readonly #missing: Float64Array;

  constructor({ counts, smoothing }: Pick<LanguageWeights, 'counts' | 'smoothing'>) {
    this.languages = Object.keys(counts);
    const totals = new Float64Array(this.languages.length);
    const entries = Object.values(counts).flatMap((byCount) => Object.values(byCount).map((ngrams) => ngrams.split(' ').length));
    this.#numbers = new NgramNumbers(entries.reduce((sum, length) => sum + length, 0));
    const sums: number[] = [];
    const sizes: number[] = [];
    /** Ngram, language and count of each that is counted, one after the other. */
    const counted: number[] = [];
    this.languages.forEach((name, language) => {
      for (const [written, ngrams] of Object.entries(counts[name] ?? {})) {
        const count = Number(written);
        for (const ngram of ngrams.split(' ')) {
          const number = this.#numbers.add(ngram.replaceAll('_', ' '));
          sums[number] = (sums[number] ?? 0) + count;
          sizes[number] = (sizes[number] ?? 0) + 1;
          totals[language] = (totals[language] ?? 0) + count;
          counted.push(number, language, count);
        }
      }
    });
    const all = totals.reduce((sum, total) => sum + total, 0);
    this.#missing = totals.map((total) => Math.log(smoothing / (total + smoothing)));
    this.#times = new Int32Array(sizes.length);
    this.#starts = new Int32Array(sizes.length + 1);
    sizes.forEach((size, number) => (this.#starts[number + 1] = (this.#starts[number] ?? 0) + size));
    const next = this.#starts.slice();
    this.#shownBy = new Uint8Array(counted.length / 3);
    this.#gains = new Float32Array(counted.length / 3);
    for (let at = 0; at < counted.length; at += 3) {
      const [number, language, count] = [counted[at] as number, counted[at + 1] as number, counted[at + 2] as number];
      const place = next[number] as number;
      next[number] = place + 1;
      this.#shownBy[place] = language;
      this.#gains[place] = Math.log((count * all) / (smoothing * (sums[number] as number)) + 1);
    }
  }

  fit(text: string): Fit {
    // Each n-gram is weighed once however often it stands there; its number of times is set back to 0 when it is read.
    const times = this.#times;
    const different: number[] = [];
    let known = 0;
    eachNgram(text, (first, second, third) => {
      const number = this.#numbers.get(first, second, third);
      if (number < 0) return;
      known += 1;
      if (times[number] === 0) different.push(number);
      times[number] = (times[number] as number) + 1;
    });
    const scores = this.#missing.map((missing) => missing * known);
    for (const number of different) {
      const often = times[number] as number;
      times[number] = 0;
      const end = this.#starts[number + 1] as number;
      for (let at = this.#starts[number] as number; at < end; at += 1) {
        const language = this.#shownBy[at] as number;
        scores[language] = (scores[language] as number) + often * (this.#gains[at] as number);
      }
    }
    return { scores, known };
  }
}
