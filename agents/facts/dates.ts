// Days that a quotation names, resolved against the day its article was published. A weekday in a report is the last one; in a sentence
// about what is to come, the next. What cannot be told for sure (05/06 could be May or June) is left out.
import { languageOf } from '../extractive/languages/index.ts';
import { calendarNames, numberOfName } from './calendar.ts';
import { relativeWords } from './relative-days.ts';
import type { DateFact } from '../../core/claim-facts.ts';

const dayMs = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

interface Found {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly text: string;
  readonly language: string;
  /** Midnight of the article's day, or null where it has none: then only whole dates can be told. */
  readonly day: number | null;
  readonly future: boolean;
}

const notLetter = { before: '(?<![\\p{L}\\p{M}\\p{N}])', after: '(?![\\p{L}\\p{M}\\p{N}])' };
const unspaced = /^(?:zh|ja)$/;

const patterns = new Map<string, RegExp>();

/** Made once for a language: the names of its months and days are in it. */
function pattern(language: string, source: string): RegExp {
  const key = `${language} ${source}`;
  let known = patterns.get(key);
  if (known === undefined) patterns.set(key, (known = compiled(language, source)));
  return known;
}

function compiled(language: string, source: string): RegExp {
  const bounded = !unspaced.test(language) && language !== 'ar';
  return new RegExp(bounded ? `${notLetter.before}(?:${source})${notLetter.after}` : source, 'giu');
}

/** Midnight of a date that exists, or null. */
function midnight(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}

/** A date without its year is of the nearest one; a report of what has been does not mean a day that is far ahead. */
function nearestYear(month: number, dayOfMonth: number, { day, future }: { readonly day: number; readonly future: boolean }): number {
  const year = new Date(day).getUTCFullYear();
  const ahead = (candidate: number): number => Date.UTC(candidate, month - 1, dayOfMonth) - day;
  const possible = [year - 1, year, year + 1].filter((candidate) => future || ahead(candidate) <= farAhead * dayMs);
  return possible.toSorted((a, b) => Math.abs(ahead(a)) - Math.abs(ahead(b)))[0] ?? year;
}
const farAhead = 31;

const digits = (text: string): string =>
  text.replace(/[٠-٩۰-۹०-९]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - ([0x660, 0x6f0, 0x966].find((zero) => code >= zero && code < zero + 10) ?? code));
  });

function wholeDates({ text, language, day, future }: Reading): Found[] {
  const { months, month } = calendarNames(language);
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, year: string | undefined, number: number | null, dayOfMonth: string | undefined): void => {
    if (number === null || (year === undefined && day === null)) return;
    const first = dayOfMonth === undefined ? 1 : Number(dayOfMonth);
    const inYear = year === undefined ? nearestYear(number, first, { day: day ?? 0, future }) : Number(year);
    const from = midnight(inYear, number, first);
    if (from === null) return;
    const to = dayOfMonth === undefined ? Date.UTC(inYear, number, 0) : from;
    const start = match.index ?? 0;
    found.push({ start, end: start + match[0].trimEnd().length, from, to });
  };
  for (const match of text.matchAll(/(?<!\d)(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)/gu))
    add(match, match.groups?.['year'], Number(match.groups?.['month']), match.groups?.['day']);
  if (/^(?:de|ru|uk|pl|tr|cs|no|da|fi)$/.test(language))
    for (const match of text.matchAll(/(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>(?:19|20)\d\d)(?!\d)/gu))
      add(match, match.groups?.['year'], Number(match.groups?.['month']), match.groups?.['day']);
  for (const match of text.matchAll(/(?<!\d)(?:(?<year>(?:19|20)\d\d)\s?年\s?)?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]/gu))
    add(match, match.groups?.['year'], Number(match.groups?.['month']), match.groups?.['day']);
  if (month === '' || unspaced.test(language)) return found;
  const joint = "\\s+(?:de |di |d['’])?";
  const dayFirst = `(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º)?${joint}(?<month>${month})\\.?(?:,?${joint}(?<year>(?:19|20)\\d\\d))?`;
  for (const match of text.matchAll(pattern(language, dayFirst)))
    add(match, match.groups?.['year'], numberOfName(match.groups?.['month'] ?? '', months), match.groups?.['day']);
  if (language === 'en') {
    const monthFirst = `(?<month>${month})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>(?:19|20)\\d\\d))?`;
    for (const match of text.matchAll(pattern(language, monthFirst)))
      add(match, match.groups?.['year'], numberOfName(match.groups?.['month'] ?? '', months), match.groups?.['day']);
  }
  const monthAndYear = `(?<month>${month})\\.?,?${joint}(?<year>(?:19|20)\\d\\d)`;
  for (const match of text.matchAll(pattern(language, monthAndYear)))
    add(match, match.groups?.['year'], numberOfName(match.groups?.['month'] ?? '', months), undefined);
  // "May" and "march" are words too: a bare month only where a word before it says that it is one.
  if (language === 'en')
    for (const match of text.matchAll(
      new RegExp(`(?<=\\b(?:in|since|until|by|last|next|this|early|late|of) )(?<month>${month})(?![\\p{L}\\p{N}]| \\d)`, 'giu'),
    ))
      if (/^\p{Lu}/u.test(match[0])) add(match, undefined, numberOfName(match.groups?.['month'] ?? '', months), undefined);
  return found;
}

function weekdaysIn({ text, language, day, future }: Reading): Found[] {
  const { weekdays, weekday } = calendarNames(language);
  if (weekday === '' || day === null) return [];
  const words = relativeWords[language];
  const before = words === undefined || words.after === true ? '' : `(?:(?<last>${words.last})|(?<next>${words.next}))?\\s*`;
  const after = words?.after === true ? `(?:\\s+(?:(?<last>${words.last})|(?<next>${words.next})))?` : '';
  const today = new Date(day).getUTCDay();
  const found: Found[] = [];
  for (const match of text.matchAll(pattern(language, `${before}(?<name>${weekday})${after}`))) {
    const wanted = numberOfName(match.groups?.['name'] ?? '', weekdays);
    if (wanted === null) continue;
    let back = (today - wanted + 7) % 7;
    if (match.groups?.['last'] !== undefined && back === 0) back = 7;
    const forward = (wanted - today + 7) % 7;
    const coming = match.groups?.['next'] !== undefined || (future && match.groups?.['last'] === undefined);
    const at = coming ? day + (forward === 0 && match.groups?.['next'] !== undefined ? 7 : forward) * dayMs : day - back * dayMs;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    found.push({ start, end: match.index + match[0].length, from: at, to: at });
  }
  return found;
}

function relativeDays({ text, language, day }: Reading): Found[] {
  const words = relativeWords[language];
  if (words === undefined || day === null) return [];
  const found: Found[] = [];
  const add = (source: string, range: () => readonly [number, number]): void => {
    for (const match of text.matchAll(pattern(language, source))) {
      const [from, to] = range();
      found.push({ start: match.index, end: match.index + match[0].length, from, to });
    }
  };
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  // Weeks begin on Monday.
  const monday = day - ((date.getUTCDay() + 6) % 7) * dayMs;
  for (const [source, offset] of [
    [words.yesterday, -1],
    [words.today, 0],
    [words.tomorrow, 1],
  ] as const)
    add(source, () => [day + offset * dayMs, day + offset * dayMs]);
  for (const [which, step] of [
    [words.last, -1],
    [words.next, 1],
  ] as const) {
    const joined = (unit: string): string =>
      words.after === true ? `(?:${unit})\\s+(?:${which})` : `(?:${which})${unspaced.test(language) ? '' : '\\s+'}(?:${unit})`;
    add(joined(words.week), () => [monday + step * 7 * dayMs, monday + (step * 7 + 6) * dayMs]);
    add(joined(words.month), () => [Date.UTC(year, month + step, 1), Date.UTC(year, month + step + 1, 0)]);
    add(joined(words.year), () => [Date.UTC(year + step, 0, 1), Date.UTC(year + step, 11, 31)]);
  }
  if (language === 'en') {
    const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    for (const match of text.matchAll(
      /\b(?<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a) (?<unit>days?|weeks?) ago\b/giu,
    )) {
      const count = match.groups?.['count']?.toLowerCase() ?? '';
      const days =
        (/^\d/.test(count) ? Number(count) : count === 'a' ? 1 : numbers.indexOf(count) + 1) *
        (match.groups?.['unit']?.startsWith('w') === true ? 7 : 1);
      found.push({ start: match.index, end: match.index + match[0].length, from: day - days * dayMs, to: day - days * dayMs });
    }
  }
  return found;
}

const yearBefore = /(?:\b(?:in|since|until|by|of|en|depuis|seit|Jahr|im Jahr|desde|nel|dal|em|sinds)|(?<!\p{L})(?:в|с|у|з|w|od)) $/iu;

function years({ text }: Reading): Found[] {
  return [...text.matchAll(/(?<![\p{N}\p{L}$€£.,/-])(?<year>(?:19|20)\d\d)(?![\p{N}/-]|[.,]\d|\p{L}(?<!年))/gu)].flatMap((match) => {
    const after = text.slice(match.index + 4, match.index + 9);
    if (!yearBefore.test(text.slice(0, match.index)) && !/^\s?(?:年|год|году|року|roku)/u.test(after)) return [];
    const year = Number(match.groups?.['year']);
    return [{ start: match.index, end: match.index + 4, from: Date.UTC(year, 0, 1), to: Date.UTC(year, 11, 31) }];
  });
}

/**
 * The days of `quote` in the order of its text. `day`: the article's own, `2026-03-02`, or null. `forecast`: the claim tells of what is to come.
 */
export function datesOf(quote: string, language: string, day: string | null, forecast: boolean): DateFact[] {
  const reading: Reading = {
    text: digits(quote),
    language,
    day: day === null ? null : Date.parse(`${day}T00:00:00Z`),
    future: forecast || languageOf(language).cues.forecast.test(quote),
  };
  const taken: Found[] = [];
  // What says most comes first: the year of a whole date, or its weekday's neighbour, is not told twice.
  for (const found of [...wholeDates(reading), ...relativeDays(reading), ...weekdaysIn(reading), ...years(reading)])
    if (!taken.some((other) => found.start < other.end && other.start < found.end)) taken.push(found);
  return taken
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, from, to }) => ({ text: quote.slice(start, end).trim(), from: iso(from), to: iso(to) }));
}
