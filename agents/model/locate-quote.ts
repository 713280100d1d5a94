// Where a quotation stands in a snapshot, found from its first and last words. A model copies words, but not always their marks: exact first,
// then with quotation marks, spaces, hyphens and ligatures made alike. Offsets are UTF-16 units of the text and never part a character.
import type { Span } from '../../core/sources.ts';

/** A text made alike, with the range of the original that each of its units comes from. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const alike: readonly [RegExp, string][] = [
  [/["'`´‘’‚‛“”„‟«»‹›′″「」『』＂＇]/u, "'"],
  [/[-‐‑‒–—―−﹣－]/u, '-'],
  [/…/u, '...'],
];
/** Shows nothing: soft hyphen, zero-width characters, variation selectors, marks of direction. */
const nothing = /[\p{Cf}\p{Variation_Selector}]/u;
/** Letters of compatibility whose parts a model writes out: ﬁ as f and i, full-width ones as plain ones. */
const compatible = /[\ufb00-\ufb06\uff01-\uff5e\u0132\u0133\u01c4-\u01cc]/u;

function foldedCharacter(character: string): string {
  if (nothing.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  for (const [pattern, replacement] of alike) if (pattern.test(character)) return replacement;
  return compatible.test(character) ? character.normalize('NFKC') : character;
}

function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const replacement = foldedCharacter(character);
    if (replacement === ' ' && folded.endsWith(' ')) ends[ends.length - 1] = end;
    else {
      for (let unit = 0; unit < replacement.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
      folded += replacement;
    }
    at = end;
  }
  return { text: folded, starts, ends };
}

/** Scripts that write words without spaces. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ofWord = /[\p{L}\p{M}\p{N}]/u;

/** Whether `at` lies inside a word. */
function partsWord(text: string, at: number): boolean {
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ' ';
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return ofWord.test(before) && ofWord.test(after) && !(unspaced.test(before) || unspaced.test(after));
}

type Accepts = (span: Span) => boolean;

/** First place of `words` from `from` on that ends at `least` or later; with marks made alike where it does not stand there exactly. */
function find(text: string, words: string, from: number, least: number, accepts: Accepts): Span | null {
  for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + 1)) {
    const span = { start: at, end: at + words.length };
    if (span.end >= least && accepts(span)) return span;
  }
  const inText = fold(text);
  const wanted = fold(words).text.trim();
  if (wanted === '') return null;
  for (let at = inText.text.indexOf(wanted); at !== -1; at = inText.text.indexOf(wanted, at + 1)) {
    const start = inText.starts[at] ?? 0;
    const end = inText.ends[at + wanted.length - 1] ?? start;
    if (start >= from && end >= least && accepts({ start, end })) return { start, end };
  }
  return null;
}

/** As `find`, at last without the marks that stand around the words: a model adds the comma or the full stop of its own sentence. */
function findWords(text: string, words: string, from: number, least: number, accepts: Accepts): Span | null {
  const given = words.normalize('NFC').trim();
  // Half a character, which no text of ours holds, could be found inside a whole one.
  if (given === '' || /\p{Cs}/u.test(given)) return null;
  const bare = given.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');
  return find(text, given, from, least, accepts) ?? (bare === '' || bare === given ? null : find(text, bare, from, least, accepts));
}

/** `span` without white space at its ends, and with the marks that belong to its last character; null where nothing is left. */
function whole(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (end < text.length && /^\p{M}/u.test(text.slice(end))) end += String.fromCodePoint(text.codePointAt(end) ?? 0).length;
  while (start > 0 && /^\p{M}/u.test(text.slice(start))) start -= /[\udc00-\udfff]/.test(text[start - 1] ?? '') ? 2 : 1;
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : null;
}

/**
 * The range of `text` inside `within` from the words `from` to the words `to`, as short as they allow. Null for either: from the start, to
 * the end. Null as a result: they do not stand there. `wholeWords`: neither begins nor ends inside a word.
 */
export function locateQuote(
  text: string,
  within: Span,
  from: string | null,
  to: string | null,
  { wholeWords = false }: { readonly wholeWords?: boolean } = {},
): Span | null {
  const own = text.slice(within.start, within.end);
  const accepts: Accepts = ({ start, end }) => !wholeWords || (!partsWord(own, start) && !partsWord(own, end));
  const first = from === null ? { start: 0, end: 0 } : findWords(own, from, 0, 0, accepts);
  if (first === null) return null;
  const last = to === null ? { start: own.length, end: own.length } : findWords(own, to, first.start, first.end, accepts);
  if (last === null) return null;
  const span = whole(own, { start: first.start, end: last.end });
  return span === null ? null : { start: within.start + span.start, end: within.start + span.end };
}
