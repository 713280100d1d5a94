// Who, when and where: two statements that are alike but for one name or day. Only where the thing can have happened once: somebody won,
// a ship sank. What could be true of both ("A backed the bill", "B backed the bill") is no dispute.
import { CountryIndex } from '../../../core/country-names.ts';
import { comparable, frameLikeness, datesClash, ownNames, sharedNames, type Frame, type Name } from './frames.ts';
import { onceEach } from './once-each.ts';
import { hasNegation } from './polarity.ts';
import type { StoryWords } from './similarity.ts';

export interface Particular {
  readonly about: 'when' | 'where' | 'who';
  readonly one: string;
  readonly other: string;
}

const dayMs = 86_400_000;
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayWords = (at: string): string => day.format(new Date(`${at}T00:00:00Z`)).replace(',', '');

/** A day told by its number, not as "Monday" or "yesterday", which a night or a zone shifts by one. */
const isNumbered = (text: string): boolean => /\d/.test(text);

/** The only day of each, where they are not the same: by more than a night, unless both are dates. */
function differentDays(a: Frame, b: Frame, story: StoryWords): Particular | null {
  const [one, more] = a.dates;
  const [other, again] = b.dates;
  if (one === undefined || other === undefined || more !== undefined || again !== undefined) return null;
  if (one.from !== one.to || other.from !== other.to || !datesClash(a, b) || a.elapsed || b.elapsed) return null;
  const apart = Math.abs(Date.parse(one.from) - Date.parse(other.from)) / dayMs;
  if (apart < 2 && !(isNumbered(one.text) && isNumbered(other.text))) return null;
  if (ownNames(a, b).length > 0 && ownNames(b, a).length > 0) return null;
  const { overlap, shared } = frameLikeness(a, b, story);
  if (shared < 4 || overlap < 0.6 || (sharedNames(a, b) === 0 && shared < 5)) return null;
  return { about: 'when', one: dayWords(one.from), other: dayWords(other.from) };
}

const before: Readonly<Record<string, RegExp>> = {
  en: /\b(?<word>in|at|off|near|outside) (?:the )?(?:[a-z-]+ of )?$/i,
  es: /(?<!\p{L})(?<word>en|frente a|cerca de) (?:(?:el|la) )?$/iu,
  fr: /(?<!\p{L})(?<word>à|au|en|dans|près de) (?:(?:le|la) )?$/iu,
  de: /(?<!\p{L})(?<word>in|bei|vor|nahe) (?:(?:der|dem) )?$/iu,
  it: /(?<!\p{L})(?<word>a|in|nel|nella|presso) $/iu,
  pt: /(?<!\p{L})(?<word>em|no|na|perto de) $/iu,
};

/** Something that happens in one place: bodies and people may act in many. */
const placed =
  /\b(?:sank|sunk|crash(?:ed)?|collided|exploded|explosion|burst|born|died|buried|held|took place|takes place|takes? place|signed|arrested|killed|shot|found|captured|landed|ran aground|derailed|struck|opened fire|happened|occurred|meets?|met)\b|(?<!\p{L})(?:hundió|murió|celebró|firmó|explotó|sombré|coulé|mort|signé|gesunken|starb|unterzeichnet|affondat\p{L}|mort[oa]|assinad[oa])(?!\p{L})/iu;

const countries = new CountryIndex();

/** The word of place before each name that has one. */
const placeWords = onceEach(({ names, statement: { claim } }: Frame): ReadonlyMap<Name, string> => {
  const word = ({ start }: Name): string | undefined => before[claim.language]?.exec(claim.quote.slice(0, start))?.groups?.['word'];
  return new Map(names.map((name) => [name, word(name)?.toLowerCase() ?? '']));
});

const isPlaced = onceEach(({ statement: { claim } }: Frame) => placed.test(claim.quote));

/** The only name of each that the other lacks, both places. Not where anybody names the two together: one may lie in the other. */
function differentPlaces(a: Frame, b: Frame, story: StoryWords, quotes: readonly string[]): Particular | null {
  const [one, more] = ownNames(a, b);
  const [other, again] = ownNames(b, a);
  if (one === undefined || other === undefined || more !== undefined || again !== undefined || sharedNames(a, b) === 0) return null;
  const word = placeWords(a).get(one) ?? '';
  if (word === '' || word !== placeWords(b).get(other)) return null;
  const { language } = a.statement.claim;
  if (!isPlaced(a) || !isPlaced(b) || datesClash(a, b)) return null;
  const { overlap, shared } = frameLikeness(a, b, story);
  if (shared < 3 || overlap < 0.7) return null;
  const isCountry = (name: Name): boolean => countries.find(name.text, language).size > 0;
  if (isCountry(one) !== isCountry(other) || quotes.some((quote) => quote.includes(one.text) && quote.includes(other.text))) return null;
  return { about: 'where', one: one.text, other: other.text };
}

/** Done by one alone. What is won or founded must be one thing ("the election"), not one of many ("a seat"). */
const once =
  /^(?:,[^,]+,)? (?:(?:had|has|have|was|is) )?(?:won|wins|beat|defeated|discovered|invented|founded|became|becomes|succeeds|succeeded|shot|killed|elected|appointed|nominated|named|chosen|crowned)(?! (?:an?|two|three|some|several|one|another)\b)/u;

/** Names that did something that can be done once. */
const doers = onceEach(
  ({ names, statement: { claim } }: Frame): ReadonlySet<Name> =>
    new Set(names.filter(({ start, end }) => start <= 40 && once.test(claim.quote.slice(end)))),
);

/** One did it in the one report, another in the other; all that follows is alike. */
function differentDoers(a: Frame, b: Frame, story: StoryWords): Particular | null {
  if (a.statement.claim.language !== 'en' || a.hedged || b.hedged) return null;
  const [one, more] = ownNames(a, b);
  const [other, again] = ownNames(b, a);
  if (one === undefined || other === undefined || more !== undefined || again !== undefined || sharedNames(a, b) === 0) return null;
  if (!doers(a).has(one) || !doers(b).has(other) || datesClash(a, b)) return null;
  const { overlap, shared } = frameLikeness(a, b, story);
  return shared < 3 || overlap < 0.5 ? null : { about: 'who', one: one.text, other: other.text };
}

/** In what two comparable statements of one event differ, or null. `quotes`: all statements of the story. */
export function differentParticular(a: Frame, b: Frame, story: StoryWords, quotes: readonly string[]): Particular | null {
  if (!comparable(a, b) || hasNegation(a.statement) !== hasNegation(b.statement)) return null;
  return differentDays(a, b, story) ?? differentDoers(a, b, story) ?? differentPlaces(a, b, story, quotes);
}
