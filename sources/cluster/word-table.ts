// What is known by a word, found by the word's place in a text: no string is made of a word that is known already, and news repeats its words.
// A hash table of its own: open addressing over typed arrays, never more than half full.

/** A word is looked for in so many places: words made to fall together cost no more, they are worked out anew each time. */
const tries = 32;

export class WordTable<Facts> {
  readonly #slots: Uint32Array<ArrayBuffer>;
  readonly #hashes: Uint32Array<ArrayBuffer>;
  readonly #words: string[] = [];
  readonly #facts: Facts[] = [];
  readonly #most: number;
  readonly #longest: number;
  readonly #workOut: (word: string) => Facts;

  /**
   * `workOut`: what is to be known by a word. So many words are remembered at most; then all are forgotten at once, which costs less than telling which were
   * used last. Words that are longer than `longest` are no words of a language, and not kept.
   */
  constructor({ most, longest, workOut }: { readonly most: number; readonly longest: number; readonly workOut: (word: string) => Facts }) {
    const size = 2 ** Math.ceil(Math.log2(most * 2));
    this.#slots = new Uint32Array(size);
    this.#hashes = new Uint32Array(size);
    this.#most = most;
    this.#longest = longest;
    this.#workOut = workOut;
  }

  /** Words remembered. */
  get size(): number {
    return this.#words.length;
  }

  /** `units`: the UTF-16 units of `text`; the word stands in it from `at` to `end`. */
  find(text: string, units: Uint16Array, at: number, end: number): Facts {
    if (end - at > this.#longest) return this.#workOut(text.slice(at, end));
    let hash = end - at;
    for (let index = at; index < end; index += 1) hash = Math.imul(hash ^ (units[index] as number), 0x5b_d1_e9_95) ^ (hash >>> 15);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const mask = this.#slots.length - 1;
    for (let step = 0; step < tries; step += 1) {
      const slot = (hash + step) & mask;
      const number = this.#slots[slot] as number;
      if (number === 0) return this.#remember(text.slice(at, end), slot, hash);
      if (this.#hashes[slot] === hash && isSame(this.#words[number - 1] as string, units, at, end)) return this.#facts[number - 1] as Facts;
    }
    return this.#workOut(text.slice(at, end));
  }

  #remember(word: string, slot: number, hash: number): Facts {
    const facts = this.#workOut(word);
    if (this.size >= this.#most) {
      this.#slots.fill(0);
      this.#words.length = 0;
      this.#facts.length = 0;
      return facts;
    }
    this.#words.push(word);
    this.#facts.push(facts);
    this.#slots[slot] = this.size;
    this.#hashes[slot] = hash;
    return facts;
  }
}

function isSame(word: string, units: Uint16Array, at: number, end: number): boolean {
  const length = end - at;
  if (word.length !== length) return false;
  for (let index = 0; index < length; index += 1) if (word.charCodeAt(index) !== units[at + index]) return false;
  return true;
}
