// The model of the score: a logistic regression. Its weights are a file that people can read, made by `newsroom bench train`.
import { z } from 'zod';

export const weightsSchema = z.strictObject({
  /** What the file is and the command that makes it. */
  about: z.string(),
  intercept: z.number(),
  /** A score from here on says `supported`. */
  threshold: z.number().min(0).max(1),
  thresholdChoice: z.strictObject({
    how: z.string(),
    sets: z.array(z.string()),
    /** Asked for, and reached on sentences that the model had not seen. */
    falsePassWanted: z.number(),
    falsePass: z.number(),
    supportedPass: z.number(),
  }),
  /** A feature counts weight × (value - mean) / deviation, the fraction kept within ±limit. */
  limit: z.number().positive(),
  features: z.record(z.string(), z.strictObject({ mean: z.number(), deviation: z.number().positive(), weight: z.number() })),
  trainedOn: z.array(
    z.strictObject({
      set: z.string(),
      records: z.number(),
      supported: z.number(),
      /** Area under the curve on records left out one fifth at a time, and on the whole set left out; null with one class only. */
      crossValidated: z.number().nullable(),
      setLeftOut: z.number().nullable(),
    }),
  ),
});

export type Weights = z.infer<typeof weightsSchema>;

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** 0 to 1. A feature that the weights name and the pair lacks counts as its mean. */
export function applyWeights(weights: Pick<Weights, 'intercept' | 'limit' | 'features'>, values: Readonly<Record<string, number>>): number {
  let sum = weights.intercept;
  for (const [name, { mean, deviation, weight }] of Object.entries(weights.features)) {
    const value = (values[name] ?? mean) - mean;
    sum += weight * Math.max(-weights.limit, Math.min(weights.limit, value / deviation));
  }
  return logistic(sum);
}
