// Key people, places and figures of a story: from the claims of its reports where claims were read, else from titles and leads by rule. What
// addresses a language model is left out before anything is read from it.
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { languageName } from '../../core/languages.ts';
import { sharedFigures, sharedNames, type SharedKey } from '../../core/shared-keys.ts';
import type { StoryArticle, StoryClaim } from '../../store/repositories/desk-story.ts';
import type { StoryKeys } from '../web/story-view.ts';

const most = 12;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

interface Found {
  readonly text: string;
  readonly origins: Set<string>;
}

/** What claims of at least two origins name. A family name alone counts for the one longer name that ends in it. */
function fromClaims(claims: readonly StoryClaim[], of: (facts: ClaimFacts) => readonly string[]): SharedKey[] {
  const found = new Map<string, Found>();
  for (const { origin, facts } of claims)
    for (const text of of(facts)) {
      const entry = found.get(folded(text)) ?? { text, origins: new Set() };
      entry.origins.add(origin);
      found.set(folded(text), entry);
    }
  for (const [key, { origins }] of found) {
    const longer = [...found].filter(([other]) => other.endsWith(` ${key}`));
    const [only] = longer;
    if (longer.length !== 1 || only === undefined) continue;
    for (const origin of origins) only[1].origins.add(origin);
    found.delete(key);
  }
  return [...found.values()]
    .filter(({ origins }) => origins.size > 1)
    .map(({ text, origins }) => ({ text, origins: origins.size }))
    .toSorted((one, other) => other.origins - one.origins || (one.text < other.text ? -1 : 1));
}

const countries = new Map<string, ReadonlySet<string>>();

/** Names of all countries in a language, lower-cased, as the platform's locale data has them. */
function countriesIn(language: string): ReadonlySet<string> {
  const known = countries.get(language);
  if (known !== undefined) return known;
  const names = new Set<string>();
  // A code that no language has, such as `und`, has no names.
  if (languageName(language) !== language && language !== 'und') {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
      for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const name = display.of(first + second);
        if (name !== undefined) names.add(folded(name));
      }
  }
  countries.set(language, names);
  return names;
}

/** Of these keys those that say nothing of the others: neither a part of one nor more words around one. */
const without = (keys: readonly SharedKey[], taken: readonly SharedKey[]): SharedKey[] =>
  keys.filter((key) => !taken.some(({ text }) => folded(text).includes(folded(key.text)) || folded(key.text).includes(folded(text))));

/** A figure says what it counts, or is long enough to be told from others; "12 per" was cut off. */
const isTelling = ({ text }: SharedKey): boolean =>
  !/\bper$/iu.test(text) && (/[^\d\s.,]/u.test(text) ? !/^\p{L}+$/u.test(text) : text.replaceAll(/\D/gu, '').length > 2);

/** One line for each figure: the one that says most of what is counted. */
function distinctFigures(figures: readonly SharedKey[]): SharedKey[] {
  const byDigits = new Map<string, SharedKey>();
  for (const figure of figures.filter(isTelling)) {
    const digits = /\d[\d.,]*\d|\d/u.exec(figure.text)?.[0].replaceAll(/[.,]/gu, '') ?? folded(figure.text);
    const known = byDigits.get(digits);
    const fuller = known === undefined || figure.text.length > known.text.length ? figure : known;
    byDigits.set(digits, { text: fuller.text, origins: Math.max(figure.origins, known?.origins ?? 0) });
  }
  return [...byDigits.values()].toSorted((one, other) => other.origins - one.origins);
}

/**
 * `reports` as they may be shown: without orders. People are those on whose word something is said: the rules that read claims cannot tell other
 * people from places and ships that have two words.
 */
export function storyKeys(reports: readonly StoryArticle[], claims: readonly StoryClaim[]): StoryKeys {
  const speakers = new Set(claims.flatMap((claim) => claim.speakers).map(folded));
  const languages = [...new Set(reports.map((report) => report.language))];
  const isCountry = ({ text }: SharedKey): boolean => languages.some((language) => countriesIn(language).has(folded(text)));
  const called = fromClaims(claims, (facts) => facts.people);
  const people = called.filter(({ text }) => speakers.has(folded(text)));
  const organisations = without(
    fromClaims(claims, (facts) => facts.organisations),
    people,
  );
  const places = without(
    fromClaims(claims, (facts) => facts.places),
    [...people, ...organisations],
  );
  const named = without(
    called.filter(({ text }) => !speakers.has(folded(text))),
    [...people, ...organisations, ...places],
  );
  const others = [...named, ...without(sharedNames(reports, 3 * most), [...people, ...organisations, ...places, ...named])];
  return {
    people: people.slice(0, most),
    places: [...places, ...others.filter(isCountry)].slice(0, most),
    organisations: organisations.slice(0, most),
    names: others.filter((key) => !isCountry(key)).slice(0, most),
    figures: distinctFigures([
      ...fromClaims(claims, (facts) => facts.figures.map(({ text }) => text)),
      ...sharedFigures(reports, 2 * most),
    ]).slice(0, most),
  };
}
