// Names and figures of the source in the wrong place: they stand in the text, and what the sentence says of them the text says of others.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { weighSides } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { isComparable, sameDate } from './dates.ts';
import { sameFigure } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Line, Token } from './line.ts';
import type { NameRun } from './names.ts';
import type { OutsideText } from './outside.ts';
import { isDate } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

const pronoun =
  /^(?:he|she|they|him|her|his|their|them|it|its|who|el|ella|ellos|il|elle|ils|er|sie|ihr|ihre|sein|seine|lui|lei|ele|ela|он|она|они|его|ее|hij|zij|haar)$/u;

/** Whether the passages before `passage` in its source name one of `keys`: a pronoun may then stand for it. */
function namedJustBefore(keys: readonly string[], comparison: Comparison, beside: Beside): boolean {
  const passage = beside.passages.find((one) => one.comparison === comparison);
  if (passage === undefined) return false;
  const { source, range } = passage;
  const before = source.passagesAround({ start: range.span.start, end: range.span.start + 1 }, 2);
  const words = source.wordsIn({ start: before.start, end: range.span.start });
  return words.some((word) => word.capitalised && keys.includes(word.key));
}

const isName = (token: Token, line: Line, language: string): boolean =>
  token.word.capitalised &&
  // "Thursday" is no name that something is said of.
  !isDate(token.key, language) &&
  token.key.length > 1 &&
  token.content &&
  // A capital that a sentence's beginning asks for is no sign of a name, unless another follows.
  (!opens(token, line) || line.tokens[token.index + 1]?.word.capitalised === true);

function opens(token: Token, line: Line): boolean {
  return /(?:^|[.!?:“"«„»”])\s*$/u.test(line.text.slice(0, token.word.start));
}

/** A name whose surroundings the passages give to another name, in a passage that does not have it. */
export function checkNameContext(runs: readonly NameRun[], beside: Beside): Finding[] {
  // German writes all nouns with a capital: names are not told from them.
  if (beside.language === 'de') return [];
  const named = runs.map((run) => beside.line.tokens.filter((token) => run.words.some((word) => word.start === token.word.start)));
  const all = new Set(named.flat());
  return named.flatMap((tokens): Finding[] => {
    const keys = tokens.filter((token) => token.content).map((token) => token.key);
    const mine = tokens.findLast((token) => token.content);
    if (mine === undefined || !/\p{L}{2}/u.test(mine.key)) return [];
    // A name that is nowhere in the sources is the matter of the names' own rule, which knows initials and aliases.
    const isThere = beside.passages.some(({ source }) => keys.some((key) => source.read(source.whole).words.has(key, beside.language)));
    if (!isThere) return [];
    const has = (line: Line): boolean => keys.some((key) => line.tokens.some((token) => sameWord(key, token.key, beside.language)));
    const sides = weighSides(
      beside.comparisons,
      mine,
      (theirs, comparison) => {
        if (keys.some((key) => sameWord(key, theirs.key, beside.language))) return 'same';
        if (pronoun.test(theirs.key)) return namedJustBefore(keys, comparison, beside) ? 'same' : null;
        if (!isName(theirs, comparison.other, beside.language) || comparison.matches(mine).includes(theirs)) return null;
        return has(comparison.other) || namedJustBefore(keys, comparison, beside) ? null : 'other';
      },
      all,
    );
    if (sides.against === null || sides.other < 0.35 || sides.other < Math.max(sides.same, 0) * 1.8 + 0.2) return [];
    const { token, comparison } = sides.against;
    // The other name is in the sentence as well: both are there, and which does what is for other rules.
    if (beside.line.byKey.has(token.key)) return [];
    // A passage that has the name, and as many other words of the sentence, is where it is from.
    const others = beside.line.tokens.filter((one) => one.content && !all.has(one));
    const shares = (one: Comparison): number => others.filter((own) => one.matches(own).length > 0).length;
    const least = shares(comparison);
    if (beside.comparisons.some((one) => one !== comparison && keys.every((key) => one.other.byKey.has(key)) && shares(one) >= least))
      return [];
    const text = tokens.map((one) => one.word.text).join(' ');
    return [
      against(beside, comparison, `the passage says this of “${nameAround(token, comparison.other)}”, the sentence of “${text}”`, 'partly'),
    ];
  });
}

/** The whole name that a word belongs to. */
export function nameAround(token: Token, line: Line): string {
  let first = token.index;
  let last = token.index;
  const joined = (left: number, right: number): boolean => {
    const [one, other] = [line.tokens[left], line.tokens[right]];
    return one !== undefined && other !== undefined && /^[\s.]*$/u.test(line.text.slice(one.word.end, other.word.start));
  };
  while (line.tokens[first - 1]?.word.capitalised === true && joined(first - 1, first)) first -= 1;
  while (line.tokens[last + 1]?.word.capitalised === true && joined(last, last + 1)) last += 1;
  return line.text.slice(line.tokens[first]?.word.start, line.tokens[last]?.word.end);
}

/** What joins the ends of a range: "5 to 7", "between 5 and 7". */
const rangeJoint = /^\s?(?:-|–|—|to|bis|a|à|до|al|tot|and|und|y|et|и|e|或|至|से)\s?[$€£¥₹]?$/u;

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Placement<Thing> {
  readonly passage: BesidePassage;
  readonly things: ReadonlyMap<Token, Thing>;
  /** The other end of a thing's range. */
  readonly neighbours: ReadonlyMap<Thing, readonly Thing[]>;
}

/** Of each thing those that make a range with it: nothing else stands between the two. */
function otherEnds<Thing extends Placed>(things: readonly Thing[], text: string): Map<Thing, Thing[]> {
  const ends = new Map<Thing, Thing[]>(things.map((thing) => [thing, []]));
  const ordered = things.toSorted((one, other) => one.start - other.start);
  for (const [index, thing] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next === undefined || !rangeJoint.test(text.slice(thing.end, next.start))) continue;
    ends.get(thing)?.push(next);
    ends.get(next)?.push(thing);
  }
  return ends;
}

/** Things of a sentence (figures, dates) whose surroundings the passages give to another of their kind. */
function misplaced<Thing extends Placed>(
  asked: readonly Thing[],
  given: (passage: BesidePassage) => readonly Thing[],
  sideOf: (asked: Thing, given: Thing, passage: BesidePassage) => 'same' | 'other' | null,
  beside: Beside,
  { least, clearly }: { readonly least: number; readonly clearly: number },
): Finding[] {
  const tokenOf = (thing: Thing, line: Line): Token | undefined =>
    line.tokens.find((token) => token.word.start >= thing.start && token.word.start < thing.end);
  const theirs = new Map<Comparison, Placement<Thing>>();
  for (const passage of beside.passages) {
    const things = new Map<Token, Thing>();
    for (const thing of given(passage)) {
      const token = tokenOf(thing, passage.comparison.other);
      if (token !== undefined) things.set(token, thing);
    }
    theirs.set(passage.comparison, { passage, things, neighbours: otherEnds([...things.values()], passage.range.text) });
  }
  const own = new Set(asked.flatMap((thing) => tokenOf(thing, beside.line) ?? []));
  return asked.flatMap((thing): Finding[] => {
    const mine = tokenOf(thing, beside.line);
    if (mine === undefined) return [];
    const sides = weighSides(
      beside.comparisons,
      mine,
      (token, comparison) => {
        const placed = theirs.get(comparison);
        const other = placed?.things.get(token);
        if (placed === undefined || other === undefined) return null;
        const side = sideOf(thing, other, placed.passage);
        return side === 'other' && inRange(other, thing, placed) ? null : side;
      },
      own,
    );
    function inRange(other: Thing, ours: Thing, { passage, neighbours }: Placement<Thing>): boolean {
      return (neighbours.get(other) ?? []).some((one) => sideOf(ours, one, passage) === 'same');
    }
    if (sides.against === null || sides.same < 0 || sides.other < least || sides.other < sides.same * clearly + 0.1) return [];
    const placed = theirs.get(sides.against.comparison);
    const other = placed?.things.get(sides.against.token);
    // The sentence has the other one too, and both in the passage's order: it says what the passage says.
    const otherHere = asked.find((one) => placed !== undefined && other !== undefined && sideOf(one, other, placed.passage) === 'same');
    const samePlace = [...(placed?.things ?? [])].find(([, one]) => placed !== undefined && sideOf(thing, one, placed.passage) === 'same');
    if (
      otherHere !== undefined &&
      samePlace !== undefined &&
      otherHere.start < thing.start === sides.against.token.index < samePlace[0].index
    )
      return [];
    return [against(beside, sides.against.comparison, `the passage says ${other?.text ?? ''} of this, the sentence ${thing.text}`)];
  });
}

/** A figure whose surroundings the passages give to another figure of the same unit. */
export function checkFigureContext(outside: OutsideText, beside: Beside): Finding[] {
  // A time of the day has a rule of its own.
  const isTime = (text: string, { start, end }: Placed): boolean => /\d:$/u.test(text.slice(0, start)) || /^:\d/u.test(text.slice(end));
  // "3 to 1" for "2 to 1": the end that no passage has is told by the rule of figures, and the other is not in a wrong place.
  const isGiven = (figure: Figure): boolean =>
    beside.passages.some(({ range }) => range.reading.figures.some((given) => sameFigure(figure, given)));
  const hasOtherEnd = (figure: Figure): boolean =>
    outside.figures.some(
      (other) =>
        other !== figure &&
        rangeJoint.test(outside.text.slice(Math.min(other.end, figure.end), Math.max(other.start, figure.start))) &&
        !isGiven(other),
    );
  return misplaced(
    outside.figures.filter((figure) => !isTime(outside.text, figure) && !hasOtherEnd(figure)),
    ({ range }) => range.reading.figures,
    (asked, given) => (sameFigure(asked, given) ? 'same' : given.unit === asked.unit ? 'other' : null),
    beside,
    { least: 0.45, clearly: 1.5 },
  );
}

/** A date whose surroundings the passages give to another date of its kind. */
export function checkDateContext(outside: OutsideText, beside: Beside): Finding[] {
  return misplaced(
    outside.dates,
    ({ range }) => range.reading.dates,
    (asked, given, { source }) =>
      sameDate(asked, given, source.article.publishedAt) ? 'same' : isComparable(asked, given) ? 'other' : null,
    beside,
    { least: 0.4, clearly: 1.4 },
  );
}
