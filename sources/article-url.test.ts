import { expect, test } from 'vitest';
import { articleUrl, bareAddress } from './article-url.ts';

test('trackers, fragments and credentials are no part of an address, other parameters are', () => {
  expect(articleUrl('https://example.org/a?utm_source=x&id=7&b=2&fbclid=z#top', null)).toBe('https://example.org/a?b=2&id=7');
  expect(articleUrl('https://user:secret@example.org/a', null)).toBe('https://example.org/a');
});

test('what is a tracker at one site and names the page at another stays unless the page’s own address lacks it', () => {
  for (const query of ['cid=1', 'source=7', 'feed=12', 'ref=a4', 'output=2', 'rss=31'])
    expect(articleUrl(`https://example.org/news.php?${query}`, null)).toBe(`https://example.org/news.php?${query}`);
  expect(articleUrl('https://example.org/a?cid=1', 'https://example.org/a')).toBe('https://example.org/a');
  expect(articleUrl('https://example.org/a?x=1&cid=2', 'https://example.org/a?cid=2')).toBe('https://example.org/a?cid=2');
  expect(articleUrl('https://example.org/a?source=rss&partner=daily-feed&output=amp&ref=twitter', null)).toBe('https://example.org/a');
  expect(bareAddress('https://example.org/a?cid=1&id=7&utm_medium=x')).toBe('https://example.org/a?id=7');
});

test('a page’s word for its own address is taken within its host', () => {
  expect(articleUrl('https://m.example.org/a?x=1', 'https://www.example.org/news/a')).toBe('https://www.example.org/news/a');
  expect(articleUrl('https://example.org/a', 'https://other.example/a')).toBe('https://example.org/a');
  expect(articleUrl('https://example.org/a', 'https://example.org:8443/a')).toBe('https://example.org/a');
  expect(articleUrl('https://example.org/a', 'https://example.org/')).toBe('https://example.org/a');
  expect(articleUrl('https://example.org/a', 'not an address')).toBe('https://example.org/a');
});

test('a page in a cache of AMP pages is known by the address it was cached from', () => {
  expect(articleUrl('https://news-example-org.cdn.ampproject.org/c/s/news.example.org/a.html', null)).toBe(
    'https://news.example.org/a.html',
  );
  expect(articleUrl('https://www.google.com/amp/s/news.example.org/a.html', 'https://news.example.org/b.html')).toBe(
    'https://news.example.org/b.html',
  );
  expect(articleUrl('https://www.google.com/search?q=a', null)).toBe('https://www.google.com/search?q=a');
});
