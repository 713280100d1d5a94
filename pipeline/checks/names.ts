// Proper names outside the quotations, in scripts with case. A name has to stand in the passages or right around them; a name of several
// words has to stand together somewhere in the source, so that a first name is never joined to another's last.
import { aliasesOf } from './acronyms.ts';
import type { LanguageWords } from './language-words.ts';
import { isSpeakingRole } from './people-words.ts';
import type { Scope } from './scope.ts';
import { aroundPassages, inPassages } from './scope.ts';
import { isSpeakingBody, sourcePhrases } from './speech-words.ts';
import type { Finding } from './types.ts';
import { sameWord, wordsOf } from './words.ts';
import type { Word } from './words.ts';

export interface NameRun {
  readonly words: readonly Word[];
  readonly text: string;
  /** One word at the beginning of a sentence: capitalised whether or not it is a name. */
  readonly initial: boolean;
}

/** Languages whose names have one form, and those that decline them; German writes all nouns with a capital. */
const fixedNames = new Set(['en', 'es', 'fr', 'pt', 'it', 'nl']);
const declinedNames = new Set(['ru', 'uk', 'pl']);
const joiner = /^(?:of|the|and|for|de|la|del|des|du|der|von|van|bin|al|el|da|di|do|dos|e|y|et|und)$/u;

/** German nouns all have capitals: "die Zahl der Insolvenzen" is no name, and "Haus der Künste" two words that each have to be there. */
const isArticle = ({ key }: Word, language: string): boolean => language === 'de' && /^(?:der|des|und)$/u.test(key);

function startsSentence(word: Word, text: string): boolean {
  return /(?:^|[.:!?…“„«"‘(]|[–—])\s*$/u.test(text.slice(0, word.start).trimEnd()) || text.slice(0, word.start).trim() === '';
}

/** Whether a word ends an expression that puts a source before what it says: German writes "Nach Angaben" with a capital. */
function endsSourcePhrase(words: readonly Word[], at: number, language: string): boolean {
  return sourcePhrases(language).before.some(({ keys }) => keys.every((key, index) => words[at - keys.length + 1 + index]?.key === key));
}

/** Runs of capitalised words; function words, attribution words at a sentence's beginning and words of "according to" left out. */
export function nameRuns(words: readonly Word[], text: string, lexicon: LanguageWords, language: string): NameRun[] {
  const runs: NameRun[] = [];
  let run: Word[] = [];
  let pending: Word[] = [];
  let end = 0;
  const close = (): void => {
    const first = run[0];
    const last = run.at(-1);
    if (first !== undefined && last !== undefined) {
      runs.push({ words: run, text: text.slice(first.start, last.end), initial: run.length === 1 && startsSentence(first, text) });
    }
    run = [];
    pending = [];
  };
  for (const [index, word] of words.entries()) {
    const joined = /^[\s.&’'-]*$/u.test(text.slice(end, word.start));
    if (!joined) close();
    end = word.end;
    const plain = lexicon.functionWords.has(word.key) || lexicon.negations.has(word.key);
    const opening = run.length === 0 && startsSentence(word, text);
    const attributes = (opening && lexicon.attributionWords.has(word.key)) || endsSourcePhrase(words, index, language);
    const isName = word.capitalised && word.key.length > 1 && !plain && !attributes;
    if (isName) {
      run.push(...pending, word);
      pending = [];
    } else if (run.length > 0 && joiner.test(word.key) && pending.length === 0 && !isArticle(word, language)) pending = [word];
    else if (/^(?:mr|mrs|ms|dr|sir)$/u.test(word.key)) continue;
    else close();
  }
  close();
  return runs;
}

/** "Russian" for Russia, "Americans" for America, a case ending elsewhere. */
function isDerived(key: string, scope: Scope): boolean {
  if (key.length < 5) return false;
  const stem = key.replace(/(?:ians?|ans?|ns?|ese|ish|is?|s)$/u, '');
  return stem.length >= 4 && [stem, `${stem}a`, `${stem}e`, `${stem}y`, `${stem}ia`].some((form) => known(form, scope));
}

function known(key: string, scope: Scope): boolean {
  return inPassages(scope, key) || scope.named.has(key, 'und') || aroundPassages(scope, key) !== null;
}

export function isKnownName(key: string, scope: Scope): boolean {
  if (known(key, scope) || isDerived(key, scope)) return true;
  if (key.length >= 2 && key.length <= 6 && scope.sources.some((source) => source.acronyms.has(key))) return true;
  return aliasesOf(key).some((other) => other.split(' ').every((part) => known(part, scope)));
}

/** Whether the passages write these initials as an acronym, in capitals: "is" is none of Ingrid Sand. */
function isWrittenShort(initials: string, scope: Scope): boolean {
  const letters = Array.from(initials.toUpperCase());
  const short = new RegExp(`(?<![\\p{L}\\p{N}])${letters.join('\\.?')}(?![\\p{L}\\p{N}])`, 'u');
  return letters.every((letter) => /\p{L}/u.test(letter)) && scope.wide.some(({ range }) => short.test(range.text));
}

function runIsKnown(run: NameRun, scope: Scope): boolean {
  const keys = run.words.filter((word) => !joiner.test(word.key)).map((word) => word.key);
  const initials = keys.map((key) => key[0] ?? '').join('');
  if (keys.length >= 2 && known(initials, scope) && isWrittenShort(initials, scope)) return true;
  return aliasesOf(keys.join(' ')).some((other) => known(other, scope));
}

/** The names that nothing around the claims has. A single word at the beginning of a sentence is left to the lexical rule. */
export function checkNames(runs: readonly NameRun[], scope: Scope, where: string): Finding[] {
  return runs.flatMap((run): Finding[] => {
    if (run.initial || runIsKnown(run, scope)) return [];
    const parts = run.words.filter((word) => !joiner.test(word.key));
    const missing = parts.filter((word) => !isKnownName(word.key, scope));
    const last = parts.at(-1);
    const keys = parts.map((word) => word.key);
    const together =
      parts.length >= 2 &&
      scope.sources.some((source) => source.hasTogether(keys) || (source.article.language !== 'en' && source.hasTogetherInflected(keys)));
    // Given in full elsewhere in the source, by last name where it is quoted.
    if (missing.length > 0 && together && last !== undefined && isKnownName(last.key, scope)) return [];
    if (missing.length > 0)
      return [
        {
          verdict: 'unsupported',
          reason: `the name “${run.text}” is not ${where}: “${missing.map((word) => word.text).join(' ')}” is missing`,
        },
      ];
    if (parts.length >= 2 && scope.oneLanguage && (!(together || heldTogether(parts, scope)) || isPutTogether(run, parts, scope))) {
      return [{ verdict: 'partly', reason: `the words of the name “${run.text}” are ${where}, but not together` }];
    }
    return [];
  });
}

/**
 * Two words of the text with a capital that it has near each other, and never as one name: "Tobias Bell" of "Marcus Bell and Tobias Venn". A
 * title may follow the name after a comma.
 */
function isPutTogether(run: NameRun, parts: readonly Word[], scope: Scope): boolean {
  const [one, other, third] = parts;
  if (one === undefined || other === undefined || third !== undefined || run.words.length > 2) return false;
  if (!scope.sources.every(({ article }) => fixedNames.has(article.language) || declinedNames.has(article.language))) return false;
  const language = scope.sources[0]?.article.language ?? 'en';
  const inflected = declinedNames.has(language);
  const isTitle = [one, other].some((word) => isSpeakingRole(word.key, language) || isSpeakingBody(word.key, language));
  return (
    !isTitle &&
    scope.sources.every((source) => [one, other].every((word) => source.isNameWord(word.key, inflected))) &&
    !scope.sources.some((source) => source.nameOneThing(one.key, other.key, inflected)) &&
    !isSpeakersName([one.key, other.key], scope, language)
  );
}

/** Whether the words are all in the name and role of one speaker of the claims. */
function isSpeakersName(keys: readonly string[], { speakers }: Scope, language: string): boolean {
  return speakers.some((speaker) => {
    const own = wordsOf(`${speaker.name} ${speaker.role ?? ''}`);
    return keys.every((key) => own.some((word) => sameWord(word.key, key, language)));
  });
}

/** All words in one speaker's name and role, or each pair of neighbours together somewhere ("President Trump" for President Donald J. Trump). */
function heldTogether(parts: readonly Word[], scope: Scope): boolean {
  const keys = parts.map((word) => word.key);
  if (isSpeakersName(keys, scope, scope.sources[0]?.article.language ?? 'en')) return true;
  return keys.every((key, index) => {
    const next = keys[index + 1];
    if (next === undefined) return true;
    return (
      scope.sources.some((source) => source.hasTogether([key, next]) || source.hasTogether([next, key])) ||
      isNamedTogether([key, next], scope)
    );
  });
}

function isNamedTogether(keys: readonly string[], scope: Scope): boolean {
  return keys.every((key) => scope.named.has(key, 'und'));
}

/** A name of the sources that `key` is spelled much like, and is not: "Waalwijk" for "Waalderen". Null where there is none. */
export function nearName(key: string, scope: Scope): string | null {
  if (key.length < 6) return null;
  for (const source of scope.sources) {
    const near = source.words.find(
      (word) =>
        word.capitalised &&
        word.key.length >= 6 &&
        word.key.startsWith(key.slice(0, 4)) &&
        !sameWord(word.key, key, source.article.language) &&
        source.isAlwaysCapitalised(word.key),
    );
    if (near !== undefined) return near.text;
  }
  return null;
}
