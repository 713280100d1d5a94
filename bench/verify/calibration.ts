// From the sums of the curves to probabilities, and to the threshold from which a score passes.
import { logistic } from '../../pipeline/checks/score/model.ts';
import { ratesAt } from './measures.ts';
import type { Judged } from './measures.ts';

export interface Valued {
  readonly value: number;
  readonly truth: boolean;
  readonly set: string;
}

const rounds = 50;

/** Slope and intercept that make values into probabilities, each set counting the same (Newton's method; the curve is convex). */
export function calibrate(pairs: readonly Valued[]): { slope: number; intercept: number } {
  const counts = new Map<string, number>();
  for (const { set } of pairs) counts.set(set, (counts.get(set) ?? 0) + 1);
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < rounds; round += 1) {
    let [pulled, pulledByValue] = [0, 0];
    // A little curvature of its own keeps classes that can be told apart without error from running off.
    let [curved, crossed, curvedByValue] = [1e-3, 0, 1e-3];
    for (const { value, truth, set } of pairs) {
      const weight = 1 / (counts.get(set) ?? 1);
      const probability = logistic(slope * value + intercept);
      const pull = weight * ((truth ? 1 : 0) - probability);
      const bend = weight * probability * (1 - probability);
      pulled += pull;
      pulledByValue += pull * value;
      curved += bend;
      crossed += bend * value;
      curvedByValue += bend * value * value;
    }
    const determinant = curved * curvedByValue - crossed * crossed;
    intercept += (curvedByValue * pulled - crossed * pulledByValue) / determinant;
    slope = Math.max(0.05, slope + (curved * pulledByValue - crossed * pulled) / determinant);
  }
  return { slope, intercept };
}

interface JudgedOfSet extends Judged {
  readonly set: string;
}

export interface SetRates {
  readonly set: string;
  /** Shares of the set's unsupported, and of its supported pairs that pass. */
  readonly falsePass: number;
  readonly supportedPass: number;
}

export function ratesBySet(judged: readonly JudgedOfSet[], threshold: number): SetRates[] {
  return [...new Set(judged.map(({ set }) => set))].map((name) => {
    const { falsePass, supportedPass } = ratesAt(
      judged.filter(({ set }) => set === name),
      threshold,
    );
    return { set: name, falsePass: falsePass ?? 0, supportedPass: supportedPass ?? 0 };
  });
}

/** Mean over sets, so that a set with many unsupported pairs does not hide one with few. */
export function meanOf(rates: readonly SetRates[], name: 'falsePass' | 'supportedPass'): number {
  return rates.reduce((sum, rate) => sum + rate[name], 0) / Math.max(1, rates.length);
}

/**
 * The greatest threshold, in thousandths, that at most `falseAlarm` of the supported pairs do not reach: what is marked as weak is seldom true.
 * Null where no pair is supported.
 */
export function chooseMark(judged: readonly Judged[], falseAlarm: number): number | null {
  if (!judged.some(({ truth }) => truth)) return null;
  for (let thousandths = 999; thousandths > 0; thousandths -= 1)
    if (1 - (ratesAt(judged, thousandths / 1000).supportedPass ?? 0) <= falseAlarm) return thousandths / 1000;
  return 0;
}

/** The least threshold, in thousandths, at which on the mean of the sets at most `falsePass` of the unsupported pairs pass. */
export function chooseThreshold(judged: readonly JudgedOfSet[], falsePass: number): number {
  for (let thousandths = 1; thousandths < 1000; thousandths += 1)
    if (meanOf(ratesBySet(judged, thousandths / 1000), 'falsePass') <= falsePass) return thousandths / 1000;
  return 1;
}
