// Choices made from a text: the same text, the same choices, so that a run can be repeated.
import { createHash } from 'node:crypto';

export class Dice {
  readonly #text: string;
  #thrown = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** From 0 to below 1. */
  share(): number {
    const digest = createHash('sha256').update(`${this.#thrown} ${this.#text}`).digest();
    this.#thrown += 1;
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  of<One>(all: readonly [One, ...One[]] | readonly One[]): One {
    return all[this.between(0, all.length - 1)] as One;
  }
}
