// The roster: every persona of a folder, one Markdown file each, named after its id. A file that is wrong is a problem; the others work.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { Persona } from '../core/persona.ts';
import { parsePersonaFile, PersonaFileError } from './persona-file.ts';

export interface RosterProblem {
  readonly path: string;
  /** Names file, line, what it got and what it takes. */
  readonly message: string;
}

export interface Roster {
  /** By id. */
  readonly personas: readonly Persona[];
  readonly problems: readonly RosterProblem[];
  get(personaId: string): Persona | null;
}

/** Reads the folder. Throws NewsroomError `no-roster` where it cannot be read or holds no usable persona. */
export async function loadRoster(directory: string): Promise<Roster> {
  let names: string[];
  try {
    names = (await readdir(directory)).filter((name) => name.endsWith('.md')).sort();
  } catch (error) {
    throw new NewsroomError('no-roster', `personas.directory ${directory} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  const personas: Persona[] = [];
  const problems: RosterProblem[] = [];
  for (const name of names) {
    const path = join(directory, name);
    try {
      const persona = parsePersonaFile(await readFile(path, 'utf8'), path);
      if (persona.id !== basename(name, '.md'))
        throw new PersonaFileError(path, [
          { line: 1, message: `the file is named ${name}, its id is "${persona.id}": they must be the same` },
        ]);
      personas.push(persona);
    } catch (error) {
      problems.push({ path, message: error instanceof PersonaFileError ? error.message : `${path}: ${messageOf(error)}` });
    }
  }
  if (personas.length === 0) {
    const why = problems.map((problem) => `\n  ${problem.message}`).join('');
    throw new NewsroomError('no-roster', `no usable persona in ${directory}: a newsroom needs at least one persona file${why}`);
  }
  const byId = new Map(personas.map((persona) => [persona.id, persona]));
  return { personas, problems, get: (personaId) => byId.get(personaId) ?? null };
}
