// A stored text cut at the passages to be marked, so that a page can show them without ever putting markup into source text.
import type { MarkedSpan } from '../../store/repositories/desk-evidence.ts';

/** What a page marks: passages by what they do for a sentence, and words that differ from it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: MarkedSpan['role'] | 'differs';
}

export interface TextPiece {
  readonly text: string;
  /** Null: not marked. Where marks overlap the weightier role wins: order, differs, contradicts, supports, cited. */
  readonly role: Mark['role'] | null;
}

const weight = { order: 5, differs: 4, contradicts: 3, supports: 2, cited: 1 } as const;

/** Pieces of `text` in order; joined they are `text`. Spans outside of it are cut to it. Offsets are UTF-16 units. */
export function cutAtMarks(text: string, spans: readonly Mark[]): TextPiece[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.end > span.start);
  const edges = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].sort((one, other) => one - other);
  const pieces: TextPiece[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    let role: Mark['role'] | null = null;
    for (const span of inside) {
      if (span.start <= start && end <= span.end && (role === null || weight[span.role] > weight[role])) role = span.role;
    }
    const last = pieces.at(-1);
    if (last !== undefined && last.role === role) pieces[pieces.length - 1] = { text: last.text + text.slice(start, end), role };
    else pieces.push({ text: text.slice(start, end), role });
  }
  return pieces;
}

export interface TextParagraph {
  readonly pieces: readonly TextPiece[];
  /** It holds a passage of the sentence's. */
  readonly marked: boolean;
  /** It, or a neighbour of it, holds such a passage: shown before the whole text is unfolded. */
  readonly near: boolean;
}

/** The paragraphs of a snapshot (parted by blank lines) with their marks. */
export function markedParagraphs(text: string, spans: readonly Mark[]): TextParagraph[] {
  let from = 0;
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const start = from;
    from += paragraph.length + 2;
    const own = spans.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
    const pieces = cutAtMarks(paragraph, own);
    return { pieces, marked: pieces.some((piece) => piece.role !== null && piece.role !== 'order') };
  });
  return paragraphs.map((paragraph, index) => ({
    ...paragraph,
    near: paragraph.marked || paragraphs[index - 1]?.marked === true || paragraphs[index + 1]?.marked === true,
  }));
}
