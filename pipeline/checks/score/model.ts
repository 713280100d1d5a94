// The model of the score: an additive one. Each feature has a curve of straight pieces that only rises (or only falls, where more of it is
// worse), so that a missing name can never raise a score. Its weights are a file that people can read, made by `newsroom bench train`.
import { z } from 'zod';

const share = z.number().min(0).max(1);

export const weightsSchema = z.strictObject({
  /** What the file is and the command that makes it. */
  about: z.string(),
  /** Versions of the rules and of the score for which the mark was chosen: under others it is stale. */
  madeFor: z.strictObject({ rules: z.string(), score: z.string() }),
  /** A score from here on says `supported`. */
  threshold: share,
  thresholdChoice: z.strictObject({
    how: z.string(),
    /** Share of unsupported sentences that may pass, and the one reached on sentences that the curves had not seen: means over the sets. */
    falsePassWanted: share,
    falsePass: share,
    supportedPass: share,
    sets: z.array(z.strictObject({ set: z.string(), falsePass: share, supportedPass: share })),
  }),
  /** The mark of weak support beside the verdict of the rules. */
  mark: z.strictObject({
    /** A sentence that the rules pass and that scores less is marked. */
    threshold: share,
    how: z.string(),
    supportedMarkedWanted: share,
    /** Shares that are marked of the supported and of the unsupported pairs of news prose that the rules pass; null where there is none. */
    supportedMarked: share,
    unsupportedMarked: share.nullable(),
    /** Shares of all unsupported pairs that pass the rules, and that pass them without a mark: means over the sets. */
    falsePassOfRules: share,
    falsePassUnmarked: share,
  }),
  /** From the sum of the curves to a probability: logistic of slope × sum + intercept. */
  calibration: z.strictObject({ slope: z.number().positive(), intercept: z.number() }),
  features: z.record(
    z.string(),
    z.strictObject({
      mean: z.number(),
      deviation: z.number().positive(),
      /** -1: more of it is worse. */
      direction: z.literal([1, -1]),
      /** The curve's slope up to one deviation under the mean, and what is added to it there, at the mean, and one deviation above. */
      slopes: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0), z.number().min(0)]),
    }),
  ),
  trainedOn: z.array(
    z.strictObject({
      set: z.string(),
      records: z.number(),
      supported: z.number(),
      /** Area under the curve on records left out one fifth at a time, and on the whole set left out; null with one class only. */
      crossValidated: share.nullable(),
      setLeftOut: share.nullable(),
    }),
  ),
});

export type Weights = z.infer<typeof weightsSchema>;
export type Curve = Weights['features'][string];

/** Deviations from the mean where a curve may bend. */
const bends = [-1, 0, 1] as const;
/** A value farther from the mean counts as this many deviations: one odd page must not decide. */
const limit = 3;

type Scale = Pick<Curve, 'mean' | 'deviation' | 'direction'>;

function stepsOf(value: number, { mean, deviation, direction }: Scale): number {
  return Math.max(-limit, Math.min(limit, (direction * (value - mean)) / deviation));
}

/** What the slopes of a curve are multiplied by, for one value. */
export function piecesOf(value: number, scale: Scale): readonly number[] {
  const steps = stepsOf(value, scale);
  return [steps, ...bends.map((bend) => Math.max(0, steps - bend))];
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Makes the function that sums the curves for one text. A feature that the text lacks counts as its mean. */
export function summer(features: Weights['features']): (values: Readonly<Record<string, number>>) => number {
  const curves = Object.entries(features).filter(([, { slopes }]) => slopes.some((slope) => slope > 0));
  return (values) => {
    let sum = 0;
    for (const [name, curve] of curves) {
      const steps = stepsOf(values[name] ?? curve.mean, curve);
      sum += curve.slopes[0] * steps;
      for (let piece = 0; piece < bends.length; piece += 1)
        sum += (curve.slopes[piece + 1] ?? 0) * Math.max(0, steps - (bends[piece] ?? 0));
    }
    return sum;
  };
}

/** How far the worst parts decide over the whole, where a text has several sentences. */
const partsShare = 0.5;

/**
 * The sum of a text of several sentences, from its own and those of its parts: all parts have to be supported, so that what the parts say is
 * the product of their probabilities, back on the scale of sums.
 */
export function combine(whole: number, parts: readonly number[]): number {
  if (parts.length < 2) return whole;
  let logOfProduct = 0;
  for (const part of parts) logOfProduct -= Math.log1p(Math.exp(-part));
  const product = Math.min(1 - 1e-9, Math.max(1e-9, Math.exp(logOfProduct)));
  return partsShare * Math.log(product / (1 - product)) + (1 - partsShare) * whole;
}
