// Vectors of terms that can be compared: an inverted index with similarity under TF-IDF. How rare a term is, is learned from every
// article ever added, also from those removed since: a window of three days is too short to know a language's common words.
// Terms and articles are numbers in typed arrays: what one article costs does not grow with those held, and 200,000 fit in memory.
import { grownFloats, grownWholes } from './growing.ts';
import { largestPlace, packed, placeOf, Postings, stepsOf, weightOf } from './postings.ts';
import type { TermVector } from './terms.ts';

/** Beyond so many articles the older ones count half, so that words in the news now become common. */
const learnedAtMost = 20_000;
/** So many entries of posting lists are read for an article at most, those of the terms that say most first, and the newest of each. */
const entriesRead = 3000;
const entriesOfTerm = 400;
/** Keeps a term seen once or twice from weighing more than the few articles can prove. */
const smoothing = 2;
/** Places of articles gone are used again when they are so many, or this share of those held. */
const sweptAt = 1024;
const sweptShare = 0.25;

/** Half a count at a time: a frequency is halved when it ages. */
const logarithms = Float64Array.from({ length: 2 * (2 * learnedAtMost + 8) }, (_, halves) => Math.log(Math.max(1, halves) / 2));
const logarithm = (value: number): number => logarithms[(value * 2 + 0.5) | 0] ?? Math.log(value);

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
  readonly #numbers = new Map<string, number>();
  /** Names by number; undefined where the number is free. */
  readonly #names: (string | undefined)[] = [];
  readonly #freeTerms: number[] = [];
  /** By term: articles learned from that have it; articles held that have it; its value in the article in hand, else 0. */
  #frequencies = new Float64Array(0);
  #holders = new Uint32Array(0);
  #inHand = new Float64Array(0);
  readonly #postings = new Postings();
  /** By place: an article's terms and weights, packed; its owner; how long its vector was when last compared. */
  readonly #vectors: (Uint32Array | undefined)[] = [];
  #owners = new Uint32Array(0);
  #norms = new Float64Array(0);
  #promise = new Float64Array(0);
  #freePlaces: number[] = [];
  #gone: number[] = [];
  readonly #telling = new Float64Array(mostTelling);
  #learned = 0;
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
    return this.#learned;
  }

  /** Learns how common terms are from an article that is not held. */
  learn(vector: TermVector): void {
    this.#learnTerms(Array.from(vector.keys(), (name) => this.#term(name)));
  }

  #learnTerms(terms: readonly number[]): void {
    this.#learned += 1;
    for (const term of terms) this.#frequencies[term] = (this.#frequencies[term] ?? 0) + 1;
    if (this.#learned > learnedAtMost) this.#halve();
  }

  /** Holds an article and returns its place. `again`: it was held or learned from before. Throws RangeError beyond 16 million. */
  add(owner: number, vector: TermVector, again = false): number {
    const terms = Array.from(vector.keys(), (name) => this.#term(name));
    if (!again) this.#learnTerms(terms);
    const place = this.#freePlaces.pop() ?? this.#vectors.length;
    if (place > largestPlace) throw new RangeError(`no more than ${largestPlace} articles of a language can be held`);
    const entries = new Uint32Array(vector.size);
    let index = 0;
    for (const weight of vector.values()) {
      const term = terms[index] ?? 0;
      const steps = stepsOf(weight);
      entries[index++] = packed(term, steps);
      this.#holders[term] = (this.#holders[term] ?? 0) + 1;
      this.#postings.add(term, packed(place, steps));
    }
    this.#vectors[place] = entries;
    this.#owners = grownWholes(this.#owners, place);
    this.#norms = grownFloats(this.#norms, place);
    this.#promise = grownFloats(this.#promise, place);
    this.#owners[place] = owner;
    this.#norms[place] = this.#normOf(entries);
    this.#size += 1;
    return place;
  }

  remove(place: number): void {
    const entries = this.#vectors[place];
    if (entries === undefined) return;
    for (const entry of entries) this.#holders[placeOf(entry)] = (this.#holders[placeOf(entry)] ?? 1) - 1;
    this.#vectors[place] = undefined;
    this.#norms[place] = Number.POSITIVE_INFINITY;
    this.#gone.push(place);
    this.#size -= 1;
    if (this.#gone.length > Math.max(sweptAt, this.#size * sweptShare)) this.#sweep();
  }

  /** Frees the places of what is gone, and the numbers of terms that nothing has and nobody remembers. */
  #sweep(): void {
    this.#postings.sweep((place) => this.#vectors[place] === undefined);
    for (const place of this.#gone) this.#freePlaces.push(place);
    this.#gone = [];
    for (const [term, name] of this.#names.entries()) {
      if (name === undefined || (this.#holders[term] ?? 0) > 0 || (this.#frequencies[term] ?? 0) >= 1) continue;
      this.#numbers.delete(name);
      this.#names[term] = undefined;
      this.#frequencies[term] = 0;
      this.#freeTerms.push(term);
    }
  }

  #term(name: string): number {
    let term = this.#numbers.get(name);
    if (term !== undefined) return term;
    term = this.#freeTerms.pop() ?? this.#names.length;
    if (term > largestPlace) throw new RangeError(`no more than ${largestPlace} terms of a language can be told apart`);
    this.#numbers.set(name, term);
    this.#names[term] = name;
    this.#frequencies = grownFloats(this.#frequencies, term);
    this.#holders = grownWholes(this.#holders, term);
    this.#inHand = grownFloats(this.#inHand, term);
    return term;
  }

  #halve(): void {
    this.#learned /= 2;
    for (let term = 0; term < this.#names.length; term += 1) this.#frequencies[term] = (this.#frequencies[term] ?? 0) / 2;
  }

  /** The article in hand counts as learned already. */
  #rarity(frequency: number): number {
    return logarithm(this.#learned + 1 + frequency + smoothing) - logarithm(frequency + smoothing);
  }

  #normOf(entries: Uint32Array): number {
    let norm = 0;
    for (const entry of entries) {
      const value = weightOf(entry) * this.#rarity(this.#frequencies[placeOf(entry)] ?? 0);
      norm += value * value;
    }
    return norm;
  }

  /** A vector that is not held, ready to be compared. */
  query(vector: TermVector): Query {
    const [terms, values]: [number[], number[]] = [[], []];
    let own = 0;
    for (const [name, weight] of vector) {
      const term = this.#numbers.get(name);
      const frequency = term === undefined ? 0 : (this.#frequencies[term] ?? 0);
      const value = weight * this.#rarity(frequency + 1);
      own += value * value;
      if (term === undefined) continue;
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
    for (const [index, term] of terms.entries()) this.#inHand[term] = values[index] ?? 0;
    const found = places.map((place) => this.#compare(place, own, size));
    for (const term of terms) this.#inHand[term] = 0;
    return found;
  }

  /** The sum of the vectors of these articles, each brought to length 1: what they have in common. */
  sum(places: readonly number[]): Query {
    const terms: number[] = [];
    for (const place of places) {
      const entries = this.#vectors[place] ?? nothing;
      const length = Math.sqrt(this.#normOf(entries)) || 1;
      for (const entry of entries) {
        const term = placeOf(entry);
        const before = this.#inHand[term] ?? 0;
        if (before === 0) terms.push(term);
        this.#inHand[term] = before + (weightOf(entry) * this.#rarity(this.#frequencies[term] ?? 0)) / length;
      }
    }
    const values = terms.map((term) => this.#inHand[term] ?? 0);
    for (const term of terms) this.#inHand[term] = 0;
    return { terms, values, own: values.reduce((total, value) => total + value * value, 0), size: terms.length };
  }

  /** How many terms the article at a place has. */
  lengthOf(place: number): number {
    return this.#vectors[place]?.length ?? 0;
  }

  #candidates({ terms, values }: Query, limit: number): number[] {
    const order = Array.from(terms.keys()).toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0));
    const touched: number[] = [];
    const promises = this.#promise;
    let left = entriesRead;
    for (const index of order) {
      const term = terms[index] ?? 0;
      const [entries, offset, count] = [this.#postings.list(term), this.#postings.offset(term), this.#postings.count(term)];
      const value = (values[index] ?? 0) * this.#rarity(this.#frequencies[term] ?? 0);
      const reading = Math.min(count, left, entriesOfTerm);
      const first = offset + count - reading;
      for (let at = offset + count - 1; at >= first; at -= 1) {
        const entry = entries[at] ?? 0;
        const place = placeOf(entry);
        const before = promises[place] ?? 0;
        if (before === 0) touched.push(place);
        promises[place] = before + value * weightOf(entry);
      }
      left -= reading;
      if (left <= 0) break;
    }
    return this.#best(touched, limit);
  }

  /** The places that promise most for their length. Clears the promises. */
  #best(touched: readonly number[], limit: number): number[] {
    const best: { place: number; promise: number }[] = [];
    const [promises, norms] = [this.#promise, this.#norms];
    let least = 0;
    for (const place of touched) {
      // Of an article gone the norm is infinite: it promises nothing.
      const promise = (promises[place] ?? 0) ** 2 / (norms[place] ?? 1);
      promises[place] = 0;
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
    const [frequencies, inHand, learned] = [this.#frequencies, this.#inHand, this.#learned];
    let [dot, norm, shared] = [0, 0, 0];
    const entries = this.#vectors[place] ?? nothing;
    const texts = terms >= termsOfText && entries.length >= termsOfText;
    const telling = this.#telling.fill(0);
    for (const entry of entries) {
      const term = placeOf(entry);
      const value = inHand[term] ?? 0;
      const frequency = (frequencies[term] ?? 0) + (value > 0 ? 1 : 0) + smoothing;
      const other = weightOf(entry) * (logarithm(learned + 1 + frequency) - logarithm(frequency));
      norm += other * other;
      if (value === 0) continue;
      const part = other * value;
      dot += part;
      shared += 1;
      if (!texts || part <= (telling[mostTelling - 1] ?? 0)) continue;
      let at = mostTelling - 1;
      for (; at > 0 && (telling[at - 1] ?? 0) < part; at -= 1) telling[at] = telling[at - 1] ?? 0;
      telling[at] = part;
    }
    this.#norms[place] = norm;
    if (texts) dot = Math.min(dot, restShare * (dot - telling.reduce((sum, part) => sum + part, 0)));
    const size = Math.sqrt(own * norm) ** (1 - this.#shortWeighs) * Math.min(own, norm) ** this.#shortWeighs;
    return { owner: this.#owners[place] ?? 0, place, similarity: size === 0 ? 0 : Math.min(1, dot / size), shared };
  }
}
