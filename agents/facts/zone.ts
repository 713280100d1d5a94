// The day on which an article was published, where it was published: "yesterday" of a paper in Tokyo is counted from Tokyo's day.
import { calendarDay } from '../../core/zone-clock.ts';

const zones = new Map<string, string>();

/** Zones of a region as Node knows them; the types of the language do not have them yet. */
function zonesOfRegion(region: string): readonly string[] {
  try {
    const locale: Intl.Locale & { timeZones?: readonly string[]; getTimeZones?: () => readonly string[] | undefined } = new Intl.Locale(
      `und-${region}`,
    );
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}

/** The zone of the country that an address ends in, where all of that country keeps one time; else UTC, as the feeds' own dates are read. */
export function zoneOfAddress(url: string): string {
  const end = /^https?:\/\/[^/?#:]*\.([a-z]{2})(?=[/?#:]|$)/i.exec(url)?.[1]?.toUpperCase();
  // Endings that are sold to anybody say nothing of a place.
  if (end === undefined || /^(?:IO|CO|TV|ME|AI|FM|AM|TO|CC|WS|LY|GG|EU)$/.test(end)) return 'UTC';
  let zone = zones.get(end);
  if (zone === undefined) {
    const all = zonesOfRegion(end === 'UK' ? 'GB' : end);
    const [first] = all;
    const seasons = [new Date(Date.UTC(2025, 0, 15)), new Date(Date.UTC(2025, 6, 15))];
    const clock = (name: string): string => seasons.map((at) => at.toLocaleString('en-GB', { timeZone: name })).join();
    zone = first !== undefined && all.every((other) => clock(other) === clock(first)) ? first : 'UTC';
    zones.set(end, zone);
  }
  return zone;
}

/** `2026-03-02`, or null where the article has no date. */
export function dayOfArticle({ url, publishedAt }: { readonly url: string; readonly publishedAt: Date | null }): string | null {
  return publishedAt === null ? null : calendarDay(publishedAt, zoneOfAddress(url)).day;
}
