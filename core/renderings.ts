// English renderings of quotations, and what the checks say of one. Readers are shown a rendering only where its verdict passes.
import { z } from 'zod';
import { verdictLayerSchema } from './check-layers.ts';

export const renderingVerdictSchema = z.enum(['supported', 'partly', 'unsupported', 'contradicted', 'unverified']);

export const renderingCheckSchema = z.strictObject({
  claimId: z.string(),
  verdict: renderingVerdictSchema,
  /** In words an editor can read; empty where it passes without remark. */
  reasons: z.array(z.string()),
  /** What the rules said, and the judge where there is one. */
  layers: z.array(verdictLayerSchema),
});
export type RenderingCheck = z.infer<typeof renderingCheckSchema>;
