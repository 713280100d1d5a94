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
    let whole = '';
    let done = 0;
    for (let start = text.indexOf(this.#mark); start >= 0; start = text.indexOf(this.#mark, done)) {
      const end = text.indexOf(';', start);
      const inner = this.#inner[Number(text.slice(start + this.#mark.length, end))] ?? '';
      whole += text.slice(done, start) + readMarkup(inner, this.#entities);
      done = end + 1;
    }
    return whole + text.slice(done);
  }
}

/**
 * What the markup in an element says: the text where there is only that (HTML, most often, which was escaped), the elements as they are
 * where there are some.
 */
function readMarkup(inner: string, entities: Entities): string {
  if (!inner.includes('<')) return entities.toText(inner);
  // Every second part is CDATA, in which an ampersand is one; the others are markup without comments.
  const parts: string[] = [];
  const opening = /<!\[CDATA\[|<!--/g;
  let markup = '';
  let done = 0;
  for (let match = opening.exec(inner); match !== null; match = opening.exec(inner)) {
    const mark = match[0] === '<!--' ? '-->' : ']]>';
    const end = inner.indexOf(mark, opening.lastIndex);
    const stop = end < 0 ? inner.length : end;
    markup += inner.slice(done, match.index);
    if (mark === ']]>') {
      parts.push(markup, inner.slice(opening.lastIndex, stop));
      markup = '';
    }
    done = Math.min(stop + mark.length, inner.length);
    opening.lastIndex = done;
  }
  parts.push(markup + inner.slice(done));
  const inline = parts.some((part, index) => index % 2 === 0 && /<[/A-Za-z]/.test(part));
  if (inline) return entities.toHtml(parts.join(''));
  return parts.map((part, index) => (index % 2 === 0 ? entities.toText(part) : part)).join('');
}
