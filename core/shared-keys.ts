// Names and figures that independent reports share: what an editor reads first of a story, read by rules from titles and leads. A rule of the eye,
// not a recogniser of entities: a name is a run of capitalised words, so scripts without capitals have figures alone, and one report proves nothing.
import { calendarWord, localesOf } from './calendar-words.ts';
import { cutSentences } from './sentences.ts';

export interface KeyReport {
  readonly origin: string;
  /** ISO 639-1 code. */
  readonly language: string;
  readonly title: string;
  readonly lead: string;
}

export interface SharedKey {
  /** As most reports write it. */
  readonly text: string;
  /** Independent origins that have it: two at least. */
  readonly origins: number;
}

/** Texts read at most: two hundred copies of one agency's text say no more than one. */
const textsRead = 120;
const fewest = 2;

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:['’\-]\p{L}[\p{L}\p{M}\p{N}]*)*`;
const particle = 'of|de|da|do|dos|del|della|di|du|des|la|le|von|van|der|den|ten|bin|ibn|al|el';
const namePattern = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])${word}(?:(?:\.? |-)(?:(?:${particle})[ \-]){0,2}(?:${word}))*(?![\p{L}\p{M}\p{N}])`,
  'gu',
);
const between = new RegExp(` (?:${particle})(?: (?:${particle}))? `, 'u');
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
/** Write every noun with a capital: one capitalised word alone is no name there. */
const capitalNouns = new Set(['de', 'lb', 'gsw', 'nds']);

/** Who has it, and how it is written. */
interface Found {
  readonly origins: Set<string>;
  readonly spellings: Map<string, number>;
  /** It stands somewhere where only a name has a capital. */
  certain: boolean;
}

class Tally {
  readonly found = new Map<string, Found>();

  add(key: string, spelling: string, origin: string, certain: boolean): void {
    const entry = this.found.get(key) ?? { origins: new Set(), spellings: new Map(), certain: false };
    entry.origins.add(origin);
    entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    entry.certain ||= certain;
    this.found.set(key, entry);
  }

  /** Those of enough origins, the most shared first, then the longest. */
  shared(most: number): SharedKey[] {
    return [...this.found.values()]
      .filter(({ origins, certain }) => certain && origins.size >= fewest)
      .map(({ origins, spellings }) => ({
        origins: origins.size,
        text: [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
      }))
      .toSorted((one, other) => other.origins - one.origins || other.text.length - one.text.length || (one.text < other.text ? -1 : 1))
      .slice(0, most);
  }
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');

const calendarCache = new Map<string, ReadonlySet<string>>();

/** Months and weekdays of a language, lower-cased. */
function calendarOf(language: string): ReadonlySet<string> {
  const known = calendarCache.get(language);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const locale of localesOf(language))
    for (const form of ['long', 'short'] as const) {
      // 5 January 1970 was a Monday.
      for (let day = 5; day < 12; day += 1) words.add(calendarWord(locale, { weekday: form }, new Date(Date.UTC(1970, 0, day)), 'weekday'));
      for (let month = 0; month < 12; month += 1) {
        const first = new Date(Date.UTC(1970, month, 1));
        words.add(calendarWord(locale, { month: form }, first, 'month'));
        words.add(calendarWord(locale, { month: form, day: 'numeric' }, first, 'month'));
      }
    }
  const lower = new Set([...words].map((each) => each.toLowerCase()).filter((each) => each !== ''));
  calendarCache.set(language, lower);
  return lower;
}

/** Whether a title has capitals on most of its words, or nothing but capitals: they tell no names then. */
function isTitleCase(title: string): boolean {
  const words = (title.match(wordPattern) ?? []).slice(1).filter((each) => each.length > 3);
  return words.length > 2 && words.filter((each) => /^\p{Lu}/u.test(each)).length / words.length > 0.6;
}

/** The sentences of a report that capitals can be read in. */
function sentencesOf({ title, lead, language }: KeyReport): string[] {
  const blocks = [...(isTitleCase(title) ? [] : [title]), ...lead.split(/\n+/u)];
  return blocks.flatMap((block) => cutSentences(block, language).map(({ start, end }) => block.slice(start, end)));
}

function readNames(tally: Tally, sentence: string, report: KeyReport, lower: ReadonlySet<string>): void {
  const calendar = calendarOf(report.language);
  for (const match of sentence.matchAll(namePattern)) {
    const isFirst = !/[\p{L}\p{N}]/u.test(sentence.slice(0, match.index));
    const parts = match[0].split(' ');
    // "The", "Minister", "On": a sentence begins with a capital whatever its first word is.
    const dropped = isFirst && (lower.has(folded(parts[0] ?? '')) || /^\p{Lu}\p{Ll}{0,2}$/u.test(parts[0] ?? ''));
    if (dropped) parts.shift();
    while (parts.length > 0 && !/^\p{Lu}/u.test(parts[0] ?? '')) parts.shift();
    const name = parts
      .filter((part) => !calendar.has(folded(part)))
      .join(' ')
      .replace(/^The /u, '');
    // An initial alone, and the English "I", are no names.
    if (name.length < 2 || /^(?:\p{Lu}\.?|I['’]\p{L}+)$/u.test(name)) continue;
    const add = (text: string, certain: boolean): void =>
      tally.add(
        folded(text),
        text.replace(/['’]s$/u, ''),
        report.origin,
        certain && (text.includes(' ') || !capitalNouns.has(report.language)),
      );
    const startsSentence = isFirst && !dropped;
    add(name, !startsSentence || name.includes(' '));
    // "Yesterday Halina Dorst" and "Sprecher von Halina Dorst" have "Halina Dorst" in them; what two reports share of it is left in the end.
    const pieces = name.split(between);
    for (const [index, piece] of pieces.length < 2 ? [] : pieces.entries()) add(piece, !(startsSentence && index === 0));
    const rest = startsSentence ? name.slice(name.indexOf(' ') + 1) : name;
    if (rest !== name && /^\p{Lu}/u.test(rest)) add(rest, true);
  }
}

/** "Dorst" is "Halina Dorst" where one longer name alone ends in it; a name within another as widely shared is left out. */
function joinNames(tally: Tally): void {
  for (const [key, found] of tally.found) {
    const longer = [...tally.found].filter(([other, its]) => other.endsWith(` ${key}`) && its.origins.size > 1 && its.certain);
    const [only] = longer;
    if (longer.length !== 1 || only === undefined) continue;
    for (const origin of found.origins) only[1].origins.add(origin);
    tally.found.delete(key);
  }
  for (const [key, found] of tally.found)
    for (const [other, its] of tally.found)
      if (other !== key && ` ${other} `.includes(` ${key} `) && its.origins.size >= found.origins.size && its.certain)
        tally.found.delete(key);
}

/** One text an origin counts once, however many outlets carry it. */
function distinct(reports: readonly KeyReport[]): KeyReport[] {
  return [...new Map(reports.map((report) => [JSON.stringify([report.origin, report.title, report.lead]), report])).values()].slice(
    0,
    textsRead,
  );
}

/** Names that at least two origins' titles or leads have, the most shared first. */
export function sharedNames(reports: readonly KeyReport[], most: number): SharedKey[] {
  const read = distinct(reports).map((report) => ({ report, sentences: sentencesOf(report) }));
  const lower = new Set(
    read.flatMap(({ sentences }) => sentences.flatMap((each) => each.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu) ?? [])),
  );
  const tally = new Tally();
  for (const { report, sentences } of read) for (const sentence of sentences) readNames(tally, sentence, report, lower);
  joinNames(tally);
  return tally.shared(most);
}

const figurePattern =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}:.,/-])(?<sign>[$€£¥₹₽₩]\s?)?(?<digits>\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?![\p{N}:/]|[.,]\d)(?<unit>[\s-]?(?:%|per\s?cent\b|prozent\b)|[\s-]?(?:[万億亿千百]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}[\p{L}\p{M}]*)(?:\s\p{L}[\p{L}\p{M}]*)?)?/giu;
const multipliers =
  /^(?:thousand|million|billion|trillion|millions?|milliards?|mill?iones|milhões|bilhões|millionen|milliarden|миллион|млн|млрд|тыс|mn|bn|m)/u;
/** Words behind a figure that say nothing of what is counted. */
const noUnit = new Set(['and', 'the', 'for', 'who', 'was', 'were', 'are', 'had', 'has', 'have', 'und', 'les', 'que', 'per', 'con', 'los']);

/** "1,240" and "1.240" and "1 240" are one figure; "2,4" and "2.4" are. */
function valueOf(digits: string): string {
  const grouped = /^\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+(?![\d])/u.exec(digits)?.[0];
  const head = grouped ?? digits.split(/[.,]/u)[0] ?? digits;
  const tail = digits.slice(head.length).replace(/^[.,]/u, '');
  return `${head.replaceAll(/\D/gu, '')}${tail === '' ? '' : `.${tail}`}`;
}

function readFigures(tally: Tally, text: string, report: KeyReport): void {
  const calendar = calendarOf(report.language);
  for (const match of text.matchAll(figurePattern)) {
    const { sign = '', digits = '', unit = '' } = match.groups ?? {};
    const [first = '', second = ''] = unit
      .trim()
      .replace(/^-/u, '')
      .replace(/^(?:per\s?cent|prozent)$/iu, '%')
      .split(/\s/u);
    const value = valueOf(digits);
    const isYear = /^(?:19|20)\d\d$/u.test(digits) && sign === '' && first !== '%';
    if (isYear || calendar.has(first.toLowerCase()) || /^[年月日时時分]/u.test(first)) continue;
    const scale = multipliers.test(first.toLowerCase()) ? first : '';
    const counted = scale === '' ? first : second;
    const isWord =
      counted === '%' ||
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}$/u.test(counted) ||
      (counted.length > 2 && !noUnit.has(counted.toLowerCase()));
    if (sign === '' && !isWord) continue;
    const told = isWord ? counted : '';
    const spelling = `${sign}${digits}${scale === '' ? '' : ` ${scale}`}${told === '' ? '' : told === '%' ? ' %' : ` ${told}`}`;
    // "barge" and "barges", "million" and "millions" begin alike.
    const key = [sign.trim(), value, scale.toLowerCase().slice(0, 3), told.toLowerCase().slice(0, 4)].join(' ');
    tally.add(key, spelling, report.origin, true);
  }
}

/** Figures with what they count that at least two origins' titles or leads have. Dates, years and clock times are none. */
export function sharedFigures(reports: readonly KeyReport[], most: number): SharedKey[] {
  const tally = new Tally();
  for (const report of distinct(reports)) readFigures(tally, `${report.title}\n${report.lead}`, report);
  return tally.shared(most);
}
