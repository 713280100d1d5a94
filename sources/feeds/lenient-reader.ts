// Reads what rss-parser refuses or mis-reads: broken XML, unusual prefixes, no channel, encoded content, addresses relative to inner bases,
// channel definitions and news sitemaps. Elements are found by their names, wherever they stand, the nearest first; the rest of a broken
// feed costs only itself.
import { load } from 'cheerio';
import { decodeContent } from './content-type.ts';
import { usualPrefix } from './namespaces.ts';
import type { RawEntry, RawFeed, RawText } from './parsed-feed.ts';
import type { PreparedXml } from './prepare-xml.ts';
import { updateMinutes } from './update-period.ts';

// The shape of cheerio's nodes that is walked here; its own types come from a package we do not depend on.
interface XmlNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
}

type Form = 'rss' | 'rdf' | 'atom' | 'sitemap';

const entryNames = new Set(['item', 'entry', 'url']);
/** Elements with a title, links and dates of something else. */
const otherThings = ['source', 'image', 'textinput', 'author', 'contributor', 'owner', 'cloud', 'enclosure', 'in-reply-to', 'publication'];
const insideEntry = new Set([...entryNames, ...otherThings]);
const insideFeed = new Set([...entryNames, ...otherThings, 'sitemap']);

function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (node?.attribs === undefined) return undefined;
  return node.attribs[name] ?? Object.entries(node.attribs).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Names of a document's elements: local ones in small letters, with the usual prefix of their vocabulary, none for a feed's own. */
class Names {
  readonly #prefixes = new Map<string, string | null>();
  readonly #own: string;

  constructor(nodes: Iterable<XmlNode>, form: Form) {
    this.#own = form === 'atom' ? 'atom' : '';
    for (const { attribs = {} } of nodes) {
      for (const [name, address] of Object.entries(attribs))
        if (name.startsWith('xmlns:') && !this.#prefixes.has(name.slice(6))) this.#prefixes.set(name.slice(6), usualPrefix(address));
    }
  }

  of(node: XmlNode): string {
    const [prefix, local] = split(node);
    const vocabulary = prefix === '' ? (usualPrefix(node.attribs?.['xmlns'] ?? '') ?? '') : (this.#prefixes.get(prefix) ?? prefix);
    return vocabulary === '' || vocabulary === this.#own ? local : `${vocabulary}:${local}`;
  }
}

function split(node: XmlNode): [prefix: string, local: string] {
  const name = (node.name ?? '').toLowerCase();
  const colon = name.indexOf(':');
  return [name.slice(0, Math.max(0, colon)), name.slice(colon + 1)];
}

const localName = (node: XmlNode): string => split(node)[1];

/** Elements below `node` in the order of the text, not those inside an element that `stop` names. Never recursive. */
function* elements(node: XmlNode, stop: ReadonlySet<string>): Generator<XmlNode> {
  const stack = [...(node.children ?? [])].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.name === undefined) continue;
    yield next;
    if (!stop.has(localName(next))) for (const child of [...(next.children ?? [])].reverse()) stack.push(child);
  }
}

function innerText(node: XmlNode): string {
  const stack: XmlNode[] = [node];
  const parts: string[] = [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'text') parts.push(next.data ?? '');
    for (const child of [...(next.children ?? [])].reverse()) stack.push(child);
  }
  return parts.join('');
}

/** The elements of one entry, or of the feed around its entries. */
class Fields {
  readonly #near = new Map<string, XmlNode[]>();
  readonly #far = new Map<string, XmlNode[]>();
  readonly #texts: PreparedXml['texts'];

  /** `near`: whose children are preferred to what stands deeper; entries inside are others. */
  constructor(node: XmlNode, near: readonly XmlNode[], stop: ReadonlySet<string>, names: Names, texts: PreparedXml['texts']) {
    this.#texts = texts;
    const nearest = new Set(near.flatMap((parent) => parent.children ?? []));
    for (const element of elements(node, stop)) {
      if (stop.has(localName(element)) && entryNames.has(localName(element))) continue;
      const map = nearest.has(element) ? this.#near : this.#far;
      const name = names.of(element);
      const same = map.get(name);
      if (same === undefined) map.set(name, [element]);
      else same.push(element);
    }
  }

  /** Elements of a name, the nearest first. */
  all(name: string): readonly XmlNode[] {
    return [...(this.#near.get(name) ?? []), ...(this.#far.get(name) ?? [])];
  }

  textOf(node: XmlNode | undefined): string | undefined {
    return node === undefined ? undefined : this.#texts.get(innerText(node));
  }

  /** The first element of these names with a text, near ones before all others. */
  find(names: readonly string[]): XmlNode | undefined {
    for (const map of [this.#near, this.#far]) {
      for (const name of names) {
        const found = map.get(name)?.find((node) => innerText(node).trim() !== '');
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  text(...names: string[]): string | undefined {
    return this.textOf(this.find(names));
  }

  rich(...names: string[]): RawText | undefined {
    const node = this.find(names);
    return node === undefined ? undefined : this.richOf(node);
  }

  richOf(node: XmlNode): RawText {
    const type = attribute(node, 'type');
    return { ...decodeContent(this.textOf(node) ?? '', type, attribute(node, 'mode'), split(node)[0]), base: attribute(node, 'xml:base') };
  }

  /** The texts of these names in the order of the document. */
  inOrder(node: XmlNode, names: Names, wanted: ReadonlySet<string>): XmlNode[] {
    return (node.children ?? []).filter(
      (child) => child.name !== undefined && wanted.has(names.of(child)) && innerText(child).trim() !== '',
    );
  }

  /** Address of the first link of a relation; a link of Atom has it in `href`, one of RSS as its text. */
  link(relation: string): string | undefined {
    for (const node of [...this.all('link'), ...this.all('atom:link')]) {
      if ((attribute(node, 'rel')?.trim().toLowerCase() ?? 'alternate') !== relation) continue;
      const address = attribute(node, 'href') ?? this.textOf(node);
      if (address !== undefined && address.trim() !== '') return address;
    }
    return undefined;
  }

  /** A person's name and address of mail, as Atom has them apart. */
  person(...names: string[]): string | undefined {
    for (const name of names) {
      for (const node of this.all(name)) {
        const part = (wanted: string): string | undefined =>
          this.textOf([...elements(node, new Set())].find((child) => localName(child) === wanted))?.trim();
        const [called, mail] = [part('name'), part('email')];
        if (called !== undefined && called !== '') return mail === undefined || mail === '' ? called : `${called} (${mail})`;
        const text = mail ?? this.textOf(node)?.trim();
        if (text !== undefined && text !== '') return text;
      }
    }
    return undefined;
  }
}

const shortTexts = new Set(['description', 'summary']);

function readEntry(node: XmlNode, names: Names, texts: PreparedXml['texts']): RawEntry {
  const fields = new Fields(node, [node], insideEntry, names, texts);
  // Where an entry has two short texts and no long one, the second is the longer story.
  const [first, second] = fields.inOrder(node, names, shortTexts);
  const content = fields.rich('content:encoded', 'encoded', 'content', 'body', 'xhtml:body', 'fullitem', 'xhtml:div');
  return {
    id: fields.text('guid', 'id') ?? attribute(node, 'rdf:about'),
    links: [fields.text('feedburner:origlink'), fields.link('alternate'), fields.text('loc'), attribute(node, 'href'), permanent(fields)],
    base: attribute(node, 'xml:base'),
    title: fields.rich('title', 'dc:title', 'news:title', 'media:title', 'itunes:title'),
    description:
      first === undefined
        ? fields.rich(
            'abstract',
            'dc:description',
            'dcterms:abstract',
            'itunes:summary',
            'media:description',
            'itunes:subtitle',
            'description',
            'summary',
          )
        : fields.richOf(first),
    content: content ?? (second === undefined ? undefined : fields.richOf(second)),
    author: fields.person('author', 'dc:creator', 'dc:author', 'creator', 'itunes:author', 'media:credit'),
    published: ['published', 'pubdate', 'issued', 'dcterms:issued', 'news:publication_date', 'created', 'dcterms:created', 'date'].map(
      (name) => fields.text(name),
    ),
    updated: [
      ...['updated', 'modified', 'dcterms:modified', 'atom:updated', 'lastmod', 'dc:date'].map((name) => fields.text(name)),
      attribute(node, 'lastmod'),
    ],
  };
}

/** The name of an entry is its address where the feed says so. */
function permanent(fields: Fields): string | undefined {
  const guid = fields.all('guid')[0];
  return attribute(guid, 'ispermalink')?.trim().toLowerCase() === 'true' ? fields.textOf(guid) : undefined;
}

/** Reads what there is. `form` is what the first element says; a feed without entries gives none. */
export function readLenient({ xml, texts }: PreparedXml, form: Form, cut: boolean): RawFeed {
  const document = load(xml, { xml: { xmlMode: true, decodeEntities: true } })
    .root()
    .get(0) as XmlNode | undefined;
  const root = document?.children?.find((child) => child.name !== undefined);
  if (document === undefined || root === undefined) return { form, reader: 'lenient', entries: [], repaired: true };
  const all = [...elements(document, new Set())];
  const names = new Names(all, form);
  const found = all.filter((element) => entryNames.has(localName(element)) && (form === 'sitemap' || localName(element) !== 'url'));
  // What a cut left of the last entry is no entry: whole it will be in the next answer.
  const whole = cut && found.length > 1 ? found.slice(0, -1) : found;
  const channel = all.find((element) => localName(element) === 'channel');
  const near = channel === undefined || channel === root ? [root] : [channel, root];
  const feed = new Fields(document, near, insideFeed, names, texts);
  const values = (list: string, one: string): string[] =>
    feed.all(list).flatMap((node) => [...elements(node, new Set())].filter((child) => localName(child) === one).map(innerText));
  return {
    form,
    reader: 'lenient',
    title: feed.rich('title', 'dc:title'),
    description: feed.rich('description', 'subtitle', 'tagline', 'abstract', 'dc:description', 'itunes:summary', 'itunes:subtitle'),
    site: feed.link('alternate') ?? attribute(channel, 'href'),
    self: feed.link('self'),
    hub: feed.link('hub'),
    language: feed.text('language', 'dc:language') ?? attribute(root, 'xml:lang'),
    base: attribute(root, 'xml:base') ?? attribute(channel, 'xml:base'),
    ttl: feed.text('ttl') ?? updateMinutes(feed.text('sy:updateperiod'), feed.text('sy:updatefrequency')),
    skipHours: values('skiphours', 'hour'),
    skipDays: values('skipdays', 'day'),
    sitemaps: form === 'sitemap' ? readSitemaps(all, names, texts) : [],
    entries: whole.map((element) => readEntry(element, names, texts)),
    repaired: form !== 'sitemap',
  };
}

function readSitemaps(
  all: readonly XmlNode[],
  names: Names,
  texts: PreparedXml['texts'],
): { address: string; changed: string | undefined }[] {
  return all
    .filter((element) => localName(element) === 'sitemap')
    .flatMap((element) => {
      const fields = new Fields(element, [element], insideEntry, names, texts);
      const address = fields.text('loc');
      return address === undefined ? [] : [{ address, changed: fields.text('lastmod') }];
    });
}
