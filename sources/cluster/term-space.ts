// Vectors of terms that can be compared: an inverted index with cosine similarity under TF-IDF. How rare a term is, is learned from
// every article ever added, also from those forgotten since: a window of three days is too short to know a language's common words.
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
  /** Cosine, 0 to 1. */
  readonly similarity: number;
  /** Terms in common. */
  readonly shared: number;
}

export class TermSpace {
  readonly #vectors = new Map<string, TermVector>();
  readonly #postings = new Map<string, Map<string, number>>();
  readonly #frequencies = new Map<string, number>();
  #learned = 0;

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
    for (const term of vector.keys()) this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1);
    if (this.#learned <= learnedAtMost) return;
    this.#learned /= 2;
    for (const [term, frequency] of this.#frequencies) {
      if (frequency < 2) this.#frequencies.delete(term);
      else this.#frequencies.set(term, frequency / 2);
    }
  }

  add(id: string, vector: TermVector): void {
    if (this.#vectors.has(id)) this.remove(id);
    else this.learn(vector);
    this.#vectors.set(id, vector);
    for (const [term, weight] of vector) {
      const posting = this.#postings.get(term);
      if (posting === undefined) this.#postings.set(term, new Map([[id, weight]]));
      else posting.set(id, weight);
    }
  }

  remove(id: string): void {
    for (const term of this.#vectors.get(id)?.keys() ?? []) {
      const posting = this.#postings.get(term);
      posting?.delete(id);
      if (posting?.size === 0) this.#postings.delete(term);
    }
    this.#vectors.delete(id);
  }

  /** `own`: the article in hand holds the term; it counts as learned already. */
  #rarity(term: string, own: boolean): number {
    return Math.log(1 + (this.#learned + 1) / ((this.#frequencies.get(term) ?? 0) + (own ? 1 : 0) + smoothing));
  }

  /** The articles held that are most like `vector`, in no order. */
  neighbours(vector: TermVector): Neighbour[] {
    const weighted = new Map<string, number>();
    let own = 0;
    for (const [term, weight] of vector) {
      const value = weight * this.#rarity(term, true);
      weighted.set(term, value);
      own += value * value;
    }
    const common = Math.max(commonAtLeast, this.size * commonShare);
    const promise = new Map<string, number>();
    for (const [term, value] of weighted) {
      const posting = this.#postings.get(term);
      if (posting === undefined || posting.size > common) continue;
      const rarity = this.#rarity(term, true);
      for (const [id, weight] of posting) promise.set(id, (promise.get(id) ?? 0) + value * weight * rarity);
    }
    return Array.from(promise)
      .toSorted((one, other) => other[1] - one[1])
      .slice(0, candidatesCompared)
      .map(([id]) => this.#compare(id, weighted, own));
  }

  #compare(id: string, weighted: TermVector, own: number): Neighbour {
    let [dot, norm, shared] = [0, 0, 0];
    for (const [term, weight] of this.#vectors.get(id) ?? []) {
      const other = weighted.get(term);
      const value = weight * this.#rarity(term, other !== undefined);
      norm += value * value;
      if (other === undefined) continue;
      dot += value * other;
      shared += 1;
    }
    return { id, similarity: own * norm === 0 ? 0 : dot / Math.sqrt(own * norm), shared };
  }
}
