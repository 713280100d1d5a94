// Of how many: "some" is not "most" nor "all", "one of the largest" is not the largest, and "only" is neither put in nor left out.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { homesOf } from './homes.ts';
import type { Line, Token } from './line.ts';
import { spelledNumbersOf } from './number-words.ts';
import { ordinalOf } from './people-words.ts';
import { sensesOf, textOfSense } from './senses.ts';
import type { Sense } from './senses.ts';
import type { SenseName } from './sense-words.ts';
import type { Finding } from './types.ts';

/** How much a family says that it is of. */
const ranks: readonly (readonly [SenseName, number])[] = [
  ['all', 5],
  ['most', 4],
  ['many', 3],
  ['some', 2],
  ['few', 1],
];
const reach = 3;

/** English superlatives of one word: a list of stems, as "protest" and "interest" end so too. */
const english =
  /^(?:(?:larg|great|high|low|old|young|small|long|short|strong|weak|poor|rich|hott|cold|deadli|bigg|fast|slow|hard|tough|near|clos|wealthi|busi|earli|heavi|simpl|safe?|broad|deep|cheap|wid|tall|wett|dri|few|clear|fin|larg|mild|steep|sharp|bloodi|costli|happi|grave?|dark|bright|new|widest|lat|tini|loud|quick|ugli|fierc|nic|warm|full)est|best|worst|most)$/u;

/** Whether a word is a superlative: English ones by form, others by the list of their language. */
function superlativesIn(line: Line, language: string): Token[] {
  if (language === 'en') return line.tokens.filter(({ key }) => english.test(key));
  const firsts = new Set(
    sensesOf(line, language)
      .of('superlative')
      .map(({ first }) => first),
  );
  return line.tokens.filter(({ index }) => firsts.has(index));
}

/** What a quantity is of: the next word that says something, or a number. */
function counted({ last }: Sense, line: Line, language: string): Token | undefined {
  const numbers = spelledNumbersOf(language);
  return line.tokens.slice(last + 1, last + 1 + reach).find((token) => token.content || /\p{N}/u.test(token.key) || numbers.has(token.key));
}

/** "The most expensive" is a superlative, "for the most part" and "at most" something else. */
function isQuantity({ name, first }: Sense, line: Line, language: string): boolean {
  if (language !== 'en') return true;
  const before = line.tokens[first - 1]?.key ?? '';
  if (name === 'most') return !/^(?:the|at|his|her|its|their|our|whose|of|a|one)$/u.test(before);
  return name !== 'all' || !/^(?:at|after|above|first|in|of)$/u.test(before);
}

function lowerThan(asked: Sense, rank: number, passage: BesidePassage, beside: Beside): string | null {
  const { other } = passage.comparison;
  const senses = sensesOf(other, beside.language);
  const of = counted(asked, beside.line, beside.language);
  const theirs = of === undefined ? [] : passage.comparison.matches(of);
  let same = false;
  for (const [name, own] of ranks) {
    for (const sense of senses.of(name)) {
      if (!isQuantity(sense, other, beside.language)) continue;
      if (own >= rank) same = true;
      const target = counted(sense, other, beside.language);
      if (own < rank && target !== undefined && theirs.includes(target)) return `“${textOfSense(sense, other)}”`;
    }
  }
  // "Many" may stand for a bare plural; "most" for a share in figures.
  if (same || rank <= 3 || (rank === 4 && /%|percent|per cent|two[- ]thirds|prozent|pour cent|ciento|cento|процент/iu.test(other.text)))
    return null;
  return 'nothing of the kind';
}

function checkRanks(homes: readonly BesidePassage[], beside: Beside): Finding[] {
  const own = sensesOf(beside.line, beside.language);
  for (const [name, rank] of ranks) {
    if (rank < 3) continue;
    for (const sense of own.of(name)) {
      const token = beside.line.tokens[sense.first];
      // "Each" is of those just named; in a passage it carries "every".
      if (token === undefined || token.key === 'each' || beside.isOutlet(token) || !isQuantity(sense, beside.line, beside.language))
        continue;
      if (!token.content && counted(sense, beside.line, beside.language) === undefined) continue;
      const lower = homes.map((passage) => ({ passage, says: lowerThan(sense, rank, passage, beside) }));
      const [first] = lower;
      if (first === undefined || first.says === null || lower.some(({ says }) => says === null)) continue;
      const reason = `the sentence says “${textOfSense(sense, beside.line)}”, the passage ${first.says}`;
      return [against(beside, first.passage.comparison, reason, 'partly')];
    }
  }
  return [];
}

function checkOnly(homes: readonly BesidePassage[], beside: Beside, quotes: boolean): Finding[] {
  const own = sensesOf(beside.line, beside.language);
  const has = ({ comparison }: BesidePassage): boolean => sensesOf(comparison.other, beside.language).has('only');
  const added = own.of('only').find(({ first }) => {
    const token = beside.line.tokens[first];
    return token !== undefined && !beside.isOutlet(token);
  });
  if (added !== undefined) {
    if (homes.some(has)) return [];
    return [{ verdict: 'partly', reason: `“${textOfSense(added, beside.line)}” is the sentence’s own: no passage says so` }];
  }
  if (quotes) return [];
  const numbers = spelledNumbersOf(beside.language);
  const isNumber = (token: Token | undefined): boolean => token !== undefined && (/\p{N}/u.test(token.key) || numbers.has(token.key));
  const left = homes.map((passage) => {
    const { other } = passage.comparison;
    const sense = sensesOf(other, beside.language)
      .of('only')
      .find(({ last }) => {
        const number = other.tokens.slice(last + 1, last + 3).find(isNumber);
        return number !== undefined && beside.line.tokens.some((token) => passage.comparison.matches(token).includes(number));
      });
    return { passage, text: sense === undefined ? null : textOfSense(sense, other) };
  });
  const [first] = left;
  if (first === undefined || first.text === null || left.some(({ text }) => text === null)) return [];
  return [against(beside, first.passage.comparison, `the passage says “${first.text}”, the sentence leaves it out`, 'partly')];
}

/** What takes something from a superlative of the passage: "one of the", "second". */
function qualified(theirs: Token, line: Line, language: string): { text: string; ordinal: boolean } | null {
  const partitive = sensesOf(line, language)
    .of('oneOf')
    .find(({ first, last }) => first <= theirs.index && theirs.index - last <= reach && theirs.index >= last - 1);
  if (partitive !== undefined) return { text: line.text.slice(line.tokens[partitive.first]?.word.start, theirs.word.end), ordinal: false };
  const ordinal = line.tokens.slice(Math.max(0, theirs.index - 2), theirs.index).find(({ key }) => (ordinalOf(key, language) ?? 0) > 1);
  return ordinal === undefined ? null : { text: line.text.slice(ordinal.word.start, theirs.word.end), ordinal: true };
}

function checkSuperlatives(homes: readonly BesidePassage[], beside: Beside): Finding[] {
  const { line, language } = beside;
  const senses = sensesOf(line, language);
  for (const mine of superlativesIn(line, language)) {
    if (beside.isOutlet(mine)) continue;
    const faults = homes.map((passage) => {
      const { other } = passage.comparison;
      const there = superlativesIn(other, language);
      const same = there.filter((token) => token.key === mine.key || passage.comparison.matches(mine).includes(token));
      if (same.length === 0) {
        const otherwise = there.length > 0 || /\b(?:record|first|top|leading|main|highest|unprecedented|never)\b/iu.test(other.text);
        return { passage, reason: language !== 'en' || otherwise || mine.key === 'most' ? null : `no passage says “${mine.word.text}”` };
      }
      const taken = same.map((token) => qualified(token, other, language));
      if (taken.some((one) => one === null)) return { passage, reason: null };
      const [one] = taken;
      if (one == null) return { passage, reason: null };
      const kept = one.ordinal
        ? line.tokens.some(({ key }) => (ordinalOf(key, language) ?? 0) > 1)
        : senses.has('oneOf', 'some', 'many', 'few') ||
          line.tokens.some(({ key }) => /^(?:two|three|several|zwei|dos|deux|due|dois)$/u.test(key));
      return {
        passage,
        reason: kept ? null : `the passage says “${one.text}”, the sentence “${mine.word.text}”`,
      };
    });
    const [first] = faults;
    if (first?.reason != null && faults.every(({ reason }) => reason !== null))
      return [against(beside, first.passage.comparison, first.reason, 'partly')];
  }
  return [];
}

/**
 * Quantities and superlatives of the sentence against those of the passages that it can be from.
 *
 * @param quotes whether the sentence quotes, and so may have in its quotation what is looked for.
 */
export function checkQuantities(beside: Beside, quotes: boolean): Finding[] {
  const homes = homesOf(beside);
  if (homes.length === 0) return [];
  return [...checkRanks(homes, beside), ...checkOnly(homes, beside, quotes), ...checkSuperlatives(homes, beside)];
}
