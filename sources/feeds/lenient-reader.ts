// Reads what the strict parser refuses: broken XML, other prefixes, no channel, bad dates; and news sitemaps. Elements are
// found by their local names, wherever they stand, and the rest of a broken feed costs only itself.
import { load } from 'cheerio';
import type { RawEntry, RawFeed } from './parsed-feed.ts';

// The shape of cheerio's nodes that is walked here; its own types come from a package we do not depend on.
interface XmlNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
}

const entryNames = new Set(['item', 'entry', 'url']);

function localName(node: XmlNode): string {
  return (node.name ?? '').replace(/^.*:/, '').toLowerCase();
}

/** Elements below `node` in the order of the text, not those inside an element that `stop` names. Never recursive. */
function* elements(node: XmlNode, stop: ReadonlySet<string>): Generator<XmlNode> {
  const stack = [...(node.children ?? [])].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.name === undefined) continue;
    yield next;
    if (!stop.has(localName(next))) for (const child of [...(next.children ?? [])].reverse()) stack.push(child);
  }
}

function textOf(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const stack: XmlNode[] = [node];
  const parts: string[] = [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'text') parts.push(next.data ?? '');
    for (const child of [...(next.children ?? [])].reverse()) stack.push(child);
  }
  return parts.join('');
}

function attribute(node: XmlNode | undefined, name: string): string | undefined {
  return node?.attribs?.[name];
}

class Fields {
  readonly #found = new Map<string, XmlNode[]>();

  constructor(node: XmlNode, stop: ReadonlySet<string>) {
    for (const element of elements(node, stop)) {
      const name = localName(element);
      const same = this.#found.get(name);
      if (same === undefined) this.#found.set(name, [element]);
      else same.push(element);
    }
  }

  all(name: string): readonly XmlNode[] {
    return this.#found.get(name) ?? [];
  }

  text(...names: string[]): string | undefined {
    for (const name of names) {
      const text = textOf(this.all(name)[0]);
      if (text !== undefined && text.trim() !== '') return text;
    }
    return undefined;
  }

  /** Addresses of links: Atom's alternate first, then RSS's, whose address is its text. */
  links(): string[] {
    const links = this.all('link');
    const alternate = links.filter((link) => (attribute(link, 'rel') ?? 'alternate') === 'alternate');
    return [...alternate.map((link) => attribute(link, 'href')), ...links.map((link) => textOf(link)?.trim())].filter(
      (link) => link !== undefined && link !== '',
    ) as string[];
  }
}

function readEntry(node: XmlNode): RawEntry {
  const fields = new Fields(node, new Set(['content', 'source', 'image', 'media']));
  const guid = fields.text('guid', 'id') ?? attribute(node, 'rdf:about');
  return {
    id: guid,
    links: [fields.text('origlink'), ...fields.links(), fields.text('loc')],
    base: attribute(node, 'xml:base'),
    title: fields.text('title'),
    description: fields.text('description', 'summary', 'subtitle', 'tagline'),
    content: fields.text('encoded', 'content', 'body'),
    author: fields.text('creator', 'name', 'author'),
    dates: ['pubdate', 'published', 'issued', 'date', 'created', 'publication_date', 'updated', 'modified', 'lastmod'].map((name) =>
      fields.text(name),
    ),
  };
}

/** Reads what there is. `form` is what the first element says; a feed without entries gives none. */
export function readLenient(xml: string, form: 'rss' | 'rdf' | 'atom' | 'sitemap'): RawFeed {
  const document = load(xml, { xml: { xmlMode: true, decodeEntities: true } })
    .root()
    .get(0) as XmlNode | undefined;
  const entries: RawEntry[] = [];
  if (document === undefined) return { form, entries, repaired: true };
  for (const element of elements(document, entryNames)) if (entryNames.has(localName(element))) entries.push(readEntry(element));
  const feed = new Fields(document, new Set([...entryNames, 'image', 'textinput', 'author']));
  const root = document.children?.find((child) => child.name !== undefined);
  return {
    form,
    title: feed.text('title'),
    site: feed.links()[0],
    language: feed.text('language') ?? attribute(root, 'xml:lang'),
    base: attribute(root, 'xml:base'),
    entries,
    repaired: form !== 'sitemap',
  };
}
