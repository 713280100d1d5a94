// What of a sentence is its own wording: what it quotes, the outlet it names and the words that only say that the outlet reports it are left
// out. Quoted words stand in the passages by rule, and the rest is said of every sentence: a score of them says nothing of the sentence.
import type { Span } from '../../core/sources.ts';
import { languageWords } from './language-words.ts';
import type { LanguageWords } from './language-words.ts';
import { blank } from './outside.ts';
import type { OutsideText } from './outside.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Words that may stand between an outlet and the word that attributes: "has also reported", "according to the". A modal or a "not" may not. */
const between = new Set('a also an and as by had has have in it its of the to'.split(' '));
const mostBetween = 3;

/** How many of `words`, the nearest to an outlet first, attribute to it; none where another word comes first. */
function attributing(words: readonly Word[], { attributionWords }: LanguageWords): number {
  for (const [index, { key }] of words.slice(0, mostBetween + 1).entries()) {
    if (attributionWords.has(key)) return index + 1;
    if (!between.has(key)) return 0;
  }
  return 0;
}

/** Signs and blanks that may stand in a gap, around an outlet that another one is named with: ", " and " ". */
const mostBlank = 3;

/**
 * Nothing but commas, blanks and outlets between two places: what stands beyond a full stop or a colon belongs to no outlet before it, nor does what
 * stands beyond words that are quoted.
 */
function joined(text: string, mentions: readonly Span[], start: number, end: number): boolean {
  const named = mentions.filter((mention) => start <= mention.start && mention.end <= end);
  return /^[\s,]*$/u.test(text.slice(start, end)) && end - start - named.reduce((sum, span) => sum + span.end - span.start, 0) <= mostBlank;
}

/** Words of one direction as far as no other sign stands between them, the nearest first. */
function unbroken(text: string, mentions: readonly Span[], words: readonly Word[], from: number): Word[] {
  const near: Word[] = [];
  let at = from;
  for (const word of words) {
    const [left, right] = word.start >= at ? [at, word.start] : [word.end, at];
    if (!joined(text, mentions, left, right)) break;
    near.push(word);
    at = word.start >= at ? word.end : word.start;
  }
  return near;
}

/** Whether a verb after its outlet ends there, or goes on to "that": "Ledger gave the mayor a boat" says what Ledger did. */
const onlyAttributes = (text: string, verb: Word | undefined, next: Word | undefined): boolean =>
  verb !== undefined && (next?.key === 'that' || /^\s*(?:[^\p{L}\p{N}\s]|$)/u.test(text.slice(verb.end)));

/** The words around outlets that attribute to them: "according to" before, "reports that" after. */
function attributions(text: string, mentions: readonly Span[], language: string): Span[] {
  const lexicon = languageWords(language);
  const words = wordsOf(text);
  return mentions.flatMap(({ start, end }) => {
    const left = words.filter((word) => word.end <= start).toReversed();
    const right = words.filter((word) => word.start >= end);
    const before = unbroken(text, mentions, left, start);
    const after = unbroken(text, mentions, right, end);
    const [toLeft, toRight] = [attributing(before, lexicon), attributing(after, lexicon)];
    const denied = lexicon.negations.has(before[toLeft]?.key ?? '');
    const [verb, next] = [after[toRight - 1], after[toRight]];
    return [
      ...(denied ? [] : before.slice(0, toLeft)),
      ...(onlyAttributes(text, verb, next) ? after.slice(0, toRight + (next?.key === 'that' ? 1 : 0)) : []),
    ];
  });
}

/** The sentence with all but its own wording blanked. */
export function ownWording({ text, mentions }: Pick<OutsideText, 'text' | 'mentions'>, language: string): string {
  return blank(text, attributions(text, mentions, language));
}
