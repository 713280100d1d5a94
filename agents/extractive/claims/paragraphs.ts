// A snapshot's paragraphs with the passages in them: speech runs over passages, so its speaker is looked for in the paragraph.
import type { Passage, SourceArticle, Span } from '../../../core/sources.ts';

export interface Paragraph extends Span {
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** Paragraphs after the title, in order, each with its passages. */
export function paragraphsOf(article: SourceArticle): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const sentences = article.passages.filter((passage) => passage.kind === 'sentence').toSorted((a, b) => a.start - b.start);
  let next = 0;
  let start = 0;
  while (start < article.text.length) {
    const gap = article.text.indexOf('\n\n', start);
    const end = gap === -1 ? article.text.length : gap;
    const passages: Passage[] = [];
    for (let passage = sentences[next]; passage !== undefined && passage.start < end; passage = sentences[next]) {
      if (passage.start >= start && passage.end <= end) passages.push(passage);
      next += 1;
    }
    if (passages.length > 0) paragraphs.push({ start, end, text: article.text.slice(start, end), passages });
    start = end + 2;
  }
  return paragraphs;
}
