import { describe, expect, it } from 'vitest';
import { claimsOf } from '../claims/extract.ts';
import { testArticle } from '../testing.ts';
import { weighClaims } from './weigh.ts';

const background = [
  'The terminal at Mirrow was built in 1961 and enlarged when the second pier was added.',
  'Traders on the waterfront opened their stalls as usual on that weekday morning.',
  'The old customs house is a brick building with a clock that has stopped too often.',
];

function groupOf(reports: readonly { outlet: string; sentence: string; origin?: string; language?: string }[]) {
  const articles = reports.map(({ outlet, sentence, ...rest }, index) =>
    testArticle({ outlet, title: `Title number ${String(index)}`, paragraphs: [sentence, background[index] ?? ''], ...rest }),
  );
  const claims = articles.flatMap(claimsOf);
  const groups = weighClaims(claims, articles);
  expect(groups.flatMap((group) => group.claimIds).toSorted()).toEqual(claims.map((claim) => claim.id).toSorted());
  const first = claims.find((claim) => claim.quote === reports[0]?.sentence);
  const group = groups.find((one) => first !== undefined && one.claimIds.includes(first.id));
  return { standing: group?.standing, reason: group?.reason, size: group?.claimIds.length };
}

describe('weighing', () => {
  it('calls corroborated what two origins state', () => {
    expect(
      groupOf([
        {
          outlet: 'Courier',
          sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
        },
        {
          outlet: 'Ledger',
          sentence: 'The ferry terminal of Mirrow was closed by the harbour authority after inspectors had found cracks.',
        },
      ]),
    ).toMatchObject({ standing: 'corroborated', size: 2 });
  });

  it('counts two papers that carry one agency as one origin', () => {
    const group = groupOf([
      {
        outlet: 'Courier',
        origin: 'Meridian Wire',
        sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
      },
      {
        outlet: 'Ledger',
        origin: 'Meridian Wire',
        sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
      },
    ]);
    expect(group).toMatchObject({ standing: 'single-source', size: 2 });
    expect(group.reason).toContain('Meridian Wire');
  });

  it('calls contested a figure that two outlets give differently, and says which gives what', () => {
    const group = groupOf([
      { outlet: 'Courier', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 18 million crowns.' },
      { outlet: 'Ledger', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 23 million crowns.' },
    ]);
    expect(group.standing).toBe('contested');
    expect(group.reason).toBe('Figures differ. Courier: 18 million; Ledger: 23 million.');
  });

  it('does not set figures of different things against each other', () => {
    expect(
      groupOf([
        { outlet: 'Courier', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 18 million crowns.' },
        { outlet: 'Ledger', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will last 23 months.' },
      ]).standing,
    ).not.toBe('contested');
  });

  it('calls contested a report and its denial', () => {
    expect(
      groupOf([
        { outlet: 'Courier', sentence: 'Blue Line knew of the cracks in the southern pier of the terminal in January.' },
        { outlet: 'Ledger', sentence: 'Blue Line denied that it knew of the cracks in the southern pier of the terminal in January.' },
      ]).standing,
    ).toBe('contested');
  });

  it('leaves apart sentences that share only their subject', () => {
    expect(
      groupOf([
        {
          outlet: 'Courier',
          sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
        },
        { outlet: 'Ledger', sentence: 'The ferry terminal of Mirrow employs forty people who fear for their wages this summer.' },
      ]),
    ).toMatchObject({ standing: 'single-source', size: 1 });
  });
});
