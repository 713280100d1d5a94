// Claims: who asserts what, quoted verbatim from one passage; and the groups that weighing makes of them.
import { z } from 'zod';
import { claimFactsSchema } from './claim-facts.ts';
import { claimKindSchema, standingSchema } from './words.ts';
import { sha256Schema } from './sources.ts';

/** One link of an attribution chain. `outlet` carries; `person`, `organisation`, `document` or `anonymous` speaks. */
export const attributionLinkSchema = z.strictObject({
  kind: z.enum(['outlet', 'agency', 'person', 'organisation', 'document', 'anonymous']),
  name: z.string().min(1),
  /** Title or standing as the source gives it ("a foreign ministry spokesman"), else null. */
  role: z.string().nullable(),
});
export type AttributionLink = z.infer<typeof attributionLinkSchema>;

export const claimSchema = z.strictObject({
  /** Derived from snapshot, span and extractor: the same claim found again is the same row. */
  id: z.string(),
  articleId: z.string(),
  snapshot: sha256Schema,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** `snapshotText.slice(start, end)`, exactly. */
  quote: z.string().min(1),
  /** English rendering; null without a model, and for English quotations. */
  english: z.string().nullable(),
  language: z.string(),
  kind: claimKindSchema,
  /** Outlet first, then agency where one is credited, then speaker or document. */
  attribution: z.array(attributionLinkSchema).min(1),
  /** The claim's last producer: speaker's carrier (agency) or outlet; claims of one origin do not corroborate one another. */
  origin: z.string(),
  /** True when the quotation is the speaker's own words (it stood in quotation marks in the source). */
  spoken: z.boolean(),
  extractor: z.string(),
  /** What the quotation says, read by rules when the claim is accepted; left out before that, and by claims of older rounds. */
  facts: claimFactsSchema.optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export interface ClaimGroup {
  readonly ordinal: number;
  readonly standing: z.infer<typeof standingSchema>;
  /** Why it has that standing, in words an editor can read. */
  readonly reason: string;
  readonly claimIds: readonly string[];
}
