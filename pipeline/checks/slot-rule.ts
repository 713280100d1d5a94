// A word of the sentence's own in the place of one of the passage, where the sentence is the passage's in nearly all else: whether the two say the
// same no list can tell, so that an editor has to. So with a word that is only put in.
import { aliasesOf } from './acronyms.ts';
import { alignedWith } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Token } from './line.ts';
import { multipliersOf, spelledNumbersOf } from './number-words.ts';
import { sameFamily } from './paraphrase.ts';
import { sensesOf } from './senses.ts';
import { isDate } from './speakers.ts';
import { speechVerbs } from './speech-words.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Share of the sentence's words from which it is the passage's own. */
const nearlyAll = 0.7;
const leastAnchors = 3;
const widest = 5;

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.word.text).join(' ');

/** Words that say something of their own, and are neither figure nor day. */
function counts(token: Token, beside: Beside): boolean {
  return (
    token.content &&
    !/\p{N}/u.test(token.key) &&
    !multipliersOf(beside.language).has(token.key) &&
    !spelledNumbersOf(beside.language).has(token.key) &&
    speechVerbs[beside.language]?.has(token.key) !== true &&
    // "Faster than wages" may say what "more slowly than prices" does.
    beside.line.tokens[token.index + 1]?.key !== 'than' &&
    !isDate(token.key, beside.language) &&
    !beside.isOutlet(token) &&
    !beside.meanings.isLight(token.key)
  );
}

const isThere = (token: Token, comparison: Comparison, language: string): boolean =>
  comparison.other.tokens.some((other) => sameWord(token.key, other.key, language));

/** What says the opposite is the matter of another rule, which knows where it does not: "faster than wages", "more slowly than prices". */
function areOpposed(mine: Token, theirs: Token, { meanings }: Beside): boolean {
  return meanings.of(mine.key).some((one) => meanings.of(theirs.key).some((other) => one.axis === other.axis && one.pole !== other.pole));
}

function standsFor(mine: Token, theirs: Token, { source }: BesidePassage, beside: Beside): boolean {
  return (
    beside.meanings.alike(mine.key, theirs.key) ||
    sameFamily(mine.key, theirs.key) ||
    aliasesOf(mine.key).includes(theirs.key) ||
    source.areApposed(mine.key, theirs.key)
  );
}

/** What is exchanged in one alignment: the sentence's words and the passage's. */
function exchangedIn(passage: BesidePassage, alignment: Alignment, beside: Beside): { mine: Token[]; theirs: Token[] } | null {
  const { comparison } = passage;
  const used = (theirs: Token): boolean => beside.line.tokens.some((own) => sameWord(own.key, theirs.key, beside.language));
  const senses = sensesOf(beside.line, beside.language);
  const told = new Set(
    (['plan', 'will', 'may', 'hedge', 'likely', 'must', 'says', 'reports', 'all', 'most', 'some', 'many', 'oneOf'] as const).flatMap(
      (name) => senses.of(name).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
    ),
  );
  for (const gap of alignment.gaps) {
    if (gap.anchors < leastAnchors || gap.mine.length > widest || Math.abs(gap.mine.length - gap.theirs.length) > 1) continue;
    const mine = gap.mine.filter(
      (token) => counts(token, beside) && !told.has(token.index) && !isThere(token, comparison, beside.language),
    );
    const theirs = gap.theirs.filter((token) => counts(token, beside) && !used(token));
    if (mine.length === 0 || theirs.length === 0) continue;
    if (mine.some((one) => theirs.some((other) => standsFor(one, other, passage, beside) || areOpposed(one, other, beside)))) continue;
    // Names have rules of their own; a description may stand for one.
    const isName = ({ word, index }: Token): boolean => word.capitalised && index > 0;
    if (beside.language !== 'de' && (theirs.every(isName) || mine.every(isName))) continue;
    return { mine, theirs };
  }
  return null;
}

/** Words that another passage has beside one of the sentence's own neighbours: the sentence is put together from both. */
function isElsewhere(tokens: readonly Token[], passage: BesidePassage, beside: Beside): boolean {
  return beside.passages.some(
    (other) => other !== passage && tokens.every((token) => other.comparison.matches(token).length > 0) && other.comparison.share() >= 0.5,
  );
}

export function checkSlots(beside: Beside): Finding[] {
  for (const passage of beside.passages) {
    const alignment = alignedWith(passage.comparison, beside.line.tokens, nearlyAll);
    if (alignment === null) continue;
    const exchanged = exchangedIn(passage, alignment, beside);
    if (exchanged === null || isElsewhere(exchanged.mine, passage, beside)) continue;
    const reason = `the passage has “${textOf(exchanged.theirs)}” where the sentence has “${textOf(exchanged.mine)}”`;
    return [against(beside, passage.comparison, reason, 'partly')];
  }
  return [];
}
