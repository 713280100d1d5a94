// The persona that an operator names in a command.
import { loadRoster } from '../agents/roster.ts';
import { NewsroomError } from '../core/errors.ts';
import type { ReadingContext } from './reading-context.ts';

/** Throws NewsroomError `unknown-persona`, which names those there are. */
export async function requirePersona({ roster: own, settings }: ReadingContext, id: string): Promise<void> {
  const roster = own ?? (await loadRoster(settings.personas.directory));
  if (roster.get(id) !== null) return;
  const known = roster.personas.map((persona) => persona.id).join(', ');
  throw new NewsroomError('unknown-persona', `no persona ${id} with a usable file; there are ${known}`);
}
