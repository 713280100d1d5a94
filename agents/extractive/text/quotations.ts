// Quotation marks: where speech stands in a source's paragraph, and how a quotation is set in a draft.
import { quotationSpans } from '../../../core/sentences.ts';
import type { Span } from '../../../core/sources.ts';

/** How a language writes a quotation, and one inside it. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
}

/** Contents (without marks) of the quotations of one paragraph, typographic and straight double marks alike. An odd straight mark ends the search: it does not say what it opens. */
export function speechRuns(paragraph: string): Span[] {
  const runs = quotationSpans(paragraph).map(({ start, end }) => ({ start: start + 1, end: end - 1 }));
  const straight: number[] = [];
  for (let index = paragraph.indexOf('"'); index !== -1; index = paragraph.indexOf('"', index + 1)) {
    if (!runs.some((run) => run.start <= index && index < run.end)) straight.push(index);
  }
  for (let index = 0; index + 1 < straight.length; index += 2) {
    const start = (straight[index] ?? 0) + 1;
    const end = straight[index + 1] ?? start;
    // An opening mark has space before it and none after: otherwise the pairing has slipped.
    if (/\s/.test(paragraph[start] ?? ' ') || /[\p{L}\p{N}]/u.test(paragraph[start - 2] ?? ' ')) break;
    runs.push({ start, end });
  }
  return runs.filter((run) => run.end > run.start).sort((a, b) => a.start - b.start);
}

/** Whether every quotation mark of a text has its counterpart in it. */
export function marksAreBalanced(text: string): boolean {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return false;
  if ((text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0) && !text.includes('„')) return false;
  if ((text.match(/«/g)?.length ?? 0) !== (text.match(/»/g)?.length ?? 0)) return false;
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0);
}

/** `quote` in the marks of the draft's language; marks inside become its inner ones. Letters and figures stay as they are. */
export function setQuotation(quote: string, marks: QuotationMarks): string {
  const doubles = /["“”„«»]/;
  if (!doubles.test(quote)) return marks.open + quote + marks.close;
  let inner = '';
  let opened = false;
  for (const character of quote) {
    if (!doubles.test(character)) inner += character;
    else {
      const opening: boolean = character === '"' || character === '“' ? !opened : character === '„' || character === '«';
      inner += opening ? marks.innerOpen : marks.innerClose;
      opened = opening;
    }
  }
  return marks.open + inner + marks.close;
}
