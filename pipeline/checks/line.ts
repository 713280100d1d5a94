// One passage or sentence as the rules that compare meanings read it: its words in order, the clause of each, and what a negation governs.
import type { LanguageWords } from './language-words.ts';
import { mayQuote, quotationRuns } from './quotation-runs.ts';
import { foldWord, wordsOf } from './words.ts';
import type { Word } from './words.ts';

export interface Token {
  readonly word: Word;
  readonly key: string;
  readonly index: number;
  /** Number of the clause: commas, dashes and conjunctions part them. */
  readonly clause: number;
  /** Says something: no function word, no attribution, no negation. */
  readonly content: boolean;
  readonly negation: boolean;
  /** Directly governed by a negation: the first word after it that says something. */
  readonly negated: boolean;
  /** Further on in the clause of a negation: governed by it or not. */
  readonly perhapsNegated: boolean;
  /** The first word that says something after a denial or a refusal. */
  readonly denied: boolean;
  /** In the clause of an "unless", behind it: what "if … not" says. */
  readonly unless: boolean;
  /** In the clause of an "if", behind it. */
  readonly conditional: boolean;
  /** In quotation marks. */
  readonly quoted: boolean;
}

const clauseEnd = /[,;:.!?()“”„«»"—–\n،؛。，；]/u;
const conjunction =
  /^(?:while|but|whereas|although|and|because|mientras|pero|aunque|mais|tandis|alors|aber|während|enquanto|embora|mentre|но|однако|тогда|बल्कि|लेकिन|और|ama|ancak)$/u;
const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).map(foldWord));

/** Words that deny or refuse: what they govern is negated, and they have opposites of their own. */
export const denials: ReadonlySet<string> = listed(
  `deny denies denied denying denial denials refute refutes refuted dispute disputes disputed refuse refuses refused reject rejects rejected false untrue
niega nego niegan negaron desmiente desmintio desmentido rechaza rechazo dement dementi dementent nie nient refuse refute rejette bestreitet bestritt bestreiten
dementiert dementierte dementi zurückgewiesen weist leugnet nega negano negato smentisce smentito smentita respinge negou negam negaram desmente desmentiu rejeita rejeitou ontkent ontkende ontkenning
ontkennen weerspreekt weigert zaprzecza zaprzeczyl zaprzeczenie dementuje odrzuca yalanladı yalanlama yalanlıyor reddetti reddediyor inkar отрицает отрицают отрицал опроверг опровергла опровергает опровержение отверг отвергает отказался
заперечує заперечив заперечила спростував спростовує спростування відкидає відмовився نفى نفت ينفي تنفي نفيا نفي رفض رفضت يرفض इनकार इंकार खंडन खारिज`,
);
/** Words that end in a negation put before them: Hindi and Turkish negate what stands before. */
const negatesBackwards = new Set(['hi', 'tr']);
/** Languages that write "1." for the first. */
const pointedOrdinals = new Set(['de', 'da', 'nb', 'nn', 'no', 'fi', 'cs', 'sk', 'pl', 'hu', 'tr', 'hr', 'sr', 'sl', 'et', 'lv', 'is']);
const reach = 3;

/** Words that negate a thing, and with it what is done to it: "received no request" is "did not receive a request". */
const noThing: Readonly<Record<string, RegExp>> = { en: /^(?:no|none|nothing|nobody)$/u };
/** Where they set a bound instead: "no fewer than". */
const noBound = /^(?:longer|later|fewer|less|more|doubt|earlier|sooner)$/u;

const unless: Readonly<Record<string, RegExp>> = {
  en: /^unless$/u,
  es: /^(?:a menos que|salvo que)$/u,
  fr: /^a moins qu?e?$/u,
  pt: /^(?:a menos que|a nao ser)$/u,
  it: /^a meno che$/u,
  de: /^es sei denn$/u,
  nl: /^tenzij$/u,
};
const conditionals: Readonly<Record<string, RegExp>> = {
  en: /^if$/u,
  es: /^si$/u,
  fr: /^s(?:i|)$/u,
  pt: /^(?:se|caso)$/u,
  it: /^se$/u,
  de: /^(?:wenn|falls|sofern)$/u,
  nl: /^(?:als|indien)$/u,
};

export class Line {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly byKey: ReadonlyMap<string, readonly Token[]>;

  constructor(text: string, language: string, lexicon: LanguageWords, words: readonly Word[] = wordsOf(text)) {
    this.text = text;
    this.tokens = read(words, text, language, lexicon);
    const byKey = new Map<string, Token[]>();
    for (const token of this.tokens) {
      const own = byKey.get(token.key);
      if (own === undefined) byKey.set(token.key, [token]);
      else own.push(token);
    }
    this.byKey = byKey;
  }
}

/** Whether `key` negates by grammar alone ("not", "never", "without"), or is a failure to do what follows. */
export function isNegation(key: string, lexicon: LanguageWords): boolean {
  return (lexicon.negations.has(key) && !denials.has(key)) || key.endsWith("n't");
}

/** Whether the capital of a word is that of a sentence's beginning alone, as far as its place tells. */
export function opensSentence({ word, index }: Token, { text, tokens }: Line): boolean {
  return index === 0 || /[.!?:…“„«»"][\s“„«»"'‘’(]*$/u.test(text.slice(tokens[index - 1]?.word.end ?? 0, word.start));
}

/** Adverbs that only colour a verb: a negation before them governs what follows. */
const manner: Readonly<Record<string, RegExp>> = {
  en: /^(?:\p{L}{3,}ly|yet|even|ever|quite|always|fully)$/u,
  es: /\p{L}{3}mente$/u,
  fr: /^(?:\p{L}{3,}ment|encore|toujours)$/u,
  it: /\p{L}{3}mente$/u,
  pt: /\p{L}{3}mente$/u,
};

/** French "n'est plus", "n'a guère": the article before the apostrophe makes a negation of what else is "more". */
function frenchNegation(words: readonly Word[], index: number, text: string): boolean {
  if (!/^(?:plus|guere)$/u.test(words[index]?.key ?? '')) return false;
  return [1, 2, 3].some((back) => /(?<!\p{L})n['’ʼ]$/iu.test(text.slice(0, words[index - back]?.start ?? 0)));
}

function read(words: readonly Word[], text: string, language: string, lexicon: LanguageWords): Token[] {
  const tokens: { -readonly [name in keyof Token]: Token[name] }[] = [];
  const runs = mayQuote(text) ? quotationRuns(text) : [];
  let clause = 0;
  let end = 0;
  let run = 0;
  for (const [index, word] of words.entries()) {
    const { key } = word;
    const gap = text.slice(end, word.start);
    // The point of "Gov." or "R." ends no clause.
    const abbreviated = /^\.\s*$/u.test(gap) && (words[index - 1]?.capitalised ?? false) && (words[index - 1]?.key.length ?? 9) <= 4;
    const inFigure = /^[.,:]$/u.test(gap) && /\p{N}$/u.test(words[index - 1]?.key ?? '') && /^\p{N}/u.test(key);
    // "Zum 1. Januar": the point makes it the first.
    const inOrdinal = pointedOrdinals.has(language) && /^\.\s$/u.test(gap) && /^\d{1,2}$/u.test(words[index - 1]?.key ?? '');
    if ((clauseEnd.test(gap) && !abbreviated && !inFigure && !inOrdinal) || conjunction.test(key)) clause += 1;
    end = word.end;
    while ((runs[run]?.end ?? Infinity) <= word.start) run += 1;
    // "failed to inspect" negates; "after the talks failed" does not, and a failure is a thing.
    const beforeTo = language === 'en' && words[index + 1]?.key === 'to';
    // "Has yet to begin" has not begun.
    const yetTo = beforeTo && key === 'yet' && /^(?:have|has|had|having|is|are|was|were|be|been)$/u.test(words[index - 1]?.key ?? '');
    const fails = /^fail(?:s|ed|ing|ure)?$/u.test(key) && language === 'en';
    const negation = yetTo || (fails ? beforeTo : isNegation(key, lexicon)) || (language === 'fr' && frenchNegation(words, index, text));
    // "no longer", "not yet", "ne plus": the second word belongs to the negation.
    const trailing = /^(?:longer|yet|mas|plus|mehr|mais|piu|больше)$/u.test(key) && tokens[index - 1]?.negation === true;
    const content =
      !negation &&
      !trailing &&
      !lexicon.functionWords.has(key) &&
      !lexicon.attributionWords.has(key) &&
      !(word.key.length === 1 && !word.caseless && !/\p{N}/u.test(word.key));
    tokens.push({
      word,
      key,
      index,
      clause,
      content,
      negation,
      negated: false,
      perhapsNegated: false,
      denied: false,
      unless: false,
      conditional: false,
      quoted: (runs[run]?.start ?? Infinity) < word.start,
    });
  }
  for (const token of tokens) {
    const governed = denials.has(token.key) ? tokens.slice(token.index + 1, token.index + 7).find((other) => other.content) : undefined;
    if (governed !== undefined && governed.clause === token.clause) governed.denied = true;
  }
  const step = negatesBackwards.has(language) ? -1 : 1;
  for (const token of tokens) {
    if (!token.negation) continue;
    let left = reach;
    for (let at = token.index + step; left > 0; at += step) {
      const other = tokens[at];
      if (other === undefined || other.clause !== token.clause || other.negation) break;
      if (!other.content || /\p{N}/u.test(other.key)) continue;
      if (left === reach) other.negated = true;
      else other.perhapsNegated = true;
      if (left === reach && manner[language]?.test(other.key) === true) continue;
      left -= 1;
    }
    if (left === reach && step === 1) {
      const parted = behindParenthesis(token, tokens, text);
      if (parted !== undefined) parted.negated = true;
    }
    // "is no longer", "nicht ..., hat nicht zugestimmt": German puts its negation before or after the verb.
    const isThing = noThing[language]?.test(token.key) === true && !noBound.test(tokens[token.index + 1]?.key ?? '');
    if (language === 'de' || language === 'nl' || isThing) {
      const before = tokens.slice(0, token.index).findLast((other) => other.content);
      if (before !== undefined && before.clause === token.clause) before.perhapsNegated = true;
    }
  }
  markConditions(tokens, language);
  return tokens;
}

/** The word that a negation governs across a parenthesis: "did not, despite a vote, accept". */
function behindParenthesis<Own extends Token>(negation: Token, tokens: readonly Own[], text: string): Own | undefined {
  const next = tokens[negation.index + 1];
  if (next === undefined || !/^\s*[,(–—]/u.test(text.slice(negation.word.end, next.word.start))) return undefined;
  return tokens.find(
    (token) =>
      token.index > next.index &&
      token.content &&
      token.clause > next.clause &&
      /[,)–—]\s*$/u.test(text.slice(tokens[token.index - 1]?.word.end ?? 0, token.word.start)),
  );
}

function markConditions(tokens: readonly { -readonly [name in keyof Token]: Token[name] }[], language: string): void {
  const [unlessWords, ifWord] = [unless[language], conditionals[language]];
  if (ifWord === undefined) return;
  for (const token of tokens) {
    const isIf = ifWord.test(token.key);
    const expression = tokens.slice(token.index, token.index + 3).map(({ key }) => key);
    const isUnless = unlessWords?.test(token.key) === true || unlessWords?.test(expression.join(' ')) === true;
    if (!isIf && !isUnless) continue;
    for (const other of tokens.slice(token.index + 1).filter(({ clause: own }) => own === token.clause)) {
      if (isUnless) other.unless = true;
      else other.conditional = true;
    }
  }
}
