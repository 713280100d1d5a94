// One broken feed through the parser: what it may do is give a feed with every value within its bounds, or refuse with a FeedError, soon.
import { FeedError, parseFeed } from '../../sources/feeds/parse-feed.ts';
import type { ParsedFeed } from '../../sources/feeds/parse-feed.ts';
import type { FuzzCase } from './mutator.ts';

/** Longer than this and a poll hangs, milliseconds. */
export const maximumCaseMs = 2000;

const isAddress = (address: string | null): boolean => address === null || (/^https?:\/\//.test(address) && address.length <= 2048);
const isDate = (date: Date | null): boolean => date === null || !Number.isNaN(date.getTime());

/** What stands in for a text while parsers read the rest. */
const setAside = /\u{F0000}[\w-]{8}:\d+;/u;

/** What is wrong with a feed; null for nothing. */
function faultOf(feed: ParsedFeed): string | null {
  if (![feed.site, feed.hub, feed.self, ...feed.sitemaps].every(isAddress)) return 'an address of the feed';
  if ((feed.title?.length ?? 0) > 200 || (feed.description?.length ?? 0) > 2000) return 'a text of the feed';
  if (feed.skipHours.some((hour) => !(hour >= 0 && hour <= 23)) || (feed.ttlMinutes ?? 1) <= 0) return 'the rhythm of the feed';
  const guids = new Set(feed.entries.map((entry) => entry.guid));
  if (guids.size !== feed.entries.length) return 'a guid that is there twice';
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

export interface FuzzOutcome {
  /** `ok`, the code of a refusal, or what is wrong in words: then `fault` is true. */
  readonly kind: string;
  readonly fault: boolean;
  readonly milliseconds: number;
}

export async function runCase({ bytes, contentType }: FuzzCase): Promise<FuzzOutcome> {
  const start = performance.now();
  const used = process.cpuUsage();
  let [kind, fault] = ['ok', false];
  try {
    const found = faultOf(await parseFeed(bytes, { url: 'https://paper.example/feed', contentType }));
    if (found !== null) [kind, fault] = [found, true];
  } catch (error) {
    fault = !(error instanceof FeedError);
    kind = error instanceof FeedError ? error.code : error instanceof Error ? `${error.name}: ${error.message}` : 'something thrown';
  }
  // On a machine that does other things too the clock says little: a case is slow when it has had the time to itself.
  const { user, system } = process.cpuUsage(used);
  const milliseconds = Math.min(performance.now() - start, (user + system) / 1000);
  return milliseconds > maximumCaseMs ? { kind: `slow (${kind})`, fault: true, milliseconds } : { kind, fault, milliseconds };
}
