// The same told from the other side is no contradiction, and what only looks like it is one.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const cases: readonly (readonly [passage: string, carried: readonly string[], refused: readonly string[]])[] = [
  [
    'The bank raised its rate from 4 percent to 4.5 percent.',
    ['The bank raised its rate to 4.5 percent from 4 percent.'],
    ['The bank raised its rate to 4 percent from 4.5 percent.'],
  ],
  [
    'The mayor resigned before the report was published.',
    ['The report was published after the mayor resigned.'],
    ['The mayor resigned after the report was published.', 'The report was published before the mayor resigned.'],
  ],
  [
    'The union called a strike before the talks.',
    ['Before the talks, the union called a strike.'],
    ['The union called a strike after the talks.'],
  ],
  ['The talks ended without agreement.', ['The talks ended with no agreement.'], ['The talks ended with agreement.']],
  ['The talks ended with no agreement.', ['The talks ended without agreement.'], ['The talks ended with agreement.']],
];

describe('a converse', () => {
  it.each(cases)('%s', async (passage, carried, refused) => {
    const article = articleOf({ outlet: 'The Harbour Post', language: 'en', title: '', paragraphs: [passage] });
    const texts = [...carried, ...refused];
    const results = await check(
      [article],
      texts.map((text) => ({ text, claims: [claimOf(article, passage)] })),
      'en',
    );
    const passed = texts.filter((_, index) => results[index]?.verdict === 'supported');
    expect(passed, results.flatMap(({ reasons }) => reasons).join(' | ')).toEqual(carried);
  });
});
