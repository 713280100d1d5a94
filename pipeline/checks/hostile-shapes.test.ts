// Sentences and passages made to be slow: the check holds up the process, so that each has to be over in time, whatever its text.
import { expect, test } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

/** More than the check itself allows a sentence, for a machine that has other work. */
const limit = 5000;
const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const shapes: readonly (readonly [string, string])[] = [
  ['en', 'Ana said '],
  ['en', 'officials said that Bo said '],
  ['en', 'ABC '],
  ['en', 'XIV '],
  ['en', '"a '],
  ['en', '1 2 '],
  ['ru', '1/2/'],
  ['de', '„a“ '],
  ['zh', '三'],
];

async function timeOf(language: string, paragraphs: readonly string[], quote: string, text: string): Promise<number> {
  const article = articleOf({ outlet: 'Harbour Post', language, title: 'x', paragraphs });
  const claim = claimOf(article, quote);
  const started = performance.now();
  await check([article], [{ text, claims: [claim] }], language);
  return performance.now() - started;
}

for (const [language, unit] of shapes) {
  test(`a sentence and a passage of “${unit.trim()}” again and again (${language}) are over in time`, async () => {
    const long = repeated(unit, 5900);
    expect(await timeOf(language, [long], long, `${long}!`)).toBeLessThan(limit);
    expect(await timeOf(language, [repeated(unit, 100_000)], repeated(unit, 5900), `${long}!`)).toBeLessThan(limit);
    // The most words that are compared at all.
    const most = repeated(unit, Math.min(1500, 290 * unit.length));
    const passage = `The port closed. ${repeated(unit, 5900)}`;
    expect(await timeOf(language, [passage], passage.slice(17), `${most}!`)).toBeLessThan(limit);
  });

  test(`an ordinary sentence beside a passage of “${unit.trim()}” again and again (${language}) is over in time`, async () => {
    const paragraphs = ['The mayor opened the port on Monday.', repeated(unit, 100_000)];
    expect(await timeOf(language, paragraphs, 'The mayor opened the port', 'The port was opened on Monday, Ana Lund said.')).toBeLessThan(
      limit,
    );
  });
}

test('what is too long to be compared is told so', async () => {
  const words = Array.from({ length: 2000 }, (_, index) => `h${index}`).join(' ');
  const article = articleOf({ outlet: 'Harbour Post', language: 'en', title: 'x', paragraphs: [`The mayor opened ${words}`] });
  const claims = [claimOf(article, `The mayor opened ${words}`)];
  const [long, beside] = await check(
    [article],
    [
      { text: `The mayor opened ${words.slice(0, 5900)}.`, claims },
      { text: 'The mayor opened harbour1.', claims },
    ],
    'en',
  );
  expect(long?.verdict).toBe('unverified');
  expect(long?.reasons.join(' ')).toMatch(/words, more than 300/u);
  expect(beside?.verdict).toBe('unverified');
  expect(beside?.reasons.join(' ')).toMatch(/one of its passages has more than 1000 words/u);
});

test('a speech given by many is not compared', async () => {
  const speech = 'Ana said it closed, and '.repeat(70);
  const article = articleOf({ outlet: 'Harbour Post', language: 'en', title: 'x', paragraphs: [speech] });
  const [result] = await check([article], [{ text: 'Ana said it closed twice.', claims: [claimOf(article, speech)] }], 'en');
  expect(result?.verdict).toBe('unverified');
  expect(result?.reasons.join(' ')).toMatch(/who says it, more than 60/u);
});
