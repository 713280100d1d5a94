import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';
import type { CheckResult } from './index.ts';

const told = 'The harbour board asked the city for 40 million crowns to repair two piers, its chairwoman Ada Lindt said on Tuesday.';
const article = articleOf({
  outlet: 'Port Ledger',
  language: 'en',
  title: 'Piers',
  paragraphs: [told],
  publishedAt: '2026-03-12T10:00:00Z',
});
const spanish = articleOf({
  outlet: 'El Puerto',
  language: 'es',
  title: 'Muelles',
  paragraphs: ['La junta del puerto pidió a la ciudad 40 millones de coronas para reparar dos muelles.'],
  publishedAt: '2026-03-12T10:00:00Z',
});
const estonian = articleOf({
  outlet: 'Sadam',
  language: 'et',
  title: 'Kaid',
  paragraphs: ['Sadama nõukogu palus linnalt 40 miljonit krooni kahe kai parandamiseks.'],
  publishedAt: '2026-03-12T10:00:00Z',
});

async function checked(text: string, source = article): Promise<CheckResult> {
  const passage = source.text.slice(source.text.indexOf('\n\n') + 2);
  const [result] = await check([source], [{ text, claims: [claimOf(source, passage)] }], 'en');
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('a sentence of which the rules only miss words', () => {
  it.each([
    'The harbour board wants the city to fund the repair of two piers with 40 million crowns, its chairwoman Ada Lindt said on Tuesday.',
    'The harbour board applied to the city for 40 million crowns, its chairwoman Ada Lindt said on Tuesday.',
  ])('is told as one: %s', async (text) => {
    expect(await checked(text)).toMatchObject({
      verdict: 'partly',
      onlyMisses: true,
      reasons: [expect.stringMatching(/not in the passages/)],
    });
  });

  it('is one whose words cannot be compared with a source in another language that has rules', async () => {
    expect(await checked('The harbour board asked the city for 40 million crowns.', spanish)).toMatchObject({
      verdict: 'unverified',
      onlyMisses: true,
    });
  });

  it.each([
    ['another figure', 'The harbour board applied to the city for 60 million crowns.'],
    ['another name', 'The harbour board applied to the city for 40 million crowns, its chairwoman Berta Holm said on Tuesday.'],
    ['another day', 'The harbour board applied to the city for 40 million crowns, its chairwoman Ada Lindt said on Friday.'],
    ['a negation', 'The harbour board has not applied to the city for 40 million crowns.'],
    ['a word of weight', 'The harbour board embezzled 40 million crowns of the city.'],
    ['somebody who speaks', 'The mayor applied to the city for 40 million crowns.'],
    ['a quotation', 'The harbour board applied to the city for “forty good reasons”.'],
  ])('is none with %s', async (_, text) => {
    const result = await checked(text);
    expect(result.verdict).not.toBe('supported');
    expect(result.onlyMisses).toBeUndefined();
  });

  it('is none where the source’s language has no rules', async () => {
    const result = await checked('The harbour board asked the city for 40 million crowns.', estonian);
    expect(result).toMatchObject({ verdict: 'unverified' });
    expect(result.onlyMisses).toBeUndefined();
  });
});
