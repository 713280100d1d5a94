// How well a score tells supported pairs from others: the area under the ROC curve with its interval, and rates at a threshold.

export interface Judged {
  readonly score: number;
  /** What people said. */
  readonly truth: boolean;
}

/** Rank of each value among all, ties sharing their middle rank; 1 is the least. */
function midRanks(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).toSorted((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[first] ?? 0]) end += 1;
    for (let at = first; at < end; at += 1) ranks[order[at] ?? 0] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

export interface Area {
  readonly auc: number;
  /** 95 %, by DeLong's variance on the logit scale, so that it stays between 0 and 1. */
  readonly interval: readonly [number, number];
}

/** Area under the ROC curve: how often a supported pair scores above an unsupported one. Null where one class is absent. */
export function areaUnderCurve(pairs: readonly Judged[]): Area | null {
  const scores = pairs.map(({ score }) => score);
  const all = midRanks(scores);
  const supported = pairs.flatMap(({ truth }, index) => (truth ? [index] : []));
  const others = pairs.flatMap(({ truth }, index) => (truth ? [] : [index]));
  if (supported.length === 0 || others.length === 0) return null;
  const within = (indices: readonly number[]): Float64Array => midRanks(indices.map((index) => scores[index] ?? 0));
  const ownSupported = within(supported);
  const ownOthers = within(others);
  // For each supported pair the share of others below it, and the other way round.
  const above = supported.map((index, at) => ((all[index] ?? 0) - (ownSupported[at] ?? 0)) / others.length);
  const below = others.map((index, at) => 1 - ((all[index] ?? 0) - (ownOthers[at] ?? 0)) / supported.length);
  const auc = above.reduce((sum, value) => sum + value, 0) / above.length;
  const error = Math.sqrt(variance(above) / supported.length + variance(below) / others.length);
  if (auc <= 0 || auc >= 1 || error === 0) return { auc, interval: [auc, auc] };
  const logit = Math.log(auc / (1 - auc));
  const spread = (1.96 * error) / (auc * (1 - auc));
  const back = (value: number): number => 1 / (1 + Math.exp(-value));
  return { auc, interval: [back(logit - spread), back(logit + spread)] };
}

export interface Rates {
  /** Share of unsupported pairs that pass, of supported pairs that pass; null where there is none. */
  readonly falsePass: number | null;
  readonly supportedPass: number | null;
  /** Mean of the shares told right in each class; null where one class is absent. */
  readonly balancedAccuracy: number | null;
}

export function ratesAt(pairs: readonly Judged[], threshold: number): Rates {
  const passing = (truth: boolean): number | null => {
    const own = pairs.filter((pair) => pair.truth === truth);
    return own.length === 0 ? null : own.filter(({ score }) => score >= threshold).length / own.length;
  };
  const [falsePass, supportedPass] = [passing(false), passing(true)];
  return {
    falsePass,
    supportedPass,
    balancedAccuracy: falsePass === null || supportedPass === null ? null : (1 - falsePass + supportedPass) / 2,
  };
}
