// Which articles have a term: for each term its newest holders, the newest last, each with the term's weight there. An entry packs both
// in 32 bits. An article that goes is not looked for: its entries are passed over until the next sweep takes them all out.
import { BlockPool, blockSize, classFor } from './block-pool.ts';
import { grownWholes } from './growing.ts';

/** 24 bits for the article's place, 8 for the weight. */
export const largestPlace = 2 ** 24 - 1;
const weightSteps = 32;

/** A weight between 1/32 and 8, to the nearest 32nd. */
export const stepsOf = (weight: number): number => Math.max(1, Math.min(255, Math.round(weight * weightSteps)));
export const packed = (place: number, steps: number): number => ((place << 8) | steps) >>> 0;
export const placeOf = (entry: number): number => entry >>> 8;
export const weightOf = (entry: number): number => (entry & 255) / weightSteps;

/** Of a term that more articles have, the newest are kept: they are the ones that a new article may belong to. */
const newestKept = 1024;

/**
 * What is kept of a term, side by side as it is needed together: its only entry or where its entries stand, how many entries there are, the size class of
 * their block (0: there is one entry and no block), and how many articles held have it. Most terms have one holder ever, and need no block.
 */
const fields = { where: 0, count: 1, sizeClass: 2, holders: 3 };
const width = 4;

export class Postings {
  readonly #blocks = new BlockPool();
  #terms = new Uint32Array(0);

  /** The article that the entry is of has the term, and is held. */
  add(term: number, entry: number): void {
    const at = term * width;
    this.#terms = grownWholes(this.#terms, at + width - 1);
    const terms = this.#terms;
    terms[at + fields.holders] = (terms[at + fields.holders] as number) + 1;
    const count = terms[at + fields.count] as number;
    if (count === 0) {
      terms[at + fields.where] = entry;
      terms[at + fields.count] = 1;
      return;
    }
    const sizeClass = terms[at + fields.sizeClass] as number;
    if (count === (sizeClass === 0 ? 1 : blockSize(sizeClass))) this.#makeRoom(at, count, sizeClass);
    const [where, before] = [terms[at + fields.where] as number, terms[at + fields.count] as number];
    this.#blocks.page(where)[this.#blocks.offset(where) + before] = entry;
    terms[at + fields.count] = before + 1;
  }

  #makeRoom(at: number, count: number, sizeClass: number): void {
    const where = this.#terms[at + fields.where] as number;
    if (count >= newestKept) {
      const [page, offset] = [this.#blocks.page(where), this.#blocks.offset(where)];
      page.copyWithin(offset, offset + count - newestKept / 2, offset + count);
      this.#terms[at + fields.count] = newestKept / 2;
      return;
    }
    this.#rehouse(at, count, sizeClass, sizeClass + 1);
  }

  /** Puts a term's entries into a block of another class. */
  #rehouse(at: number, count: number, before: number, sizeClass: number): void {
    const blocks = this.#blocks;
    const from = this.#terms[at + fields.where] as number;
    const where = blocks.take(sizeClass);
    const [page, offset] = [blocks.page(where), blocks.offset(where)];
    if (before === 0) page[offset] = from;
    else {
      const [old, first] = [blocks.page(from), blocks.offset(from)];
      for (let index = 0; index < count; index += 1) page[offset + index] = old[first + index] as number;
      blocks.give(from, before);
    }
    this.#terms[at + fields.where] = where;
    this.#terms[at + fields.sizeClass] = sizeClass;
  }

  /** An article held that has the term goes. */
  release(term: number): void {
    const at = term * width + fields.holders;
    this.#terms[at] = (this.#terms[at] ?? 1) - 1;
  }

  /** Whether any article held has the term. */
  isHeld(term: number): boolean {
    return (this.#terms[term * width + fields.holders] ?? 0) > 0;
  }

  /** How many entries a term has; those of articles gone may be among them. */
  count(term: number): number {
    return this.#terms[term * width + fields.count] ?? 0;
  }

  /** Where the entries of a term stand, the newest last: `count` of them from the offset on. */
  list(term: number): Uint32Array {
    const at = term * width;
    return this.#terms[at + fields.sizeClass] === 0 ? this.#terms : this.#blocks.page(this.#terms[at + fields.where] ?? 0);
  }

  offset(term: number): number {
    const at = term * width;
    return this.#terms[at + fields.sizeClass] === 0 ? at + fields.where : this.#blocks.offset(this.#terms[at + fields.where] ?? 0);
  }

  /** Takes out the entries of places that are gone. */
  sweep(gone: (place: number) => boolean): void {
    for (let term = 0; term * width < this.#terms.length; term += 1) {
      const count = this.count(term);
      if (count > 0) this.#sweepTerm(term, count, gone);
    }
  }

  #sweepTerm(term: number, count: number, gone: (place: number) => boolean): void {
    const [list, offset, at] = [this.list(term), this.offset(term), term * width];
    let kept = 0;
    for (let index = offset; index < offset + count; index += 1) {
      const entry = list[index] ?? 0;
      if (!gone(placeOf(entry))) list[offset + kept++] = entry;
    }
    this.#terms[at + fields.count] = kept;
    const sizeClass = this.#terms[at + fields.sizeClass] ?? 0;
    if (sizeClass === 0) return;
    if (kept <= 1) {
      const where = this.#terms[at + fields.where] ?? 0;
      this.#terms[at + fields.where] = list[offset] ?? 0;
      this.#terms[at + fields.sizeClass] = 0;
      this.#blocks.give(where, sizeClass);
    } else if (kept * 4 <= blockSize(sizeClass)) this.#rehouse(at, kept, sizeClass, classFor(kept * 2));
  }
}
