// Sentences of a text by sentencex, addressed in UTF-16 units. A sentence is never cut inside a quotation that opens and closes in the block.
import { get_sentence_boundaries } from 'sentencex';
import type { Span } from './sources.ts';

/** Typographic quotation marks and what closes each. Straight marks do not say which way they face and are left to sentencex. */
const closersOf: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '»': '«', '「': '」', '『': '』' };

/** What a number belongs to: "the post-Sept. 11 law", "vol. 3". sentencex knows most of these where they stand alone. */
const numbered = /(?:^|[^\p{L}])(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec|[Nn]os?|[Vv]ol|[Aa]rt|[Ss]ec)\.\s*$/u;

/** UTF-16 index of each code point of `text`, and one past the end. */
function unitsOfCodePoints(text: string): number[] {
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return units;
}

/** Ranges of quotations that open and close in `text`, outermost ones only, in order; one never closed is no range. */
export function quotationSpans(text: string): Span[] {
  const open: { mark: string; at: number }[] = [];
  const spans: Span[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const mark = text[index] ?? '';
    const top = open.at(-1);
    if (top !== undefined && closersOf[top.mark]?.includes(mark)) {
      open.pop();
      // Those within it were closed before it, and stand last.
      while ((spans.at(-1)?.start ?? -1) > top.at) spans.pop();
      spans.push({ start: top.at, end: index + 1 });
    } else if (mark in closersOf) {
      open.push({ mark, at: index });
    }
  }
  return spans;
}

function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : null;
}

/**
 * Where sentences end, in UTF-16 units. sentencex 1.0.17 panics on some marks right behind a quotation that ends in an abbreviation (“Mr. ”؟ ?!),
 * and says so by an error: such a block is cut by the platform's rules, which know no abbreviations.
 */
function endsOf(text: string, language: string): number[] {
  const units = unitsOfCodePoints(text);
  try {
    return get_sentence_boundaries(language, text).map((boundary) => units[boundary.end_index] ?? text.length);
  } catch {
    const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
    return Array.from(segments, ({ index, segment }) => index + segment.length);
  }
}

/**
 * Sentences of one block of text (no blank lines inside), in order, without surrounding white space.
 * `language` is an ISO 639-1 code; an unknown one is cut by the general rules.
 */
export function cutSentences(text: string, language: string): Span[] {
  if (text.trim() === '') return [];
  const quotations = quotationSpans(text);
  const sentences: Span[] = [];
  let from = 0;
  let next = 0;
  for (const end of endsOf(text, language)) {
    while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= end) next += 1;
    const quoted = (quotations[next]?.start ?? Number.POSITIVE_INFINITY) < end;
    if (quoted && end < text.length) continue;
    if (language === 'en' && /^\s*\p{N}/u.test(text.slice(end, end + 4)) && numbered.test(text.slice(from, end))) continue;
    const span = trimmed(text, { start: from, end });
    if (span !== null) sentences.push(span);
    from = end;
  }
  const rest = trimmed(text, { start: from, end: text.length });
  if (rest !== null) sentences.push(rest);
  return sentences;
}
