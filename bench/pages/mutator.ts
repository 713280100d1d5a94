// Broken pages, of a corpus or made here.
import { encode, mutate, oneOf, randomFor, upTo, type FuzzCase, type Random, type Vocabulary } from '../fuzz/mutations.ts';

/** Characters: most pages have fewer. */
const maximumLength = 2_000_000;

const vocabulary: Vocabulary = {
  tags: [
    'div',
    'p',
    'article',
    'main',
    'table',
    'tr',
    'td',
    'ul',
    'li',
    'br',
    'a',
    'span',
    'blockquote',
    'h1',
    'h2',
    'script',
    'style',
    'template',
    'noscript',
    'svg',
    'math',
    'select',
    'option',
    'iframe',
    'frameset',
    'form',
    'base',
    'body',
    'html',
    'head',
    'title',
    'textarea',
    'plaintext',
  ],
  renamed: ['x', 'svg', 'p', 'table', 'script', '__proto__', 'BODY', 'é', 'template', 'style'],
  attributes: [
    ' hidden',
    ' style="display:none"',
    ' class="article-body content"',
    ' class="comment sidebar related"',
    ' itemprop="articleBody"',
    ' href="javascript:x"',
    ' datetime="+275760-09-13T00:00:00.001Z"',
    ' content="2026-99-99"',
    ' property="og:title" content="&#x0;"',
    ' type="application/ld+json"',
  ],
};

const sentence = 'The harbour office counted thirty-one ships in the roads on Friday, and said that the levy had stopped all of them.';

function generatePage(random: Random): string {
  const linked = oneOf(random, [
    '{"@type":"NewsArticle","headline":"Levy","datePublished":"2026-03-12","author":{"name":"Tamsin Ruhl"},"articleBody":"x"}',
    '{"@graph":[{"@type":["NewsArticle"],"image":[{"url":"/a.jpg"}],"hasPart":{"isAccessibleForFree":false}}]}',
    '[[[[{"@type":"NewsArticle","author":[[["a"]]]}]]]]',
    '{"@type":"NewsArticle","articleBody":',
  ]);
  const block = (): string =>
    oneOf(random, [
      `<p>${sentence}</p>`,
      `<h2>What the ministry says</h2><p>${sentence}</p>`,
      `<ul><li>${sentence}</li><li><a href="/x">more</a></li></ul>`,
      `<table><tr><td>Port</td><td>${upTo(random, 99)}</td></tr></table>`,
      `<div class="related"><a href="/y">Gas prices</a></div>`,
      `<blockquote>${sentence}<br><br>${sentence}</blockquote>`,
    ]);
  const blocks = Array.from({ length: 3 + upTo(random, 30) }, block).join('\n');
  return `<!doctype html><html lang="en"><head><title>Levy stops ships</title><meta property="og:title" content="Levy"><script type="application/ld+json">${linked}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Levy stops ships</h1><time datetime="2026-03-12">12 March</time>${blocks}</article><footer>All rights reserved</footer></body></html>`;
}

/** Case `number` of `seed`: one of `corpus`, or a page made here, with one to six mutations. */
export function makeCase(corpus: readonly Uint8Array[], seed: number, number: number): FuzzCase {
  const random = randomFor(seed, number);
  const pick = (): string => {
    const from = corpus[upTo(random, corpus.length)];
    return from !== undefined && random() < 0.5 ? Buffer.from(from).toString('utf8') : generatePage(random);
  };
  const text = mutate(random, pick, vocabulary, maximumLength);
  const contentType = oneOf(random, [
    null,
    'text/html',
    'text/html; charset=utf-8',
    'text/html; charset=nonsense',
    'application/xhtml+xml',
  ]);
  return { bytes: encode(random, text), contentType };
}
