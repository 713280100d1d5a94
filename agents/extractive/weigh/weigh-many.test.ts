// A story of many claims: pairs grow with its square, so what is asked of each pair must be next to nothing.
import { expect, it } from 'vitest';
import type { Claim } from '../../../core/claims.ts';
import { claimsOf } from '../claims/extract.ts';
import { testArticle } from '../testing.ts';
import { storyDisputes } from './weigh.ts';

/** Claims whose words are counted each time they are read. */
function countedClaims(claims: readonly Claim[]): { readonly counted: Claim[]; readonly reads: () => number } {
  let reads = 0;
  const counted = claims.map(({ quote, ...claim }): Claim => ({
    ...claim,
    get quote() {
      reads += 1;
      return quote;
    },
  }));
  return { counted, reads: () => reads };
}

const words = ['port', 'harbour', 'strike', 'union', 'budget', 'court', 'river', 'storm', 'bridge', 'police', 'school'] as const;

/** A sentence in which each is like the others: by its words every pair could be of one matter. */
const sentence = (n: number): string => {
  const word = (step: number): string => words[(n * step + Math.floor(n / words.length)) % words.length] ?? 'port';
  return `The ${word(1)} office said that ${20 + ((n * 37) % 400)} of the ${word(2)} workers near the ${word(3)} stopped the ${word(5)} crew before the ${word(7)} opened.`;
};

it('reads each claim about as often in a large story as in a small one', () => {
  const readsEach = (sentences: number): number => {
    const articles = Array.from({ length: 10 }, (_, outlet) =>
      testArticle({
        outlet: `Outlet ${String(outlet)}`,
        title: `Title number ${String(outlet)}`,
        paragraphs: Array.from({ length: sentences }, (_one, place) => sentence(outlet * sentences + place)),
      }),
    );
    const claims = articles.flatMap(claimsOf);
    expect(claims.length).toBeGreaterThanOrEqual(10 * sentences);
    const { counted, reads } = countedClaims(claims);
    storyDisputes(counted, articles);
    return reads() / claims.length;
  };
  expect(readsEach(32)).toBeLessThan(2 * readsEach(8));
});
