// Vectors of terms that can be compared: an inverted index with similarity under TF-IDF.
// Terms and articles are numbers in typed arrays: what one article costs does not grow with those held, and 200,000 fit in memory.
import { grownFloats, grownWholes } from './growing.ts';
import { largestPlace, packed, placeOf, Postings, stepsOf, weightOf } from './postings.ts';
import { rarity, TermBook, unknown } from './term-book.ts';
import { TermSet } from './term-set.ts';
import type { TermVector } from './terms.ts';

/** So many entries of posting lists are read for an article at most, those of the terms that say most first, and the newest of each. */
const entriesRead = 3000;
const entriesOfTerm = 400;
/** Places of articles gone are used again when they are so many, or this share of those held. */
const sweptAt = 1024;
const sweptShare = 0.25;

/** Of texts of so many terms, so few never make more than two thirds of a likeness: names repeated over and over lead into no story. */
const termsOfText = 40;
const mostTelling = 5;
const restShare = 3;

export interface Neighbour {
  /** The number that the article was added with. */
  readonly owner: number;
  readonly place: number;
  /** Weight in common by the weight of both, 0 to 1. */
  readonly similarity: number;
  /** Terms in common. */
  readonly shared: number;
}

/** A vector with its terms' rarity worked in, ready to be compared. */
export interface Query {
  readonly terms: readonly number[];
  readonly values: readonly number[];
  /** Sum of the squared values, terms that no other article has included. */
  readonly own: number;
  /** How many terms, those included. */
  readonly size: number;
}

const nothing = new Uint32Array(0);

export class TermSpace {
  readonly #shortWeighs: number;
  readonly #book = new TermBook();
  /** The terms of the article in hand, and by term its value there, else 0. */
  readonly #inHand = new TermSet();
  #values = new Float64Array(0);
  readonly #postings = new Postings();
  /** By place: an article's terms and weights, packed; its owner. */
  readonly #vectors: (Uint32Array | undefined)[] = [];
  #owners = new Uint32Array(0);
  /** By place, side by side as they are needed together: what it promises to the article in hand, and how long its vector was when last compared. */
  #promises = new Float64Array(0);
  #freePlaces: number[] = [];
  #gone: number[] = [];
  readonly #telling = new Float64Array(mostTelling);
  #size = 0;

  /**
   * `shortWeighs`: 0 for the plain cosine; up to 1 the more, the more the shorter vector of two decides. That is fair where a language
   * yields far fewer terms than another.
   */
  constructor(shortWeighs: number) {
    this.#shortWeighs = shortWeighs;
  }

  /** Articles held, and so compared with. */
  get size(): number {
    return this.#size;
  }

  /** Articles that rarity was learned from. */
  get learned(): number {
    return this.#book.learned;
  }

  /** Learns how common terms are from an article that is not held. */
  learn(vector: TermVector): void {
    this.#book.learn(this.#enter(vector));
  }

  #enter(vector: TermVector): Int32Array {
    const terms = this.#book.enter(vector);
    this.#values = grownFloats(this.#values, this.#book.end);
    return terms;
  }

  /** Holds an article and returns its place. `again`: it was held or learned from before. Throws RangeError beyond 16 million. */
  add(owner: number, vector: TermVector, again = false): number {
    const terms = this.#enter(vector);
    if (!again) this.#book.learn(terms);
    const place = this.#freePlaces.pop() ?? this.#vectors.length;
    if (place > largestPlace) throw new RangeError(`no more than ${largestPlace} articles of a language can be held`);
    const entries = new Uint32Array(vector.size);
    let index = 0;
    for (const weight of vector.values()) {
      const term = terms[index] ?? 0;
      const steps = stepsOf(weight);
      entries[index++] = packed(term, steps);
      this.#postings.add(term, packed(place, steps));
    }
    this.#vectors[place] = entries;
    this.#owners = grownWholes(this.#owners, place);
    this.#promises = grownFloats(this.#promises, 2 * place + 1);
    this.#owners[place] = owner;
    this.#promises[2 * place + 1] = this.#normOf(entries);
    this.#size += 1;
    return place;
  }

  remove(place: number): void {
    const entries = this.#vectors[place];
    if (entries === undefined) return;
    for (const entry of entries) this.#postings.release(placeOf(entry));
    this.#vectors[place] = undefined;
    this.#promises[2 * place + 1] = Number.POSITIVE_INFINITY;
    this.#gone.push(place);
    this.#size -= 1;
    if (this.#gone.length > Math.max(sweptAt, this.#size * sweptShare)) this.#sweep();
  }

  /** Frees the places of what is gone, and the numbers of terms that nothing has and nobody remembers. */
  #sweep(): void {
    this.#postings.sweep((place) => this.#vectors[place] === undefined);
    for (const place of this.#gone) this.#freePlaces.push(place);
    this.#gone = [];
    this.#book.sweep((term) => this.#postings.isHeld(term));
  }

  #normOf(entries: Uint32Array): number {
    const { learned, frequencies } = this.#book;
    let norm = 0;
    for (const entry of entries) {
      const value = weightOf(entry) * rarity(learned, frequencies[placeOf(entry)] ?? 0);
      norm += value * value;
    }
    return norm;
  }

  /** A vector that is not held, ready to be compared. */
  query(vector: TermVector): Query {
    const { learned, frequencies } = this.#book;
    const found = this.#book.find(vector);
    const [terms, values]: [number[], number[]] = [[], []];
    let own = 0;
    let index = 0;
    for (const weight of vector.values()) {
      const term = found[index++] ?? unknown;
      const value = weight * rarity(learned, (term === unknown ? 0 : (frequencies[term] ?? 0)) + 1);
      own += value * value;
      if (term === unknown) continue;
      terms.push(term);
      values.push(value);
    }
    return { terms, values, own, size: vector.size };
  }

  /** The `limit` articles held that are most like the query, in no order. */
  neighbours(query: Query, limit: number): Neighbour[] {
    return this.compare(query, this.#candidates(query, limit));
  }

  /** How alike the query and the articles at these places are. */
  compare({ terms, values, own, size }: Query, places: readonly number[]): Neighbour[] {
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] as number;
      this.#values[term] = values[index] as number;
      this.#inHand.add(term);
    }
    const found = places.map((place) => this.#compare(place, own, size));
    this.#putDown(terms);
    return found;
  }

  #putDown(terms: readonly number[]): void {
    for (const term of terms) {
      this.#values[term] = 0;
      this.#inHand.delete(term);
    }
  }

  /** The sum of the vectors of these articles, each brought to length 1: what they have in common. */
  sum(places: readonly number[]): Query {
    const { learned, frequencies } = this.#book;
    const sums = this.#values;
    const terms: number[] = [];
    for (const place of places) {
      const entries = this.#vectors[place] ?? nothing;
      const length = Math.sqrt(this.#normOf(entries)) || 1;
      for (const entry of entries) {
        const term = placeOf(entry);
        const before = sums[term] as number;
        if (before === 0) terms.push(term);
        sums[term] = before + (weightOf(entry) * rarity(learned, frequencies[term] as number)) / length;
      }
    }
    const values = terms.map((term) => sums[term] as number);
    this.#putDown(terms);
    return { terms, values, own: values.reduce((total, value) => total + value * value, 0), size: terms.length };
  }

  /** How many terms the article at a place has. */
  lengthOf(place: number): number {
    return this.#vectors[place]?.length ?? 0;
  }

  #candidates({ terms, values }: Query, limit: number): number[] {
    const order = Array.from(terms.keys()).toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0));
    const touched: number[] = [];
    const promises = this.#promises;
    const { learned, frequencies } = this.#book;
    let left = entriesRead;
    for (const index of order) {
      const term = terms[index] ?? 0;
      const [entries, offset, count] = [this.#postings.list(term), this.#postings.offset(term), this.#postings.count(term)];
      const value = (values[index] ?? 0) * rarity(learned, frequencies[term] ?? 0);
      const reading = Math.min(count, left, entriesOfTerm);
      const first = offset + count - reading;
      for (let at = offset + count - 1; at >= first; at -= 1) {
        const entry = entries[at] as number;
        const place = placeOf(entry);
        const before = promises[2 * place] as number;
        if (before === 0) touched.push(place);
        promises[2 * place] = before + value * weightOf(entry);
      }
      left -= reading;
      if (left <= 0) break;
    }
    return this.#best(touched, limit);
  }

  /** The places that promise most for their length. Clears the promises. */
  #best(touched: readonly number[], limit: number): number[] {
    const best: { place: number; promise: number }[] = [];
    const promises = this.#promises;
    let least = 0;
    for (const place of touched) {
      // Of an article gone the norm is infinite: it promises nothing.
      const promise = (promises[2 * place] as number) ** 2 / (promises[2 * place + 1] as number);
      promises[2 * place] = 0;
      if (promise <= least) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.promise ?? 0) < promise) at -= 1;
      best.splice(at, 0, { place, promise });
      if (best.length > limit) best.pop();
      if (best.length === limit) least = best.at(-1)?.promise ?? 0;
    }
    return best.map(({ place }) => place);
  }

  #compare(place: number, own: number, terms: number): Neighbour {
    const { learned, frequencies } = this.#book;
    const [inHand, inHandValues] = [this.#inHand, this.#values];
    let [dot, norm, shared] = [0, 0, 0];
    const entries = this.#vectors[place] ?? nothing;
    const texts = terms >= termsOfText && entries.length >= termsOfText;
    const telling = this.#telling.fill(0);
    for (const entry of entries) {
      const term = placeOf(entry);
      const isShared = inHand.has(term);
      const other = weightOf(entry) * rarity(learned, (frequencies[term] as number) + (isShared ? 1 : 0));
      norm += other * other;
      if (!isShared) continue;
      const part = other * (inHandValues[term] as number);
      dot += part;
      shared += 1;
      if (!texts || part <= (telling[mostTelling - 1] ?? 0)) continue;
      let at = mostTelling - 1;
      for (; at > 0 && (telling[at - 1] ?? 0) < part; at -= 1) telling[at] = telling[at - 1] ?? 0;
      telling[at] = part;
    }
    this.#promises[2 * place + 1] = norm;
    if (texts) dot = Math.min(dot, restShare * (dot - telling.reduce((sum, part) => sum + part, 0)));
    const size = Math.sqrt(own * norm) ** (1 - this.#shortWeighs) * Math.min(own, norm) ** this.#shortWeighs;
    return { owner: this.#owners[place] ?? 0, place, similarity: size === 0 ? 0 : Math.min(1, dot / size), shared };
  }
}
