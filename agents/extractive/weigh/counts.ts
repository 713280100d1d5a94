// Two voices that count one thing: "Some 140 barges were waiting below the lock, the harbour office said" and "The trade office counted 180
// barges held below the lock". Who counts is left out of the comparison: it differs by nature, and is most of a short sentence.
import { languageOf } from '../languages/index.ts';
import { figuresOf, type Figure } from '../text/figures.ts';
import { termsOf } from '../text/words.ts';
import { conceptsOf, isAct } from './concepts.ts';
import { compatible } from './measures.ts';
import { onceEach } from './once-each.ts';
import { likeness, type Statement, type StoryWords } from './similarity.ts';

const behind = /, (?:[^,“”"]{3,70} (?:said|says)|(?:said|says|according to) [^,“”"]{3,70})\.?$/;
const before =
  /^[^,;“”"]{3,70}? (?:said|says|counted|counts|estimated|estimates|reported|reports|puts?|spoke of|speaks of|recorded)(?: that)? /;

/** A count without the voice that gives it; null where no voice is named. */
function counted({ claim }: Statement): string | null {
  const { quote, attribution } = claim;
  const told = quote.replace(behind, '');
  if (told !== quote) return told;
  const rest = quote.replace(before, '');
  if (rest !== quote) return rest;
  const speaker = attribution.at(-1);
  return speaker === undefined || speaker.kind === 'outlet' || speaker.kind === 'agency' ? null : quote;
}

interface Count {
  readonly figure: Figure;
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const countOf = onceEach((statement: Statement): Count | null => {
  const text = statement.claim.language === 'en' ? counted(statement) : null;
  if (text === null) return null;
  const { stopWords } = languageOf('en').cues;
  const figures = figuresOf(text, 'en', stopWords).filter(({ unit }) => /^\p{L}/u.test(unit));
  const [figure, more] = figures;
  if (figure === undefined || more !== undefined || figure.value < 2) return null;
  const words = [...conceptsOf(termsOf(text, 'en', stopWords), 'en')].filter((concept) => !/\d/.test(concept));
  const names = [...text.matchAll(/(?<=\S\s)\p{Lu}[\p{L}’'-]+/gu)].map(([name]) => name.toLowerCase());
  return { figure, words: new Set(words), names: new Set(names) };
});

/** Beyond this ratio two counts of one noun are of two things more likely than of one. */
const mostApart = 1.5;

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && b.size > 0 && ![...a].some((one) => b.has(one));

/** The figures of two voices that count one noun in one place differently, or null. English only. */
export function countedDifferently(a: Statement, b: Statement, story: StoryWords): { readonly one: Figure; readonly other: Figure } | null {
  const [one, other] = [countOf(a), countOf(b)];
  if (one === null || other === null || one.figure.unit !== other.figure.unit || compatible(one.figure, other.figure)) return null;
  const [low, high] = [one.figure.value, other.figure.value].toSorted((x, y) => x - y);
  if ((high ?? 0) > mostApart * (low ?? 0) || disjoint(one.names, other.names)) return null;
  // Killed and wounded are counted apart.
  const acts = ({ words }: Count): Set<string> => new Set([...words].filter((word) => isAct(word) && word !== '=rule'));
  if (disjoint(acts(one), acts(other))) return null;
  const { contained, shared } = likeness({ terms: one.words }, { terms: other.words }, story.rare);
  return shared >= 2 && contained >= 0.5 ? { one: one.figure, other: other.figure } : null;
}
