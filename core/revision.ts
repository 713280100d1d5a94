// A revision's content: everything a reader sees, as one document whose canonical JSON is hashed. An approval is bound to that hash.
import { z } from 'zod';
import { sha256Schema } from './sources.ts';

export const citationSchema = z.strictObject({
  /** The footnote's number: `[^number]` in the text. One a source, in order of first use. */
  number: z.int().positive(),
  articleId: z.string(),
  snapshot: sha256Schema,
  url: z.url({ protocol: /^https?$/ }),
  outlet: z.string(),
  title: z.string(),
  publishedAt: z.iso.datetime().nullable(),
  language: z.string(),
  origin: z.string(),
  /** The claims it points at, and through them passages of the snapshot (UTF-16 offsets). */
  claims: z.array(z.strictObject({ id: z.string(), start: z.int().nonnegative(), end: z.int().positive() })),
});
export type Citation = z.infer<typeof citationSchema>;

export const illustrationSchema = z.strictObject({
  sha256: sha256Schema,
  mediaType: z.enum(['image/svg+xml', 'image/png', 'image/webp', 'image/jpeg']),
  caption: z.string(),
  alternative: z.string(),
});
export type Illustration = z.infer<typeof illustrationSchema>;

export const revisionDocumentSchema = z.strictObject({
  version: z.literal(1),
  language: z.string(),
  persona: z.strictObject({ id: z.string(), version: z.string() }),
  writer: z.strictObject({ kind: z.enum(['extractive', 'model']), name: z.string() }),
  /** Markdown as core/draft-text.ts describes it, without the footnotes' definitions (they are made from `citations`). */
  text: z.string(),
  citations: z.array(citationSchema),
  illustration: illustrationSchema.nullable(),
});
export type RevisionDocument = z.infer<typeof revisionDocumentSchema>;
