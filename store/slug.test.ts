import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test('a headline in any script reads as ASCII words', () => {
  expect(slugOf('Écluse de l’Asper : les bateliers', 'pb_abcdefghjk', 5)).toBe('ecluse-de-lasper-les-bateliers-abcde');
  expect(slugOf('Россия закрывает шлюз', 'pb_abcdefghjk', 5)).toBe('rossiya-zakryvaet-shlyuz-abcde');
});

test('a headline without a letter or figure still gives an address', () => {
  expect(slugOf('…?!', 'pb_abcdefghjk', 5)).toBe('analysis-abcde');
});

test('whatever the headline, the slug is short, lower case and safe in a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (headline) => {
      const slug = slugOf(headline, 'pb_0123456789', 5);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(78);
    }),
  );
});
