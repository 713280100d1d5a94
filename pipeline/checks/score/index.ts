// A calibrated score: how far a source supports a sentence, from 0 to 1, made from the signals of the checks and from how the words of
// both agree. It is one opinion among others: a score never hides a failed hard check, and a high one is no proof.
import { pairFeatures } from './features.ts';
import { combine, logistic, summer, weightsSchema } from './model.ts';
import type { ScoredText } from './reading.ts';
import file from './weights.json' with { type: 'json' };

export { explainScore } from './explain.ts';
export { readSource } from './features.ts';

const { features, calibration, threshold, mark } = weightsSchema.parse(file);
const sumOf = summer(features);

/** A sentence that the rules pass and that scores less is weakly supported; the weights file says how it was chosen and what it marks. */
export const weakUnder = mark.threshold;

export interface Score {
  /** 0 to 1, higher: better supported. Calibrated on news prose. */
  readonly score: number;
  /** Whether the score reaches the threshold that the weights file states with its rate of false passes. */
  readonly supported: boolean;
}

/** Scores one sentence against one source. Reads nothing but its arguments; the same pair always gets the same score. */
export function scoreSentence(source: ScoredText, sentence: string): Score {
  const { whole, parts } = pairFeatures(source, sentence);
  const sum = combine(sumOf(whole), parts.map(sumOf));
  const score = logistic(calibration.slope * sum + calibration.intercept);
  return { score, supported: score >= threshold };
}
