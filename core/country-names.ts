// Countries as texts name them in any language, from the CLDR tables that Node carries. A language's table is built once.
import { TermIndex } from './term-index.ts';
import { unspaced } from './words-of.ts';

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** Every ISO 3166-1 code in use, and the few places that CLDR adds. */
export const countryCodes: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => {
    if (notCountries.has(code) || new Intl.Locale(`und-${code}`).region !== code) return false;
    return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;
  });

/** Russian, Ukrainian, Arabic and the like end a country's name by its case: the last vowel is left open. */
const stem = (name: string): string =>
  /^\p{Script=Cyrillic}[\p{Script=Cyrillic}-]{3,}$/u.test(name) ? name.replace(/[аяоеиьй]$/u, '') : name;

function tableOf(language: string): TermIndex<string> {
  if (Intl.DisplayNames.supportedLocalesOf([language]).length === 0) return new TermIndex([], { shared: true });
  const styles = (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style }),
  );
  return new TermIndex(
    countryCodes.flatMap((code) => {
      const names = styles.flatMap((style) => style.of(code) ?? []).filter((name) => name.length > 2 || unspaced.test(name));
      return [...new Set(names)].map((name) => ({ term: stem(name), holder: code }));
    }),
    { shared: true },
  );
}

export class CountryIndex {
  readonly #tables = new Map<string, TermIndex<string>>();

  /** Codes of the countries that a text in `language` names. */
  find(text: string, language: string): Set<string> {
    let table = this.#tables.get(language);
    if (table === undefined) this.#tables.set(language, (table = tableOf(language)));
    // States of a union that carry a country's name with a word before it.
    const names = table.find(text.replace(/\bNew (?:Jersey|Mexico)\b/gu, ' '));
    return new Set([...names].map(({ holder }) => holder));
  }
}
