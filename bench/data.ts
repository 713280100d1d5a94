// What a benchmark reads: a path that must be given and be there, said in one line where it is not.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../core/errors.ts';

/** The path of a benchmark's data. Throws NewsroomError `no-data` where none is given, or nothing is there. `what`: what it holds. */
export function requireData(path: string | undefined, what: string, option = 'data'): string {
  if (path === undefined) throw new NewsroomError('no-data', `--${option} is needed: ${what}`);
  if (!existsSync(path)) throw new NewsroomError('no-data', `there is no ${path}: --${option} takes ${what}`);
  return path;
}

/** Throws NewsroomError `no-data` unless exactly one of two options is given. */
export function oneOf<Name extends string>(options: { readonly [name in Name]?: unknown }, one: Name, other: Name): void {
  const given = (name: Name): boolean => options[name] !== undefined && options[name] !== false;
  if (given(one) === given(other)) throw new NewsroomError('no-data', `either --${one} or --${other} is needed`);
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return new Error(messageOf(error));
  }
}

/** The value of a JSON file. Throws NewsroomError `bad-data` that names it. `hint`: what it holds. */
export function readJson<T>(path: string, schema: z.ZodType<T>, hint: string): T {
  const value = parsedLine(readFileSync(path, 'utf8'));
  const parsed = value instanceof Error ? null : schema.safeParse(value);
  if (parsed?.success === true) return parsed.data;
  const problem = value instanceof Error ? value.message : z.prettifyError(parsed?.error ?? new z.ZodError([]));
  throw new NewsroomError('bad-data', `${path}: ${problem.replaceAll('\n', ' ').slice(0, 300)}; it takes ${hint}`);
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
