// Cleans single values of a feed: text and addresses. Each takes what a stranger wrote and gives a clean value or none.
import { foldSpaces } from '../extract/text.ts';
import { htmlToText } from './html-text.ts';

const maximumAddress = 2048;
/** Markup past this is not looked at when only a line or two is wanted. */
const maximumMarkup = 20_000;

function parse(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Absolute http(s) address without fragment, resolved against `base`; null where there is none. */
export function readAddress(written: string | undefined, base: string): string | null {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > maximumAddress) return null;
  const url = parse(text, base);
  if (url === null) return null;
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

const ascii = /^[\t\n\r -~]*$/;

/** `foldSpaces`, which has no more than the spaces to do where a text is ASCII. */
function fold(text: string): string {
  return ascii.test(text) ? text.replace(/\s{2,}|[\t\n\r]/g, ' ').trim() : foldSpaces(text);
}

/** One line of text without markup; null when nothing is left. */
export function readLine(written: string | undefined, limit: number): string | null {
  if (written === undefined) return null;
  const start = written.slice(0, maximumMarkup);
  const text = /[<&]/.test(start) ? htmlToText(start) : start;
  const line = shorten(fold(text), limit);
  return line === '' ? null : line;
}
