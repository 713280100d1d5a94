// Reads well-formed RSS, RDF and Atom with rss-parser. Text with markup is kept out of its sight: it strips tags with
// expressions that take the square of a hostile text's length, and we have no use for what they give.
import { randomBytes } from 'node:crypto';
import Parser from 'rss-parser';
import type { RawEntry, RawFeed } from './parsed-feed.ts';

const attributes = ['$', 'attributes', { keepArray: true }] as const;

type Fields = Readonly<Record<string, unknown>>;

/** Texts with markup, put aside under a name that no feed can guess. */
class Aside {
  readonly #texts: string[] = [];
  readonly #mark = `\u{F0000}${randomBytes(9).toString('hex')}:`;

  readonly #pattern = new RegExp(`${this.#mark}(\\d+);`, 'g');

  readonly put = (text: string): string => {
    if (!text.includes('<') && text.length < 10_000) return text;
    this.#texts.push(text);
    return `${this.#mark}${this.#texts.length - 1};`;
  };

  get(text: string): string {
    return text.includes(this.#mark) ? text.replace(this.#pattern, (_whole, index: string) => this.#texts[Number(index)] ?? '') : text;
  }
}

function attributeOf(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/**
 * Reads prepared XML. Rejects with rss-parser's error where the text is not well-formed or not the feed it expects.
 * `form` is what its first element says.
 */
export async function readXmlFeed(xml: string, form: 'rss' | 'rdf' | 'atom'): Promise<RawFeed> {
  const aside = new Aside();
  const parser = new Parser<Fields, Fields>({
    defaultRSS: 2,
    xml2js: { valueProcessors: [aside.put] },
    customFields: {
      feed: [attributes, ['dc:language', 'dcLanguage'], 'title'] as never,
      item: [
        attributes,
        'guid',
        'id',
        'description',
        'content',
        'published',
        'updated',
        'issued',
        'modified',
        'created',
        'dc:date',
        'feedburner:origLink',
        ['atom:link', 'atomLink'],
        ['atom:updated', 'atomUpdated'],
        ['source', 'sourceFeed'],
      ] as never,
    },
  });
  // It parses in one go: what has not answered by the next turn of the loop never will.
  const parsed = await Promise.race([
    parser.parseString(xml),
    new Promise<never>((_resolve, reject) => setImmediate(() => reject(new Error('the parser gave no answer')))),
  ]);
  const text = (value: unknown): string | undefined => {
    if (typeof value === 'string') return aside.get(value);
    if (Array.isArray(value)) return text(value[0]);
    const inner = attributeOf(value, '_');
    return inner === undefined ? undefined : aside.get(inner);
  };
  const readEntry = (item: Fields): RawEntry => {
    const guid = text(item['guid']);
    const common = { title: text(item['title']), base: attributeOf(item['attributes'], 'xml:base') };
    if (form === 'atom')
      return {
        ...common,
        id: text(item['id']),
        links: [text(item['feedburner:origLink']), text(item['link'])],
        description: text(item['summary']),
        content: text(item['content']),
        author: text(item['author']),
        dates: [item['published'], item['issued'], item['created'], item['updated'], item['modified'], item['dc:date']].map(text),
      };
    return {
      ...common,
      id: guid ?? attributeOf(item['attributes'], 'rdf:about'),
      links: [text(item['feedburner:origLink']), text(item['link']), attributeOf(attributeRecord(item['atomLink']), 'href')],
      description: text(item['description']),
      content: text(item['content:encoded']),
      author: text(item['dc:creator']) ?? text(item['creator']) ?? text(item['author']),
      dates: [item['pubDate'], item['dc:date'], item['published'], item['atomUpdated'], item['updated']].map(text),
    };
  };
  return {
    form,
    title: text(parsed['title']),
    site: text(parsed.link),
    language: text(parsed['language']) ?? text(parsed['dcLanguage']) ?? attributeOf(parsed['attributes'], 'xml:lang'),
    base: attributeOf(parsed['attributes'], 'xml:base'),
    entries: parsed.items.map(readEntry),
    repaired: false,
  };
}

function attributeRecord(element: unknown): unknown {
  return typeof element === 'object' && element !== null ? (element as Fields)['$'] : undefined;
}
