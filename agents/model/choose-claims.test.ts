import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import type { Composition } from '../../core/composition.ts';
import { ferryReports, testPack } from '../extractive/testing.ts';
import { chooseClaims, claimSheet, roughTokens } from './choose-claims.ts';

/** What a claim's row takes of the budget, at the least. */
const cost = (claims: readonly Claim[]): number => claims.reduce((sum, claim) => sum + roughTokens(claim.quote), 0);

const none = { dropSentences: [], excludeSources: [], preferSources: [], comment: null };

function resting(claimIds: readonly string[]): Composition {
  const sentence = { text: 'The pier is closed.', kind: 'reported' as const, claimIds: [...claimIds] };
  return { language: 'en', headline: sentence, deck: [sentence], blocks: [{ part: 'body', membersOnly: false, sentences: [sentence] }] };
}

describe('claims that a draft is written from', () => {
  it.each([300, 800, 2000, 4200])('keep within %i tokens by leaving claims out, never by cutting one', (budget) => {
    const pack = testPack(ferryReports());
    const chosen = chooseClaims(pack, budget);
    expect(chosen.length).toBeGreaterThan(0);
    expect(cost(chosen)).toBeLessThanOrEqual(budget);
    for (const claim of chosen) {
      const article = pack.articles.find(({ id }) => id === claim.articleId);
      expect(article?.text.slice(claim.start, claim.end)).toBe(claim.quote);
    }
    const shown = claimSheet(chosen, pack).rows.map((row) => ('quote' in row ? row.quote : ''));
    expect(shown).toEqual(chosen.map(({ quote }) => quote.replace(/\s+/g, ' ')));
    expect(roughTokens(JSON.stringify(claimSheet(chosen, pack).rows))).toBeLessThanOrEqual(budget * 1.25);
  });

  it('leave out more the less there is room, and nothing where there is enough', () => {
    const pack = testPack(ferryReports());
    const [few, some, many] = [400, 1200, 100_000].map((budget) => chooseClaims(pack, budget).length);
    expect(few).toBeLessThan(some ?? 0);
    expect(some).toBeLessThan(many ?? 0);
  });

  it('hold two accounts of what is contested, or none', () => {
    const pack = testPack(ferryReports());
    const contested = pack.groups.filter(({ standing }) => standing === 'contested');
    expect(contested.length).toBeGreaterThan(0);
    let held = 0;
    for (let budget = 100; budget <= 2000; budget += 50) {
      const chosen = new Set(chooseClaims(pack, budget).map(({ id }) => id));
      for (const group of contested) {
        const own = group.claimIds.filter((id) => chosen.has(id)).length;
        expect(own).not.toBe(1);
        held += own;
      }
    }
    expect(held).toBeGreaterThan(0);
  });

  it('always hold those that the round before rests on', () => {
    const pack = testPack(ferryReports());
    const least = new Set(chooseClaims(pack, 300).map(({ id }) => id));
    const left = pack.claims.filter(({ id }) => !least.has(id)).slice(-2);
    const previous = { composition: resting(left.map(({ id }) => id)), notes: none };
    const chosen = chooseClaims({ ...pack, previous }, 300).map(({ id }) => id);
    expect(chosen).toEqual(expect.arrayContaining(left.map(({ id }) => id)));
  });
});
