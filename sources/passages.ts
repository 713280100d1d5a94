// The text that an article is stored and cited by, and the passages in it. Both are pure functions of their input: the same article gives
// the same text, hence the same snapshot, and every passage is exactly `text.slice(start, end)` in UTF-16 units.
import { cutSentences } from '../core/sentences.ts';
import type { Passage } from '../core/sources.ts';
import { foldSpaces } from './extract/text.ts';

const blank = '\n\n';

/** Title, blank line, paragraphs parted by blank lines, NFC, one space where there was white space. Empty paragraphs are left out. */
export function composeSnapshot(title: string, paragraphs: readonly string[]): string {
  const heading = foldSpaces(title);
  const body = paragraphs.map((paragraph) => foldSpaces(paragraph)).filter((paragraph) => paragraph !== '');
  return [heading === '' ? '(untitled)' : heading, ...body].join(blank);
}

/**
 * Passages of a snapshot's text in reading order: the title (ordinal 0), then every sentence of every paragraph.
 * None crosses a paragraph and none overlaps another. `language` is an ISO 639-1 code or `und`; blocks that are one of `headings`
 * state nothing and are no passages.
 */
export function cutPassages(text: string, language: string, headings: readonly string[] = []): Passage[] {
  const skipped = new Set(headings.map((heading) => foldSpaces(heading)));
  const passages: Passage[] = [];
  let from = 0;
  for (const [index, block] of text.split(blank).entries()) {
    const spans = index === 0 ? [{ start: 0, end: block.length }] : skipped.has(block) ? [] : cutSentences(block, language);
    for (const span of spans) {
      passages.push({ ordinal: passages.length, kind: index === 0 ? 'title' : 'sentence', start: from + span.start, end: from + span.end });
    }
    from += block.length + blank.length;
  }
  return passages;
}
