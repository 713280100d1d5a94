// Terms of many holders looked for in one pass over a text. Latin words match whole, with an English or plural ending; a term that ends in
// `*` begins a word, and so does one in another script, whose words inflect. Where two terms of one holder begin at a word, the longer counts.
import { fold, formsOf, unspaced, wordsOf } from './words-of.ts';

export interface Held<Holder> {
  readonly term: string;
  readonly holder: Holder;
}

interface Entry<Holder> extends Held<Holder> {
  readonly words: readonly string[];
  readonly open: boolean;
  readonly latin: boolean;
}

const endings = new Set(['', 's', 'es', 'ed']);
const keyLetters = 3;

/** Whether one of a word's forms is `wanted`, with an ending at most. */
function inflects(forms: readonly string[], wanted: string, open: boolean, latin: boolean): boolean {
  return forms.some((form) => {
    if (!form.startsWith(wanted)) return false;
    if (open) return true;
    if (latin) return endings.has(form.slice(wanted.length));
    // Short stems begin too many other words to be followed by more than a case.
    return form.length - wanted.length <= (wanted.length <= 3 ? 2 : 5);
  });
}

function stands<Holder>(entry: Entry<Holder>, words: readonly (readonly string[])[], at: number): boolean {
  const last = entry.words.length - 1;
  return entry.words.every((wanted, offset) => {
    const forms = words[at + offset];
    if (forms === undefined) return false;
    return offset < last && entry.latin ? forms[0] === wanted : inflects(forms, wanted, entry.open && offset === last, entry.latin);
  });
}

export class TermIndex<Holder> {
  /** By the first letters of the first word, long terms first. */
  readonly #spaced = new Map<string, Entry<Holder>[]>();
  readonly #unspaced: Held<Holder>[] = [];
  readonly #shared: boolean;

  /** `shared`: a word counts for one holder only, that of the longest term. */
  constructor(terms: Iterable<Held<Holder>>, { shared = false } = {}) {
    this.#shared = shared;
    for (const { term, holder } of terms) {
      if (unspaced.test(term)) {
        this.#unspaced.push({ term: fold(term), holder });
        continue;
      }
      const words = wordsOf(term).map((word) => formsOf(word).at(-1) ?? word);
      const [first] = words;
      if (first === undefined) continue;
      this.#hold({ term, holder, words, open: term.endsWith('*'), latin: /\p{Script=Latin}/u.test(term) });
      // A name may begin with a letter that is a short word elsewhere: بولندا is no "in" before it.
      const [whole] = wordsOf(term);
      if (words.length === 1 && whole !== undefined && whole !== first)
        this.#hold({ term, holder, words: [whole], open: term.endsWith('*'), latin: false });
    }
    for (const entries of this.#spaced.values()) entries.sort((a, b) => b.words.length - a.words.length);
  }

  #hold(entry: Entry<Holder>): void {
    const key = entry.words[0]?.slice(0, keyLetters) ?? '';
    const entries = this.#spaced.get(key);
    if (entries === undefined) this.#spaced.set(key, [entry]);
    else entries.push(entry);
  }

  #candidates(form: string): readonly Entry<Holder>[] {
    const found = this.#spaced.get(form.slice(0, keyLetters)) ?? [];
    const short = form.length > 2 ? this.#spaced.get(form.slice(0, 2)) : undefined;
    return short === undefined ? found : [...found, ...short];
  }

  /** Every term that stands in the text, once. */
  find(text: string): Set<Held<Holder>> {
    const found = new Set<Held<Holder>>();
    const words = wordsOf(text).map(formsOf);
    const taken = new Map<Holder | null, number>();
    for (const [index, forms] of words.entries()) {
      for (const form of forms) {
        for (const entry of this.#candidates(form)) {
          const by = this.#shared ? null : entry.holder;
          if ((taken.get(by) ?? 0) > index || !stands(entry, words, index)) continue;
          found.add(entry);
          taken.set(by, index + entry.words.length);
        }
      }
    }
    if (unspaced.test(text)) {
      const folded = fold(text);
      for (const held of this.#unspaced) if (folded.includes(held.term)) found.add(held);
    }
    return found;
  }
}
