// When a page says its article was published: in words that machines read, in its `time` elements, in what it shows beside the headline.
// Read as feeds' dates are. One whose day and month could change places is none, unless the page's language tells their order.
import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { earliestDate, readDate } from '../feeds/feed-date.ts';
import { foldSpaces, lettersOf } from './text.ts';

const latestYear = 2200;

/** What the page tells about how its dates are to be read. */
export interface DateSigns {
  /** As the page declares it; null for none. */
  readonly language: string | null;
  readonly titles: readonly string[];
}

/** Hours ahead of UTC where a script or language is at home in one time zone. */
const scriptZones: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 9],
  [/\p{Script=Han}/u, 8],
  [/[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u, 7],
];

function homeZone({ language, titles }: DateSigns): number | null {
  const title = titles.join(' ');
  return scriptZones.find(([script]) => script.test(title))?.[1] ?? (/^vi\b/i.test(language ?? '') ? 7 : null);
}

/** A day and a time of day in numerals, with no time zone: `2026-03-14 10:20`, `2026年3月14日 10:20`. */
const zoneless = /^\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:[（(]\p{L}[)）])?[\sT]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/u;
const zoned = /\d{1,2}:\d{2}.*(?:\b(?:Z|UTC|GMT|C?E[SE]?T|[EPCM][SD]T|BST|IST|MSK|JST|KST|WIB)\b|[+-]\d{2}:?\d{2})/;

/** Day first, as all but Americans write; null where day and month could change places and nothing tells how they stand. */
function withDayFirst(text: string, language: string | null): string | null {
  const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/.exec(text);
  if (slashed === null || /^(?:en|es)[-_]us$/i.test(language ?? '')) return text;
  const [whole, one = '', two = '', year = ''] = slashed;
  if (Number(two) > 12) return text;
  if (Number(one) <= 12 && one !== two && (language === null || /^en$/i.test(language))) return null;
  // With points a date is read so.
  return text.replace(whole, `${one}.${two}.${year}`);
}

/** A date of this age, or null. One without a time zone is read in that of the page's language where it has one alone, else as UTC. */
export function readPageDate(value: unknown, signs: DateSigns): Date | null {
  if (typeof value !== 'string' || value.length > 80) return null;
  const text = withDayFirst(value.trim(), signs.language);
  const date = text === null ? null : readDate(text);
  if (text === null || date === null) return null;
  const hours = zoneless.test(text) ? (homeZone(signs) ?? 0) : 0;
  const moment = new Date(date.getTime() - hours * 3_600_000);
  return moment < earliestDate || moment.getUTCFullYear() > latestYear ? null : moment;
}

/** Whether a date that a page shows its readers tells a moment, not a day or a time somewhere: a feed's own is better than those. */
function isMoment(text: string, signs: DateSigns): boolean {
  return zoned.test(text) || (zoneless.test(text) && homeZone(signs) !== null);
}

/** Names of `meta` elements with the date, in small letters, the surest first. China's sites have `publishdate` and `PubDate` by their standard. */
export const dateMeta: readonly string[] = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'article:published', 'datepublished', 'publishdate', 'pubdate', 'publish-date',
  'publish_date', 'publication_date', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'mediator_published_time',
  'date.created', 'pub_date', 'dc.date.issued', 'dcterms.issued', 'dc.date.created', 'dcterms.created', 'dc.date', 'date',
]; // prettier-ignore

/** Around an article's own head and text: dates in these are those of other articles, of quotations or of the paper itself. */
const elsewhere = 'aside, nav, footer, figure, blockquote, form';
/** Letters of a link beside a date that are the headline of another article. */
const headlineLetters = 25;
const changed = /updat|modif/i;
/** Whole words of class names. */
const dateClass =
  /(?:^|[\s_-])(?:date|datetime|time|timestamp|pubtime|pubdate|published|publish-?(?:time|date|ed)|posted(?:-on)?)(?:$|[\s_-])/i;
const dateLike = '[class*="date"], [class*="Date"], [class*="time"], [class*="Time"], [class*="publish"], [class*="posted"]';
const mostAround = 4;

type Elements = Cheerio<ReturnType<CheerioAPI>[number]>;

/** The heading that bears one of the page's `titles`, behind which a site's name may stand, or the only one of the first rank. */
function ownHeading(page: CheerioAPI, titles: readonly string[]): Elements | null {
  const headings = page('h1').slice(0, 20);
  const letters = titles.map(lettersOf);
  const isTitle = (heading: string): boolean =>
    letters.some((title) => title === heading || (heading.length >= 10 && title.startsWith(heading)));
  const own = headings.filter((_, heading) => isTitle(lettersOf(page(heading).text()))).first();
  if (own.length > 0) return own;
  return headings.length === 1 ? headings : null;
}

/** Elements of `selector` that stand with the headline: in its article, else in what surrounds it closely; those behind it first. */
function besideHeading(page: CheerioAPI, heading: Elements, selector: string): Elements[] {
  const article = heading.closest('article');
  const around = article.length > 0 ? article : heading.parents().not('body, html, page, main').slice(0, mostAround).last();
  if (around.length === 0) return [];
  const inOrder = around.find(`h1, ${selector}`).toArray();
  const at = inOrder.indexOf(heading.get(0) as (typeof inOrder)[number]);
  const isOwn = (element: Elements): boolean => {
    if (element.is('h1') || element.closest(elsewhere).length > 0) return false;
    const entry = element.closest('li, a');
    const linked = entry.is('a') ? entry.text() : entry.find('a').text();
    if (lettersOf(linked).length - lettersOf(element.text()).length > headlineLetters) return false;
    const header = element.closest('header');
    return header.length === 0 || header.find('h1').length > 0 || header.closest('article').length > 0;
  };
  return [...inOrder.slice(at + 1), ...inOrder.slice(0, at).toReversed()]
    .slice(0, 50)
    .map((element) => page(element))
    .filter(isOwn);
}

const isOfChange = (element: Elements): boolean => {
  const names = `${element.attr('class') ?? ''} ${element.attr('itemprop') ?? ''}`;
  return changed.test(names) && !/publish/i.test(names);
};

/** Dates that the page's `time` elements and its lines with a date say, the surest first. */
export function shownDates(page: CheerioAPI, signs: DateSigns): string[] {
  const marked = page('[itemprop="datePublished"]')
    .slice(0, 1)
    .toArray()
    .map((element) => page(element).attr('datetime') ?? page(element).attr('content') ?? page(element).text());
  const heading = ownHeading(page, signs.titles);
  if (heading === null) {
    // Without a headline only a page with a single date tells which is its article's.
    const days = page('time[datetime]').slice(0, 50).toArray().map((element) => page(element).attr('datetime') ?? ''); // prettier-ignore
    return new Set(days.map((day) => day.slice(0, 10))).size === 1 ? [...marked, ...days.slice(0, 1)] : marked;
  }
  const times = besideHeading(page, heading, 'time').filter((element) => !isOfChange(element));
  const shown = besideHeading(page, heading, dateLike)
    .filter((element) => dateClass.test((element.attr('class') ?? '').replace(/([a-z])([A-Z])/g, '$1-$2')) && !isOfChange(element))
    .map((element) => foldSpaces(element.text()));
  const lines = [
    ...times.filter((element) => element.attr('datetime') === undefined).map((element) => foldSpaces(element.text())),
    ...shown,
  ];
  return [
    ...marked,
    ...times.map((element) => element.attr('datetime') ?? ''),
    ...lines.filter((text) => text.length <= 60 && !changed.test(text) && isMoment(text, signs)),
  ];
}
