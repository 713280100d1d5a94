// A persona: one of the AI analysts. Never presented as a person. Its file is agents/personas/ID.md; its version is the file's hash.
import { z } from 'zod';

const text = z.string().trim().min(1);

/** The front matter of a persona file. */
export const personaFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  name: text,
  /** What the reader is told this analyst does: "Analyst challenging ...". */
  title: text,
  /** Subjects it covers, each with the words (in any language) that tell a story is one of them. */
  beats: z.array(z.strictObject({ name: text, terms: z.array(text).min(1) })).min(1),
  /** ISO 3166-1 alpha-2 codes or region names. */
  regions: z.array(text),
  /** The question it asks of every story, in a sentence. */
  lens: text,
  tenets: z.array(text).min(2),
  voice: text,
  /** Words its judgements use. */
  vocabulary: z.array(text).min(3),
  avoid: z.array(text),
  /** ISO 639-1 codes. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  accent: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour as #rrggbb'),
  /** First person; says that it is AI. */
  bio: text.refine((bio) => /\bAI\b/.test(bio), 'the bio says that the persona is AI'),
});

export const personaSchema = personaFileSchema.extend({
  /** SHA-256 of the persona file. */
  version: z.string(),
  /** The body of the file: instructions beyond the front matter. */
  instructions: z.string(),
});
export type Persona = z.infer<typeof personaSchema>;
