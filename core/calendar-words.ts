// Names of months and weekdays as the runtime's locale data writes them, so that no list of them is kept here.

/** Countries that write the same language with other names. */
const locales: Readonly<Record<string, readonly string[]>> = {
  ar: ['ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ'],
  en: ['en-GB', 'en-US'],
  no: ['nb'],
};

/** Locales that know a language's names; none for what is no language tag. */
export function localesOf(language: string): readonly string[] {
  const named = locales[language];
  if (named !== undefined) return named;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language]);
  } catch {
    // `und` is no language tag that has names.
    return [];
  }
}

/** The month or weekday in `day` (UTC) as `locale` writes it in such a form, without the dot of an abbreviation; empty: it has none. */
export function calendarWord(locale: string, options: Intl.DateTimeFormatOptions, day: Date, type: 'month' | 'weekday'): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' });
  return (format.formatToParts(day).find((part) => part.type === type)?.value ?? '').replace(/\.$/u, '');
}
