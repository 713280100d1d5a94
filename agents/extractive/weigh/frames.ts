// A statement taken apart for comparing: the names in it, the days in it, and what is left, its frame. Two statements of one event have
// nearly the same frame; what differs beside it is what they contradict one another in.
import type { DateFact } from '../../../core/claim-facts.ts';
import { datesOf } from '../../facts/dates.ts';
import { hedgesOf } from '../../facts/hedging.ts';
import { dayOfArticle } from '../../facts/zone.ts';
import { disputeCuesOf } from '../languages/dispute-cues.ts';
import { languageOf } from '../languages/index.ts';
import { fold, stem, termsOf } from '../text/words.ts';
import { conceptsOf } from './concepts.ts';
import type { Context } from './context.ts';
import { onceEach } from './once-each.ts';
import { sameOrigin } from './origins.ts';
import { likeness, type Likeness, type Statement, type StoryWords } from './similarity.ts';

export interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Stems of its words. */
  readonly stems: readonly string[];
}

export interface Frame {
  readonly statement: Statement;
  readonly names: readonly Name[];
  readonly dates: readonly DateFact[];
  /** Concepts that are neither of names, of days nor figures. */
  readonly core: ReadonlySet<string>;
  readonly hedged: boolean;
  /** It speaks of another time too ("last year"), or of a change over time. */
  readonly elapsed: boolean;
}

const runs = /\p{Lu}[\p{L}\p{M}’'-]+(?: (?:(?:of|de|del|la|di|van|von|du) )?\p{Lu}[\p{L}\p{M}’'-]+)*/gu;

function namesIn({ claim }: Statement, story: StoryWords, dates: readonly DateFact[]): Name[] {
  const { quote, language } = claim;
  const dated = dates.map(({ text }) => ({ start: quote.indexOf(text), end: quote.indexOf(text) + text.length }));
  const { stopWords } = languageOf(language).cues;
  return [...quote.matchAll(runs)].flatMap((match): Name[] => {
    let [start, text] = [match.index, match[0].replace(/[’']s$/u, '')];
    const [first = ''] = text.split(' ');
    // The first word is large in any sentence: it is a name where the story never writes it small.
    if (
      start === 0 &&
      (stopWords.has(fold(first)) || story.common.has([...conceptsOf(new Set([stem(first, language)]), language)][0] ?? ''))
    ) {
      text = text.slice(first.length).trimStart();
      start = quote.indexOf(text, first.length);
    }
    if (text === '' || dated.some((span) => start < span.end && span.start < start + text.length)) return [];
    const stems = text
      .split(' ')
      .map((word) => stem(word, language))
      .filter((word) => word.length > 1 && !stopWords.has(word));
    return stems.length === 0 ? [] : [{ text, start, end: start + text.length, stems }];
  });
}

/** Said with a day, they belong to it. */
const timesOfDay = new Set(['night', 'morning', 'evening', 'afternoon', 'noon', 'midnight', 'dawn'].map((word) => stem(word, 'en')));

/** `context` gives the day of the claim's article. */
export function frameOf(statement: Statement, story: StoryWords, context: Context): Frame {
  const { claim } = statement;
  const { quote, language } = claim;
  const article = context.placeOf(statement)?.article;
  const dates =
    claim.facts?.dates ?? datesOf(quote, language, article === undefined ? null : dayOfArticle(article), claim.kind === 'forecast');
  const names = namesIn(statement, story, dates);
  const { stopWords } = languageOf(language).cues;
  let rest = quote;
  for (const { text } of [...names, ...dates].toSorted((a, b) => b.text.length - a.text.length)) rest = rest.replaceAll(text, ' , ');
  const concepts = conceptsOf(termsOf(rest, language, stopWords), language);
  return {
    statement,
    names,
    dates,
    core: new Set([...concepts].filter((concept) => !/\d/.test(concept) && !(dates.length > 0 && timesOfDay.has(concept)))),
    hedged: hedgesOf(quote, language).length > 0,
    elapsed: disputeCuesOf(language)?.elapsed.test(quote) ?? false,
  };
}

const nameWords = onceEach(({ names }: Frame): ReadonlySet<string> => new Set(names.flatMap(({ stems }) => stems)));

/** Names of one frame that the other has no word of. */
export function ownNames(frame: Frame, other: Frame): Name[] {
  const words = nameWords(other);
  const { terms } = other.statement;
  return frame.names.filter(({ stems }) => !stems.some((word) => words.has(word) || terms.has(word)));
}

export const sharedNames = (frame: Frame, other: Frame): number => frame.names.length - ownNames(frame, other).length;

/** How alike two frames are, names that both have included; those of only one are what may differ. */
export function frameLikeness(a: Frame, b: Frame, story: StoryWords): Likeness {
  const terms = (frame: Frame, other: Frame): Set<string> => {
    const own = new Set(ownNames(frame, other));
    return new Set([...frame.core, ...frame.names.filter((name) => !own.has(name)).flatMap(({ stems }) => stems)]);
  };
  return likeness({ terms: terms(a, b) }, { terms: terms(b, a) }, story.rare);
}

const plain = onceEach(
  ({ statement: { claim } }: Frame) => claim.kind !== 'opinion' && claim.kind !== 'denial' && !/[?？؟]$/u.test(claim.quote),
);

/** Two reports that can contradict one another: of one language, of two articles and origins, neither of them an opinion or a question. */
export function comparable(a: Frame, b: Frame): boolean {
  const [one, other] = [a.statement.claim, b.statement.claim];
  return one.language === other.language && one.articleId !== other.articleId && !sameOrigin(one, other) && plain(a) && plain(b);
}

export const datesClash = (a: Frame, b: Frame): boolean =>
  a.dates.length > 0 && b.dates.length > 0 && !a.dates.some((one) => b.dates.some((other) => one.from <= other.to && other.from <= one.to));
