import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtMarks, markedParagraphs } from './marked-text.ts';

const spans = fc.array(
  fc.record({
    start: fc.integer({ min: -5, max: 80 }),
    end: fc.integer({ min: -5, max: 80 }),
    role: fc.constantFrom('supports' as const, 'contradicts' as const, 'cited' as const),
  }),
);

test('pieces joined are the text, and a character is marked exactly when a passage covers it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), spans, (text, marks) => {
      const pieces = cutAtMarks(text, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      let at = 0;
      for (const piece of pieces) {
        for (let index = at; index < at + piece.text.length; index += 1) {
          expect(piece.role !== null).toBe(marks.some((mark) => mark.start <= index && index < mark.end));
        }
        at += piece.text.length;
      }
    }),
  );
});

test('where passages overlap, what contradicts is seen before what supports', () => {
  const pieces = cutAtMarks('abcdef', [
    { start: 0, end: 4, role: 'supports' },
    { start: 2, end: 6, role: 'contradicts' },
    { start: 0, end: 6, role: 'cited' },
  ]);
  expect(pieces).toEqual([
    { text: 'ab', role: 'supports' },
    { text: 'cdef', role: 'contradicts' },
  ]);
});

test('a passage is found in its paragraph, and its neighbours are near', () => {
  const text = 'one\n\ntwo\n\nthree\n\nfour\n\nfive';
  const at = text.indexOf('three');
  const paragraphs = markedParagraphs(text, [{ start: at, end: at + 5, role: 'supports' }]);
  expect(paragraphs.map((paragraph) => paragraph.marked)).toEqual([false, false, true, false, false]);
  expect(paragraphs.map((paragraph) => paragraph.near)).toEqual([false, true, true, true, false]);
});
