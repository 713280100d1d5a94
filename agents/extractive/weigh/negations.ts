// "Issued a warning" against "issued no warning": all but the same words, and what is taken back is what the other states.
import { languageOf } from '../languages/index.ts';
import { termsOf, tokensOf } from '../text/words.ts';
import { conceptsOf } from './concepts.ts';
import { frameLikeness, datesClash, ownNames, type Frame } from './frames.ts';
import { onceEach } from './once-each.ts';
import { negates } from './polarity.ts';
import type { StoryWords } from './similarity.ts';

/** Not taken back, only limited: "not only", "no more than", "not until". */
const limits =
  /\b(?:not only|no (?:more|fewer|less|later|sooner|longer|matter|doubt)|not (?:until|yet|least|all|every|just)|without)\b|(?<!\p{L})(?:no solo|nicht nur|noch nicht|pas seulement|не только|пока не|ещё не)(?!\p{L})/giu;

/** The first word of content behind the negation: what it takes back. Where a language puts it last (German), the words before it. */
const takenBack = onceEach(({ statement: { claim } }: Frame): string | undefined => {
  const { quote, language } = claim;
  const { stopWords } = languageOf(language).cues;
  const tokens = tokensOf(quote, language);
  const at = tokens.findIndex((token) => negates(token, language) || (language === 'en' && /n['’]t$/.test(token)));
  const content = (words: readonly string[]): string[] => [...conceptsOf(termsOf(words.join(' '), language, stopWords), language)];
  return at === -1 ? undefined : content(tokens.slice(at + 1))[0];
});

/** Whether a statement takes something back, and does not only limit it. */
const takesBack = onceEach(({ statement: { claim } }: Frame) => negates(claim.quote.replace(limits, ' '), claim.language));

/** Whether one statement takes back what the other states. */
export function contradictByNegation(a: Frame, b: Frame, story: StoryWords): boolean {
  const [first, second] = [takesBack(a), takesBack(b)];
  if (first === second || a.hedged || b.hedged || datesClash(a, b)) return false;
  if (ownNames(a, b).length > 0 && ownNames(b, a).length > 0) return false;
  const { contained, overlap, shared } = frameLikeness(a, b, story);
  if (shared < 4 || contained < 0.7 || overlap < 0.5) return false;
  const negated = first ? a : b;
  const plain = first ? b : a;
  const back = takenBack(negated);
  return back !== undefined && plain.core.has(back);
}
