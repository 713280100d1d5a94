// The hours in which a desk begins rounds: a range of the clock in a time zone, which may pass midnight. Both ends are instants of their
// day, so a day of 23 or 25 hours opens and closes once, and the hour that comes twice is not closed in between.
import { clockAt, dayMs, instantOf, minuteMs } from './zone-clock.ts';

export interface DeskHours {
  readonly open: boolean;
  /** When it closes, or opens again; null: never. */
  readonly until: Date | null;
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Whether a desk with these hours (`06:00-22:00`; null: always) is open at `now`, and until when. */
export function deskHours(range: string | null, timeZone: string, now: Date): DeskHours {
  if (range === null) return { open: true, until: null };
  const [from = 0, to = 0] = range.split('-').map(minutesOf);
  if (from === to || to - from === 24 * 60) return { open: true, until: null };
  const today = Math.floor(clockAt(now.getTime(), timeZone) / dayMs) * dayMs;
  const length = to > from ? 0 : dayMs;
  for (const day of [-1, 0, 1, 2].map((days) => today + days * dayMs)) {
    const start = instantOf(day + from * minuteMs, timeZone);
    const end = instantOf(day + length + to * minuteMs, timeZone);
    if (end <= now.getTime()) continue;
    const open = start <= now.getTime();
    return { open, until: new Date(open ? end : start) };
  }
  throw new Error(`no day found for ${range} in ${timeZone}`);
}
