import { describe, expect, test } from 'vitest';
import { readMetadata } from './metadata.ts';

const url = 'https://www.harbour-signal.example/news/levy.html';
const title = 'Levy stops 31 ships in the roads';
const own = {
  '@type': 'NewsArticle',
  headline: title,
  author: { '@type': 'Person', name: 'Tamsin Ruhl' },
  datePublished: '2026-03-12T10:00:00Z',
};
const other = {
  '@type': 'NewsArticle',
  headline: 'A tram for the old town',
  url: 'https://www.harbour-signal.example/news/tram.html',
  author: { name: 'Anselm Brightwater' },
  datePublished: '2025-01-01T00:00:00Z',
  articleSection: 'Town',
  isAccessibleForFree: false,
};
const linked = (...values: unknown[]): string =>
  values.map((value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`).join('');
const read = (head: string, body = `<article><h1>${title}</h1><p>Text.</p></article>`, lang = '') =>
  readMetadata(`<html${lang}><head><title>${title} | The Harbour Signal</title>${head}</head><body>${body}</body></html>`, url);

describe('a page that describes other articles too', () => {
  const expected = { author: 'Tamsin Ruhl', publishedAt: new Date('2026-03-12T10:00:00Z'), section: null, paywalled: false };

  test.each([
    ['behind its own', linked(own, [other, { ...other, headline: 'Who pays' }])],
    ['before its own', linked([other, { ...other, headline: 'Who pays' }], own)],
    ['its own told by its address', linked(other, { ...own, headline: 'Levy: ships wait', mainEntityOfPage: { '@id': `${url}#main` } })],
    [
      'its own told by the canonical address',
      `<link rel="canonical" href="/news/1">${linked(other, { ...own, headline: 'Levy', url: '/news/1/' })}`,
    ],
    ['its own first and told by nothing', linked({ ...own, headline: 'Ships wait' }, other)],
  ])('%s', (_where, head) => {
    expect(read(head)).toMatchObject(expected);
  });

  test('what is said of an article without a name is said of its own', () => {
    const parts = { '@type': 'NewsArticle', hasPart: { isAccessibleForFree: false } };
    expect(read(linked(other, own, parts))).toMatchObject({ ...expected, paywalled: true });
  });

  test('an author named by an @id is looked up in the graph', () => {
    const graph = {
      '@graph': [
        { ...own, author: { '@id': '#t' } },
        { '@type': 'Person', '@id': '#t', name: 'Tamsin Ruhl' },
      ],
    };
    expect(read(linked(graph)).author).toBe('Tamsin Ruhl');
  });

  test('the date on the masthead, in lists and of a change is not the article’s', () => {
    const time = (at: string, rest = ''): string => `<time datetime="${at}"${rest}>Then</time>`;
    const masthead = `<header>${time('2026-11-27')}</header>`;
    const latest = `<div class="latest"><ul><li>${time('2026-11-26T10:00:00Z')} <a href="/z">Another one</a></li></ul></div>`;
    const inside = `<article><h1>${title}</h1>${time('2026-03-13T00:00:00Z', ' class="updated"')}${time('2026-03-12T10:00:00Z')}<p>Text.</p></article>`;
    expect(read('', `${masthead}${latest}${inside}`).publishedAt).toEqual(expected.publishedAt);
    const plain = `${masthead}${latest}<div><h1>${title}</h1><p>${time('2026-03-12T10:00:00Z')}</p></div>`;
    expect(read('', plain).publishedAt).toEqual(expected.publishedAt);
    expect(read('', `${masthead}${latest}<div><h1>${title}</h1><p>Text.</p></div>`).publishedAt).toBeNull();
  });

  test('the author of an article at the side is not the page’s', () => {
    const aside = '<aside><a rel="author" href="/o">Anselm Brightwater</a></aside>';
    expect(read('', `${aside}<article><h1>${title}</h1><a rel="author" href="/t">Tamsin Ruhl</a></article>`).author).toBe('Tamsin Ruhl');
  });
});

test.each([
  ['<meta name="mediator_author" content="Одиль Маркетти">', 'Одиль Маркетти'],
  ['<meta name="Author" content="Tamsin Ruhl">', 'Tamsin Ruhl'],
  ['<meta name="author" content="admin"><meta name="parsely-author" content="Tamsin Ruhl">', 'Tamsin Ruhl'],
  ['<meta name="author" content="admin">', null],
  ['<meta name="author" content="newsdesk@harbour-signal.example">', null],
  ['<meta name="author" content="By Tamsin Ruhl | Strait Wire">', 'Tamsin Ruhl, Strait Wire'],
])('%s names %s', (head, author) => {
  expect(read(head).author).toBe(author);
});

test.each([
  ['<div class="paywall" style="display:none"></div>', false],
  ['<div class="paywall" style="display: none"><p>Become a member to read on.</p></div>', false],
  ['<div hidden><div class="paywall">Become a member to read on.</div></div>', false],
  ['<div class="paywall"><p hidden>Become a member to read on.</p></div>', false],
  ['<div class="paywall"><p>Become a member to read on.</p></div>', true],
])('%s: readers must pay: %s', (offer, paywalled) => {
  expect(read('', `<article><h1>${title}</h1></article>${offer}`).paywalled).toBe(paywalled);
});

describe('dates', () => {
  const dateOf = (head: string, body?: string, lang?: string): string | undefined => read(head, body, lang).publishedAt?.toISOString();
  const meta = (content: string, name = 'article:published_time'): string => `<meta name="${name}" content="${content}">`;

  test.each([
    ['05.04.2026', '2026-04-05T00:00:00.000Z'],
    ['31.12.2026', '2026-12-31T00:00:00.000Z'],
    ['12/31/2026', '2026-12-31T00:00:00.000Z'],
    ['14 марта 2026', '2026-03-14T00:00:00.000Z'],
    ['2026年3月14日', '2026-03-14T00:00:00.000Z'],
    ['20260314T100000Z', '2026-03-14T10:00:00.000Z'],
    ['2026-03-14T10:00:00 +0300', '2026-03-14T07:00:00.000Z'],
    ['2026-03-14T10:00:00+03', '2026-03-14T07:00:00.000Z'],
    ['March 14, 2026 10:00', '2026-03-14T10:00:00.000Z'],
    ['Issue 12', undefined],
    ['yesterday 12', undefined],
    ['0001-01-01T00:00:00Z', undefined],
  ])('%s is read as feeds’ dates are', (written, expected) => {
    expect(dateOf(meta(written))).toBe(expected);
  });

  test.each([
    [' lang="en-US"', '2026-03-04T00:00:00.000Z'],
    [' lang="en-GB"', '2026-04-03T00:00:00.000Z'],
    [' lang="es"', '2026-04-03T00:00:00.000Z'],
    [' lang="en"', undefined],
    ['', undefined],
  ])('which of 03/04/2026 is the day tells the language%s, or nothing does', (lang, expected) => {
    expect(dateOf(meta('03/04/2026'), undefined, lang)).toBe(expected);
  });

  test('China’s names of it are read, in the time of the one zone that its language is at home in', () => {
    expect(dateOf(`<meta property="og:title" content="海峡开始收费">${meta('2026-03-14 10:20', 'PubDate')}`)).toBe(
      '2026-03-14T02:20:00.000Z',
    );
    expect(dateOf(meta('2026-03-14 10:20', 'publishdate'))).toBe('2026-03-14T10:20:00.000Z');
  });

  test('a line with a moment beside the headline is one; a day, or a time nobody knows where, is not', () => {
    const shown = (heading: string, line: string, name = 'time'): string | undefined =>
      dateOf(`<meta property="og:title" content="${heading}">`, `<article><h1>${heading}</h1><p class="${name}">${line}</p></article>`);
    expect(shown('海峡の通行料', '2026年3月14日 18:00')).toBe('2026-03-14T09:00:00.000Z');
    expect(shown(title, '14 March 2026 18:00 GMT', 'entry__date')).toBe('2026-03-14T18:00:00.000Z');
    expect(shown(title, '14 March 2026 18:00')).toBeUndefined();
    expect(shown('海峡の通行料', '2026年3月14日')).toBeUndefined();
    expect(shown('海峡の通行料', '2026年3月14日 18:00', 'runtime')).toBeUndefined();
    expect(shown('海峡の通行料', '2026年3月14日 18:00', 'time updated')).toBeUndefined();
  });
});
