// What a feed's head says about how it wants to be read: RSS's ttl, skipHours and skipDays, the hub, its own address; and the
// sitemaps of a sitemap index. Read from the text, so that a broken feed loses none of it.
import { readAddress } from './entry-values.ts';
import type { ParsedFeed } from './parsed-feed.ts';

type Hints = Pick<ParsedFeed, 'ttlMinutes' | 'skipHours' | 'skipDays' | 'hub' | 'self' | 'sitemaps'>;

/** The head ends where the entries begin; hints further in than this are none. */
const longestHead = 100_000;
const mostSitemaps = 50_000;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function unescaped(text: string): string {
  return text
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')
    .replaceAll('&amp;', '&')
    .trim();
}

function* inner(text: string, name: string): Generator<string> {
  for (const [, value] of text.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>([^<]{0,3000}(?:<!\\[CDATA\\[[^<]{0,3000})?)`, 'gi')))
    yield unescaped(value ?? '');
}

function linkOf(head: string, relation: string, url: string): string | null {
  for (const [tag] of head.matchAll(/<(?:\w+:)?link\b[^<>]{0,3000}>/gi)) {
    const attribute = (name: string): string | undefined => {
      const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
      return found?.[1] ?? found?.[2];
    };
    if (attribute('rel')?.toLowerCase() === relation) return readAddress(unescaped(attribute('href') ?? ''), url);
  }
  return null;
}

/** Hours as 0 to 23; 24 is midnight in RSS 0.91. */
function hoursIn(head: string): number[] {
  const written = [...inner(head, 'hour')].filter((hour) => /^\d{1,2}$/.test(hour)).map(Number);
  return [...new Set(written.filter((hour) => hour <= 24).map((hour) => hour % 24))].sort((a, b) => a - b);
}

function sitemapsIn(text: string, url: string): string[] {
  const found: { address: string; changed: number }[] = [];
  for (const [, part] of text.matchAll(/<(?:\w+:)?sitemap>([\s\S]{0,6000}?)<\/(?:\w+:)?sitemap>/gi)) {
    const [location] = inner(part ?? '', 'loc');
    const [changed] = inner(part ?? '', 'lastmod');
    const address = readAddress(location, url);
    const at = Date.parse(changed ?? '');
    if (address !== null) found.push({ address, changed: Number.isNaN(at) ? 0 : at });
    if (found.length >= mostSitemaps) break;
  }
  return [...new Set(found.toSorted((a, b) => b.changed - a.changed).map(({ address }) => address))];
}

/** Reads them from a feed's text; `url` is the address that answered. A form that has none gives none. */
export function readHints(text: string, url: string): Hints {
  const start = text.slice(0, longestHead);
  const head = start.slice(0, /<(?:\w+:)?(?:item|entry|url)[\s>]/i.exec(start)?.index ?? longestHead);
  const ttl = [...inner(head, 'ttl')].map(Number).find((minutes) => minutes > 0 && Number.isFinite(minutes));
  const named = new Set([...inner(head, 'day')].map((day) => day.toLowerCase()));
  return {
    ttlMinutes: ttl ?? null,
    skipHours: /<skipHours\b/i.test(head) ? hoursIn(head) : [],
    skipDays: days.filter((day) => named.has(day.toLowerCase())),
    hub: linkOf(head, 'hub', url),
    self: linkOf(head, 'self', url),
    sitemaps: /<(?:\w+:)?sitemapindex[\s>]/i.test(head) ? sitemapsIn(text, url) : [],
  };
}
