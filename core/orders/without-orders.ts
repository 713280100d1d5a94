// Articles and texts as those read them who must not be given orders: models, writers, checks, and whatever decides by an article's words. What
// is marked is blanked, not cut, so that every offset still means the same place of the stored text.
import { cutSentences } from '../sentences.ts';
import type { SourceArticle, Span } from '../sources.ts';
import { findOrders, orderOf, type OrderMark } from './find-orders.ts';

/** Stands for a title that is left out, in every language. */
export const leftOutTitle = '[…]';

export interface ReadableArticle {
  /** Without its marked passages; a marked title is `[…]`, a marked author none. */
  readonly article: SourceArticle;
  readonly marks: readonly OrderMark[];
}

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** `text` with spaces for these ranges: every offset still means the same place. */
export function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** The ranges of the text that are marked; a mark on the author lies elsewhere. */
export function markedSpans(marks: readonly OrderMark[]): OrderMark[] {
  return marks.filter((mark) => mark.where !== 'author');
}

export function withoutOrders(article: SourceArticle): ReadableArticle {
  const marks = findOrders(article);
  const spans = markedSpans(marks);
  const title = spans.some((mark) => mark.where === 'title') || orderOf(article.title) !== null ? leftOutTitle : article.title;
  if (marks.length === 0 && title === article.title) return { article, marks };
  return {
    marks,
    article: {
      ...article,
      title,
      author: marks.some((mark) => mark.where === 'author') ? null : article.author,
      text: blanked(article.text, spans),
      passages: article.passages.filter((passage) => !spans.some((span) => overlaps(span, passage))),
    },
  };
}

/** A title that may be decided by and shown in lists: itself, or the sign for one that is left out. */
export function safeTitle(title: string): string {
  return orderOf(title) === null ? title : leftOutTitle;
}

/** A text (paragraphs parted by blank lines) whose passages are not known, with its orders blanked. */
export function safeText(text: string, language: string): string {
  const spans: Span[] = [];
  let from = 0;
  for (const block of text.split('\n\n')) {
    const first =
      orderOf(block) === null
        ? undefined
        : (cutSentences(block, language).find((sentence) => orderOf(block.slice(sentence.start, sentence.end)) !== null) ?? { start: 0 });
    if (first !== undefined) spans.push({ start: from + first.start, end: from + block.length });
    from += block.length + 2;
  }
  return blanked(text, spans);
}
