// The verdict of one layer of checks on a sentence. A sentence's verdict is the worst of its layers': they are kept apart so that a
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

export const layerSchema = z.strictObject({
  /** `rules`: deterministic. `judge`: a language model that is shown the sentence and its passages alone. */
  layer: z.enum(['rules', 'judge']),
  /** The rules' version, or the judge's model and prompt. */
  by: z.string(),
  verdict: verdictSchema,
  reasons: z.array(z.string()),
  /** The words that it rests on, located. */
  evidence: z.array(evidenceSchema),
});
export type Layer = z.infer<typeof layerSchema>;

/** Gravest first. What is undecided is graver than what is only partly carried: nobody has looked. */
const gravest: readonly Verdict[] = ['contradicted', 'unsupported', 'unverified', 'partly'];

/** The graver of two verdicts; of two that pass, the first. */
export function graver(one: Verdict, other: Verdict): Verdict {
  return gravest.find((verdict) => verdict === one || verdict === other) ?? one;
}
