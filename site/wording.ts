// The site's words: dates, verdicts and standings as a reader can understand them.
import type { AttributionLink } from '../core/claims.ts';
import type { Standing, Verdict } from '../core/words.ts';

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
