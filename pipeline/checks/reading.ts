// A piece of text read once: its words, and, when a rule asks, its dates and figures. Sources keep the reading of each range, so that
// many sentences share it.
import { datesIn } from './dates.ts';
import type { NamedDate } from './dates.ts';
import { figuresIn } from './figures.ts';
import type { Figure } from './figures.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

export class Reading {
  readonly text: string;
  readonly language: string;
  readonly words: readonly Word[];
  #dates: readonly NamedDate[] | null = null;
  #figures: readonly Figure[] | null = null;

  constructor(text: string, language: string) {
    this.text = text;
    this.language = language;
    this.words = wordsOf(text);
  }

  get dates(): readonly NamedDate[] {
    this.#dates ??= datesIn(this.text, this.language);
    return this.#dates;
  }

  get figures(): readonly Figure[] {
    this.#figures ??= figuresIn(this.text, this.language, this.dates);
    return this.#figures;
  }
}
