import { expect, it } from 'vitest';
import { readHints } from './polling-hints.ts';

const url = 'https://paper.example/feeds/rss.xml';

it('reads what a feed’s head says about how it wants to be read', () => {
  const feed = `<rss><channel><ttl> 60 </ttl><atom:link rel="self" href="/feeds/rss.xml"/><atom:link rel='hub' href='https://hub.example/?a=1&amp;b=2'/>
    <skipHours><hour>24</hour><hour>3</hour><hour>03</hour><hour>99</hour><hour>x</hour></skipHours>
    <skipDays><day>Sunday</day><day>monday</day><day>Noday</day></skipDays>
    <item><ttl>5</ttl><link rel="hub" href="https://other.example/"/></item></channel></rss>`;
  expect(readHints(feed, url)).toEqual({
    ttlMinutes: 60,
    skipHours: [0, 3],
    skipDays: ['Monday', 'Sunday'],
    hub: 'https://hub.example/?a=1&b=2',
    self: url,
    sitemaps: [],
  });
});

it('finds none where there are none, or they are absurd', () => {
  const none = { ttlMinutes: null, skipHours: [], skipDays: [], hub: null, self: null, sitemaps: [] };
  expect(readHints('{"version":"https://jsonfeed.org/version/1"}', url)).toEqual(none);
  expect(readHints('<rss><channel><ttl>-1</ttl><ttl>soon</ttl><link rel="hub" href="javascript:1"/></channel></rss>', url)).toEqual(none);
  expect(readHints(`<rss><channel>${'<ttl'.repeat(50_000)}`, url)).toEqual(none);
});

it('gives the sitemaps of an index, those changed last first', () => {
  const entry = (name: string, changed: string) => `<sitemap><loc>/${name}.xml</loc>${changed}</sitemap>`;
  const index = `<?xml version="1.0"?><sitemapindex>${entry('a', '')}${entry('b', '<lastmod>2026-01-01</lastmod>')}${entry('c', '<lastmod>2026-02-01T10:00:00Z</lastmod>')}${entry('b', '')}</sitemapindex>`;
  expect(readHints(index, url).sitemaps).toEqual(['c', 'b', 'a'].map((name) => `https://paper.example/${name}.xml`));
});
