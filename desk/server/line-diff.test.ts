import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from './line-diff.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

test('what is the same or removed is the old text, what is the same or added the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: 'added' | 'removed'): string =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join('\n');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});

test('a changed line is one removed and one added, the rest stays', () => {
  expect(diffLines('a\nb\nc', 'a\nx\nc').map((line) => `${line.kind} ${line.text}`)).toEqual(['same a', 'removed b', 'added x', 'same c']);
});

test('texts beyond the limit are still both shown whole', () => {
  const lines = diffLines('a\nb\nc', 'a\nb\nd', 2);
  expect(lines.filter((line) => line.kind === 'removed')).toHaveLength(3);
  expect(lines.filter((line) => line.kind === 'added')).toHaveLength(3);
});
