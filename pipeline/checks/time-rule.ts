// A time of the day, a score or a ratio is one thing: "10:30" is not made of a 10 in one passage and a 30 in another.
import { asciiDigits } from './dates.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const pattern = /(?<![\d:.,])(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)/gu;

/** Colons alone are certain: "10.30" may be a price. Sources may write the same time with a point or an h. */
const certain = /\d:\d/u;

/** Half of the day named after a time, so that 4:20 a.m. is not 4:20 p.m. */
const half = /^\s?([ap])\.?\s?m\b/iu;

function timesIn(text: string): { text: string; key: string; half: string | null }[] {
  return [...asciiDigits(text).matchAll(pattern)].map((match) => ({
    text: match[0],
    key: [Number(match[1]), ...match.slice(2)].filter((part) => part !== undefined).join(':'),
    half: half.exec(text.slice(match.index + match[0].length))?.[1]?.toLowerCase() ?? null,
  }));
}

export function checkTimes(text: string, scope: Scope): Finding[] {
  const asked = timesIn(text).filter((time) => certain.test(time.text));
  if (asked.length === 0) return [];
  const given = scope.strict.flatMap(({ range }) => timesIn(range.text));
  return asked.flatMap((time): Finding[] => {
    const same = given.filter((other) => other.key === time.key);
    if (same.length === 0) return [{ verdict: 'unsupported', reason: `“${time.text}” is in no passage that the sentence rests on` }];
    if (time.half === null || same.some((other) => other.half === null || other.half === time.half)) return [];
    return [
      { verdict: 'contradicted', reason: `the passage says ${time.text} ${same[0]?.half ?? ''}m, the sentence ${time.text} ${time.half}m` },
    ];
  });
}
