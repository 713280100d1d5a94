// The feeds of a site, from any of its addresses: what the page declares, what it links to, news sitemaps that robots.txt names, and, where
// none of these is a feed, the places where publishing systems put one. Every address found is fetched and parsed: a guess is never reported.
import { load } from 'cheerio';
import { decodePage } from '../extract/decode.ts';
import type { GuardedFetch } from '../fetch/fetch-result.ts';
import { checkFeed, type FeedCheck, type FeedFound, type FeedNotFound } from './check-feed.ts';

export type FeedSource = 'address' | 'declared' | 'linked' | 'robots' | 'usual-place';

export interface DiscoveredFeed {
  /** How its address was found. */
  readonly from: FeedSource;
  readonly feed: FeedFound;
}

export interface Discovery {
  readonly url: string;
  /** Feeds that answer, in the order in which they were found. */
  readonly feeds: readonly DiscoveredFeed[];
  /** Addresses that the site itself gives as feeds and that are none. */
  readonly broken: readonly { readonly from: FeedSource; readonly check: FeedNotFound }[];
  /** Why the page itself could not be looked at; null where it could. */
  readonly pageFailure: string | null;
}

const feedTypes = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)|text\/xml|application\/xml)\b/i;
const looksLikeFeed = /(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._-]|\d{0,2}$|\d{0,2}\.(?:xml|json|php|aspx?)$)|\.(?:rss|atom|rdf)$/i;
/** Of WordPress, Drupal, Ghost, Blogger, Hugo and Jekyll, and what others have in common. */
const usualPlaces = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feeds/posts/default'];
/** Each costs a fetch, with the gap between two of one host. */
const most = { declared: 10, linked: 12, robots: 3 };
const pageTypes = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
const comments = /comment|kommentar|commentaire/i;

interface Candidate {
  readonly from: FeedSource;
  readonly url: string;
}

/** Feeds that a page declares and links to; of comments none. */
function candidatesOf(html: string, pageUrl: string): Candidate[] {
  const $ = load(html);
  const declaredBase = $('base[href]').first().attr('href');
  const base = declaredBase !== undefined && URL.canParse(declaredBase, pageUrl) ? new URL(declaredBase, pageUrl).href : pageUrl;
  const address = (href: string | undefined): string | null => {
    if (href === undefined || !URL.canParse(href.trim(), base)) return null;
    const url = new URL(href.trim(), base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : null;
  };
  const declared = $('link[rel~="alternate" i][type]')
    .toArray()
    .filter((link) => feedTypes.test($(link).attr('type') ?? '') && !comments.test(`${$(link).attr('title')} ${$(link).attr('href')}`))
    .map((link) => address($(link).attr('href')));
  const linked = $('a[href]')
    .toArray()
    .map((link) => address($(link).attr('href')))
    .filter((url) => url !== null && looksLikeFeed.test(new URL(url).pathname.replace(/\/$/, '')) && !comments.test(url));
  const unique = (urls: readonly (string | null)[]): string[] => [...new Set(urls.filter((url) => url !== null))];
  return [
    ...unique(declared)
      .slice(0, most.declared)
      .map((url) => ({ from: 'declared' as const, url })),
    ...unique(linked)
      .slice(0, most.linked)
      .map((url) => ({ from: 'linked' as const, url })),
  ];
}

/** News sitemaps by the `Sitemap:` lines of robots.txt (sitemaps.org). */
async function newsSitemaps(fetch: Pick<GuardedFetch, 'fetch'>, site: URL, signal: AbortSignal): Promise<Candidate[]> {
  const answer = await fetch.fetch(new URL('/robots.txt', site).href, { signal, maximumBytes: 512 * 1024 });
  if (!answer.ok || answer.status !== 200) return [];
  const named = Buffer.from(answer.bytes)
    .toString('utf8')
    .matchAll(/^\s*sitemap\s*:\s*(\S+)/gim);
  const urls = Array.from(named, ([, url = '']) => url).filter((url) => /news/i.test(url) && URL.canParse(url));
  return [...new Set(urls)].slice(0, most.robots).map((url) => ({ from: 'robots' as const, url }));
}

/**
 * Looks for the feeds of the site at `url`, at most some thirty fetches. `progress` is told each address before it is tried.
 */
export async function discoverFeeds(
  fetch: Pick<GuardedFetch, 'fetch'>,
  url: string,
  options: { readonly signal: AbortSignal; readonly progress?: (url: string) => void },
): Promise<Discovery> {
  const { signal, progress } = options;
  const feeds: DiscoveredFeed[] = [];
  const broken: { from: FeedSource; check: FeedNotFound }[] = [];
  const tried = new Set<string>();
  const tryAll = async (candidates: readonly Candidate[]): Promise<void> => {
    for (const candidate of candidates) {
      if (tried.has(candidate.url)) continue;
      tried.add(candidate.url);
      progress?.(candidate.url);
      const check: FeedCheck = await checkFeed(fetch, candidate.url, signal);
      if (!check.ok) {
        if (candidate.from === 'declared') broken.push({ from: candidate.from, check });
        continue;
      }
      const known = new Set(feeds.flatMap(({ feed }) => [feed.url, feed.movedTo ?? feed.url]));
      if (!known.has(check.movedTo ?? check.url)) feeds.push({ from: candidate.from, feed: check });
    }
  };

  progress?.(url);
  const own = await checkFeed(fetch, url, signal);
  tried.add(url);
  if (own.ok) return { url, feeds: [{ from: 'address', feed: own }], broken, pageFailure: null };
  // What was no feed is asked for once more as a page: a server may give a browser something else.
  const answer = await fetch.fetch(url, { accept: pageTypes, signal });
  let pageFailure: string | null = null;
  let site = new URL(url);
  if (!answer.ok) pageFailure = answer.message;
  else if (answer.status === 200) {
    site = new URL(answer.url);
    const page = decodePage(answer, answer.url);
    if (page.ok) await tryAll(candidatesOf(page.html, answer.url));
    else pageFailure = page.message;
  }
  signal.throwIfAborted();
  // An article's page may name none where the site's first page does.
  const home = new URL('/', site).href;
  if (feeds.length === 0 && pageFailure === null && !tried.has(home) && home !== site.href) {
    progress?.(home);
    const first = await fetch.fetch(home, { accept: pageTypes, signal });
    const page = first.ok && first.status === 200 ? decodePage(first, first.url) : null;
    if (first.ok && page?.ok === true) await tryAll(candidatesOf(page.html, first.url));
  }
  const hostFails = pageFailure !== null && !answer.ok && answer.code !== 'status';
  if (!hostFails) await tryAll(await newsSitemaps(fetch, site, signal));
  if (feeds.length === 0 && !hostFails) await tryAll(usualPlaces.map((path) => ({ from: 'usual-place', url: new URL(path, site).href })));
  return { url, feeds, broken, pageFailure };
}
