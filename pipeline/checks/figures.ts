// Figures in a text: digits of any script with separators, multipliers, percent and currency, ranges, spelled numbers; and what they count.
// Two figures are the same when value and unit are: "$1.2bn" is "1.2 billion dollars", and is not "1.2 million dollars".
import type { Span } from '../../core/sources.ts';
import { asciiDigits } from './dates.ts';
import { currencyOfSign, multipliersOf, spelledNumbersOf, unitOfWord } from './number-words.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

export interface Figure extends Span {
  readonly text: string;
  /** Values it can mean: more than one where the separator or the range leaves it open. */
  readonly values: readonly number[];
  /** `percent`, a currency, or null. */
  readonly unit: string | null;
  /** Folded word that follows: what is counted; null at the end of a clause. */
  readonly noun: string | null;
}

const pointLanguages = new Set(['en', 'zh', 'ja', 'ko', 'hi', 'th', 'he', 'bn', 'ta', 'te', 'ur', 'ms', 'tl', 'sw']);
/** Both conventions are written: Spain and Mexico, Morocco and Egypt, feeds of unknown language. */
const eitherLanguages = new Set(['es', 'ar', 'und', 'fa']);

const grouped = (text: string, separator: string): boolean => {
  const groups = text.split(separator);
  return (
    /^\d{1,3}$/u.test(groups[0] ?? '') &&
    groups.slice(1, -1).every((group) => /^\d{2,3}$/u.test(group)) &&
    /^\d{3}$/u.test(groups.at(-1) ?? '') &&
    groups.length > 1
  );
};

function readWith(text: string, decimal: '.' | ','): number | null {
  const thousands = decimal === '.' ? ',' : '.';
  const [whole = '', ...rest] = text.split(decimal);
  if (rest.length > 1) return null;
  if (whole.includes(thousands) && !grouped(whole, thousands)) return null;
  const value = Number(`${whole.replaceAll(thousands, '')}.${rest[0] ?? '0'}`);
  return Number.isFinite(value) ? value : null;
}

/** Values that digits with separators can mean in a language. */
export function valuesOf(digits: string, language: string): number[] {
  const text = digits.replaceAll(/[\s'’٬]/gu, '').replaceAll('٫', ',');
  if (!/[.,]/u.test(text)) return [Number(text)];
  const point = readWith(text, '.');
  const comma = readWith(text, ',');
  const both = [point, comma].flatMap((value) => value ?? []);
  if (eitherLanguages.has(language)) return [...new Set(both)];
  const preferred = pointLanguages.has(language) ? point : comma;
  return preferred === null ? both : [preferred];
}

const digitRun = /\d+(?:(?:[.,'’٬٫]|[\u00a0\u202f\u2009])\d+)*(?:\s\d{3}(?!\d))*/gu;
const rangeJoint = /^\s?(?:-|–|—|to|bis|a|à|до|al|tot|and|und|y|et|и)\s?$/u;

interface Draft {
  start: number;
  end: number;
  values: number[];
  multiplied: boolean;
  unit: string | null;
}

/** "1 234 567": spaces group where each group has three digits; a plain space does so only where the language writes it so. */
function trimPlainSpaces(run: string, language: string): string {
  if (!/ /u.test(run)) return run;
  const first = run.split(' ')[0] ?? run;
  return !pointLanguages.has(language) && /^\d{1,3}(?: \d{3})+$/u.test(run) ? run : first;
}

function digitFigures(text: string, language: string): Draft[] {
  const figures: Draft[] = [];
  for (const match of text.matchAll(digitRun)) {
    const run = trimPlainSpaces(match[0], language);
    const start = match.index;
    const before = text[start - 1] ?? ' ';
    // Part of a name: "G20", "F-16", "COVID-19".
    if (/\p{L}/u.test(before) && !/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(before)) continue;
    if (before === '-' && /\p{Lu}/u.test(text[start - 2] ?? ' ')) continue;
    figures.push({ start, end: start + run.length, values: valuesOf(run, language), multiplied: false, unit: null });
  }
  return figures;
}

function spelledFigures(words: readonly Word[], language: string): Draft[] {
  const numbers = spelledNumbersOf(language);
  const figures: Draft[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const value = word === undefined ? undefined : numbers.get(word.key);
    if (word === undefined || value === undefined) {
      const next = words[index + 1]?.key ?? '';
      const size =
        language === 'en' ? { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, dozen: 12 }[next] : undefined;
      if (word !== undefined && size !== undefined && size >= 1e3 && word.key === 'a' && words[index - 1]?.key === 'half') {
        figures.push({
          start: words[index - 1]?.start ?? word.start,
          end: words[index + 1]?.end ?? word.end,
          values: [size / 2],
          multiplied: true,
          unit: null,
        });
        index += 1;
      } else if (word !== undefined && size !== undefined && (word.key === 'a' || word.key === 'one')) {
        figures.push({ start: word.start, end: words[index + 1]?.end ?? word.end, values: [size], multiplied: true, unit: null });
        index += 1;
      }
      continue;
    }
    let total = value;
    let end = word.end;
    const ones = numbers.get(words[index + 1]?.key ?? '');
    if (value >= 20 && value % 10 === 0 && ones !== undefined && ones < 10 && (words[index + 1]?.start ?? 0) - end <= 1) {
      total += ones;
      index += 1;
      end = words[index]?.end ?? end;
    }
    if (language === 'en' && words[index + 1]?.key === 'hundred') {
      total *= 100;
      index += 1;
      end = words[index]?.end ?? end;
    }
    figures.push({ start: word.start, end, values: [total], multiplied: false, unit: null });
  }
  return figures;
}

const spaced = /^[\s\u00a0\u202f-]{0,2}$/u;
const skippedNouns = /^(?:of|de|the|di|von|los|las|des|d|more|other|another|new|some|about)$/u;

/** Multiplier, unit and noun that follow a figure. */
function readFollowing(draft: Draft, text: string, words: readonly Word[], language: string): string | null {
  const multipliers = multipliersOf(language);
  let index = words.findIndex((word) => word.start >= draft.end);
  const attached = /^(?:k|m|bn|b|tn|mn|万|亿|億|萬|兆)(?![\p{Script=Latin}\p{N}])/iu.exec(text.slice(draft.end, draft.end + 4))?.[0];
  if (attached !== undefined) {
    const size = multipliers.get(attached.toLowerCase());
    if (size !== undefined) {
      draft.values = draft.values.map((value) => value * size);
      draft.multiplied = true;
      draft.end += attached.length;
      index = words.findIndex((word) => word.start >= draft.end);
    }
  }
  for (let step = 0; step < 3 && index !== -1; step += 1) {
    const word = words[index];
    if (word === undefined || !spaced.test(text.slice(draft.end, word.start))) break;
    const size = multipliers.get(word.key);
    if (size === undefined || /^(?:k|m|b|dozens?)$/u.test(word.key)) break;
    draft.values = draft.values.map((value) => value * size);
    draft.multiplied = true;
    draft.end = word.end;
    index += 1;
  }
  const sign = /^[\s\u00a0\u202f]?([%٪$€£¥₹₽₴₺₩₪])/u.exec(text.slice(draft.end, draft.end + 3));
  if (sign !== null) {
    draft.unit ??= sign[1] === '%' || sign[1] === '٪' ? 'percent' : currencyOfSign(sign[1] ?? '');
    draft.end += sign[0].length;
  }
  const country = dollarsByCountry.find(([pattern]) => pattern.test(text.slice(draft.end, draft.end + 24)));
  if (country !== undefined) {
    draft.unit = country[1];
    draft.end += country[0].exec(text.slice(draft.end, draft.end + 24))?.[0].length ?? 0;
    return null;
  }
  const next = words.findIndex((word) => word.start >= draft.end);
  for (let at = next; next !== -1 && at < next + 3; at += 1) {
    const word = words[at];
    if (word === undefined || /[,.;:!?()«»“”"—–]/u.test(text.slice(draft.end, word.start))) break;
    const pair = `${word.key} ${words[at + 1]?.key ?? ''}`;
    const unit =
      unitOfWord(word.key) ??
      unitOfWord(pair) ??
      (/^(?:por ciento|pour cent|per cent|per cento|por cento|في المئة|في المائة)/u.test(pair) ? 'percent' : null);
    if (unit !== null) {
      draft.unit ??= unit;
      draft.end = (unitOfWord(word.key) === null ? words[at + 1] : word)?.end ?? draft.end;
      return null;
    }
    if (!skippedNouns.test(word.key)) return word.key;
  }
  return null;
}

/** Of several countries that call their money so, whose: by letters before the sign, and by words before the name. */
const dollarsByLetters: Readonly<Record<string, string>> = {
  A: 'Australian dollar',
  AU: 'Australian dollar',
  C: 'Canadian dollar',
  CA: 'Canadian dollar',
  HK: 'Hong Kong dollar',
  NZ: 'New Zealand dollar',
  S: 'Singapore dollar',
  NT: 'Taiwan dollar',
  R: 'real',
};
const dollarsByCountry: readonly (readonly [RegExp, string])[] = [
  [/^[\s-]*(?:US|U\.S\.|American)[\s-]dollars?(?!\p{L})/iu, 'dollar'],
  [/^[\s-]*Australian[\s-]dollars?(?!\p{L})/iu, 'Australian dollar'],
  [/^[\s-]*Canadian[\s-]dollars?(?!\p{L})/iu, 'Canadian dollar'],
  [/^[\s-]*Hong[\s-]Kong[\s-]dollars?(?!\p{L})/iu, 'Hong Kong dollar'],
  [/^[\s-]*New[\s-]Zealand[\s-]dollars?(?!\p{L})/iu, 'New Zealand dollar'],
  [/^[\s-]*Singapor(?:e|ean)[\s-]dollars?(?!\p{L})/iu, 'Singapore dollar'],
  [/^[\s-]*Taiwan(?:ese)?[\s-]dollars?(?!\p{L})/iu, 'Taiwan dollar'],
];

/** "One in five children" counts no five children, and "four out of ten" no ten. */
const shareBefore = /(?:^|[^\p{L}\p{N}])(?:(?:one|1)(?: \p{L}+)? in(?: every)?|(?:\p{N}+|\p{L}+) out of(?: every)?) $/iu;
const timeUnit = /^(?:second|minute|hour|day|week|month|year|decade)s?$/u;

function readPreceding(draft: Draft, text: string): void {
  const match = /(US|U\.S\.|AU?|CA?|HK|NZ|S|NT|R)?([$€£¥₹₽₴₺₩₪%])\s?$/u.exec(text.slice(Math.max(0, draft.start - 6), draft.start));
  if (match !== null) {
    const sign = match[2] ?? '';
    draft.unit = sign === '%' ? 'percent' : ((sign === '$' ? dollarsByLetters[match[1] ?? ''] : undefined) ?? currencyOfSign(sign));
    draft.start -= match[0].length;
  } else if (text.slice(0, draft.start).endsWith('百分之')) draft.unit = 'percent';
  else if (/(?:yüzde|Yüzde)\s$/u.test(text.slice(0, draft.start))) draft.unit = 'percent';
}

/** Figures of `text` in order, except those inside `except` (dates). `language` is an ISO 639-1 code. */
export function figuresIn(text: string, language: string, except: readonly Span[]): Figure[] {
  const plain = asciiDigits(text);
  const words = wordsOf(plain);
  const drafts = [...digitFigures(plain, language), ...spelledFigures(words, language)]
    .filter((draft) => !except.some((span) => span.start <= draft.start && draft.start < span.end))
    .toSorted((one, other) => one.start - other.start);
  const nouns = drafts.map((draft) => {
    readPreceding(draft, plain);
    const noun = readFollowing(draft, plain, words, language);
    const isShare = language === 'en' && shareBefore.test(plain.slice(Math.max(0, draft.start - 24), draft.start));
    if (isShare && !timeUnit.test(noun ?? '')) draft.unit ??= 'share';
    return noun;
  });
  // In a range the first end borrows unit, multiplier and noun of the second.
  for (let index = drafts.length - 2; index >= 0; index -= 1) {
    const [first, second] = [drafts[index], drafts[index + 1]];
    if (first === undefined || second === undefined || !rangeJoint.test(plain.slice(first.end, second.start))) continue;
    second.unit ??= first.unit;
    first.unit ??= second.unit;
    nouns[index] ??= nouns[index + 1] ?? null;
    if (second.multiplied && !first.multiplied) {
      const size = multiplierOf(second, plain, language);
      first.values = [...first.values, ...first.values.map((value) => value * size)];
    }
  }
  return drafts.map((draft, index) => ({
    start: draft.start,
    end: draft.end,
    text: text.slice(draft.start, draft.end).trim(),
    values: draft.values,
    unit: draft.unit,
    noun: nouns[index] ?? null,
  }));
}

function multiplierOf(draft: Draft, text: string, language: string): number {
  const digits = /[\d.,]+/u.exec(text.slice(draft.start, draft.end))?.[0];
  const bare = digits === undefined ? undefined : valuesOf(digits, language)[0];
  const value = draft.values[0];
  return bare === undefined || bare === 0 || value === undefined ? 1 : value / bare;
}

/** Digits beyond any number (infinite when read) are the same as nothing. */
const close = (one: number, other: number): boolean =>
  Number.isFinite(one) && Number.isFinite(other) && Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) * 1e-9;

/** Same value; a unit that the sentence names must be the source's, and a bare figure is not a percentage. */
export function sameFigure(asked: Figure, given: Figure): boolean {
  if (!asked.values.some((value) => given.values.some((other) => close(value, other)))) return false;
  if (asked.unit === given.unit) return true;
  return asked.unit === null && given.unit !== 'percent' && given.unit !== 'share';
}
