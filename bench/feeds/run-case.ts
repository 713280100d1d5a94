// One broken feed through the parser: what it may do is give a feed with every value within its bounds, or refuse with a FeedError, soon.
import { FeedError, parseFeed } from '../../sources/feeds/parse-feed.ts';
import type { ParsedFeed } from '../../sources/feeds/parse-feed.ts';
import { timed, type FuzzCase, type FuzzOutcome } from '../fuzz/mutations.ts';

const isAddress = (address: string | null): boolean => address === null || (/^https?:\/\//.test(address) && address.length <= 2048);
const isDate = (date: Date | null): boolean => date === null || !Number.isNaN(date.getTime());

/** What stands in for a text while parsers read the rest. */
const setAside = /\u{F0000}[\w-]{8}:\d+;/u;

/** What is wrong with a feed; null for nothing. */
function faultOf(feed: ParsedFeed): string | null {
  if (![feed.site, feed.hub, feed.self, ...feed.sitemaps].every(isAddress)) return 'an address of the feed';
  if ((feed.title?.length ?? 0) > 200 || (feed.description?.length ?? 0) > 2000) return 'a text of the feed';
  if (feed.skipHours.some((hour) => !(hour >= 0 && hour <= 23)) || (feed.ttlMinutes ?? 1) <= 0) return 'the rhythm of the feed';
  const names = new Set(feed.entries.map((entry) => `${entry.guid}\n${entry.title}`));
  if (names.size !== feed.entries.length) return 'an entry that is there twice';
  for (const entry of feed.entries) {
    if (entry.guid === '' || entry.guid.length > 500) return 'a guid';
    if (!isAddress(entry.url)) return 'an address';
    if (entry.title.length > 500 || (entry.summary?.length ?? 0) > 2000 || (entry.author?.length ?? 0) > 200) return 'the length of a text';
    if ([entry.title, entry.summary, entry.contentHtml, entry.guid, entry.author].some((text) => setAside.test(text ?? '')))
      return 'a mark left in a text';
    if (!isDate(entry.publishedAt) || !isDate(entry.updatedAt)) return 'a date';
  }
  return null;
}

export function runCase({ bytes, contentType }: FuzzCase): Promise<FuzzOutcome> {
  return timed(async () => {
    try {
      const found = faultOf(await parseFeed(bytes, { url: 'https://paper.example/feed', contentType }));
      return { kind: found ?? 'ok', fault: found !== null };
    } catch (error) {
      const kind =
        error instanceof FeedError ? error.code : error instanceof Error ? `${error.name}: ${error.message}` : 'something thrown';
      return { kind, fault: !(error instanceof FeedError) };
    }
  });
}
