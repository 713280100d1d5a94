// Who does what to whom: two words of the passage that the sentence has on either side of the same word, in the other order.
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Line, Token } from './line.ts';
import { spelledNumbersOf } from './number-words.ts';
import { isSpeakingRole } from './people-words.ts';
import { passiveAuxiliary } from './speech-words.ts';
import { isDate, sourcesNamed } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Words that may stand between each of the two and the word that parts them. */
const nearest = 5;

function isPassive(token: Token, line: Line, language: string): boolean {
  const isActive = language === 'en' && token.key.endsWith('ing');
  if (
    (!isActive && [1, 2].some((back) => passiveAuxiliary.test(line.tokens[token.index - back]?.key ?? ''))) ||
    line.tokens[token.index + 1]?.key === 'by'
  )
    return true;
  // "Peut être vendue par l'entreprise": the word between is the modal, and what makes the passive follows.
  const rest = line.tokens.slice(token.index + 1).filter(({ clause }) => clause === token.clause);
  const infinitive = (one: Token | undefined): boolean => /^(?:etre|ser|essere|be)$/u.test(one?.key ?? '');
  return rest.slice(0, 2).some(infinitive) || [1, 2].some((back) => infinitive(line.tokens[token.index - back]));
}

/** Share of the sentence's words from which its clauses are the passage's own. */
const allButOne = 0.8;
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

/** Verbs of saying that are said to somebody: "the board asked the city". Others attribute, and stand where a sentence likes them. */
const saidTo: Readonly<Record<string, RegExp>> = {
  en: /^(?:ask|tell|urge|warn|advise|accuse|beg|remind|promise)(?:s|d|ed|es)?$|^(?:told|begged)$/u,
  es: /^(?:pide|piden|pidio|pidieron|advierte|advirtio|acusa|acuso|prometio|insta|insto)$/u,
  fr: /^(?:demande|demandent|demanda|accuse|accusa|avertit|promet|promit|exhorte)$/u,
  it: /^(?:chiede|chiedono|chiese|chiesto|accusa|accuso|avverte|avverti|promette|promesso)$/u,
  pt: /^(?:pede|pedem|pediu|acusa|acusou|adverte|advertiu|promete|prometeu)$/u,
  nl: /^(?:vraagt|vroeg|vragen|vroegen|waarschuwt|waarschuwde|beschuldigt|beschuldigde|belooft|beloofde)$/u,
};

/** Such verbs that stand once in the sentence and once in the passage. */
function saidToPairs({ own, other }: Comparison, language: string): { mine: Token; theirs: Token }[] {
  return own.tokens.flatMap((mine) => {
    if (mine.content || saidTo[language]?.test(mine.key) !== true || own.byKey.get(mine.key)?.length !== 1) return [];
    const [theirs, second] = other.byKey.get(mine.key) ?? [];
    return theirs === undefined || second !== undefined ? [] : [{ mine, theirs }];
  });
}

/** Languages in which who does it is told by the order of words; in others names alone, in one form, can be told to be exchanged. */
const ordered = new Set(['en', 'es', 'fr', 'pt', 'it', 'nl']);

function tellsByOrder({ mine, theirs }: { mine: Token; theirs: Token }, language: string): boolean {
  if (ordered.has(language)) return sameWord(mine.key, theirs.key, language);
  return mine.word.capitalised && theirs.word.capitalised && mine.word.text === theirs.word.text && language !== 'de';
}

/** A capital that only opens a sentence is no name's: "Wages grew faster than prices". */
function isNamed({ mine, theirs }: { mine: Token; theirs: Token }, { own, other }: Comparison): boolean {
  const capital = (token: Token, line: Line): boolean =>
    token.word.capitalised && (token.index > 0 || line.tokens[1]?.word.capitalised === true);
  const opens = (token: Token): boolean => token.index === 0 && token.word.capitalised;
  if (capital(mine, own) || capital(theirs, other)) return true;
  return opens(mine) && opens(theirs);
}

/** Whether a word stands behind a preposition of place or time in both: where it happened is told before or after what happened. */
function isAdjunct({ mine, theirs }: { mine: Token; theirs: Token }, comparison: Comparison): boolean {
  const behind = (token: Token, line: Line): boolean =>
    [1, 2, 3, 4].some((back) =>
      /^(?:in|at|on|en|em|na|no|a|au|aux|im|am|op|w|we|в|на|у|nel|nella|nei|dans|during|during|pendant|durante)$/u.test(
        line.tokens[token.index - back]?.key ?? '',
      ),
    );
  return behind(mine, comparison.own) && behind(theirs, comparison.other);
}

const nominative = /^(?:der|ein|dieser|jener|kein|sein|ihr)$/u;
const oblique = /^(?:de[nm]|einen|einem|diesen|diesem|keinen|keinem|seinen|seinem|ihren|ihrem)$/u;
const preposition =
  /^(?:von|vom|bei|beim|mit|fur|gegen|nach|zu|zum|zur|in|im|an|am|auf|aus|durch|uber|unter|vor|um|ohne|seit|wegen|trotz|zwischen|neben|hinter)$/u;

/** Which part a German noun plays by the article before it; null where its article has the same form for both, or a preposition governs it. */
function roleOf(token: Token, line: Line): 'does' | 'undergoes' | 'either' | null {
  for (let at = token.index - 1; at >= token.index - 4; at -= 1) {
    const before = line.tokens[at];
    if (before === undefined || before.clause !== token.clause || preposition.test(before.key)) break;
    if (preposition.test(line.tokens[at - 1]?.key ?? '')) return null;
    if (nominative.test(before.key)) return 'does';
    if (oblique.test(before.key)) return 'undergoes';
    if (/^(?:die|das|eine?)$/u.test(before.key)) return 'either';
    if (before.word.capitalised) return null;
  }
  return null;
}

/** German tells by its articles who does it: "der Konzern verklagt den Vorstand" is not "der Vorstand verklagt den Konzern". */
function exchangedCases(comparison: Comparison, pairs: readonly { mine: Token; theirs: Token }[]): Finding['reason'] | null {
  const isVoiceOther = (line: Line): boolean =>
    line.tokens.some(({ key }) => /^(?:wird|werden|wurden?|worden|lasst|lassen|liess)$/u.test(key));
  if (isVoiceOther(comparison.own) || isVoiceOther(comparison.other)) return null;
  const nouns = pairs.filter(({ mine, theirs }) => mine.word.capitalised && theirs.word.capitalised);
  const verbs = pairs.filter(({ mine, theirs }) => !mine.word.capitalised && !theirs.word.capitalised);
  for (const raised of nouns) {
    if (roleOf(raised.mine, comparison.own) !== 'does' || roleOf(raised.theirs, comparison.other) !== 'undergoes') continue;
    for (const lowered of nouns) {
      const [now, then] = [roleOf(lowered.mine, comparison.own), roleOf(lowered.theirs, comparison.other)];
      const isLowered = (now === 'undergoes' && then === 'does') || (now === 'either' && then === 'either');
      const together = [raised, lowered].every(({ mine }) => mine.clause === raised.mine.clause);
      const apart = raised.theirs.clause !== lowered.theirs.clause;
      if (lowered === raised || !isLowered || !together || apart) continue;
      const verb = verbs.find(({ mine, theirs }) => mine.clause === raised.mine.clause && theirs.clause === raised.theirs.clause);
      if (verb !== undefined)
        return `the passage says that “${lowered.theirs.word.text}” does this to “${raised.theirs.word.text}”, the sentence the other way round`;
    }
  }
  return null;
}

/** Numbers of the clauses of a line that say something. */
function clausesOf({ tokens }: Line): number[] {
  return [...new Set(tokens.filter(({ content, quoted }) => content && !quoted).map(({ clause }) => clause))];
}

/**
 * Of two things told of two, each told of the other: "the southern port reopened and the northern port closed". Where both have two clauses alone, as
 * further ones may be told anywhere.
 */
function exchangedClauses({ own, other }: Comparison, pairs: readonly { mine: Token; theirs: Token }[]): string | null {
  const [mine, theirs] = [clausesOf(own), clausesOf(other)];
  if (mine.length !== 2 || theirs.length !== 2) return null;
  const across = (clause: number | undefined, from: number | undefined): Token | undefined =>
    pairs.find((pair) => pair.mine.clause === clause && pair.theirs.clause === from)?.theirs;
  const [kept, left, right, stayed] = mine.flatMap((clause) => theirs.map((from) => across(clause, from)));
  if (kept === undefined || left === undefined || right === undefined || stayed === undefined) return null;
  return `the passage says of “${kept.word.text}” and of “${left.word.text}” different things, the sentence puts them together`;
}

export function checkExchange(beside: Beside): Finding[] {
  // "According to X" stands where the sentence likes it: before what X says or after it.
  const sources = new Set(sourcesNamed(beside.line, beside.language).flatMap((speaker) => speaker.tokens));
  for (const comparison of beside.comparisons) {
    if (comparison.share() < 0.6) continue;
    const pairs = onlyPairs(comparison, beside.language);
    const exchanged = beside.language === 'de' ? exchangedCases(comparison, pairs) : null;
    if (exchanged !== null) return [against(beside, comparison, exchanged, 'partly')];
    const clauses = comparison.share() < allButOne ? null : exchangedClauses(comparison, pairs);
    if (clauses !== null) return [against(beside, comparison, clauses, 'partly')];
    for (const pivot of [...pairs, ...saidToPairs(comparison, beside.language)]) {
      if (pivot.mine.word.capitalised || pivot.theirs.word.capitalised) continue;
      const told = pairs.filter((pair) => pair !== pivot && !sources.has(pair.mine) && tellsByOrder(pair, beside.language));
      for (const one of told.filter(({ mine }) => mine.index < pivot.mine.index)) {
        for (const other of told.filter(({ mine }) => mine.index > pivot.mine.index)) {
          const [isName, isOtherName] = [one, other].map((pair) => isNamed(pair, comparison));
          const names = isName === true && isOtherName === true;
          // A name and a thing change places in many paraphrases; a name and a group that acts seldom do.
          const mixed = isName !== isOtherName;
          const plain = isName === true ? other.mine : one.mine;
          if (mixed && !isSpeakingRole(plain.key, beside.language)) continue;
          const crossed = one.theirs.index > pivot.theirs.index && other.theirs.index < pivot.theirs.index;
          if (
            !crossed ||
            isAdjunct(one, comparison) ||
            isAdjunct(other, comparison) ||
            !joins(one.mine, pivot.mine, other.mine, names) ||
            !joins(other.theirs, pivot.theirs, one.theirs, names)
          )
            continue;
          if (isPassive(pivot.mine, comparison.own, beside.language) !== isPassive(pivot.theirs, comparison.other, beside.language))
            continue;
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
