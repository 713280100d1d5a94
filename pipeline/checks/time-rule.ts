// A time of the day, a score or a ratio is one thing: "10:30" is not made of a 10 in one passage and a 30 in another. Two times are the same
// when they may be one moment of a day: "3:40 p.m." and "15:40".
import type { Span } from '../../core/sources.ts';
import { asciiDigits } from './dates.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const pattern = /(?<![\d:.,])(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)/gu;
/** An hour alone is a time where the half of the day is named. */
const hourAlone = /(?<![\d:.,$€£])(\d{1,2})(?=\s?[ap]\.?\s?m\b)/giu;

/** Colons alone are certain: "10.30" may be a price. Sources may write the same time with a point or an h. */
const certain = /\d:\d/u;

/** Half of the day named after a time, so that 4:20 a.m. is not 4:20 p.m. */
const half = /^\s?([ap])\.?\s?m\b/iu;

interface Time extends Span {
  readonly text: string;
  readonly hour: number;
  /** What follows the hour. */
  readonly rest: string;
  readonly half: string | null;
}

function timesIn(text: string): Time[] {
  const plain = asciiDigits(text);
  return [...plain.matchAll(pattern), ...plain.matchAll(hourAlone)].map((match) => {
    const end = match.index + match[0].length;
    return {
      start: match.index,
      end,
      text: match[0],
      hour: Number(match[1]),
      rest: [match[2] ?? '00', ...match.slice(3)].filter((part) => part !== undefined).join(':'),
      half: half.exec(plain.slice(end))?.[1]?.toLowerCase() ?? null,
    };
  });
}

/** Hours of a day of 24 that a time may mean. */
function hoursOf({ hour, half: named }: Time): number[] {
  if (named !== null) return [(hour % 12) + (named === 'p' ? 12 : 0)];
  return hour === 0 || hour > 12 ? [hour] : [hour, (hour + 12) % 24];
}

/** Spans of `text` that are times for certain. */
export const timeSpans = (text: string): Span[] => timesIn(text).filter((time) => certain.test(time.text));

export function checkTimes(text: string, scope: Scope): Finding[] {
  const asked = timesIn(text).filter((time) => certain.test(time.text) || time.half !== null);
  if (asked.length === 0) return [];
  const given = scope.strict.flatMap(({ range }) => timesIn(range.text));
  return asked.flatMap((time): Finding[] => {
    const close = given.filter((other) => other.rest === time.rest && other.hour % 12 === time.hour % 12);
    if (close.some((other) => hoursOf(other).some((hour) => hoursOf(time).includes(hour)))) return [];
    const [other] = close;
    const named = (one: Time): string => (one.half === null ? one.text : `${one.text} ${one.half}m`);
    if (other !== undefined) return [{ verdict: 'contradicted', reason: `the passage says ${named(other)}, the sentence ${named(time)}` }];
    // An hour alone is a figure too.
    if (!certain.test(time.text)) return [];
    return [{ verdict: 'unsupported', reason: `“${time.text}” is in no passage that the sentence rests on` }];
  });
}
