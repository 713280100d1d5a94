// The score beside the verdict of the rules: where it is said, what it says, and that it decides nothing.
import { describe, expect, it } from 'vitest';
import { weakWording, type ScoreLayer } from '../../core/check-layers.ts';
import { passes } from '../../core/words.ts';
import { judgeChecks } from '../judge-checks.ts';
import { articleOf, check, claimOf } from './fixture.ts';
import { beacon, harbour, injured, quay, wages, worth } from './harbour.fixture.ts';
import { checkerVersion } from './index.ts';
import { scoreVersion } from './score-layer.ts';
import file from './score/weights.json' with { type: 'json' };
import type { CheckResult } from './types.ts';

const never = new AbortController().signal;
const report = articleOf({
  outlet: 'The Harbour Post',
  language: 'en',
  title: 'Ferries stand still',
  paragraphs: [
    'The harbour council decided on Monday to close the northern pier for repairs. The work should take about two years.',
    'Fishing crews protested against the decision outside the town hall. The mayor promised to pay each crew for the lost days.',
  ],
});
const closing = claimOf(report, 'The harbour council decided');
const promise = claimOf(report, 'The mayor promised');

const one = async (...given: Parameters<typeof check>): Promise<CheckResult> => {
  const [result] = await check(...given);
  if (result === undefined) throw new Error('no result');
  return result;
};

describe('the score beside the rules', () => {
  it('is high, without reasons, for a sentence that says what its passage says in its words', async () => {
    const text = 'The harbour council decided to close the northern pier for repairs.';
    const { verdict, score } = await one([report], [{ text, claims: [closing] }], 'en');
    expect(verdict).toBe('supported');
    expect(score).toMatchObject({ layer: 'score', reasons: [] });
    expect(score?.score).toBeGreaterThanOrEqual(score?.threshold ?? 1);
    expect(weakWording(score === undefined ? [] : [score])).toBeNull();
  });

  it('is low where the words are the writer’s own, names them, and lets the verdict be', async () => {
    const text = 'For days lost, the mayor vowed, crews will get payment.';
    const { verdict, score } = await one([report], [{ text, claims: [promise] }], 'en');
    expect(verdict).toBe('supported');
    if (score === undefined) throw new Error('no score');
    expect(score.score).toBeLessThan(score.threshold);
    expect(score.reasons.join()).toContain('“vowed”');
    expect(weakWording([score])?.mark).toMatch(/^weakly supported by wording: 0\.\d\d, under 0\.\d\d$/);
  });

  it('is said of nothing that the rules refuse: no score stands beside a failed check', async () => {
    const wrong = [
      { text: 'The strike left 41 people injured and two ships damaged.', claims: [injured] },
      { text: 'Dockers’ wages fell by 3.5 percent to 41,300 crowns.', claims: [wages] },
      { text: 'Mr. Aldo Brandt, the U.S. trade envoy, said Tuesday that the port deal is worth $2.1 billion.', claims: [worth] },
    ];
    for (const result of await check([harbour, beacon], wrong, 'en')) {
      expect(passes(result.verdict)).toBe(false);
      expect(result.score).toBeUndefined();
    }
  });

  it('is said of no quotation: there is no wording to weigh', async () => {
    const text = 'The Harbour Post quotes Sarah Quill: “We will not sell the eastern quay.”';
    const { verdict, score } = await one([harbour], [{ text, claims: [quay] }], 'en');
    expect(verdict).toBe('supported');
    expect(score).toBeUndefined();
  });

  it('is said of no quotation with its speaker, nor of a part that opens with a label of the newsroom', async () => {
    const given = [
      {
        text: 'The Harbour Post quotes Sarah Quill, the harbour ministry spokeswoman: “We will not sell the eastern quay.”',
        claims: [quay],
      },
      { text: 'Members are reading: two ships damaged in the strike', claims: [injured], part: 'teaser' },
    ] as const;
    for (const result of await check([harbour], given, 'en')) {
      expect(result.verdict).toBe('supported');
      expect(result.score).toBeUndefined();
    }
  });

  it('is said in no language that it was not trained for', async () => {
    const article = articleOf({
      outlet: 'Hafenblatt',
      language: 'de',
      title: 'Fähren stehen still',
      paragraphs: ['Der Hafenrat beschloss am Montag, den nördlichen Pier für Reparaturen zu schließen.'],
    });
    const text = 'Der Hafenrat beschloss am Montag, den nördlichen Pier für Reparaturen zu schließen.';
    const { verdict, score } = await one([article], [{ text, claims: [claimOf(article, 'Der Hafenrat')] }], 'de');
    expect(verdict).toBe('supported');
    expect(score).toBeUndefined();
  });
});

describe('what the score sees of a sentence', () => {
  const scores = async (article: typeof report, texts: readonly string[], quote: string): Promise<(number | undefined)[]> => {
    const claims = [claimOf(article, quote)];
    const results = await check(
      [article],
      texts.map((text) => ({ text, claims })),
      'en',
    );
    for (const { verdict, reasons } of results)
      expect([verdict, reasons.filter((reason) => !/paraphrase/u.test(reason))]).toEqual(['supported', []]);
    return results.map(({ score }) => score?.score);
  };
  const own = 'For days lost, the mayor vowed, crews will get payment.';
  const lost = articleOf({
    outlet: 'The Harbour Post',
    language: 'en',
    title: 'The Harbour Post reports on the ferries',
    paragraphs: [
      'The Harbour Post reports that the mayor promised to pay each crew for the lost days, and he said: “Nobody who stood at this pier through the long winter will go home with empty hands.”',
    ],
  });

  it('has neither the outlet’s name nor the words that attribute to it, though the passage has them', async () => {
    const [bare, ...named] = await scores(
      lost,
      [
        own,
        `The Harbour Post reports that for days lost, the mayor vowed, crews will get payment.`,
        `According to The Harbour Post, for days lost, the mayor vowed, crews will get payment.`,
      ],
      'The Harbour Post reports that',
    );
    expect(bare).toBeGreaterThan(0);
    for (const score of named) expect(score).toBeCloseTo(bare ?? -1, 2);
  });

  it('has no quoted words: a long true quotation lifts no weak wording', async () => {
    const [bare, quoting] = await scores(
      lost,
      [
        own,
        'For days lost, the mayor vowed, crews will get payment: “Nobody who stood at this pier through the long winter will go home with empty hands.”',
      ],
      'The Harbour Post reports that',
    );
    expect(quoting).toBeCloseTo(bare ?? -1, 2);
  });

  it('is what its mark was chosen for: weights made for other rules are stale, and are made again with `newsroom bench train`', () => {
    expect(file.madeFor).toEqual({ rules: checkerVersion, score: scoreVersion });
  });
});

describe('the layers of a check', () => {
  const weak: ScoreLayer = { layer: 'score', by: 'score/1', score: 0.2, threshold: 0.8, reasons: ['no passage has “demonstrated”'] };
  const checkOf = (verdict: CheckResult['verdict']): CheckResult => ({ ordinal: 0, verdict, reasons: [], evidence: [], score: weak });
  const layered = async (verdict: CheckResult['verdict']) =>
    (await judgeChecks(null, { sentences: [], articles: [] }, [checkOf(verdict)], new Map(), never))[0];

  it('keep the score as a layer of its own, which neither fails nor passes a sentence', async () => {
    for (const verdict of ['supported', 'contradicted'] as const) {
      const result = await layered(verdict);
      expect(result?.verdict).toBe(verdict);
      expect(result?.layers).toEqual([expect.objectContaining({ layer: 'rules', verdict }), weak]);
      expect(result).not.toHaveProperty('score');
    }
  });
});
