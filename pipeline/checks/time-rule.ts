// A time of the day, a score or a ratio is one thing: "10:30" is not made of a 10 in one passage and a 30 in another.
import { asciiDigits } from './dates.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const pattern = /(?<![\d:.,])(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)/gu;

/** Colons alone are certain: "10.30" may be a price. Sources may write the same time with a point or an h. */
const certain = /\d:\d/u;

function timesIn(text: string): { text: string; key: string }[] {
  return [...asciiDigits(text).matchAll(pattern)].map((match) => ({
    text: match[0],
    key: [Number(match[1]), ...match.slice(2)].filter((part) => part !== undefined).join(':'),
  }));
}

export function checkTimes(text: string, scope: Scope): Finding[] {
  const asked = timesIn(text).filter((time) => certain.test(time.text));
  if (asked.length === 0) return [];
  const given = new Set(scope.strict.flatMap(({ range }) => timesIn(range.text).map((time) => time.key)));
  return asked
    .filter((time) => !given.has(time.key))
    .map((time) => ({ verdict: 'unsupported', reason: `“${time.text}” is in no passage that the sentence rests on` }));
}
