// Makes a stranger's XML readable for a strict parser without changing what it says: texts are put aside, undeclared entities, bare
// ampersands and control characters repaired, declarations and comments left out. Time is linear in the text.
import { characterOfWindows, Entities } from './entities.ts';
import { SetAside } from './set-aside.ts';

/** Characters that XML 1.0 does not allow or that show nothing. Half characters are none of decoded text. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** What stands for a forbidden character: those from 128 to 159 are letters and quotes of Windows that were never converted. */
function allowed(character: string): string {
  return /[\u0080-\u009f]/.test(character) ? characterOfWindows(character.charCodeAt(0)) : '';
}

/** Elements without elements that nobody here reads: a good part of a feed, and of a parser's time. */
const unread =
  /<((?:media:(?:content|thumbnail|keywords|category|copyright|rating)|category|dc:(?:subject|rights|format)|enclosure|comments|slash:comments|wfw:\w{1,20}|post-id|thr:total|itunes:(?:image|explicit|duration|keywords|episode|season|block)))(?=[\s>/])[^<>]{0,2000}(?:\/>|>(?:[^<]|<!\[CDATA\[[^\]]{0,500}\]\]>){0,500}<\/\1>)/g;

export interface PreparedXml {
  /** The root element, without comments and what stands before. */
  readonly xml: string;
  readonly texts: SetAside;
  readonly entities: Entities;
}

/** Where the first element starts; the end of the text when there is none. */
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
  const declarations = /<![A-Za-z][^>[]*\[(?:"[^"]*"|'[^']*'|<!--(?:[^-]|-(?!->))*-->|<(?!!--)|[^\]"'<])*\]\s*>/y;
  declarations.lastIndex = start;
  if (declarations.test(xml)) return declarations.lastIndex;
  const end = after(xml, '>', start);
  if (!xml.slice(start, end).includes('[')) return end;
  return after(xml, '>', after(xml, ']', start) - 1);
}

/** What a feed can start with, after something that is none of it: a warning of the server's, most often. */
const feedRoot = /<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|urlset|sitemapindex)(?=[\s>])/;

/** Name of the first element, or of the first that a feed starts with where another stands before it, and where it is; null for none. */
export function findRoot(text: string): { readonly name: string; readonly start: number } | null {
  const nameAt = (start: number): string | undefined => /^<([A-Za-z_][\w:.-]{0,100})(?=[\s/>])/.exec(text.slice(start, start + 200))?.[1];
  const first = rootStart(text);
  const name = nameAt(first);
  if (name !== undefined && feedRoot.test(text.slice(first, first + 60))) return { name, start: first };
  const later = /^(?:html|head|body|opml|svg|channel)$/i.test(name ?? '') ? -1 : text.slice(0, 100_000).search(feedRoot);
  if (later >= 0) return { name: nameAt(later) ?? '', start: later };
  return name === undefined ? null : { name, start: first };
}

/** A text shorter than this is no work for a parser. */
const shortText = 60;
const opening =
  /<!--|<!\[CDATA\[|<((?:[\w.-]{1,40}:)?(?:content|encoded|description|summary|title|body|subtitle|tagline|info|abstract|fullitem))(?=[\s>])/g;

/** Finds the ends of elements and sections, in time linear in the text however often it is asked. */
class Ends {
  readonly #found = new Map<string, { readonly from: number; readonly end: number }>();
  readonly #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
  }

  #next(mark: string, from: number, search: (from: number) => number): number {
    const last = this.#found.get(mark);
    if (last !== undefined && from >= last.from && (last.end < 0 || from <= last.end)) return last.end;
    const end = search(from);
    this.#found.set(mark, { from, end });
    return end;
  }

  /** Where the next mark starts, from `from` on; -1 for none. */
  ofMark(mark: '-->' | ']]>', from: number): number {
    return this.#next(mark, from, (start) => this.#xml.indexOf(mark, start));
  }

  /** Where the end tag of `name` starts, from `from` on; -1 for none. A CDATA section at the beginning may hold anything. */
  ofElement(name: string, from: number): number {
    const cdata = /\s{0,1000}<!\[CDATA\[/y;
    cdata.lastIndex = from;
    const start = cdata.test(this.#xml) ? this.ofMark(']]>', cdata.lastIndex) : from;
    if (start < 0) return -1;
    return this.#next(name, start, (first) => {
      let end = this.#xml.indexOf(`</${name}`, first);
      while (end >= 0 && !/[\s>]/.test(this.#xml.charAt(end + name.length + 2))) end = this.#xml.indexOf(`</${name}`, end + 1);
      return end;
    });
  }
}

/** Whether a text would swallow entries, because its own end tag is missing. */
function holdsEntry(inner: string): boolean {
  return inner.includes('<') && /<\/?(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])/i.test(inner.replace(/<!\[CDATA\[[^]*?\]\]>/g, ''));
}

/** So many texts that seem to hold entries, and no more is looked at: the feed is broken throughout. */
const maximumRefusals = 50;

/** Prepares what `findRoot` found: `text` from `start` on; entities are those declared before. */
export function prepareXml(text: string, start: number): PreparedXml {
  const entities = new Entities(text.slice(0, Math.min(start, 200_000)));
  const texts = new SetAside(entities);
  const xml = text.slice(start).replace(forbidden, allowed);
  const ends = new Ends(xml);
  const parts: string[] = [];
  let done = 0;
  let refusals = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(xml); match !== null && refusals < maximumRefusals; match = opening.exec(xml)) {
    const [mark, name] = match;
    if (name === undefined) {
      const end = ends.ofMark(mark === '<!--' ? '-->' : ']]>', opening.lastIndex);
      if (end >= 0) {
        parts.push(entities.toXml(xml.slice(done, match.index)));
        if (mark !== '<!--') parts.push(xml.slice(match.index, end + 3));
        done = end + 3;
        opening.lastIndex = done;
      }
      continue;
    }
    const tag = /[^<>]*>/y;
    tag.lastIndex = opening.lastIndex;
    if (!tag.test(xml) || xml.charAt(tag.lastIndex - 2) === '/') continue;
    const from = tag.lastIndex;
    const end = ends.ofElement(name, from);
    if (end < 0) continue;
    const inner = xml.slice(from, end);
    if (holdsEntry(inner)) {
      refusals += 1;
      continue;
    }
    if (inner.length >= shortText || /[<&]/.test(inner)) {
      parts.push(entities.toXml(xml.slice(done, from)), texts.put(inner));
      done = end;
    }
    opening.lastIndex = end;
  }
  parts.push(entities.toXml(xml.slice(done)));
  return { xml: parts.join('').replace(unread, '').replace(/>\s+</g, '><'), texts, entities };
}
