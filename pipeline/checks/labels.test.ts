// A label exempts the newsroom's own words, and nothing else that stands before a colon.
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../agents/extractive/languages/index.ts';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';
import { labelEnd } from './labels.ts';

const report = articleOf({
  outlet: 'The Harbour Post',
  language: 'en',
  title: 'Pump maker grows',
  paragraphs: ['The company employs 400 people in Turin and sells pumps to farms.'],
});
const company = claimOf(report, 'The company');

describe('the label of a teaser or a caption', () => {
  const cases: Case[] = [
    { text: 'Members are reading: the company employs 400 people in Turin.', claims: [company], part: 'teaser', verdict: 'supported' },
    {
      text: 'Mayor bribed police and fled the country: the company employs 400 people in Turin.',
      claims: [company],
      part: 'teaser',
      verdict: failing,
      because: /bribed/,
    },
    {
      text: 'Mayor bribed police and poisoned farms: the company sells pumps.',
      claims: [company],
      part: 'caption',
      verdict: failing,
      because: /bribed/,
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [report], 'en')).toBeNull();
  });

  it.each(['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk', 'zh'])('is known in %s', (code) => {
    const { teaser, caption } = languageOf(code).phrases;
    const end = labelEnd(teaser, code);
    expect(teaser.slice(0, end)).toMatch(/.[:：]$/u);
    expect(labelEnd(caption.replace('{headline}', 'x'), code)).toBeGreaterThan(0);
  });

  it('of a language without phrases is the English one', () => {
    const { caption } = languageOf('cy').phrases;
    expect(labelEnd(caption.replace('{headline}', 'x'), 'cy')).toBeGreaterThan(0);
  });
});
