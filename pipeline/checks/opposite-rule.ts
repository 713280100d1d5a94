// Direction: a word whose opposite the passage has in the same surroundings ("rose" for "fell", "before" for "after", "unsafe" for "safe").
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import { weighSides } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import type { Line, Token } from './line.ts';
import { spelledNumbersOf } from './number-words.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Agreement of the surroundings from which an opposite is that of the word, where the word itself stands nowhere; more for small words. */
const least = 0.12;
const leastForSmallWords = 0.3;
/** The same for a word that the passages have in no form. */
const leastWhereAbsent = 0.04;
/** By how much the opposite's surroundings have to agree better, where the passages have both. */
const clearly = 1.3;

const timeUnit = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))$/u;
const counts = (key: string, language: string): boolean =>
  /\p{N}|^(?:per|a|an|each|every|several|half|one)$/u.test(key) || spelledNumbersOf(language).has(key);

/** French "été" is "been" after a form of "avoir", and no season: "la ligne a été fermée". */
function isBeen(token: Token, { tokens }: Line, language: string): boolean {
  if (language !== 'fr' || token.key !== 'ete') return false;
  return [1, 2].some((back) =>
    /^(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aur(?:a|ai|ait|ont|aient)|ait|aient|avoir|ayant)$/u.test(
      tokens[token.index - back]?.key ?? '',
    ),
  );
}

const isDenied = ({ key, index }: Token, { tokens }: Line): boolean =>
  /^(?:with|without)$/u.test(key) && tokens[index + 1]?.negation === true;

/** "At least 14" and "at most" are bounds of a figure, which has a rule of its own: no superlatives. */
const isBound = ({ key, index }: Token, { tokens }: Line): boolean =>
  (key === 'least' || key === 'most') && tokens[index - 1]?.key === 'at';

/** Words that put one thing before another in time, so that "X before Y" is "Y after X". */
const inTime =
  /^(?:before|after|antes|despues|avant|apres|vor|bevor|nach|nachdem|prima|dopo|depois|apos|voor|voordat|na|nadat|до|перед|после|після)$/u;

/** Letters of a word that is no article or auxiliary, though it may say nothing by itself. */
const leastLetters = 5;

/** Whether the two things stand on the other sides of the opposite word. */
function isConverse(token: Token, theirs: Token, { own }: Comparison, matches: (mine: Token) => readonly Token[]): boolean {
  if (!inTime.test(token.key) || !inTime.test(theirs.key)) return false;
  let crossed = { before: 0, after: 0 };
  for (const mine of own.tokens) {
    const [only, second] = matches(mine);
    if (
      mine === token ||
      (!mine.content && mine.key.length < leastLetters) ||
      only === undefined ||
      second !== undefined ||
      only === theirs
    )
      continue;
    if (mine.index < token.index === only.index < theirs.index) return false;
    crossed = mine.index < token.index ? { ...crossed, before: crossed.before + 1 } : { ...crossed, after: crossed.after + 1 };
  }
  return crossed.before > 0 && crossed.after > 0;
}

function opposite(token: Token, beside: Beside): Finding | null {
  if (isBeen(token, beside.line, beside.language)) return null;
  const poles = beside.meanings.of(token.key).filter((pole) => pole.opposed);
  if (poles.length === 0 || token.negation || isBound(token, beside.line)) return null;
  // Units of time are exchanged where they are counted; elsewhere a month has weeks.
  const before = beside.line.tokens[token.index - 1]?.key ?? '';
  if (timeUnit.test(token.key) && !counts(before, beside.language)) return null;
  const sides = weighSides(beside.comparisons, token, (theirs, comparison) => {
    if (isConverse(token, theirs, comparison, (mine) => comparison.matches(mine)))
      return token.key !== theirs.key ? 'same' : token.key.length < leastLetters ? null : 'other';
    // "With no agreement" is "without agreement".
    if (isDenied(token, beside.line) !== isDenied(theirs, comparison.other)) return null;
    if (theirs.negation || beside.comparisons.some(({ other }) => other.tokens[theirs.index] === theirs && isBound(theirs, other)))
      return null;
    if (sameWord(token.key, theirs.key, beside.language) || beside.meanings.alike(token.key, theirs.key)) return 'same';
    const facing = beside.meanings
      .of(theirs.key)
      .some((other) => poles.some((pole) => pole.axis === other.axis && pole.pole !== other.pole));
    if (!facing || beside.comparisons.some(({ other }) => other.tokens.includes(theirs) && isBeen(theirs, other, beside.language)))
      return null;
    // "did not rise" is no opposite of "fell".
    return token.negated === theirs.negated ? 'other' : 'same';
  });
  if (sides.against === null) return null;
  if (sides.against.token.key === token.key)
    return against(beside, sides.against.comparison, `the passage has the two on the other sides of “${token.word.text}”`);
  const absent = !beside.comparisons.some((comparison) => comparison.matches(token).length > 0);
  const enough = token.content ? (absent ? leastWhereAbsent : least) : leastForSmallWords;
  if (sides.other < enough || (sides.same >= 0 && sides.other < sides.same * clearly + 0.05)) return null;
  // A word of the sentence that is the passage's own speaks for itself: "from 6.8 down to 6.1, up a place".
  const ours = beside.line.tokens.some((other) => other !== token && other.key === sides.against?.token.key);
  if (ours && sides.same < 0 && !token.content) return null;
  return against(
    beside,
    sides.against.comparison,
    `the passage says “${sides.against.token.word.text}”, the sentence “${token.word.text}”`,
  );
}

/** Beginnings that turn a word into its opposite. */
const negating: Readonly<Record<string, RegExp>> = {
  en: /^(?:un|in|im|ir|il|dis|non|mis)(?=\p{L}{4})/u,
  es: /^(?:in|im|des|ir|i)(?=\p{L}{4})/u,
  fr: /^(?:in|im|ir|de|mal)(?=\p{L}{4})/u,
  it: /^(?:in|im|ir|s|dis)(?=\p{L}{4})/u,
  pt: /^(?:in|im|des|ir)(?=\p{L}{4})/u,
  de: /^(?:un|miss)(?=\p{L}{4})/u,
  nl: /^(?:on)(?=\p{L}{4})/u,
  ru: /^(?:не|без)(?=\p{L}{4})/u,
  uk: /^(?:не|без)(?=\p{L}{4})/u,
  pl: /^(?:nie|bez)(?=\p{L}{4})/u,
};

function prefixed(token: Token, beside: Beside): Finding | null {
  const prefix = negating[beside.language];
  if (prefix === undefined || !token.content || beside.comparisons.some((comparison) => comparison.matches(token).length > 0)) return null;
  const bare = token.key.replace(prefix, '');
  for (const comparison of beside.comparisons) {
    const other = comparison.other.tokens.find((theirs) => {
      if (bare !== token.key) return sameWord(bare, theirs.key, beside.language);
      const theirBare = theirs.key.replace(prefix, '');
      return theirBare !== theirs.key && sameWord(theirBare, token.key, beside.language);
    });
    if (other !== undefined && other.negated === token.negated && other.content)
      return against(beside, comparison, `the passage says “${other.word.text}”, the sentence “${token.word.text}”`);
  }
  return null;
}

export function checkOpposites(beside: Beside): Finding[] {
  return beside.line.tokens.flatMap((token) => (beside.isOutlet(token) ? [] : (opposite(token, beside) ?? prefixed(token, beside) ?? [])));
}
