import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPML_MAX_LENGTH, OpmlError, parseOpml, renderOpml } from './opml.ts';
import type { OpmlFeed } from './opml.ts';

const list = (body: string, head = ''): string =>
  `<?xml version="1.0"?>\n<opml version="2.0"><head>${head}</head><body>\n${body}\n</body></opml>`;

const urls = (xml: string): string[] => parseOpml(xml).feeds.map((feed) => feed.url);
const messages = (xml: string): string[] => parseOpml(xml).problems.map((problem) => problem.message);

function errorOf(xml: string): OpmlError {
  try {
    parseOpml(xml);
  } catch (error) {
    if (error instanceof OpmlError) return error;
    throw error;
  }
  throw new Error('the list was read');
}

describe('a feed list', () => {
  it('gives every value of a row', () => {
    const xml = list(
      '<outline text="Short" title="The Gazette &amp; Post" type="rss" xmlUrl="https://gazette.example/rss?a=1&amp;b=2" ' +
        'htmlUrl="https://gazette.example/" language="EN-gb" country="gb" category="Europe, World" ' +
        'documentedAt="https://gazette.example/feeds" verified="yes"/>',
      '<title>Morning <![CDATA[<list>]]></title>',
    );
    expect(parseOpml(xml)).toEqual({
      title: 'Morning <list>',
      feeds: [
        {
          url: 'https://gazette.example/rss?a=1&b=2',
          title: 'The Gazette & Post',
          site: 'https://gazette.example/',
          language: 'en',
          country: 'GB',
          category: ['Europe', 'World'],
          documentedAt: 'https://gazette.example/feeds',
          verified: true,
        },
      ],
      problems: [],
    });
  });

  it('gives nulls for what a row does not say, and the host where it has no title', () => {
    expect(parseOpml(list('<outline xmlUrl="http://gazette.example/rss"/>')).feeds).toEqual([
      {
        url: 'http://gazette.example/rss',
        title: 'gazette.example',
        site: null,
        language: null,
        country: null,
        category: [],
        documentedAt: null,
        verified: false,
      },
    ]);
  });

  it('takes categories from the groups around a row, in the order of the text, unless the row has its own', () => {
    const { feeds, problems } = parseOpml(
      list(`<outline text="Africa">
        <outline text="West"><outline title="A" xmlUrl="https://a.example/"/></outline>
        <outline title="B" xmlUrl="https://b.example/"/>
        <outline title="C" xmlUrl="https://c.example/" category="Markets"/>
      </outline>
      <outline title="D" xmlUrl="https://d.example/"/>`),
    );
    expect(feeds.map((feed) => [feed.title, feed.category])).toEqual([
      ['A', ['Africa', 'West']],
      ['B', ['Africa']],
      ['C', ['Markets']],
      ['D', []],
    ]);
    expect(problems).toEqual([]);
  });

  it('reads a row that is also a group', () => {
    expect(urls(list('<outline xmlUrl="https://a.example/"><outline xmlUrl="https://b.example/"/></outline>'))).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]);
  });

  it('reads element and attribute names in any case, and a byte order mark', () => {
    expect(urls('\uFEFF<OPML><Body><Outline XMLURL="https://a.example/"/></Body></OPML>')).toEqual(['https://a.example/']);
  });

  it('names the line of every row it leaves out, and keeps the rest', () => {
    const { feeds, problems } = parseOpml(
      list(
        [
          '<outline title="One" xmlUrl="ftp://a.example/feed"/>',
          '<outline title="Two" xmlUrl="feeds/rss.xml"/>',
          '<outline title="Three" xmlUrl=""/>',
          '<outline title="Four" xmlUrl="https://user:secret@a.example/"/>',
          '<outline title="Five"/>',
          '<outline title="Six" xmlUrl="https://six.example/"/>',
          '<outline title="Six again" xmlUrl="https://six.example/#top"/>',
          '<feed/>',
        ].join('\n'),
      ),
    );
    expect(feeds.map((feed) => feed.title)).toEqual(['Six']);
    expect(problems.map((problem) => problem.line)).toEqual([3, 4, 5, 6, 7, 9, 10]);
    expect(problems.map((problem) => problem.message).join('\n')).not.toContain('secret');
    expect(problems[0]?.message).toContain('“One”');
  });

  it('keeps a row whose optional values are wrong, and says which are ignored', () => {
    const { feeds, problems } = parseOpml(
      list('<outline title="A" xmlUrl="https://a.example/" htmlUrl="javascript:alert(1)" language="qq" country="ZZ" verified="maybe"/>'),
    );
    expect(feeds[0]).toMatchObject({ site: null, language: null, country: null, verified: false });
    expect(problems.map((problem) => problem.message.split('=')[0])).toEqual(['htmlurl', 'language', 'country', 'verified']);
  });

  it('takes control characters out of titles and shortens them', () => {
    const title = parseOpml(list(`<outline title="A&#10;B&#0;${'c'.repeat(500)}" xmlUrl="https://a.example/"/>`)).feeds[0]?.title;
    expect(title).toMatch(/^A B/);
    expect(title).not.toMatch(/\p{Cc}/u);
    expect(title?.length).toBeLessThanOrEqual(200);
  });
});

describe('a feed list that is broken or hostile', () => {
  it.each([
    ['nothing', ''],
    ['plain text', 'hello'],
    ['a web page', '<!doctype html><html><body><p>Not here</body></html>'],
    ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>'],
    ['JSON', '{"opml": []}'],
    ['bytes', '\u0000\u0001\uFFFD\u0000'],
    ['OPML without a body', '<opml version="2.0"><head><title>x</title></head></opml>'],
  ])('is refused as not OPML when it is %s', (_what, xml) => {
    const error = errorOf(xml);
    expect(error.code).toBe('opml-malformed');
    expect(error.message).toContain('Give the address or path');
    expect(error.retryable).toBe(false);
  });

  it('is refused when it is too large, before it is parsed', () => {
    expect(errorOf('<opml>'.padEnd(OPML_MAX_LENGTH + 1)).code).toBe('opml-too-large');
  });

  it('is refused when it has more tags than any list needs, however deep they nest', () => {
    expect(errorOf(list('<a>'.repeat(500_000))).code).toBe('opml-too-large');
  });

  it('says that it was cut short and keeps the rows before the cut', () => {
    const whole = list('<outline xmlUrl="https://a.example/"/>\n<outline xmlUrl="https://b.example/"/>');
    const cut = whole.slice(0, whole.indexOf('https://b.example/'));
    expect(urls(cut)).toEqual(['https://a.example/']);
    expect(messages(cut).join()).toContain('cut short');
  });

  it('never expands declared entities nor reads outside files', () => {
    const xml =
      '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>' +
      list('<outline title="&b;&f;" xmlUrl="https://a.example/"/>');
    const { feeds, problems } = parseOpml(xml);
    expect(feeds.map((feed) => feed.title)).toEqual(['&b;&f;']);
    expect(problems[0]?.message).toContain('not expanded');
  });

  it('leaves out what is nested too deep, without exhausting the stack', () => {
    const depth = 12_000;
    const deep = `<outline text="g">`.repeat(depth) + '<outline xmlUrl="https://deep.example/"/>';
    const xml = list(`<outline xmlUrl="https://a.example/"/>${deep}${'</outline>'.repeat(depth)}`);
    expect(urls(xml)).toEqual(['https://a.example/']);
    expect(messages(xml).join()).toContain('nested');
  });

  it('lists a bounded number of problems and counts the rest', () => {
    const problems = messages(list('<outline title="no address"/>\n'.repeat(5_000)));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toBe('4800 more problems are not listed.');
  });

  it('stops at ten thousand feeds and says so', () => {
    const rows = Array.from({ length: 10_002 }, (_unused, index) => `<outline xmlUrl="https://a.example/${index}"/>`);
    const { feeds, problems } = parseOpml(list(rows.join('\n')));
    expect(feeds).toHaveLength(10_000);
    expect(problems).toHaveLength(1);
  });

  it('gives a document or an OpmlError, whatever the text', () => {
    const piece = fc.constantFrom('<opml>', '<body>', '<outline ', 'xmlUrl="', '"', '/>', '>', '<![CDATA[', ']]>', '&#x0;', '<!');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }), (pieces) => {
        try {
          expect(Array.isArray(parseOpml(pieces.join('')).feeds)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(OpmlError);
        }
      }),
    );
  });
});

describe('a written list', () => {
  const label = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\p{Cc}\p{Cs}\s,]+/gu, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
  const address = fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href);
  const feed: fc.Arbitrary<OpmlFeed> = fc.record({
    url: address,
    title: label,
    site: fc.option(address),
    language: fc.option(fc.constantFrom('en', 'ar', 'zh', 'sw')),
    country: fc.option(fc.constantFrom('GB', 'EG', 'TW', 'KE')),
    category: fc.uniqueArray(label, { maxLength: 3 }),
    documentedAt: fc.option(address),
    verified: fc.boolean(),
  });

  it('is read back unchanged', () => {
    fc.assert(
      fc.property(fc.uniqueArray(feed, { maxLength: 8, selector: (one) => one.url }), label, (feeds, title) => {
        expect(parseOpml(renderOpml(feeds, title))).toEqual({ title, feeds, problems: [] });
      }),
    );
  });
});
