import { expect, it } from 'vitest';
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { factsLine } from './claim-facts.ts';

const none: ClaimFacts = { figures: [], dates: [], people: [], organisations: [], places: [], names: [], hedges: [], unnamed: null };

it('says the facts of a claim in one line of plain words', () => {
  expect(
    factsLine({
      ...none,
      figures: [{ text: '140 barges', value: 140, unit: 'barges' }],
      dates: [{ text: 'Monday', from: '2026-03-02', to: '2026-03-02' }],
      hedges: ['would likely'],
      unnamed: { count: 2, standing: 'officials' },
      places: ['Velmar'],
    }),
  ).toBe('figures 140 barges · Monday 2 March 2026 · hedged: “would likely” · 2 unnamed sources: officials · places Velmar');
});

it('says a span of days as one, and nothing where there is nothing', () => {
  expect(factsLine({ ...none, dates: [{ text: 'last week', from: '2026-03-02', to: '2026-03-08' }] })).toBe('2 March 2026 to 8 March 2026');
  expect(factsLine({ ...none, dates: [{ text: 'in 1961', from: '1961-01-01', to: '1961-12-31' }] })).toBe('1961');
  expect(factsLine(none)).toBe('');
});
