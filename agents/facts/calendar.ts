// Names of months and weekdays in any language from the runtime's locale data, as patterns that find them in running text.
import { calendarWord, localesOf } from '../../core/calendar-words.ts';

export interface CalendarNames {
  /** Name in lower case to month, 1 to 12, or weekday, 0 (Sunday) to 6. */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  /** A month's or weekday's name, for the inside of a pattern; case endings of Slavic languages included. */
  readonly month: string;
  readonly weekday: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const bends = /^[\p{Script=Cyrillic}’'ʼ]+$|[ąćęłńóśźż]|[aeo]$/u;

/** Longest first; a last vowel may be another one, because Slavic languages bend these names ("среда", "в среду"). */
function alternatives(names: Iterable<string>, language: string): string {
  const slavic = /^(?:ru|uk|pl|cs|sk|bg|sr|hr|be)$/.test(language);
  return [...names]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => {
      if (!slavic || !bends.test(name) || name.length < 4) return escaped(name);
      return `${escaped(name.replace(/[аяоеьйaoeąę]$/u, ''))}[аяоеьйюуыaoeęyąuiі]?`;
    })
    .join('|');
}

function build(language: string): CalendarNames {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const locale of localesOf(language)) {
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(Date.UTC(2023, month, 4));
      const forms: Intl.DateTimeFormatOptions[] = [
        { month: 'long' },
        { day: 'numeric', month: 'long' },
        { month: 'short' },
        { day: 'numeric', month: 'short' },
      ];
      for (const form of forms) {
        const name = calendarWord(locale, form, day, 'month').toLowerCase();
        if (/\p{L}{3}/u.test(name) && !months.has(name)) months.set(name, month + 1);
      }
    }
    for (let index = 0; index < 7; index += 1) {
      // 1 January 2023 was a Sunday.
      const day = new Date(Date.UTC(2023, 0, 1 + index));
      const styles = /^(?:zh|ja)$/.test(language) ? (['long', 'short'] as const) : (['long'] as const);
      for (const weekday of styles) {
        const name = calendarWord(locale, { weekday }, day, 'weekday').toLowerCase();
        if (name.length > 1 && !weekdays.has(name)) weekdays.set(name, index);
      }
    }
  }
  if (language === 'en') months.set('sept', 9);
  return { months, weekdays, month: alternatives(months.keys(), language), weekday: alternatives(weekdays.keys(), language) };
}

const calendars = new Map<string, CalendarNames>();

export function calendarNames(language: string): CalendarNames {
  let known = calendars.get(language);
  if (known === undefined) calendars.set(language, (known = build(language)));
  return known;
}

/** The number that a found name stands for; a bent name by its beginning. */
export function numberOfName(found: string, names: ReadonlyMap<string, number>): number | null {
  const name = found.toLowerCase();
  const exact = names.get(name);
  if (exact !== undefined) return exact;
  const stem = name.slice(0, -1);
  for (const [known, value] of names) if (known.slice(0, -1) === stem || known === stem) return value;
  return null;
}
