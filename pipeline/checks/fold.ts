// Text as quotations are compared: marks of quotation, spaces, dashes, ligatures and character widths are folded, and nothing
// else. Letters and figures stay exactly as they are. Every folded unit knows the unit of the original that it came from.

const quotationMarks = '"\'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟＂＇ʼʻ′″׳״﹁﹂﹃﹄';
const dashes = '-‐‑‒–—―−﹘﹣－⸺⸻';
// Soft hyphen, zero-width space, word joiner, byte order mark and the marks of direction are not seen by a reader.
const invisible = '\u00AD\u200B\u2060\uFEFF\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069';

/** What every quotation mark, single or double, is folded to. */
export const foldedMark = "'";

type Fold = 'mark' | 'dash' | 'space' | 'drop' | 'wide' | 'keep';

const foldOf = new Map<string, Fold>([
  ...Array.from(quotationMarks, (character): [string, Fold] => [character, 'mark']),
  ...Array.from(dashes, (character): [string, Fold] => [character, 'dash']),
  ...Array.from(invisible, (character): [string, Fold] => [character, 'drop']),
  ['…', 'wide'],
]);

/** Latin and Arabic ligatures and presentation forms, half- and full-width forms. Superscripts and fractions are figures and stay. */
function isCompatibilityForm(code: number): boolean {
  return (code >= 0xfb00 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc) || (code >= 0xff01 && code <= 0xffef);
}

function classify(character: string, code: number): Fold {
  const known = foldOf.get(character);
  if (known !== undefined) return known;
  if (code <= 0x7f) return code <= 0x20 ? 'space' : 'keep';
  if (/\s/u.test(character)) return 'space';
  return isCompatibilityForm(code) ? 'wide' : 'keep';
}

export interface FoldedText {
  readonly text: string;
  /** UTF-16 offset in the original of each folded unit; one more entry holds the original's length. */
  readonly offsets: Int32Array;
}

/** Folds `original`, which should be NFC. Time and space are linear in its length. */
export function foldText(original: string): FoldedText {
  const pieces: string[] = [];
  let offsets = new Int32Array(original.length + 16);
  let length = 0;
  let last = '';
  const emit = (piece: string, at: number): void => {
    if (length + piece.length >= offsets.length) {
      const larger = new Int32Array(offsets.length * 2 + piece.length);
      larger.set(offsets);
      offsets = larger;
    }
    for (let unit = 0; unit < piece.length; unit += 1) offsets[length + unit] = at;
    length += piece.length;
    pieces.push(piece);
    last = piece;
  };
  const dropSpace = (): void => {
    if (last !== ' ') return;
    pieces.pop();
    length -= 1;
    last = pieces.at(-1) ?? '';
  };
  for (let at = 0; at < original.length; at += 1) {
    const character = original[at] ?? '';
    const code = original.charCodeAt(at);
    switch (classify(character, code)) {
      case 'keep':
        emit(character, at);
        break;
      case 'wide':
        emit(character.normalize('NFKC'), at);
        break;
      case 'space':
        if (last !== ' ' && last !== foldedMark && last !== '') emit(' ', at);
        break;
      case 'mark':
        dropSpace();
        if (last !== foldedMark) emit(foldedMark, at);
        break;
      case 'dash':
        if (last !== '-') emit('-', at);
        break;
      case 'drop':
        break;
    }
  }
  dropSpace();
  offsets[length] = original.length;
  return { text: pieces.join(''), offsets: offsets.subarray(0, length + 1) };
}

/** First folded index whose original offset is at least `offset`. */
export function foldedIndex(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
