import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote } from './locate-quote.ts';

const whole = (text: string) => ({ start: 0, end: text.length });
const found = (text: string, from: string | null, to: string | null): string | null => {
  const span = locateQuote(text, whole(text), from, to);
  return span === null ? null : text.slice(span.start, span.end);
};

describe('locating a quotation', () => {
  it('takes the passage where no words are given, and the words between where they are', () => {
    const text = 'Title. The council closed the lock on Monday. It gave no reason.';
    expect(found(text, null, null)).toBe(text);
    expect(found(text, 'The council', 'on Monday.')).toBe('The council closed the lock on Monday.');
    expect(locateQuote(text, { start: 7, end: 45 }, null, null)).toEqual({ start: 7, end: 45 });
  });

  it('finds words whose marks, spaces, hyphens and ligatures the model wrote otherwise', () => {
    expect(found('She said “no hull\u00a0passes before April” – twice.', '"no hull passes', 'April" - twice')).toBe(
      '“no hull\u00a0passes before April” – twice',
    );
    expect(found('The ﬁnal of\u00adﬁce closed.', 'The final', 'office closed')).toBe('The ﬁnal of\u00adﬁce closed');
    expect(found('Il a dit « non » hier…', "' non '", 'hier...')).toBe('« non » hier…');
    expect(found('Il a dit « non » hier…', '«non»', 'hier...')).toBe('non » hier…');
  });

  it('overlooks the full stop that a model adds to its words', () => {
    expect(found('The dam is safe, the minister said.', 'The dam', 'is safe.')).toBe('The dam is safe');
  });

  it('finds nothing that is not there, nor an end before the beginning', () => {
    const text = 'The council closed the lock on Monday.';
    expect(found(text, 'The ministry', null)).toBe(null);
    expect(found(text, 'on Monday', 'The council')).toBe(null);
    expect(found(text, '', null)).toBe(null);
    expect(locateQuote(text, { start: 0, end: 11 }, 'closed', null)).toBe(null);
  });

  it('takes words that overlap, and the first end that fits', () => {
    expect(found('to be or not to be or', 'to be', 'be')).toBe('to be');
    expect(found('the lock is shut', 'the lock is', 'lock is shut')).toBe('the lock is shut');
  });

  const characters = fc.constantFrom(...'aé🚢ﬁ—–-“”"\'’« » \u00a0\u00ad\u0301…文ж.,'.split(''), '🚢', 'क', 'ि', '\u200f');
  const texts = fc.array(characters, { minLength: 1, maxLength: 40 }).map((parts) => parts.join('').normalize('NFC'));

  it('returns a range inside the passage that parts no character, whatever it is given', () => {
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(), fc.nat(), (text, from, to, one, other) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
        const span = locateQuote(text, { start, end }, from, to);
        if (span === null) return;
        expect(span.start).toBeGreaterThanOrEqual(start);
        expect(span.end).toBeLessThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        const own = text.slice(start, end);
        const half = /\p{Cs}/u;
        if (!half.test(own)) expect(half.test(text.slice(span.start, span.end))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every run of words again, exactly or with its marks written otherwise', () => {
    const words = fc.array(fc.constantFrom('dam', '“safe”', 'ﬁnal', '—', 'Écluse', '文字', '🚢', 'l’eau', '140'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, one, other) => {
        const text = parts.join(' ');
        const [first, last] = [one % parts.length, other % parts.length].sort((a, b) => a - b) as [number, number];
        const quote = parts.slice(first, last + 1).join(' ');
        const plain = quote.replaceAll(/[“”]/g, '"').replaceAll('—', '-').replaceAll('ﬁ', 'fi').replaceAll('’', "'");
        for (const given of [quote, plain]) {
          const span = locateQuote(text, whole(text), given, given);
          expect(span).not.toBe(null);
          expect(text.slice(span?.start, span?.end)).toBe(quote);
        }
      }),
    );
  });
});
