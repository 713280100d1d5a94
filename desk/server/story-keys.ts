// Key people, places and figures of a story: from the claims of its reports where claims were read, else from titles and leads by rule. What
// addresses a language model is left out before anything is read from it.
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { languageName } from '../../core/languages.ts';
import { sharedFigures, sharedNames, type SharedKey } from '../../core/shared-keys.ts';
import type { StoryArticle } from '../../store/repositories/desk-story.ts';
import type { StoryKeys } from '../web/story-view.ts';

const most = 12;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** What claims of at least two origins name. */
function fromFacts(facts: readonly { origin: string; facts: ClaimFacts }[], of: (facts: ClaimFacts) => readonly string[]): SharedKey[] {
  const found = new Map<string, { text: string; origins: Set<string> }>();
  for (const { origin, facts: own } of facts)
    for (const text of of(own)) {
      const entry = found.get(folded(text)) ?? { text, origins: new Set() };
      entry.origins.add(origin);
      found.set(folded(text), entry);
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

const without = (keys: readonly SharedKey[], taken: readonly SharedKey[]): SharedKey[] =>
  keys.filter((key) => !taken.some((other) => folded(other.text).includes(folded(key.text))));

/** `reports` as they may be shown: without orders. */
export function storyKeys(reports: readonly StoryArticle[], facts: readonly { origin: string; facts: ClaimFacts }[]): StoryKeys {
  const names = sharedNames(reports, 3 * most);
  const languages = [...new Set(reports.map((report) => report.language))];
  const isCountry = ({ text }: SharedKey): boolean => languages.some((language) => countriesIn(language).has(folded(text)));
  const people = fromFacts(facts, (own) => own.people);
  const organisations = fromFacts(facts, (own) => own.organisations);
  const places = fromFacts(facts, (own) => own.places);
  const others = without(names, [...people, ...organisations, ...places]);
  const figures = fromFacts(facts, (own) => own.figures.map(({ text }) => text));
  const digits = ({ text }: SharedKey): string => /\d[\d.,]*/u.exec(text)?.[0] ?? text;
  const told = new Set(figures.map(digits));
  return {
    people: people.slice(0, most),
    places: [...places, ...others.filter(isCountry)].slice(0, most),
    organisations: organisations.slice(0, most),
    names: others.filter((key) => !isCountry(key)).slice(0, most),
    figures: [...figures, ...sharedFigures(reports, most).filter((key) => !told.has(digits(key)))].slice(0, most),
  };
}
