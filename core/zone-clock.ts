// The clock of a time zone: what it shows at an instant, and the instants at which it shows something. Days of 23 and 25 hours included.

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clock shows at `at`, as milliseconds of a clock that is never moved. */
export function clockAt(at: number, timeZone: string): number {
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
export function instantOf(clock: number, timeZone: string): number {
  const before = offsetAt(clock - dayMs, timeZone);
  const after = offsetAt(clock + dayMs, timeZone);
  const shown = [clock - before, clock - after].filter((at) => clockAt(at, timeZone) === clock);
  return shown.length > 0 ? Math.min(...shown) : clock - before;
}

/** The calendar day of the zone at `now`, as `2026-03-02`, and when it began. */
export function calendarDay(now: Date, timeZone: string): { readonly day: string; readonly began: Date } {
  const clock = Math.floor(clockAt(now.getTime(), timeZone) / dayMs) * dayMs;
  return { day: new Date(clock).toISOString().slice(0, 10), began: new Date(instantOf(clock, timeZone)) };
}
