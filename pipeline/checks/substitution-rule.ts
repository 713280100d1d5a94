// A name, or somebody who speaks, in the place of another: the sentence has nearly all of the passage's words in their order, and between the
// same neighbours somebody or something else. What the passages' other words say of it does not matter then, nor that the name is in the text.
import { aliasesOf } from './acronyms.ts';
import { alignedWith } from './alignment.ts';
import type { Gap } from './alignment.ts';
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import type { Token } from './line.ts';
import { isSpeakingRole } from './people-words.ts';
import { isDate } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Share of the sentence's words from which it is the passage's own, with something exchanged. */
const nearlyAll = 0.7;
/** The same where no name is put in, but a role that may stand for the one the passage names. */
const nearlyAllForRoles = 0.8;
/** Neighbours that a gap has on both sides together, and the words that it may hold. */
const leastAnchors = 3;
const widest = { mine: 5, theirs: 7 };

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.word.text).join(' ');

/** Whether a capital is that of a name: not of a beginning, unless the source writes the word so wherever it stands. */
function isName(token: Token, { source }: BesidePassage): boolean {
  return token.word.capitalised && token.content && token.key.length > 1 && (token.index > 0 || source.isAlwaysCapitalised(token.key));
}

function standsFor(mine: Token, theirs: Token, { source }: BesidePassage, beside: Beside): boolean {
  if (sameWord(mine.key, theirs.key, beside.language) || beside.meanings.alike(mine.key, theirs.key)) return true;
  if (aliasesOf(mine.key).includes(theirs.key) || (source.acronyms.has(mine.key) && mine.key.startsWith(theirs.key.charAt(0)))) return true;
  return source.areApposed(mine.key, theirs.key);
}

/** Somebody whom a pronoun in the singular cannot be: "critics" for "he", or one who is not yet known ("a spokesman"). */
function isNobodyBefore(token: Token, beside: Beside): boolean {
  if (beside.language !== 'en' || !isSpeakingRole(token.key, 'en')) return false;
  const before = beside.line.tokens[token.index - 1]?.key ?? '';
  return /^an?$/u.test(before) || (token.key.endsWith('s') && !/^(?:the|his|her|their)$/u.test(before));
}

function exchanged({ mine, theirs }: Gap, share: number, passage: BesidePassage, beside: Beside): boolean {
  const put = mine.filter(
    (token) => isName(token, passage) && !isSpeakingRole(token.key, beside.language) && !isDate(token.key, beside.language),
  );
  const taken = theirs.filter(
    (token) => token.content && token.word.capitalised && token.key.length > 1 && !isDate(token.key, beside.language),
  );
  const isFree = (tokens: readonly Token[]): boolean =>
    !tokens.some((one) => taken.some((other) => standsFor(one, other, passage, beside)));
  if (put.length > 0) return taken.length > 0 && isFree(put);
  if (share < nearlyAllForRoles) return false;
  const roles = mine.filter((token) => !token.word.capitalised && isSpeakingRole(token.key, beside.language));
  if (roles.length === 0 || mine.some((token) => token.content && !roles.includes(token))) return false;
  if (taken.length > 0) return isFree(roles);
  return theirs.every((token) => /^(?:he|she)$/u.test(token.key)) && roles.every((token) => isNobodyBefore(token, beside));
}

/** The sentence without a clause that only names the outlet: "…, the Beacon reports" is no word of the passage, and hides what ends there. */
function withoutOutlet(beside: Beside): Token[] {
  const { tokens } = beside.line;
  const outlet = new Set(tokens.filter((token) => beside.isOutlet(token)).map((token) => token.clause));
  for (const token of tokens) if (token.content && !beside.isOutlet(token)) outlet.delete(token.clause);
  return tokens.filter((token) => !outlet.has(token.clause));
}

/** Names, roles and groups of the sentence in the place of others of the passage. */
export function checkSubstitution(beside: Beside): Finding[] {
  // German writes all nouns with a capital: names are not told from them.
  if (beside.language === 'de') return [];
  const own = withoutOutlet(beside);
  const aligned = beside.passages.flatMap((passage) => {
    const alignment = alignedWith(passage.comparison, own, nearlyAll);
    return alignment === null ? [] : [{ passage, alignment }];
  });
  for (const { passage, alignment } of aligned) {
    for (const gap of alignment.gaps) {
      if (gap.anchors < leastAnchors || gap.mine.length > widest.mine || gap.theirs.length > widest.theirs) continue;
      if (gap.mine.some((token) => beside.isOutlet(token)) || !exchanged(gap, alignment.share, passage, beside)) continue;
      // Another passage may have the sentence as it is.
      const elsewhere = aligned.some(
        (other) =>
          other.alignment !== alignment && !other.alignment.gaps.some(({ mine }) => mine.some((token) => gap.mine.includes(token))),
      );
      if (elsewhere) continue;
      const reason = `the passage has “${textOf(gap.theirs)}” where the sentence has “${textOf(gap.mine)}”`;
      return [against(beside, passage.comparison, reason, 'partly')];
    }
  }
  return [];
}
