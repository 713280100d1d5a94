// How a statement is meant, one family a case: the true sentence beside each false one, so that the rules do not simply refuse all. The pairs in
// bench/mutations/fixtures (senses-*.jsonl) have the same in fifteen languages.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

interface Family {
  readonly passage: string;
  readonly carried: readonly string[];
  readonly refused: readonly (readonly [string, RegExp])[];
}

const families: Record<string, Family> = {
  'what is reported of somebody’s words': {
    passage: 'According to the Interior Ministry, the suspect confessed to the killing.',
    carried: [
      'The suspect confessed to the killing, the Interior Ministry said.',
      'The Harbour Post reports that the suspect confessed to the killing.',
    ],
    refused: [['The suspect confessed to the killing.', /somebody’s words/]],
  },
  'what may be': {
    passage: 'The company may sell its mine in Karro.',
    carried: ['The company might sell its mine in Karro.', 'The company could perhaps sell its mine in Karro.'],
    refused: [
      ['The company will sell its mine in Karro.', /“may”/],
      ['The company must sell its mine in Karro.', /duty/],
    ],
  },
  'what is proposed': {
    passage: 'The finance committee proposed raising the tax on sugary drinks by 8 percent.',
    carried: [
      'The finance committee wants to raise the tax on sugary drinks by 8 percent.',
      'The tax on sugary drinks would be raised by 8 percent, the finance committee proposed.',
    ],
    refused: [['The finance committee raised the tax on sugary drinks by 8 percent.', /“raising” as meant/]],
  },
  'what is asked for, and what was done before': {
    passage: 'The council, which closed a school last year, asked the province to close two more in Dorvale.',
    carried: ['The council closed a school last year.'],
    refused: [],
  },
  'what was tried': {
    passage: 'Two men tried to rob the savings bank in Dorvale on Friday.',
    carried: ['Two men attempted to rob the savings bank in Dorvale on Friday.'],
    refused: [['Two men robbed the savings bank in Dorvale on Friday.', /“rob” as meant/]],
  },
  hearsay: {
    passage: 'The driver reportedly fled on foot towards the river.',
    carried: ['The driver is reported to have fled on foot towards the river.'],
    refused: [['The driver fled on foot towards the river.', /“reportedly”/]],
  },
  'a condition': {
    passage: 'The union would end its strike if the government raised wages.',
    carried: ['If the government raised wages, the union would end its strike.'],
    refused: [
      ['The union would end its strike.', /condition/],
      ['The union ended its strike because the government raised wages.', /condition/],
    ],
  },
  'of how many': {
    passage: 'Some members of the council backed the plan.',
    carried: ['Members of the council backed the plan.'],
    refused: [
      ['Most members of the council backed the plan.', /“Most”/],
      ['Members of the council unanimously backed the plan.', /“unanimously”/],
    ],
  },
  'a superlative with what takes from it': {
    passage: 'It is one of the largest banks in Veldt.',
    carried: ['It is among the largest banks in Veldt.'],
    refused: [['It is the largest bank in Veldt.', /one of the/]],
  },
  'a bound of a figure': {
    passage: 'The bank would cut up to 1,200 jobs in Veldt.',
    carried: ['The bank would cut as many as 1,200 jobs in Veldt.'],
    refused: [
      ['The bank would cut 1,200 jobs in Veldt.', /up to 1,200/],
      ['The bank would cut at least 1,200 jobs in Veldt.', /at least 1,200/],
    ],
  },
  'by how much and to what': {
    passage: 'Exports fell 8 percent from a year earlier.',
    carried: ['Exports fell by 8 percent from a year earlier.'],
    refused: [['Exports fell to 8 percent from a year earlier.', /to 8 percent/]],
  },
  'until a day and from it': {
    passage: 'The bank would cut 1,200 jobs by March 2025.',
    carried: ['By March 2025, the bank would cut 1,200 jobs.'],
    refused: [['The bank would cut 1,200 jobs after March 2025.', /after March 2025/]],
  },
  'what came after and what it came from': {
    passage: 'Police arrested 14 people after the march in Dorvale.',
    carried: ['After the march in Dorvale, police arrested 14 people.'],
    refused: [
      ['Police arrested 14 people because of the march in Dorvale.', /cause/],
      ['Protesters arrested 14 people after the march in Dorvale.', /“Police” where the sentence has “Protesters”/],
      ['Police arrested 14 people after the march in Dorvale, a sign of things to come.', /adds/],
    ],
  },
};

describe('how a statement is meant', () => {
  it.each(Object.entries(families))('%s', async (_, { passage, carried, refused }) => {
    const article = articleOf({ outlet: 'The Harbour Post', language: 'en', title: 'News of the day', paragraphs: [passage] });
    const claims = [claimOf(article, passage)];
    const sentences = [...carried, ...refused.map(([text]) => text)].map((text) => ({ text, claims }));
    const results = await check([article], sentences, 'en');
    const verdicts = results
      .slice(0, carried.length)
      .map(({ verdict, reasons }) => [verdict, reasons.filter((one) => !/paraphrase/u.test(one))]);
    expect(verdicts).toEqual(carried.map(() => ['supported', []]));
    for (const [index, [text, because]] of refused.entries()) {
      const result = results[carried.length + index];
      expect(result?.verdict, text).not.toBe('supported');
      expect(result?.reasons.join(' | '), text).toMatch(because);
    }
  });

  it('names a ratio in one reason, and a bound as the passage has it', async () => {
    const article = articleOf({
      outlet: 'The Harbour Post',
      language: 'en',
      title: 'News of the day',
      paragraphs: ['Voters rejected the plan by 2 to 1 on Sunday.', 'It is one of the largest banks in Veldt and would cut 1,200 jobs.'],
    });
    const [ratio, bound] = await check(
      [article],
      [
        { text: 'Voters rejected the plan by 3 to 1 on Sunday.', claims: [claimOf(article, 'Voters')] },
        { text: 'It is one of the largest banks in Veldt and would cut at least 1,200 jobs.', claims: [claimOf(article, 'It is one')] },
      ],
      'en',
    );
    expect(ratio?.reasons).toEqual(['the passage says 2, the sentence 3']);
    expect(bound?.reasons).toEqual(['the passage says “would cut 1,200”, the sentence “at least 1,200”']);
  });

  it('is carried by a second passage that says it itself', async () => {
    const plain = articleOf({ outlet: 'Ledger', language: 'en', title: 'Boats', paragraphs: ['Four boats sank near Karro on Friday.'] });
    const told = articleOf({
      outlet: 'The Harbour Post',
      language: 'en',
      title: 'Boats lost',
      paragraphs: ['Officials said that four boats sank near Karro on Friday.'],
    });
    const text = 'On Friday four boats sank near Karro.';
    const claims = [claimOf(told, 'Officials said'), claimOf(plain, 'Four boats')];
    const [both] = await check([told, plain], [{ text, claims }], 'en');
    const [alone] = await check([told], [{ text, claims: claims.slice(0, 1) }], 'en');
    expect([both?.verdict, alone?.verdict]).toEqual(['supported', 'partly']);
  });
});
