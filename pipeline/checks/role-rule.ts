// Who does it and who undergoes it, where from and where to, who of a family, and of whom it is said: words that the passages have, each in
// another's part.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Line, Token } from './line.ts';
import { isSpeakingRole } from './people-words.ts';
import { isDate } from './speakers.ts';
import { marksAgent, passiveAuxiliary } from './speech-words.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Share of the sentence's words that a passage has to have. */
const mostly = 0.6;
/** Words between a preposition and what it governs, and between a verb and who acts. */
const reach = 4;
const verbLast = new Set(['de', 'nl']);

interface Passive {
  readonly verb: Token;
  readonly undergoes: Token;
  readonly does: Token;
}

const isPlain = (token: Token, language: string): boolean =>
  token.content && !token.quoted && !/\p{N}/u.test(token.key) && !isDate(token.key, language);

/** "X was sued by Y": the verb, and who is on which side of it. */
function passivesIn(line: Line, language: string): Passive[] {
  return line.tokens.flatMap((marker): Passive[] => {
    if (!marksAgent(marker.key, language) || marker.quoted) return [];
    const does = line.tokens.slice(marker.index + 1, marker.index + 1 + reach).find((token) => isPlain(token, language));
    const auxiliary = line.tokens
      .slice(Math.max(0, marker.index - reach), marker.index)
      .findLast(({ key, clause }) => clause === marker.clause && passiveAuxiliary.test(key));
    if (does === undefined || auxiliary === undefined) return [];
    const undergoes = line.tokens.slice(0, auxiliary.index).findLast((token) => isPlain(token, language));
    const within = line.tokens.slice(auxiliary.index + 1).filter((token) => token.clause === marker.clause && isPlain(token, language));
    const verb = verbLast.has(language)
      ? within.findLast((token) => !token.word.capitalised)
      : within.findLast((token) => token.index < marker.index);
    return undergoes === undefined || verb === undefined || undergoes.clause !== marker.clause ? [] : [{ verb, undergoes, does }];
  });
}

/** Whether `first` does in an active clause what `verb` says to `second`. */
function acts(first: Token, second: Token, verb: Token, line: Line, language: string): boolean {
  if (first.index >= second.index || first.clause !== second.clause || verb.clause !== first.clause) return false;
  const between = line.tokens.slice(first.index + 1, second.index);
  const isActive = ![...between, ...line.tokens.slice(Math.max(0, verb.index - 3), verb.index)].some(
    ({ key }) => passiveAuxiliary.test(key) && !(language === 'de' && key === 'sein'),
  );
  const inOrder = verbLast.has(language) ? verb.index > first.index : first.index < verb.index && verb.index < second.index;
  return inOrder && isActive && !between.some(({ key }) => marksAgent(key, language));
}

function turnedVoice(comparison: Comparison, language: string): string | null {
  const { own, other } = comparison;
  const say = (does: Token, undergoes: Token): string =>
    `the passage says that “${does.word.text}” does this to “${undergoes.word.text}”, the sentence the other way round`;
  for (const passive of passivesIn(other, language)) {
    const [undergoes, does, verb] = [passive.undergoes, passive.does, passive.verb].map((theirs) =>
      own.tokens.find((mine) => sameWord(mine.key, theirs.key, language)),
    );
    if (undergoes !== undefined && does !== undefined && verb !== undefined && acts(undergoes, does, verb, own, language))
      return say(passive.does, passive.undergoes);
  }
  for (const passive of passivesIn(own, language)) {
    const [undergoes, does, verb] = [passive.undergoes, passive.does, passive.verb].map((mine) =>
      other.tokens.find((theirs) => sameWord(mine.key, theirs.key, language)),
    );
    if (undergoes !== undefined && does !== undefined && verb !== undefined && acts(undergoes, does, verb, other, language))
      return say(undergoes, does);
  }
  return null;
}

/** Words before where something comes from, and before where it goes. */
const ways: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  en: [/^(?:from|left|leaves|leaving|departed)$/u, /^(?:to|for|into|towards?)$/u],
  es: [/^(?:de|desde)$/u, /^(?:a|al|hasta|hacia)$/u],
  fr: [/^(?:de|du|depuis)$/u, /^(?:a|au|vers|pour|jusqu)$/u],
  it: [/^(?:da|dal|dalla)$/u, /^(?:a|al|alla|verso|per)$/u],
  pt: [/^(?:de|do|da|desde)$/u, /^(?:a|ao|para|ate)$/u],
  de: [/^(?:von|vom|aus)$/u, /^(?:nach|zu|zum|zur)$/u],
  nl: [/^(?:van|uit|vanuit)$/u, /^(?:naar|tot)$/u],
  ru: [/^(?:из|с|от)$/u, /^(?:в|на|до|к)$/u],
};

interface Way {
  readonly from: Token;
  readonly to: Token;
}

/** Names, as what else is before or after such words is seldom a place. */
function waysIn(line: Line, language: string): Way[] {
  const words = ways[language];
  if (words === undefined) return [];
  const after = (pattern: RegExp): Token[] =>
    line.tokens.flatMap((token) => {
      const next = line.tokens[token.index + 1];
      return pattern.test(token.key) && next?.content === true && next.word.capitalised && !isDate(next.key, language) ? [next] : [];
    });
  const ends = after(words[1]);
  return after(words[0]).flatMap((from) =>
    ends.filter((to) => to !== from && Math.abs(to.index - from.index) <= 2 * reach).map((to) => ({ from, to })),
  );
}

function turnedWay({ own, other }: Comparison, language: string): string | null {
  const given = waysIn(other, language);
  for (const asked of waysIn(own, language)) {
    const same = (way: Way): boolean => way.from.key === asked.from.key && way.to.key === asked.to.key;
    const turned = given.find((way) => way.from.key === asked.to.key && way.to.key === asked.from.key);
    if (turned !== undefined && !given.some(same))
      return `the passage says that it goes from “${turned.from.word.text}” to “${turned.to.word.text}”, the sentence the other way round`;
  }
  return null;
}

/** Relatives by kind; those of the next kind may stand for them from the other's side. */
const kin: readonly (readonly [words: RegExp, fromTheOtherSide: number])[] = [
  [/^(?:father|mother|parents?|padre|madre|pere|mere|vater|mutter|pai|mae|отец|отца|отцом|мать|матери)$/u, 1],
  [/^(?:sons?|daughters?|hijos?|hijas?|fils|fille|sohn|tochter|figlio|figlia|filho|filha|сын|сына|сыном|дочь|дочери)$/u, 0],
  [
    /^(?:brothers?|sisters?|hermanos?|hermanas?|freres?|soeurs?|bruder|schwester|fratello|sorella|irmao|irma|брат|брата|братом|сестра|сестры)$/u,
    2,
  ],
  [/^(?:husband|wife|spouse|marido|esposo|esposa|mari|epouse|epoux|ehemann|ehefrau|marito|moglie|муж|мужа|жена|жены)$/u, 3],
  [/^(?:uncle|aunt|tio|tia|oncle|tante|onkel|zio|zia|дядя|тетя)$/u, 5],
  [/^(?:nephew|niece|sobrino|sobrina|neveu|niece|neffe|nichte|nipote|sobrinho|sobrinha|племянник|племянница)$/u, 4],
  [/^(?:cousins?|primos?|primas?|cousine|vetter|cugino|cugina|кузен|кузина)$/u, 6],
  [/^(?:grandfather|grandmother|abuelo|abuela|grandpere|grandmere|grossvater|grossmutter|nonno|nonna|avo|дед|бабушка)$/u, 8],
  [/^(?:grandsons?|granddaughters?|nieto|nieta|enkel|enkelin|внук|внучка)$/u, 7],
];
const kinOf = (key: string): number => kin.findIndex(([words]) => words.test(key));

/** "The brother of the mayor" for the mayor's father. "Prima" is Italian for "before". */
function otherRelative(beside: Beside): Finding[] {
  if (/^(?:it|nl)$/u.test(beside.language) && beside.line.tokens.some(({ key }) => /^(?:prima|primo|tante)$/u.test(key))) return [];
  return beside.line.tokens.flatMap((token): Finding[] => {
    const asked = kinOf(token.key);
    if (asked < 0 || token.quoted) return [];
    const given = beside.passages.flatMap((passage) =>
      passage.comparison.other.tokens.filter(({ key }) => kinOf(key) >= 0).map((theirs) => ({ passage, theirs })),
    );
    const [first] = given;
    if (first === undefined || given.some(({ theirs }) => kinOf(theirs.key) === asked || kinOf(theirs.key) === kin[asked]?.[1])) return [];
    return [
      against(
        beside,
        first.passage.comparison,
        `the passage says “${first.theirs.word.text}”, the sentence “${token.word.text}”`,
        'partly',
      ),
    ];
  });
}

/** Who a line begins with, where it is a name or a role: "Ghana won", "The union fined". */
function subjectOf(line: Line, language: string, isName: (token: Token) => boolean): Token[] {
  const first = line.tokens.findIndex((token) => token.content);
  const start = line.tokens[first];
  if (start === undefined || first > 1) return [];
  if (isSpeakingRole(start.key, language)) return line.tokens[first + 1]?.word.capitalised === true ? [] : [start];
  const name: Token[] = [];
  for (let at = first; ; at += 1) {
    const token = line.tokens[at];
    if (token === undefined || !token.word.capitalised || !token.content || !isName(token)) break;
    name.push(token);
  }
  return name;
}

/** What one passage says of one, said of another whom another passage names. */
function otherSubject(beside: Beside): Finding[] {
  const { line, language, passages } = beside;
  if (language === 'de' || passages.length < 2) return [];
  const always =
    ({ source }: BesidePassage) =>
    (token: Token): boolean =>
      source.isAlwaysCapitalised(token.key);
  const [some] = passages;
  const mine = some === undefined ? [] : subjectOf(line, language, (token) => passages.some((passage) => always(passage)(token)));
  const rest = line.tokens.filter((token) => token.content && !mine.includes(token));
  if (mine.length === 0 || rest.length === 0 || mine.some((token) => beside.isOutlet(token))) return [];
  const saysOf = ({ comparison }: BesidePassage): boolean => mine.some((token) => comparison.matches(token).length > 0);
  const saysAll = ({ comparison }: BesidePassage): boolean => rest.every((token) => comparison.matches(token).length > 0);
  if (passages.some((passage) => saysOf(passage) && saysAll(passage)) || !passages.some(saysOf)) return [];
  const home = passages.find((passage) => !saysOf(passage) && saysAll(passage));
  if (home === undefined) return [];
  const theirs = subjectOf(home.comparison.other, language, always(home));
  const isNamed = (tokens: readonly Token[]): boolean => tokens.every(({ key }) => !isSpeakingRole(key, language));
  // A role may stand for a name, and is its own in no text.
  if (theirs.length === 0 || isNamed(theirs) !== isNamed(mine) || theirs.some((token) => line.tokens.some(({ key }) => key === token.key)))
    return [];
  const isSameOne = mine.some((one) =>
    theirs.some((other) => home.source.areApposed(one.key, other.key) || beside.meanings.alike(one.key, other.key)),
  );
  if (isSameOne) return [];
  const text = (tokens: readonly Token[]): string => tokens.map(({ word }) => word.text).join(' ');
  return [against(beside, home.comparison, `the passage says this of “${text(theirs)}”, the sentence of “${text(mine)}”`, 'partly')];
}

/** Words that stand between a figure and what it counts: "12 foreign hostages". */
const nounReach = 5;

/** What a figure of digits counts in a line, or null where no noun follows. */
function countedAt(line: Line, index: number): Token | null {
  const next = line.tokens[index + 1];
  const figure = line.tokens[index];
  if (next === undefined || figure === undefined || !next.content || /\p{N}/u.test(next.key) || next.clause !== figure.clause) return null;
  return /^\s$/u.test(line.text.slice(figure.word.end, next.word.start)) ? next : null;
}

/** A count of the passage put before another word of it: "12 rebels were freed" where rebels freed 12 hostages. */
function otherCount(beside: Beside): Finding[] {
  const { line, language, comparisons } = beside;
  return line.tokens.flatMap((figure): Finding[] => {
    const mine = /^\d+$/u.test(figure.key) ? countedAt(line, figure.index) : null;
    if (mine === null) return [];
    const given = comparisons.flatMap((comparison) =>
      (comparison.other.byKey.get(figure.key) ?? []).map((token) => ({
        comparison,
        token,
        theirs: countedAt(comparison.other, token.index),
      })),
    );
    const [first] = given;
    const isOther = ({ comparison, token, theirs }: (typeof given)[number]): boolean => {
      const places = comparison.matches(mine);
      const isNear = places.some(({ index }) => index > token.index && index <= token.index + nounReach);
      const isKept = theirs === null || line.tokens.some((own) => comparison.matches(own).includes(theirs));
      return places.length > 0 && !isNear && !isKept && !beside.meanings.isLight(theirs.key) && !sameWord(mine.key, theirs.key, language);
    };
    if (first?.theirs == null || !given.every(isOther)) return [];
    const reason = `the passage counts ${figure.word.text} “${first.theirs.word.text}”, the sentence “${mine.word.text}”`;
    return [against(beside, first.comparison, reason, 'partly')];
  });
}

export function checkRoles(beside: Beside): Finding[] {
  const near = beside.comparisons.filter((comparison) => comparison.share() >= mostly);
  const turned = near.map((comparison) => ({
    comparison,
    reason: turnedVoice(comparison, beside.language) ?? turnedWay(comparison, beside.language),
  }));
  const [first] = turned;
  // A passage that has it as the sentence does carries it.
  const isTurned = first !== undefined && turned.every(({ reason }) => reason !== null);
  return [
    ...(isTurned ? [against(beside, first.comparison, first.reason ?? '', 'partly')] : []),
    ...otherRelative(beside),
    ...otherSubject(beside),
    ...otherCount(beside),
  ];
}
