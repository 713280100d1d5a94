// The roster: every persona of a folder, one Markdown file each, named after its id. A file that is wrong is a problem; the others work.
// A running newsroom reads it again: an edit is taken, a file that an edit broke keeps its last good version, one removed is gone.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { Persona } from '../core/persona.ts';
import { parsePersonaFile, PersonaFileError } from './persona-file.ts';

export interface RosterProblem {
  readonly path: string;
  /** The persona whose file it is, by the file's name; null: the folder itself. */
  readonly personaId: string | null;
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
      const message = error instanceof PersonaFileError ? error.message : `${path}: ${messageOf(error)}`;
      problems.push({ path, personaId: basename(name, '.md'), message });
    }
  }
  if (personas.length === 0) {
    const why = problems.map((problem) => `\n  ${problem.message}`).join('');
    throw new NewsroomError('no-roster', `no usable persona in ${directory}: a newsroom needs at least one persona file${why}`);
  }
  return rosterOf(personas, problems);
}

function rosterOf(personas: readonly Persona[], problems: readonly RosterProblem[]): Roster {
  const byId = new Map(personas.map((persona) => [persona.id, persona]));
  return { personas, problems, get: (personaId) => byId.get(personaId) ?? null };
}

/** Every persona that has a file, be it a wrong one: those that can be named in options and settings. */
export function namedPersonas({ personas, problems }: Roster): string[] {
  return [...new Set([...personas.map((persona) => persona.id), ...problems.flatMap((problem) => problem.personaId ?? [])])].sort();
}

export interface LiveRoster extends Roster {
  /** Takes the folder's files as they are now; `problems` is another array then. Never throws: what cannot be read stays, a problem. */
  refresh(): Promise<void>;
}

/** What tells one state of the folder from another: names, times and sizes of its files. */
async function fingerprint(directory: string): Promise<string> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.md')).sort();
  const seen = await Promise.all(
    names.map(async (name) => {
      const { mtimeMs, size, ino } = await stat(join(directory, name));
      return `${name} ${mtimeMs} ${size} ${ino}`;
    }),
  );
  return seen.join('\n');
}

/** `now` with the personas of `before` in the place of those whose files became wrong. */
function keepGood(before: Roster, now: Roster): Roster {
  const good = ({ personaId }: RosterProblem): Persona | null => (personaId === null ? null : before.get(personaId));
  const kept = now.problems.flatMap((problem) => good(problem) ?? []);
  const problems = now.problems.map((problem) =>
    good(problem) === null
      ? problem
      : { ...problem, message: `${problem.message} (its last good version goes on working until the newsroom stops)` },
  );
  return rosterOf(
    [...now.personas, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1)),
    problems,
  );
}

async function changed(directory: string, before: Roster): Promise<Roster> {
  try {
    return keepGood(before, await loadRoster(directory));
  } catch (error) {
    // Every file is wrong or gone: nobody is dismissed for that.
    return rosterOf(before.personas, [{ path: directory, personaId: null, message: messageOf(error) }]);
  }
}

/** The roster of a running newsroom. Throws like loadRoster. */
export async function openRoster(directory: string): Promise<LiveRoster> {
  let seen = await fingerprint(directory).catch(() => '');
  let current = await loadRoster(directory);
  let refreshing: Promise<void> = Promise.resolve();
  const refresh = async (): Promise<void> => {
    const found = await fingerprint(directory).catch((error: unknown) => messageOf(error));
    if (found === seen) return;
    current = await changed(directory, current);
    seen = found;
  };
  return {
    get personas() {
      return current.personas;
    },
    get problems() {
      return current.problems;
    },
    get: (personaId) => current.get(personaId),
    refresh: () => (refreshing = refreshing.then(refresh)),
  };
}
