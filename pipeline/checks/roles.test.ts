// The passages' own words, each in another's part: who does it, which way it goes, who of a family, and of whom it is said.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const cases: readonly { language?: string; passages: readonly string[]; carried: readonly string[]; refused: readonly string[] }[] = [
  {
    passages: ['Acme was sued by Borealis over the patent.'],
    carried: ['Borealis sued Acme over the patent.', 'Over the patent, Acme was sued by Borealis.'],
    refused: ['Acme sued Borealis over the patent.'],
  },
  {
    passages: ['Borealis sued Acme over the patent.'],
    carried: ['Acme was sued by Borealis over the patent.'],
    refused: ['Borealis was sued by Acme over the patent.'],
  },
  { passages: ['The outage was caused by a storm.'], carried: ['A storm caused the outage.'], refused: ['The outage caused a storm.'] },
  {
    language: 'es',
    passages: ['Acme fue demandada por Borealis.'],
    carried: ['Borealis demandó a Acme.'],
    refused: ['Acme demandó a Borealis.'],
  },
  {
    language: 'fr',
    passages: ['Acme a été poursuivie par Borealis.'],
    carried: ['Borealis a poursuivi Acme.'],
    refused: ['Acme a poursuivi Borealis.'],
  },
  {
    language: 'de',
    passages: ['Acme wurde von Borealis verklagt.'],
    carried: ['Borealis verklagte Acme.'],
    refused: ['Acme verklagte Borealis.', 'Acme hat Borealis verklagt.'],
  },
  {
    passages: ['The ship sailed from Odrava to Istra.'],
    carried: ['The ship sailed to Istra from Odrava.'],
    refused: ['The ship sailed from Istra to Odrava.'],
  },
  {
    passages: ['The train left Lunne for Parva.'],
    carried: ['The train left Lunne for Parva.'],
    refused: ['The train left Parva for Lunne.'],
  },
  {
    passages: ['Imports outpaced exports in February.'],
    carried: ['In February imports outpaced exports.'],
    refused: ['Exports outpaced imports in February.'],
  },
  {
    passages: ['Women earned less than men in every region.'],
    carried: ['In every region women earned less than men.'],
    refused: ['Men earned less than women in every region.'],
  },
  {
    passages: ['Shares fell despite strong results.'],
    carried: ['Despite strong results shares fell.'],
    refused: ['Shares fell because of strong results.'],
  },
  {
    passages: ['Tomas Vidal is the brother of the mayor.'],
    carried: ['Tomas Vidal is a brother of the mayor.'],
    refused: ['Tomas Vidal is the father of the mayor.'],
  },
  {
    passages: ['Tomas Vidal is the father of the mayor.'],
    carried: ['Tomas Vidal is father of the mayor.'],
    refused: ['Tomas Vidal is the uncle of the mayor.'],
  },
  {
    passages: ['The northern port reopened and the southern port closed.'],
    carried: ['The southern port closed and the northern port reopened.'],
    refused: ['The southern port reopened and the northern port closed.'],
  },
  {
    passages: ['The storm spared the coast but flooded the hills.'],
    carried: ['The storm flooded the hills but spared the coast.'],
    refused: ['The storm flooded the coast but spared the hills.'],
  },
  {
    passages: ['Rebels freed 12 hostages near the border after talks with the army.'],
    carried: ['After talks with the army, rebels freed 12 hostages near the border.', '12 hostages were freed near the border.'],
    refused: ['12 rebels were freed near the border.'],
  },
  { passages: ['Kenya won gold.', 'Ghana won silver.'], carried: ['Kenya won gold.', 'Ghana won silver.'], refused: ['Ghana won gold.'] },
  {
    passages: ['Anna Petrova was jailed for fraud.', 'Lars Holm was elected mayor.'],
    carried: ['Lars Holm was elected mayor.'],
    refused: ['Anna Petrova was elected mayor.'],
  },
  {
    passages: ['The company was fined 40,000 euros for dumping oil.', 'The union did not accept the offer.'],
    carried: ['The company was fined 40,000 euros for dumping oil.'],
    refused: ['The union was fined 40,000 euros for dumping oil.'],
  },
];

describe('a part', () => {
  it.each(cases)('$passages', async ({ language = 'en', passages, carried, refused }) => {
    const article = articleOf({ outlet: 'The Harbour Post', language, title: '', paragraphs: passages });
    const claims = passages.map((passage) => claimOf(article, passage));
    const texts = [...carried, ...refused];
    const results = await check(
      [article],
      texts.map((text) => ({ text, claims })),
      language,
    );
    const passed = texts.filter((_, index) => results[index]?.verdict === 'supported');
    expect(passed, results.flatMap(({ reasons }) => reasons).join(' | ')).toEqual(carried);
  });
});
