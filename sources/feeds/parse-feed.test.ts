import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError, maximumFeedBytes, parseFeed } from './parse-feed.ts';
import type { FeedEntry, ParsedFeed } from './parse-feed.ts';

const url = 'https://paper.example/feeds/world.xml';

function read(content: string | Uint8Array, contentType: string | null = null): Promise<ParsedFeed> {
  return parseFeed(typeof content === 'string' ? Buffer.from(content) : content, { url, contentType });
}

async function errorOf(content: string | Uint8Array): Promise<FeedError> {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown);
  if (error instanceof FeedError) return error;
  throw new Error('no FeedError', { cause: error });
}

const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Paper</title><link>https://paper.example/</link>${channel}${items}</channel></rss>`;
const atom = (entries: string, attributes = ''): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>The Paper</title><link href="https://paper.example/"/>${entries}</feed>`;

async function only(content: string): Promise<FeedEntry> {
  const { entries } = await read(content);
  expect(entries).toHaveLength(1);
  return entries[0] as FeedEntry;
}

describe('a feed', () => {
  it('in RSS gives its own values and those of its entries', async () => {
    const feed = await read(
      rss(
        `<item><title>Talks &amp;amp; votes</title><link>/a?x=1&amp;y=2#top</link><guid isPermaLink="false">tag:1</guid>
         <pubDate>Sat, 21 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Ana  Ruiz</dc:creator>
         <description>&lt;p&gt;Short &lt;b&gt;text&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;&lt;script&gt;no()&lt;/script&gt;</description>
         <content:encoded><![CDATA[<p>One</p><p>Two &amp; three</p>]]></content:encoded></item>`,
        '<language>pt-BR</language><description>All the &lt;b&gt;news&lt;/b&gt;</description>',
      ),
    );
    expect(feed).toMatchObject({
      form: 'rss',
      title: 'The Paper',
      description: 'All the news',
      site: 'https://paper.example/',
      language: 'pt-BR',
      ttlMinutes: null,
      skipHours: [],
      skipDays: [],
      hub: null,
      self: null,
      sitemaps: [],
      repaired: false,
      entries: [
        {
          guid: 'tag:1',
          url: 'https://paper.example/a?x=1&y=2',
          title: 'Talks & votes',
          summary: 'Short text. More.',
          contentHtml: '<p>One</p><p>Two &amp; three</p>',
          author: 'Ana Ruiz',
          publishedAt: new Date('2026-11-21T09:00:00Z'),
          updatedAt: null,
          dateDoubt: null,
        },
      ],
    });
  });

  it('in Atom gives inline markup in its order, and links by their relation', async () => {
    const entry = await only(
      atom(
        `<entry><title type="html">A &lt;i&gt;word&lt;/i&gt;</title><id>urn:1</id><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="stories/1"/>
         <author><name>Ana Ruiz</name></author><updated>2026-11-21T10:00:00Z</updated><published>2026-11-20T10:00:00Z</published><summary>Short</summary>
         <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b> word&#8230;</p></div></content></entry>`,
        'xml:base="https://paper.example/base/" xml:lang="en"',
      ),
    );
    expect(entry).toEqual({
      guid: 'urn:1',
      url: 'https://paper.example/base/stories/1',
      title: 'A word',
      summary: 'Short',
      contentHtml: '<p>One <b>bold</b> word&#8230;</p>',
      author: 'Ana Ruiz',
      publishedAt: new Date('2026-11-20T10:00:00Z'),
      updatedAt: new Date('2026-11-21T10:00:00Z'),
      dateDoubt: null,
    });
  });

  it('in RDF, in RSS 0.91 and with a prefix is read too', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>T</title></channel><item rdf:about="https://paper.example/1"><title>One</title><link>https://paper.example/1</link><dc:date>2026-11-20</dc:date></item></rdf:RDF>`;
    expect(await only(rdf)).toMatchObject({ guid: 'https://paper.example/1', title: 'One', publishedAt: new Date('2026-11-20') });
    const old =
      '<!DOCTYPE rss PUBLIC "-//Netscape" "rss-0.91.dtd"><rss version="0.91"><channel><title>T</title><item><title>Caf&eacute;&nbsp;&hellip;</title><link>https://paper.example/2</link></item></channel></rss>';
    expect(await only(old)).toMatchObject({ title: 'Café …', guid: 'https://paper.example/2' });
    const prefixed =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Three</a:title><a:id>3</a:id><a:link href="/3"/></a:entry></a:feed>';
    expect(await only(prefixed)).toMatchObject({ guid: '3', url: 'https://paper.example/3', title: 'Three' });
  });

  it('in JSON and a news sitemap is read too, wrong values left out', async () => {
    const json = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        items: [
          {
            id: 7,
            url: '/7',
            title: 'Seven',
            content_text: 'a < b\n\nc',
            date_published: '2026-11-20T10:00:00Z',
            authors: [{ name: 'Ana' }],
          },
          { id: '8', url: 5, summary: 'x' },
          3,
        ],
      }),
    );
    expect(json.entries).toMatchObject([
      { guid: '7', url: 'https://paper.example/7', contentHtml: '<p>a &lt; b</p>\n<p>c</p>', author: 'Ana' },
      { guid: '8', url: null, summary: 'x' },
    ]);
    const sitemap = await only(
      `<urlset xmlns:news="n"><url><loc>https://paper.example/9</loc><news:news><news:publication><news:name>P</news:name></news:publication><news:publication_date>2026-11-20T10:00:00Z</news:publication_date><news:title>Nine</news:title></news:news></url></urlset>`,
    );
    expect(sitemap).toMatchObject({ url: 'https://paper.example/9', title: 'Nine', publishedAt: new Date('2026-11-20T10:00:00Z') });
  });

  it('without entries is a feed without entries', async () => {
    expect((await read(rss(''))).entries).toEqual([]);
    expect((await read('<rss version="2.0"></rss>')).entries).toEqual([]);
  });

  it('names an entry by its id, else its address, else title and date; each name once', async () => {
    const { entries } = await read(
      rss(`<item><title>A</title><link>https://paper.example/a</link></item><item><title>A again</title><link>https://paper.example/a</link></item>
           <item><title>No address</title><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item>
           <item><title>Long</title><guid>${'x'.repeat(3000)}</guid></item>
           <item><guid>https://paper.example/by-name</guid></item><item/>`),
    );
    expect(entries.map((entry) => [entry.guid.slice(0, 24), entry.url])).toEqual([
      ['https://paper.example/a', 'https://paper.example/a'],
      [expect.stringMatching(/^sha256:[0-9a-f]+$/), null],
      [expect.stringMatching(/^sha256:[0-9a-f]+$/), null],
      ['https://paper.example/by', 'https://paper.example/by-name'],
    ]);
  });

  it('keeps entries apart that share a name but neither title nor date', async () => {
    const entry = (title: string, day: number): string =>
      `<item><title>${title}</title><guid>empty</guid><link>https://paper.example/empty</link><pubDate>${day} Nov 2026 10:00:00 GMT</pubDate></item>`;
    const titles = async (...items: string[]): Promise<string[]> => (await read(rss(items.join('')))).entries.map(({ title }) => title);
    const [floods, strike, again] = [entry('Floods', 20), entry('Strike', 21), entry('Floods', 22)];
    expect(await titles(floods, strike)).toEqual(['Floods', 'Strike']);
    expect(await titles(floods, again)).toEqual(['Floods']);
    // Edited while the list was made.
    expect(await titles(floods, entry('Floods recede', 20))).toEqual(['Floods']);
  });

  it('keeps entries apart that share name and title but neither address nor date', async () => {
    const entry = (link: string, day: number | null): string =>
      `<item><title>Morning briefing</title><guid>briefing</guid><link>/${link}</link>${day === null ? '' : `<pubDate>${day} Nov 2026 06:00:00 GMT</pubDate>`}</item>`;
    const count = async (...items: string[]): Promise<number> => (await read(rss(items.join('')))).entries.length;
    expect(await count(entry('1', 20), entry('2', 21), entry('3', 22))).toBe(3);
    expect(await count(entry('1', 20), entry('2', 20), entry('1', 21), entry('3', null))).toBe(1);
  });

  it('keeps entries apart that share a name but neither title nor address, whatever their dates', async () => {
    const entry = (name: string, date = ''): string => `<item><title>${name}</title><guid>same</guid><link>/${name}</link>${date}</item>`;
    const date = '<pubDate>20 Nov 2026 10:00:00 GMT</pubDate>';
    expect((await read(rss(entry('a') + entry('b') + entry('c')))).entries).toHaveLength(3);
    expect((await read(rss(entry('a', date) + entry('b', date)))).entries).toHaveLength(2);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:secret@paper.example/',
    'mailto:a@b.example',
    `https://paper.example/${'x'.repeat(3000)}`,
  ])('gives no address for %.60s', async (link) => {
    const entry = await only(rss(`<item><title>A</title><guid>1</guid><link>${link}</link></item>`));
    expect(entry.url).toBeNull();
  });

  it('gives the publisher’s own address where an agent put another one first', async () => {
    const entry = await only(
      rss(
        '<item><title>A</title><link>https://agent.example/1</link><feedburner:origLink>https://paper.example/1</feedburner:origLink></item>',
        '',
      ),
    );
    expect(entry.url).toBe('https://paper.example/1');
  });

  it('gives a description of many paragraphs as content, and no content beyond any article’s size', async () => {
    const long = await only(
      rss(`<item><title>A</title><guid>1</guid><description><![CDATA[${'<p>Text.</p>'.repeat(5)}]]></description></item>`),
    );
    expect(long.contentHtml).toContain('<p>Text.</p>');
    const huge = await only(
      rss(`<item><title>A</title><guid>1</guid><content:encoded><![CDATA[${'<p>Text.</p>'.repeat(50_000)}]]></content:encoded></item>`),
    );
    expect(huge.contentHtml).toBeNull();
  });

  it.each([
    ['Sat, 21 Nov 2026 10:00:00 GMT', '2026-11-21T10:00:00Z'],
    ['Sat, 21 Nov 2026 10:00:00 EST', '2026-11-21T15:00:00Z'],
    ['Sat, 21 Nov 2026 10:00:00 CEST', '2026-11-21T08:00:00Z'],
    ['Sat, 21 Nov 2026 10:00:00 IST', '2026-11-21T04:30:00Z'],
    ['Wed, 21 Nov 2026 10:00 +0530', '2026-11-21T04:30:00Z'],
    ['сб, 21 Nov 2026 10:00:00 +0300', '2026-11-21T07:00:00Z'],
    ['2026-11-21T10:00:00+01:00', '2026-11-21T09:00:00Z'],
    ['2026-11-21T10:00:00', '2026-11-21T10:00:00Z'],
    ['2026-11-21 10:00:00', '2026-11-21T10:00:00Z'],
    ['2026-11-21T10:00:00.123456Z', '2026-11-21T10:00:00.123Z'],
    ['2026-11-21', '2026-11-21T00:00:00Z'],
    ['21 November 2026', '2026-11-21T00:00:00Z'],
    ['yesterday', null],
    ['0000-00-00 00:00:00', null],
    ['2026', null],
    ['', null],
  ])('reads the date %j as %s', async (written, expected) => {
    const entry = await only(rss(`<item><title>A</title><guid>1</guid><pubDate>${written}</pubDate></item>`));
    expect(entry.publishedAt).toEqual(expected === null ? null : new Date(expected));
  });
});

describe('letters', () => {
  const titled = (title: string, declared: string): string =>
    `<?xml version="1.0" encoding="${declared}"?><rss version="2.0"><channel><title>T</title><item><title>${title}</title><guid>1</guid></item></channel></rss>`;
  const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

  it.each([
    ['as the document declares them', latin(titled('Straße', 'iso-8859-1')), null, 'Straße'],
    ['as the server says', latin(titled('Straße', 'utf-8')), 'application/rss+xml; charset=ISO-8859-1', 'Straße'],
    [
      'as UTF-8 where they are, whatever is said',
      Buffer.from(titled('Straße 東京', 'iso-8859-1')),
      'text/xml; charset=iso-8859-1',
      'Straße 東京',
    ],
    [
      'of a UTF-8 feed in which one is broken',
      Buffer.from(titled('東京の新しい町のとても長い~', 'utf-8')).map((byte) => (byte === 0x7e ? 0xe6 : byte)),
      null,
      '東京の新しい町のとても長い\uFFFD',
    ],
    [
      'in windows-1251',
      Buffer.concat([
        Buffer.from(titled('', 'windows-1251').split('</title><guid>')[0] ?? ''),
        Buffer.from([0xcc, 0xe8, 0xf0]),
        Buffer.from('</title><guid>1</guid></item></channel></rss>'),
      ]),
      null,
      'Мир',
    ],
    ['in UTF-16 with a mark', Buffer.from(`\uFEFF${titled('東京', 'utf-16')}`, 'utf16le'), null, '東京'],
    ['in UTF-16 without one', Buffer.from(titled('東京', 'utf-16'), 'utf16le'), null, '東京'],
    ['after a UTF-8 mark', Buffer.from(`\uFEFF${titled('東京', 'utf-8')}`), null, '東京'],
  ])('are read %s', async (_how, bytes, contentType, title) => {
    expect((await read(bytes, contentType)).entries[0]?.title).toBe(title);
  });
});

describe('what is no feed', () => {
  it.each([
    ['nothing', '', 'feed-empty'],
    ['white space', ' \n'.repeat(5000), 'feed-empty'],
    ['an HTML page', '<!doctype html><html><body><p>Not here</p></body></html>', 'feed-html'],
    ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>', 'feed-html'],
    ['plain text', 'hello', 'feed-unknown'],
    ['a feed list', '<opml version="2.0"><body/></opml>', 'feed-unknown'],
    ['a picture in SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'feed-unknown'],
    ['JSON', '{"a": 1}', 'feed-unknown'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1.1", "items": [', 'feed-malformed'],
    ['a feed cut in its first tag', '<rss version="2.0"><chan', 'feed-malformed'],
    ['endless nesting', `<rss version="2.0">${'<a>'.repeat(100_000)}`, 'feed-malformed'],
    ['fifty thousand entries', rss('<item><title>A</title><link>https://paper.example/</link></item>'.repeat(60_000)), 'feed-too-large'],
    ['more references than text', rss(`<description>${'&'.repeat(1_000_000)}</description>`), 'feed-too-large'],
  ])('is told apart when it is %s', async (_what, content, code) => {
    const error = await errorOf(content);
    expect(error.code).toBe(code);
    expect(error.message).toContain(url);
  });

  it('is told apart when it is binary, or too large', async () => {
    expect((await errorOf(Uint8Array.from({ length: 5000 }, (_value, index) => (index * 7919) % 256))).code).toBe('feed-binary');
    expect((await errorOf(new Uint8Array(maximumFeedBytes + 1))).code).toBe('feed-too-large');
  });

  it('may name the feed that was meant', async () => {
    const error = await errorOf('<html><head><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"></head></html>');
    expect(error.message).toBe(`HTML page at ${url}, not a feed; the page names one at https://paper.example/rss?a=1&b=2`);
  });
});

describe('a broken or hostile feed', () => {
  it.each(['author', 'guid', 'pubDate'])('with sixty thousand titles in its %s is read', async (name) => {
    const titles = `<title>${'x'.repeat(61)}</title>`.repeat(60_000);
    const text = `<rss version="2.0" xml:base="https://a.example/"><channel><title>T</title><item><title>t</title><link>https://a.example/1</link><${name}>${titles}</${name}></item></channel></rss>`;
    const { entries } = await parseFeed(new TextEncoder().encode(text), { url: 'https://a.example/feed', contentType: null });
    expect(entries).toHaveLength(1);
  });

  const item = (title: string): string => `<item><title>${title}</title><link>https://paper.example/${title}</link></item>`;

  it.each([
    [
      'a bare ampersand and unknown entities',
      rss(`${item('a')}<item><title>b & c &nonsense; &#0;</title><guid>2</guid></item>`),
      ['a', 'b & c &nonsense;'],
    ],
    ['a date that no parser takes', atom('<entry><title>a</title><id>1</id><published>never</published></entry>'), ['a']],
    ['a tag left open', rss(`${item('a')}<item><title>b</title><description>x<br>y</description><guid>2</guid></item>`), ['a', 'b']],
    ['tags that cross', `<rss version="2.0"><channel><title>T</title>${item('a')}<b><i></b></i>${item('c')}</channel></rss>`, ['a', 'c']],
    ['its end missing', rss(`${item('a')}${item('b')}`).replace('</channel></rss>', ''), ['a', 'b']],
    [
      'its end in the middle of an entry, which the next answer has whole,',
      rss(`${item('a')}${item('b')}`).replace(/<\/title><link>https:\/\/paper.example\/b[^]*/, ''),
      ['a'],
    ],
    ['its end in the middle of its only entry', rss(item('a')).replace(/<link>https:\/\/paper.example\/a[^]*/, ''), ['a']],
    ['something after its end', `${rss(item('a'))}\n<b>Warning</b>: something failed`, ['a']],
    ['something before its start', `\n\n${rss(item('a'))}`, ['a']],
    ['no channel', `<rss version="2.0">${item('a')}</rss>`, ['a']],
    ['characters that XML does not know', rss(item('a\u0000\u0008b')), ['ab']],
    ['links without attributes', atom('<entry><title>a</title><link/><id>1</id></entry>'), ['a']],
    [
      'elements named like an object’s own',
      rss(`<item><title>a</title><guid>1</guid><__proto__>x</__proto__><constructor>y</constructor><_>z</_></item>`),
      ['a'],
    ],
  ])('with %s is read as far as it goes', async (_what, content, titles) => {
    expect((await read(content)).entries.map((entry) => entry.title)).toEqual(titles);
  });

  it('has its own entities read, within bounds, and no file', async () => {
    const declared = `<!DOCTYPE rss [<!ENTITY a "the paper"><!ENTITY b "&a; &amp; more"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY amp "x">]>`;
    const title = async (inner: string, doctype = declared): Promise<string | undefined> =>
      (await read(`${doctype}${rss(`<item><title>${inner}</title><guid>1</guid></item>`)}`)).entries[0]?.title;
    expect(await title('x &b; &f; &amp; &constructor;')).toBe('x the paper & more &f; & &constructor;');
    const levels = Array.from(
      { length: 12 },
      (_value, level) => `<!ENTITY e${level} "${level === 0 ? 'ha' : `&e${level - 1};`.repeat(10)}">`,
    );
    const bomb = `<!DOCTYPE rss [${levels.join('')}]>`;
    expect(await title('&e2;', bomb)).toBe('ha'.repeat(100));
    expect(await title('&e11;', bomb)).toBe('&e11;');
    // A thousand of the largest that is read come to no more than the whole document may.
    const many = await read(
      `${bomb}${rss(`<item><guid>1</guid><title>t</title><content:encoded>${'&e3;'.repeat(1000)}</content:encoded></item>`)}`,
    );
    expect(many.entries[0]?.contentHtml?.length).toBeLessThan(250_000);
    expect(many.swells, 'named where it is').toBe(true);
    expect((await read(`${declared}${rss('<item><title>&b;</title></item>')}`)).swells).toBe(false);
  });

  const fill = (piece: string): string => piece.repeat(Math.floor(2_000_000 / piece.length));
  it.each([
    ['tags that never end, in CDATA', () => rss(`<item><title>x</title><description><![CDATA[${fill('<p')}]]></description></item>`)],
    ['CDATA that never ends', () => rss(fill('<![CDATA['))],
    ['comments that never end', () => `<rss>${fill('<!--')}`],
    ['content that never ends', () => `<feed>${fill('<content type="xhtml">')}`],
    ['declarations', () => fill('<!a>')],
    ['closing tags only', () => rss(fill('</b>'))],
    ['one tag of attributes', () => `<rss ${fill('a="b" ')}>`],
    ['text after its end', () => rss('') + fill('x')],
    ['brackets', () => rss(fill('< '))],
    ['spaces', () => rss(`<item><title>${fill(' ')}x</title></item>`)],
  ])('of %s takes bounded time', async (_what, make) => {
    const bytes = Buffer.from(make());
    const started = performance.now();
    await parseFeed(bytes, { url, contentType: null }).catch((error: unknown) => {
      if (!(error instanceof FeedError)) throw error;
    });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('gives a feed or a FeedError, whatever the bytes', async () => {
    const piece = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '</channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link>',
      '<feed>',
      '<entry>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&amp;',
      '&',
      '&#x1F600;',
      '<a b="',
      '"',
      '/>',
      '{',
      '<?xml',
      '?>',
      '<!DOCTYPE',
      '<guid>',
      '<pubDate>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }), async (pieces) => {
        const result = await read(pieces.join('')).catch((error: unknown) => error);
        if (result instanceof FeedError) return;
        for (const entry of (result as ParsedFeed).entries) expect(entry.guid.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
