// Dates as feeds write them: RFC 822 with its zones, W3C's forms of ISO 8601, asctime, databases' and other languages' own.
import { monthOf } from './month-names.ts';

/** Before this nothing was published on the web: a date before it is a clock that was not set, or a slip. */
export const earliestDate = new Date('1990-01-01T00:00:00Z');
/** A date later than this after the reading is no slip of a time zone any more (the widest is 14 hours). */
export const futureToleranceMs = 24 * 3_600_000;

/** Offsets of zone names in hours. RFC 822's own, then those that newsrooms write; where two zones share a name, the one in more feeds. */
const zones: Readonly<Record<string, number>> = {
  Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, ET: -5, CT: -6, MT: -7, PT: -8,
  AST: -4, ADT: -3, NST: -3.5, NDT: -2.5, AKST: -9, AKDT: -8, HST: -10, BRT: -3, BRST: -2, ART: -3, CLT: -4, CLST: -3, COT: -5, PET: -5, VET: -4,
  BST: 1, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, MET: 1, MEST: 2, WAT: 1, CAT: 2, SAST: 2, EET: 2, EEST: 3, EAT: 3, MSK: 3, MSD: 4, TRT: 3, AZT: 4, GST: 4,
  IRST: 3.5, IRDT: 4.5, AFT: 4.5, PKT: 5, UZT: 5, IST: 5.5, NPT: 5.75, BDT: 6, MMT: 6.5, ICT: 7, WIB: 7, WITA: 8, WIT: 9, SGT: 8, MYT: 8, HKT: 8, PHT: 8, AWST: 8,
  JST: 9, KST: 9, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, NZT: 12,
}; // prettier-ignore

/** Minutes ahead of UTC; null for no zone. A letter alone is a zone of mail, whose signs RFC 822 had wrong: as RFC 2822 says, it means UTC. */
function zoneOf(written: string): number | null {
  const offset = /^(?:UTC?|GMT|Z)?\s*([+-\u2212])\s?(\d{1,2})(?::?(\d{2}))?$/i.exec(written);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 15 * 60 ? null : offset[1] === '+' ? minutes : -minutes;
  }
  const name = written.toUpperCase().replace(/^ETC\//, '');
  const hours = zones[name] ?? zones[/^([A-Z]{3})\d[A-Z]{3}$/.exec(name)?.[1] ?? ''];
  if (hours !== undefined) return hours * 60;
  return /^[A-IK-Y]$/.test(name) ? 0 : null;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
  /** Minutes ahead of UTC. */
  readonly zone?: number | null;
}

/** Null where a part is out of its range: the thirtieth of February is a mistake whose day nobody knows. */
function dateOf({ year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0, zone }: Parts): Date | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return null;
  date.setUTCHours(hour, minute - (zone ?? 0), Math.min(second, 59), millisecond);
  return date;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  // As RFC 2822 reads them: a year of two digits is one of this age.
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

const iso =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})|-(\d{3})|-(\d{2}))(?:[T ]{1,2}(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s?(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$/i;

function readIso(text: string): Date | null {
  const found = iso.exec(text);
  if (found === null) return null;
  const number = (index: number): number => Number(found[index] ?? 0);
  const ordinal = found[6] !== undefined;
  const time = {
    hour: number(8),
    minute: number(9),
    second: number(10),
    millisecond: Number((found[11] ?? '').padEnd(3, '0').slice(0, 3)),
    zone: zoneOf(found[12] ?? 'Z'),
  };
  if (!ordinal) return dateOf({ year: number(1), month: number(2) || number(4) || number(7), day: number(3) || number(5) || 1, ...time });
  const first = dateOf({ year: number(1), month: 1, day: 1, ...time });
  return first === null || number(6) < 1 || number(6) > 366 ? null : new Date(first.getTime() + (number(6) - 1) * 86_400_000);
}

const clock = /(?<!\d)(\d{1,2})\s?[:hH]\s?(\d{2})(?:\s?[:.]\s?(\d{2})(?:[.,](\d{1,9}))?)?(?![\d/])/;
const dottedClock = /(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/;
const morning = /\b(?:a\.?\s?m\.?)(?![\p{L}])|오전|上午|午前|π\.?μ\.?|ص(?![\p{L}])/iu;
const evening = /\b(?:p\.?\s?m\.?)(?![\p{L}])|오후|下午|午後|μ\.?μ\.?|م(?![\p{L}])/iu;

/** Day, month and year in `text`, from which the time and the zone are taken out. */
function readDay(text: string): Pick<Parts, 'year' | 'month' | 'day'> | null {
  const words = text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  // The last, because a day of the week before it may be spelt like a month (`mar` in French and Spanish).
  const named = words.map(monthOf).findLast((month) => month !== null);
  const numbers = text.match(/\d+/g) ?? [];
  if (named !== undefined && named !== null) {
    const [one, two] = numbers;
    if (one === undefined || two === undefined || numbers.length > 2) return null;
    const yearFirst = one.length === 4;
    return { year: fullYear(yearFirst ? one : two), month: named, day: Number(yearFirst ? two : one) };
  }
  const [one, two, three] = numbers;
  if (one === undefined || two === undefined || three === undefined || numbers.length > 3) return null;
  if (one.length === 4) return { year: Number(one), month: Number(two), day: Number(three) };
  if (three.length !== 4 && three.length !== 2) return null;
  // 12/31/2003 as Americans write it, 31/12/2003 and 31.12.2003 as others do; where both could be meant, a slash is American.
  const american = Number(two) > 12 || (text.includes('/') && Number(one) <= 12);
  return { year: fullYear(three), month: Number(american ? one : two), day: Number(american ? two : one) };
}

function readLoosely(text: string): Date | null {
  const time = clock.exec(text) ?? dottedClock.exec(text);
  let rest = text;
  let hour = 0;
  let zone: number | null = null;
  if (time !== null) {
    const before = text.slice(0, time.index);
    const behind = text.slice(time.index + time[0].length);
    hour = Number(time[1]);
    if (evening.test(text) && hour < 12) hour += 12;
    else if (morning.test(text) && hour === 12) hour = 0;
    // What follows the time, perhaps before a year as in asctime, is its zone.
    const written =
      /^\s*(?:[ap]\.?\s?m\.?\s*)?\(?((?:UTC?|GMT|Z)?\s*[+\-\u2212]\s?\d{1,2}:?\d{2}(?!\d)|(?:UTC|GMT)[+-]\d{1,2}(?!\d)|(?:Etc\/)?[A-Z]{1,5}(?:\d[A-Z]{3})?(?![\p{L}]))/iu.exec(
        behind,
      );
    zone = written === null ? null : zoneOf(written[1] ?? '');
    rest = `${before} ${zone === null ? behind : behind.slice(written?.[0].length ?? 0)}`;
    // An offset behind a name, as in `GMT+0100 (CET)`, says the same again.
    rest = rest.replace(/\([^()]*\)/g, ' ');
    if (zone !== null) rest = rest.replace(/\s[+-]\d{4}\b/g, ' ');
  }
  const day = readDay(rest.replace(/(\d)(?:st|nd|rd|th|er|º|ª)\b/giu, '$1').replace(/[Tt](?=\s*$)/, ' '));
  if (day === null) return null;
  return dateOf({
    ...day,
    hour,
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
    millisecond: Number((time?.[4] ?? '').padEnd(3, '0').slice(0, 3)),
    zone,
  });
}

const mail = /^(?:[A-Za-z]{2,9},? )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (GMT|UTC|Z|[+-]\d{4})$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const plainIso = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/;

/** Nearly all dates of RSS are of this one form. */
function readMail(text: string): Date | null {
  const found = mail.exec(text);
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  if (found === null || month === 0) return null;
  const [, day, , year, hour, minute, second, zone = ''] = found;
  return dateOf({
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    zone: zoneOf(zone),
  });
}

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Arabic, Persian, Hindi, Bengali and Thai digits as ASCII's. */
function plainDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((candidate) => code >= candidate && code < candidate + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/**
 * A date as feeds write it; null for none. One without a zone is taken as UTC. A year alone is no date; one of any year is given: whether it
 * can be believed is for the caller.
 */
export function readDate(written: string | undefined): Date | null {
  let text = written?.trim().slice(0, 100) ?? '';
  if (plainIso.test(text)) {
    const date = new Date(text);
    if (!Number.isNaN(date.getTime())) return date;
  }
  const usual = readMail(text);
  if (usual !== null) return usual;
  if (!/\p{Nd}/u.test(text)) return null;
  text = plainDigits(text.replace(/[\s\u00a0]+/g, ' ').replace(/[\u200e\u200f]/g, ''));
  return readMail(text) ?? readIso(text) ?? readLoosely(text);
}
