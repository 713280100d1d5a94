// A statement and its denial share all words but one. A negation that stands on one side only keeps a sentence from passing.
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import { weighSides } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import type { LanguageWords } from './language-words.ts';
import { denials, opensSentence } from './line.ts';
import type { Line, Token } from './line.ts';
import type { OutsideText } from './outside.ts';
import type { FoundQuotation } from './quotations.ts';
import type { Scope } from './scope.ts';
import { languageWords } from './language-words.ts';
import type { Finding } from './types.ts';
import { foldWord, isSpaceless, wordsOf } from './words.ts';
import type { Word } from './words.ts';

function isNegationWord(key: string, lexicon: LanguageWords): boolean {
  return lexicon.negations.has(key) || key.endsWith("n't");
}

const one: (verdict: string) => Finding = (reason) => ({ verdict: 'partly', reason });

/** Words whose surroundings agree less than this are of another statement. */
const least = 0.1;
const clearly = 1.15;

const clauseOf = (token: Token, line: Line): Token[] => line.tokens.filter(({ clause }) => clause === token.clause);

/** "Unless they accept" says what "if they do not accept" says, and the opposite of "if they accept". */
function byCondition(mine: Token, theirs: Token, comparison: Comparison): 'same' | 'other' | null {
  if (mine.unless === theirs.unless) return null;
  const [plain, line] = mine.unless ? [theirs, comparison.other] : [mine, comparison.own];
  if (!plain.conditional) return null;
  return clauseOf(plain, line).some((token) => token.negation || token.denied) ? 'same' : 'other';
}

/** Whether the word is a German noun that "kein" or "kaum" negates: "keine Waffen". */
function byKein(token: Token, line: Line): boolean {
  if (!token.negated) return false;
  return (
    line.tokens
      .slice(0, token.index)
      .findLast(({ negation }) => negation)
      ?.key.match(/^(?:kein|kaum$)/u) != null
  );
}

/** Clauses in which nothing is there although nothing negates it. */
const lacking = /^(?:fehl|mangel|ausblieb|ausgeblieben|blieb)/u;

/** The side of a passage's word for a German noun: only "kein" and "kaum" negate one, wherever else in its clause a negation stands. */
function nounSide(mine: Token, theirs: Token, comparison: Comparison): 'same' | 'other' {
  const [own, other] = [byKein(mine, comparison.own), byKein(theirs, comparison.other)];
  if (own === other) return 'same';
  const [plain, line] = own ? [theirs, comparison.other] : [mine, comparison.own];
  const denies = clauseOf(plain, line).some((token) => token.negation || token.denied || denials.has(token.key) || lacking.test(token.key));
  return denies ? 'same' : 'other';
}

/** A name, or a German noun: not a word that only a sentence's beginning, or a text all in capitals, gives its own. */
const isNoun = (token: Token, line: Line, language: string): boolean =>
  token.word.capitalised && (language === 'de' || !(opensSentence(token, line) || !/\p{Ll}/u.test(line.text)));

/** A word that the sentence negates and the passage does not, in the same surroundings, or the other way round. */
function turned(token: Token, beside: Beside, passagesDeny: boolean): Finding | null {
  if (!token.content || /\p{N}/u.test(token.key) || beside.lexicon.attributionWords.has(token.key)) return null;
  const noun = isNoun(token, beside.line, beside.language);
  if (noun && beside.language !== 'de') return null;
  if (token.perhapsNegated && !token.negated) return null;
  const sides = weighSides(beside.comparisons, token, (theirs, comparison) => {
    if (!comparison.matches(token).includes(theirs)) return null;
    if (beside.language !== 'de' && isNoun(theirs, comparison.other, beside.language)) return null;
    if (noun) return nounSide(token, theirs, comparison);
    const conditional = byCondition(token, theirs, comparison);
    if (conditional !== null) return conditional;
    if (token.negated) return theirs.negated || theirs.perhapsNegated || theirs.denied ? 'same' : 'other';
    if (token.denied) return theirs.denied || theirs.negated || passagesDeny ? 'same' : 'other';
    return theirs.negated || theirs.denied ? 'other' : 'same';
  });
  if (sides.against === null || sides.other < least || sides.other < sides.same * clearly + 0.02) return null;
  const ours = token.negated || token.denied || token.unless;
  const negates = ours ? 'the sentence negates' : 'the passage negates';
  const plain = ours ? 'the passage' : 'the sentence';
  return against(beside, sides.against.comparison, `${negates} “${token.word.text}”, ${plain} does not`, 'partly');
}

/** Negations of the text outside the quotations against those of the passages. */
export function checkNegation(outside: OutsideText, scope: Scope, beside: Beside, quotes: boolean): Finding[] {
  if (!scope.oneLanguage || scope.strict.length === 0 || isSpaceless(outside.text)) return [];
  const { lexicon } = beside;
  const { tokens } = beside.line;
  const passagesDeny = beside.comparisons.some((comparison) => comparison.other.tokens.some((token) => denials.has(token.key)));
  const inMention = (token: Token): boolean =>
    outside.mentions.some((mention) => mention.start <= token.word.start && token.word.start < mention.end);
  const findings = tokens.flatMap((token) => (inMention(token) ? [] : (turned(token, beside, passagesDeny) ?? []))).slice(0, 1);
  // "Fox News denies that “…”": a denial around a quotation needs one in or around its passage.
  const denies = tokens.find((token) => isNegationWord(token.key, lexicon));
  if (quotes && denies !== undefined && findings.length === 0) {
    const near = scope.wide.some(({ range }) => range.reading.words.some((word) => isNegationWord(word.key, lexicon)));
    if (!near) findings.push(one(`“${denies.word.text}” negates what is quoted, and nothing around the passage does`));
  }
  // "It is not no surprise": one more negation than the passages have, whatever it governs.
  const most = beside.comparisons.reduce((sum, { other }) => {
    const words = other.tokens.filter((token) => token.negation || isNegationWord(token.key, lexicon)).length;
    // "Unless" is "if … not", which French says in two words.
    return sum + words + (other.tokens.some((token) => token.unless) ? (beside.language === 'fr' ? 2 : 1) : 0);
  }, 0);
  const own = tokens.filter((token) => isNegationWord(token.key, lexicon)).length;
  if (findings.length === 0 && !quotes && own > most) findings.push(one('the sentence negates more than its passages do'));
  return findings;
}

/** The last words before `at` within the clause that it continues, as far as `most`. */
function leadingWords(text: string, at: number, most: number): Word[] {
  const before = text.slice(Math.max(0, at - 60), at);
  return wordsOf(before.slice(Math.max(0, before.search(/[^,;:.!?()—–\n।؟؛،。]*$/u)))).slice(-most);
}

/** A quotation that begins right after a negation which only the sentence, or only the passage, has: “fire him” from "would not fire him". */
export function checkCutNegation(sentence: string, quotations: readonly FoundQuotation[], language: string): Finding[] {
  return quotations.flatMap((found): Finding[] => {
    const place = found.places[0];
    if (place === undefined) return [];
    const { article } = place.source;
    const lexicon = languageWords(article.language);
    const own = languageWords(language);
    // A quotation that is a sentence of its own continues nothing.
    const whole = /^\p{Lu}/u.test(article.text.slice(place.span.start).replace(/^[^\p{L}]+/u, ''));
    const cut = leadingWords(article.text, place.span.start, 3).find((word) => isNegationWord(word.key, lexicon));
    const put = leadingWords(sentence, found.run.start, 2).find((word) => isNegationWord(word.key, own));
    if (cut !== undefined && !whole) {
      const leading = wordsOf(sentence.slice(0, found.run.start)).slice(-6);
      if (leading.some((word) => isNegationWord(foldWord(word.text), own))) return [];
      return [one(`in the passage “${cut.text}” stands right before the quoted words, and the sentence leaves it out`)];
    }
    if (put === undefined || whole) return [];
    if (
      wordsOf(article.text.slice(Math.max(0, place.span.start - 60), place.span.start))
        .slice(-6)
        .some((word) => isNegationWord(word.key, lexicon))
    )
      return [];
    return [one(`the sentence puts “${put.text}” right before the quoted words, and the passage does not`)];
  });
}
