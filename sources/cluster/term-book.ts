// The terms of a language as numbers, and how rare each is. Rarity is learned from every article ever added, also from those removed since: a window of
// three days is too short to know a language's common words.
import { grownFloats } from './growing.ts';
import { largestPlace } from './postings.ts';
import type { TermVector } from './terms.ts';

/** Beyond so many articles the older ones count half, so that words in the news now become common. */
const learnedAtMost = 20_000;
/** Keeps a term seen once or twice from weighing more than the few articles can prove. */
const smoothing = 2;
/** A term that the book does not have. */
export const unknown = -1;

/** Half a count at a time: a frequency is halved when it ages. */
const logarithms = Float64Array.from({ length: 2 * (2 * learnedAtMost + 8) }, (_, halves) => Math.log(Math.max(1, halves) / 2));
const logarithm = (value: number): number => logarithms[(value * 2 + 0.5) | 0] ?? Math.log(value);

/** How rare a term is that so many articles of `learned` have. The article in hand counts as learned already. */
export const rarity = (learned: number, frequency: number): number =>
  logarithm(learned + 1 + frequency + smoothing) - logarithm(frequency + smoothing);

export class TermBook {
  readonly #numbers = new Map<string, number>();
  /** Names by number; undefined where the number is free. */
  readonly #names: (string | undefined)[] = [];
  readonly #free: number[] = [];
  #frequencies = new Float64Array(0);
  #learned = 0;
  /** The vector that was looked up last: an article is compared first and then added. */
  #last: { readonly vector: TermVector; readonly terms: Int32Array } | null = null;

  /** Articles that rarity was learned from. */
  get learned(): number {
    return this.#learned;
  }

  /** By term: articles learned from that have it. To be read only, and asked for anew when an article came. */
  get frequencies(): Float64Array {
    return this.#frequencies;
  }

  /** Terms known and free are numbered below this. */
  get end(): number {
    return this.#names.length;
  }

  /** The numbers of a vector's terms, in its order; -1 for one that is unknown. To be read only. */
  find(vector: TermVector): Int32Array {
    if (this.#last?.vector === vector) return this.#last.terms;
    const terms = new Int32Array(vector.size);
    let index = 0;
    for (const name of vector.keys()) terms[index++] = this.#numbers.get(name) ?? unknown;
    this.#last = { vector, terms };
    return terms;
  }

  /** The same, with unknown terms entered. */
  enter(vector: TermVector): Int32Array {
    const terms = this.find(vector);
    if (!terms.includes(unknown)) return terms;
    let index = 0;
    for (const name of vector.keys()) {
      if (terms[index] === unknown) terms[index] = this.#enter(name);
      index += 1;
    }
    return terms;
  }

  #enter(name: string): number {
    const term = this.#free.pop() ?? this.#names.length;
    if (term > largestPlace) throw new RangeError(`no more than ${largestPlace} terms of a language can be told apart`);
    this.#numbers.set(name, term);
    this.#names[term] = name;
    this.#frequencies = grownFloats(this.#frequencies, term);
    return term;
  }

  /** Learns from an article of these terms. */
  learn(terms: Int32Array): void {
    const frequencies = this.#frequencies;
    this.#learned += 1;
    for (const term of terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
    if (this.#learned <= learnedAtMost) return;
    this.#learned /= 2;
    for (let term = 0; term < this.#names.length; term += 1) frequencies[term] = (frequencies[term] ?? 0) / 2;
  }

  /** Frees the numbers of terms that nothing has and nobody remembers. */
  sweep(isHeld: (term: number) => boolean): void {
    this.#last = null;
    for (let term = 0; term < this.#names.length; term += 1) {
      const name = this.#names[term];
      if (name === undefined || (this.#frequencies[term] ?? 0) >= 1 || isHeld(term)) continue;
      this.#numbers.delete(name);
      this.#names[term] = undefined;
      this.#frequencies[term] = 0;
      this.#free.push(term);
    }
  }
}
