// Words that stand for one another must not turn what is said into another or a stronger act.
import { expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const verdictOf = async (language: string, source: string, text: string) => {
  const article = articleOf({ outlet: 'Faro', language, title: 'X', paragraphs: [source] });
  const [result] = await check([article], [{ text, kind: 'reported', claims: [claimOf(article, source)] }], language);
  return result?.verdict;
};

it.each([
  ['de', 'Die Opposition kritisierte den Kämmerer wegen der Brücke.', 'Die Opposition beschuldigte den Kämmerer wegen der Brücke.'],
])('%s: %s is not told by: %s', async (language, source, text) => {
  expect(await verdictOf(language, source, text)).not.toBe('supported');
  expect(await verdictOf(language, source, source)).toBe('supported');
});

it.each([
  ['es', 'La cooperativa paga la electricidad del barrio desde abril.', 'La cooperativa abona la electricidad del barrio desde abril.'],
  ['fr', 'Le syndicat réclame une hausse des salaires au port.', 'Le syndicat demande une hausse des salaires au port.'],
])('%s: %s may be told by: %s', async (language, source, text) => {
  expect(await verdictOf(language, source, text)).toBe('supported');
});
