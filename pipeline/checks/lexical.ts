// The rest of the words: what is neither quoted, nor a figure, a date or an outlet, and carries content, has to be in the passages.
import type { Beside } from './beside.ts';
import type { LanguageWords } from './language-words.ts';
import { isKnownName, nearName } from './names.ts';
import type { OutsideText } from './outside.ts';
import { isSpeakingRole } from './people-words.ts';
import { besideAnother, isSaid, onlyQuotes, ownWordsAllowed, replacedBy, weighsAlone } from './paraphrase.ts';
import type { Scope } from './scope.ts';
import { aroundPassages, inPassages } from './scope.ts';
import type { Finding } from './types.ts';
import { isSpaceless } from './words.ts';
import type { Word } from './words.ts';

/**
 * Share of content words found from which a sentence may pass, and from which it is partly supported. A word that is found nowhere keeps a
 * sentence from passing whatever the share: one word is enough to turn what it says. The share weighs words found only around the passages.
 */
const mostly = 0.9;
const partly = 0.5;

/** Words that say something: no function words, no negations (they have their own rule), no attribution. */
export function contentWords(words: readonly Word[], lexicon: LanguageWords): Word[] {
  return words.filter(
    (word) =>
      !lexicon.functionWords.has(word.key) &&
      !lexicon.attributionWords.has(word.key) &&
      !lexicon.negations.has(word.key) &&
      !word.key.endsWith("n't") &&
      !(word.key.length === 1 && !word.caseless),
  );
}

function verdictFor(found: number, total: number): Finding['verdict'] | null {
  const share = total === 0 ? 1 : found / total;
  if (share >= mostly) return null;
  return share >= partly ? 'partly' : 'unsupported';
}

/** Words named in a reason: the first six, and how many more. */
export function listed(words: readonly string[]): string {
  const shown = words
    .slice(0, 6)
    .map((word) => `“${word}”`)
    .join(', ');
  return words.length > 6 ? `${shown} and ${words.length - 6} more` : shown;
}

/** Share of the content words that one passage alone has to have. */
const together = 0.5;

/** Words of several passages can be put together to say what none of them says: “Moore” of one, “is resting at home” of another. */
function checkStitching(content: readonly Word[], scope: Scope, beside: Beside): Finding[] {
  const { language, line, comparisons } = beside;
  const counted = content.filter((word) => !scope.named.has(word.key, language) && !beside.meanings.isLight(word.key));
  // Names have a rule of their own for whose they are; German writes every noun like one.
  const plain = counted.filter((word) => !word.capitalised || language === 'de');
  const own = plain.length >= 3 ? plain : counted;
  // A name known by its initials, or from the sentences around, belongs to every passage.
  const everywhere = (word: Word): boolean => word.capitalised && !inPassages(scope, word.key);
  const shares = scope.strict.map(({ source, range }) => {
    const comparison = comparisons.find((one) => one.other.text === range.text);
    const says = (word: Word): boolean => {
      const token = line.tokens.find((one) => one.word.start === word.start);
      return token !== undefined && comparison !== undefined && comparison.matches(token).length > 0;
    };
    const present = own.filter((word) => everywhere(word) || range.words.has(word.key, source.article.language) || says(word));
    return present.length / Math.max(1, own.length);
  });
  if (own.length < 3 || Math.max(...shares) >= together) return [];
  return [{ verdict: 'partly', reason: 'no single passage says this: its words are put together from several' }];
}

/** Articles, relatives and what joins a clause: what a tail begins with. */
const opensTail =
  /^(?:a|an|the|which|who|and|ein|eine|einen|was|und|un|une|ce|qui|et|una|uno|que|lo|y|e|il|che|um|uma|o|что|и|которые|które|co|een|wat|en|що|و|ما)$/u;

/**
 * The clause that words of the sentence's own make up for the most part, where it has another: ", a sign of things to come" is no other way to say
 * what the passages say.
 */
function addition(missing: readonly Word[], content: readonly Word[], { line, meanings, lexicon }: Beside): string | null {
  const clauseOf = (word: Word): number => line.tokens.find((token) => token.word.start === word.start)?.clause ?? 0;
  for (const word of missing) {
    const clause = clauseOf(word);
    const tokens = line.tokens.filter((token) => token.clause === clause);
    // A clause that opens the sentence, or says who says it, is told as such.
    if (clause === 0 || tokens.some((token) => lexicon.attributionWords.has(token.key))) continue;
    const own = content.filter((one) => clauseOf(one) === clause && !meanings.isLight(one.key));
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) continue;
    // "…, a sign of", "…, which is", "…, and more": what a sentence is told on with needs no more than half of its words to be its own.
    const most = opensTail.test(first.key) ? 0.5 : 0.51;
    if (own.filter((one) => missing.includes(one)).length < own.length * most) continue;
    return line.text.slice(first.word.start, last.word.end);
  }
  return null;
}

/** What the words of a sentence come to: what is wrong, and what is worth a remark where nothing is. */
export interface WordsChecked {
  readonly findings: Finding[];
  readonly remarks: string[];
}

const wrong = (verdict: Finding['verdict'], reason: string): WordsChecked => ({ findings: [{ verdict, reason }], remarks: [] });

/** Whether the capital of a word is that of a sentence's beginning alone. */
function opensSentence(word: Word, text: string): boolean {
  return /(?:^|[.:!?…“„«"‘(]|[–—])\s*$/u.test(text.slice(0, word.start).trimEnd()) || text.slice(0, word.start).trim() === '';
}

/** Words around the passages count in full where the sentence quotes (they attribute), by half where it does not. */
export function checkWords(outside: OutsideText, scope: Scope, beside: Beside, quotes: boolean): WordsChecked {
  const { lexicon, language } = beside;
  const content = contentWords(
    outside.words.filter((word) => !isSpaceless(word.text)),
    lexicon,
  );
  let found = 0;
  const missing: Word[] = [];
  for (const word of content) {
    if (inPassages(scope, word.key) || scope.named.has(word.key, language)) found += 1;
    else if (quotes && onlyQuotes(word.key, language)) found += 1;
    else if (scope.oneLanguage && (!word.capitalised || opensSentence(word, outside.text)) && isSaid(word, beside)) found += 1;
    else if (aroundPassages(scope, word.key) !== null) found += quotes || word.capitalised ? 1 : 0.5;
    else if (word.capitalised && isKnownName(word.key, scope)) found += 1;
    else missing.push(word);
  }
  const verdict = verdictFor(found, content.length);
  if (missing.length === 0) {
    if (verdict === null) return { findings: quotes ? [] : checkStitching(content, scope, beside), remarks: [] };
    return wrong(verdict, 'says more than its passages do: some of its words stand only in the sentences around them');
  }
  if (!scope.oneLanguage) {
    const languages = [...new Set(scope.sources.map((source) => source.article.language))].join(', ');
    return wrong(
      'unverified',
      `${listed(missing.map((word) => word.text))} cannot be compared with a source in another language (${languages})`,
    );
  }
  const absent = `${listed(missing.map((word) => word.text))} ${missing.length === 1 ? 'is' : 'are'} not in the passages`;
  if (
    missing.length > ownWordsAllowed(content.length, quotes) ||
    missing.some((word) => (word.capitalised && !opensSentence(word, outside.text)) || isSpeakingRole(word.key, language))
  )
    return wrong(verdict ?? 'partly', absent);
  for (const word of missing) {
    const other = replacedBy(word, beside)?.text ?? besideAnother(word, beside);
    if (other !== null) return wrong('partly', `the passage has “${other}” where the sentence has “${word.text}”`);
    const near = word.capitalised && language !== 'de' ? nearName(word.key, scope) : null;
    if (near !== null) return wrong('partly', `the name “${word.text}” is not in the sources, which have “${near}”`);
    const weighty = weighsAlone(word, beside, quotes);
    if (weighty !== null) return wrong('partly', `“${word.text}” is not in the passages and ${weighty}`);
  }
  const added = quotes ? null : addition(missing, content, beside);
  if (added !== null) return wrong('partly', `${absent}: the sentence adds “${added}”`);
  const stitched = quotes ? [] : checkStitching(content, scope, beside);
  return { findings: stitched, remarks: [`${absent}: taken as a paraphrase`] };
}
