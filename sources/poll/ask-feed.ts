// Asks for one feed: a conditional GET where its validators are recent enough, parsing where its bytes are new, and the likeliest sitemaps
// where it is a sitemap index. Nothing is written here.
//
// robots.txt is not asked about feeds: a publisher lists them for readers' programs to fetch. It is for pages (fetch/robots.ts).
import { NewsroomError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import type { FeedToPoll } from '../../store/repositories/feed-polls.ts';
import type { FeedPart, FeedParts } from '../../store/source-tables.ts';
import { acceptedFeeds, FeedError, maximumFeedBytes, parseFeed } from '../feeds/parse-feed.ts';
import type { FeedEntry, ParsedFeed } from '../feeds/parse-feed.ts';
import type { FetchedDocument, FetchFailure, GuardedFetch, NotModified, Redirect } from '../fetch/fetch-result.ts';
import { freshnessOf } from '../fetch/freshness.ts';
import { hubLinks } from './link-headers.ts';

export interface FeedAnswer {
  readonly ok: true;
  /** What it lists now; null: nothing changed since the last poll. */
  readonly entries: readonly FeedEntry[] | null;
  /** The feed as it was read; null where its own bytes are those of before. */
  readonly parsed: ParsedFeed | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentSha256: string | null;
  readonly parts: FeedParts;
  /** No validators were sent: what came is what the server has. */
  readonly full: boolean;
  readonly freshMs: number;
  readonly redirects: readonly Redirect[];
  readonly notes: readonly string[];
}

export interface FeedFailure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  /** Null where the answer came and was no feed. */
  readonly fetched: FetchFailure | null;
}

/** Some servers keep a validator while the document changes: so often it is asked for without. */
const fullEveryMs = 24 * 3_600_000;
/** Sitemaps of an index that are read at a poll. */
const mostSitemaps = 4;
/** Longer than this, reading a feed holds up others: said in its health. */
const slowMs = 2000;

interface Known {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentSha256: string | null;
}

interface Part extends Known {
  readonly answer: FetchedDocument | NotModified;
  /** Null where the bytes are those of before. */
  readonly parsed: ParsedFeed | null;
  readonly milliseconds: number;
}

/** A client that keeps what it fetches before it is parsed, unless it has this hash. */
export type KeepingFetch = (unless: string | null) => Pick<GuardedFetch, 'fetch'>;

interface Asking {
  readonly keeping: KeepingFetch;
  /** With which the feed is named in messages. */
  readonly title: string;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function askFor({ keeping, title, now, signal }: Asking, address: string, known: Known | null): Promise<Part | FeedFailure> {
  const answer = await keeping(known?.contentSha256 ?? null).fetch(address, {
    accept: acceptedFeeds,
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    signal,
    maximumBytes: maximumFeedBytes,
  });
  // A poll that was given up says nothing about the feed, which has its next time already.
  if (!answer.ok && answer.code === 'aborted') throw new NewsroomError('aborted', `feed ${title}: ${answer.message}`, { retryable: true });
  if (!answer.ok) return { ok: false, code: answer.code, message: answer.message, fetched: answer };
  const etag = answer.headers['etag'] ?? null;
  const lastModified = answer.headers['last-modified'] ?? null;
  if (answer.status === 304) {
    // Nothing was sent that could be unchanged: whatever the server has, it has not been read.
    if (known?.etag == null && known?.lastModified == null)
      return { ok: false, code: 'protocol', message: `${address} answered 304 to an unconditional request`, fetched: null };
    return {
      etag: etag ?? known?.etag ?? null,
      lastModified: lastModified ?? known?.lastModified ?? null,
      contentSha256: known?.contentSha256 ?? null,
      answer,
      parsed: null,
      milliseconds: 0,
    };
  }
  const contentSha256 = sha256(answer.bytes);
  if (contentSha256 === known?.contentSha256) return { etag, lastModified, contentSha256, answer, parsed: null, milliseconds: 0 };
  const started = performance.now();
  try {
    const parsed = await parseFeed(answer.bytes, {
      url: answer.url,
      contentType: answer.headers['content-type'] ?? null,
      contentLocation: answer.headers['content-location'] ?? null,
      now,
    });
    return { etag, lastModified, contentSha256, answer, parsed, milliseconds: performance.now() - started };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { ok: false, code: error.code, message: error.message, fetched: null };
  }
}

/** Validators to be sent of what is known; the hash alone where the document is to come whole. */
function knownFor(known: Known, full: boolean): Known {
  return full ? { etag: null, lastModified: null, contentSha256: known.contentSha256 } : known;
}

/** Of these failures the one whose server asks to be left alone for the longest. */
function longestAsked(failures: readonly FeedFailure[]): FeedFailure | undefined {
  return failures.toSorted((a, b) => (b.fetched?.retryAfterMs ?? 0) - (a.fetched?.retryAfterMs ?? 0))[0];
}

/** What a sitemap's failure says of its index: one that is gone for good leaves the index, which answered, where it is. */
function asPart(failed: FetchFailure | null): FetchFailure | null {
  if (failed?.status !== 410) return failed;
  const { status: _gone, ...rest } = failed;
  return rest;
}

/** What the answer's headers say of hub and topic goes before what the feed says itself. */
function withHubLinks(parsed: ParsedFeed, answer: FetchedDocument | NotModified): ParsedFeed {
  const links = hubLinks(answer.headers['link'], answer.url);
  return { ...parsed, hub: links.hub ?? parsed.hub, self: links.self ?? parsed.self };
}

/** Fetches and reads `feed` where it is polled now. Throws NewsroomError `aborted` where the signal ends it. */
export async function askFeed(keeping: KeepingFetch, feed: FeedToPoll, now: Date, signal: AbortSignal): Promise<FeedAnswer | FeedFailure> {
  const { state } = feed;
  const full = state.fullPolledAt === null || now.getTime() - state.fullPolledAt.getTime() >= fullEveryMs;
  const address = state.movedTo ?? feed.url;
  const asking: Asking = { keeping, title: feed.title, now, signal };
  const own = await askFor(asking, address, knownFor(state, full));
  if ('ok' in own) return own;
  const { answer } = own;
  const parsed = own.parsed === null ? null : withHubLinks(own.parsed, answer);
  const notes: string[] = [];
  if (parsed?.repaired === true) notes.push('not well-formed: read as far as it goes');
  if (parsed?.swells === true) notes.push('declares entities that grow beyond what is read: they stand as they are written');
  if (own.milliseconds > slowMs) notes.push(`took ${Math.round(own.milliseconds)} ms to read`);
  const common = {
    ok: true as const,
    parsed,
    etag: own.etag,
    lastModified: own.lastModified,
    contentSha256: own.contentSha256,
    full,
    freshMs: freshnessOf(answer.headers),
    redirects: answer.redirects,
  };
  const sitemaps = parsed === null ? Object.keys(state.parts) : parsed.sitemaps.slice(0, mostSitemaps);
  if (sitemaps.length === 0) return { ...common, entries: parsed === null ? null : parsed.entries, parts: {}, notes };
  const listed = parsed === null ? Object.values(state.parts)[0]?.listed : parsed.sitemaps.length;
  if (listed !== undefined && listed > sitemaps.length) notes.push(`lists ${listed} sitemaps, of which ${sitemaps.length} are read`);
  const parts: Record<string, FeedPart> = {};
  const entries: FeedEntry[] = [...(parsed?.entries ?? [])];
  const failures: FeedFailure[] = [];
  let changed = false;
  for (const sitemap of sitemaps) {
    const before = state.parts[sitemap] ?? { etag: null, lastModified: null, contentSha256: null };
    const part = await askFor(asking, sitemap, knownFor(before, full));
    const ofIndex = listed === undefined ? {} : { listed };
    if ('ok' in part) {
      // Kept, so that it is asked for again; the others are read all the same.
      parts[sitemap] = { etag: null, lastModified: null, contentSha256: before.contentSha256, ...ofIndex };
      notes.push(`a sitemap of it was not read: ${part.message}`);
      failures.push(part);
      continue;
    }
    parts[sitemap] = { etag: part.etag, lastModified: part.lastModified, contentSha256: part.contentSha256, ...ofIndex };
    if (part.parsed === null) continue;
    changed = true;
    // Sitemaps of one index list the same pages.
    const known = new Set(entries.map(({ guid }) => guid));
    entries.push(...part.parsed.entries.filter(({ guid }) => !known.has(guid)));
  }
  const failed = failures.length === sitemaps.length && entries.length === 0 ? longestAsked(failures) : undefined;
  if (failed !== undefined)
    return { ...failed, message: `none of its sitemaps was read: ${failed.message}`, fetched: asPart(failed.fetched) };
  return { ...common, entries: changed ? entries : null, parts, notes };
}
