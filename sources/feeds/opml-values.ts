// Reads single values of a feed list: addresses, language and country codes, labels.
// Each function takes text as a stranger wrote it and gives a clean value or says that there is none; none of them throws.

const MAX_TEXT = 200;
const MAX_ADDRESS = 2_048;
const MAX_LABELS = 16;

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

type Address = { ok: true; url: URL } | { ok: false; reason: string };

/** An absolute http(s) address without fragment; `reason` goes on from "its xmlUrl ...". */
export function readFeedAddress(raw: string): Address {
  const text = raw.trim();
  if (text === '') return { ok: false, reason: 'is empty' };
  if (text.length > MAX_ADDRESS) return { ok: false, reason: `has more than ${MAX_ADDRESS} characters` };
  if (!URL.canParse(text)) return { ok: false, reason: `is not an absolute address (${text.slice(0, 80)})` };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, reason: `has the scheme ${url.protocol} where http: or https: is taken` };
  }
  // The address of a feed is shown to readers and logged; a secret has no place in it.
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'holds a user name or password' };
  url.hash = '';
  return { ok: true, url };
}

/** The ISO 639-1 code of a language tag (`pt-BR` gives `pt`), or null where there is none. */
export function readLanguage(raw: string): string | null {
  const code = /^([a-z]{2})(?:[-_][a-z0-9]{2,8})*$/i.exec(raw)?.[1]?.toLowerCase();
  return code !== undefined && languageNames.of(code) !== undefined ? code : null;
}

/** An ISO 3166-1 alpha-2 code in upper case, or null where it names no country. */
export function readCountry(raw: string): string | null {
  if (!/^[a-z]{2}$/i.test(raw)) return null;
  const code = raw.toUpperCase();
  // Intl also names groupings and reserved codes, which are no countries.
  if (['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'].includes(code)) return null;
  return countryNames.of(code) === undefined ? null : code;
}

/** One line of text without control characters, at most 200 characters; null when nothing is left. */
export function readText(raw: string | undefined): string | null {
  const clean = (raw ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ');
  // Cut by code points, so that no half of a surrogate pair is left.
  const text = Array.from(clean.trim()).slice(0, MAX_TEXT).join('').trim();
  return text === '' ? null : text;
}

/** Labels parted by commas, each once, at most 16. */
export function readLabels(raw: string | undefined): string[] {
  const labels = (readText(raw) ?? '').split(',').map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))].slice(0, MAX_LABELS);
}
