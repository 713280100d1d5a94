// Pairs of a mutation benchmark: a sentence that a source carries, and the same sentence with one thing changed. One JSON value a line.
import { z } from 'zod';
import { readLines } from '../data.ts';

export const kinds = ['figure', 'date', 'name', 'negation', 'attribution', 'direction', 'quotation'] as const;

/** Loose: others write these files, and may keep notes of their own in them. */
const pairSchema = z.object({
  source: z.string().trim().min(1),
  sentence: z.string().trim().min(1),
  mutated: z.string().trim().min(1),
  kind: z.enum(kinds),
  /** ISO 639-1 code, or a tag that begins with one. */
  lang: z.string().regex(/^[a-z]{2,3}(?:[-_]\w+)*$/iu, 'takes a language code such as en'),
  /** Day on which the source was published, where it is known: weekdays and "yesterday" are read from it. */
  date: z.string().optional(),
});
export type Kind = (typeof kinds)[number];
export type Pair = z.infer<typeof pairSchema>;

export const pairForm = '{source, sentence, mutated, kind, lang}';

export const readPairs = (path: string): Pair[] => readLines(path, pairSchema, pairForm);
