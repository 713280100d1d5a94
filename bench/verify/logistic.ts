// Logistic regression by Newton's method, with an intercept of its own for each kind of text: what kinds of text differ in (how often they
// are supported) is no sign of support and must not go into the weights. Deterministic; small enough to solve exactly.

export interface Example {
  readonly values: readonly number[];
  readonly truth: boolean;
  /** Kind of text: examples of one kind share an intercept. */
  readonly kind: string;
  readonly weight: number;
}

export interface Fitted {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  /** Value of one example without any intercept. */
  readonly value: (values: readonly number[]) => number;
}

/** Standardised values are kept within this: one odd page must not move a weight. */
export const limit = 4;
/** The intercepts of kinds are held back less than weights are, by this factor. */
const interceptFreedom = 9;
const rounds = 12;

/** Solves `matrix` x = `right` for a symmetric positive definite matrix (row by row, both are overwritten). */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number): number => matrix[row * size + column] ?? 0;
  for (let column = 0; column < size; column += 1) {
    let sum = at(column, column);
    for (let index = 0; index < column; index += 1) sum -= at(column, index) ** 2;
    const root = Math.sqrt(sum);
    matrix[column * size + column] = root;
    for (let row = column + 1; row < size; row += 1) {
      let rest = at(row, column);
      for (let index = 0; index < column; index += 1) rest -= at(row, index) * at(column, index);
      matrix[row * size + column] = rest / root;
    }
  }
  for (let row = 0; row < size; row += 1) {
    let rest = right[row] ?? 0;
    for (let index = 0; index < row; index += 1) rest -= at(row, index) * (right[index] ?? 0);
    right[row] = rest / at(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = right[row] ?? 0;
    for (let index = row + 1; index < size; index += 1) rest -= at(index, row) * (right[index] ?? 0);
    right[row] = rest / at(row, row);
  }
  return right;
}

/** @param penalty how strongly weights are held near zero: half of it times their squares is added to the loss. */
export function fitLogistic(examples: readonly Example[], penalty: number): Fitted {
  const count = examples[0]?.values.length ?? 0;
  const means = Array.from(
    { length: count },
    (_, feature) => examples.reduce((sum, { values }) => sum + (values[feature] ?? 0), 0) / examples.length,
  );
  const deviations = means.map((mean, feature) => {
    const square = examples.reduce((sum, { values }) => sum + ((values[feature] ?? 0) - mean) ** 2, 0) / examples.length;
    return Math.sqrt(square) + 1e-6;
  });
  const standard = (values: readonly number[]): number[] =>
    values.map((value, feature) => Math.max(-limit, Math.min(limit, (value - (means[feature] ?? 0)) / (deviations[feature] ?? 1))));
  const kinds = [...new Set(examples.map(({ kind }) => kind))].toSorted();
  const size = count + kinds.length;
  const rows = examples.map(({ values, kind }) =>
    Float64Array.from([...standard(values), ...kinds.map((other) => (other === kind ? 1 : 0))]),
  );
  const penalties = Float64Array.from({ length: size }, (_, index) => (index < count ? penalty : penalty / interceptFreedom));
  const solution = new Float64Array(size);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = solution.map((value, index) => -(penalties[index] ?? 0) * value);
    const curvature = new Float64Array(size * size);
    for (let index = 0; index < size; index += 1) curvature[index * size + index] = penalties[index] ?? 0;
    examples.forEach((example, number) => {
      const row = rows[number] ?? new Float64Array(size);
      let value = 0;
      for (let index = 0; index < size; index += 1) value += (row[index] ?? 0) * (solution[index] ?? 0);
      const probability = 1 / (1 + Math.exp(-value));
      const pull = example.weight * ((example.truth ? 1 : 0) - probability);
      const bend = example.weight * probability * (1 - probability);
      for (let index = 0; index < size; index += 1) {
        const own = row[index] ?? 0;
        if (own === 0) continue;
        gradient[index] = (gradient[index] ?? 0) + pull * own;
        const scaled = bend * own;
        for (let other = 0; other <= index; other += 1)
          curvature[index * size + other] = (curvature[index * size + other] ?? 0) + scaled * (row[other] ?? 0);
      }
    });
    const step = solve(curvature, gradient);
    let largest = 0;
    for (let index = 0; index < size; index += 1) {
      solution[index] = (solution[index] ?? 0) + (step[index] ?? 0);
      largest = Math.max(largest, Math.abs(step[index] ?? 0));
    }
    if (largest < 1e-6) break;
  }
  const weights = Array.from(solution.subarray(0, count));
  return {
    means,
    deviations,
    weights,
    value: (values) => standard(values).reduce((sum, value, feature) => sum + value * (weights[feature] ?? 0), 0),
  };
}
