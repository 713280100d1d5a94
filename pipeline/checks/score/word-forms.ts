// A word as the score compares it: two numbers made from its spelling (stem, beginning) and what kind of word it is. Numbers are
// compared instead of strings because a source may have ten thousand words and each sentence asks about all of them.
import type { LanguageWords } from '../language-words.ts';
import { languageWords } from '../language-words.ts';
import { spelledNumbersOf } from '../number-words.ts';
import { foldWord, stemOf } from '../words.ts';

export interface WordForm {
  /** Folded spelling. */
  readonly key: string;
  readonly stem: number;
  /** Five first letters: forms and derivations that the stem keeps apart. */
  readonly opening: number;
  readonly capitalised: boolean;
  readonly figure: boolean;
  readonly negation: boolean;
  /** Carries no content: function words, and single letters of scripts with case. */
  readonly plain: boolean;
}

/** FNV-1a over UTF-16 units; 32 bits are ample for the words of one source. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Folds as the other checks do; plain ASCII words, nearly all of an English text, take the short way. */
function foldQuickly(written: string): string {
  const word = written.endsWith("'s") || written.endsWith('’s') ? written.slice(0, -2) : written;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    const letterOrDigit = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    if (!letterOrDigit) return foldWord(word);
  }
  return word.toLowerCase();
}

function stemIn(key: string, language: string): string {
  if (language === 'en') return stemOf(key);
  // Other languages inflect at the end: two letters less of a longer word, as `sameWord` allows.
  return key.length > 6 ? key.slice(0, -2) : key.length > 4 ? key.slice(0, -1) : key;
}

/** What a language's words are looked up in, fetched once for many words. */
interface Lexicon extends LanguageWords {
  readonly language: string;
  readonly spelled: ReadonlyMap<string, number>;
}

function build(word: string, { language, spelled, functionWords, negations }: Lexicon): WordForm {
  const folded = foldQuickly(word);
  const first = word[0] ?? '';
  const lower = first.toLowerCase();
  const cased = lower !== first.toUpperCase();
  const value = spelled.get(folded);
  const figure = value !== undefined || /\p{N}/u.test(folded);
  const key = value === undefined ? (figure ? folded.replaceAll(',', '') : folded) : String(value);
  const negation = negations.has(folded) || folded.endsWith("n't");
  return {
    key,
    stem: hashOf(figure ? key : stemIn(key, language)),
    opening: hashOf(figure ? key : key.slice(0, 5)),
    capitalised: cased && lower !== first,
    figure,
    negation,
    plain: negation || functionWords.has(folded) || (cased && folded.length === 1),
  };
}

/** Forms of one language by two hashes of the word as written: a table of open places, so that a known word is found without a string. */
interface Forms {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly forms: (WordForm | undefined)[];
  count: number;
}

const places = 1 << 17;
const most = places / 2;
const known = new Map<string, Forms>();

function formsIn(language: string): Forms {
  let forms = known.get(language);
  if (forms === undefined) {
    // A few languages are read at once; one more than that begins anew rather than grow without end.
    if (known.size >= 8) known.clear();
    forms = { first: new Int32Array(places), second: new Int32Array(places), forms: Array.from({ length: places }), count: 0 };
    known.set(language, forms);
  }
  return forms;
}

/** Reads words of one language as forms: given a text, and the start and end of a word in it. */
export function formReader(language: string): (text: string, start: number, end: number) => WordForm {
  const table = formsIn(language);
  const lexicon: Lexicon = { ...languageWords(language), language, spelled: spelledNumbersOf(language) };
  return (text, start, end) => {
    let first = 0x811c9dc5;
    let second = end - start;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = (Math.imul(second, 31) + code) | 0;
    }
    let place = (first ^ (first >>> 15)) & (places - 1);
    for (;;) {
      const form = table.forms[place];
      if (form === undefined) break;
      if (table.first[place] === first && table.second[place] === second) return form;
      place = (place + 1) & (places - 1);
    }
    const form = build(text.slice(start, end), lexicon);
    if (table.count >= most) {
      table.forms.fill(undefined);
      table.count = 0;
    }
    table.first[place] = first;
    table.second[place] = second;
    table.forms[place] = form;
    table.count += 1;
    return form;
  };
}
