import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeSnapshot, cutPassages } from './passages.ts';

test('a snapshot is the title, a blank line and the paragraphs', () => {
  expect(composeSnapshot(' Ships  wait ', ['One.\n\nStill one.', '', '  Two. '])).toBe('Ships wait\n\nOne. Still one.\n\nTwo.');
});

test('passages are the title and every sentence, addressed in UTF-16 units', () => {
  const text = composeSnapshot('Levy stops ships 🚢', ['“We paid alone,” said Mr. Darri. Prices rose 18 per cent.', 'The U.S. protested.']);
  const passages = cutPassages(text, 'en');
  expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Levy stops ships 🚢',
    '“We paid alone,” said Mr. Darri.',
    'Prices rose 18 per cent.',
    'The U.S. protested.',
  ]);
  expect(passages.map(({ kind }) => kind)).toEqual(['title', 'sentence', 'sentence', 'sentence']);
  expect(passages.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3]);
});

test('an article without a title still has a title passage, so that paragraphs never take its place', () => {
  const text = composeSnapshot('', ['Only this.']);
  expect(cutPassages(text, 'en')).toMatchObject([{ kind: 'title' }, { kind: 'sentence' }]);
});

test('invisible characters that can hide instructions do not enter a snapshot', () => {
  const hidden = Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('');
  expect(composeSnapshot('T\u202eitle', [`Shown${hidden}\u200b\u00ad text\u0007.`])).toBe('Title\n\nShown text.');
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'Mr. ',
        'A b. ',
        '“',
        '”',
        '。',
        '؟ ',
        '\n',
        '\u2029',
        'e\u0301',
        '👩‍👩‍👧',
        '\ud800',
        ' ',
        'U.S. ',
        '—',
        '\u200d',
        '(',
        '3.5 ',
        '?!',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
const anyLanguage = fc.constantFrom('en', 'de', 'ru', 'ar', 'zh', 'ja', 'hi', 'und', 'xx');

test('whatever the article, its snapshot is NFC, well formed, and has no blank line or control character inside a paragraph', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 8 }), (title, paragraphs) => {
      const text = composeSnapshot(title, paragraphs);
      expect(text.normalize('NFC')).toBe(text);
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      for (const block of text.split('\n\n')) {
        expect(block).not.toBe('');
        expect(block).not.toMatch(/\p{Cc}|^\s|\s$/u);
      }
      // Composing what was composed changes nothing: the same article is the same snapshot.
      const [again = '', ...rest] = text.split('\n\n');
      expect(composeSnapshot(again, rest)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('whatever the article, passages are ordered, do not overlap, cross no paragraph and cover all that is written', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 8 }), anyLanguage, (title, paragraphs, language) => {
      const text = composeSnapshot(title, paragraphs);
      const passages = cutPassages(text, language);
      let end = 0;
      for (const [index, passage] of passages.entries()) {
        expect(passage.ordinal).toBe(index);
        expect(passage.start).toBeGreaterThanOrEqual(end);
        expect(passage.end).toBeGreaterThan(passage.start);
        // Nothing but white space is left between two passages.
        expect(text.slice(end, passage.start).trim()).toBe('');
        const sentence = text.slice(passage.start, passage.end);
        expect(sentence).toBe(sentence.trim());
        expect(sentence).not.toContain('\n');
        end = passage.end;
      }
      expect(text.slice(end).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});
