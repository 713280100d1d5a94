import { describe, expect, it } from 'vitest';
import { claimsOf } from '../agents/extractive/claims/extract.ts';
import { testArticle } from '../agents/extractive/testing.ts';
import type { Claim } from '../core/claims.ts';
import type { SourceArticle } from '../core/sources.ts';
import type { CheckResult, SentenceToCheck } from './checks/index.ts';
import { withContradictions } from './contradictions.ts';

const courier = 'Customs officers held 140 grain barges at the lock of Velmar on Monday.';
const ledger = 'The shipping guild said that 180 grain barges were held at the Velmar lock on Monday.';

function reports(...sentences: readonly (readonly [outlet: string, sentence: string])[]): { articles: SourceArticle[]; claims: Claim[] } {
  const articles = sentences.map(([outlet, sentence], index) =>
    testArticle({ outlet, title: `A day on the river, part ${String(index)}`, paragraphs: [sentence] }),
  );
  return { articles, claims: articles.flatMap(claimsOf) };
}

interface Given {
  readonly text: string;
  readonly restsOn: string;
  readonly kind?: SentenceToCheck['kind'];
  readonly verdict?: CheckResult['verdict'];
  readonly also?: readonly string[];
}

/** The check of one sentence that rests on the claims whose quotations contain `restsOn` (and `also`), with what contradicts it. */
function checked(
  { articles, claims }: ReturnType<typeof reports>,
  { text, restsOn, kind = 'reported', verdict = 'supported', also = [] }: Given,
): CheckResult {
  const claimIds = claims.filter(({ quote }) => [restsOn, ...also].some((part) => quote.includes(part))).map(({ id }) => id);
  expect(claimIds).toHaveLength(1 + also.length);
  const sentence: SentenceToCheck = { ordinal: 0, part: 'body', kind, text, claimIds, citations: [1], membersOnly: false };
  const check: CheckResult = { ordinal: 0, verdict, reasons: [], evidence: [] };
  const [result] = withContradictions([check], { sentences: [sentence], language: 'en', claims, articles });
  if (result === undefined) throw new Error('no check came back');
  return result;
}

describe('a claim elsewhere in the pack that contradicts a sentence', () => {
  const both = reports(['The Velmar Courier', courier], ['Port Ledger', ledger]);

  it('is found and said, and the sentence stays supported', () => {
    const check = checked(both, { text: 'The Velmar Courier reports that customs held 140 grain barges.', restsOn: '140 grain' });
    expect(check.verdict).toBe('supported');
    expect(check.reasons).toEqual(['the sources disagree: Port Ledger says 180 grain barges, The Velmar Courier 140 grain barges']);
    const [evidence] = check.evidence;
    const article = both.articles.find(({ id }) => id === evidence?.articleId);
    expect(evidence?.role).toBe('contradicts');
    expect(article?.text.slice(evidence?.start, evidence?.end)).toContain('180 grain barges');
  });

  it('is not one for a sentence that does not give the figure, or gives both', () => {
    expect(checked(both, { text: 'Customs held barges at Velmar.', restsOn: '140 grain' }).evidence).toEqual([]);
    expect(
      checked(both, { text: 'One counts 140 grain barges, the other 180.', restsOn: '140 grain', also: ['180 grain'] }).evidence,
    ).toEqual([]);
  });

  it('is not looked for where nothing is stated as fact', () => {
    const text = 'The Velmar Courier reports that customs held 140 grain barges.';
    expect(checked(both, { text, restsOn: '140 grain', kind: 'transition' }).evidence).toEqual([]);
    expect(checked(both, { text, restsOn: '140 grain', verdict: 'opinion' }).evidence).toEqual([]);
  });

  it('is none where one origin says both', () => {
    const one = reports(['The Velmar Courier', courier], ['The Velmar Courier', ledger]);
    expect(checked(one, { text: 'Customs held 140 grain barges.', restsOn: '140 grain' }).evidence).toEqual([]);
  });

  it('is a denial of what the sentence reports', () => {
    const denied = reports(
      ['The Velmar Courier', 'The company Norlink bribed the harbour master of Velmar, prosecutors wrote in the indictment.'],
      ['Port Ledger', 'The company Norlink denied reports that it had bribed the harbour master of Velmar.'],
    );
    const check = checked(denied, { text: 'Norlink bribed the harbour master of Velmar.', restsOn: 'in the indictment' });
    expect(check.reasons).toEqual(['the sources disagree: Port Ledger: denied by the company Norlink']);
    const denial = checked(denied, { text: 'Norlink denied that it had bribed the harbour master.', restsOn: 'denied reports' });
    expect(denial.reasons).toEqual(['the sources disagree: The Velmar Courier reports what is denied here']);
  });

  it('is another day, place or vote for the same event', () => {
    const days = reports(
      ['The Velmar Courier', 'Parliament will vote on the canal tax on 14 April, the speaker of Talmark announced.'],
      ['Port Ledger', 'Parliament will vote on the canal tax on 21 April, the speaker of Talmark announced.'],
    );
    const check = checked(days, { text: 'Parliament votes on the canal tax on 14 April.', restsOn: '14 April' });
    expect(check.reasons[0]).toMatch(/Port Ledger .*says Tuesday 21 April, The Velmar Courier .*Tuesday 14 April$/);
  });

  it('is one for a sentence that rests on both accounts and gives one', () => {
    const check = checked(both, { text: 'Customs held 140 grain barges at Velmar.', restsOn: '140 grain', also: ['180 grain'] });
    expect(check.reasons).toEqual(['the sources disagree: Port Ledger says 180 grain barges, The Velmar Courier 140 grain barges']);
  });

  it('is found through a claim that states the same as the one the sentence rests on', () => {
    const three = reports(
      ['The Velmar Courier', courier],
      ['Port Ledger', ledger],
      ['Le Fil', 'Customs officers held 140 grain barges at the lock of Velmar on Monday, according to the river ministry.'],
    );
    const claim = three.claims.find(({ attribution, quote }) => attribution[0]?.name === 'Le Fil' && quote.includes('140'));
    const check = checked(three, { text: 'Le Fil reports 140 grain barges.', restsOn: claim?.quote ?? '' });
    expect(check.reasons[0]).toContain('180 grain barges');
  });
});
