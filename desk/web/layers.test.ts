import { describe, expect, it } from 'vitest';
import type { Layer } from '../../core/check-layers.ts';
import { Layers } from './layers.tsx';

const rules: Layer = { layer: 'rules', by: 'first-layer/3', verdict: 'supported', reasons: [], evidence: [] };
const score: Layer = { layer: 'score', by: 'score/1', score: 0.31, threshold: 0.79, reasons: ['no passage has “demonstrated”'] };
const shown = (layers: readonly Layer[]): string => {
  const view: unknown = Layers({ layers });
  return String(view);
};

describe('what each check said', () => {
  it('shows weak support by wording with its reasons, as a mark and not as a disagreement', () => {
    const html = shown([rules, score]);
    expect(html).toContain('weakly supported by wording: 0.31, under 0.79');
    expect(html).toContain('no passage has “demonstrated”');
    expect(html).not.toContain('The checks disagree');
  });

  it('shows a score that reaches the threshold as a number alone', () => {
    const html = shown([rules, { ...score, score: 0.93, reasons: [] }]);
    expect(html).toContain('0.93');
    expect(html).not.toContain('weakly');
  });

  it('says that checks disagree where two verdicts do, whatever the score', () => {
    const judge: Layer = { layer: 'judge', by: 'a model', verdict: 'contradicted', reasons: ['it says the opposite'], evidence: [] };
    expect(shown([rules, score, judge])).toContain('The checks disagree');
  });
});
