import { expect, test } from 'vitest';
import { claimsOf } from '../agents/extractive/claims/extract.ts';
import { testArticle } from '../agents/extractive/testing.ts';
import { statementOf, storyWords } from '../agents/extractive/weigh/similarity.ts';
import { claimsSaid } from './claims-said.ts';

const courier = testArticle({
  outlet: 'The Velmar Courier',
  title: 'A day on the river',
  paragraphs: [
    'Customs officers held 140 grain barges at the lock of Velmar on Monday.',
    'The company Norlink bribed the harbour master of Velmar, prosecutors wrote in the indictment.',
  ],
});
const fil = testArticle({
  outlet: 'Le Fil',
  title: 'Une journée sur le fleuve',
  language: 'fr',
  paragraphs: ['Les bateliers ont demandé mardi la publication des relevés d’eau.'],
});
const pack = [...claimsOf(courier), ...claimsOf(fil)];
const { weights } = storyWords(pack.map(statementOf));

/** Quotations of the claims that a sentence says, which cites the sources of all claims whose quotations contain `cites`. */
function said(text: string, ...cites: readonly string[]): string[] {
  const claimIds = pack.filter(({ quote }) => cites.some((part) => quote.includes(part))).map(({ id }) => id);
  return claimsSaid({ text, claimIds }, pack, weights).map(({ quote }) => quote);
}

test('a sentence says the claims whose words it has, and no other of their source', () => {
  expect(said('On Monday 140 barges were held at the lock, customs officers say.', '140 grain', 'Norlink')).toEqual([
    expect.stringContaining('140 grain'),
  ]);
  expect(said('The harbour master took a bribe from Norlink, the indictment says.', '140 grain')).toEqual([
    expect.stringContaining('Norlink'),
  ]);
});

test('it says none of a source that it does not cite, and none where it speaks of something else', () => {
  expect(said('On Monday 140 grain barges were held at the lock of Velmar.', 'bateliers')).toEqual([]);
  expect(said('Nobody knows what the ministry will do about it in April.', '140 grain')).toEqual([]);
});

test('a claim in another language is said in the words of its English rendering', () => {
  const rendered = pack.map((claim) =>
    claim.language === 'fr' ? { ...claim, english: 'The bargemen asked on Tuesday for the publication of the water readings.' } : claim,
  );
  const claimIds = rendered.filter(({ language }) => language === 'fr').map(({ id }) => id);
  const text = 'The bargemen want the readings of the water published, they said on Tuesday.';
  expect(claimsSaid({ text, claimIds }, rendered, weights).map(({ language }) => language)).toContain('fr');
  expect(claimsSaid({ text, claimIds }, pack, weights)).toEqual([]);
});
