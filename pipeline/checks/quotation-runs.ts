// Finds the runs of a sentence that stand in quotation marks, in every typographic form. Only outermost runs count: what is nested
// is part of the words quoted. A mark that is never closed, or never opened, quotes to the end, or from the start: it is read
// in the way that asks for more to be verbatim.
import type { Span } from '../../core/sources.ts';

export interface QuotationRun extends Span {
  /** The words between the marks. */
  readonly text: string;
  /** False where a mark is missing its partner. */
  readonly balanced: boolean;
}

const closersOf: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”‟',
  '‟': '”',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‚': '‘’',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '﹃': '﹄',
  '〝': '〞〟',
  '"': '"',
  '＂': '＂',
};
const closers = new Set('”»›」』﹂﹄〞〟');
/** Marks that open on the left of a word and close on its right: their side decides. */
const eitherWay = new Set('”»›');
const wordElisions = /^(?:\d0s|em|tis|twas|til|till|cause|n|round|s|t|d|ll|re|ve|m)(?![\p{L}\p{N}])/iu;

function before(text: string, at: number): string {
  return text[at - 1] ?? ' ';
}
function opensHere(text: string, at: number): boolean {
  return /[\s([{—–\-:/¿¡]/u.test(before(text, at)) && /\S/u.test(text[at + 1] ?? ' ');
}
const isWordUnit = (unit: string): boolean => /[\p{L}\p{N}]/u.test(unit);

/** Where a single mark opened at `at` closes: the first one that has a word or a stop before it and no letter after it. */
function closeOfSingle(text: string, at: number): number | null {
  for (let index = at + 2; index < text.length; index += 1) {
    const unit = text[index] ?? '';
    if (unit !== '’' && unit !== "'") continue;
    if (/\S/u.test(before(text, index)) && !isWordUnit(text[index + 1] ?? ' ')) return index;
  }
  return null;
}

interface Open {
  readonly mark: string;
  readonly at: number;
}

/** What a doubled mark is read as: one mark, and a unit that no reader sees, so that offsets stay. */
const filler = '\u2060';
const otherMarks: Readonly<Record<string, string>> = {
  '❝': '“',
  '❞': '”',
  '❛': '‘',
  '❜': '’',
  '‛': '‘',
  '＇': "'",
  '`': "'",
  '´': "'",
  '❮': '‹',
  '❯': '›',
};

/** Rare marks as the common ones that they stand for; a prime after a figure is feet or minutes. */
function commonMarks(text: string): string {
  if (!/[❝❞❛❜‛＇`´❮❯″‶ʺ˝]|''/u.test(text)) return text;
  return text
    .replaceAll('``', `"${filler}`)
    .replaceAll("''", `"${filler}`)
    .replaceAll(/(?<!\p{N})[″‶ʺ˝]/gu, '"')
    .replaceAll(/[❝❞❛❜‛＇`´❮❯]/gu, (mark) => otherMarks[mark] ?? mark);
}

/** Whether a text has a mark that may open a quotation. */
export const mayQuote = (text: string): boolean => /["“”«»„「『‘‚‹﹁〝＂❝❛❮″‶ʺ˝`]|''/u.test(text);

/** Quotations of `text` in order, none inside another. */
export function quotationRuns(original: string): QuotationRun[] {
  const text = commonMarks(original);
  const spans: { start: number; end: number; balanced: boolean }[] = [];
  const open: Open[] = [];
  let singleUntil = -1;
  let lastCloser = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    const top = open.at(-1);
    if (top !== undefined && closersOf[top.mark]?.includes(unit) === true) {
      open.pop();
      lastCloser = at;
      if (open.length === 0) spans.push({ start: top.at, end: at + 1, balanced: true });
    } else if ((unit === '‘' || unit === "'") && open.length === 0 && at > singleUntil) {
      if (isWordUnit(before(text, at)) || wordElisions.test(text.slice(at + 1, at + 8))) continue;
      const close = closeOfSingle(text, at);
      if (close === null) continue;
      spans.push({ start: at, end: close + 1, balanced: true });
      singleUntil = close;
    } else if (closers.has(unit) && !(eitherWay.has(unit) && opensHere(text, at))) {
      lastCloser = at;
      // “He agreed,” he added.”: the first mark was meant to open all of it.
      if (open.length === 0) spans.splice(0, spans.length, { start: spans[0]?.start ?? -1, end: at + 1, balanced: false });
    } else if (unit in closersOf) {
      open.push({ mark: unit, at });
    }
  }
  const unclosed = open[0];
  if (unclosed !== undefined) {
    // “One? “ he asked: a wrong inner mark leaves the outer one open though the last mark of the sentence meant to close it.
    const end = lastCloser > unclosed.at && !text.slice(lastCloser + 1).includes(unclosed.mark) ? lastCloser + 1 : text.length;
    spans.push({ start: unclosed.at, end, balanced: false });
  }
  // The widest first of those that begin alike, so that each is inside the furthest one before it or in none.
  const ordered = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  let furthest = -1;
  return ordered
    .filter(({ end }) => {
      const isOutermost = end > furthest;
      furthest = Math.max(furthest, end);
      return isOutermost;
    })
    .map(({ start, end, balanced }) => {
      const from = Math.max(start, 0);
      const closed = balanced || (closers.has(text[end - 1] ?? '') && end - 1 > from);
      return { start: from, end, balanced, text: text.slice(start + 1, closed ? end - 1 : end).replaceAll(filler, '') };
    })
    .filter((run) => isRealRun(run.text));
}

function isRealRun(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}
