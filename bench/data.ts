// What a benchmark reads: a path that must be given and be there, said in one line where it is not.
import { existsSync } from 'node:fs';
import { NewsroomError } from '../core/errors.ts';

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
