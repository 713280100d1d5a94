import { describe, expect, it } from 'vitest';
import type { Judge, SentenceToJudge } from '../agents/judge.ts';
import type { VerdictLayer } from '../core/check-layers.ts';
import type { SourceArticle } from '../core/sources.ts';
import { articleOf, check, claimOf } from './checks/fixture.ts';
import type { SentenceToCheck } from './checks/index.ts';
import { judgeChecks, knownJudgements, type KnownJudgements, type LayeredCheck } from './judge-checks.ts';

const text = 'The union did not accept the offer.';
const report = (paragraph: string): SourceArticle =>
  articleOf({ outlet: 'Port Ledger', language: 'en', title: 'Talks', paragraphs: [paragraph], publishedAt: '2026-03-12T10:00:00Z' });
const article = report(text);
const claim = claimOf(article, text);
const sentenceOf = (kind: SentenceToCheck['kind'] = 'reported'): SentenceToCheck => ({
  ordinal: 0,
  part: 'body',
  kind,
  text,
  claimIds: [claim.id],
  citations: [1],
  membersOnly: false,
});
const layer = (by: string, verdict: VerdictLayer['verdict']): VerdictLayer => ({ layer: 'judge', by, verdict, reasons: [], evidence: [] });

/** A judge that gives these layers, whatever it is asked; `asked` is what it was shown. */
function judgeGiving(layers: readonly (readonly [number, VerdictLayer])[]): Judge & { readonly asked: SentenceToJudge[] } {
  const asked: SentenceToJudge[] = [];
  return {
    name: 'new model',
    asked,
    judge: (sentences) => {
      asked.push(...sentences);
      return Promise.resolve(new Map(layers));
    },
    judgeRenderings: () => Promise.resolve(new Map()),
  };
}

const supporting = (): ReturnType<typeof judgeGiving> => judgeGiving([[0, layer('new model, judge-sentences 1', 'supported')]]);

async function judged(
  judge: Judge,
  {
    kind = 'reported',
    articles = [article],
    known = new Map(),
  }: { kind?: SentenceToCheck['kind']; articles?: SourceArticle[]; known?: KnownJudgements } = {},
): Promise<LayeredCheck> {
  const rules = await check([article], [{ text, claims: [claim], kind }], 'en');
  expect(rules.map(({ verdict }) => verdict)).toEqual(['supported']);
  const [result] = await judgeChecks(judge, { sentences: [sentenceOf(kind)], articles }, rules, known, new AbortController().signal);
  if (result === undefined) throw new Error('no check came back');
  return result;
}

describe('the judge’s layer', () => {
  it('does not pass a sentence that the judge was asked about and left out', async () => {
    const check = await judged(judgeGiving([[7, layer('new model', 'supported')]]));
    expect(check.verdict).toBe('unverified');
    expect(check.reasons.join()).toContain('the judge gave no verdict on it');
  });

  it('is asked for with the passages of the snapshot that the check found, where an article is there at two', async () => {
    const other = { ...report('The union did not accept the offer of Friday.'), id: article.id };
    for (const articles of [
      [article, other],
      [other, article],
    ]) {
      const judge = supporting();
      expect((await judged(judge, { articles })).verdict).toBe('supported');
      expect(judge.asked.map(({ passages }) => passages.map(({ snapshot }) => snapshot))).toEqual([[article.snapshot]]);
    }
  });

  it('is taken from an earlier check by the same model alone', async () => {
    const knownBy = (by: string): KnownJudgements => knownJudgements([sentenceOf()], [{ ordinal: 0, layers: [layer(by, 'contradicted')] }]);
    const judge = supporting();
    expect((await judged(judge, { known: knownBy('new model, judge-sentences 1') })).verdict).toBe('contradicted');
    expect(judge.asked).toEqual([]);
    for (const by of ['old model, judge-sentences 1', 'new model 2, judge-sentences 1']) {
      const check = await judged(judge, { known: knownBy(by) });
      expect(check.verdict).toBe('supported');
      expect(check.layers.at(-1)).toMatchObject({ by: 'new model, judge-sentences 1' });
    }
    expect(judge.asked).toHaveLength(2);
  });

  it('is asked for of a transition that states a fact', async () => {
    const judge = judgeGiving([[0, layer('new model', 'contradicted')]]);
    expect((await judged(judge, { kind: 'transition' })).verdict).toBe('contradicted');
    expect(judge.asked).toHaveLength(1);
  });
});
