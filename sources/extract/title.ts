// A headline without the name of its site: pages append it in a dozen ways.
import type { PageMetadata } from './metadata.ts';
import { lettersOf } from './text.ts';

const separator = /\s+(?:[–—·•»:]|::|-)\s+|\s*[|｜ㅣ]\s*/u;

/** Cuts a last (or first) part that is the site's name or host, or that no other title on the page has. */
export function withoutSiteName(title: string, siteNames: readonly string[], url: string): string {
  const host = URL.canParse(url) ? lettersOf(new URL(url).hostname.replace(/^www\./, '').replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/, '')) : '';
  const names = new Set([...siteNames.map(lettersOf), host].filter((name) => name.length > 1 && name.length < 40));
  const isSite = (part: string): boolean => {
    const value = lettersOf(part);
    return (
      value !== '' &&
      [...names].some((name) => value === name || (value.length > 3 && value.length < 40 && (name.includes(value) || value.includes(name))))
    );
  };
  let kept = title;
  for (;;) {
    const parts = kept.split(separator);
    if (parts.length < 2) return kept;
    const last = parts.at(-1) ?? '';
    const first = parts[0] ?? '';
    if (isSite(last)) kept = kept.slice(0, kept.lastIndexOf(last)).replace(/[\s|｜ㅣ–—·•»:-]+$/u, '');
    else if (isSite(first) && kept.includes('|')) kept = kept.slice(first.length).replace(/^[\s|｜ㅣ–—·•»:-]+/u, '');
    else return kept;
    if (kept === '') return title;
  }
}

/** The page's headline: the candidate that most of the page's titles agree on, else the feed's. Empty where there is none at all. */
export function chooseTitle(metadata: Pick<PageMetadata, 'titles' | 'siteNames'>, feedTitle: string | null, url: string): string {
  const candidates = metadata.titles
    .map((title) => withoutSiteName(title, metadata.siteNames, url))
    .filter((title) => title.length > 3 && title.length <= 400);
  const others = [...metadata.titles, ...(feedTitle === null ? [] : [feedTitle])].map(lettersOf);
  // Of a title's own occurrences one is itself; a longer one that begins or ends with it is it and the site's name.
  const agrees = (title: string): boolean => {
    const own = lettersOf(title);
    return others.filter((other) => other === own || (own.length >= 10 && (other.startsWith(own) || other.endsWith(own)))).length > 1;
  };
  const agreed = candidates.find(agrees);
  return agreed ?? (feedTitle !== null && feedTitle !== '' ? feedTitle : (candidates[0] ?? ''));
}
