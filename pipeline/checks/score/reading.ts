// A text cut into words and sentences in one pass. Writing without spaces is cut into its characters, so that runs of characters take the
// part that runs of words have elsewhere.
import { isSpaceless } from '../words.ts';
import type { WordForm } from './word-forms.ts';
import { formReader } from './word-forms.ts';

export interface ScoredText {
  readonly text: string;
  readonly language: string;
  readonly words: readonly WordForm[];
  /** `stem` and `opening` of each word, side by side: a long source is gone through by these alone. */
  readonly stems: Int32Array;
  readonly openings: Int32Array;
  /** UTF-16 offsets of each word. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index of the first word of each sentence; one more entry holds the number of words. */
  readonly sentences: Int32Array;
}

const kinds = { other: 1, letter: 2, mark: 3, digit: 4, alone: 5, stop: 6, space: 7, line: 8, apostrophe: 9, fullStop: 10 } as const;
type Unit = (typeof kinds)[keyof typeof kinds];

/** Kind of each UTF-16 unit, found when it is first met. Halves of pairs (emoji, rare characters) are `other`. */
const units = new Uint8Array(0x10000);

function classify(unit: string): Unit {
  if (unit === '\n') return kinds.line;
  if (/\s/u.test(unit)) return kinds.space;
  if (/[.!?…]/u.test(unit)) return kinds.stop;
  if (/[。！？।؟۔]/u.test(unit)) return kinds.fullStop;
  if (/['’ʼ]/u.test(unit)) return kinds.apostrophe;
  if (/\p{N}/u.test(unit)) return kinds.digit;
  if (isSpaceless(unit)) return kinds.alone;
  if (/\p{L}/u.test(unit)) return kinds.letter;
  if (/\p{M}/u.test(unit)) return kinds.mark;
  return kinds.other;
}

function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return kinds.other;
  let kind = units[code] ?? 0;
  if (kind === 0) {
    kind = classify(text[at] ?? '');
    units[code] = kind;
  }
  return kind;
}

const joins = (kind: number): boolean => kind === kinds.letter || kind === kinds.digit || kind === kinds.mark;

/** End of the word that begins at `start`. A figure keeps its separators, an apostrophe between letters joins them. */
function wordEnd(text: string, start: number, kind: number): number {
  let at = start + 1;
  if (kind === kinds.alone) {
    while (unitAt(text, at) === kinds.mark) at += 1;
    return at;
  }
  for (;;) {
    const next = unitAt(text, at);
    // "50m" is fifty of something, "87th" is 87: a figure ends where letters begin, a name such as "G20" goes on.
    if (kind === kinds.digit && next === kinds.letter) return at;
    if (joins(next)) at += 1;
    else if (next === kinds.apostrophe && unitAt(text, at + 1) === kinds.letter) at += 2;
    else if (kind === kinds.digit && /[.,]/u.test(text[at] ?? '') && unitAt(text, at + 1) === kinds.digit) at += 2;
    else return at;
  }
}

/** Words after which a sentence ends anyway: menus, tables and lists have no stops. */
const longestSentence = 50;

/** Whether the stop at `at` ends a sentence whose last word is `last`: not after an initial or a short title ("J.", "Mr.", "St."). */
function endsSentence(text: string, at: number, last: string): boolean {
  if (text[at] !== '.') return true;
  if (last.length === 1 || /^(?:[A-Z][a-z]{0,2}|U\.S|vs|no)$/u.test(last)) return false;
  if (joins(unitAt(text, at + 1))) return false;
  // "F.A. when", "No. 12 of": what goes on in small letters was no end.
  const next = /^[\s"'”’)\]]*(\p{L})/u.exec(text.slice(at + 1, at + 6))?.[1];
  return next === undefined || next.toUpperCase() === next;
}

// Filled anew by each reading, and copied from: a text has at most as many words as units.
let startsRead = new Int32Array(4096);
let endsRead = new Int32Array(4096);
let stemsRead = new Int32Array(4096);
let openingsRead = new Int32Array(4096);

export function readText(text: string, language: string): ScoredText {
  const formAt = formReader(language);
  const words: WordForm[] = [];
  const sentences: number[] = [0];
  let sentence = 0;
  const endSentence = (): void => {
    if (sentence === words.length) return;
    sentence = words.length;
    sentences.push(sentence);
  };
  if (startsRead.length < text.length) {
    startsRead = new Int32Array(text.length);
    endsRead = new Int32Array(text.length);
    stemsRead = new Int32Array(text.length);
    openingsRead = new Int32Array(text.length);
  }
  let at = 0;
  while (at < text.length) {
    const kind = unitAt(text, at);
    if (kind === kinds.letter || kind === kinds.digit || kind === kinds.alone) {
      const end = wordEnd(text, at, kind);
      if (words.length - sentence >= longestSentence) endSentence();
      startsRead[words.length] = at;
      endsRead[words.length] = end;
      const form = formAt(text, at, end);
      stemsRead[words.length] = form.stem;
      openingsRead[words.length] = form.opening;
      words.push(form);
      at = end;
    } else {
      if (kind === kinds.line || kind === kinds.fullStop) endSentence();
      else if (kind === kinds.stop && words.length > sentence) {
        const last = words.length - 1;
        if (endsSentence(text, at, text.slice(startsRead[last], endsRead[last]))) endSentence();
      }
      at += 1;
    }
  }
  if (sentence !== words.length || words.length === 0) sentences.push(words.length);
  return {
    text,
    language,
    words,
    stems: stemsRead.slice(0, words.length),
    openings: openingsRead.slice(0, words.length),
    starts: startsRead.slice(0, words.length),
    ends: endsRead.slice(0, words.length),
    sentences: Int32Array.from(sentences),
  };
}
