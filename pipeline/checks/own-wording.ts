// What of a sentence is its own wording: what it quotes, the outlet it names and the words that only say that the outlet reports it are left
// out. Quoted words stand in the passages by rule, and the rest is said of every sentence: a score of them says nothing of the sentence.
import type { Span } from '../../core/sources.ts';
import { languageWords } from './language-words.ts';
import type { LanguageWords } from './language-words.ts';
import { blank } from './outside.ts';
import type { OutsideText } from './outside.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Function words that may stand between an outlet and the word that attributes: "has also reported", "according to the". */
const mostBetween = 3;

/** How many of `words`, the nearest to an outlet first, attribute to it; none where the nearest word of content is another. */
function attributing(words: readonly Word[], { attributionWords, functionWords }: LanguageWords): number {
  for (const [index, { key }] of words.slice(0, mostBetween + 1).entries()) {
    if (attributionWords.has(key)) return index + 1;
    if (!functionWords.has(key)) return 0;
  }
  return 0;
}

/** Nothing but blanks and commas between two places: what stands beyond a full stop or a colon belongs to no outlet before it. */
const joined = (text: string, start: number, end: number): boolean => /^[\s,]*$/u.test(text.slice(start, end));

/** Words of one direction as far as no other sign stands between them, the nearest first. */
function unbroken(text: string, words: readonly Word[], from: number): Word[] {
  const near: Word[] = [];
  let at = from;
  for (const word of words) {
    const between = word.start >= at ? joined(text, at, word.start) : joined(text, word.end, at);
    if (!between) break;
    near.push(word);
    at = word.start >= at ? word.end : word.start;
  }
  return near;
}

/** The words around outlets that attribute to them: "according to" before, "reports that" after. */
function attributions(text: string, mentions: readonly Span[], language: string): Span[] {
  const lexicon = languageWords(language);
  const words = wordsOf(text);
  return mentions.flatMap(({ start, end }) => {
    const before = unbroken(text, words.filter((word) => word.end <= start).toReversed(), start);
    const after = unbroken(
      text,
      words.filter((word) => word.start >= end),
      end,
    );
    const [toLeft, toRight] = [attributing(before, lexicon), attributing(after, lexicon)];
    const opens = toRight > 0 && after[toRight]?.key === 'that' ? 1 : 0;
    return [...before.slice(0, toLeft), ...after.slice(0, toRight + opens)];
  });
}

/** The sentence with all but its own wording blanked. */
export function ownWording({ text, mentions }: Pick<OutsideText, 'text' | 'mentions'>, language: string): string {
  return blank(text, attributions(text, mentions, language));
}
