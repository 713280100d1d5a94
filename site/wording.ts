// The site's words: dates, languages and their direction, verdicts and standings as a reader can understand them.
import type { AttributionLink } from '../core/claims.ts';
import type { Standing, Verdict } from '../core/words.ts';

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Attributes of an element whose text is in `language` (ISO 639-1 or -3). */
export function inLanguage(language: string): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: language, dir: rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr' };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** English name of a language code; what is no code is shown as it is. */
export function languageName(code: string): string {
  if (code === 'und') return 'language not known';
  try {
    return languageNames.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** `2 March 2026` */
export function day(date: Date): string {
  return dayFormat.format(date);
}

/** `2 March 2026, 06:10 UTC` */
export function moment(date: Date): string {
  return `${dayFormat.format(date)}, ${timeFormat.format(date)} UTC`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `one, two and three` */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  supported: 'supported by the cited passage',
  partly: 'partly supported',
  unsupported: 'not supported by the cited passage',
  contradicted: 'contradicted by a cited passage',
  opinion: 'judgement of the analyst',
  unverified: 'could not be checked by machine',
};

export const standingWords: Readonly<Record<Standing, { label: string; meaning: string }>> = {
  corroborated: { label: 'corroborated', meaning: 'Reported by two or more independent origins.' },
  'single-source': { label: 'single source', meaning: 'Rests on one origin.' },
  contested: { label: 'contested', meaning: 'Origins contradict one another.' },
};

/** Who says it, outlet first: `Port Ledger › Midland Wire › a spokesman (Keshan trade office)`. */
export function attributionLine(links: readonly AttributionLink[]): string {
  return links.map((link) => (link.role === null ? link.name : `${link.name} (${link.role})`)).join(' › ');
}
