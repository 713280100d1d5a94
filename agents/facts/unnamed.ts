// Sources without a name: how many the report says they are, and what it calls them. "Two officials briefed on the plan" are two;
// "officials" are some, nobody knows how many.
import type { Claim } from '../../core/claims.ts';
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { spelledNumbers } from '../../core/spelled-numbers.ts';

const counts: Readonly<Record<string, number>> = { ...spelledNumbers, a: 1, an: 1, both: 2 };
const nouns =
  'officials?|sources?|aides?|people|persons?|diplomats?|lawmakers?|executives?|advis[eo]rs?|investigators?|prosecutors?|employees?|bankers?|traders?|officers?|members|witness(?:es)?|lawyers?|staff|ministers?|spokes(?:man|woman|person|people|men)';
const described = new RegExp(
  `^(?:(?<count>an?|one|two|both|three|four|five|six|seven|eight|nine|ten|\\d{1,3})\\s+|(?:the|some|several|many|other|more)\\s+)?(?<standing>.+)$`,
  'iu',
);
/** In a quotation that keeps its own "according to": who is meant, up to the next comma. */
const told = new RegExp(
  `\\b(?:according to|said|says|told by|confirmed by) (?<who>(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|several|\\d{1,3}) )?(?:[\\p{Ll}-]+ ){0,4}?(?:${nouns})(?: (?:familiar with|close to|briefed on|with (?:direct )?knowledge of|who|in|at|from|of) [^,.;]{2,60})?)(?=[,.;]|$)`,
  'u',
);
/** The same before the verb: "two officials briefed on the plan said". */
const tells = new RegExp(
  `^(?<who>(?:(?:An?|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Several|Many|\\d{1,3}) )?(?:[\\p{L}-]+ ){0,4}?(?:${nouns})(?: (?:familiar with|close to|briefed on|with (?:direct )?knowledge of|in|at|from|of) [^,.;]{2,60}?)?) (?:said|say|says|told|believe|confirmed)\\b`,
  'iu',
);

function read(who: string): ClaimFacts['unnamed'] {
  const { count, standing } = described.exec(who.trim())?.groups ?? {};
  const words = (standing ?? who).trim();
  const known = count === undefined ? undefined : (counts[count.toLowerCase()] ?? Number(count));
  const single =
    known === undefined &&
    /^(?:[\p{L}-]+ )*(?:official|source|aide|person|diplomat|spokes(?:man|woman|person)|witness|lawyer)(?: |$)/iu.test(words) &&
    !(words.split(' ')[0] ?? '').endsWith('s');
  const number = known ?? (single ? 1 : null);
  return {
    count: number === 0 || Number.isNaN(number) ? null : number,
    standing: words.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()),
  };
}

/** The unnamed sources of a claim: its speaker, or whom its own words name as the source; null where there are none. */
export function unnamedOf({
  attribution,
  quote,
  language,
  spoken,
}: Pick<Claim, 'attribution' | 'quote' | 'language' | 'spoken'>): ClaimFacts['unnamed'] {
  const speaker = attribution.at(-1);
  if (speaker?.kind === 'anonymous') return read(speaker.role === null ? speaker.name : `${speaker.name}, ${speaker.role}`);
  if (language !== 'en' || spoken || (speaker !== undefined && speaker.kind !== 'outlet' && speaker.kind !== 'agency')) return null;
  const who = told.exec(quote)?.groups?.['who'] ?? tells.exec(quote)?.groups?.['who'];
  return who === undefined || /\p{Ll} \p{Lu}\p{Ll}+ \p{Lu}/u.test(who) ? null : read(who);
}
