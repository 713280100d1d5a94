// For a quotation that is not in its source: the text that comes nearest, and the words that differ. Words only; never a verdict.

const maximumQuotationWords = 120;
const maximumSourceWords = 12_000;
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*/gu;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly text: string;
}

function wordsOf(text: string, most: number): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    words.push({ start: match.index, end: match.index + match[0].length, key: match[0].toLowerCase(), text: match[0] });
    if (words.length >= most) break;
  }
  return words;
}

/** First word of the run of `source` that shares most words with `quotation`, and how many it shares. */
function bestWindow(quotation: readonly Word[], source: readonly Word[]): { at: number; shared: number } {
  const wanted = new Map<string, number>();
  for (const word of quotation) wanted.set(word.key, (wanted.get(word.key) ?? 0) + 1);
  const seen = new Map<string, number>();
  let shared = 0;
  let best = { at: 0, shared: 0 };
  source.forEach((word, index) => {
    const count = (seen.get(word.key) ?? 0) + 1;
    seen.set(word.key, count);
    if (count <= (wanted.get(word.key) ?? 0)) shared += 1;
    const leaving = source[index - quotation.length];
    if (leaving !== undefined) {
      const left = seen.get(leaving.key) ?? 0;
      if (left <= (wanted.get(leaving.key) ?? 0)) shared -= 1;
      seen.set(leaving.key, left - 1);
    }
    if (shared > best.shared) best = { at: Math.max(0, index - quotation.length + 1), shared };
  });
  return best;
}

/** Words of `left` and of `right` that are not in their longest common subsequence. */
function differingWords(left: readonly Word[], right: readonly Word[]): { left: string[]; right: string[] } {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row]?.key === right[column]?.key
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const result = { left: [] as string[], right: [] as string[] };
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row]?.key === right[column]?.key) {
      row += 1;
      column += 1;
    } else if (column >= right.length || (row < left.length && lengthAt(row + 1, column) >= lengthAt(row, column + 1))) {
      result.left.push(left[row]?.text ?? '');
      row += 1;
    } else {
      result.right.push(right[column]?.text ?? '');
      column += 1;
    }
  }
  return result;
}

export interface NearestText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Share of the quotation's words that it has, 0 to 1. */
  readonly share: number;
  /** Words only the quotation has, and words only the source has. */
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/** Words of each block of the text: a title and the paragraph under it are not read on as one. */
function blocksOf(words: readonly Word[], source: string): Word[][] {
  const blocks: Word[][] = [];
  let before: Word | null = null;
  for (const word of words) {
    if (before === null || /\n\s*\n/u.test(source.slice(before.end, word.start))) blocks.push([]);
    blocks.at(-1)?.push(word);
    before = word;
  }
  return blocks;
}

/**
 * The run of `source` nearest to `quotation`, within one block of it, or null where less than half of the words agree. Work is bounded for any
 * input.
 */
export function nearestText(quotation: string, source: string): NearestText | null {
  const wanted = wordsOf(quotation, maximumQuotationWords);
  const words = wordsOf(source, maximumSourceWords);
  if (wanted.length < 2 || words.length === 0) return null;
  let best = { at: 0, shared: 0 };
  let block: readonly Word[] = [];
  for (const candidate of blocksOf(words, source)) {
    const found = bestWindow(wanted, candidate);
    if (found.shared > best.shared) [best, block] = [found, candidate];
  }
  if (best.shared * 2 < wanted.length) return null;
  const window = block.slice(best.at, best.at + wanted.length);
  const first = window[0];
  const last = window.at(-1);
  if (first === undefined || last === undefined) return null;
  const differing = differingWords(wanted, window);
  return {
    text: source.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    share: best.shared / wanted.length,
    added: differing.left,
    missing: differing.right,
  };
}
