// What a word means, as far as a list can say: which words may stand for it, and which say the opposite.
import { lightWords, meaningLines } from './meaning-words.ts';
import { foldWord, stemOf } from './words.ts';

/** A place of a word on an axis. Words of one axis and pole mean the same; of one axis and other poles, the opposite. */
export interface Pole {
  readonly axis: number;
  readonly pole: number;
  /** Whether the axis has another pole at all. */
  readonly opposed: boolean;
}

const noPoles: readonly Pole[] = [];

export class Meanings {
  readonly #language: string;
  readonly #exact = new Map<string, Pole[]>();
  readonly #prefixes: { readonly prefix: string; readonly pole: Pole }[] = [];
  readonly #light: ReadonlySet<string>;
  readonly #known = new Map<string, readonly Pole[]>();
  /** Expressions of languages written without spaces, with their poles. */
  readonly expressions: readonly { readonly text: string; readonly pole: Pole }[];

  constructor(language: string) {
    this.#language = language;
    const expressions: { text: string; pole: Pole }[] = [];
    const lines = (meaningLines[language] ?? '').split('\n').filter((line) => line.trim() !== '');
    for (const [axis, line] of lines.entries()) {
      const poles = line.split('|');
      for (const [index, words] of poles.entries()) {
        const pole: Pole = { axis, pole: index, opposed: poles.length > 1 };
        for (const word of words.trim().split(/\s+/u)) this.#add(word, pole, expressions);
      }
    }
    this.expressions = expressions;
    this.#light = new Set(
      (lightWords[language] ?? '')
        .split(/\s+/u)
        .filter(Boolean)
        .map((word) => this.#form(word)),
    );
  }

  #form(word: string): string {
    return this.#language === 'en' ? stemOf(foldWord(word)) : foldWord(word);
  }

  #add(word: string, pole: Pole, expressions: { text: string; pole: Pole }[]): void {
    if (/[\p{Script=Han}]/u.test(word)) expressions.push({ text: word, pole });
    else if (word.endsWith('*')) this.#prefixes.push({ prefix: foldWord(word.slice(0, -1)), pole });
    else {
      const form = this.#form(word);
      const own = this.#exact.get(form);
      if (own === undefined) this.#exact.set(form, [pole]);
      else own.push(pole);
    }
  }

  /** Places of a folded word. */
  of(key: string): readonly Pole[] {
    let poles = this.#known.get(key);
    if (poles === undefined) {
      const exact = this.#exact.get(this.#form(key)) ?? noPoles;
      const longest = this.#prefixes.filter(({ prefix }) => key.startsWith(prefix) && key.length - prefix.length <= 6);
      poles = longest.length === 0 ? exact : [...exact, ...longest.map(({ pole }) => pole)];
      if (this.#known.size > 20_000) this.#known.clear();
      this.#known.set(key, poles);
    }
    return poles;
  }

  alike(left: string, right: string): boolean {
    const own = this.of(left);
    return own.length > 0 && this.of(right).some((other) => own.some((pole) => pole.axis === other.axis && pole.pole === other.pole));
  }

  isLight(key: string): boolean {
    return this.#light.has(this.#form(key));
  }
}

const built = new Map<string, Meanings>();

export function meaningsOf(language: string): Meanings {
  let meanings = built.get(language);
  if (meanings === undefined) {
    meanings = new Meanings(language);
    built.set(language, meanings);
  }
  return meanings;
}
