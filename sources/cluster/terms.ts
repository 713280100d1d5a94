// What an article is compared by: the words of its title, lead and beginning, weighted within the article, for articles of its own
// language; and anchors, which survive a change of language. How rare a term is elsewhere is the index's business.
import { anchorWeight, figureOf, figureWeight, nameKeyOf } from './anchors.ts';
import { wordsOf } from './words.ts';

export type TermVector = ReadonlyMap<string, number>;

export interface ArticleTerms {
  /** Words of the article's own language, with their weight in it. */
  readonly words: TermVector;
  /** Figures and transliterated names, with their weight. */
  readonly anchors: TermVector;
}

/** How much of a text is read for anchors, in code points; words are taken from the beginning, where news says what it is about. */
export const readLength = 6000;
const wordsUntil = 2000;

const titleWeight = 5;
const leadWeight = 2;
const leadUnits = 400;
/** A word that is capitalised inside a sentence names something. */
const nameWeight = 1.5;
/** Words are compared by their beginnings: inflections share them. */
const stemLength = 9;

const atSentenceStart = /(?:^|[.!?:\n"'“‘«„])\s*["'“‘«„([-]*\s*$/u;

function stemOf(word: string): string {
  return Array.from(word.toLowerCase().replaceAll('.', '')).slice(0, stemLength).join('');
}

/** Title and the rest; a first paragraph that repeats the title is passed over. */
function partsOf(text: string): { title: string; body: string } {
  const end = text.indexOf('\n\n');
  if (end === -1) return { title: text, body: '' };
  const title = text.slice(0, end);
  const body = text.slice(end + 2);
  return { title, body: body.startsWith(`${title}\n\n`) ? body.slice(title.length + 2) : body };
}

/** Terms of an article. `text`: a snapshot's text or its beginning: the title, a blank line, the paragraphs. */
export function termsOf(text: string): ArticleTerms {
  const { title, body } = partsOf(text);
  const counts = new Map<string, number>();
  const anchors = new Map<string, number>();
  const named = new Set<string>();
  const count = (word: string, weight: number): void => {
    const stem = stemOf(word);
    if (stem.length > 1) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  for (const word of wordsOf(title)) count(word.text, titleWeight);
  for (const word of wordsOf(body)) {
    if (word.at < wordsUntil) count(word.text, word.at < leadUnits ? leadWeight : 1);
    if (word.pair) continue;
    const figure = figureOf(word.text);
    if (figure !== null) anchors.set(figure, figureWeight(figure));
    if (figure !== null || atSentenceStart.test(body.slice(Math.max(0, word.at - 6), word.at))) continue;
    if (/^\p{Lu}/u.test(word.text)) named.add(stemOf(word.text));
    const name = nameKeyOf(word.text);
    if (name !== null) anchors.set(name, anchorWeight(word.text));
  }
  const words = new Map<string, number>();
  for (const [stem, weight] of counts) words.set(stem, (1 + Math.log(weight)) * (named.has(stem) ? nameWeight : 1));
  return { words, anchors };
}
