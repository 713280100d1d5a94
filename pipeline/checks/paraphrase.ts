// Words of a sentence that its passages do not have, told apart: another word for what they say, a word put in the place of theirs, or one of
// a few that a paraphrase brings along.
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Token } from './line.ts';
import { isSpeakingRole } from './people-words.ts';
import type { Word } from './words.ts';

/** Letters that two words of one family share at least, and how many may follow. */
const family = { shared: 5, rest: 5 };

/** Whether two words may be of one family by how they begin: "approval" and "approved". */
export function sameFamily(left: string, right: string): boolean {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  const longest = Math.max(left.length, right.length);
  return shared >= family.shared && longest - shared <= family.rest && shared * 2 >= longest;
}

/** Whether the passages say the word in other words: one of its meaning, or one of its family ("approval" for "approved"). */
export function isSaid(word: Word, beside: Beside): boolean {
  if (beside.meanings.isLight(word.key)) return true;
  const token = beside.line.tokens.find((one) => one.word.start === word.start);
  if (token !== undefined && beside.comparisons.some((comparison) => comparison.matches(token).length > 0)) return true;
  // "Investigators" are not in "investigation".
  if (isSpeakingRole(word.key, beside.language)) return false;
  return (
    word.key.length >= family.shared &&
    beside.comparisons.some((comparison) => comparison.other.tokens.some((other) => sameFamily(word.key, other.key) && other.content))
  );
}

interface Edge {
  readonly at: number;
  readonly content: boolean;
}

/** Where the nearest words beside `token`, on one side, stand in the passage; the passage's own end where the sentence ends. */
function edges(token: Token, step: 1 | -1, comparison: Comparison): Edge[] {
  const { tokens } = comparison.own;
  for (let at = token.index + step; Math.abs(at - token.index) <= 2; at += step) {
    const beside = tokens[at];
    if (beside === undefined)
      return at - step === token.index ? [{ at: step === -1 ? -1 : comparison.other.tokens.length, content: false }] : [];
    const matches = comparison.matches(beside);
    if (matches.length > 0) return matches.map((match) => ({ at: match.index, content: beside.content }));
    if (beside.content) return [];
  }
  return [];
}

/**
 * Whether one word in the place of another is more than another way to say it: a name, a word that has an opposite, a role that speaks.
 * Other words between the same neighbours are how a paraphrase looks.
 */
export function weighs(mine: Token, theirs: Token, beside: Beside): boolean {
  const turns = (key: string): boolean => beside.meanings.of(key).some((pole) => pole.opposed);
  return (
    mine.word.caseless ||
    // A name for a name; "the company" may stand for one.
    (mine.word.capitalised && theirs.word.capitalised && beside.language !== 'de') ||
    turns(theirs.key) ||
    (turns(mine.key) && beside.meanings.of(theirs.key).length > 0) ||
    // "The company" may stand for its name, and a name for it.
    (!mine.word.capitalised && isRole(mine, theirs, beside))
  );
}

function isRole(mine: Token, theirs: Token, beside: Beside): boolean {
  return (
    // Which minister: "water" and "prime" are part of a title.
    isSpeakingRole(beside.line.tokens[mine.index + 1]?.key ?? '', beside.language) ||
    isSpeakingRole(mine.key, beside.language) ||
    isSpeakingRole(theirs.key, beside.language)
  );
}

/** The word of a passage in whose place the sentence has `word`: its neighbours on both sides are the sentence's, and it is nowhere in it. */
export function replacedBy(word: Word, beside: Beside): { readonly text: string; readonly comparison: Comparison } | null {
  const token = beside.line.tokens.find((one) => one.word.start === word.start);
  if (token === undefined) return null;
  for (const comparison of beside.comparisons) {
    const used = (other: Token): boolean => beside.line.tokens.some((own) => comparison.matches(own).includes(other));
    const right = edges(token, 1, comparison);
    for (const left of edges(token, -1, comparison)) {
      for (const end of right) {
        const between = comparison.other.tokens.slice(left.at + 1, Math.max(left.at + 1, end.at));
        if ((!left.content && !end.content) || between.length === 0 || between.length > 2) continue;
        const other = between.find((one) => one.content && !used(one) && weighs(token, one, beside));
        if (other !== undefined) return { text: other.word.text, comparison };
      }
    }
  }
  return null;
}

/**
 * One word right after a known one, where the passage has another: "a former general" for "a former judge". After a name any verb may stand.
 * Names of scripts without capitals are known by their neighbours alone.
 */
export function besideAnother(word: Word, beside: Beside): string | null {
  const token = beside.line.tokens.find((one) => one.word.start === word.start);
  const before = token === undefined ? undefined : beside.line.tokens[token.index - 1];
  if (token === undefined || before === undefined || !before.content || before.word.capitalised) return null;
  for (const comparison of beside.comparisons) {
    for (const match of comparison.matches(before)) {
      const other = comparison.other.tokens[match.index + 1];
      const used = other !== undefined && beside.line.tokens.some((own) => comparison.matches(own).includes(other));
      if (other?.content === true && !used && weighs(token, other, beside)) return other.word.text;
    }
  }
  return null;
}

/** How many words of a paraphrase may be its own, of so many that say something; around a quotation a short sentence only attributes. */
export function ownWordsAllowed(content: number, quotes: boolean): number {
  const share = Math.min(2, Math.floor(content / 4));
  return quotes || content < 3 ? share : Math.max(1, share);
}
