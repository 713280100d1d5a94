// Pairs of a mutation benchmark: a sentence that a source carries, and the same sentence with one thing changed. One JSON value a line.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NewsroomError, messageOf } from '../../core/errors.ts';

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

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return new Error(messageOf(error));
  }
}

/** Values of a JSON lines file. Throws NewsroomError `bad-data` that names file and line. `hint`: what a line holds. */
export function readLines<T>(path: string, schema: z.ZodType<T>, hint: string): T[] {
  const rows: T[] = [];
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parsedLine(line);
    const parsed = value instanceof Error ? null : schema.safeParse(value);
    if (parsed?.success === true) rows.push(parsed.data);
    else {
      const problem = value instanceof Error ? value.message : z.prettifyError(parsed?.error ?? new z.ZodError([]));
      throw new NewsroomError('bad-data', `${path}:${String(index + 1)}: ${problem.replaceAll('\n', ' ')}; each line takes ${hint}`);
    }
  }
  if (rows.length === 0) throw new NewsroomError('bad-data', `${path} is empty: it takes lines of ${hint}`);
  return rows;
}

export const pairForm = '{source, sentence, mutated, kind, lang}';

export const readPairs = (path: string): Pair[] => readLines(path, pairSchema, pairForm);
