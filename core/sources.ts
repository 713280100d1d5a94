// What comes in: feeds, items, articles, snapshots and the passages in them.
import { z } from 'zod';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Half-open range in UTF-16 units of a snapshot's NFC text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Passage extends Span {
  readonly ordinal: number;
  /** `title`: the article's title, which is the first line of the snapshot's text. */
  readonly kind: 'title' | 'sentence';
}

/** An article as the pipeline and the writers see it: its row and the text it is named by. */
export interface SourceArticle {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  /** The last producer in the attribution chain: a news agency's name, or the outlet itself. */
  readonly origin: string;
  readonly snapshot: string;
  /** The whole text of the snapshot: title, a blank line, then paragraphs parted by blank lines. NFC. */
  readonly text: string;
  readonly passages: readonly Passage[];
}
