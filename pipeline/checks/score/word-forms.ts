// A word as the score compares it: three numbers made from its spelling (whole, stem, beginning) and what kind of word it is. Numbers are
// compared instead of strings because a source may have ten thousand words and each sentence asks about all of them.
import { languageWords } from '../language-words.ts';
import { spelledNumbersOf } from '../number-words.ts';
import { foldWord, stemOf } from '../words.ts';

export interface WordForm {
  /** Folded spelling. */
  readonly key: string;
  readonly exact: number;
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
function foldQuickly(word: string): string {
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

const digits = /\p{N}/u;

function build(word: string, language: string): WordForm {
  const lexicon = languageWords(language);
  const folded = foldQuickly(word);
  const first = word[0] ?? '';
  const lower = first.toLowerCase();
  const cased = lower !== first.toUpperCase();
  const spelled = spelledNumbersOf(language).get(folded);
  const figure = spelled !== undefined || digits.test(folded);
  const key = spelled === undefined ? folded.replaceAll(',', '') : String(spelled);
  const negation = lexicon.negations.has(folded) || folded.endsWith("n't");
  return {
    key,
    exact: hashOf(key),
    stem: hashOf(figure ? key : stemIn(key, language)),
    opening: hashOf(figure ? key : key.slice(0, 5)),
    capitalised: cased && lower !== first,
    figure,
    negation,
    plain: lexicon.functionWords.has(folded) || negation || (cased && folded.length === 1),
  };
}

const known = new Map<string, Map<string, WordForm>>();
const most = 200_000;

/** Form of a word as written, in an ISO 639-1 language. Kept: the words of one text are those of the next. */
export function formOf(word: string, language: string): WordForm {
  let forms = known.get(language);
  if (forms === undefined) known.set(language, (forms = new Map()));
  let form = forms.get(word);
  if (form === undefined) {
    if (forms.size > most) forms.clear();
    // A slice would keep the whole source in memory as long as the form is kept.
    form = build(word, language);
    forms.set(structuredCopy(word), form);
  }
  return form;
}

function structuredCopy(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
