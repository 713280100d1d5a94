// Bytes of an answer to a feed: RSS, RDF and Atom through rss-parser, through a lenient reader where that refuses; JSON
// Feed and news sitemaps. What is no feed gives a FeedError that says what it is. Time and memory are bounded.
import { sha256 } from '../../core/hash.ts';
import { readAddress, readDate, readLine } from './entry-values.ts';
import { decodeFeed } from './feed-text.ts';
import { readJsonFeed } from './json-reader.ts';
import { readLenient } from './lenient-reader.ts';
import { readHints } from './polling-hints.ts';
import { examineXml } from './examine-xml.ts';
import { FeedError } from './parsed-feed.ts';
import type { FeedEntry, ParsedFeed, RawEntry, RawFeed } from './parsed-feed.ts';
import { prepareXml, rootName } from './prepare-xml.ts';
import { readXmlFeed } from './xml-reader.ts';

export { FeedError } from './parsed-feed.ts';
export type { FeedEntry, ParsedFeed } from './parsed-feed.ts';

/** Size of a feed at most, bytes: the largest real ones have two or three million. */
export const maximumFeedBytes = 8 * 1024 * 1024;
/** Each costs a parser some microseconds. */
const maximumReferences = 600_000;
/** Larger than any article: then the page is read instead. */
const maximumContent = 400_000;
/** A description of so many paragraphs is the article itself. */
const fullTextParagraphs = 4;

const forms: Readonly<Record<string, 'rss' | 'rdf' | 'atom' | 'sitemap' | 'html'>> = {
  rss: 'rss',
  channel: 'rss',
  rdf: 'rdf',
  feed: 'atom',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  html: 'html',
  head: 'html',
  body: 'html',
};

/**
 * Reads a feed. `url` is the address that answered: relative links are resolved against it; `contentType` is the header.
 * @throws FeedError naming the address and what was found there instead
 */
export async function parseFeed(bytes: Uint8Array, source: { url: string; contentType: string | null }): Promise<ParsedFeed> {
  const { url } = source;
  if (bytes.length > maximumFeedBytes)
    throw new FeedError('feed-too-large', `${url} has ${bytes.length} bytes; a feed of at most ${maximumFeedBytes} is read`);
  const charset = /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(source.contentType ?? '')?.[1] ?? null;
  const text = decodeFeed(bytes, charset);
  if (text === null) throw new FeedError('feed-binary', `binary data at ${url}, not a feed: check the address in the feed list`);
  return { ...finish(await readFeed(text, url), url), ...readHints(text, url) };
}

async function readFeed(text: string, url: string): Promise<RawFeed> {
  const start = text.slice(0, 1000).trimStart();
  if (start === '' && text.trim() === '') throw new FeedError('feed-empty', `empty answer at ${url}, not a feed`);
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, url);
  const root = rootName(text);
  const form = root === null ? undefined : forms[root.replace(/^.*:/, '').toLowerCase()];
  if (form === 'html' || /^<!doctype html/i.test(start))
    throw new FeedError('feed-html', `HTML page at ${url}, not a feed${hintFrom(text, url)}`);
  if (root === null || form === undefined) {
    const found = root === null ? 'text without markup' : `<${root.slice(0, 40)}>`;
    throw new FeedError('feed-unknown', `no feed at ${url}: found ${found} where RSS, Atom, RDF, a news sitemap or JSON Feed is read`);
  }
  if (countOf('&', text) > maximumReferences)
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${maximumReferences} character references: not read`);
  const xml = prepareXml(text);
  const examined = examineXml(xml);
  if (examined.kind === 'too-many-tags')
    throw new FeedError('feed-too-large', `the feed at ${url} has more than ${examined.limit} tags: not read`);
  if (examined.kind === 'too-deep')
    throw new FeedError('feed-malformed', `the feed at ${url} nests its elements deeper than ${examined.limit}: not read`);
  if (form === 'sitemap') return readLenient(xml, form);
  if (examined.kind === 'well-formed') {
    try {
      return await readXmlFeed(xml.slice(0, examined.end), form);
    } catch {
      // rss-parser gives up the whole feed over one bad date or a missing channel, with errors of no type: read it the other way.
    }
  }
  const feed = readLenient(xml, form);
  if (examined.kind === 'broken' && feed.entries.length === 0 && feed.title === undefined)
    throw new FeedError('feed-malformed', `the feed at ${url} is cut short or broken: nothing in it can be read`);
  return feed;
}

function countOf(character: string, text: string): number {
  let count = 0;
  for (let index = text.indexOf(character); index >= 0; index = text.indexOf(character, index + 1)) count += 1;
  return count;
}

function readJson(text: string, url: string): RawFeed {
  let feed: RawFeed | null;
  try {
    feed = readJsonFeed(text);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    throw new FeedError('feed-malformed', `broken JSON at ${url}, not a feed`, error);
  }
  if (feed === null) throw new FeedError('feed-unknown', `JSON at ${url}, but not a JSON Feed`);
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

function finish(feed: RawFeed, url: string): Omit<ParsedFeed, keyof ReturnType<typeof readHints>> {
  const base = readAddress(feed.base, url) ?? url;
  const finished = feed.entries.map((raw) => finishEntry(raw, base)).filter((entry) => entry !== null);
  const entries = new Map<string, FeedEntry>();
  for (const entry of withOwnNames(finished)) if (!entries.has(entry.guid)) entries.set(entry.guid, entry);
  return {
    form: feed.form,
    title: readLine(feed.title, 200),
    site: readAddress(feed.site, base),
    language: /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.exec(feed.language?.trim() ?? '')?.[0] ?? null,
    entries: [...entries.values()],
    repaired: feed.repaired,
  };
}

/**
 * Some feeds give several entries one name. Where titles and dates show that these are different entries, each is named by its title too,
 * so that none is taken for another; a second entry of one name with another title or another date alone is the same one again.
 */
function withOwnNames(entries: readonly FeedEntry[]): FeedEntry[] {
  const named = new Map<string, { titles: Set<string>; dates: Set<number> }>();
  for (const { guid, title, publishedAt } of entries) {
    const seen = named.get(guid) ?? { titles: new Set(), dates: new Set() };
    if (publishedAt !== null) seen.dates.add(publishedAt.getTime());
    named.set(guid, { ...seen, titles: seen.titles.add(title) });
  }
  return entries.map((entry) => {
    const seen = named.get(entry.guid);
    const different = seen !== undefined && seen.titles.size > 1 && seen.dates.size > 1;
    return different ? { ...entry, guid: `${sha256(entry.guid)}#${sha256(entry.title).slice(0, 16)}` } : entry;
  });
}

/** Null for an entry that says nothing. */
function finishEntry(raw: RawEntry, feedBase: string): FeedEntry | null {
  const base = readAddress(raw.base, feedBase) ?? feedBase;
  // The entry's name is its address only where it is a whole one, and the feed gives no other.
  const named = /^\s*https?:\/\//i.test(raw.id ?? '') ? raw.id : undefined;
  const url = [...raw.links, named].map((link) => readAddress(link, base)).find((link) => link !== null) ?? null;
  const title = readLine(raw.title, 500) ?? '';
  const summary = readLine(raw.description, 2000);
  if (url === null && title === '' && summary === null) return null;
  const publishedAt = raw.dates.map(readDate).find((date) => date !== null) ?? null;
  return {
    guid: guidOf(raw.id?.trim() ?? '', url, title, publishedAt),
    url,
    title,
    summary,
    contentHtml: contentOf(raw),
    author: readLine(raw.author?.replace(/^\s*\S+@\S+\s*(?:\((.*)\))?\s*$/s, '$1'), 200),
    publishedAt,
  };
}

function guidOf(id: string, url: string | null, title: string, date: Date | null): string {
  const guid = id.replace(/[\p{Cc}\p{Cs}]/gu, '') || url;
  if (guid === null) return `sha256:${sha256(`${title}\n${date?.toISOString() ?? ''}`)}`;
  return guid.length <= 500 ? guid : `sha256:${sha256(guid)}`;
}

function contentOf(raw: RawEntry): string | null {
  const paragraphs = raw.description?.match(/<\/p>|<br\s*\/?>\s*<br\s*\/?>/gi)?.length ?? 0;
  const content = raw.content?.trim() ? raw.content : paragraphs >= fullTextParagraphs ? raw.description : undefined;
  if (content === undefined || content.length > maximumContent) return null;
  return content.replaceAll('\u0000', '');
}
