// Indirect speech stays indirect: what every passage that the sentence can be from only gives as somebody's words is not told as fact. A sentence
// that names an outlet or anybody who says it keeps that it is said; whether by the right one is for the rules of speakers.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import type { Comparison } from './comparison.ts';
import { homesOf } from './homes.ts';
import type { Line, Token } from './line.ts';
import { sensesOf, textOfSense } from './senses.ts';
import type { Sense } from './senses.ts';
import { describedBy, isDate, speakersIn } from './speakers.ts';
import type { Speaker } from './speakers.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

/** Share of the words that the sentence has of a passage which are somebody's words there. */
const mostly = 0.7;
/** Words of direct speech from which it is more than a name in quotation marks. */
const leastQuoted = 4;
/** Words that a clause may have beside who says it and stay one that only says so. */
const mostBeside = 2;

/** Words that open what the outlet adds of its own to a word in what somebody says: "…, where tests found". */
const relative =
  /^(?:where|which|who|whose|wo|ou|donde|onde|dove|где|де|gdzie|waar|который|которая|которое|которые|якии|яка|яке|ktory|ktora|ktore|dont|cuyo|cuya)$/u;

/** Languages that end on who says it: "… olduğunu söyledi", "… ने कहा कि" is of the other order. */
const saysLast = new Set(['tr']);

interface Given {
  readonly tokens: ReadonlySet<Token>;
  /** Words that say who says it. */
  readonly speakers: ReadonlySet<Token>;
  readonly by: string;
}

const speakersAt = (sense: Sense, line: Line, language: string): Speaker[] =>
  speakersIn(line, language).filter(({ verb }) => verb.index >= sense.first - 1 && verb.index <= sense.last + 1);

/** Who says it with the verb at `sense`, as far as it is told, with what describes them. */
function speakerAt(sense: Sense, line: Line, language: string): Token[] {
  return speakersAt(sense, line, language).flatMap((speaker) => [
    ...nameOf(speaker.tokens, language),
    ...describedBy(line, speaker, language),
  ]);
}

/** Where neither capitals nor articles end who it is, one or two words are. */
function nameOf(tokens: readonly Token[], language: string): readonly Token[] {
  const endless = /^(?:ar|hi|pl|ru|uk)$/u.test(language) && !tokens.some(({ word }) => word.capitalised);
  if (!endless) return tokens;
  return language === 'ar'
    ? tokens
        .slice(0, 2)
        .filter(({ word }, at) => at === 0 || !/^[يتن]/u.test(word.text))
        .slice(0, 1)
    : tokens.slice(0, 1);
}

/** The words that a verb of saying gives to somebody: those behind it, or, where its clause only says who says it, all others. */
function saidBy(sense: Sense, line: Line, language: string): Given | null {
  const verb = line.tokens[sense.first];
  if (verb === undefined || verb.quoted) return null;
  const speakers = new Set(speakerAt(sense, line, language));
  const isFree = (token: Token): boolean => !speakers.has(token) && (!token.content || !isDate(token.key, language));
  const says = (token: Token): boolean => isFree(token) && token.content;
  const clause = line.tokens.filter((token) => token.clause === verb.clause);
  const inClause = (token: Token): boolean => token.index < sense.first || token.index > sense.last;
  const beside = clause.filter((token) => says(token) && inClause(token));
  const behind = line.tokens.filter((token) => token.index > sense.last && isFree(token));
  const before = line.tokens.filter((token) => token.index < sense.first && isFree(token));
  const by = textOfSense(sense, line);
  if (saysLast.has(language)) return { tokens: new Set(before), speakers, by };
  const parenthesis = beside.length <= mostBeside && clause[0] !== undefined && clause[0].index > 0;
  if (parenthesis && !behind.some((token) => token.clause === verb.clause && token.content && token.index > sense.last + 1)) {
    const joined = /^(?:and|but|while|y|pero|et|mais|und|aber|e|ma|mas|и|а|но|і|але|en|i|ale|و)$/u.test(clause[0]?.key ?? '');
    return { tokens: new Set(joined ? behind : [...before, ...behind].filter((token) => token.clause !== verb.clause)), speakers, by };
  }
  return { tokens: new Set(behind), speakers, by };
}

/** What an expression such as "according to" gives to somebody: all but the one it names. */
function sourced(sense: Sense, line: Line, language: string): Given | null {
  const opening = line.tokens[sense.first];
  if (opening === undefined || opening.quoted) return null;
  // What follows the source's name is what it says, and describes nobody.
  const speakers = new Set(speakersAt(sense, line, language).flatMap(({ tokens }) => nameOf(tokens, language)));
  if (speakers.size === 0) return null;
  const tokens = line.tokens.filter((token) => !speakers.has(token) && (token.index < sense.first || token.index > sense.last));
  return { tokens: new Set(tokens), speakers, by: textOfSense(sense, line) };
}

/** A clause that a relative word opens is the outlet's own, as far as it goes. */
function withoutRelatives({ tokens, speakers, by }: Given, line: Line): Given {
  const clauses = new Set(
    line.tokens
      .filter((token) => relative.test(token.key) && line.tokens[token.index - 1]?.clause !== token.clause)
      .map(({ clause }) => clause),
  );
  return clauses.size === 0
    ? { tokens, speakers, by }
    : { tokens: new Set([...tokens].filter(({ clause }) => !clauses.has(clause))), speakers, by };
}

const given = new WeakMap<Line, readonly Given[]>();

function givenIn(line: Line, language: string): readonly Given[] {
  let all = given.get(line);
  if (all === undefined) {
    const senses = sensesOf(line, language);
    const quoted = line.tokens.filter((token) => token.quoted && token.content);
    all = [
      ...senses.of('source').flatMap((sense) => sourced(sense, line, language) ?? []),
      ...senses.of('says').flatMap((sense) => saidBy(sense, line, language) ?? []),
      ...(quoted.length >= leastQuoted ? [{ tokens: new Set(quoted), speakers: new Set<Token>(), by: quoted[0]?.word.text ?? '' }] : []),
    ];
    all = all.map((one) => withoutRelatives(one, line));
    given.set(line, all);
  }
  return all;
}

/** Whether the sentence says itself that somebody says it: by a word that is no part of what the passage gives as said. */
function attributes({ line, language }: Beside, comparison: Comparison, said: ReadonlySet<Token>): boolean {
  const senses = sensesOf(line, language);
  const admits = new Set(senses.of('admit').map(({ first }) => first));
  const named = speakersIn(line, language).some(
    ({ tokens, verb }) => tokens.length > 0 && !admits.has(verb.index) && (language !== 'it' || verb.key !== 'ha'),
  );
  if (named) return true;
  return [...senses.of('says'), ...senses.of('reports'), ...senses.of('source'), ...senses.of('hedge')].some(({ first }) => {
    const own = line.tokens[first];
    // "The suspect confessed" is what the passage gives as said, and says of nobody that they said it.
    return (
      !admits.has(first) ||
      (own !== undefined && !comparison.other.tokens.some((token) => said.has(token) && sameWord(token.key, own.key, language)))
    );
  });
}

/** Whether a passage only gives the sentence's words as somebody's, and by which word. */
function reportedBy({ comparison }: BesidePassage, beside: Beside): string | null {
  const matched = beside.line.tokens.flatMap((own) => {
    if (!own.content || isDate(own.key, beside.language)) return [];
    const theirs = comparison.matches(own).filter((token) => token.content);
    return theirs.length === 0 ? [] : [{ own, theirs }];
  });
  const own = sensesOf(beside.line, beside.language);
  for (const { tokens, speakers, by } of givenIn(comparison.other, beside.language)) {
    const said = matched.filter(({ theirs }) => !theirs.some((token) => speakers.has(token)));
    const inside = said.filter(({ theirs }) => theirs.every((token) => tokens.has(token)));
    if (inside.length < 2 || inside.length < said.length * mostly) continue;
    // "The ministry plans to spend": what the speaker means to do is told as a plan.
    const isOwnPlan = own.has('plan') && matched.length > said.length;
    if (!isOwnPlan && !attributes(beside, comparison, tokens)) return by;
  }
  return null;
}

/** @param quotes whether the sentence quotes: its words around a quotation only say whose it is. */
export function checkAssertion(beside: Beside, quotes: boolean): Finding[] {
  const homes = homesOf(beside);
  if (homes.length === 0 || quotes || beside.line.tokens.some(beside.isOutlet)) return [];
  const reported = homes.map((passage) => ({ passage, by: reportedBy(passage, beside) }));
  const [first] = reported;
  if (first === undefined || first.by === null || reported.some(({ by }) => by === null)) return [];
  return [
    against(beside, first.passage.comparison, `the passage has this as somebody’s words (“${first.by}”), the sentence as fact`, 'partly'),
  ];
}
