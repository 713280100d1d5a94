// What an article is compared by: the words of its title, lead and beginning, weighted within the article, for articles of its own
// language; and anchors, which survive a change of language. How rare a term is elsewhere is the index's business.
import { CountryIndex } from '../../core/country-names.ts';
import { factsAt } from './word-facts.ts';
import { WordScan } from './words.ts';

export type TermVector = ReadonlyMap<string, number>;

/**
 * Plain values: what of an article is compared, to be kept in place of its text. As JSON, the maps as arrays of their entries, it takes about
 * 4 kB for a long article and compresses well: no form of its own is needed.
 */
export interface ArticleTerms {
  /** The title in small letters, its figures made alike: titles that come again are known by it. Empty where there is none. */
  readonly title: string;
  /** There is no text but the title. */
  readonly titleOnly: boolean;
  /** Words of the article's own language, with their weight in it. */
  readonly words: TermVector;
  /** Figures, transliterated names, and countries that are named, with their weight. */
  readonly anchors: TermVector;
}

/** How much of a text is read for anchors, in code points; words are taken from the beginning, where news says what it is about. */
export const readLength = 6000;
const wordsUntil = 2000;

const titleWeight = 5;
/** What a word of a title that says nothing still weighs: less than any of a text. */
const formulaWeight = 0.3;
const titleKept = 120;
const leadWeight = 2;
const leadUnits = 400;
/** A word that is capitalised inside a sentence names something. */
const nameWeight = 1.5;
const sentenceEnds = '.!?:\n';
const opening = '"\'“‘«„';
const skipped = '([-*';

/** Whether a word at `at` begins a sentence: only white space, brackets and quotation marks stand between it and what ends one. */
function beginsSentence(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const character = text[index] ?? '';
    if (sentenceEnds.includes(character) || opening.includes(character)) return true;
    if (!skipped.includes(character) && character.trim() !== '') return false;
  }
  return true;
}

const [letterA, letterZ] = [0x61, 0x7a];
const isSmall = (unit: number): boolean => unit >= letterA && unit <= letterZ;

/**
 * Whether a word is short or begins with three letters, all of them small ones of English, and so is neither a name nor a figure (anchors.ts), whatever
 * follows: of most words this is seen without looking them up.
 */
function isPlain({ units, at, end }: WordScan): boolean {
  for (let index = at; index < end && index < at + 3; index += 1) if (!isSmall(units[index] ?? 0)) return false;
  return true;
}

/** Title and the rest; a first paragraph that repeats the title is passed over. */
function partsOf(text: string): { title: string; body: string } {
  const end = text.indexOf('\n\n');
  if (end === -1) return { title: text, body: '' };
  const title = text.slice(0, end);
  const body = text.slice(end + 2);
  return { title, body: body.startsWith(`${title}\n\n`) ? body.slice(title.length + 2) : body };
}

function titleKey(title: string): string {
  return title.trim().toLowerCase().replace(/\s+/gu, ' ').replace(/\d+/gu, '0').slice(0, titleKept);
}

/** Countries are named in most news: one of them says less than a person's name, and how common it is is learned besides. */
const countryWeight = 0.6;
/** UTF-16 units that are looked through for countries: the title and the lead say where it happens. */
const countriesUntil = 700;
const countries = new CountryIndex();

/**
 * Terms of an article. `text`: a snapshot's text or its beginning: the title, a blank line, the paragraphs. `language`: ISO 639-1 code, by whose names of
 * countries (CLDR) those are known that the text names; `und`: none are.
 */
export function termsOf(text: string, language: string): ArticleTerms {
  const { title, body } = partsOf(text);
  const counts = new Map<string, number>();
  const anchors = new Map<string, number>();
  const named = new Set<string>();
  const count = (stem: string, weight: number): void => {
    if (stem.length > 1) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  for (const scan = new WordScan(title); scan.next();) count(factsAt(title, scan).stem, titleWeight);
  for (const scan = new WordScan(body); scan.next();) {
    const { at, pair } = scan;
    if (at >= wordsUntil && (pair || isPlain(scan))) continue;
    const { stem, capital, anchor, anchorWeight, figure } = factsAt(body, scan);
    if (at < wordsUntil) count(stem, at < leadUnits ? leadWeight : 1);
    if (pair || (anchor === null && !capital) || (!figure && beginsSentence(body, at))) continue;
    if (capital && !figure) named.add(stem);
    if (anchor !== null) anchors.set(anchor, anchorWeight);
  }
  if (language !== 'und')
    for (const code of countries.find(`${title} ${body.slice(0, countriesUntil)}`, language)) anchors.set(`@${code}`, countryWeight);
  const words = new Map<string, number>();
  for (const [stem, weight] of counts) words.set(stem, (1 + Math.log(weight)) * (named.has(stem) ? nameWeight : 1));
  return { title: titleKey(title), titleOnly: body === '', words, anchors };
}

/** An article's words with those of its title hardly counting: for a title that says nothing. */
export function withoutTitle({ title, words }: ArticleTerms): TermVector {
  const inTitle = new Set<string>();
  for (const scan = new WordScan(title); scan.next();) inTitle.add(factsAt(title, scan).stem);
  return new Map(Array.from(words, ([stem, weight]) => [stem, inTitle.has(stem) ? Math.min(weight, formulaWeight) : weight]));
}
