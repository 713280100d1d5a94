// Broken feeds, of a corpus or generated.
import { encode, mutate, oneOf, randomFor, upTo, type FuzzCase, type Vocabulary } from '../fuzz/mutations.ts';
import { generateFeed, generatedKinds } from './generated.ts';

/** A case stays below this, characters: what grows by mutation is cut. */
const maximumLength = 1_000_000;

const vocabulary: Vocabulary = {
  tags: [
    'rss',
    'channel',
    'item',
    'entry',
    'feed',
    'title',
    'link',
    'guid',
    'id',
    'description',
    'content',
    'content:encoded',
    'body',
    'pubDate',
  ],
  renamed: ['x', 'a:title', 'item', '__proto__', 'rss', 'ITEM', 'é'],
  attributes: [
    ' type="xhtml"',
    ' type="text"',
    ' mode="base64"',
    ' xml:base="//[broken"',
    ' xmlns="x" xmlns:rss="http://purl.org/rss/1.0/"',
  ],
};

/** Case `number` of `seed`: one of `corpus`, or a generated feed, with one to six mutations. */
export function makeCase(corpus: readonly Uint8Array[], seed: number, number: number): FuzzCase {
  const random = randomFor(seed, number);
  const pick = (): string => {
    const from = corpus[upTo(random, corpus.length)];
    if (from !== undefined && random() < 0.7) return Buffer.from(from).toString('utf8');
    return generateFeed(oneOf(random, [generatedKinds[0] ?? 'atom', ...generatedKinds]), 1 + upTo(random, 8), 1 + upTo(random, 1000));
  };
  const text = mutate(random, pick, vocabulary, maximumLength);
  const contentType = oneOf(random, [
    null,
    null,
    'text/xml; charset=utf-8',
    'application/rss+xml; charset="windows-1252"',
    'text/html; charset=utf-16',
    'x; charset=nonsense',
  ]);
  return { bytes: encode(random, text), contentType };
}
