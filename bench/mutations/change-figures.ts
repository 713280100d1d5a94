// Figures and dates, as editors and models get them wrong.
import { outsideQuotes, placesOf, put, inCaseOf } from './change.ts';
import type { Change, Found } from './change.ts';
import type { Random } from './random.ts';

const scales: Readonly<Record<string, readonly string[]>> = {
  en: ['thousand', 'million', 'billion', 'trillion'],
  es: ['mil', 'millones'],
  fr: ['millions', 'milliards'],
  de: ['Millionen', 'Milliarden'],
  pt: ['milhões', 'bilhões'],
  it: ['milioni', 'miliardi'],
  ru: ['тысяч', 'млн', 'млрд'],
  ar: ['ألف', 'مليون', 'مليار'],
  hi: ['लाख', 'करोड़'],
  zh: ['万', '亿'],
  ko: ['만', '억'],
  tr: ['bin', 'milyon', 'milyar'],
  id: ['ribu', 'juta', 'miliar'],
};
const spelled: Readonly<Record<string, string>> = {
  en: 'two three four five six seven eight nine ten eleven twelve',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez',
  fr: 'deux trois quatre cinq six sept huit neuf dix',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn',
  pt: 'dois três quatro cinco seis sete oito nove dez',
  it: 'due tre quattro cinque sette otto nove dieci',
  ru: 'два три четыре пять шесть семь восемь девять десять',
  tr: 'iki üç dört beş altı yedi sekiz dokuz',
  ar: 'ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  hi: 'दो तीन चार पाँच छह सात आठ नौ दस',
  id: 'dua tiga empat lima enam tujuh delapan sembilan',
  sw: 'mbili tatu nne tano sita saba nane tisa',
};
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const isYear = (digits: string): boolean => /^(?:1[89]|20)\d\d$/u.test(digits);

/** Digits with two exchanged, one changed, or one dropped. */
function otherDigits(text: string, random: Random): string {
  const at = Array.from(text).flatMap((unit, index) => (/\d/u.test(unit) ? [index] : []));
  const units = Array.from(text);
  const way = random.next();
  const swap = at.findIndex(
    (place, index) => index > 0 && units[place] !== units[at[index - 1] ?? 0] && !(index === 1 && units[place] === '0'),
  );
  if (way < 0.35 && swap > 0) {
    const [one = 0, other = 0] = [at[swap - 1], at[swap]];
    [units[one], units[other]] = [units[other] ?? '', units[one] ?? ''];
    return units.join('');
  }
  const place = random.pick(at) ?? 0;
  const old = Number(units[place]);
  const choices = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => digit !== old);
  units[place] = String(random.pick(choices) ?? 1);
  return units.join('');
}

function neighbourIn(list: readonly string[], word: string, random: Random): string {
  const at = list.findIndex((one) => one.toLowerCase() === word.toLowerCase());
  return random.pick(list.filter((_, index) => Math.abs(index - at) === 1)) ?? word;
}

const dateNear = /(?:年|月|日|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/iu;

function digitPlaces(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}\d.,:-])\d+(?:[.,]\d+)*(?![\p{Script=Latin}\d-]|[:年月日])/gu)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter(
      (found) => !isYear(found.text) && !dateNear.test(text.slice(Math.max(0, found.start - 10), found.start + found.text.length + 10)),
    );
}

export const changeFigure: Change = ({ sentence, language, random }) => {
  const options: (() => string | null)[] = [];
  const digits = random.pick(outsideQuotes(sentence, digitPlaces(sentence)));
  if (digits !== undefined)
    for (let times = 0; times < 3; times += 1) options.push(() => put(sentence, digits, otherDigits(digits.text, random)));
  const lists = [scales[language] ?? [], (spelled[language] ?? '').split(' ').filter(Boolean), ...(language === 'en' ? [ordinals] : [])];
  for (const list of lists) {
    const places = list.flatMap((word) => placesOf(sentence, word));
    const place = random.pick(outsideQuotes(sentence, places));
    if (place !== undefined && !(place.text.toLowerCase() === 'second' && / seconds?\b/u.test(sentence)))
      options.push(() => put(sentence, place, inCaseOf(neighbourIn(list, place.text, random), place.text)));
  }
  if (/\d(?:%| percent| per cent)/u.test(sentence))
    options.push(() => sentence.replace(/(\d)(?:%| percent| per cent)/u, '$1 percentage points'));
  if (/\$\d/u.test(sentence)) options.push(() => sentence.replace(/\$(?=\d)/u, '€'));
  return random.pick(options)?.() ?? null;
};

interface CalendarNames {
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
}
const calendars = new Map<string, CalendarNames>();

function calendarNames(language: string): CalendarNames {
  const known = calendars.get(language);
  if (known !== undefined) return known;
  const name = (options: Intl.DateTimeFormatOptions, day: number, month: number): string => {
    const type = options.weekday === undefined ? 'month' : 'weekday';
    const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(new Date(Date.UTC(2023, month, day)));
    return parts.find((part) => part.type === type)?.value ?? '';
  };
  const names = {
    months: Array.from({ length: 12 }, (_, month) => name({ day: 'numeric', month: 'long' }, 4, month)),
    weekdays: Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, 1 + day, 0)),
  };
  calendars.set(language, names);
  return names;
}

const relatives: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ['last week', 'last month'],
    ['last month', 'last year'],
    ['last year', 'two years ago'],
    ['yesterday', 'today'],
    ['next week', 'last week'],
    ['next year', 'this year'],
    ['this week', 'last week'],
    ['this year', 'last year'],
    ['morning', 'evening'],
  ],
  es: [['ayer', 'hoy']],
  fr: [['hier', "aujourd'hui"]],
  de: [['gestern', 'heute']],
  ru: [['вчера', 'сегодня']],
};

export const changeDate: Change = ({ sentence, language, random }) => {
  const { months, weekdays } = calendarNames(language);
  const options: (() => string | null)[] = [];
  for (const list of [months, weekdays]) {
    const places = list
      .filter((word) => word.length > 2)
      .flatMap((word) => placesOf(sentence, word).filter((found) => found.text === word));
    const place = random.pick(outsideQuotes(sentence, places));
    if (place !== undefined && !/^(?:May|March)$/u.test(place.text))
      options.push(() => put(sentence, place, random.pick(list.filter((other) => other !== place.text && other.length > 2)) ?? ''));
  }
  const years = [...sentence.matchAll(/(?<![\d$€.,])(?:1[89]|20)\d\d(?![\d%,]|\.\d)/gu)].map((match) => ({
    start: match.index,
    text: match[0],
  }));
  const year = random.pick(outsideQuotes(sentence, years));
  if (year !== undefined) options.push(() => put(sentence, year, String(Number(year.text) + (random.pick([-10, -2, -1, 1, 2]) ?? 1))));
  const dayPattern = new RegExp(
    String.raw`(?<!\d)(\d{1,2})(?=(?:\.|\sde|º|\.º)?\s(?:${months.map((month) => month.replace('.', String.raw`\.`)).join('|')}))|(?<=月)\d{1,2}(?=日)`,
    'gu',
  );
  const day = random.pick([...sentence.matchAll(dayPattern)].map((match) => ({ start: match.index, text: match[0] })));
  if (day !== undefined) options.push(() => put(sentence, day, String(((Number(day.text) + (random.pick([1, 3, 9]) ?? 1)) % 28) + 1)));
  for (const [from, to] of relatives[language] ?? []) {
    const place = placesOf(sentence, from)[0];
    if (place !== undefined) options.push(() => put(sentence, place, inCaseOf(to, place.text)));
  }
  return random.pick(options)?.() ?? null;
};
