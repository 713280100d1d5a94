// Dates named in a text, and whether a source has them. Weekdays and "yesterday" are read from the day the source was published.
import { calendarOf } from './calendar.ts';
import type { Span } from '../../core/sources.ts';
import { periodsIn } from './periods.ts';
import type { Period } from './periods.ts';
import { sameWord, wordsOf } from './words.ts';

export interface NamedDate extends Span {
  readonly text: string;
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** 0 (Sunday) to 6. */
  readonly weekday: number | null;
  /** Days from the day of publication: "yesterday" is -1. */
  readonly offset: number | null;
  /** A period told from the day of publication: "last week". */
  readonly period: Pick<Period, 'unit' | 'shift'> | null;
}

/** Digits of any script as ASCII, unit by unit, so that offsets stay. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯０-９๐-๙]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    for (const zero of [0x660, 0x6f0, 0x966, 0x9e6, 0xff10, 0xe50]) if (code >= zero && code <= zero + 9) return String(code - zero);
    return digit;
  });
}

const relative: ReadonlyMap<string, number> = new Map(
  Object.entries({
    today: 0,
    yesterday: -1,
    tomorrow: 1,
    hoy: 0,
    ayer: -1,
    mañana: 1,
    heute: 0,
    gestern: -1,
    hier: -1,
    demain: 1,
    ieri: -1,
    oggi: 0,
    domani: 1,
    вчера: -1,
    сегодня: 0,
    завтра: 1,
  }),
);
/** Parts of a day told from the day of publication. */
const partsOfDay: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:last night|anoche|la nuit dernière|letzte nacht|vergangene nacht|la scorsa notte|ontem|gisteren|wczoraj|вчора|dün|أمس)(?!\p{L})/giu,
    -1,
  ],
  [
    /(?<!\p{L})(?:this morning|this afternoon|this evening|tonight|esta tarde|esta noche|ce matin|ce soir|cet après-midi|stamattina|stasera|hoje|vandaag|dzisiaj|dziś|сьогодні|bugün)(?!\p{L})/giu,
    0,
  ],
  [/(?<!\p{L})(?:amanhã|jutro)(?!\p{L})/giu, 1],
];
const isYear = (value: number): boolean => value >= 1000 && value <= 2199;
const nothing = { year: null, month: null, day: null, weekday: null, offset: null, period: null };

interface Draft {
  start: number;
  end: number;
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  offset?: number;
  period?: Pick<Period, 'unit' | 'shift'>;
}

/** Numeric forms: 2017-05-09, 2017年5月9日, 09.05.2017. Where day and month could be exchanged, neither is told from the other: null. */
function numericDates(text: string): Draft[] {
  const dates: Draft[] = [];
  for (const match of text.matchAll(/(?<!\d)(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?/gu)) {
    const [whole, year, month, day] = match;
    dates.push({
      start: match.index,
      end: match.index + whole.length,
      ...(year === undefined ? {} : { year: Number(year) }),
      month: Number(month),
      ...(day === undefined ? {} : { day: Number(day) }),
    });
  }
  for (const match of text.matchAll(/(?<!\d)(\d{4})\s?年(?!\s?\d{1,2}\s?月)/gu)) {
    dates.push({ start: match.index, end: match.index + match[0].length, year: Number(match[1]) });
  }
  for (const match of text.matchAll(/(?<![\d月])(\d{1,2})[日号](?!\p{L}{0}\d)/gu)) {
    if (!dates.some((date) => date.start <= match.index && match.index < date.end))
      dates.push({ start: match.index, end: match.index + match[0].length, day: Number(match[1]) });
  }
  for (const match of text.matchAll(/(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu)) {
    dates.push({
      start: match.index,
      end: match.index + match[0].length,
      year: Number(match[1]),
      month: Number(match[2]),
      day: Number(match[3]),
    });
  }
  for (const match of text.matchAll(/(?<![\d.,/-])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/gu)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const date: Draft = { start: match.index, end: match.index + match[0].length, year: Number(match[4]) };
    if (match[2] === '.' || first > 12) Object.assign(date, { day: first, month: second });
    else if (second > 12) Object.assign(date, { day: second, month: first });
    dates.push(date);
  }
  return dates;
}

const shortMonths: ReadonlyMap<string, number> = new Map(
  Object.entries({ мае: 5, маем: 5, июне: 6, июнем: 6, июле: 7, июлем: 7, maja: 5, maju: 5, травні: 5, липні: 7, червні: 6 }),
);

/** Months in the cases that locale data does not list: "в ноябре". */
function inflectedMonth(key: string, language: string, months: ReadonlyMap<string, number>): number | undefined {
  if (!/^(?:ru|uk|pl|cs|sk|hr|sr|bg|fi|tr)$/u.test(language) || key.length < 4) return undefined;
  const short = shortMonths.get(key);
  if (short !== undefined) return short;
  for (const [name, month] of months)
    if (name.length >= 4 && key !== name && sameWord(key, name, language) && key.length - name.length <= 3) return month;
  return undefined;
}

const smallWord = /^(?:de|del|di|of|the|do|da|le|года|г|р|року|den)$/u;

/** All dates in `text`, in order. `language` is an ISO 639-1 code. */
export function datesIn(text: string, language: string): NamedDate[] {
  const plain = asciiDigits(text);
  const calendar = calendarOf(language);
  const drafts = numericDates(plain);
  const taken = (start: number): boolean => drafts.some((date) => date.start <= start && start < date.end);
  const words = wordsOf(plain);
  // A text all in small letters has its months so too.
  const cased = /\p{Lu}/u.test(plain);
  const dayOf = (index: number): number | null => {
    const match = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/u.exec(words[index]?.key ?? '');
    const day = Number(match?.[1] ?? 0);
    return day >= 1 && day <= 31 ? day : null;
  };
  const yearOf = (index: number): number | null => {
    const key = words[index]?.key ?? '';
    const value = /^\d{4}$/u.test(key) ? Number(key) : 0;
    return isYear(value) ? value : null;
  };
  const monthOf = (index: number): number | null => {
    const word = words[index];
    if (word === undefined) return null;
    const month = calendar.months.get(word.key) ?? inflectedMonth(word.key, language, calendar.months);
    // "may" and "march" are verbs unless written as names; other languages write months in small letters.
    const ambiguous = (language === 'en' && cased) || /^(?:may|march)$/u.test(word.key);
    return month === undefined || (ambiguous && !word.capitalised) ? null : month;
  };
  const skipSmall = (index: number, step: 1 | -1): number =>
    smallWord.test(words[index + step]?.key ?? '') ? index + 2 * step : index + step;
  const near = (left: number, right: number): boolean => (words[right]?.start ?? Infinity) - (words[left]?.end ?? 0) <= 6;
  words.forEach((word, index) => {
    if (taken(word.start)) return;
    const month = monthOf(index);
    if (month !== null) {
      const date: Draft = { start: word.start, end: word.end, month };
      const leftIndex = skipSmall(index, -1);
      const rightIndex = skipSmall(index, 1);
      const left = near(leftIndex, index) ? dayOf(leftIndex) : null;
      const right = dayOf(index + 1);
      let yearIndex = rightIndex;
      if (left !== null) {
        Object.assign(date, { day: left, start: words[leftIndex]?.start });
      } else if (right !== null && yearOf(index + 1) === null) {
        Object.assign(date, { day: right, end: words[index + 1]?.end });
        yearIndex = skipSmall(index + 1, 1);
      }
      const year = yearOf(yearIndex);
      if (year !== null && (words[yearIndex]?.start ?? Infinity) - date.end <= 6) Object.assign(date, { year, end: words[yearIndex]?.end });
      // "May", "March", "Jan" and "April" alone may be names of people; with a day, a year or a preposition they are months.
      const isAlone = date.day === undefined && date.year === undefined;
      const next = words[index + 1];
      const isName =
        language === 'en' &&
        (/^(?:may|march)$/u.test(word.key) || word.key.length <= 3 || (next?.capitalised === true && next.start - word.end === 1));
      const inMonth = /^(?:in|since|until|by|last|next|this|late|early|mid|of|through|from|to)$/u.test(words[index - 1]?.key ?? '');
      if (!isAlone || !isName || inMonth) drafts.push(date);
      return;
    }
    const weekday = calendar.weekdays.get(word.key);
    if (weekday !== undefined && (language !== 'en' || word.capitalised)) drafts.push({ start: word.start, end: word.end, weekday });
    const offset = relative.get(word.key);
    if (offset !== undefined) drafts.push({ start: word.start, end: word.end, offset });
  });
  for (const word of words) {
    const year = /^\d{4}$/u.test(word.key) ? Number(word.key) : 0;
    const before = plain[word.start - 1] ?? ' ';
    const after = plain.slice(word.end, word.end + 2);
    if (year >= 1500 && year <= 2199 && !taken(word.start) && !/[.,$€£¥]/u.test(before) && !/^(?:[.,]\d|\s?%)/u.test(after)) {
      drafts.push({ start: word.start, end: word.end, year });
    }
  }
  for (const [pattern, offset] of partsOfDay) {
    for (const { index, 0: found } of plain.matchAll(pattern))
      if (!taken(index)) drafts.push({ start: index, end: index + found.length, offset });
  }
  drafts.push(...drafts.flatMap((date) => otherDay(date, plain)).filter(({ start }) => !taken(start)));
  for (const { start, end, unit, shift } of periodsIn(text, language)) {
    if (!taken(start)) drafts.push({ start, end, period: { unit, shift } });
  }
  return drafts
    .toSorted((one, other) => one.start - other.start)
    .map((date) => ({ ...nothing, ...date, text: text.slice(date.start, date.end) }));
}

/** What joins the days of a range that name their month once: "3 to 28 June". */
const joint = '(?:-|–|—|to|until|and|bis|und|al|a|y|au|à|et|e|до|и|do|tot|en)';
const dayBefore = new RegExp(`(?<![\\p{L}\\d.,:/])(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s?${joint}\\s?(?:the\\s|le\\s)?$`, 'iu');
const dayAfter = /^\s?(?:-|–|—|to|until)\s?(\d{1,2})(?:st|nd|rd|th)?(?=\s?(?:[.,;)]|$))/iu;

/** The other day of a range whose month stands with `date` alone. */
function otherDay(date: Draft, text: string): Draft[] {
  const { month, day, year } = date;
  if (month === undefined || day === undefined) return [];
  const before = /^\d/u.test(text.slice(date.start)) ? dayBefore.exec(text.slice(Math.max(0, date.start - 16), date.start)) : null;
  const after = before === null ? dayAfter.exec(text.slice(date.end)) : null;
  const found = before ?? after;
  const other = Number(found?.[1] ?? 0);
  if (found === null || other < 1 || other > 31 || (before === null ? other <= day : other >= day)) return [];
  const start = before === null ? date.end + found[0].lastIndexOf(found[1] ?? '') : Math.max(0, date.start - 16) + found.index;
  return [{ start, end: start + (found[1]?.length ?? 0), month, day: other, ...(year === undefined ? {} : { year }) }];
}

const dayLength = 86_400_000;

/** Days (UTC) that a date can mean in a text published on `published`; empty where it names no day. */
function daysMeant(date: NamedDate, published: Date | null): Date[] {
  if (date.month !== null && date.day !== null && date.year !== null) return [new Date(Date.UTC(date.year, date.month - 1, date.day))];
  if (published === null) return [];
  const midnight = Date.UTC(published.getUTCFullYear(), published.getUTCMonth(), published.getUTCDate());
  if (date.month !== null && date.day !== null) {
    return [-1, 0, 1]
      .map((years) => new Date(Date.UTC(published.getUTCFullYear() + years, (date.month ?? 1) - 1, date.day ?? 1)))
      .filter((day) => Math.abs(day.getTime() - midnight) < 200 * dayLength);
  }
  if (date.offset !== null) return [new Date(midnight + date.offset * dayLength)];
  if (date.weekday !== null) {
    const days: Date[] = [];
    for (let away = -7; away <= 7; away += 1) {
      const day = new Date(midnight + away * dayLength);
      if (day.getUTCDay() === date.weekday) days.push(day);
    }
    return days;
  }
  return [];
}

/** Whether `asked` names nothing that `given` does not, both read in a text published on `published`. */
export function sameDate(asked: NamedDate, given: NamedDate, published: Date | null): boolean {
  if (asked.period !== null || given.period !== null) return samePeriod(asked, given, published);
  const literal = (['year', 'month', 'day', 'weekday', 'offset'] as const).every(
    (part) => asked[part] === null || asked[part] === given[part],
  );
  if (literal) return true;
  return daysMeant(given, published).some((day) => isOnDay(asked, day));
}

/** The year, or the year and month, that a period means. */
function periodMeant(
  { unit, shift }: NonNullable<NamedDate['period']>,
  published: Date | null,
): { year: number; month: number | null } | null {
  if (published === null || (unit !== 'year' && unit !== 'month')) return null;
  const day = new Date(
    Date.UTC(published.getUTCFullYear() + (unit === 'year' ? shift : 0), published.getUTCMonth() + (unit === 'month' ? shift : 0), 1),
  );
  return { year: day.getUTCFullYear(), month: unit === 'month' ? day.getUTCMonth() + 1 : null };
}

/** "Last week" is "last week"; "last year" is the year before the one of publication, where the source names that. */
function samePeriod(asked: NamedDate, given: NamedDate, published: Date | null): boolean {
  if (asked.period !== null && given.period !== null)
    return asked.period.unit === given.period.unit && asked.period.shift === given.period.shift;
  const [period, date] = asked.period === null ? [given.period, asked] : [asked.period, given];
  const meant = period === null ? null : periodMeant(period, published);
  if (meant === null || date.weekday !== null || date.offset !== null) return false;
  if (date.year !== null) return date.year === meant.year && (date.month === null || meant.month === null || date.month === meant.month);
  return date.month !== null && date.month === meant.month;
}

/** Whether a date's parts all fit a day. A date that names no more than a weekday's distance does not. */
export function isOnDay(asked: NamedDate, day: Date): boolean {
  return (
    asked.offset === null &&
    asked.period === null &&
    (asked.year === null || asked.year === day.getUTCFullYear()) &&
    (asked.month === null || asked.month === day.getUTCMonth() + 1) &&
    (asked.day === null || asked.day === day.getUTCDate()) &&
    (asked.weekday === null || asked.weekday === day.getUTCDay())
  );
}

/** Whether two dates are of one kind, so that a different value contradicts. */
export function isComparable(asked: NamedDate, given: NamedDate): boolean {
  if (asked.period !== null && given.period !== null) return true;
  return (
    (asked.day !== null && given.day !== null) ||
    (asked.year !== null && given.year !== null) ||
    (asked.month !== null && given.month !== null) ||
    (asked.weekday !== null && given.weekday !== null)
  );
}
