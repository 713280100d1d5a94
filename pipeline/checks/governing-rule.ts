// What governs a statement is not cut off from it: "fears that", "whether", "no proof that", "foiled", "almost", "former", a question. Words that
// begin in the middle of what the source says there are no support for the sentence.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { isPast } from './certainty-rule.ts';
import { governingWords } from './governing-words.ts';
import type { Family, GoverningWords } from './governing-words.ts';
import { homesOf } from './homes.ts';
import { denials } from './line.ts';
import type { Token } from './line.ts';
import { spelledNumbersOf } from './number-words.ts';
import { isSpeakingRole } from './people-words.ts';
import { sensesOf } from './senses.ts';
import { isDate } from './speakers.ts';
import type { Finding } from './types.ts';
import { isPastForm } from './words.ts';

/** Share of the words that a sentence has of a passage which are governed there. */
const mostly = 0.7;
/** Words behind one that governs its object alone. */
const reach = 2;

/** Languages that put a comma before the clause that is governed. */
const commaBefore = /^(?:de|nl|ru|uk|pl)$/u;
/** What joins a clause that is governed no more. */
const joins =
  /^(?:and|but|while|although|y|pero|mientras|et|mais|tandis|und|aber|während|e|ma|mentre|mas|enquanto|en|maar|и|но|а|однако|і|але|та|i|ale|ve|ama|و)$/u;

interface Reader {
  readonly words: GoverningWords;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly passage: BesidePassage;
  readonly beside: Beside;
  /** Words of the passage that the sentence has, in any form. */
  readonly used: ReadonlySet<Token>;
}

/** Whether the sentence itself has a word of one of the families. */
function has({ beside }: Reader, ...families: readonly Family[]): boolean {
  const { tokens } = beside.line;
  return tokens.some(({ index }) => families.some((family) => family.at(tokens, index) > 0));
}

const negates = ({ beside }: Reader): boolean => beside.line.tokens.some((token) => token.negation || denials.has(token.key));

/** Whether the sentence leaves open what is said, in whichever way. */
function isOpen(reader: Reader, ...families: readonly Family[]): boolean {
  const { words, beside } = reader;
  const senses = sensesOf(beside.line, beside.language);
  // Portuguese "se" is a pronoun more often than an "if".
  const supposes = senses.of('if').some(({ first }) => beside.language !== 'pt' || beside.line.tokens[first]?.key !== 'se');
  return (
    supposes ||
    senses.has('hedge', 'may', 'likely') ||
    /[?？؟]/u.test(beside.line.text) ||
    has(reader, words.doubt, words.whether, ...families)
  );
}

/** Whether it gives it to somebody. */
const isGiven = ({ beside }: Reader): boolean => sensesOf(beside.line, beside.language).has('says', 'reports', 'source');

const gapBefore = ({ tokens, text }: Reader, { index, word }: Token): string => text.slice(tokens[index - 1]?.word.end ?? 0, word.start);

/** The words behind `index` that are governed with the first of them: to the end of the sentence, or where another statement is joined. */
function behind(reader: Reader, index: number): Token[] {
  const { tokens } = reader;
  const end = tokens.find((token) => token.index > index + 1 && token.clause > (tokens[index + 1]?.clause ?? 0) && ends(reader, token));
  return tokens.slice(index + 1, end?.index);
}

function ends(reader: Reader, token: Token): boolean {
  const gap = gapBefore(reader, token);
  return (
    /[.;!?]\s/u.test(gap) ||
    (joins.test(token.key) && /[,;–—]/u.test(gap)) ||
    /^(?:but|pero|mais|aber|ma|mas|maar|но|але|ale|ama)$/u.test(token.key)
  );
}

const personal = /^(?:he|she|they|it|we|you|il|elle|ils|elles|er|sie|es|hij|zij|ze|он|она|они|він|вона|вони)$/u;

/** The same, with the words before `governor` where a pronoun stands for them: "the senator dismissed reports that he would resign". */
function governedBy(reader: Reader, governor: Token, index: number): Token[] {
  const scope = behind(reader, index);
  return personal.test(scope[0]?.key ?? '') ? [...reader.tokens.slice(0, governor.index), ...scope] : scope;
}

/** Whether the sentence is told of these words for the most part. */
function areAll(scope: readonly Token[], { used, beside }: Reader): boolean {
  const counted = [...used].filter((token) => !isDate(token.key, beside.language));
  const governed = new Set(scope);
  const inside = counted.filter((token) => governed.has(token));
  return inside.length >= 2 && inside.length >= counted.length * mostly;
}

/** Where what governs a clause ends: the nearest word before it that says something. */
function governorOf(reader: Reader, opening: Token): Token | undefined {
  const { tokens, beside } = reader;
  // "La rumeur selon laquelle".
  const from = tokens[opening.index - 1]?.key === 'selon' ? opening.index - 1 : opening.index;
  const before = tokens.slice(Math.max(0, from - 3), from).reverse();
  for (const token of before) {
    if (token.clause !== opening.clause && !(commaBefore.test(beside.language) && token.clause === opening.clause - 1)) return undefined;
    if (joins.test(token.key)) return undefined;
    if (token.content || token.negation || beside.lexicon.attributionWords.has(token.key)) return token;
    // "After that", "so that": what stands right before joins, and governs nothing.
    if (beside.language !== 'ru' && beside.language !== 'uk' && beside.language !== 'pl') return undefined;
  }
  return undefined;
}

/** Whether what stands before a clause says that it is not so. */
function isRefuted({ words, tokens }: Reader, governor: Token, opening: Token, scope: readonly Token[]): boolean {
  const matrix = tokens.slice(Math.max(0, opening.index - 8), opening.index);
  if (matrix.some((token) => words.refuted.has(token.key))) return true;
  if (words.proof.has(governor.key) && matrix.some((token) => token.negation)) return true;
  const isTold = words.doubt.has(governor.key) || !words.factive.has(governor.key) || /^(?:report|claim|stor|news)/u.test(governor.key);
  const last = scope.at(-1)?.index ?? opening.index;
  return isTold && tokens.some((token) => token.index > opening.index && token.index <= last + 6 && words.refuted.has(token.key));
}

/** Whether an English word is a verb by its form. */
const isVerbForm = (token: Token | undefined): boolean =>
  token !== undefined &&
  !token.word.capitalised &&
  (/^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do)$/u.test(token.key) ||
    isPastForm(token.key) ||
    /\p{L}{2}ed$/u.test(token.key));

/** "A plant that produces 90,000 barrels": a verb of today with its object, and no "fears that prices rise". */
function tellsOfIt({ tokens, words, beside }: Reader, governor: Token | undefined, opening: Token): boolean {
  const [verb, object] = tokens.slice(opening.index + 1, opening.index + 3);
  if (verb === undefined || object === undefined || (governor !== undefined && words.doubt.has(governor.key))) return false;
  return /\p{L}{2}[^s]s$/u.test(verb.key) && (isNumber(object, beside.language) || /^(?:the|an?|its|their|his|her|no)$/u.test(object.key));
}

/** "So strong that windows broke": what came of it. */
const intensified = ({ tokens }: Reader, { index }: Token): boolean =>
  tokens
    .slice(Math.max(0, index - 5), index)
    .some(({ key }) => /^(?:so|such|tan|tanto|tanta|tellement|tel|telle|derart|cosi|tao|zo|так|tak)$/u.test(key));

/** "Fears that …", "no proof that …", "the report that … was retracted". */
function fromClause(reader: Reader): string | null {
  const { words, tokens, used, beside } = reader;
  for (const opening of tokens) {
    if (opening.quoted || !words.that.has(opening.key)) continue;
    if (/^l(?:aq|eq)uel/u.test(opening.key) && tokens[opening.index - 1]?.key !== 'selon') continue;
    const governor = governorOf(reader, opening);
    // "A trial that followed": what a relative clause tells is told.
    if (beside.language === 'en' && (isVerbForm(tokens[opening.index + 1]) || tellsOfIt(reader, governor, opening))) continue;
    if (governor === undefined || used.has(governor)) continue;
    const scope = governedBy(reader, governor, opening.index);
    if (!areAll(scope, reader) || intensified(reader, opening)) continue;
    const reason = `the passage has this under “${governor.word.text} ${opening.word.text}”, the sentence without`;
    if (isRefuted(reader, governor, opening, scope)) {
      if (!negates(reader) && !isOpen(reader, words.refuted)) return reason;
      continue;
    }
    const leaves =
      isDate(governor.key, beside.language) ||
      words.factive.has(governor.key) ||
      beside.lexicon.attributionWords.has(governor.key) ||
      governor.negation;
    if (!leaves && !isOpen(reader) && !isGiven(reader) && !sensesOf(beside.line, beside.language).has('plan', 'must', 'will', 'admit'))
      return reason;
  }
  return null;
}

/** Words that open a condition as well as a question: only a verb that asks makes them one. */
const asks =
  /^(?:ask|wonder|investigat|inquir|examin|check|determin|consider|debat|decid|know|clear|unclear|say|said|see|probe|investig|averigu|pregunt|sab|estudi|analiz|dud|verific|comprob|cherch|savoir|demand|enquet|verifi|ignor|examin|indag|verific|chied|chiest|valut|accert|stabil|apur|pergunt|avali)/u;
const ambiguous = /^(?:es|fr|it|pt)$/u;

/** "Whether …". */
function fromQuestion(reader: Reader): string | null {
  const { words, tokens, beside } = reader;
  for (const opening of tokens) {
    if (opening.quoted || !words.whether.has(opening.key)) continue;
    if (ambiguous.test(beside.language) && !asks.test(tokens[opening.index - 1]?.key ?? '')) continue;
    if (beside.language === 'uk' && !/,/u.test(gapBefore(reader, opening))) continue;
    const scope =
      opening.key === 'ли'
        ? tokens.slice(Math.max(0, opening.index - 1))
        : beside.language === 'de' && tokens[opening.index - 1]?.key === 'als'
          ? []
          : behind(reader, opening.index);
    if (areAll(scope, reader) && !isOpen(reader)) return `the passage asks “${opening.word.text} …”, the sentence tells it`;
  }
  return null;
}

/** "Was the pilot asleep?" */
function asked(reader: Reader): string | null {
  const end = reader.text.replace(/["“”»’')\]\s]+$/u, '').at(-1) ?? '';
  if (!/[?？؟]/u.test(end) || isOpen(reader) || isGiven(reader)) return null;
  // What stands before the question is none.
  const from = Math.max(...Array.from(reader.text.matchAll(/[.!:;…]\s|—|¿/gu), ({ index }) => index), 0);
  const scope = reader.tokens.filter(({ word }) => word.start >= from);
  return areAll(scope, reader) ? 'the passage asks this, the sentence tells it' : null;
}

/** "Officials hope the truce will hold", "The pilot was asleep, police suspect". */
function doubted(reader: Reader): string | null {
  const { words, tokens, used, beside, text } = reader;
  for (const token of tokens) {
    if (token.quoted || token.negated || !words.doubt.has(token.key) || used.has(token)) continue;
    const next = tokens[token.index + 1];
    const clause = tokens.filter((other) => other.clause === token.clause);
    const closes = next === undefined || /[.!?]/u.test(text.slice(token.word.end, next.word.start));
    const reason = `the passage has this under “${token.word.text}”, the sentence without`;
    const lone = closes && clause.filter((other) => other.content).length <= 2 && token.clause > 0;
    if (
      lone &&
      areAll(
        tokens.filter(({ clause: own }) => own !== token.clause),
        reader,
      ) &&
      !isOpen(reader) &&
      !isGiven(reader)
    )
      return reason;
    // Where a clause of its own follows without a "that".
    if (next === undefined || beside.language !== 'en') {
      if (beside.language !== 'de' || !token.key.startsWith('gerucht')) continue;
    } else if (/^(?:of|for|about|over|from|to|with|in|on|at|that|by)$/u.test(next.key) || next.clause !== token.clause) continue;
    const subject = clause.some(
      (other) => other.index < token.index && (other.content || /^(?:he|she|they|it|we|some|many)$/u.test(other.key)),
    );
    if (beside.language === 'en' && (!subject || token.word.capitalised)) continue;
    if (areAll(governedBy(reader, token, token.index), reader) && !isOpen(reader) && !isGiven(reader)) return reason;
  }
  return null;
}

/** Words right behind one that governs its object: the first that say something. */
function objectOf({ tokens }: Reader, { index, clause }: Token, length: number, most = reach): Token[] {
  return tokens
    .slice(index + length, index + length + 7)
    .filter((token) => token.content && token.clause === clause)
    .slice(0, most);
}

/** "Foiled an attack", "sought a ten-year term", "is charged with theft". */
function unrealised(reader: Reader): string | null {
  const { words, tokens, used, beside } = reader;
  const senses = sensesOf(beside.line, beside.language);
  for (const [family, keeps] of [
    [words.averted, () => negates(reader) || has(reader, words.averted) || isOpen(reader)],
    [words.asked, () => has(reader, words.asked) || isOpen(reader) || senses.has('plan', 'will', 'must', 'says') || !isTold(reader)],
    [words.accused, () => has(reader, words.accused) || isOpen(reader) || isGiven(reader) || !isTold(reader)],
  ] as const) {
    for (const token of tokens) {
      const length = family.at(tokens, token.index);
      if (length === 0 || token.quoted || token.negated || used.has(token)) continue;
      const object = objectOf(reader, token, length);
      const first = object.find((one) => used.has(one));
      if (first === undefined || used.size < 2) continue;
      if (keeps()) continue;
      const last = tokens[token.index + length - 1] ?? token;
      return `the passage has “${reader.text.slice(token.word.start, last.word.end)} … ${first.word.text}”, the sentence has it as done`;
    }
  }
  return null;
}

/** Whether the sentence tells of something that happened, by a verb of its own or a form that the passage does not have so. */
function isTold({ beside }: Reader): boolean {
  return (
    beside.line.tokens.some(({ key }) => key === 'got' || key === 'had') ||
    isPast(
      beside.line.tokens.filter((token) => token.content && !token.quoted),
      beside.line,
      beside.language,
    ) ||
    !/^(?:en|es|fr|pt|it|de|nl|ru|uk|pl)$/u.test(beside.language)
  );
}

const portion =
  /^(?:half|third|quarter|tenth|dozen\p{L}*|hundred\p{L}*|thousand\p{L}*|million\p{L}*|billion\p{L}*|doubl\p{L}*|tripl\p{L}*|decade|year|month|week|mitad|tercio|moitie|tiers|halfte|drittel|meta|metade|helft)$/u;

/** "Almost burst", "casi todos". */
function almost(reader: Reader): string | null {
  const { words, tokens, used, beside } = reader;
  const own = sensesOf(beside.line, beside.language);
  if (has(reader, words.almost) || isOpen(reader) || negates(reader)) return null;
  for (const token of tokens) {
    const length = words.almost.at(tokens, token.index);
    if (length === 0 || token.quoted) continue;
    const following = tokens.slice(token.index + length, token.index + length + 3);
    const [next] = following;
    const theirs = following.find((other) => other.content);
    if (next === undefined || [next, theirs].some((one) => one !== undefined && isNumber(one, beside.language))) continue;
    const allOfThem = sensesOf(reader.passage.comparison.other, beside.language)
      .of('all')
      .some(({ first }) => first === next.index);
    const taken = allOfThem ? own.has('all') : theirs !== undefined && used.has(theirs);
    if (taken)
      return `the passage has “${reader.text.slice(token.word.start, (theirs ?? next).word.end)}”, the sentence leaves out “${token.word.text}”`;
  }
  return null;
}

const isNumber = ({ key }: Token, language: string): boolean =>
  /\p{N}/u.test(key) || portion.test(key) || spelledNumbersOf(language).has(key);

/** "Former minister", "attempted murder", "non-union workers". */
function titled(reader: Reader): string | null {
  const { words, tokens, used, beside, passage } = reader;
  const { comparison } = passage;
  for (const token of tokens) {
    const family = [words.role, words.sham].find((one) => one.has(token.key));
    const next = tokens[token.index + 1];
    if (family === undefined || next === undefined || token.quoted || next.clause !== token.clause || used.has(token) || !used.has(next))
      continue;
    const noun = next.content ? next : tokens[next.index + 1];
    if (noun === undefined) continue;
    const roles = [noun, tokens[noun.index + 1]].some(
      (one) => one !== undefined && isSpeakingRole(one.key, beside.language) && used.has(one),
    );
    if (family === words.role && !roles && !/[-‐‑]/u.test(reader.text.slice(token.word.end, next.word.start))) continue;
    if (has(reader, words.role, words.sham) || negates(reader)) continue;
    // Told elsewhere in the passage without it.
    const own = beside.line.tokens.filter((one) => comparison.matches(one).includes(next));
    if (own.every((one) => comparison.matches(one).some((other) => other !== next && other.key === next.key))) continue;
    return `the passage has “${reader.text.slice(token.word.start, next.word.end)}”, the sentence leaves out “${token.word.text}”`;
  }
  return null;
}

/** "All provinces except one". */
function excepted(reader: Reader): string | null {
  const { words, tokens, used, beside } = reader;
  if (!sensesOf(beside.line, beside.language).has('all') || negates(reader) || has(reader, words.except)) return null;
  const all = sensesOf(reader.passage.comparison.other, beside.language).of('all');
  for (const token of tokens) {
    const length = words.except.at(tokens, token.index);
    if (length === 0 || token.quoted || !all.some(({ first }) => first < token.index || token.index < 4)) continue;
    const what = tokens.slice(token.index + length, token.index + length + 4).find((other) => other.content);
    if (what !== undefined && !used.has(what))
      return `the passage has “${token.word.text} ${what.word.text}”, the sentence has no exception`;
  }
  return null;
}

/** What happens in a play or an exercise does not happen. */
const staged =
  /^(?:drill|exercise|simulation|film|movie|novel|dream|play|simulacro|pelicula|novela|ubung|roman|fiction|romanzo|учени\p{L}*|фильм\p{L}*)$/u;

function inPlay(reader: Reader): string | null {
  const { tokens, used, text, beside } = reader;
  const first = tokens.find((token) => token.content);
  if (first === undefined || !staged.test(first.key) || first.index > 3 || first.index === 0 || used.has(first)) return null;
  if (!/^(?:in|en|dans|pendant|bei|durante|nel|no|na|в|на|during|als)$/u.test(tokens[0]?.key ?? '')) return null;
  if (!/^\s*,/u.test(text.slice(first.word.end)) || beside.line.tokens.some((token) => staged.test(token.key))) return null;
  return `the passage has this “${text.slice(0, first.word.end)}”, the sentence without`;
}

const rules = [fromClause, fromQuestion, asked, doubted, unrealised, almost, titled, excepted, inPlay];

/** @param quotes whether the sentence quotes: quotations cut out of what governs them have a rule of their own. */
export function checkGoverning(beside: Beside, quotes: boolean): Finding[] {
  const words = governingWords(beside.language);
  const homes = homesOf(beside);
  if (quotes || words === null || homes.length === 0) return [];
  const readers = homes.map((passage): Reader => {
    const { tokens, text } = passage.comparison.other;
    const used = new Set(
      beside.line.tokens.flatMap((own) => (own.content ? passage.comparison.matches(own).filter((token) => token.content) : [])),
    );
    return { words, tokens, text, passage, beside, used };
  });
  // What one of them says of itself is said, whatever governs it in the others.
  const reasons = readers.map((reader) => {
    for (const rule of rules) {
      const reason = rule(reader);
      if (reason !== null) return { reader, reason };
    }
    return null;
  });
  const [first] = reasons;
  if (first === undefined || first === null || reasons.includes(null)) return [];
  return [against(beside, first.reader.passage.comparison, first.reason, 'partly')];
}
