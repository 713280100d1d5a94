// What reading a page gives: an article, or a failure that says why there is none. Text in it is what a reader of the page sees, never markup.

export interface ExtractedArticle {
  readonly ok: true;
  /** Without the site's name; empty where neither page nor feed gave one. */
  readonly title: string;
  /** In reading order, white space folded, none empty and none equal to the title. */
  readonly paragraphs: readonly string[];
  /** Those of the paragraphs that are headings: they make the text readable and state nothing. */
  readonly headings: readonly string[];
  readonly author: string | null;
  readonly publishedAt: Date | null;
  /** When it was last changed; null where the page names no time after its publication. */
  readonly updatedAt: Date | null;
  /** Part of the paper, as the page names it. */
  readonly section: string | null;
  /** Address of the picture that the page shows first (http or https), and who is credited for it. */
  readonly leadImage: string | null;
  readonly leadImageCredit: string | null;
  /** Absolute http(s) address the page gives for itself. */
  readonly canonicalUrl: string | null;
  /** Language tag as the page declares it (`de-AT`): a hint, often wrong. */
  readonly languageHint: string | null;
  /** True when the page says that it shows only a part to readers who do not pay. */
  readonly paywalled: boolean;
}

export type ExtractionCode =
  | 'empty'
  | 'too-large'
  | 'not-html'
  | 'too-short'
  | 'extractor-failed'
  | 'took-too-long'
  | 'out-of-memory'
  | 'reader-died'
  | 'aborted';

export interface ExtractionFailure {
  readonly ok: false;
  readonly code: ExtractionCode;
  /** What, where, what to do: one line. */
  readonly message: string;
}

export function extractionFailure(code: ExtractionCode, message: string): ExtractionFailure {
  return { ok: false, code, message };
}
