// Vectors of terms that can be compared: an inverted index with similarity under TF-IDF. How rare a term is, is learned from every
// article ever added, also from those removed since: a window of three days is too short to know a language's common words.
import type { TermVector } from './terms.ts';

/** Beyond so many articles the older ones count half, so that words in the news now become common. */
const learnedAtMost = 20_000;
/** A term in more than this share of the articles held finds no candidates; it still counts in their similarity. */
const commonShare = 0.1;
const commonAtLeast = 50;
const candidatesCompared = 40;
/** Keeps a term seen once or twice from weighing more than the few articles can prove. */
const smoothing = 2;

export interface Neighbour {
  readonly id: string;
  /** Weight in common by the weight of both, 0 to 1. */
  readonly similarity: number;
  /** Terms in common. */
  readonly shared: number;
}

interface Term {
  /** Articles learned from that have it. */
  frequency: number;
  /** Articles held that have it, and its weight in each. */
  readonly holders: Map<string, number>;
  /** Weight in the article in hand, rarity included; 0 outside of a comparison and where it has not the term. */
  inHand: number;
}

interface Vector {
  readonly terms: readonly Term[];
  readonly weights: Float64Array;
}

export class TermSpace {
  readonly #shortWeighs: number;
  readonly #vectors = new Map<string, Vector>();
  readonly #terms = new Map<string, Term>();
  #learned = 0;

  /**
   * `shortWeighs`: 0 for the plain cosine; up to 1 the more, the more the shorter vector of two decides. That is fair where a language
   * yields far fewer terms than another.
   */
  constructor(shortWeighs: number) {
    this.#shortWeighs = shortWeighs;
  }

  /** Articles held, and so compared with. */
  get size(): number {
    return this.#vectors.size;
  }

  /** Articles that rarity was learned from. */
  get learned(): number {
    return this.#learned;
  }

  /** Learns how common terms are from an article that is not held. */
  learn(vector: TermVector): void {
    this.#learned += 1;
    for (const name of vector.keys()) this.#term(name).frequency += 1;
    if (this.#learned > learnedAtMost) this.#halve();
  }

  /** Holds an article. One held under this id is replaced, and not learned from again. */
  add(id: string, vector: TermVector): void {
    if (this.#vectors.has(id)) this.remove(id);
    else this.learn(vector);
    const terms = Array.from(vector.keys(), (name) => this.#term(name));
    this.#vectors.set(id, { terms, weights: Float64Array.from(vector.values()) });
    for (const [name, weight] of vector) this.#term(name).holders.set(id, weight);
  }

  remove(id: string): void {
    for (const term of this.#vectors.get(id)?.terms ?? []) term.holders.delete(id);
    this.#vectors.delete(id);
  }

  #term(name: string): Term {
    let term = this.#terms.get(name);
    if (term === undefined) this.#terms.set(name, (term = { frequency: 0, holders: new Map(), inHand: 0 }));
    return term;
  }

  #halve(): void {
    this.#learned /= 2;
    for (const [name, term] of this.#terms) {
      term.frequency /= 2;
      if (term.frequency < 1 && term.holders.size === 0) this.#terms.delete(name);
    }
  }

  /** The article in hand counts as learned already. */
  #rarity(frequency: number): number {
    return Math.log(1 + (this.#learned + 1) / (frequency + smoothing));
  }

  /** The articles held that are most like `vector`, in no order. */
  neighbours(vector: TermVector): Neighbour[] {
    const inHand: Term[] = [];
    let own = 0;
    for (const [name, weight] of vector) {
      const term = this.#terms.get(name);
      const value = weight * this.#rarity((term?.frequency ?? 0) + 1);
      own += value * value;
      if (term === undefined) continue;
      term.inHand = value;
      inHand.push(term);
    }
    const candidates = this.#candidates(inHand);
    const neighbours = candidates.map((id) => this.#compare(id, own));
    for (const term of inHand) term.inHand = 0;
    return neighbours;
  }

  /** How alike two articles held are, 0 to 1; 0 where one of them is not. */
  similarity(one: string, other: string): number {
    const vector = this.#vectors.get(one);
    if (vector === undefined || !this.#vectors.has(other)) return 0;
    let own = 0;
    for (const [index, term] of vector.terms.entries()) {
      term.inHand = (vector.weights[index] ?? 0) * this.#rarity(term.frequency + 1);
      own += term.inHand * term.inHand;
    }
    const { similarity } = this.#compare(other, own);
    for (const term of vector.terms) term.inHand = 0;
    return similarity;
  }

  #candidates(inHand: readonly Term[]): string[] {
    const common = Math.max(commonAtLeast, this.size * commonShare);
    const promise = new Map<string, number>();
    for (const { holders, inHand: value, frequency } of inHand) {
      if (holders.size > common) continue;
      const rarity = this.#rarity(frequency + 1);
      for (const [id, weight] of holders) promise.set(id, (promise.get(id) ?? 0) + value * weight * rarity);
    }
    return Array.from(promise)
      .toSorted((one, other) => other[1] - one[1])
      .slice(0, candidatesCompared)
      .map(([id]) => id);
  }

  #compare(id: string, own: number): Neighbour {
    const vector = this.#vectors.get(id);
    let [dot, norm, shared] = [0, 0, 0];
    for (const [index, term] of (vector?.terms ?? []).entries()) {
      const common = term.inHand > 0;
      const value = (vector?.weights[index] ?? 0) * this.#rarity(term.frequency + (common ? 1 : 0));
      norm += value * value;
      if (!common) continue;
      dot += value * term.inHand;
      shared += 1;
    }
    const size = Math.sqrt(own * norm) ** (1 - this.#shortWeighs) * Math.min(own, norm) ** this.#shortWeighs;
    return { id, similarity: size === 0 ? 0 : Math.min(1, dot / size), shared };
  }
}
