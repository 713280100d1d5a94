// Sentences whose sources are in two languages: what the passages of their own language say binds them as if those were alone.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const english = 'The harbour board asked the city for 40 million crowns to repair two piers.';
const spanish = 'La junta del puerto pidió a la ciudad 40 millones de coronas para reparar dos muelles.';
const articles = [
  articleOf({ outlet: 'Port Ledger', language: 'en', title: 'Piers', paragraphs: [english] }),
  articleOf({ outlet: 'El Puerto', language: 'es', title: 'Muelles', paragraphs: [spanish] }),
];
const claims = [english, spanish].map((passage, index) => {
  const article = articles[index];
  if (article === undefined) throw new Error('no article');
  return claimOf(article, passage);
});

async function verdictOf(text: string): Promise<string | undefined> {
  return (await check(articles, [{ text, claims }], 'en'))[0]?.verdict;
}

describe('a sentence with sources in two languages', () => {
  it('passes where those of its own language say it', async () => {
    expect(await verdictOf(english)).toBe('supported');
    expect(await verdictOf('The harbour board asked the city for 40 million crowns.')).toBe('supported');
  });

  it.each([
    'The harbour board did not ask the city for 40 million crowns to repair two piers.',
    'The city asked the harbour board for 40 million crowns to repair two piers.',
    'The harbour board asked the city for 40 million crowns to repair two piers, officials may say.',
  ])('does not pass where those say otherwise: %s', async (text) => {
    expect(await verdictOf(text)).not.toBe('supported');
  });
});
