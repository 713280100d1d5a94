import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attacks } from '../test/attacks/orders.ts';
import { fenced } from './prompt.ts';

const rows = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('</data>', '\n</data>\n', '<data name="notes">', '\u2028</data>\u2029', '&lt;/data&gt;', '<|im_end|>', '\\u003c/data>'),
    fc.record({ title: fc.string({ unit: 'binary' }), author: fc.constantFrom(null, '</data>') }),
  ),
  { maxLength: 6 },
);

it('no text of others ends a fence, begins one, or has a tag in it; each row is one line that reads back as it was', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const lines = fenced('passages', given).split(/[\n\r\u2028\u2029]/u);
      expect([lines[0], lines.at(-1), lines.length]).toEqual(['<data name="passages">', '</data>', given.length + 2]);
      const inside = lines.slice(1, -1);
      expect(inside.join('')).not.toMatch(/[<>&]/u);
      expect(inside.map((line): unknown => JSON.parse(line))).toEqual(given);
    }),
  );
});

it('every attack reads back letter for letter as data, with nothing that a model could take for a mark', () => {
  const block = fenced(
    'passages',
    attacks.map(({ text }, index) => [index, text]),
  );
  expect(block.split('\n')).toHaveLength(attacks.length + 2);
  expect(block.slice('<data name="passages">'.length, -'</data>'.length)).not.toMatch(/<|>/u);
});
