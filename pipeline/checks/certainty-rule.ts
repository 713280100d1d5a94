// How sure a statement is: what may be, is alleged, is meant to be or depends on something is not told as fact; nothing becomes a duty, an
// admission, a promise or an effect that no passage tells as one.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { homesOf } from './homes.ts';
import type { Line, Token } from './line.ts';
import { governed, sensesOf, textOfSense } from './senses.ts';
import type { Sense } from './senses.ts';
import type { SenseName } from './sense-words.ts';
import { passiveAuxiliary } from './speech-words.ts';
import type { Finding } from './types.ts';
import { isPastForm } from './words.ts';

/** A family of the passage, and those of which the sentence has to have one where it repeats what the passage says so. */
const kept: readonly (readonly [SenseName, readonly SenseName[]])[] = [
  ['may', ['may', 'hedge', 'likely', 'plan', 'if']],
  ['hedge', ['hedge', 'may', 'likely', 'source', 'says', 'reports']],
  ['likely', ['likely', 'may', 'hedge', 'plan', 'will', 'source', 'says', 'reports']],
  ['will', ['will', 'plan', 'likely', 'may', 'must', 'if', 'hedge']],
];
/** Languages in which a present or a perfective form does not tell what is to come. */
const toldFuture = new Set(['en', 'es', 'fr', 'pt', 'it']);
/** Words of a family that are as often something else: they keep what is hedged, and lose nothing where they are left out. */
const weak: Readonly<Record<string, RegExp>> = {
  en: /^(?:hope|hopes|hoped|hoping|risks?|potential|forecasts?|expects?|due|predicted|projected|suspicions?|allegations?|accused|said|is|are|was|were|should|consider(?:s|ed)?)$/u,
  de: /^(?:kann|konnen|hoff\p{L}*|pruft|habe|hatten|durfte\p{L}*|sollte|sollten|solle|verdacht\p{L}*|wohl|rechnet|prognose\p{L}*|droht|drohen)$/u,
  nl: /^(?:hoopt|dreigt|moet\p{L}*|wordt|worden|verdacht\p{L}*)$/u,
  es: /^(?:considera|riesgo|espera|esperan|pudo|pudieron|seria|serian|previst[oa]|preve|preven|sospechas|acusad\p{L}*|estudia|estudian|amenaza|iba|iban|sera|seran|)$/u,
  fr: /^(?:espere|esperent|risque|risquent|pouvait|attendu\p{L}*|prevu\p{L}*|prevoit|devrait|devraient|soupcons|accuse\p{L}*|menace\p{L}*|etudie|sera|seront|aura|auront|allait|allaient)$/u,
  pt: /^(?:espera|risco|podia|avalia|estuda|deve|devem|previst[oa]|preve|esperado|suspeitas|acusad\p{L}*|ameaca|ia|iam|sera|serao|seria|seriam)$/u,
  it: /^(?:spera|sperano|rischia|rischio|poteva|valuta\p{L}*|studia\p{L}*|dovrebbe\p{L}*|previst[oa]|prevede|attes[oa]|sospetti|accusat\p{L}*|minaccia|sara|saranno|andra|avra|avranno|verra|verranno)$/u,
  ru: /^(?:надеетс\p{L}*|мог|могла|могли|ожида\p{L}*|прогноз\p{L}*|обвиня\p{L}*|грозит|рискует|рассматрива\p{L}*)$/u,
  uk: /^(?:сподіваєтсья|міг|могла|очіку\p{L}*|прогноз\p{L}*|очевидно|звинувач\p{L}*)$/u,
  pl: /^(?:mial|miala|mieli|mogl\p{L}*|liczy|oczekuje|spodziewan\p{L}*|prognoz\p{L}*|grozi|oskarzon\p{L}*)$/u,
  ar: /^(?:يمكن|متوقع|يتوقع|يدرس|تدرس|يامل|معتقد|يعتقد|متهم|خطه|مشتبه)$/u,
  hi: /^(?:सकता|सकती|सकते|उमीद|अनुमान|विचार|माना|लगता|मुताबिक|आरोप)$/u,
  tr: /^(?:iddia\p{L}*|gorunuyor|tahmin|bekleniyor|beklenen|\p{L}+(?:mis|mus))$/u,
};

/** Words of a plan that is settled: they keep no "may". */
const settled: Readonly<Record<string, RegExp>> = {
  en: /^(?:decided|decides|decision|agreed|agrees|agree|announced|announces|vowed|pledged|pledges|promised|promises|ordered|scheduled)$/u,
  es: /^(?:acordo|decidio|anuncio|anuncia|prometio|promete)$/u,
  fr: /^(?:decide|annonc\p{L}*|promis|promet|accepte)$/u,
  pt: /^(?:decidiu|anunciou|anuncia|prometeu|promete)$/u,
  it: /^(?:deciso|annunciato|annuncia|promesso|promette)$/u,
  de: /^(?:beschlossen|beschloss|verspricht|versprach|versprochen|kundigt\p{L}*|angekundigt\p{L}*)$/u,
};

/** Whether the sentence keeps what the passage leaves open. */
function keeps(name: SenseName, keeping: readonly SenseName[], { comparison }: BesidePassage, { line, language }: Beside): boolean {
  const own = sensesOf(line, language);
  const pattern = settled[language];
  if (name !== 'may' || pattern === undefined) return own.has(...keeping);
  if (own.has(...keeping.filter((one) => one !== 'plan'))) return true;
  // A plan that the passage tells of as well, "people familiar with the plans", is none that keeps its "may".
  return own
    .of('plan')
    .some(({ first, last }) =>
      line.tokens
        .slice(first, last + 1)
        .every((token) => !pattern.test(token.key) && comparison.matches(token).every((theirs) => !theirs.content)),
    );
}

/** Auxiliaries of what has happened, and endings of it; `clause`: the auxiliary may stand anywhere in the clause. A present tense may tell what is to come: "the theatre reopens in May". */
const happened: Readonly<Record<string, { readonly auxiliary: RegExp; readonly ending: RegExp; readonly clause?: true }>> = {
  en: { auxiliary: /^(?:has|have|had|was|were)$/u, ending: /\p{L}{2}ed$/u },
  es: { auxiliary: /^(?:ha|han|había|habían|fue|fueron)$/u, ending: /\p{L}{2}(?:ó|aron|ieron)$/u },
  fr: { auxiliary: /^(?:a|ont|est|sont|avait|avaient|été)$/u, ending: /(?!)/u },
  pt: { auxiliary: /^(?:foi|foram|tinha|tinham)$/u, ending: /\p{L}{2}(?:ou|eu|iu|aram|eram|iram)$/u },
  it: { auxiliary: /^(?:ha|hanno|è|sono|aveva|avevano|stato|stata|stati|state)$/u, ending: /(?!)/u },
  de: { auxiliary: /^(?:hat|haben|hatten?|ist|sind|waren?|wurden?)$/u, ending: /\p{L}{2}ten?$/u, clause: true },
  nl: { auxiliary: /^(?:heeft|hebben|hadden|had|is|zijn|was|waren|werden?|werd)$/u, ending: /\p{L}{2}[dt]en?$/u, clause: true },
  ru: { auxiliary: /^был[аои]?$/u, ending: /\p{L}{2}л[аои]?(?:с[ья])?$/u },
  uk: { auxiliary: /^бу(?:в|ла|ло|ли)$/u, ending: /\p{L}{2}(?:в|л[аои])(?:с[ья])?$/u },
  pl: { auxiliary: /^(?:był[aoy]?|byli|został[aoy]?|zostali)$/u, ending: /\p{L}{2}(?:ł[aoy]?|li)$/u },
};

/** Whether one of the words is told as having happened. */
export function isPast(own: readonly Token[], line: Line, language: string): boolean {
  const past = happened[language];
  if (past === undefined) return false;
  return own.some(
    ({ word, index, key, clause }) =>
      past.ending.test(word.text) ||
      (language === 'en' && isPastForm(key)) ||
      [1, 2, 3].some((back) => past.auxiliary.test(line.tokens[index - back]?.word.text.toLowerCase() ?? '')) ||
      // German and Dutch part them: "hat den Lohn angehoben".
      (past.clause === true && line.tokens.some((other) => other.clause === clause && past.auxiliary.test(other.word.text.toLowerCase()))),
  );
}

/** Words of the sentence that repeat what the passage says so. */
function repeats(sense: Sense, { comparison }: BesidePassage, beside: Beside): Token[] {
  const target = governed(sense, comparison.other, beside.language);
  if (target === undefined || target.negated) return [];
  return beside.line.tokens.filter((own) => own.content && comparison.matches(own).includes(target));
}

/** German "soll" with a perfect is hearsay ("soll geflohen sein"); without it is a plan. */
function isPlan({ first }: Sense, { tokens }: Line, language: string): boolean {
  const opening = tokens[first];
  if (language !== 'de' || opening === undefined || !/^sollen?$/u.test(opening.key)) return false;
  const last = tokens.findLast(({ clause }) => clause === opening.clause);
  return !/^(?:sein|haben)$/u.test(last?.key ?? '');
}

function lost(passage: BesidePassage, beside: Beside): string | null {
  const { other } = passage.comparison;
  for (const [name, keeping] of kept) {
    if (keeps(name, keeping, passage, beside) || (name === 'will' && !toldFuture.has(beside.language))) continue;
    if (name !== 'will' && name !== 'may' && beside.line.tokens.some((token) => beside.isOutlet(token))) continue;
    for (const sense of sensesOf(other, beside.language).of(name)) {
      if (weak[beside.language]?.test(other.tokens[sense.first]?.key ?? '') === true && sense.first === sense.last) continue;
      if (isPlan(sense, other, beside.language)) continue;
      const repeated = repeats(sense, passage, beside);
      if (repeated.length === 0 || (name === 'will' && !isPast(repeated, beside.line, beside.language))) continue;
      return `the passage says “${textOfSense(sense, other)}”, the sentence says it without`;
    }
  }
  return null;
}

const conditions: Readonly<Record<string, RegExp>> = {
  en: /^(?:if|unless)$/u,
  de: /^(?:wenn|falls|sofern)$/u,
  nl: /^(?:indien|tenzij|mits)$/u,
  es: /^si$/u,
  fr: /^si$/u,
  pt: /^caso$/u,
  it: /^(?:se|qualora|purché)$/u,
  ru: /^если$/u,
  uk: /^якщо$/u,
  pl: /^(?:jeśli|jeżeli)$/u,
  ar: /^(?:إذا|شريطة)$/u,
  hi: /^(?:अगर|यदि)$/u,
  tr: /^eğer$/u,
};
const noCondition =
  /^(?:ask|asks|asked|asking|know|knows|see|wonder|wonders|decide|unclear|even|as|only|que|sabe|saber|auch|selbst|als|meme|comme|savoir|anche|come|даже|how|what|like|doubt|check|determine)$/u;

/** The words on which a condition of the passage bears, where the sentence repeats them and has no condition. */
function unconditional(passage: BesidePassage, beside: Beside): string | null {
  const pattern = conditions[beside.language];
  const { other } = passage.comparison;
  if (pattern === undefined || sensesOf(beside.line, beside.language).has('if')) return null;
  for (const condition of other.tokens) {
    if (!pattern.test(condition.word.text.toLowerCase()) || condition.quoted) continue;
    if (noCondition.test(other.tokens[condition.index - 1]?.key ?? '')) continue;
    const clause = other.tokens.filter((token) => token.clause === condition.clause);
    const [opening] = clause;
    const before = clause.filter((token) => token.index < condition.index && token.content);
    const opens = condition === opening || before.length === 0;
    const clauses = opens ? [condition.clause - 1, condition.clause + 1] : [condition.clause];
    const isRepeated = clauses.some((clause) => {
      const main = opens ? other.tokens.filter((token) => token.clause === clause && token.content) : before;
      const repeated = main.filter((token) => beside.line.tokens.some((own) => passage.comparison.matches(own).includes(token)));
      return repeated.length >= 2 && repeated.length * 2 >= main.length;
    });
    if (!isRepeated) continue;
    return `the passage has a condition (“${condition.word.text} …”), the sentence has none`;
  }
  return null;
}

/** Families that only a passage of the same one carries, and what else it may have. */
const gains: readonly (readonly [SenseName, readonly SenseName[], string])[] = [
  ['must', ['must', 'musts'], 'makes it a duty'],
  ['cause', ['cause', 'causes'], 'makes it a cause'],
  ['admit', ['admit'], 'makes it an admission'],
  ['promise', ['promise'], 'makes it a promise'],
  ['threat', ['threat'], 'makes it a threat'],
];

function gained(homes: readonly BesidePassage[], beside: Beside): Finding | null {
  const own = sensesOf(beside.line, beside.language);
  for (const [name, carrying, means] of gains) {
    const [sense] = own.of(name);
    // "Is due to open" names no cause.
    if (
      sense !== undefined &&
      beside.line.tokens[sense.first]?.key === 'due' &&
      passiveAuxiliary.test(beside.line.tokens[sense.first - 1]?.key ?? '')
    )
      continue;
    if (sense === undefined || homes.some(({ comparison }) => sensesOf(comparison.other, beside.language).has(...carrying))) continue;
    if (
      name === 'must' &&
      beside.language !== 'en' &&
      homes.some(({ comparison }) => sensesOf(comparison.other, beside.language).has('will', 'likely', 'plan'))
    )
      continue;
    // "The operator promised to lower it": what it says of its own doing.
    if (name === 'promise' && beside.line.tokens[sense.last + 1]?.key === 'to') continue;
    // A form of the word itself will do, or another word for it.
    const words = beside.line.tokens.slice(sense.first, sense.last + 1).filter((token) => token.content);
    if (homes.some(({ comparison }) => words.some((token) => comparison.matches(token).length > 0))) continue;
    return { verdict: 'partly', reason: `“${textOfSense(sense, beside.line)}” ${means}, the passage does not` };
  }
  return null;
}

/**
 * Certainty, conditions and causes of the sentence against those of the passages that it can be from.
 *
 * @param quotes whether the sentence quotes: what its quotation may have kept is for the rule of quotations cut out of what governs them.
 */
export function checkCertainty(beside: Beside, quotes: boolean): Finding[] {
  const homes = homesOf(beside);
  const [first] = homes;
  if (first === undefined) return [];
  const findings: Finding[] = [];
  for (const faultOf of quotes ? [] : [lost, unconditional]) {
    const faults = homes.map((passage) => ({ passage, reason: faultOf(passage, beside) }));
    const [fault] = faults;
    if (fault?.reason != null && faults.every(({ reason }) => reason !== null))
      findings.push(against(beside, fault.passage.comparison, fault.reason, 'partly'));
  }
  const gain = gained(homes, beside);
  return gain === null ? findings : [...findings, gain];
}
