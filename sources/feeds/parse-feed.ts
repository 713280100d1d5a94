// Bytes of an answer to a feed: RSS, RDF and Atom through rss-parser, through a lenient reader where that refuses; JSON
// Feed and news sitemaps. What is no feed gives a FeedError that says what it is. Time and memory are bounded.
import { readAddress } from './entry-values.ts';
import { decodeFeed } from './feed-text.ts';
import { finishFeed } from './finish-feed.ts';
import { maximumJsonEntries, readJsonFeed } from './json-reader.ts';
import { readLenient } from './lenient-reader.ts';
import { examineXml } from './examine-xml.ts';
import { FeedError } from './parsed-feed.ts';
import type { ParsedFeed, RawFeed } from './parsed-feed.ts';
import { findRoot, prepareXml } from './prepare-xml.ts';
import { readXmlFeed, suitsRssParser } from './xml-reader.ts';

export { FeedError } from './parsed-feed.ts';
export type { FeedEntry, ParsedFeed } from './parsed-feed.ts';

/** Size of a feed at most, bytes: the largest real ones have two or three million. */
export const maximumFeedBytes = 8 * 1024 * 1024;
/** What a feed is asked for as: `Accept`. */
export const acceptedFeeds =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';
/** Each costs a parser some microseconds. */
const maximumReferences = 600_000;

const forms: ReadonlyMap<string, 'rss' | 'rdf' | 'atom' | 'sitemap' | 'html'> = new Map([
  ['rss', 'rss'],
  ['channel', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['urlset', 'sitemap'],
  ['sitemapindex', 'sitemap'],
  ['html', 'html'],
  ['head', 'html'],
  ['body', 'html'],
]);

export interface FeedSource {
  /** The address that answered. */
  readonly url: string;
  /** Headers of the answer; null where it had none. */
  readonly contentType: string | null;
  readonly contentLocation?: string | null;
  /** When it was read: dates are held against it. Default: now. */
  readonly now?: Date;
}

/**
 * Reads a feed. Relative links are resolved against what the feed says, else against its `Content-Location`, else against `url`.
 * @throws FeedError naming the address and what was found there instead
 */
export async function parseFeed(bytes: Uint8Array, source: FeedSource): Promise<ParsedFeed> {
  return finishFeed(await readFeed(bytes, source), feedBase(source), source.now ?? new Date());
}

/** What a feed's relative addresses are relative to where it names no base itself. */
export function feedBase({ url, contentLocation = null }: FeedSource): string {
  return readAddress(contentLocation ?? undefined, url) ?? url;
}

/** Reads a feed as it is written: values are neither cleaned nor cut. @throws FeedError as `parseFeed` does */
export async function readFeed(bytes: Uint8Array, { url, contentType }: FeedSource): Promise<RawFeed> {
  if (bytes.length > maximumFeedBytes)
    throw new FeedError('feed-too-large', `${url} has ${bytes.length} bytes; a feed of at most ${maximumFeedBytes} is read`);
  const charset = /charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
  const text = decodeFeed(bytes, charset);
  if (text === null) throw new FeedError('feed-binary', `binary data at ${url}, not a feed: check the address in the feed list`);
  const start = text.slice(0, 1000).trimStart();
  if (start === '' && text.trim() === '') throw new FeedError('feed-empty', `empty answer at ${url}, not a feed`);
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, url);
  return readXml(text, url);
}

async function readXml(text: string, url: string): Promise<RawFeed> {
  const root = findRoot(text);
  const form = root === null ? undefined : forms.get(root.name.replace(/^.*:/, '').toLowerCase());
  if (form === 'html' || (form === undefined && /^\s*<!doctype html/i.test(text)))
    throw new FeedError('feed-html', `HTML page at ${url}, not a feed${hintFrom(text, url)}`);
  if (root === null || form === undefined) {
    const found = root === null ? 'text without markup' : `<${root.name.slice(0, 40)}>`;
    throw new FeedError('feed-unknown', `no feed at ${url}: found ${found} where RSS, Atom, RDF, a news sitemap or JSON Feed is read`);
  }
  if (countOf('&', text) > maximumReferences)
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${maximumReferences} character references: not read`);
  const prepared = prepareXml(text, root.start);
  const examined = examineXml(prepared.xml);
  if (examined.kind === 'too-many-tags')
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${examined.limit} tags: not read`);
  if (examined.kind === 'too-deep')
    throw new FeedError('feed-malformed', `the feed at ${url} nests its elements deeper than ${examined.limit}: not read`);
  const repaired = examined.kind === 'broken';
  const whole = examined.kind === 'well-formed' ? { ...prepared, xml: prepared.xml.slice(0, examined.end) } : prepared;
  if (examined.kind === 'well-formed' && form !== 'sitemap' && suitsRssParser(whole.xml, form)) {
    try {
      const feed = await readXmlFeed(whole, form);
      if (feed !== null) return { ...feed, swells: prepared.entities.swells };
    } catch {
      // rss-parser gives up the whole feed over one bad date or a missing channel, with errors of no type: read it the other way.
    }
  }
  const feed = readLenient(whole, form, repaired && isCut(whole.xml));
  if (repaired && feed.entries.length === 0 && feed.title === undefined)
    throw new FeedError('feed-malformed', `the feed at ${url} is cut short or broken: nothing in it can be read`);
  return { ...feed, repaired, swells: prepared.entities.swells };
}

/** Whether the end is missing, in the middle of an entry. */
function isCut(xml: string): boolean {
  const lastOf = (pattern: RegExp): number => [...xml.matchAll(pattern)].at(-1)?.index ?? -1;
  const opened = lastOf(/<(?:[\w.-]{1,40}:)?(?:item|entry|url)[\s>]/gi);
  const closed = lastOf(/<\/(?:[\w.-]{1,40}:)?(?:item|entry|url)[\s>]/gi);
  return closed >= 0 && opened > closed;
}

function countOf(character: string, text: string): number {
  let count = 0;
  for (let index = text.indexOf(character); index >= 0; index = text.indexOf(character, index + 1)) count += 1;
  return count;
}

function readJson(text: string, url: string): RawFeed {
  if (countOf('&', text) + countOf('<', text) > maximumReferences)
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${maximumReferences} tags and character references: not read`);
  let feed: ReturnType<typeof readJsonFeed>;
  try {
    feed = readJsonFeed(text);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    throw new FeedError('feed-malformed', `broken JSON at ${url}, not a feed`, error);
  }
  if (feed === null) throw new FeedError('feed-unknown', `JSON at ${url}, but not a JSON Feed`);
  if (feed === 'too-many-entries')
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${maximumJsonEntries} entries: not read`);
  return feed;
}

/** Where an HTML page names its feed, that is what the list should have named. */
function hintFrom(html: string, url: string): string {
  for (const [tag] of html.slice(0, 200_000).matchAll(/<link\b[^<>]{0,2000}>/gi)) {
    if (!/type\s*=\s*["']?application\/(?:rss|atom)\+xml/i.test(tag)) continue;
    const address = readAddress(
      /href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)?.slice(1).find(Boolean)?.replaceAll('&amp;', '&'),
      url,
    );
    if (address !== null && address !== url) return `; the page names one at ${address}`;
  }
  return ': check the address in the feed list';
}
