// Fits the curves of the score: logistic regression on the pieces of each curve, no slope under zero, and an intercept of its own for each
// kind of text: what kinds differ in (how often they are supported) is no sign of support and must not go into the curves. Deterministic.
import { piecesOf } from '../../pipeline/checks/score/model.ts';
import type { Curve } from '../../pipeline/checks/score/model.ts';

export interface Example {
  readonly values: readonly number[];
  readonly truth: boolean;
  /** Kind of text: examples of one kind share an intercept. */
  readonly kind: string;
  readonly weight: number;
}

type Scale = Pick<Curve, 'mean' | 'deviation' | 'direction'>;

/** The intercepts of kinds are held back less than slopes are, by this factor. */
const interceptFreedom = 9;
const rounds = 10;
const sweeps = 60;
const close = 1e-5;

function scaleOf(examples: readonly Example[], feature: number, direction: 1 | -1): Scale {
  const values = examples.map((example) => example.values[feature] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean: Number(mean.toFixed(5)), deviation: Math.max(1e-5, Number(Math.sqrt(variance).toFixed(5))), direction };
}

/** Gradient and curvature (its lower half, row by row) of the loss at `solution`. */
function expand(examples: readonly Example[], rows: readonly Float64Array[], solution: Float64Array, penalties: Float64Array) {
  const size = solution.length;
  const gradient = solution.map((value, index) => (penalties[index] ?? 0) * value);
  const curvature = new Float64Array(size * size);
  for (let index = 0; index < size; index += 1) curvature[index * size + index] = penalties[index] ?? 0;
  examples.forEach(({ truth, weight }, number) => {
    const row = rows[number] ?? new Float64Array(size);
    let value = 0;
    for (let index = 0; index < size; index += 1) value += (row[index] ?? 0) * (solution[index] ?? 0);
    const probability = 1 / (1 + Math.exp(-value));
    const pull = weight * (probability - (truth ? 1 : 0));
    const bend = weight * probability * (1 - probability);
    for (let index = 0; index < size; index += 1) {
      const own = row[index] ?? 0;
      if (own === 0) continue;
      gradient[index] = (gradient[index] ?? 0) + pull * own;
      const scaled = bend * own;
      const place = index * size;
      for (let other = 0; other <= index; other += 1)
        curvature[place + other] = (curvature[place + other] ?? 0) + scaled * (row[other] ?? 0);
    }
  });
  for (let index = 0; index < size; index += 1)
    for (let other = 0; other < index; other += 1) curvature[other * size + index] = curvature[index * size + other] ?? 0;
  return { gradient, curvature };
}

/** One Newton step, coordinate by coordinate, so that none of the first `bounded` goes under zero. Returns the largest change. */
function step(solution: Float64Array, gradient: Float64Array, curvature: Float64Array, bounded: number): number {
  const size = solution.length;
  const before = solution.slice();
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let largest = 0;
    for (let index = 0; index < size; index += 1) {
      const old = solution[index] ?? 0;
      const wanted = old - (gradient[index] ?? 0) / (curvature[index * size + index] ?? 1);
      const change = (index < bounded ? Math.max(0, wanted) : wanted) - old;
      if (change === 0) continue;
      solution[index] = old + change;
      largest = Math.max(largest, Math.abs(change));
      for (let other = 0; other < size; other += 1)
        gradient[other] = (gradient[other] ?? 0) + change * (curvature[index * size + other] ?? 0);
    }
    if (largest < close) break;
  }
  return solution.reduce((most, value, index) => Math.max(most, Math.abs(value - (before[index] ?? 0))), 0);
}

/**
 * One curve for each feature.
 * @param directions 1 for each feature of which more is better, -1 where it is worse.
 * @param penalty how strongly slopes are held near zero: half of it times their squares is added to the loss.
 */
export function fitCurves(examples: readonly Example[], directions: readonly (1 | -1)[], penalty: number): Curve[] {
  const scales = directions.map((direction, feature) => scaleOf(examples, feature, direction));
  const pieces = examples.map(({ values }) => scales.flatMap((scale, feature) => piecesOf(values[feature] ?? 0, scale)));
  const count = pieces[0]?.length ?? 0;
  // Pieces are centred while fitting: what a piece adds on the whole belongs to the intercepts.
  const means = Array.from({ length: count }, (_, piece) => pieces.reduce((sum, row) => sum + (row[piece] ?? 0), 0) / pieces.length);
  const kinds = [...new Set(examples.map(({ kind }) => kind))].toSorted();
  const rows = examples.map(({ kind }, number) =>
    Float64Array.from([
      ...means.map((mean, piece) => (pieces[number]?.[piece] ?? 0) - mean),
      ...kinds.map((other) => (other === kind ? 1 : 0)),
    ]),
  );
  const penalties = Float64Array.from({ length: count + kinds.length }, (_, index) =>
    index < count ? penalty : penalty / interceptFreedom,
  );
  const solution = new Float64Array(count + kinds.length);
  for (let round = 0; round < rounds; round += 1) {
    const { gradient, curvature } = expand(examples, rows, solution, penalties);
    if (step(solution, gradient, curvature, count) < close * 10) break;
  }
  const each = count / Math.max(1, scales.length);
  return scales.map((scale, feature): Curve => {
    const [first = 0, second = 0, third = 0, fourth = 0] = Array.from(solution.subarray(feature * each, (feature + 1) * each), (slope) =>
      Number(slope.toFixed(5)),
    );
    return { ...scale, slopes: [first, second, third, fourth] };
  });
}
