// What each layer of checks says of a sentence. A sentence's verdict is the worst of its layers': they are kept apart so that a
// disagreement is shown, never averaged away.
import { z } from 'zod';
import { sha256Schema } from './sources.ts';
import { verdictSchema, type Verdict } from './words.ts';

/** A passage, or a part of one, that a verdict rests on: a UTF-16 range of a snapshot's text. Kept rows are read whatever else they hold. */
export const evidenceSchema = z.object({
  articleId: z.string(),
  snapshot: sha256Schema,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  role: z.enum(['supports', 'contradicts']),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A layer that says whether the sentence passes. */
export const verdictLayerSchema = z.strictObject({
  /** `rules`: deterministic. `judge`: a language model that is shown the sentence and its passages alone. */
  layer: z.enum(['rules', 'judge']),
  /** The rules' version, or the judge's model and prompt. */
  by: z.string(),
  verdict: verdictSchema,
  reasons: z.array(z.string()),
  /** The words that it rests on, located. */
  evidence: z.array(evidenceSchema),
});
export type VerdictLayer = z.infer<typeof verdictLayerSchema>;

const share = z.number().min(0).max(1);

/** How far the wording of a sentence is its passages': for the editor's eye. It has no verdict, so it can neither pass nor fail a sentence. */
const scoreLayerSchema = z.strictObject({
  layer: z.literal('score'),
  /** The score's version. */
  by: z.string(),
  score: share,
  /** A lower score is weak support. */
  threshold: share,
  /** Where support is weak: what the passages lack, in words; else empty. */
  reasons: z.array(z.string()),
});
export type ScoreLayer = z.infer<typeof scoreLayerSchema>;

export const layerSchema = z.discriminatedUnion('layer', [verdictLayerSchema, scoreLayerSchema]);
export type Layer = z.infer<typeof layerSchema>;

/** The mark of a score under its threshold, as every view shows it ("weakly supported by wording: 0.31"); null where there is none. */
export function weakWording(layers: readonly Layer[]): { readonly mark: string; readonly reasons: readonly string[] } | null {
  const weak = layers.find((layer) => layer.layer === 'score' && layer.score < layer.threshold);
  if (weak?.layer !== 'score') return null;
  return { mark: `weakly supported by wording: ${weak.score.toFixed(2)}, under ${weak.threshold.toFixed(2)}`, reasons: weak.reasons };
}

/** Gravest first. What is undecided is graver than what is only partly carried: nobody has looked. */
const gravest: readonly Verdict[] = ['contradicted', 'unsupported', 'unverified', 'partly'];

/** The graver of two verdicts; of two that pass, the first. */
export function graver(one: Verdict, other: Verdict): Verdict {
  return gravest.find((verdict) => verdict === one || verdict === other) ?? one;
}
