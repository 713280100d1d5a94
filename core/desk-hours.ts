// The hours in which a desk begins rounds: a range of the clock in a time zone, which may pass midnight. Both ends are instants of their
// day, so a day of 23 or 25 hours opens and closes once, and the hour that comes twice is not closed in between.

export interface DeskHours {
  readonly open: boolean;
  /** When it closes, or opens again; null: never. */
  readonly until: Date | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock of the zone at `at`, as if it were UTC, ms. */
function clockAt(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part as Partial<Record<string, number>>;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetAt(at: number, timeZone: string): number {
  return clockAt(at, timeZone) - Math.floor(at / 1000) * 1000;
}

/** The instant at which the zone's clock shows `clock`: the first where it does twice; where it never does, as if it had not been moved. */
function instantOf(clock: number, timeZone: string): number {
  const before = offsetAt(clock - dayMs, timeZone);
  const after = offsetAt(clock + dayMs, timeZone);
  const shown = [clock - before, clock - after].filter((at) => clockAt(at, timeZone) === clock);
  return shown.length > 0 ? Math.min(...shown) : clock - before;
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
