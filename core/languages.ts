// Languages and countries by their codes: their English names, and which way a text runs.

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Attributes of an element whose text is in `language` (ISO 639-1 or -3). */
export function inLanguage(language: string): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: language, dir: rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr' };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** What `of` says of a code; what is no code is shown as it is. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** English name of a language code. */
export function languageName(code: string): string {
  return code === 'und' ? 'language not known' : nameOf(languageNames, code);
}

/** English name of a country's ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  return nameOf(countryNames, code.toUpperCase());
}
