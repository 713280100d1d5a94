// A statement and its denial share all words but one. A negation that stands on one side only keeps a sentence from passing.
import type { LanguageWords } from './language-words.ts';
import type { OutsideText } from './outside.ts';
import type { FoundQuotation } from './quotations.ts';
import type { Scope } from './scope.ts';
import { languageWords } from './language-words.ts';
import type { Finding } from './types.ts';
import { foldWord, isSpaceless, sameWord, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Content words after a negation that it may govern, within its clause. */
const reach = 3;
const clauseEnd = /[,;:.!?()“”„«»"—–\n]/u;

function isNegation(key: string, lexicon: LanguageWords): boolean {
  return lexicon.negations.has(key) || key.endsWith("n't");
}

/** Folded content words of a text: those that a negation governs, and those that none does; `unheard` words only take up room. */
function polarities(
  words: readonly Word[],
  text: string,
  lexicon: LanguageWords,
  unheard: ReadonlySet<Word> = new Set(),
): { negated: string[]; plain: string[] } {
  const negated: string[] = [];
  const plain: string[] = [];
  let left = 0;
  let end = 0;
  for (const word of words) {
    if (clauseEnd.test(text.slice(end, word.start))) left = 0;
    end = word.end;
    if (isNegation(word.key, lexicon)) {
      left = reach;
      continue;
    }
    if (lexicon.functionWords.has(word.key)) continue;
    if (!/\p{N}/u.test(word.key) && !unheard.has(word)) (left > 0 ? negated : plain).push(word.key);
    left -= 1;
  }
  return { negated, plain };
}

const one: (verdict: string) => Finding = (reason) => ({ verdict: 'partly', reason });

/** Negations of the text outside the quotations against those of the passages. */
export function checkNegation(outside: OutsideText, scope: Scope, language: string, quotes: boolean): Finding[] {
  if (!scope.oneLanguage || scope.strict.length === 0 || isSpaceless(outside.text)) return [];
  const lexicon = languageWords(language);
  const words = wordsOf(outside.unquoted);
  const inMention = new Set(
    words.filter((word) => outside.mentions.some((mention) => mention.start <= word.start && word.start < mention.end)),
  );
  const own = polarities(words, outside.unquoted, lexicon, inMention);
  const sources = scope.strict.map(({ range }) => polarities(range.reading.words, range.text, lexicon));
  const negatedThere = sources.flatMap((source) => source.negated);
  const plainThere = sources.flatMap((source) => source.plain);
  const has = (list: readonly string[], key: string): boolean => list.some((other) => sameWord(key, other, language));
  const findings: Finding[] = [];
  const denied = own.plain.find((key) => !lexicon.attributionWords.has(key) && has(negatedThere, key) && !has(plainThere, key));
  if (denied !== undefined) findings.push(one(`the passage negates “${denied}”, the sentence does not`));
  const affirmed = own.negated.find((key) => has(plainThere, key) && !has(negatedThere, key));
  if (affirmed !== undefined) findings.push(one(`the sentence negates “${affirmed}”, the passage does not`));
  // "Fox News denies that “…”": a denial around a quotation needs one in or around its passage.
  const denies = words.find((word) => isNegation(word.key, lexicon));
  if (quotes && denies !== undefined && affirmed === undefined) {
    const near = scope.wide.some(({ range }) => range.reading.words.some((word) => isNegation(word.key, lexicon)));
    if (!near) findings.push(one(`“${denies.text}” negates what is quoted, and nothing around the passage does`));
  }
  // "It is not no surprise": one more negation than the passages have, whatever it governs.
  const count = (list: readonly Word[]): number => list.filter((word) => isNegation(word.key, lexicon)).length;
  const most = scope.strict.reduce((sum, { range }) => sum + count(range.reading.words), 0);
  if (findings.length === 0 && !quotes && count(words) > most) findings.push(one('the sentence negates more than its passages do'));
  return findings;
}

/** A quotation that begins right after a negation which the sentence leaves out: “fire him” from "would not fire him". */
export function checkCutNegation(sentence: string, quotations: readonly FoundQuotation[], language: string): Finding[] {
  return quotations.flatMap((found): Finding[] => {
    const place = found.places[0];
    if (place === undefined) return [];
    const { article } = place.source;
    const lexicon = languageWords(article.language);
    const before = article.text.slice(Math.max(0, place.span.start - 60), place.span.start);
    const clause = before.slice(before.search(/[^,;:.!?()—–\n]*$/u));
    const cut = wordsOf(clause)
      .slice(-3)
      .find((word) => isNegation(word.key, lexicon));
    if (cut === undefined || /^\p{Lu}/u.test(article.text.slice(place.span.start).replace(/^[^\p{L}]+/u, ''))) return [];
    const own = languageWords(language);
    const leading = wordsOf(sentence.slice(0, found.run.start)).slice(-6);
    if (leading.some((word) => isNegation(foldWord(word.text), own))) return [];
    return [one(`in the passage “${cut.text}” stands right before the quoted words, and the sentence leaves it out`)];
  });
}
