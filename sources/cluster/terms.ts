// What an article is compared by: the words of its title, lead and body, weighted within the article; how common a word is elsewhere
// (IDF) is the index's business. Anchors are what survives a change of language: figures, and names spelt in Latin letters.
import anyAscii from 'any-ascii';
import { wordsOf, type Word } from './words.ts';

export interface ArticleTerms {
  /** Words of the article's own language, with their weight in it. */
  readonly words: ReadonlyMap<string, number>;
  /** Figures and transliterated names, with their weight. */
  readonly anchors: ReadonlyMap<string, number>;
}

/** How much of a text is read, in code points: title, lead and most of what names the event. */
export const readLength = 4000;

export const weights = { title: 3, lead: 2, leadUnits: 400, name: 1.5, stem: 7 };

const sentenceEnd = /[.!?。！？…:]["'”’»)\]]*\s*$|\n\s*["'“‘«„([-]*\s*$|^\s*["'“‘«„([-]*\s*$/u;

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** A figure's significant digits: `210,000`, `210.000` and `210` are one, as are `1.6` and `1.600`. Null: too short to tell events apart. */
export function figureOf(word: string): string | null {
  if (!/^\d[\d.,'’·]*$/u.test(word)) return null;
  const digits = word.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length >= 2 ? digits : null;
}

/** A name's consonants in Latin letters, as spellings of one name in different scripts mostly share them. Null: too little to tell. */
export function nameKeyOf(word: string): string | null {
  const latin = anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  if (latin.length < 4) return null;
  return latin;
}

function stemOf(word: string): string {
  return [...word.toLowerCase()].slice(0, weights.stem).join('');
}

function add(map: Map<string, number>, key: string, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}

/** Terms of an article. `text` is a snapshot's text or its beginning: the title, a blank line, the paragraphs. */
export function termsOf(text: string): ArticleTerms {
  const titleEnd = text.indexOf('\n\n') === -1 ? text.length : text.indexOf('\n\n');
  const leadEnd = titleEnd + weights.leadUnits;
  const counts = new Map<string, number>();
  const anchors = new Map<string, number>();
  const named = new Set<string>();
  for (const word of wordsOf(text)) {
    const part = word.at < titleEnd ? weights.title : word.at < leadEnd ? weights.lead : 1;
    const term = word.pair ? word.text : stemOf(word.text);
    if (term.length < 2) continue;
    add(counts, term, part);
    const figure = figureOf(word.text);
    if (figure !== null) add(anchors, figure, 1);
    else if (isName(text, word)) {
      named.add(term);
      const key = nameKeyOf(word.text);
      if (key !== null) add(anchors, key, 1);
    }
  }
  const words = new Map<string, number>();
  for (const [term, count] of counts) words.set(term, (1 + Math.log(count)) * (named.has(term) ? weights.name : 1));
  return { words, anchors };
}

/** A capitalised word that does not begin a sentence. */
function isName(text: string, word: Word): boolean {
  return !word.pair && isCapitalised(word.text) && !sentenceEnd.test(text.slice(Math.max(0, word.at - 12), word.at));
}
