import { describe, expect, it } from 'vitest';
import { cutSentences, quotationSpans } from './sentences.ts';

const words = (text: string): string[] => quotationSpans(text).map(({ start, end }) => text.slice(start, end));

describe('quotations in a text', () => {
  it('are the outermost ones that open and close, in order', () => {
    expect(words('“One «two» three” and «four “five” six» and “never closed')).toEqual(['“One «two» three”', '«four “five” six»']);
    expect(words('“open «two» and «three»')).toEqual(['«two»', '«three»']);
    expect(words('no marks')).toEqual([]);
  });

  it('keep a sentence whole that they run across', () => {
    const text = 'He said: “Go. Now. Please.” They went.';
    expect(cutSentences(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual(['He said: “Go. Now. Please.”', 'They went.']);
  });

  it('keep a number with the word that it belongs to', () => {
    const text = 'It cites the post-Sept. 11 law in vol. 3. More is known. 12 came.';
    expect(cutSentences(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'It cites the post-Sept. 11 law in vol. 3.',
      'More is known.',
      '12 came.',
    ]);
  });

  it('are cut by the platform’s rules where the library gives up', () => {
    const text = '“Mr. ”؟ ?! They went on. It rained.';
    expect(cutSentences(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual(['“Mr. ”؟ ?!', 'They went on.', 'It rained.']);
  });

  it('take time that grows with the text, however many there are', () => {
    const startedAt = performance.now();
    expect(quotationSpans('“a” '.repeat(200_000))).toHaveLength(200_000);
    expect(quotationSpans(`${'“'.repeat(100_000)}${'”'.repeat(100_000)}`)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
