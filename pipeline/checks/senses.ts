// Where a line has words of the families of sense-words.ts. Read once a line.
import type { Line, Token } from './line.ts';
import { senseLists } from './sense-words.ts';
import type { SenseName } from './sense-words.ts';
import { foldWord } from './words.ts';

/** Words of a line, by index, that are one expression of a family. */
export interface Sense {
  readonly name: SenseName;
  readonly first: number;
  readonly last: number;
}

interface Expression {
  readonly name: SenseName;
  readonly words: readonly string[];
}

/** Letters that may follow the stem of a word with any ending. */
const longestEnding = 6;

class Reader {
  readonly #exact = new Map<string, Expression[]>();
  /** Expressions whose first word has any ending or beginning, by the two letters that it keeps. */
  readonly #open = new Map<string, Expression[]>();
  readonly #suffixed: Expression[] = [];

  constructor(language: string) {
    for (const [name, list] of Object.entries(senseLists[language] ?? {})) {
      for (const text of (list as string).split('|')) {
        const words = text.replaceAll("'", ' ').trim().split(' ').filter(Boolean).map(folded);
        const [first] = words;
        if (first === undefined) continue;
        const expression = { name: name as SenseName, words };
        if (first.startsWith('*')) this.#suffixed.push(expression);
        else put(first.endsWith('*') ? this.#open : this.#exact, first.endsWith('*') ? first.slice(0, 2) : first, expression);
      }
    }
  }

  read(line: Line): Sense[] {
    const senses: Sense[] = [];
    for (const token of line.tokens) {
      const { key, index } = token;
      for (const expressions of [this.#exact.get(key), this.#open.get(key.slice(0, 2)), this.#suffixed]) {
        for (const { name, words } of expressions ?? []) {
          if (!words.every((word, at) => fits(word, line.tokens[index + at]?.key))) continue;
          senses.push({ name, first: index, last: index + words.length - 1 });
        }
      }
    }
    return senses;
  }
}

function folded(word: string): string {
  const bare = foldWord(word.replaceAll('*', ''));
  return `${word.startsWith('*') ? '*' : ''}${bare}${word.endsWith('*') ? '*' : ''}`;
}

function put(into: Map<string, Expression[]>, key: string, expression: Expression): void {
  const own = into.get(key);
  if (own === undefined) into.set(key, [expression]);
  else own.push(expression);
}

function fits(word: string, key: string | undefined): boolean {
  if (key === undefined) return false;
  if (word.startsWith('*')) return key.endsWith(word.slice(1)) && key.length > word.length;
  if (!word.endsWith('*')) return word === key;
  return key.startsWith(word.slice(0, -1)) && key.length - word.length < longestEnding;
}

/** Futures and conditionals that a verb shows by its ending alone. */
const future: Readonly<Record<string, RegExp>> = {
  es: /\p{L}{2}(?:r[éá]|rás|remos|rán|ría|rían|ríamos)$/u,
  pt: /\p{L}{2}(?:rei|rá|remos|rão|[aei]riam?)$/u,
  it: /\p{L}{2}(?:rà|rò|ranno|remo|rebbe|rebbero)$/u,
  fr: /\p{L}{2}(?:[eidur]ra|[ei]ra|dra|rai|rons|ront|rait|raient)$/u,
  ar: /^(?:و|ف)?س[يتن]\p{L}{2}/u,
  hi: /(?:ेगा|ेगी|ेंगे|ेंगी|ाएगा|ाएगी|ाएंगे)$/u,
};

const readers = new Map<string, Reader>();
const read = new WeakMap<Line, Senses>();

export class Senses {
  readonly #byName = new Map<SenseName, Sense[]>();

  constructor(line: Line, language: string) {
    let reader = readers.get(language);
    if (reader === undefined) {
      reader = new Reader(language);
      readers.set(language, reader);
    }
    const inflected = future[language];
    const verbs =
      inflected === undefined ? [] : line.tokens.filter(({ word, index }) => index > 0 && !word.capitalised && inflected.test(word.text));
    const all = [...reader.read(line), ...verbs.map(({ index }): Sense => ({ name: 'will', first: index, last: index }))];
    for (const sense of all) {
      const own = this.#byName.get(sense.name);
      if (own === undefined) this.#byName.set(sense.name, [sense]);
      else own.push(sense);
    }
  }

  of(name: SenseName): readonly Sense[] {
    return this.#byName.get(name) ?? [];
  }

  has(...names: readonly SenseName[]): boolean {
    return names.some((name) => this.#byName.has(name));
  }
}

/** Families in a line of a language; none where the language has no lists. */
export function sensesOf(line: Line, language: string): Senses {
  let senses = read.get(line);
  if (senses === undefined) {
    senses = new Senses(line, language);
    read.set(line, senses);
  }
  return senses;
}

/** Words of an expression as they stand in the text. */
export const textOfSense = ({ first, last }: Sense, line: Line): string =>
  line.text.slice(line.tokens[first]?.word.start, line.tokens[last]?.word.end);

/** Languages whose words of this kind stand behind what they govern. */
const backwards = new Set(['hi', 'tr', 'ja']);
const verbLast = new Set(['de', 'nl']);
const reach = 5;

/** The word that says what is meant so: the next one that says something; in German and Dutch the verb may close the clause. */
export function governed({ first, last, name }: Sense, line: Line, language: string): Token | undefined {
  const opening = line.tokens[last];
  if (opening === undefined) return undefined;
  const sameClause = (token: Token): boolean => token.clause === opening.clause;
  const before = (): Token | undefined =>
    line.tokens.slice(Math.max(0, first - reach), first).findLast((token) => token.content && sameClause(token));
  if (backwards.has(language)) return before();
  const next = line.tokens.slice(last + 1, last + 1 + reach).find((token) => token.content && sameClause(token));
  if (!verbLast.has(language) || opening.content || name === 'all' || name === 'most') return next;
  return line.tokens.findLast((token) => token.content && token.index > last && sameClause(token)) ?? before();
}
