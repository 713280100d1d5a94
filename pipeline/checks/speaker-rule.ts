// Who is said to say it, against who says it in the passage: of the passages that have what is said, one has to have it from that speaker, or
// from nobody it names.
import type { AttributionLink } from '../../core/claims.ts';
import type { Span } from '../../core/sources.ts';
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { lineOf } from './beside.ts';
import type { Line, Token } from './line.ts';
import { isOfficeAndBody } from './offices.ts';
import { isSaid } from './paraphrase.ts';
import type { FoundQuotation, Place } from './quotations.ts';
import type { SourceIndex } from './source-index.ts';
import { describedBy, isDate, speakersIn } from './speakers.ts';
import type { Speaker } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord, wordsOf } from './words.ts';

/** UTF-16 units of a passage before or after that may tell who says it. */
const longestNeighbour = 4000;
/** Share of what is said that a passage has to have before its speaker counts. */
const least = 0.4;
const textOf = (tokens: readonly Token[]): string =>
  tokens
    .toSorted((one, other) => one.index - other.index)
    .map((token) => token.word.text)
    .join(' ');

const isTitle = (key: string): boolean => /^(?:mr|mrs|ms|dr|me|sir)$/u.test(key);

/** What tells a speaker: the name where there is one, else the role. */
function tellingOf(tokens: readonly Token[]): Token[] {
  const own = tokens.filter((token) => !isTitle(token.key));
  const named = own.filter((token) => token.word.capitalised && token.index > 0);
  return named.length > 0 ? named : own;
}

/** Arabic joins "to" and "and" to the word that follows. */
const withoutPrefix = (key: string, language: string): string => (language === 'ar' ? key.replace(/^[ولب](?=\p{L}{3})/u, '') : key);

function names(tokens: readonly Token[], asked: readonly Token[], { language, meanings }: Beside): boolean {
  return tokens.some((token) =>
    asked.some(
      ({ key }) =>
        (sameWord(key, token.key, language) && !isOfficeAndBody(key, token.key, language)) ||
        meanings.alike(key, token.key) ||
        withoutPrefix(key, language) === withoutPrefix(token.key, language),
    ),
  );
}

/**
 * Whether the source puts the two next to each other somewhere: "the operator, Cressida Energy". Two names have to be words of one name: "Marcus
 * Bell and Tobias Venn" are two people, and "Sole's spokesman, Rory Adair" is not Sole.
 */
function isSameOne(asked: readonly Token[], speaker: Speaker, source: SourceIndex, language: string): boolean {
  return asked.some((mine) =>
    speaker.tokens.some((theirs) =>
      mine.word.capitalised && theirs.word.capitalised && language !== 'de'
        ? source.isOneName(mine.key, theirs.key)
        : source.areTogether(mine.key, theirs.key),
    ),
  );
}

/** Passages before this one, nearest first, as far back as `most`. */
function around(passage: BesidePassage, language: string, most: number): Token[][] {
  const { source, range } = passage;
  const lines: Token[][] = [];
  let { start } = range.span;
  for (let back = 0; back < most; back += 1) {
    const before = source.passagesAround({ start, end: start + 1 }, 1);
    if (before.start >= start || start - before.start > longestNeighbour) break;
    const line = lineOf(source.read({ start: before.start, end: start }), language);
    lines.push([...line.tokens]);
    ({ start } = before);
  }
  return lines;
}

const pointsBack = /^(?:this|that|das|dies|dieses|esto|eso|asi|lo|cela|ainsi|isso|isto|lo|cio|dit|dat|об|это|це|про|tak|to)$/u;

/** Whether the passage right after this one says who said it: "Das kündigte die Bürgermeisterin an". */
function isSaidAfter(asked: readonly Token[], { source, range }: BesidePassage, beside: Beside): boolean {
  const next = source.passagesAround({ start: range.span.end, end: range.span.end + 1 }, 1);
  if (next.end <= range.span.end || next.end - range.span.end > longestNeighbour) return false;
  const line = lineOf(source.read({ start: range.span.end, end: next.end }), beside.language);
  const first = line.tokens[0];
  return (
    first !== undefined &&
    pointsBack.test(first.key) &&
    speakersIn(line, beside.language).some((speaker) => speaker.verb.clause === first.clause && names(speaker.tokens, asked, beside))
  );
}

/** Whether what a passage gives to a pronoun, or to nobody, may be from `asked`: they are in it, or the last that were named before it. */
function mayBeFrom(asked: readonly Token[], passage: BesidePassage, beside: Beside): boolean {
  if (names(passage.comparison.other.tokens, asked, beside) || isSaidAfter(asked, passage, beside)) return true;
  for (const tokens of around(passage, beside.language, 3)) {
    if (names(tokens, asked, beside)) return true;
    // A passage that names somebody else, by a name, ends what a pronoun can reach.
    const named = tokens.slice(1).filter((token) => token.word.capitalised && token.content);
    if (named.length > 0) return named.some((token) => isSameOne(asked, { tokens: [token], verb: token }, passage.source, beside.language));
  }
  return false;
}

/** Words that put what one says against what another says. */
const parting =
  /^(?:while|whereas|but|although|mientras|pero|aunque|tandis|alors|mais|quoique|wahrend|aber|doch|jedoch|wohingegen|enquanto|embora|porem|mas|mentre|ma|terwijl|maar|тогда|однако|но|а|однак|але|natomiast|podczas)$/u;

/** The part of a sentence that one of its speakers says: "the driver said that …, while witnesses said that …" has two. */
function partOf(asked: Speaker, { line, language }: Beside): readonly Token[] {
  const verbs = speakersIn(line, language)
    .filter(({ tokens }) => tokens.length > 0)
    .map(({ verb }) => verb.index);
  const ends = line.tokens.filter(({ key, word, index }) => {
    const gap = line.text.slice(line.tokens[index - 1]?.word.end ?? 0, word.start);
    return index > 0 && (/;/u.test(gap) || (/,/u.test(gap) && parting.test(key)));
  });
  const parts = ends.filter(({ index }) => verbs.some((verb) => verb < index) && verbs.some((verb) => verb >= index));
  const first = parts.findLast(({ index }) => index <= asked.verb.index)?.index ?? 0;
  const end = parts.find(({ index }) => index > asked.verb.index)?.index ?? line.tokens.length;
  return line.tokens.slice(first, end);
}

function faultOf(asked: Speaker, beside: Beside): Finding | null {
  const keys = tellingOf(asked.tokens);
  if (keys.length === 0) return null;
  const own = new Set(asked.tokens);
  const described = new Set(describedBy(beside.line, asked, beside.language));
  const part = partOf(asked, beside);
  // "…; the minister did not comment": nothing is said.
  const isSilent = part.length < beside.line.tokens.length && part.some((token) => token.negation);
  const around = part.filter((token) => token.content && !own.has(token));
  if (isSilent && around.every((token) => token === asked.verb)) return null;
  // What describes the speaker is no part of what is said, unless nothing else is.
  const alone = around.filter((token) => !described.has(token));
  const said = alone.length > 0 ? alone : around;
  if (said.length === 0) return null;
  const scored = beside.passages.map((passage) => ({
    passage,
    share: said.filter((token) => passage.comparison.matches(token).length > 0).length / said.length,
  }));
  const best = Math.max(0, ...scored.map(({ share }) => share));
  if (best < least) return null;
  const home = scored.filter(({ share }) => share >= best * 0.85).map(({ passage }) => passage);
  let other: { speaker: Speaker; passage: BesidePassage } | null = null;
  for (const passage of home) {
    const speakers = speakersIn(passage.comparison.other, beside.language);
    // Of several speakers in one passage, those whose verb stands where the sentence's does.
    const near = speakers.map((speaker) => ({ speaker, value: passage.comparison.context(asked.verb, speaker.verb, own) }));
    const nearest = Math.max(0, ...near.map(({ value }) => value));
    const explicit = near.filter(({ speaker, value }) => speaker.tokens.length > 0 && value >= nearest * 0.6).map(({ speaker }) => speaker);
    if (explicit.some((speaker) => names(speaker.tokens, keys, beside) || isSameOne(keys, speaker, passage.source, beside.language)))
      return null;
    if (explicit.length === 0 && mayBeFrom(keys, passage, beside)) return null;
    if (explicit.length < speakers.length && mayBeFrom(keys, passage, beside)) return null;
    // "X, founder of Y, said": the one who says it may stand anywhere before the verb.
    const before = beside.line.tokens.filter((token) => token.index < asked.verb.index && token.word.capitalised && token.content);
    if (explicit.some((speaker) => names(before, tellingOf(speaker.tokens), beside))) return null;
    const [speaker] = explicit;
    if (speaker !== undefined) other ??= { speaker, passage };
  }
  if (other !== null) {
    const reason = `the passage has this from “${textOf(other.speaker.tokens)}”, the sentence from “${textOf(asked.tokens)}”`;
    return against(beside, other.passage.comparison, reason, 'partly');
  }
  return { verdict: 'partly', reason: `no passage has this from “${textOf(asked.tokens)}”` };
}

/** Speakers of the sentence against those of its passages. */
export function checkSpeakers(mentions: readonly Span[], beside: Beside): Finding[] {
  return speakersIn(beside.line, beside.language).flatMap((speaker): Finding[] => {
    // Outlets have rules of their own.
    if (speaker.tokens.some(({ word }) => mentions.some(({ start, end }) => start <= word.start && word.start < end))) return [];
    // A speaker that the passages do not know at all is found by its words; here it is who of those they know.
    const unknown = speaker.tokens.filter((token) => !token.word.capitalised && !isSaid(token.word, beside));
    if (unknown.length > 0 && unknown.length === speaker.tokens.length)
      return [{ verdict: 'partly', reason: `no passage has this from “${textOf(speaker.tokens)}”` }];
    const fault = faultOf(speaker, beside);
    return fault === null ? [] : [fault];
  });
}

/** The passage in which a quotation stands, as one beside the sentence. */
function passageOf(place: Place, beside: Beside): BesidePassage | undefined {
  return beside.passages.find(
    ({ source, range }) => source === place.source && range.span.start <= place.span.start && place.span.start < range.span.end,
  );
}

const quotes = /^(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))$/u;

/** "A quoted B as saying": the words are B's. Null where nobody is quoted so. */
function quotedAs({ tokens }: Line, language: string): Speaker | null {
  if (language !== 'en') return null;
  for (const verb of tokens) {
    if (verb.quoted || !quotes.test(verb.key)) continue;
    const as = tokens.find((token) => token.index > verb.index + 1 && token.index <= verb.index + 10 && token.key === 'as');
    if (as === undefined || !/^(?:saying|telling|calling|describing|stating|claiming)$/u.test(tokens[as.index + 1]?.key ?? '')) continue;
    const named = tokens.slice(verb.index + 1, as.index).filter((token) => token.content);
    if (named.length > 0) return { tokens: named, verb: tokens[as.index + 1] ?? verb };
  }
  return null;
}

/**
 * Who says what stands at `place` of a passage, of all that speak in it: those of its own sentence, and of one who says what another has said
 * ("A said B had told him"), the other.
 */
function sayersOf(
  speakers: readonly Speaker[],
  place: Place,
  { range, source, comparison }: BesidePassage,
  language: string,
): readonly Speaker[] {
  const relayed = quotedAs(comparison.other, language);
  if (relayed !== null && relayed.verb.word.start + range.span.start < place.span.start) return [relayed];
  const at = range.span.start;
  const home = source.passagesAround({ start: place.span.start, end: place.span.start + 1 });
  const own = speakers.filter(({ verb }) => home.start <= verb.word.start + at && verb.word.start + at < home.end);
  const near = own.length > 0 ? own : speakers;
  // "…," said A, and B called it absurd: who says it right behind the marks.
  const behind = near.filter(({ tokens, verb }) => {
    const first = Math.min(verb.word.start, ...tokens.map(({ word }) => word.start)) + at;
    return tokens.length > 0 && first >= place.span.end && /^[\s,.!?"“”'’»]*$/u.test(source.article.text.slice(place.span.end, first));
  });
  if (behind.length > 0) return behind;
  const nested = near.filter(
    ({ tokens, verb }) =>
      tokens.length > 0 &&
      verb.word.end + at <= place.span.start &&
      place.span.start - (verb.word.end + at) <= 30 &&
      near.some((outer) => outer.verb.clause === verb.clause && tokens.every((token) => token.index > outer.verb.index)),
  );
  return nested.length > 0 ? nested : near;
}

/** Who a quotation is given to, against who says it where it stands. */
export function checkQuotationSpeakers(
  found: readonly FoundQuotation[],
  mentions: readonly Span[],
  speakers: readonly AttributionLink[],
  beside: Beside,
): Finding[] {
  const inMention = (token: Token): boolean => mentions.some(({ start, end }) => start <= token.word.start && token.word.start < end);
  const relayed = quotedAs(beside.line, beside.language);
  const given = (relayed === null ? speakersIn(beside.line, beside.language) : [relayed]).filter(
    (speaker) => speaker.tokens.length > 0 && !speaker.tokens.some(inMention),
  );
  const own = beside.line.tokens.filter(
    (token) => token.word.capitalised && token.content && !isTitle(token.key) && !isDate(token.key, beside.language) && !inMention(token),
  );
  return found.flatMap((quotation): Finding[] => {
    const places = quotation.places.flatMap((place) => {
      const passage = passageOf(place, beside);
      return passage === undefined ? [] : [{ place, passage }];
    });
    if (
      places.length === 0 ||
      (own.length === 0 && given.length === 0) ||
      (quotation.run.start === 0 && quotation.run.end >= beside.line.text.length)
    )
      return [];
    const keys = (given.length > 0 ? given.flatMap((speaker) => speaker.tokens) : own).filter((token) => !isTitle(token.key));
    // The claim has them from this speaker, whom the snapshot names.
    if (speakers.some(({ name, role }) => wordsOf(`${name} ${role ?? ''}`).some((word) => keys.some((token) => token.key === word.key))))
      return [];
    let fault: Finding | null = null;
    for (const { place, passage } of places) {
      const { tokens } = passage.comparison.other;
      const at = passage.range.span.start;
      const outside = tokens.filter((token) => token.word.start + at < place.span.start || token.word.start + at >= place.span.end);
      const speaking = speakersIn(passage.comparison.other, beside.language).filter((speaker) =>
        speaker.tokens.some((token) => outside.includes(token)),
      );
      const explicit = sayersOf(speaking, place, passage, beside.language);
      // A role may be another name of whoever is named there: only another role is another speaker.
      const mayBeAnother = (): boolean =>
        !keys.some(({ word }) => word.capitalised) &&
        (explicit.length === 0 ||
          explicit.some((speaker) => speaker.tokens.some(({ word }) => word.capitalised)) ||
          mayBeFrom(keys, passage, beside));
      const namesHere = outside.filter((token) => token.word.capitalised && token.content && token.index > 0);
      const fits =
        explicit.length > 0
          ? explicit.some((speaker) => names(speaker.tokens, keys, beside) || isSameOne(keys, speaker, passage.source, beside.language))
          : names(outside, keys, beside) || (namesHere.length === 0 && mayBeFrom(keys, passage, beside));
      if (fits || mayBeAnother()) return [];
      const [speaker] = explicit;
      const from = speaker === undefined ? '' : ` from “${textOf(speaker.tokens)}”`;
      fault ??= against(
        beside,
        passage.comparison,
        `the passage has the quoted words${from}, the sentence gives them to “${textOf(keys)}”`,
        'partly',
      );
    }
    return fault === null ? [] : [fault];
  });
}
