// Which articles have a term: for each term its newest holders, the newest last, each with the term's weight there. An entry packs both
// in 32 bits. An article that goes is not looked for: its entries are passed over until the next sweep takes them all out.

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

export class Postings {
  /** By term: a list with room to spare. Most terms have one holder ever: that one stands in `#only`, and needs no list. */
  readonly #lists: (Uint32Array | undefined)[] = [];
  #lengths = new Uint32Array(0);
  #only = new Uint32Array(0);

  #reach(term: number): void {
    while (this.#lists.length <= term) this.#lists.push(undefined);
    if (term < this.#lengths.length) return;
    const size = Math.max(1024, Math.ceil((term + 1) * 1.5));
    const [lengths, only] = [new Uint32Array(size), new Uint32Array(size)];
    lengths.set(this.#lengths);
    only.set(this.#only);
    this.#lengths = lengths;
    this.#only = only;
  }

  add(term: number, entry: number): void {
    this.#reach(term);
    const length = this.#lengths[term] ?? 0;
    if (length === 0) {
      this.#only[term] = entry;
      this.#lengths[term] = 1;
      return;
    }
    let list = this.#lists[term];
    if (list === undefined || length >= list.length) {
      const kept = length >= newestKept ? newestKept / 2 : length;
      const larger = new Uint32Array(Math.min(newestKept, kept * 2 + 2));
      if (list === undefined) larger[0] = this.#only[term] ?? 0;
      else larger.set(list.subarray(length - kept, length));
      this.#lists[term] = list = larger;
      this.#lengths[term] = kept;
    }
    list[this.#lengths[term] ?? 0] = entry;
    this.#lengths[term] = (this.#lengths[term] ?? 0) + 1;
  }

  /** How many entries a term has; those of articles gone may be among them. */
  count(term: number): number {
    return this.#lengths[term] ?? 0;
  }

  /** Where the entries of a term stand, the newest last: `count` of them from the offset on. */
  list(term: number): Uint32Array {
    return this.#lists[term] ?? this.#only;
  }

  offset(term: number): number {
    return this.#lists[term] === undefined ? term : 0;
  }

  /** Takes out the entries of places that are gone. */
  sweep(gone: (place: number) => boolean): void {
    for (let term = 0; term < this.#lengths.length; term += 1) {
      const length = this.#lengths[term] ?? 0;
      if (length === 0) continue;
      const list = this.#lists[term];
      if (list === undefined) {
        if (gone(placeOf(this.#only[term] ?? 0))) this.#lengths[term] = 0;
        continue;
      }
      let kept = 0;
      for (let index = 0; index < length; index += 1) {
        const entry = list[index] ?? 0;
        if (!gone(placeOf(entry))) list[kept++] = entry;
      }
      this.#lengths[term] = kept;
      if (kept <= 1) {
        this.#only[term] = list[0] ?? 0;
        this.#lists[term] = undefined;
      } else if (kept * 4 < list.length) this.#lists[term] = list.slice(0, kept * 2);
    }
  }
}
