// Texts of a feed that are kept out of its parsers' sight, each under a mark that no feed can guess: a parser's time goes by the
// characters it sees, some take the square of a hostile text's length, and none gives markup that is not escaped back in its order.
import { randomBytes } from 'node:crypto';
import type { Entities } from './entities.ts';

export class SetAside {
  readonly #inner: string[] = [];
  readonly #mark = `\u{F0000}${randomBytes(6).toString('base64url')}:`;
  readonly #entities: Entities;

  constructor(entities: Entities) {
    this.#entities = entities;
  }

  /** What stands in for `inner`, the markup between the tags of an element. */
  put(inner: string): string {
    this.#inner.push(inner);
    return `${this.#mark}${this.#inner.length - 1};`;
  }

  /** The text of an element as a parser gives it, with what was put aside back in its place. */
  get(text: string): string {
    const start = text.indexOf(this.#mark);
    if (start < 0) return text;
    const end = text.indexOf(';', start);
    const inner = this.#inner[Number(text.slice(start + this.#mark.length, end))] ?? '';
    return text.slice(0, start) + readMarkup(inner, this.#entities) + this.get(text.slice(end + 1));
  }
}

/**
 * What the markup in an element says: the text where there is only that (HTML, most often, which was escaped), the elements as they are
 * where there are some.
 */
function readMarkup(inner: string, entities: Entities): string {
  if (!inner.includes('<')) return entities.toText(inner);
  const parts: string[] = [];
  let inline = false;
  let done = 0;
  for (let start = inner.indexOf('<'); start >= 0; start = inner.indexOf('<', done)) {
    parts.push(inner.slice(done, start));
    const mark = inner.startsWith('<![CDATA[', start) ? ']]>' : inner.startsWith('<!--', start) ? '-->' : null;
    if (mark === null) {
      inline ||= /^<[/A-Za-z]/.test(inner.slice(start, start + 2));
      parts.push('<');
      done = start + 1;
      continue;
    }
    const end = inner.indexOf(mark, start);
    const content = mark === ']]>' ? inner.slice(start + 9, end < 0 ? inner.length : end) : '';
    parts.push(content);
    done = end < 0 ? inner.length : end + mark.length;
  }
  parts.push(inner.slice(done));
  if (inline) return entities.toHtml(parts.join(''));
  // Every second part is CDATA, in which an ampersand is one, or a `<` that nobody escaped.
  return parts.map((part, index) => (index % 2 === 0 ? entities.toText(part) : part)).join('');
}
