// What a reader sees of a piece of HTML, in one pass: a parser of documents takes ten times as long for the line or two that a feed needs.
import { load } from 'cheerio';

/** Elements whose content is not shown. */
const hidden = /^(?:script|style|noscript|iframe|template|applet)$/;
/** Elements before and after which text goes on elsewhere. */
const apart = /^(?:p|br|hr|div|li|ul|ol|dl|dt|dd|tr|td|th|table|h[1-6]|blockquote|figure|figcaption|section|article|header|footer|pre)$/;
const tagName = /<(\/?)([A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])/y;
const common: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  }),
); // prettier-ignore

/** End of the tag that starts at `start`: past its `>`, one in quotes not counted where the quotes are closed. */
function endOfTag(html: string, start: number): number {
  const plain = html.indexOf('>', start);
  if (plain < 0) return html.length;
  let quote = '';
  // Quotes that are not closed soon were none: time stays linear.
  const limit = Math.min(html.length, start + 4000);
  for (let index = start; index < limit; index += 1) {
    const character = html.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return index + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return plain + 1;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  let rare = false;
  const decoded = text.replace(/&(?:([A-Za-z][A-Za-z0-9]*)(;?)|#)/g, (whole, name: string | undefined, end: string) => {
    const known = name === undefined || end === '' ? undefined : common.get(name);
    rare ||= known === undefined;
    return known ?? whole;
  });
  if (!rare) return decoded;
  return load(text.replaceAll('<', '&lt;'), { xml: { xmlMode: false, decodeEntities: true } }, false)
    .root()
    .text();
}

/** End of a comment or a declaration; `start` where it has none. A comment without its end goes as far as a tag would. */
function endOfDeclaration(html: string, start: number, endless: Set<string>): number {
  const comment = html.startsWith('<!--', start);
  const closed = comment && !endless.has('-->') ? html.indexOf('-->', start) : -1;
  if (closed >= 0) return closed + 3;
  if (comment) endless.add('-->');
  const end = html.indexOf('>', start);
  return end >= 0 ? end + 1 : comment ? html.length : start;
}

/** The text of `html`; a tag that is cut off at the end is left out. Spaces are as they stand, one where text goes on elsewhere. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return decode(html);
  const parts: string[] = [];
  const endless = new Set<string>();
  let done = 0;
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', done)) {
    parts.push(html.slice(done, start));
    const next = html.charAt(start + 1);
    if (next === '!' || next === '?') {
      done = endOfDeclaration(html, start, endless);
      // One that never ends is none.
      if (done === start) parts.push(html.charAt(done++));
      continue;
    }
    tagName.lastIndex = start;
    const [, closing = '', written = ''] = tagName.exec(html) ?? [];
    if (written === '') {
      // `1 < 2`, or a tag cut short.
      const cut = /^[/A-Za-z]/.test(next) && !html.slice(start + 1, start + 400).includes('>');
      if (cut) return decode(parts.join(''));
      parts.push(/^[/A-Za-z]/.test(next) ? '' : '<');
      done = /^[/A-Za-z]/.test(next) ? endOfTag(html, start) : start + 1;
      continue;
    }
    const name = written.toLowerCase();
    done = endOfTag(html, start);
    if (apart.test(name)) parts.push(' ');
    if (closing === '' && hidden.test(name) && !endless.has(name)) {
      const close = new RegExp(`</${name}[\\s>/]`, 'gi');
      close.lastIndex = done;
      const end = close.exec(html)?.index;
      if (end === undefined) endless.add(name);
      // A script that never ends runs to the end.
      done = end === undefined ? html.length : endOfTag(html, end);
    }
  }
  parts.push(html.slice(done));
  return decode(parts.join(''));
}
