// Cleans single values of a feed: text, addresses, dates. Each takes what a stranger wrote and gives a clean value or none.
import { load } from 'cheerio';
import { foldSpaces } from '../extract/text.ts';

const maximumAddress = 2048;
/** Markup past this is not looked at when only a line or two is wanted. */
const maximumMarkup = 20_000;

/** Absolute http(s) address without fragment, resolved against `base`; null where there is none. */
export function readAddress(written: string | undefined, base: string): string | null {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > maximumAddress || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.href.length > maximumAddress) return null;
  url.hash = '';
  return url.href;
}

/** At most `limit` characters, cut at a space where there is one near, with an ellipsis. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > limit * 0.8 ? space : limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** One line of text without markup; null when nothing is left. */
export function readLine(written: string | undefined, limit: number): string | null {
  if (written === undefined) return null;
  let text = written.slice(0, maximumMarkup);
  if (/[<&]/.test(text)) {
    // A tag that is cut off at the end would show as text.
    const spaced = text
      .replace(/<[^<>]*$/, '')
      .replace(/<(?=\/?(?:p|br|div|li|ul|ol|tr|td|h[1-6]|blockquote|figure|figcaption|section)\b)/gi, ' <');
    const document = load(spaced, { xml: { xmlMode: false, decodeEntities: true } }, false);
    document('script, style, noscript, iframe, template').remove();
    text = document.root().text();
  }
  const line = shorten(foldSpaces(text), limit);
  return line === '' ? null : line;
}

/** Offsets of zone names that mail dates use and Date does not know, in hours. */
const zones: Readonly<Record<string, number>> = {
  BST: 1, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3, IST: 5.5, SGT: 8, HKT: 8, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, AKST: -9, AKDT: -8, HST: -10,
}; // prettier-ignore

function offsetOf(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  return `${hours < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
}

/** A date as feeds write it (RFC 822, ISO 8601 and what comes near); null for none. One without a zone is taken as UTC. */
export function readDate(written: string | undefined): Date | null {
  let text = written?.trim().slice(0, 100).replace(/\s+/g, ' ') ?? '';
  if (/^\d{4}$/.test(text) || !/\d/.test(text)) return null;
  text = text
    .replace(/^\p{L}+\.?,\s*(?=\d)/u, '') // the day of the week says nothing, and is often wrong or not English
    .replace(/\b(?:UT|GMT|UTC|Z)\s*([+-]\d{1,2}:?\d{2})$/i, '$1')
    .replace(/([A-Z]{3,4})$/, (name) => (zones[name] === undefined ? name : offsetOf(zones[name])));
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?: ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}))?$/i.exec(text);
  if (iso !== null) {
    const zone = iso[3] === undefined ? 'Z' : /^[+-]\d{2}$/.test(iso[3]) ? `${iso[3]}:00` : iso[3].replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    text = `${iso[1] ?? ''}T${(iso[2] ?? '').replace(',', '.')}${zone.toUpperCase()}`;
  } else if (!/(?:[A-Z]{1,5}|[+-]\d{1,2}:?\d{2})$/i.test(text) || /\b(?:am|pm)$/i.test(text)) text = `${text} UTC`;
  const date = new Date(text);
  const year = date.getUTCFullYear();
  return Number.isNaN(date.getTime()) || year < 1970 || year > 2200 ? null : date;
}
