// Forms and habits of feeds that rss-parser refuses or reads otherwise, and what a feed says about itself.
import { describe, expect, it } from 'vitest';
import { parseFeed, readFeed } from './parse-feed.ts';
import type { FeedEntry, ParsedFeed } from './parse-feed.ts';

const source = { url: 'https://paper.example/feeds/world.xml', contentType: null, now: new Date('2026-11-22T12:00:00Z') };
const read = (content: string, more: object = {}): Promise<ParsedFeed> => parseFeed(Buffer.from(content), { ...source, ...more });
const reader = async (content: string): Promise<string> => (await readFeed(Buffer.from(content), source)).reader;
const rss = (items: string, channel = '', attributes = ''): string =>
  `<rss version="2.0" ${attributes}><channel><title>The Paper</title><link>https://paper.example/</link>${channel}${items}</channel></rss>`;
const atom = (entries: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>The Paper</title>${entries}</feed>`;

async function only(content: string, more: object = {}): Promise<FeedEntry> {
  const { entries } = await read(content, more);
  expect(entries).toHaveLength(1);
  return entries[0] as FeedEntry;
}

describe('what a feed says about itself', () => {
  const links = (prefix: string): string =>
    `<${prefix}link rel="self" href="https://paper.example/self"/><${prefix}link rel="hub" href="https://hub.example/"/>`;
  const rhythm =
    '<ttl> 15 </ttl><skipHours><hour>3</hour><hour>24</hour><hour>3</hour><hour>x</hour></skipHours><skipDays><day>sunday</day><day>Never</day></skipDays>';
  const ns = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
  const said = { self: 'https://paper.example/self', hub: 'https://hub.example/' };

  it('is given from RSS by either reader', async () => {
    const content = rss('', links('atom:') + rhythm, ns);
    expect(await reader(content)).toBe('rss-parser');
    for (const one of [content, content.replace('</rss>', '')])
      expect(await read(one)).toMatchObject({ ...said, ttlMinutes: 15, skipHours: [0, 3], skipDays: ['Sunday'] });
  });

  it('is given from Atom and JSON', async () => {
    expect(await read(atom(`<subtitle>News</subtitle>${links('')}`))).toMatchObject({ ...said, description: 'News', ttlMinutes: null });
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A < B',
      description: 'D',
      feed_url: said.self,
      hubs: [
        { type: 'rssCloud', url: 'https://c.example/' },
        { type: 'WebSub', url: said.hub },
      ],
      items: [],
    };
    expect(await read(JSON.stringify(json))).toMatchObject({ ...said, title: 'A < B', description: 'D' });
  });

  it('may be a period instead of minutes', async () => {
    const period = (inner: string): Promise<ParsedFeed> => read(rss('', inner, ns));
    expect((await period('<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>')).ttlMinutes).toBe(30);
    expect((await period('<sy:updatePeriod>constructor</sy:updatePeriod>')).ttlMinutes).toBeNull();
    expect((await period('<ttl>-5</ttl>')).ttlMinutes).toBeNull();
  });
});

describe('sitemaps', () => {
  it('in an index are given, those changed last first', async () => {
    const index = `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://paper.example/old.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2026-11-20T10:00:00Z</lastmod></sitemap>
      <sitemap><loc>/new.xml</loc></sitemap><sitemap><loc>javascript:x</loc></sitemap></sitemapindex>`;
    expect(await read(index)).toMatchObject({
      form: 'sitemap',
      entries: [],
      sitemaps: ['https://paper.example/new.xml', 'https://paper.example/old.xml'],
      repaired: false,
    });
  });

  it('that do not say when they changed come after the others, from both ends of the index', async () => {
    const part = (name: string, changed = ''): string => `<sitemap><loc>https://paper.example/${name}</loc>${changed}</sitemap>`;
    const changed = '<lastmod>2026-11-20</lastmod>';
    const index = `<sitemapindex>${part('1')}${part('2')}${part('news', changed)}${part('3')}${part('4')}${part('5')}</sitemapindex>`;
    expect((await read(index)).sitemaps.map((address) => address.slice(22))).toEqual(['news', '1', '5', '2', '4', '3']);
  });

  it('of news give title, address, and when each came out and was changed', async () => {
    const entry = await only(
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://paper.example/9</loc><lastmod>2026-11-21</lastmod><n:news><n:publication><n:name>P</n:name></n:publication><n:publication_date>2026-11-20</n:publication_date><n:title>Nine</n:title></n:news></url></urlset>',
    );
    expect(entry).toMatchObject({
      title: 'Nine',
      url: 'https://paper.example/9',
      publishedAt: new Date('2026-11-20'),
      updatedAt: new Date('2026-11-21'),
    });
  });
});

describe('an entry', () => {
  it.each([
    [
      'with an item outside of the channel',
      `<rss version="2.0"><channel><title>T</title></channel><item><title>One</title><guid>1</guid></item></rss>`,
    ],
    ['without a channel', '<rss version="2.0"><item><title>One</title><guid>1</guid></item></rss>'],
    [
      'with a prefix of its own',
      '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2" xmlns:x="urn:x"><r:channel><r:item><x:title>Other</x:title><r:title>One</r:title><r:guid>1</r:guid></r:item></r:channel></r:rss>',
    ],
    [
      'with texts of iTunes alone',
      rss('<item><itunes:title>One</itunes:title><guid>1</guid></item>', '', 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'),
    ],
    ['with another title deeper in it', atom('<entry><media><title>Other</title></media><title>One</title><id>1</id></entry>')],
    [
      'in base64',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64" type="text/html">T25l</title><id>1</id></entry></feed>',
    ],
    [
      'whose end tag is missing',
      rss('<item><title>One</title><guid>1</guid><item><title>Two</title><guid>2</guid></item>').replace(
        '<item><title>Two</title><guid>2</guid></item>',
        '',
      ),
    ],
    [
      'after a warning of the server',
      `<br />\n<b>Warning</b>: something &amp; else in <b>/x.php</b>\n${rss('<item><title>One</title><guid>1</guid></item>')}`,
    ],
    ['with a comment that looks like its title', rss('<item><!-- <title> --><title>One</title><guid>1</guid></item>')],
    [
      'with an end tag inside its text',
      rss('<item><title>One</title><guid>1</guid><description><![CDATA[see </description> <item>]]></description></item>'),
    ],
  ])('%s is read', async (_how, content) => {
    expect(await only(content)).toMatchObject({ title: 'One', guid: '1' });
  });

  it('in a channel definition is read', async () => {
    const cdf =
      '<CHANNEL HREF="https://paper.example/"><TITLE>T</TITLE><ITEM HREF="https://paper.example/1" LASTMOD="2026-11-20T23:05:43-05:00"><TITLE>One</TITLE><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>';
    expect(await only(cdf)).toMatchObject({
      title: 'One',
      url: 'https://paper.example/1',
      summary: 'Short',
      publishedAt: new Date('2026-11-21T04:05:43Z'),
    });
  });

  it('without an end tag ends where the next begins, and a text without one swallows none', async () => {
    const titles = async (content: string): Promise<string[]> => (await read(content)).entries.map((entry) => entry.title);
    expect(await titles(rss('<item><title>One</title><guid>1</guid><item><title>Two</title><guid>2</guid></item>'))).toEqual([
      'One',
      'Two',
    ]);
    expect(
      await titles(
        rss(
          '<item><title>One</title><description>Open <b>text<guid>1</guid></item><item><title>Two</title><description>x</description><guid>2</guid></item>',
        ),
      ),
    ).toEqual(['One', 'Two']);
  });

  it('has addresses relative to the nearest base, else to Content-Location, else to the feed', async () => {
    const entry = (attributes: string): string =>
      atom(`<entry ${attributes}><title>One</title><id>1</id><link href="a/1"/></entry>`, attributes === '' ? '' : 'xml:base="/feed/"');
    expect((await only(entry('xml:base="entry/"'))).url).toBe('https://paper.example/feed/entry/a/1');
    expect((await only(entry(''))).url).toBe('https://paper.example/feeds/a/1');
    expect((await only(entry(''), { contentLocation: '/x/y' })).url).toBe('https://paper.example/x/a/1');
    expect((await only(entry(''), { contentLocation: 'javascript:x' })).url).toBe('https://paper.example/feeds/a/1');
  });

  it('has its alternate link, not an enclosure’s', async () => {
    const links = '<link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/1"/>';
    expect((await only(atom(`<entry><title>One</title><id>1</id>${links}</entry>`))).url).toBe('https://paper.example/1');
    expect((await only(atom('<entry><title>One</title><id>1</id><link rel="enclosure" href="/a.mp3"/></entry>'))).url).toBeNull();
  });

  it('has plain text as it is where Atom says so, and HTML read where it does not', async () => {
    const titled = (attributes: string): Promise<FeedEntry> =>
      only(atom(`<entry><id>1</id><title${attributes}>The &lt;b&gt; &amp;amp; tag</title></entry>`));
    expect((await titled(' type="text"')).title).toBe('The <b> &amp; tag');
    expect((await titled(' type="html"')).title).toBe('The & tag');
    expect((await titled('')).title).toBe('The & tag');
    expect((await only(rss('<item><guid>1</guid><title>1 &lt; 2 &amp; 3 > 2</title></item>'))).title).toBe('1 < 2 & 3 > 2');
  });

  it('has quotes of Windows that were never converted read as such', async () => {
    expect((await only(rss('<item><guid>1</guid><title>don\u0092t &#145;x&#146; \u0008y</title></item>'))).title).toBe('don’t ‘x’ y');
  });

  it('has its author without an address of mail', async () => {
    const by = async (author: string): Promise<string | null> =>
      (await only(rss(`<item><guid>1</guid><title>One</title><author>${author}</author></item>`))).author;
    expect(await by('ana@paper.example (Ana Ruiz)')).toBe('Ana Ruiz');
    expect(await by('Ana Ruiz &lt;ana@paper.example>')).toBe('Ana Ruiz');
    expect(await by('ana@paper.example')).toBeNull();
    const person = '<author><name>Ana Ruiz</name><email>ana@paper.example</email></author>';
    expect((await only(atom(`<entry><id>1</id><title>One</title>${person}</entry>`))).author).toBe('Ana Ruiz');
  });
});

describe('dates that cannot be', () => {
  const dated = (dates: string): Promise<FeedEntry> => only(atom(`<entry><id>1</id><title>One</title>${dates}</entry>`));
  const at = (date: string): string => `<published>${date}</published>`;

  it('in the future are the time of the reading, and marked', async () => {
    expect(await dated(at('2026-11-24T12:00:00Z'))).toMatchObject({ publishedAt: source.now, dateDoubt: 'future', updatedAt: null });
    // A zone written wrong is no doubt.
    expect(await dated(at('2026-11-23T11:00:00Z'))).toMatchObject({ publishedAt: new Date('2026-11-23T11:00:00Z'), dateDoubt: null });
  });

  it('in the absurd past are none, and marked', async () => {
    expect(await dated(at('0001-01-01T00:00:00Z'))).toMatchObject({ publishedAt: null, dateDoubt: 'past' });
    expect(await dated(at('1970-01-01T00:00:00Z'))).toMatchObject({ publishedAt: null, dateDoubt: 'past' });
  });

  it('give way to another of the entry’s dates', async () => {
    const updated = new Date('2026-11-20T10:00:00Z');
    for (const wrong of ['2099-01-01T00:00:00Z', '1970-01-01T00:00:00Z'])
      expect(await dated(`${at(wrong)}<updated>2026-11-20T10:00:00Z</updated>`)).toMatchObject({
        publishedAt: updated,
        updatedAt: updated,
        dateDoubt: wrong.startsWith('2') ? 'future' : 'past',
      });
  });

  it('do not change what an entry without a name is called', async () => {
    const item = '<item><title>One</title><pubDate>Mon, 01 Jan 2035 00:00:00 GMT</pubDate></item>';
    const guid = async (now: Date): Promise<string> => (await only(rss(item), { now })).guid;
    expect(await guid(new Date('2026-11-22'))).toBe(await guid(new Date('2026-11-23')));
  });
});

describe('rss-parser', () => {
  it('reads what is usual, and is not asked where it is known to read otherwise', async () => {
    const usual = rss('<item><title>One</title><guid>1</guid><description><![CDATA[<p>x</p>]]></description></item>');
    expect(await reader(usual)).toBe('rss-parser');
    expect(await reader(atom('<entry><title type="xhtml"><div>One</div></title><id>1</id></entry>'))).toBe('rss-parser');
    expect(await reader(usual.replace('<item>', '<item xml:base="/x">'))).toBe('lenient');
    expect(await reader(usual.replace('<rss ', '<rss xmlns:c="http://purl.org/rss/1.0/modules/content/" '))).toBe('lenient');
    expect(await reader(usual.replace('</title>', '</tilte>'))).toBe('lenient');
  });
});
