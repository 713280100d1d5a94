import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acrossLanguages, scoresOf, type Placed } from './scores.ts';

const placed = (...rows: readonly (readonly [event: string, story: string, language?: string])[]): Placed[] =>
  rows.map(([event, story, language = 'en']) => ({ event, story, language }));

/** The definition, pair by pair. */
function bCubedByPairs(all: readonly Placed[]): { precision: number; recall: number } {
  let [precision, recall] = [0, 0];
  for (const one of all) {
    const found = all.filter(({ story }) => story === one.story);
    const meant = all.filter(({ event }) => event === one.event);
    const both = found.filter(({ event }) => event === one.event);
    precision += both.length / found.length / all.length;
    recall += both.length / meant.length / all.length;
  }
  return { precision, recall };
}

const anyPlaced = fc.array(
  fc.record({
    event: fc.constantFrom('a', 'b', 'c'),
    story: fc.constantFrom('1', '2', '3', '4'),
    language: fc.constantFrom('en', 'de', 'zh'),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('scores of stories', () => {
  it('are 1 for events that are stories, whatever they are called', () => {
    expect(scoresOf(placed(['a', '1'], ['a', '1'], ['b', '2']))).toEqual({ precision: 1, recall: 1, f1: 1, nmi: 1 });
    expect(scoresOf(placed(['a', '1'])).nmi).toBe(1);
  });

  it('tell swallowed events and shattered ones', () => {
    const swallowed = scoresOf(placed(['a', '1'], ['a', '1'], ['b', '1'], ['b', '1']));
    expect(swallowed).toMatchObject({ precision: 0.5, recall: 1, nmi: 0 });
    const shattered = scoresOf(placed(['a', '1'], ['a', '2'], ['b', '3'], ['b', '4']));
    expect(shattered).toMatchObject({ precision: 1, recall: 0.5 });
    // Entropies ln 2 and ln 4, all of the former in common: 2 ln 2 / (ln 2 + ln 4).
    expect(shattered.nmi).toBeCloseTo(2 / 3, 10);
  });

  it('agree with the definition of B-cubed', () => {
    fc.assert(
      fc.property(anyPlaced, (all) => {
        const expected = bCubedByPairs(all);
        const { precision, recall, nmi } = scoresOf(all);
        expect(precision).toBeCloseTo(expected.precision, 10);
        expect(recall).toBeCloseTo(expected.recall, 10);
        expect(nmi).toBeGreaterThanOrEqual(0);
        expect(nmi).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('count pairs of two languages by language pair', () => {
    const rows = placed(['a', '1', 'en'], ['a', '1', 'zh'], ['a', '2', 'de'], ['b', '2', 'zh'], ['b', '2', 'zh']);
    expect(acrossLanguages(rows)).toEqual({
      'de-en': { pairs: 1, joined: 0, wrong: 0 },
      'de-zh': { pairs: 1, joined: 0, wrong: 2 },
      'en-zh': { pairs: 1, joined: 1, wrong: 0 },
    });
  });
});
