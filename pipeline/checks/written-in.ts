// Whether a text is in the language that it is said to be in, as far as its script and its small words tell. The rules of another language find
// no negation and no opposite in it: what it says is not checked.
import { languageWords } from './language-words.ts';
import type { ReadRange } from './source-index.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

const scripts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Latin}/u, ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
  [/\p{Script=Arabic}/u, ['ar']],
  [/\p{Script=Devanagari}/u, ['hi']],
  [/\p{Script=Han}/u, ['zh']],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
];

/** Words of another script, names left out, from which a text is looked at; letters of its own that keep it one of its language all the same. */
const leastForeign = 3;
const leastOwn = 0.25;
/** Small words that another language's text has at least, and how many more than the language's own. */
const leastSmall = 3;
const clearly = 3;

const isPlain = (word: Word): boolean => !word.capitalised && /\p{L}/u.test(word.text);

function smallWords(words: readonly Word[], language: string): number {
  const { functionWords, attributionWords, negations } = languageWords(language);
  return words.filter(({ key }) => functionWords.has(key) || attributionWords.has(key) || negations.has(key) || key.endsWith("n't")).length;
}

function isIn(text: string, all: readonly Word[], language: string): boolean {
  const own = scripts.find(([, languages]) => languages.includes(language));
  // A language without rules is told elsewhere.
  if (own === undefined) return true;
  const [script, alike] = own;
  const words = all.filter(isPlain);
  const foreign = words.filter((word) => !script.test(word.text)).length;
  const letters = Array.from(text.matchAll(/\p{L}/gu), ([letter]) => letter);
  const mine = letters.filter((letter) => script.test(letter)).length;
  if (foreign >= leastForeign && mine < letters.length * leastOwn) return false;
  const known = smallWords(words, language);
  // No other language can have as many: its lists need not be read.
  if (words.length < known * 2 + clearly) return true;
  return alike.every((other) => {
    if (other === language) return true;
    const count = smallWords(words, other);
    return count < leastSmall || count < words.length * 0.3 || count < known * 2 + clearly;
  });
}

const read = new WeakMap<ReadRange, boolean>();

/** Whether a passage is in its article's language. */
export function isPassageIn(range: ReadRange, language: string): boolean {
  let known = read.get(range);
  if (known === undefined) {
    known = isIn(range.text, range.reading.words, language);
    read.set(range, known);
  }
  return known;
}

/** Whether a text, its quotations left out, is in `language`. A text of a few words or of names is. */
export const isTextIn = (text: string, language: string): boolean => isIn(text, wordsOf(text), language);

/** The language of a tag with a region or a script: "en-GB" is English. */
export const languageOfTag = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/u)[0] ?? tag;
