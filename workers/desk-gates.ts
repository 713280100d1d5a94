// Whether a desk begins rounds now: its persona is in the roster, nobody paused it, and it is within its hours. What closes a desk ends no
// round that runs: its work is done or paid for.
import type { Roster } from '../agents/roster.ts';
import { deskHours } from '../core/desk-hours.ts';
import { NewsroomError } from '../core/errors.ts';
import { limitsOf } from '../core/persona-limits.ts';
import { pausedDesks, type DeskPause } from '../store/repositories/persona-desks.ts';
import type { NewsroomDeps } from './deps.ts';

export type DeskClosed =
  | { readonly why: 'no-file' }
  | { readonly why: 'paused'; readonly pause: DeskPause }
  | { readonly why: 'outside-hours'; readonly hours: string; readonly until: Date | null };

type GateDeps = Pick<NewsroomDeps, 'database' | 'settings' | 'now'> & { readonly roster: Roster };

/** Says of any persona why its desk is closed; null: open. One look at the store. */
export async function lookAtDesks({ database, settings, roster, now }: GateDeps): Promise<(personaId: string) => DeskClosed | null> {
  const paused = await pausedDesks(database);
  const at = now();
  return (personaId) => {
    if (roster.get(personaId) === null) return { why: 'no-file' };
    const pause = paused.get(personaId);
    if (pause !== undefined) return { why: 'paused', pause };
    const { hours } = limitsOf(settings.personas, personaId);
    if (hours === null) return null;
    const { open, until } = deskHours(hours, settings.personas.timeZone, at);
    return open ? null : { why: 'outside-hours', hours, until };
  };
}

/** In words, after the persona's name: `is paused since 2026-03-02 06:10 UTC by operator: checks its sources`. */
export function describeClosed(closed: DeskClosed): string {
  const moment = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  switch (closed.why) {
    case 'no-file':
      return 'has no persona file';
    case 'paused': {
      const { since, by, reason } = closed.pause;
      return `is paused since ${moment(since)} by ${by}${reason === null ? '' : `: ${reason}`}`;
    }
    case 'outside-hours':
      return `is outside its hours (${closed.hours})${closed.until === null ? '' : ` until ${moment(closed.until)}`}`;
  }
}

/** A job that was taken while its desk closed is put back for so long, which spends no attempt; the worker that is then paused leaves it there. */
const putBackMs = 2_000;

/** Throws NewsroomError `desk-closed`, which says when to come back, where the desk is closed. */
export async function requireOpenDesk(deps: GateDeps, personaId: string): Promise<void> {
  const closed = (await lookAtDesks(deps))(personaId);
  if (closed === null) return;
  throw new NewsroomError('desk-closed', `${personaId} ${describeClosed(closed)}: the round waits`, {
    retryable: true,
    details: { retryAfterMs: putBackMs },
  });
}
