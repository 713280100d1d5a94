// A set of terms, one bit each: whether a term is in it is asked thousands of times an article, and the bits of a million terms stay close to the processor.
import { grownWholes } from './growing.ts';

export class TermSet {
  #bits = new Uint32Array(0);

  add(term: number): void {
    this.#bits = grownWholes(this.#bits, term >>> 5);
    this.#bits[term >>> 5] = (this.#bits[term >>> 5] as number) | (1 << (term & 31));
  }

  delete(term: number): void {
    this.#bits[term >>> 5] = (this.#bits[term >>> 5] ?? 0) & ~(1 << (term & 31));
  }

  has(term: number): boolean {
    return (((this.#bits[term >>> 5] ?? 0) >>> (term & 31)) & 1) === 1;
  }
}
