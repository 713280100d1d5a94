// Cleans single values of a feed: text and addresses. Each takes what a stranger wrote and gives a clean value or none.
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
      .replace(/<[A-Za-z/!?][^<>]*$/, '')
      .replace(/<(?=\/?(?:p|br|div|li|ul|ol|tr|td|h[1-6]|blockquote|figure|figcaption|section)\b)/gi, ' <');
    const document = load(spaced, { xml: { xmlMode: false, decodeEntities: true } }, false);
    document('script, style, noscript, iframe, template').remove();
    text = document.root().text();
  }
  const line = shorten(foldSpaces(text), limit);
  return line === '' ? null : line;
}
