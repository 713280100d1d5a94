// Who does what to whom: two words of the passage that the sentence has on either side of the same word, in the other order.
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Line, Token } from './line.ts';
import { spelledNumbersOf } from './number-words.ts';
import { isSpeakingRole } from './people-words.ts';
import { marksAgent, passiveAuxiliary } from './speech-words.ts';
import { isDate, sourcesNamed } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Words that may stand between each of the two and the word that parts them. */
const nearest = 5;

function isPassive(token: Token, line: Line, language: string): boolean {
  if ([1, 2].some((back) => passiveAuxiliary.test(line.tokens[token.index - back]?.key ?? '')) || line.tokens[token.index + 1]?.key === 'by')
    return true;
  // "Peut être vendue par l'entreprise": the word between is the modal, and what makes the passive follows.
  const rest = line.tokens.slice(token.index + 1).filter(({ clause }) => clause === token.clause);
  return rest.some(({ key }, at) => /^(?:etre|ser|essere|be)$/u.test(key) && rest.slice(at).some((other) => marksAgent(other.key, language)));
}

/** The same for two names. */
const nearestNames = 12;

const isNear = (one: Token, other: Token, most: number): boolean => Math.abs(one.index - other.index) <= most;

/** Whether the word between belongs to what either side does: in apposition ("its director, Sylvie Nardin") it has a clause of its own. */
function joins(one: Token, pivot: Token, other: Token, names: boolean): boolean {
  const most = names ? nearestNames : nearest;
  if (!isNear(one, pivot, most) || !isNear(other, pivot, most)) return false;
  return names
    ? pivot.clause === one.clause || pivot.clause === other.clause
    : pivot.clause === one.clause && pivot.clause === other.clause;
}

/** Words that stand once in the sentence and once in the passage. */
function onlyPairs(comparison: Comparison, language: string): { mine: Token; theirs: Token }[] {
  const numbers = spelledNumbersOf(language);
  const taken = new Map<Token, number>();
  const pairs = comparison.own.tokens.flatMap((mine) => {
    // A day or a number stands where a sentence likes it.
    if (!mine.content || isDate(mine.key, language) || numbers.has(mine.key)) return [];
    const [theirs, second] = comparison.matches(mine);
    if (theirs === undefined || second !== undefined) return [];
    taken.set(theirs, (taken.get(theirs) ?? 0) + 1);
    return [{ mine, theirs }];
  });
  return pairs.filter(({ theirs }) => taken.get(theirs) === 1);
}

/** Languages in which who does it is told by the order of words; in others names alone, in one form, can be told to be exchanged. */
const ordered = new Set(['en', 'es', 'fr', 'pt', 'it', 'nl']);

function tellsByOrder({ mine, theirs }: { mine: Token; theirs: Token }, language: string): boolean {
  if (ordered.has(language)) return sameWord(mine.key, theirs.key, language);
  return mine.word.capitalised && theirs.word.capitalised && mine.word.text === theirs.word.text && language !== 'de';
}

export function checkExchange(beside: Beside): Finding[] {
  // "According to X" stands where the sentence likes it: before what X says or after it.
  const sources = new Set(sourcesNamed(beside.line, beside.language).flatMap((speaker) => speaker.tokens));
  for (const comparison of beside.comparisons) {
    if (comparison.share() < 0.6) continue;
    const pairs = onlyPairs(comparison, beside.language);
    for (const pivot of pairs) {
      if (pivot.mine.word.capitalised || pivot.theirs.word.capitalised) continue;
      const told = pairs.filter((pair) => pair !== pivot && !sources.has(pair.mine) && tellsByOrder(pair, beside.language));
      for (const one of told.filter(({ mine }) => mine.index < pivot.mine.index)) {
        for (const other of told.filter(({ mine }) => mine.index > pivot.mine.index)) {
          const names = one.mine.word.capitalised && other.mine.word.capitalised;
          // A name and a thing change places in many paraphrases; a name and a group that acts seldom do.
          const mixed = one.mine.word.capitalised !== other.mine.word.capitalised;
          const plain = one.mine.word.capitalised ? other.mine : one.mine;
          if (mixed && !isSpeakingRole(plain.key, beside.language)) continue;
          const crossed = one.theirs.index > pivot.theirs.index && other.theirs.index < pivot.theirs.index;
          if (!crossed || !joins(one.mine, pivot.mine, other.mine, names) || !joins(other.theirs, pivot.theirs, one.theirs, names))
            continue;
          if (isPassive(pivot.mine, comparison.own, beside.language) !== isPassive(pivot.theirs, comparison.other, beside.language)) continue;
          return [
            against(
              beside,
              comparison,
              `the passage has “${other.theirs.word.text}” before “${pivot.theirs.word.text}” and “${one.theirs.word.text}” after it, the sentence the other way round`,
              'partly',
            ),
          ];
        }
      }
    }
  }
  return [];
}
