// Who says it: the words of a line that name a speaker, found beside a verb of saying or after "according to".
import { calendarOf } from './calendar.ts';
import type { Line, Token } from './line.ts';
import { foldWord } from './words.ts';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean).map(foldWord));

/** Verbs of saying in their finite forms. */
const verbs: Readonly<Record<string, ReadonlySet<string>>> = {
  en: folded(
    `say says said tell tells told add adds added state stated states announce announced announces warn warns warned claim claims claimed argue argues argued write writes wrote
explain explained insist insists insisted note noted acknowledge acknowledged deny denies denied confirm confirmed confirms promise promised accuse accused call called calls
report reported reports cautioned predicted complained testified declared declares asked demanded estimates estimated declined expect expected expects criticized criticised replied believe believes believed
condemned denounced described`,
  ),
  es: folded(
    `dijo dice dijeron afirmo afirma aseguro asegura declaro declara anuncio añadio explico señalo advirtio califico informo sostuvo nego confirmo critico negaron afirmaron aseguraron criticaron dicen`,
  ),
  fr: folded(
    `dit declare annonce affirme assure assurent prevenu averti explique precise ajoute estime requis deplore denonce confirme indique`,
  ),
  de: folded(
    `sagte sagten erklarte erklarten teilte warnte kritisierte betonte nannte sprach meinte forderte berichtete schrieb bestatigte`,
  ),
  pt: folded(
    `disse diz disseram afirmou declarou anunciou informou explicou considera consideram criticou criticaram afirmaram declararam informaram alertou confirmou`,
  ),
  it: folded(`detto dichiarato affermato annunciato spiegato escluso aggiunto dice afferma ha`),
  ru: folded(
    `сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила пообещал пообещала считает добавил добавила`,
  ),
  uk: folded(`сказав сказала сказали заявив заявила заявили повідомив повідомила`),
  tr: folded(`söyledi açıkladı duyurdu belirtti dedi savundu`),
  nl: folded(`zei zeiden zegt verklaarde meldde`),
  pl: folded(`powiedział powiedziała oświadczył oświadczyła podał ocenia`),
};
const sources: Readonly<Record<string, RegExp>> = {
  en: /^according$/u,
  es: /^segun$/u,
  fr: /^selon$/u,
  de: /^laut$/u,
  pt: /^(?:segundo|conforme)$/u,
  it: /^secondo$/u,
  ru: /^(?:словам|мнению|данным)$/u,
  uk: /^словами$/u,
  nl: /^volgens$/u,
  pl: /^wedlug$/u,
};
const personal = /^(?:he|she|they|it|i|we|who|el|ella|il|elle|ils|er|sie|es|lui|lei|ele|ela|он|она|они|вона|він|hij|zij|ze)$/u;
const article =
  /^(?:the|a|an|its|his|her|their|el|la|los|las|un|una|le|les|der|die|das|ein|eine|ihr|ihre|sein|seine|il|lo|gli|o|os|as|de|het)$/u;

export interface Speaker {
  /** Words that name who speaks; empty where it is a pronoun. */
  readonly tokens: readonly Token[];
  readonly verb: Token;
}

/** Whether a folded word is a figure, a month or a weekday: no name of a speaker. */
export const isDate = (key: string, language: string): boolean => {
  const { months, weekdays } = calendarOf(language);
  return /\p{N}/u.test(key) || months.has(key) || weekdays.has(key);
};
const isVerb = (token: Token, language: string): boolean => verbs[language]?.has(token.key) === true;

/** From a word next to the verb outwards: a name, or a noun with what belongs to it, within its clause. */
function group(line: Line, first: number, step: 1 | -1, language: string): Token[] {
  const found: Token[] = [];
  // "Said on Tuesday the minister", "сообщил в понедельник её директор".
  let from = first;
  while (
    step === 1 &&
    line.tokens[from] !== undefined &&
    (isDate(line.tokens[from]?.key ?? '', language) || isDate(line.tokens[from + 1]?.key ?? '', language))
  )
    from += 1;
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
    if (token.content && !isDate(token.key, language)) found.push(token);
    else if (token.content) continue;
    else if (
      step === 1 &&
      (found.length === 0 ? !article.test(token.key) : !/^(?:of|at|de|du|des|del|da|do|von|for|the|la|el)$/u.test(token.key))
    )
      break;
    else if (step === -1 && article.test(token.key) && found.length > 0) break;
  }
  return found;
}

/** Verbs after which who says it may follow with its article: "said the minister", and not "announced the plan". */
const inverting =
  /^(?:say|says|said|adds|added|writes|wrote|warned|explained|told|dijo|afirmo|aseguro|declaro|explico|señalo|dit|declare|affirme|prevenu|averti|sagte|erklarte|disse|afirmou|declarou|detto|dichiarato|affermato|spiegato|сказал|сказала|заявил|заявила|zei|powiedział|powiedziała)$/u;

/** A name that follows in the next clause: "said his lawyer, Simone Farrow". */
function apposition(line: Line, last: Token): Token[] {
  const next = line.tokens[last.index + 1];
  if (next === undefined || !next.word.capitalised || !next.content || last.word.capitalised) return [];
  return line.tokens.filter((token) => token.clause === next.clause && token.word.capitalised && token.content);
}

const arabicVerbs =
  /^(?:و?قال|و?قالت|أكد|أكدت|و?أعلن|و?أعلنت|أضاف|أضافت|صرح|صرحت|ذكر|ذكرت|حذر|حذرت|انتقد|انتقدت|و?انتقد|طالب|طالبت|رفض|رفضت|نفى|نفت|أوضح|أوضحت|رحب|رحبت|اتهم|اتهمت)$/u;
const turkishVerbs = /^(?:soyledi|acıkladı|acikladi|belirtti|duyurdu|dedi|savundu|aktardi|elestirdi|yalanladi)$/u;

/**
 * Languages with one order for it: Hindi marks who did it with "ने" after it, Arabic has it after the verb, Turkish begins with it.
 */
function speakersByOrder(line: Line, language: string): Speaker[] {
  return line.tokens.flatMap((verb): Speaker[] => {
    if (verb.quoted) return [];
    if (language === 'hi') return verb.key === 'ने' ? [{ tokens: group(line, verb.index - 1, -1, language).slice(0, 4), verb }] : [];
    if (language === 'ar')
      return arabicVerbs.test(verb.key) ? [{ tokens: group(line, verb.index + 1, 1, language).slice(0, 4), verb }] : [];
    if (!turkishVerbs.test(verb.key)) return [];
    const name = line.tokens.filter((token) => token.word.capitalised && token.content && !token.quoted && token.index < verb.index);
    return [{ tokens: name.filter((token) => token.clause === name[0]?.clause).slice(0, 4), verb }];
  });
}

/** What was said to have been said belongs to the clause: "the minister said"; words like these have to stand right there. */
export function speakersIn(line: Line, language: string): Speaker[] {
  if (language === 'hi' || language === 'ar' || language === 'tr') return speakersByOrder(line, language);
  const speakers: Speaker[] = [];
  for (const token of line.tokens) {
    if (token.quoted) continue;
    const after = line.tokens[token.index + 1];
    if (sources[language]?.test(token.key) === true) {
      const from = /^(?:to)$/u.test(after?.key ?? '') ? token.index + 2 : token.index + 1;
      speakers.push({ tokens: group(line, from, 1, language), verb: token });
      continue;
    }
    if (!isVerb(token, language)) continue;
    const before = line.tokens[token.index - 1];
    const joined = before !== undefined && before.clause === token.clause;
    if (joined && personal.test(before.key)) speakers.push({ tokens: [], verb: token });
    else if (joined) {
      const subject = group(line, token.index - 1, -1, language);
      if (subject.length > 0) speakers.push({ tokens: subject, verb: token });
    } else if (
      after !== undefined &&
      after.clause === token.clause &&
      personal.test(after.key) &&
      line.tokens[after.index + 1]?.clause !== after.clause
    )
      speakers.push({ tokens: [], verb: token });
    else {
      // "…," said X. Or: X, who leads the Greens, said ….
      const behind = after === undefined || after.clause !== token.clause ? [] : group(line, token.index + 1, 1, language);
      const last = behind.at(-1);
      const closes = last !== undefined && line.tokens[last.index + 1]?.clause !== last.clause;
      const named = behind[0]?.word.capitalised === true || article.test(after?.key ?? '');
      const inverts = inverting.test(token.key);
      if (closes && named && inverts) speakers.push({ tokens: [...behind, ...apposition(line, last)], verb: token });
      else {
        const earlier = line.tokens.filter((one) => one.index < token.index && one.content && !one.quoted && !isDate(one.key, language));
        const first = earlier.find((one) => one.word.capitalised && one.index > 0) ?? earlier[0];
        if (first !== undefined) speakers.push({ tokens: earlier.filter((one) => one.clause === first.clause), verb: token });
      }
    }
  }
  return speakers;
}
