// Looks over prepared XML before a parser gets it: is it well-formed, and not made to exhaust a parser. Parsers take time
// by the square of the nesting, and a strict one makes an error of every broken character; this one pass is linear.

/** Tags at most; a feed of five thousand entries has some hundred thousand. */
const maximumTags = 200_000;
const maximumDepth = 500;

export type XmlExamination =
  /** `end`: where the root element ends; what follows is no part of the feed. */
  | { readonly kind: 'well-formed'; readonly end: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-many-tags'; readonly limit: number }
  | { readonly kind: 'too-deep'; readonly limit: number };

const strictTag = /<(\/?)([A-Za-z_][^\s<>"'=/]{0,200})((?:\s+[^\s<>"'=/]{1,200}\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,60})\s*(\/?)>/y;
const looseTag = /<(\/?)([A-Za-z_][^\s<>/]{0,200})([^<>]*?)(\/?)>/y;

/** The text in its order, CDATA sections and comments apart from markup; one that is never closed counts as markup. */
function* sections(xml: string): Generator<{ readonly text: string; readonly markup: boolean }> {
  const opening = /<!\[CDATA\[|<!--/g;
  let done = 0;
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const mark = match[0] === '<!--' ? '-->' : ']]>';
    const close = xml.indexOf(mark, match.index + match[0].length);
    if (close < 0) break;
    yield { text: xml.slice(done, match.index), markup: true };
    done = close + mark.length;
    yield { text: xml.slice(match.index, done), markup: false };
    opening.lastIndex = done;
  }
  yield { text: xml.slice(done), markup: true };
}

/** Elements that are open, as a parser that forgives keeps them: a closing tag without an opening one is ignored. */
class OpenElements {
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  get depth(): number {
    return this.#names.length;
  }

  open(name: string): void {
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Closes the innermost element of this name; false when another one had to be closed for it, or none was there. */
  close(name: string): boolean {
    if ((this.#counts.get(name) ?? 0) === 0) return false;
    const clean = this.#names.at(-1) === name;
    for (let last = this.#names.pop(); last !== undefined; last = this.#names.pop()) {
      this.#counts.set(last, (this.#counts.get(last) ?? 1) - 1);
      if (last === name) break;
    }
    return clean;
  }
}

/** Examines XML that starts with its root element. */
export function examineXml(xml: string): XmlExamination {
  const open = new OpenElements();
  let wellFormed = true;
  let tags = 0;
  let offset = 0;
  for (const { text, markup } of sections(xml)) {
    for (let start = markup ? text.indexOf('<') : -1; start >= 0;) {
      tags += 1;
      if (tags > maximumTags) return { kind: 'too-many-tags', limit: maximumTags };
      strictTag.lastIndex = start;
      looseTag.lastIndex = start;
      const strict = strictTag.exec(text);
      const tag = strict ?? looseTag.exec(text);
      wellFormed &&= strict !== null;
      const [whole = '<', closing, name = '', , selfClosing] = tag ?? [];
      if (closing === '/') wellFormed = open.close(name) && wellFormed;
      else if (tag !== null && selfClosing !== '/') open.open(name);
      if (open.depth > maximumDepth) return { kind: 'too-deep', limit: maximumDepth };
      const end = start + whole.length;
      if (open.depth === 0 && tag !== null) return wellFormed ? { kind: 'well-formed', end: offset + end } : { kind: 'broken' };
      start = text.indexOf('<', end);
    }
    offset += text.length;
  }
  return { kind: 'broken' };
}
