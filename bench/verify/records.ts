// Lines of {id, source, sentence, supported}: pairs that people have judged. A line that cannot be read is named, never skipped.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NewsroomError } from '../../core/errors.ts';

const recordSchema = z.looseObject({ id: z.string(), source: z.string(), sentence: z.string(), supported: z.boolean() });

export interface JudgedPair {
  readonly id: string;
  readonly source: string;
  readonly sentence: string;
  readonly supported: boolean;
}

function parseLine(line: string, place: string): JudgedPair {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new NewsroomError('bad-data', `${place}: not JSON`, { cause: error });
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'the line' : `“${issue.path.join('.')}”`;
  throw new NewsroomError(
    'bad-data',
    `${place}: ${field}: ${issue?.message ?? 'is not a pair'}; expected {id, source, sentence, supported}`,
  );
}

/** All pairs of a file, in order. Throws NewsroomError `bad-data` with file and line, or where there is none at all. */
export async function readPairs(path: string): Promise<JudgedPair[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new NewsroomError('no-data', `${path} cannot be read: it should be a file of lines {id, source, sentence, supported}`, {
      cause: error,
    });
  }
  const pairs = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${path}, line ${index + 1}`)]));
  if (pairs.length === 0) throw new NewsroomError('no-data', `${path} is empty: it should hold lines {id, source, sentence, supported}`);
  return pairs;
}
