// A sentence beside one passage: which words of the one are words of the other, and how well the surroundings of two words agree. Most of what
// goes wrong in a sentence is a word that belongs elsewhere in the source: a figure of another firm, a speaker of another quotation.
import type { Line, Token } from './line.ts';
import type { Meanings } from './meanings.ts';
import { sameWord } from './words.ts';

/** Words away at which a shared word weighs a third of what it does next to it. */
const distance = 6;
/** What a shared word in another clause weighs. */
const otherClause = 0.6;

const isFigure = (key: string): boolean => /\p{N}/u.test(key);

/** What the match next to `theirs` weighs. Matches are in the passage's order, so that a word it has a thousand times costs no more than one. */
function nearest(matches: readonly Token[], theirs: Token): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.index ?? 0) < theirs.index) low = middle + 1;
    else high = middle;
  }
  let best = 0;
  for (const [from, step] of [
    [low - 1, -1],
    [low, 1],
  ] as const) {
    for (let at = from, match = matches[at]; match !== undefined; at += step, match = matches[at]) {
      const weight = Math.exp(-Math.abs(match.index - theirs.index) / distance);
      if (weight <= best) break;
      if (match !== theirs) best = Math.max(best, weight * (match.clause === theirs.clause ? 1 : otherClause));
    }
  }
  return best;
}

export class Comparison {
  readonly own: Line;
  readonly other: Line;
  readonly #pairs: readonly (readonly Token[])[];

  constructor(own: Line, other: Line, language: string, meanings: Meanings) {
    this.own = own;
    this.other = other;
    this.#pairs = own.tokens.map((token) => {
      const same = other.byKey.get(token.key);
      if (same !== undefined) return same;
      if (!token.content || isFigure(token.key)) return [];
      return other.tokens.filter(
        (candidate) => candidate.content && (sameWord(token.key, candidate.key, language) || meanings.alike(token.key, candidate.key)),
      );
    });
  }

  /** Words of the passage that a word of the sentence is a form of, or means the same as. */
  matches(token: Token): readonly Token[] {
    return this.#pairs[token.index] ?? [];
  }

  /** How many words of the sentence that say something the passage has, 0 to 1. */
  share(): number {
    const content = this.own.tokens.filter((token) => token.content);
    return content.filter((token) => this.matches(token).length > 0).length / Math.max(1, content.length);
  }

  /** How well what stands around `mine` agrees with what stands around `theirs`; `except`: words that are not looked at. */
  context(mine: Token, theirs: Token, except: ReadonlySet<Token>): number {
    let sum = 0;
    const near = this.own.tokens.slice(Math.max(0, mine.index - 4 * distance), mine.index + 4 * distance + 1);
    for (const token of near) {
      if (token === mine || !token.content || except.has(token)) continue;
      const own = Math.exp(-Math.abs(token.index - mine.index) / distance) * (token.clause === mine.clause ? 1 : otherClause);
      sum += own * nearest(this.matches(token), theirs);
    }
    return sum;
  }
}

/** The sentence's word beside those of all passages: the best agreement of each of two sides. */
export interface Sides {
  readonly same: number;
  readonly other: number;
  /** The word of the passage that stands for the other side. */
  readonly against: { readonly token: Token; readonly comparison: Comparison } | null;
}

/** Weighs the words of the passages that `sideOf` puts on either side against one another by what stands around them. */
export function weighSides(
  comparisons: readonly Comparison[],
  mine: Token,
  sideOf: (theirs: Token, comparison: Comparison) => 'same' | 'other' | null,
  except: ReadonlySet<Token> = new Set(),
): Sides {
  let same = -1;
  let other = -1;
  let against: Sides['against'] = null;
  for (const comparison of comparisons) {
    for (const token of comparison.other.tokens) {
      const side = sideOf(token, comparison);
      if (side === null) continue;
      const value = comparison.context(mine, token, except);
      if (side === 'same') same = Math.max(same, value);
      else if (value > other) {
        other = value;
        against = { token, comparison };
      }
    }
  }
  return { same, other, against };
}
