// Makes a stranger's XML readable for a strict parser without changing what it says: undeclared entities and bare
// ampersands, markup that is not escaped (Atom's xhtml), declarations, control characters. Time is linear in the text.
import { load } from 'cheerio';

const xmlEntities = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
const maximumNames = 500;

/** Characters that XML 1.0 does not allow or that show nothing. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Where the first element starts; the end of the text when there is none. What stands before (declarations, entities) is never read. */
function rootStart(xml: string): number {
  let from = 0;
  for (;;) {
    const start = xml.indexOf('<', from);
    if (start < 0) return xml.length;
    if (xml.startsWith('<!--', start)) from = after(xml, '-->', start);
    else if (xml.startsWith('<?', start)) from = after(xml, '?>', start);
    else if (xml.startsWith('<!', start)) from = endOfDeclaration(xml, start);
    else return start;
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** End of `<!DOCTYPE ...>`, which may hold declarations in brackets. */
function endOfDeclaration(xml: string, start: number): number {
  const end = after(xml, '>', start);
  if (!xml.slice(start, end).includes('[')) return end;
  return after(xml, '>', after(xml, ']', start) - 1);
}

/** Name of the first element; null when there is none. */
export function rootName(xml: string): string | null {
  const root = rootStart(xml);
  return /^<([A-Za-z_][\w:.-]{0,100})(?=[\s/>])/.exec(xml.slice(root, root + 200))?.[1] ?? null;
}

/** Markup that stands in a text without being escaped as CDATA: as elements, text and tags would lose their order. */
function wrapInlineMarkup(xml: string): string {
  const opening = /<((?:[\w.-]{1,40}:)?(?:content|encoded|description|summary|title|body))(?:\s[^<>]*)?>/g;
  const parts: string[] = [];
  let done = 0;
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    if (match[0].endsWith('/>')) continue;
    const start = match.index + match[0].length;
    const end = xml.indexOf(`</${match[1] ?? ''}>`, start);
    if (end < 0) break;
    const inner = xml.slice(start, end);
    if (/<[A-Za-z]/.test(inner.replace(/<!\[CDATA\[[^]*/, ''))) {
      parts.push(xml.slice(done, start), '<![CDATA[', inner.replaceAll('<![CDATA[', '').replaceAll(']]>', ''), ']]>');
      done = end;
    }
    opening.lastIndex = end;
  }
  return parts.join('') + xml.slice(done);
}

/** What HTML's named entities stand for; a name that nobody knows is kept as text. */
function entityReader(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    if (xmlEntities.has(name)) return `&${name};`;
    let text = known.get(name);
    if (text === undefined) {
      const written = `&${name};`;
      const read = known.size < maximumNames ? load(written, null, false).text() : written;
      text = read === written ? `&amp;${name};` : Array.from(read, (character) => `&#${character.codePointAt(0) ?? 32};`).join('');
      known.set(name, text);
    }
    return text;
  };
}

function repairAmpersands(markup: string, read: (name: string) => string): string {
  return markup.replace(/&(?:([A-Za-z][A-Za-z0-9]{1,31});|#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};)?/g, (whole, name: string | undefined) => {
    if (name !== undefined) return read(name);
    if (whole === '&') return '&amp;';
    const code = /^&#[xX]/.test(whole) ? Number.parseInt(whole.slice(3), 16) : Number.parseInt(whole.slice(2), 10);
    // References to characters that text cannot hold would stop the parser.
    const lone = code >= 0xd800 && code <= 0xdfff;
    return code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !lone) ? whole : '';
  });
}

const marks = [
  { open: '<![CDATA[', close: ']]>', kind: 'cdata' },
  { open: '<!--', close: '-->', kind: 'comment' },
] as const;

/** The text in its order, CDATA sections and comments apart from markup; one that is never closed counts as markup. */
export function* sections(xml: string): Generator<{ readonly text: string; readonly kind: 'markup' | 'cdata' | 'comment' }> {
  const opening = /<!\[CDATA\[|<!--/g;
  let done = 0;
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const mark = match[0] === marks[0].open ? marks[0] : marks[1];
    const close = xml.indexOf(mark.close, match.index + mark.open.length);
    if (close < 0) break;
    yield { text: xml.slice(done, match.index), kind: 'markup' };
    done = close + mark.close.length;
    yield { text: xml.slice(match.index, done), kind: mark.kind };
    opening.lastIndex = done;
  }
  yield { text: xml.slice(done), kind: 'markup' };
}

/** The root element as a strict XML parser takes it, where it can be made so, without comments and what stands before. */
export function prepareXml(text: string): string {
  const xml = wrapInlineMarkup(text.slice(rootStart(text)).replace(forbidden, ''));
  const read = entityReader();
  const parts: string[] = [];
  for (const { text: part, kind } of sections(xml)) {
    if (kind === 'markup') parts.push(repairAmpersands(part, read));
    else if (kind === 'cdata') parts.push(part);
  }
  return parts.join('');
}
