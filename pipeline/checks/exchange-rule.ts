// Who does what to whom: two words of the passage that the sentence has on either side of the same word, in the other order.
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Line, Token } from './line.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Words that may stand between each of the two and the word that parts them. */
const nearest = 5;

const auxiliary =
  /^(?:be|been|being|is|are|was|were|get|got|ser|sido|es|fue|fueron|son|est|sont|ete|etait|etre|wird|wurde|wurden|worden|werden|e|era|stato|stata|stati|viene|venne|sono|foi|foram|sera|был|была|было|были|werd|werden|zostal|zostala)$/u;

function isPassive(token: Token, line: Line): boolean {
  return [1, 2].some((back) => auxiliary.test(line.tokens[token.index - back]?.key ?? '')) || line.tokens[token.index + 1]?.key === 'by';
}

const isNear = (one: Token, other: Token): boolean => Math.abs(one.index - other.index) <= nearest && one.clause === other.clause;

/** Words that stand once in the sentence and once in the passage. */
function onlyPairs(comparison: Comparison): { mine: Token; theirs: Token }[] {
  const taken = new Map<Token, number>();
  const pairs = comparison.own.tokens.flatMap((mine) => {
    if (!mine.content || /^\p{N}/u.test(mine.key)) return [];
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
  for (const comparison of beside.comparisons) {
    if (comparison.share() < 0.6) continue;
    const pairs = onlyPairs(comparison);
    for (const pivot of pairs) {
      if (pivot.mine.word.capitalised || pivot.theirs.word.capitalised) continue;
      const before = pairs.filter(
        ({ mine, theirs }) => tellsByOrder({ mine, theirs }, beside.language) && mine.index < pivot.mine.index && isNear(mine, pivot.mine),
      );
      const after = pairs.filter(
        ({ mine, theirs }) => tellsByOrder({ mine, theirs }, beside.language) && mine.index > pivot.mine.index && isNear(mine, pivot.mine),
      );
      for (const one of before) {
        for (const other of after) {
          const crossed = one.theirs.index > pivot.theirs.index && other.theirs.index < pivot.theirs.index;
          if (!crossed || !isNear(one.theirs, pivot.theirs) || !isNear(other.theirs, pivot.theirs)) continue;
          if (isPassive(pivot.mine, comparison.own) !== isPassive(pivot.theirs, comparison.other)) continue;
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
