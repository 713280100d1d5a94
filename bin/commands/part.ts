// `--role`, `--persona` and `--except` of `start` and `run`: read before anything is opened, and what they leave out said plainly.
import { loadRoster, namedPersonas } from '../../agents/roster.ts';
import type { Settings } from '../../core/settings.ts';
import { allRoles, leftOut, partOf, workRoles, type Part, type PartOptions } from '../../workers/part.ts';

/** The part of the work that a command's options name. A persona whose file is wrong is one of those that can be named. */
export async function choosePart(settings: Settings, options: PartOptions, pages: boolean): Promise<Part> {
  const roster = await loadRoster(settings.personas.directory);
  return partOf(options, pages ? allRoles : workRoles, namedPersonas(roster));
}

/** Says which part of the newsroom this process is, where it is not the whole. */
export function tellPart(settings: Settings, part: Part, personaIds: readonly string[], pages: boolean): string[] {
  const left = leftOut(part, pages ? allRoles : workRoles, personaIds);
  if (left === null) return [];
  const where =
    settings.database.url === null
      ? 'the embedded newsroom is this one process, so nobody does them until it is started with them'
      : 'they are for other processes: `newsroom status` shows whether there are any';
  return [`works: ${part.roles.join(', ')}`, `left out: ${left}; ${where}`];
}
