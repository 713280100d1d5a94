// Which part of the newsroom's work one process does: roles, and of the role `desk` the desk queues of some personas or of all.
// What nobody does waits; an embedded newsroom is one process, so there it waits for another start.
import { NewsroomError } from '../core/errors.ts';
import { jobs, type JobDefinition } from '../core/jobs.ts';

/** A queue of the catalogue, `desk` for all desk queues, and `web`: the desk's and the site's pages. */
export type Role = JobDefinition['queue'] | 'web';

export const workRoles: readonly Role[] = [...new Set(Object.values(jobs).map((job): Role => job.queue))];
export const allRoles: readonly Role[] = [...workRoles, 'web'];

export interface Part {
  readonly roles: readonly Role[];
  /** Null: every persona, also one whose file is added later. */
  readonly personas: { readonly kind: 'only' | 'except'; readonly ids: readonly string[] } | null;
}

export interface PartOptions {
  readonly role?: readonly string[] | undefined;
  readonly persona?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** Words of an option that may be given several times, with several words, or with words parted by commas. */
function words(given: readonly string[] | undefined): string[] {
  return [...new Set((given ?? []).flatMap((text) => text.split(',').map((word) => word.trim())).filter(Boolean))];
}

function requireKnown(option: string, what: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((word) => !known.includes(word));
  if (unknown.length > 0)
    throw new NewsroomError(`unknown-${what}`, `${option}: no ${what} ${unknown.join(', ')}; there are ${known.join(', ')}`);
}

/** The part that options name, of `possible` roles. Throws NewsroomError that lists what is known. */
export function partOf(options: PartOptions, possible: readonly Role[], personaIds: readonly string[]): Part {
  const roles = words(options.role);
  const [only, except] = [words(options.persona), words(options.except)];
  requireKnown('--role', 'role', roles, possible);
  requireKnown('--persona', 'persona', only, personaIds);
  requireKnown('--except', 'persona', except, personaIds);
  if (only.length > 0 && except.length > 0)
    throw new NewsroomError('conflicting-options', '--persona and --except: give one of them, the personas to work for or those not to');
  const chosen = roles.length === 0 ? possible : possible.filter((role) => roles.includes(role));
  if (only.length + except.length > 0 && !chosen.includes('desk'))
    throw new NewsroomError('conflicting-options', `--persona and --except choose desks: add desk to --role ${chosen.join(',')}`);
  if (only.length > 0) return { roles: chosen, personas: { kind: 'only', ids: only } };
  return { roles: chosen, personas: except.length > 0 ? { kind: 'except', ids: except } : null };
}

/** Everything but pages: what `run` does unless told otherwise. */
export const wholeWork: Part = { roles: workRoles, personas: null };

export function worksDesk({ roles, personas }: Part, personaId: string): boolean {
  if (!roles.includes('desk')) return false;
  return personas === null || personas.ids.includes(personaId) === (personas.kind === 'only');
}

/** What this part leaves out of `possible` and of these personas, in words; null: nothing. */
export function leftOut(part: Part, possible: readonly Role[], personaIds: readonly string[]): string | null {
  const roles = possible.filter((role) => !part.roles.includes(role));
  const desks = part.roles.includes('desk') ? personaIds.filter((id) => !worksDesk(part, id)) : [];
  const parts = [
    ...(roles.length === 0 ? [] : [roles.join(', ')]),
    ...(desks.length === 0 ? [] : [`the ${desks.length === 1 ? 'desk' : 'desks'} of ${desks.join(', ')}`]),
  ];
  return parts.length === 0 ? null : parts.join(', and ');
}
