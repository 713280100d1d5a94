// Names of months and weekdays in any language, from the runtime's own locale data, so that no list of them is kept here.
import { calendarWord, localesOf } from '../../core/calendar-words.ts';
import { foldWord } from './words.ts';

export interface Calendar {
  /** Folded name to month, 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Folded name to weekday, 0 (Sunday) to 6. */
  readonly weekdays: ReadonlyMap<string, number>;
}

const calendars = new Map<string, Calendar>();

function build(language: string): Calendar {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const locale of new Set([...localesOf(language), ...(language === 'en' ? [] : ['en-GB'])])) {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2023, month, 4));
      const forms: Intl.DateTimeFormatOptions[] = [
        { month: 'long' },
        { month: 'short' },
        { day: 'numeric', month: 'long' },
        { day: 'numeric', month: 'short' },
        { year: 'numeric', month: 'long' },
      ];
      for (const name of forms.map((options) => foldWord(calendarWord(locale, options, date, 'month')))) {
        if (/\p{L}{3}/u.test(name) && !months.has(name)) months.set(name, month + 1);
      }
    }
    for (let day = 0; day < 7; day += 1) {
      // 1 January 2023 was a Sunday.
      const date = new Date(Date.UTC(2023, 0, 1 + day));
      const name = foldWord(calendarWord(locale, { weekday: 'long' }, date, 'weekday'));
      if (name !== '' && !weekdays.has(name)) weekdays.set(name, day);
    }
  }
  if (language === 'en') months.set('sept', 9);
  return { months, weekdays };
}

/** Calendar of an ISO 639-1 language, with the English names beside its own. */
export function calendarOf(language: string): Calendar {
  let calendar = calendars.get(language);
  if (calendar === undefined) {
    calendar = build(language);
    calendars.set(language, calendar);
  }
  return calendar;
}
