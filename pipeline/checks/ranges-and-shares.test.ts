// Figures that are more than a number: whose money, an end of a range, a score, a share, a size in words, a time of the day.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const cases: readonly (readonly [passage: string, carried: readonly string[], refused: readonly string[]])[] = [
  [
    'The firm paid C$40 million.',
    ['The firm paid 40 million Canadian dollars.'],
    ['The firm paid A$40 million.', 'The firm paid $40 million.'],
  ],
  ['The firm paid US$40 million.', ['The firm paid $40 million.'], ['The firm paid NZ$40 million.', 'The firm paid HK$40 million.']],
  [
    'The storm killed between 20 and 30 people.',
    ['The storm killed 20 to 30 people.'],
    ['The storm killed 30 people.', 'The storm killed 20 people.'],
  ],
  [
    'The bank expects growth of 2 to 3 percent.',
    ['The bank expects growth of between 2 and 3 percent.'],
    ['The bank expects growth of 3 percent.'],
  ],
  ['The share rose from 20 to 30 percent.', ['The share rose to 30 percent.'], []],
  ['The team lost 2-1.', ['The team lost 2 to 1.'], ['The team lost 1-2.']],
  ['The vote was 210 to 130.', ['The vote was 210-130.'], ['The vote was 130 to 210.']],
  [
    'One in five children is hungry.',
    ['Of the children one in five is hungry.'],
    ['Five children are hungry.', 'One in four children is hungry.'],
  ],
  ['Half a million voters agree.', ['Half a million voters agree with it.'], ['A million voters agree.']],
  [
    'Hundreds of villages were flooded.',
    ['Villages were flooded, hundreds of them.'],
    ['Thousands of villages were flooded.', 'Dozens of villages were flooded.'],
  ],
  [
    'The flood hit 340 villages in the south.',
    ['Hundreds of villages in the south were hit by the flood.'],
    ['Thousands of villages in the south were hit by the flood.'],
  ],
  [
    'The quake struck at 3:40 p.m. on Friday.',
    ['The quake struck at 15:40 on Friday.'],
    ['The quake struck at 3:40 a.m. on Friday.', 'The quake struck at 14:40 on Friday.'],
  ],
  ['The quake struck at 6 a.m. on Friday.', ['The quake struck on Friday at 6 a.m.'], ['The quake struck at 6 p.m. on Friday.']],
];

describe('a figure', () => {
  it.each(cases)('%s', async (passage, carried, refused) => {
    const article = articleOf({
      outlet: 'The Harbour Post',
      language: 'en',
      title: '',
      paragraphs: [passage],
      publishedAt: '2026-03-14T10:00:00Z',
    });
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
