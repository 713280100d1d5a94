// A feed as a reader found it to a feed as it is kept: texts to one line, addresses absolute, dates believed or marked, each entry once.
import { sha256 } from '../../core/hash.ts';
import { readAddress, readLine } from './entry-values.ts';
import { earliestDate, futureToleranceMs, readDate } from './feed-date.ts';
import type { FeedEntry, ParsedFeed, RawEntry, RawFeed, RawText } from './parsed-feed.ts';

/** Larger than any article: then the page is read instead. */
export const maximumContent = 400_000;
/** A description of so many paragraphs is the article itself. */
const fullTextParagraphs = 4;
/** A sitemap index of the largest sites names some thousand. */
const maximumSitemaps = 5000;

/** A text as HTML. */
function htmlOf(raw: RawText | undefined): string | undefined {
  return raw?.plain === true ? raw.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : raw?.text;
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function readHours(written: readonly string[]): number[] {
  // RSS 0.91 counts hours from 1 to 24.
  const hours = written.filter((hour) => /^\s*\d{1,2}\s*$/.test(hour)).map((hour) => Number(hour) % 24);
  return [...new Set(hours)].sort((a, b) => a - b);
}

/** The likeliest to have news first: those changed last, then those that do not say so, from both ends, as an index grows at either. */
function readSitemaps(written: NonNullable<RawFeed['sitemaps']>, base: string): string[] {
  const read = written.map(({ address, changed }) => ({
    address: readAddress(address, base),
    changed: readDate(changed)?.getTime() ?? null,
  }));
  const undated = read.filter(({ changed }) => changed === null);
  const fromBothEnds = undated.map((_one, index) => undated.at(index % 2 === 0 ? index / 2 : -(index + 1) / 2));
  const dated = read.filter(({ changed }) => changed !== null).toSorted((a, b) => (b.changed ?? 0) - (a.changed ?? 0));
  return [...new Set([...dated, ...fromBothEnds].flatMap((one) => one?.address ?? []))].slice(0, maximumSitemaps);
}

/** The finished feed. `url`: what relative addresses are relative to where the feed says nothing else; `now`: when it was read. */
export function finishFeed(feed: RawFeed, url: string, now: Date): ParsedFeed {
  const base = readAddress(feed.base, url) ?? url;
  const finished = feed.entries.map((raw) => finishEntry(raw, base, now)).filter((entry) => entry !== null);
  const minutes = Number(/^\s*\d{1,9}\s*$/.exec(feed.ttl ?? '')?.[0] ?? '0');
  return {
    form: feed.form,
    title: readLine(htmlOf(feed.title), 200),
    description: readLine(htmlOf(feed.description), 2000),
    site: readAddress(feed.site, base),
    language: readLanguage(feed.language),
    entries: eachOnce(finished),
    ttlMinutes: minutes > 0 ? minutes : null,
    skipHours: readHours(feed.skipHours ?? []),
    skipDays: days.filter((day) => feed.skipDays?.some((written) => written.trim().toLowerCase() === day.toLowerCase())),
    hub: readAddress(feed.hub, base),
    self: readAddress(feed.self, base),
    sitemaps: readSitemaps(feed.sitemaps ?? [], base),
    repaired: feed.repaired,
    swells: feed.swells ?? false,
  };
}

function readLanguage(written: string | undefined): string | null {
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.exec(written?.trim() ?? '')?.[0] ?? null;
}

/**
 * Some feeds give several entries one name. Where titles and either addresses or dates show that these are different entries, each title is
 * one; a second entry of one name with another title, another address or another date alone is the same one again. One with the same title
 * but neither address nor date in common with those before is the column of another day.
 */
function eachOnce(entries: readonly FeedEntry[]): FeedEntry[] {
  const named = new Map<string, { titles: Set<string>; addresses: Set<string | null>; dates: Set<number> }>();
  for (const { guid, title, url, publishedAt } of entries) {
    const seen = named.get(guid) ?? { titles: new Set(), addresses: new Set(), dates: new Set() };
    if (publishedAt !== null) seen.dates.add(publishedAt.getTime());
    named.set(guid, { ...seen, titles: seen.titles.add(title), addresses: seen.addresses.add(url) });
  }
  const once: FeedEntry[] = [];
  const kept = new Map<string, { addresses: Set<string | null>; dates: Set<number | null> }>();
  for (const entry of entries) {
    const seen = named.get(entry.guid);
    const different = seen !== undefined && seen.titles.size > 1 && (seen.addresses.size > 1 || seen.dates.size > 1);
    const key = different ? `${entry.guid}\n${entry.title}` : entry.guid;
    const date = entry.publishedAt?.getTime() ?? null;
    const before = kept.get(key) ?? { addresses: new Set(), dates: new Set() };
    const isApart = date !== null && !before.dates.has(date) && !before.dates.has(null) && !before.addresses.has(entry.url);
    if (!kept.has(key) || isApart) once.push(entry);
    else continue;
    kept.set(key, { addresses: before.addresses.add(entry.url), dates: before.dates.add(date) });
  }
  return once;
}

/** What an entry's base is. */
export function baseOf(raw: RawEntry, feedBase: string): string {
  return readAddress(raw.base, feedBase) ?? feedBase;
}

/** The address of an entry's page; null where it names none. */
export function addressOf(raw: RawEntry, base: string): string | null {
  // The entry's name is its address only where it is a whole one, and the feed gives no other.
  for (const link of [...raw.links, /^\s*https?:\/\//i.test(raw.id ?? '') ? raw.id : undefined]) {
    const address = readAddress(link, base);
    if (address !== null) return address;
  }
  return null;
}

/** An entry's name, as far as the feed gives one. One that is a path is the address of that path, as Atom asks. */
export function nameOf(raw: RawEntry, base: string): string {
  const name = raw.id?.trim().replace(/[\p{Cc}\p{Cs}]/gu, '') ?? '';
  return name.startsWith('/') ? (readAddress(name, base) ?? name) : name;
}

/** Null for an entry that says nothing. */
function finishEntry(raw: RawEntry, feedBase: string, now: Date): FeedEntry | null {
  const base = baseOf(raw, feedBase);
  const url = addressOf(raw, base);
  const title = readLine(htmlOf(raw.title), 500) ?? '';
  const summary = readLine(htmlOf(raw.description), 2000);
  if (url === null && title === '' && summary === null) return null;
  const dates = readDates(raw, now);
  return {
    guid: guidOf(nameOf(raw, base), url, title, dates.written),
    url,
    title,
    summary,
    contentHtml: contentOf(raw),
    author: authorOf(raw.author),
    publishedAt: dates.publishedAt,
    updatedAt: dates.updatedAt,
    dateDoubt: dates.dateDoubt,
  };
}

interface Dates extends Pick<FeedEntry, 'publishedAt' | 'updatedAt' | 'dateDoubt'> {
  /** The first date as it is written, believed or not. */
  readonly written: Date | null;
}

function doubtOf(date: Date, now: Date): FeedEntry['dateDoubt'] {
  if (date.getTime() > now.getTime() + futureToleranceMs) return 'future';
  return date < earliestDate ? 'past' : null;
}

/**
 * Dates that can be believed. One that cannot be is marked, and the next of the entry's is taken. Where there is none, what is said to come
 * out later came out by now, since it is here; of what came out before the web nothing is known.
 */
export function readDates(raw: Pick<RawEntry, 'published' | 'updated'>, now: Date): Dates {
  let written: Date | null = null;
  let publishedAt: Date | null = null;
  let updatedAt: Date | null = null;
  for (const kind of ['published', 'updated'] as const) {
    for (const one of raw[kind]) {
      const date = one === undefined ? null : readDate(one);
      if (date === null) continue;
      written ??= date;
      if (doubtOf(date, now) !== null) continue;
      publishedAt ??= date;
      if (kind === 'updated') updatedAt ??= date;
    }
  }
  const dateDoubt = written === null ? null : doubtOf(written, now);
  return { written, publishedAt: publishedAt ?? (dateDoubt === 'future' ? now : null), updatedAt, dateDoubt };
}

/** A name without the address of mail that stands before or behind it. */
function authorOf(written: string | undefined): string | null {
  const name = written
    ?.slice(0, 1000)
    .trim()
    .replace(/^\S+@\S+\s*(?:\((.*)\))?$/s, '$1')
    .replace(/[(<]\s*[^\s()<>]+@[^\s()<>]+\s*[)>]$/, '');
  return readLine(name, 200);
}

function guidOf(name: string, url: string | null, title: string, date: Date | null): string {
  const guid = name || url;
  if (guid === null) return `sha256:${sha256(`${title}\n${date?.toISOString() ?? ''}`)}`;
  return guid.length <= 500 ? guid : `sha256:${sha256(guid)}`;
}

function contentOf(raw: RawEntry): string | null {
  const description = htmlOf(raw.description);
  const paragraphs = description?.match(/<\/p>|<br\s*\/?>\s*<br\s*\/?>/gi)?.length ?? 0;
  const content = raw.content?.text.trim() ? htmlOf(raw.content) : paragraphs >= fullTextParagraphs ? description : undefined;
  if (content === undefined || content.length > maximumContent) return null;
  return content.replaceAll('\u0000', '');
}
