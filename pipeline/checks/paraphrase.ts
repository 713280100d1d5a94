// Words of a sentence that its passages do not have, told apart: another word for what they say, a word put in the place of theirs, or one of
// a few that a paraphrase brings along.
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import { portionsIn } from './derived-figures.ts';
import { isGrave } from './grave-words.ts';
import type { Token } from './line.ts';
import { isSpeakingRole } from './people-words.ts';
import { sensesOf } from './senses.ts';
import { isPastForm } from './words.ts';
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

const howMeant = ['plan', 'may', 'likely', 'will', 'must', 'hedge', 'says', 'reports', 'all', 'most', 'many', 'some', 'oneOf'] as const;

/** Whether the word only tells how the statement is meant, or of how many, as a word of the passages does: "wants to" for "proposes". */
function isMeantSo({ index }: Token, { line, comparisons, language }: Beside): boolean {
  const senses = sensesOf(line, language);
  return howMeant.some(
    (name) =>
      senses.of(name).some(({ first, last }) => first <= index && index <= last) &&
      comparisons.some(({ other }) => sensesOf(other, language).has(name, ...(name === 'plan' ? (['will', 'promise'] as const) : []))),
  );
}

/** Nouns that only point to what is told, behind "the" or "this": "after the announcement". */
const pointing: Readonly<Record<string, readonly [before: RegExp, noun: RegExp]>> = {
  en: [/^(?:the|this|that)$/u, /^(?:announcement|move|incident|event|step|matter|issue|remarks?|situation)$/u],
  es: [/^(?:el|la|los|este|esta)$/u, /^(?:anuncio|medida|incidente|suceso|asunto|hecho)$/u],
  fr: [/^(?:le|la|l|ce|cet|cette)$/u, /^(?:annonce|mesure|incident|evenement|affaire)$/u],
  it: [/^(?:il|l|la|questo|questa)$/u, /^(?:annuncio|mossa|incidente|evento|vicenda)$/u],
  pt: [/^(?:o|a|este|esta|esse|essa)$/u, /^(?:anuncio|medida|incidente|evento|assunto)$/u],
};

const onlyPoints = ({ key, index }: Token, { line, language }: Beside): boolean => {
  const words = pointing[language];
  return words !== undefined && words[1].test(key) && words[0].test(line.tokens[index - 1]?.key ?? '');
};

/** Whether the passages say the word in other words: one of its meaning, or one of its family ("approval" for "approved"). */
export function isSaid(word: Word, beside: Beside): boolean {
  if (beside.meanings.isLight(word.key)) return true;
  const token = beside.line.tokens.find((one) => one.word.start === word.start);
  if (token !== undefined && beside.comparisons.some((comparison) => comparison.matches(token).length > 0)) return true;
  if (token !== undefined && (isMeantSo(token, beside) || onlyPoints(token, beside))) return true;
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

/** Verbs that only give a quotation to somebody, however the passages give it: none that says how it is meant. */
const neutralSpeech: Readonly<Record<string, RegExp>> = {
  en: /^(?:call|calls|called|calling|describing|term|terms|termed|dub|dubbed)$/u,
  es: /^(?:llamo|llama|califico|califica|definio|define|diciendo)$/u,
  fr: /^(?:appelle|appele|qualifie|qualifiait|definit|defini|disant)$/u,
  it: /^(?:chiama|chiamato|definisce|definito|dicendo)$/u,
  pt: /^(?:chamou|chama|definiu|define|dizendo)$/u,
  de: /^(?:nannte|nennt|bezeichnet|bezeichnete)$/u,
  nl: /^(?:noemde|noemt|omschreef)$/u,
  ru: /^(?:назвал|назвала|назвали|называет)$/u,
};

/** Whether the word only says that a quotation is somebody's. */
export const onlyQuotes = (key: string, language: string): boolean => neutralSpeech[language]?.test(key) === true;

/** Words that say something for each of which that many a sentence may have one of its own; around a quotation it only attributes, and needs more. */
const contentForEach = 4;
const leastAroundQuotation = 6;

/** How many words of a paraphrase may be its own, of so many that say something. */
export function ownWordsAllowed(content: number, quotes: boolean): number {
  return quotes && content < leastAroundQuotation ? 0 : Math.min(2, Math.floor(content / contentForEach));
}

/** What opens a group of words around a noun. After "to" a verb may stand. */
const opensNoun: Readonly<Record<string, RegExp>> = {
  en: /^(?:a|an|the|its|his|her|their|our|this|these|those|some|any|each|every|another|other|both|several|many|few|most|of|in|on|at|by|for|from|with|within|into|over|under|near|across|around|through|during|against|between|among|about|after|before|since|as|per|via|and|or|more)$/u,
  es: /^(?:el|la|los|las|un|una|unos|unas|su|sus|este|esta|estos|estas|de|del|en|con|por|para|sobre|entre|contra|desde|hasta|tras|durante|sin|al|cada|otro|otra|otros|otras)$/u,
  fr: /^(?:le|la|les|l|un|une|des|du|de|d|sa|son|ses|leur|leurs|ce|cet|cette|ces|en|dans|avec|pour|par|sur|sous|entre|contre|depuis|apres|avant|pendant|sans|au|aux|chaque|autre|autres)$/u,
  it: /^(?:il|lo|la|i|gli|le|l|un|una|uno|di|del|dello|della|dei|degli|delle|in|nel|nella|nei|nelle|con|per|su|sul|sulla|tra|fra|contro|dopo|durante|senza|al|alla|suo|sua|suoi|sue|ogni|altro|altra|altri|altre|questo|questa)$/u,
  pt: /^(?:o|a|os|as|um|uma|uns|umas|de|do|da|dos|das|em|no|na|nos|nas|com|por|pelo|pela|para|sobre|entre|contra|desde|apos|durante|sem|ao|seu|sua|seus|suas|cada|outro|outra|outros|outras|este|esta)$/u,
  de: /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|dieser|diese|dieses|diesem|diesen|im|am|vom|zum|zur|beim|in|an|mit|von|fur|nach|seit|aus|bei|uber|unter|gegen|ohne|zwischen|jeder|jede|jedes|andere|anderen)$/u,
  nl: /^(?:de|het|een|zijn|haar|hun|deze|dit|die|in|op|aan|met|van|voor|na|sinds|uit|bij|over|onder|tegen|zonder|tussen|elke|andere)$/u,
};
/** Verbs and nouns that only carry what another word says: Turkish "itiraf etti", Hindi "जानकारी दी". */
const carrying: Readonly<Record<string, RegExp>> = {
  tr: /^(?:etti|ediyor|edildi|oldu|yapti|verdi)$/u,
  hi: /^(?:कही|कहा|दी|दिया|बात|जानकारी)$/u,
};
/** Forms that a verb has, of languages whose nouns need no article. */
const verbForm: Readonly<Record<string, RegExp>> = {
  en: /(?:ed|ing|s)$/u,
  ru: /(?:л|ла|ло|ли|лся|лась|лось|лись|ть|ться|ет|ит|ют|ят|ут|ат|ется|ится|ются|ятся|ен|ена|ено|ены)$/u,
  uk: /(?:в|ла|ло|ли|вся|лася|лося|лися|ти|тися|є|ить|ють|ять|уть|ється|иться|ються|ано|ена|ено|ені|ані|то)$/u,
  pl: /(?:ł|l|la|lo|ly|li|ć|c|je|uje|uja|ą|a sie|ono|ano|to)$/u,
};
/** Endings of English nouns that no verb has. */
const nounForm = /(?:ment|tion|sion|ness|ity|ship|ance|ence|ism|hood)s?$/u;
/** What makes a noun or an adjective the predicate: "is a fraud". */
const copula: Readonly<Record<string, RegExp>> = {
  en: /^(?:is|are|was|were|be|been|being|become|becomes|became|remain|remains|remained|seem|seems|seemed|look|looks|looked|turn|turns|turned|call|calls|called)$/u,
  es: /^(?:es|son|era|eran|fue|fueron|sera|seran|ser|sido|esta|estan|estaba|estaban)$/u,
  fr: /^(?:est|sont|etait|etaient|fut|furent|sera|seront|etre|ete|devient|devenu)$/u,
  it: /^(?:e|sono|era|erano|fu|furono|sara|saranno|essere|stato|stata|stati|state)$/u,
  pt: /^(?:e|sao|era|eram|foi|foram|sera|serao|ser|sido|esta|estao|estava|estavam)$/u,
  de: /^(?:ist|sind|war|waren|wird|wurde|wurden|werden|sein|gewesen|bleibt|blieb)$/u,
  nl: /^(?:is|zijn|was|waren|wordt|werd|werden|worden|bleef)$/u,
};
const farthest = 3;

/** Whether the word only goes with a noun: it stands behind an article or a preposition, and is not what the sentence says of somebody. */
function isWithNoun(token: Token, { line, language }: Beside): boolean {
  if (carrying[language]?.test(token.key) === true) return true;
  const opens = opensNoun[language];
  const forms = verbForm[language];
  if (opens === undefined) return forms !== undefined && !forms.test(token.key);
  const next = line.tokens[token.index + 1];
  // "After fleeing the town" tells what was done.
  if (language === 'en' && nounForm.test(token.key) && copula['en']?.test(line.tokens[token.index - 1]?.key ?? '') !== true) return true;
  if (language === 'en' && token.key.endsWith('ing') && next?.clause === token.clause && !next.content) return false;
  for (let at = token.index - 1; at >= Math.max(0, token.index - farthest); at -= 1) {
    const before = line.tokens[at];
    if (before === undefined || before.clause !== token.clause) return false;
    if (!before.content) {
      // "Is a fraud" and "is the most corrupt of them" are predicates.
      const leading = line.tokens.slice(Math.max(0, at - 1), at + 1);
      return opens.test(before.key) && !leading.some(({ key, clause }) => clause === token.clause && copula[language]?.test(key) === true);
    }
    // Behind a noun, what has a verb's form may be the verb: "the banker fled", "the army attacks rebels".
    const couldBeVerb = forms === undefined || forms.test(token.key) || isPastForm(token.key);
    if (couldBeVerb || next?.content !== true || next.clause !== token.clause) return false;
  }
  return false;
}

const standsBeside = (token: Token, { line, language }: Beside): boolean =>
  [line.tokens[token.index - 1], line.tokens[token.index + 1]].some(
    (other) =>
      other !== undefined && ((other.word.capitalised && other.content && language !== 'de') || isSpeakingRole(other.key, language)),
  );

/** Why a word that the passages do not have is more than another way to say what they say, or null. */
export function weighsAlone(word: Word, beside: Beside, quotes: boolean): string | null {
  const token = beside.line.tokens.find((one) => one.word.start === word.start);
  if (token === undefined || portionsIn(word.text).length > 0) return null;
  if (isGrave(token.key, beside.language)) return 'weighs too much to be a paraphrase';
  if (!isWithNoun(token, beside)) return 'may be what the sentence says happened';
  return quotes && standsBeside(token, beside) ? 'says something of who is quoted' : null;
}
