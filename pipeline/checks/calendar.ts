// Names of months and weekdays in any language, from the runtime's own locale data, so that no list of them is kept here.
import { foldWord } from './words.ts';

export interface Calendar {
  /** Folded name to month, 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Folded name to weekday, 0 (Sunday) to 6. */
  readonly weekdays: ReadonlyMap<string, number>;
}

const locales: Readonly<Record<string, readonly string[]>> = {
  ar: ['ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ'],
  en: ['en-GB', 'en-US'],
  no: ['nb'],
};
const calendars = new Map<string, Calendar>();

function localesOf(language: string): readonly string[] {
  const named = locales[language];
  if (named !== undefined) return named;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language]);
  } catch {
    // Not a language tag at all (`und` is one): there are no names to know.
    return [];
  }
}

/** The part of a formatted date that is the month's or weekday's name, without the dot of an abbreviation. */
function namesIn(locale: string, options: Intl.DateTimeFormatOptions, date: Date, type: 'month' | 'weekday'): string[] {
  const parts = new Intl.DateTimeFormat(locale, {
    ...options,
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
  }).formatToParts(date);
  return parts.flatMap((part) => (part.type === type ? [foldWord(part.value.replace(/\.$/u, ''))] : []));
}

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
      for (const name of forms.flatMap((options) => namesIn(locale, options, date, 'month'))) {
        if (/\p{L}{3}/u.test(name) && !months.has(name)) months.set(name, month + 1);
      }
    }
    for (let day = 0; day < 7; day += 1) {
      // 1 January 2023 was a Sunday.
      const date = new Date(Date.UTC(2023, 0, 1 + day));
      for (const name of namesIn(locale, { weekday: 'long' }, date, 'weekday')) if (!weekdays.has(name)) weekdays.set(name, day);
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
