// Judgements and transitions are no way out: what one states as a fact is checked as one.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const plant = 'The company employs 400 people in Turin.';
const cases: readonly { passage: string; opinions: readonly string[]; facts: readonly (readonly [string, RegExp])[] }[] = [
  {
    passage: plant,
    opinions: [
      'That is only half of the story.',
      'What the company said leaves the main question open.',
      'The company said nothing about what it means to do.',
      'None of this settles who is right.',
      'It’s the weighing of risks that matters here.',
    ],
    facts: [
      ['Hundreds lost their jobs.', /“jobs” are not in the passages/u],
      ['Thousands of people have suffered from the poison.', /“Thousands”/u],
      ['Half of the workers were sent home.', /“Half”/u],
      ['The prime minister resigned last night.', /“last night”/u],
      ['The minister stepped down this morning.', /“this morning”/u],
      ["The company ``will shut its gates for good'', it said.", /the quotation “will shut its gates for good”/u],
      ['The company ❝will shut its gates for good❞.', /the quotation/u],
      ['The company ″will shut its gates for good″.', /the quotation/u],
      ['The company `will shut its gates for good`.', /the quotation/u],
    ],
  },
  {
    passage: 'The blast killed 3 people and injured 17.',
    opinions: ['The blast raises hard questions about the port.'],
    facts: [['The blast killed 17 people and injured 3.', /17|3/u]],
  },
  {
    passage: 'Oil prices rose 4 percent on Friday.',
    opinions: ['That matters for everybody who drives.'],
    facts: [['Oil prices fell 4 percent on Friday.', /“rose”/u]],
  },
  {
    passage: 'Ana Diaz said the vote was clean.',
    opinions: ['How Ana Diaz said it matters less than when.'],
    facts: [['Ana Diaz said the vote was rigged by soldiers.', /“rigged”/u]],
  },
];

describe.each(['analysis', 'transition'] as const)('%s', (kind) => {
  it.each(cases)('$passage', async ({ passage, opinions, facts }) => {
    const article = articleOf({
      outlet: 'The Harbour Post',
      language: 'en',
      title: '',
      paragraphs: [passage],
      publishedAt: '2026-03-12T10:00:00Z',
    });
    const texts = [...opinions, ...facts.map(([text]) => text)];
    const results = await check(
      [article],
      texts.map((text) => ({ text, kind, claims: [claimOf(article, passage)] })),
      'en',
    );
    for (const [index, text] of opinions.entries())
      expect(results[index]?.verdict, `${text} ${results[index]?.reasons.join() ?? ''}`).toBe('opinion');
    for (const [index, [text, because]] of facts.entries()) {
      const result = results[opinions.length + index];
      expect(['partly', 'unsupported', 'contradicted'], text).toContain(result?.verdict);
      expect(result?.reasons.join(' | '), text).toMatch(because);
    }
  });
});
