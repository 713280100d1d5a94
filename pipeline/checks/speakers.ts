// Who says it: the words of a line that name a speaker, found beside a verb of saying or after "according to".
import { calendarOf } from './calendar.ts';
import type { Line, Token } from './line.ts';
import {
  invertingVerbs,
  isPassiveParticiple,
  isSpeakingBody,
  marksAgent,
  opensWithSource,
  passiveAuxiliary,
  sourcePhrases,
  speechVerbs,
} from './speech-words.ts';
import type { SourcePhrase } from './speech-words.ts';
import { isSpeakingRole } from './people-words.ts';

const personal = /^(?:he|she|they|it|i|we|who|el|ella|il|elle|ils|er|sie|es|lui|lei|ele|ela|он|она|они|вона|він|hij|zij|ze)$/u;
const article =
  /^(?:the|a|an|its|his|her|their|su|sus|sa|ses|son|seu|sua|el|la|los|las|un|una|le|les|der|die|das|ein|eine|ihr|ihre|sein|seine|il|lo|gli|o|os|as|de|het)$/u;

const contracted = /^(?:du|des|del|della|dell|dello|dei|degli|delle|da|do|dos|das|dem|den|einem|einer|eines|of|di)$/u;
/** What stands before a participle of saying in the active: "a dénoncé", "has said". */
const auxiliary = /^(?:a|ont|ha|han|hanno|hat|haben|hatte|has|have|had|heeft|hebben)$/u;
const relative = /^(?:who|which|que|qui|chi|che|der|die|das|ktory|ktora|который|которая|який|яка)$/u;

export interface Speaker {
  /** Words that name who speaks; empty where it is a pronoun. */
  readonly tokens: readonly Token[];
  readonly verb: Token;
}

/** Whether a folded word is a figure, a month or a weekday: no name of a speaker. */
export const isDate = (key: string, language: string): boolean => {
  const { months, weekdays } = calendarOf(language);
  // "Segunda-feira" is two words.
  return (
    /\p{N}/u.test(key) ||
    months.has(key) ||
    weekdays.has(key) ||
    (language === 'pt' && /^(?:segunda|terca|quarta|quinta|sexta|feira)$/u.test(key))
  );
};
const isVerb = (token: Token, language: string): boolean => speechVerbs[language]?.has(token.key) === true;

/** "Said on Tuesday the minister", "сообщил в понедельник её директор": where it goes on after a day. */
function pastDate(line: Line, first: number, language: string): number {
  let from = first;
  for (const token of line.tokens.slice(first, first + 5)) {
    if (isDate(token.key, language)) from = token.index + 1;
    else if (token.content) break;
  }
  return from;
}

/** A name is over where a word without a capital follows it; in German so is every noun. */
function endsName(found: readonly Token[], next: Token, language: string): boolean {
  const last = found.at(-1);
  return last !== undefined && last.word.capitalised && !next.word.caseless && !next.word.capitalised && !names(next, language);
}

/** Whether the word itself names who may speak: a role or a body. */
const names = (token: Token, language: string): boolean => isSpeakingRole(token.key, language) || isSpeakingBody(token.key, language);

/** Whether a group of words is somebody: it has a name, a role or a body. German names are told by two capitals in a row. */
function isSomebody(tokens: readonly Token[], language: string): boolean {
  return tokens.some(
    (token) =>
      names(token, language) ||
      (token.word.capitalised &&
        token.index > 0 &&
        (language !== 'de' || tokens.some((other) => other.index === token.index + 1 && other.word.capitalised))),
  );
}

/** From a word next to the verb outwards: a name, or a noun with what belongs to it, within its clause. */
function group(line: Line, first: number, step: 1 | -1, language: string): Token[] {
  const found: Token[] = [];
  const from = step === 1 ? pastDate(line, first, language) : first;
  const start = line.tokens[from];
  for (let at = from; found.length < 6; at += step) {
    const token = line.tokens[at];
    if (
      token === undefined ||
      start === undefined ||
      token.clause !== start.clause ||
      token.quoted ||
      isVerb(token, language) ||
      token.negation
    )
      break;
    if (step === 1 && token.content && endsName(found, token, language)) break;
    if (token.content && !isDate(token.key, language)) found.push(token);
    else if (token.content) continue;
    else if (
      step === 1 &&
      (found.length === 0
        ? !article.test(token.key) && !contracted.test(token.key)
        : !/^(?:of|at|de|du|des|del|da|do|von|for|the|la|el)$/u.test(token.key))
    )
      break;
    else if (step === -1 && article.test(token.key) && found.length > 0) break;
  }
  return found;
}

/** A name that follows in the next clause: "said his lawyer, Simone Farrow". */
function apposition(line: Line, last: Token): Token[] {
  if (last.word.capitalised) return [];
  const next = line.tokens.filter((token) => token.clause === last.clause + 1);
  return isNameAlone(next) ? next.filter((token) => token.content) : [];
}

/** Whether a clause is nothing but a name. */
function isNameAlone(clause: readonly Token[]): boolean {
  const content = clause.filter((token) => token.content);
  return content.length > 0 && clause[0]?.content === true && content.every((token) => token.word.capitalised && !token.quoted);
}

const arabicVerbs =
  /^و?(?:قال|قالت|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|صرح|صرحت|ذكر|ذكرت|حذر|حذرت|انتقد|انتقدت|طالب|طالبت|رفض|رفضت|نفى|نفت|أوضح|أوضحت|رحب|رحبت|اتهم|اتهمت|وصف|وصفت|قدر|قدرت)$/u;
const turkishVerbs =
  /^(?:soyledi|acikladi|belirtti|duyurdu|dedi|savundu|aktardi|elestirdi|yalanladi|nitelendirdi|istedi|istiyor|uyardi|vurguladi|anlatti|bagladi|reddetti)$/u;

/**
 * Languages with one order for it: Hindi marks who did it with "ने" after it, Arabic has it after the verb, Turkish begins with it.
 */
function speakersByOrder(line: Line, language: string): Speaker[] {
  return line.tokens.flatMap((verb): Speaker[] => {
    if (verb.quoted) return [];
    if (language === 'hi') return verb.key === 'ने' ? [{ tokens: group(line, verb.index - 1, -1, language).slice(0, 4), verb }] : [];
    if (language === 'ar') {
      if (!arabicVerbs.test(verb.key)) return [];
      // A sentence may begin with who says it.
      const opening = line.tokens.slice(0, verb.index);
      const leads = opening.length > 0 && opening.length <= 5 && opening.every((token) => token.content && token.clause === verb.clause);
      return [{ tokens: leads ? opening : group(line, verb.index + 1, 1, language).slice(0, 4), verb }];
    }
    const isTurkish =
      turkishVerbs.test(verb.key) || (verb.key === 'etti' && /^(?:talep|iddia|ifade)$/u.test(line.tokens[verb.index - 1]?.key ?? ''));
    if (!isTurkish) return [];
    const name = line.tokens.filter((token) => token.word.capitalised && token.content && !token.quoted && token.index < verb.index);
    return [{ tokens: name.filter((token) => token.clause === name[0]?.clause).slice(0, 4), verb }];
  });
}

/** Whether an expression stands at `index`, read word by word. */
function phraseAt(line: Line, index: number, { keys, elided }: SourcePhrase): boolean {
  const first = line.tokens[index];
  if (first === undefined || (elided && !/['’]$/u.test(line.text.slice(0, first.word.start)))) return false;
  return keys.every((key, at) => line.tokens[index + at]?.key === key);
}

/** Sources named by an expression of their own: "according to X", "X zufolge", "X के अनुसार". */
export function sourcesNamed(line: Line, language: string): Speaker[] {
  const { before, after } = sourcePhrases(language);
  const speakers: Speaker[] = [];
  for (const token of line.tokens) {
    if (token.quoted) continue;
    const leads =
      before.find((phrase) => phraseAt(line, token.index, phrase)) ??
      (token.index === 0 && opensWithSource[language]?.test(token.key) === true ? { keys: [token.key], elided: false } : undefined);
    if (leads !== undefined) {
      const tokens = group(line, token.index + leads.keys.length, 1, language);
      const isSource = tokens.length > 0 && (before.some((phrase) => phrase === leads) || isSomebody(tokens, language));
      if (isSource) speakers.push({ tokens: [...tokens, ...apposition(line, tokens.at(-1) ?? token)], verb: token });
      continue;
    }
    const follows = after.find((phrase) => phraseAt(line, token.index, phrase));
    if (follows === undefined) continue;
    const tokens = group(line, token.index - 1, -1, language);
    if (tokens.length > 0) speakers.push({ tokens: language === 'hi' ? tokens.slice(0, 4) : tokens, verb: token });
  }
  return speakers;
}

/** Who acts in the passive, or nobody: "was accused by X". Null where the word is no passive. */
function agentOf(line: Line, verb: Token, language: string): Speaker | 'nobody' | null {
  if (!isPassiveParticiple(verb.key, language)) return null;
  const aroundIt = language === 'de' || language === 'nl' ? 12 : 3;
  const isPassive = line.tokens.some(
    (token) => token.index < verb.index && verb.index - token.index <= aroundIt && passiveAuxiliary.test(token.key),
  );
  if (!isPassive) return null;
  const by = line.tokens.find(
    (token) =>
      marksAgent(token.key, language) &&
      !token.quoted &&
      Math.abs(token.index - verb.index) <= 10 &&
      (token.index > verb.index || aroundIt > 3) &&
      isSomebody(group(line, token.index + 1, 1, language), language),
  );
  if (by === undefined) return 'nobody';
  const tokens = group(line, by.index + 1, 1, language);
  return { tokens: [...tokens, ...apposition(line, tokens.at(-1) ?? by)], verb };
}

/** The word before the clause that describes who speaks: "officials who did not want to be named said". Null where there is none. */
function described(line: Line, verb: Token): number | null {
  const who = line.tokens.findLast((token) => token.index < verb.index && token.clause === verb.clause && /^(?:who|qui)$/u.test(token.key));
  return who === undefined || line.tokens[who.index - 1]?.clause !== verb.clause ? null : who.index - 1;
}

/** Languages in which who says it may as well follow the verb, after whatever opens the sentence. */
const freeOrder = new Set(['de', 'nl', 'ru', 'uk', 'pl', 'es', 'it', 'pt']);

/** Who says it with a verb in its active form: before the verb, after it, or first in the sentence. */
function subjectOf(line: Line, verb: Token, language: string): Speaker | null {
  const after = line.tokens[verb.index + 1];
  let before = line.tokens[verb.index - 1];
  // "Le syndicat a dénoncé": the subject stands before the auxiliary.
  if (before !== undefined && auxiliary.test(before.key)) before = line.tokens[verb.index - 2];
  if (before?.clause !== verb.clause) before = undefined;
  const joined = before !== undefined;
  if (before !== undefined && personal.test(before.key)) return { tokens: [], verb };
  // "…," said X. Or: X, who leads the Greens, said ….
  const behind = after === undefined || after.clause !== verb.clause ? [] : group(line, verb.index + 1, 1, language);
  const subject = before === undefined ? [] : group(line, described(line, verb) ?? before.index, -1, language);
  const follows = freeOrder.has(language) && isSomebody(behind, language) && !isSomebody(subject, language);
  if (subject.length > 0 && !follows) return { tokens: subject, verb };
  if (joined && follows) return { tokens: [...behind, ...apposition(line, behind.at(-1) ?? verb)], verb };
  if (joined) return null;
  if (
    after !== undefined &&
    after.clause === verb.clause &&
    personal.test(after.key) &&
    line.tokens[after.index + 1]?.clause !== after.clause
  )
    return { tokens: [], verb };
  const last = behind.at(-1);
  const closes = last !== undefined && line.tokens[last.index + 1]?.clause !== last.clause;
  const named = behind[0]?.word.capitalised === true || article.test(after?.key ?? '') || isSomebody(behind, language);
  const ends = closes || (isSomebody(behind, language) && (freeOrder.has(language) || language === 'fr'));
  if (ends && last !== undefined && named && invertingVerbs.has(verb.key)) return { tokens: [...behind, ...apposition(line, last)], verb };
  const earlier = line.tokens.filter((one) => one.index < verb.index && one.content && !one.quoted && !isDate(one.key, language));
  const first = earlier.find((one) => one.word.capitalised && one.index > 0) ?? earlier[0];
  if (first === undefined) return null;
  // "…, its chief executive, Dana Whitlock, said": the name right before is one who says it.
  const right = line.tokens.filter((one) => one.clause === verb.clause - 1);
  const isApposed = language !== 'de' && isNameAlone(right);
  return { tokens: earlier.filter((one) => one.clause === first.clause || (isApposed && right.includes(one))), verb };
}

const read = new WeakMap<Line, readonly Speaker[]>();

/** What was said to have been said belongs to the clause: "the minister said"; words like these have to stand right there. */
export function speakersIn(line: Line, language: string): readonly Speaker[] {
  let speakers = read.get(line);
  if (speakers === undefined) {
    speakers = findSpeakers(line, language);
    read.set(line, speakers);
  }
  return speakers;
}

function findSpeakers(line: Line, language: string): Speaker[] {
  const named = sourcesNamed(line, language);
  if (language === 'hi' || language === 'ar' || language === 'tr') return [...named, ...speakersByOrder(line, language)];
  const speakers: Speaker[] = [];
  for (const token of line.tokens) {
    const source = named.find((speaker) => speaker.verb === token);
    if (source !== undefined) speakers.push(source);
    if (token.quoted || source !== undefined) continue;
    const agent = agentOf(line, token, language);
    if (agent === 'nobody') continue;
    if (agent !== null) speakers.push(agent);
    else if (isVerb(token, language) && !(auxiliary.test(token.key) && isVerb(line.tokens[token.index + 1] ?? token, language))) {
      const subject = subjectOf(line, token, language);
      if (subject !== null) speakers.push(subject);
    }
  }
  return speakers;
}

/** Words that say more of a speaker, right after the name: "X, who leads the union," "X, the mayor". */
export function describedBy(line: Line, { tokens, verb }: Speaker, language: string): Token[] {
  const last = tokens.toSorted((one, other) => one.index - other.index).at(-1);
  // "X warned, birds were not protected": where the verb has come, what follows is said.
  if (last === undefined || (verb.clause === last.clause && verb.index > last.index)) return [];
  const clause = line.tokens.filter((token) => token.clause === last.clause + 1);
  const [next] = clause;
  if (next === undefined || clause.length > 9) return [];
  const isName = language !== 'de' && clause.every((token) => !token.content || token.word.capitalised);
  const opens = isName || [article, personal, relative].some((words) => words.test(next.key)) || names(next, language);
  const says = clause.some((token) => isVerb(token, language)) && !relative.test(next.key);
  return opens && !says ? clause : [];
}
