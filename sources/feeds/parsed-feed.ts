// A feed as it is read, whatever its form: RSS, RDF, Atom, JSON Feed or a news sitemap. Everything in it is a stranger's
// text: cleaned of what shows nothing and cut to what a row can hold, but not believed.
import { NewsroomError } from '../../core/errors.ts';

export interface FeedEntry {
  /** What the feed calls the entry, else its address, else a hash of title and date. At most 500 characters. Several entries may share it. */
  readonly guid: string;
  /** Absolute http(s) address of its page; null where it names none. */
  readonly url: string | null;
  /** One line; empty where the feed gives none. */
  readonly title: string;
  /** Text without markup, at most 2,000 characters. */
  readonly summary: string | null;
  /** The full content, not sanitised: for extraction only, never for display. Null when absent or too large to be an article. */
  readonly contentHtml: string | null;
  readonly author: string | null;
  /** When it came out: the first date that the feed gives for that, else when it was changed. Null where it gives none that can be believed. */
  readonly publishedAt: Date | null;
  /** When it was last changed, where the feed says so and can be believed. */
  readonly updatedAt: Date | null;
  /**
   * What is wrong with the first date that the feed gives: it is more than a day after the reading (`future`), or before 1990 (`past`).
   * `publishedAt` is then the entry's next date that is neither; where there is none, the time of the reading for `future`, null for `past`.
   */
  readonly dateDoubt: 'future' | 'past' | null;
}

export interface ParsedFeed {
  readonly form: 'rss' | 'rdf' | 'atom' | 'json' | 'sitemap';
  readonly title: string | null;
  /** Text without markup, at most 2,000 characters. */
  readonly description: string | null;
  /** Home page of the outlet. */
  readonly site: string | null;
  /** As the feed writes it: `en`, `pt-BR`. */
  readonly language: string | null;
  /** In the feed's order, each once: those that share a guid have different titles, or neither address nor date in common. */
  readonly entries: readonly FeedEntry[];
  /** Minutes that the feed says it may be kept, as it writes them: not clamped. Null where it says nothing above zero. */
  readonly ttlMinutes: number | null;
  /** Hours of the day, 0 to 23 in UTC, in which it asks not to be read; in order, each once. */
  readonly skipHours: readonly number[];
  /** Days on which it asks not to be read, as English names: `Monday`. */
  readonly skipDays: readonly string[];
  /** Address of its WebSub hub. */
  readonly hub: string | null;
  /** The address that the feed gives for itself: the topic at its hub. */
  readonly self: string | null;
  /** Addresses of the sitemaps that a sitemap index names, the likeliest to have news first; it has no entries. */
  readonly sitemaps: readonly string[];
  /** The feed was not well-formed and was read as far as it could be. */
  readonly repaired: boolean;
  /** It declares entities that grow beyond what is read; references to them stand as they are written. */
  readonly swells: boolean;
}

type FeedErrorCode = 'feed-empty' | 'feed-html' | 'feed-binary' | 'feed-unknown' | 'feed-malformed' | 'feed-too-large';

/** What was fetched is no feed, or no readable one. */
export class FeedError extends NewsroomError {
  declare readonly code: FeedErrorCode;

  constructor(code: FeedErrorCode, message: string, cause?: unknown) {
    super(code, message, { cause });
  }
}

/** A text as a reader found it: HTML, or `plain` text in which `<` and `&` are themselves. */
export interface RawText {
  readonly text: string;
  readonly plain: boolean;
  /** What its relative addresses are relative to, itself relative to the base of its entry. */
  readonly base?: string | undefined;
}

/** An entry as a reader found it: text not yet cleaned, addresses not yet resolved, the best candidate of each kind first. */
export interface RawEntry {
  readonly id?: string | undefined;
  readonly links: readonly (string | undefined)[];
  /** Relative to the feed's base. */
  readonly base?: string | undefined;
  readonly title?: RawText | undefined;
  /** The short text. */
  readonly description?: RawText | undefined;
  /** The full text. */
  readonly content?: RawText | undefined;
  /** As written, with an address of mail before or behind it in brackets. */
  readonly author?: string | undefined;
  readonly published: readonly (string | undefined)[];
  readonly updated: readonly (string | undefined)[];
}

export interface RawFeed {
  readonly form: ParsedFeed['form'];
  readonly reader: 'rss-parser' | 'lenient' | 'json';
  readonly title?: RawText | undefined;
  readonly description?: RawText | undefined;
  readonly site?: string | undefined;
  readonly language?: string | undefined;
  readonly base?: string | undefined;
  readonly self?: string | undefined;
  readonly hub?: string | undefined;
  readonly ttl?: string | undefined;
  readonly skipHours?: readonly string[] | undefined;
  readonly skipDays?: readonly string[] | undefined;
  readonly sitemaps?: readonly { readonly address: string; readonly changed: string | undefined }[] | undefined;
  readonly entries: readonly RawEntry[];
  readonly repaired: boolean;
  readonly swells?: boolean;
}
