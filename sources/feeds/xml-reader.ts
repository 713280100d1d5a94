// Reads well-formed RSS, RDF and Atom with rss-parser: most feeds. What it is known to mis-read is told from the text before, and from what
// it gives after.
import Parser from 'rss-parser';
import { decodeContent } from './content-type.ts';
import { usesUsualPrefixes } from './namespaces.ts';
import type { RawEntry, RawFeed, RawText } from './parsed-feed.ts';
import type { PreparedXml } from './prepare-xml.ts';
import { updateMinutes } from './update-period.ts';

const all = { keepArray: true } as const;
const attributes = ['$', 'attributes', all] as const;

type Fields = Readonly<Record<string, unknown>>;

const feedFields = [
  attributes,
  ['title', 'titles', all],
  ['subtitle', 'subtitles', all],
  ['tagline', 'taglines', all],
  ['description', 'descriptions', all],
  ['link', 'links', all],
  ['atom:link', 'atomLinks', all],
  ['dc:language', 'dcLanguage'],
  ['dc:title', 'dcTitle'],
  ['dc:description', 'dcDescription'],
  ['itunes:summary', 'itunesSummary'],
  'sy:updatePeriod',
  'sy:updateFrequency',
];
const itemFields: readonly (string | readonly [string, string, object?])[] = [
  ['title', 'titles', all],
  ['description', 'descriptions', all],
  ['content', 'contents', all],
  ['content:encoded', 'encoded', all],
  ['summary', 'summaries', all],
  ['author', 'authors', all],
  ['link', 'links', all],
  ['atom:link', 'atomLinks', all],
  ['guid', 'guids', all],
  ['source', 'sourceFeed'],
  'id',
  'pubDate',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'dc:date',
  'dc:creator',
  'dc:author',
  'dc:title',
  'dc:description',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:modified',
  'atom:updated',
  'feedburner:origLink',
  'media:title',
  'media:description',
  'itunes:title',
  'itunes:summary',
  'itunes:subtitle',
  'itunes:author',
];

/** What rss-parser reads in another way than is meant: other names for the texts, bases and encodings. */
const misreadTags = /<(?:(?:[\w.-]+:)?(?:body|fullitem)|media:group|creator)[\s>/]/;
const roots = { rss: /^<rss[\s>/]/, rdf: /^<rdf:RDF[\s>/]/, atom: /^<feed[\s>/]/ } as const;

/** Whether rss-parser is known to read such a feed as it is meant. `xml` starts with the root element. */
export function suitsRssParser(xml: string, form: 'rss' | 'rdf' | 'atom'): boolean {
  if (!roots[form].test(xml) || !usesUsualPrefixes(xml.slice(0, xml.indexOf('>')))) return false;
  if (xml.includes('xml:base') || xml.includes('base64') || misreadTags.test(xml)) return false;
  return form === 'atom' || !/<summary[\s>/]/.test(xml);
}

function attributeOf(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}

const attributesOf = (element: unknown): unknown =>
  typeof element === 'object' && element !== null ? (element as Fields)['$'] : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Addresses in Atom's links of a relation. */
function linksOf(elements: unknown, relation: string): string[] {
  return listOf(elements).flatMap((element) => {
    const href = attributeOf(attributesOf(element), 'href');
    return href !== undefined && (attributeOf(attributesOf(element), 'rel') ?? 'alternate').toLowerCase() === relation ? [href] : [];
  });
}

/**
 * Reads prepared XML. Rejects with rss-parser's error where the text is not the feed it expects; null where it left out entries that
 * stand where it does not look. `form` is what the first element says.
 */
export async function readXmlFeed({ xml, texts }: PreparedXml, form: 'rss' | 'rdf' | 'atom'): Promise<RawFeed | null> {
  // It copies field by field: those that the feed has none of are left out.
  const inUse = [attributes, ...itemFields.filter((field) => xml.includes(`<${typeof field === 'string' ? field : field[0]}`))];
  const parser = new Parser<Fields, Fields>({ defaultRSS: 2, customFields: { feed: feedFields as never, item: inUse as never } });
  // It parses in one go: what has not answered by the next turn of the loop never will.
  const parsed = await Promise.race([
    parser.parseString(xml),
    new Promise<never>((_resolve, reject) => setImmediate(() => reject(new Error('the parser gave no answer')))),
  ]);
  if (parsed.items.length !== (xml.match(/<(?:[\w.-]+:)?(?:item|entry)[\s>/]/g) ?? []).length) return null;

  const text = (value: unknown): string | undefined => {
    if (typeof value === 'string') return texts.get(value);
    if (Array.isArray(value)) return value.map(text).find((one) => one !== undefined && one.trim() !== '');
    const inner = attributeOf(value, '_');
    return inner === undefined ? undefined : texts.get(inner);
  };
  const rich = (...values: readonly unknown[]): RawText | undefined => {
    for (const element of values.flatMap(listOf)) {
      const found = text(element);
      if (found === undefined || found.trim() === '') continue;
      const own = attributesOf(element);
      return own === undefined ? { text: found, plain: false } : decodeContent(found, attributeOf(own, 'type'), attributeOf(own, 'mode'));
    }
    return undefined;
  };
  const person = (element: unknown): string | undefined => {
    const [name, mail] = ['name', 'email'].map((part) => text((element as Fields | null | undefined)?.[part])?.trim());
    return name ? (mail ? `${name} (${mail})` : name) : mail || text(element);
  };

  const readEntry = (item: Fields): RawEntry => ({
    id: text(item['guids']) ?? text(item['id']) ?? attributeOf(item['attributes'], 'rdf:about'),
    links: [
      text(item['feedburner:origLink']),
      ...linksOf(item['links'], 'alternate'),
      ...listOf(item['links']).map(text),
      ...linksOf(item['atomLinks'], 'alternate'),
      permanentName(item),
    ],
    title: rich(item['titles'], item['dc:title'], item['media:title'], item['itunes:title']),
    description:
      form === 'atom'
        ? rich(item['summaries'], item['dc:description'], item['media:description'])
        : rich(item['descriptions'], item['dc:description'], item['itunes:summary'], item['media:description'], item['itunes:subtitle']),
    content: form === 'atom' ? rich(item['contents']) : rich(item['encoded'], item['contents']),
    author:
      listOf(item['authors']).map(person).find(Boolean) ??
      text(item['dc:creator']) ??
      text(item['dc:author']) ??
      text(item['itunes:author']),
    published: ['published', 'pubDate', 'issued', 'dcterms:issued', 'created', 'dcterms:created'].map((name) => text(item[name])),
    updated: ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'dc:date'].map((name) => text(item[name])),
  });
  const permanentName = (item: Fields): string | undefined => {
    const guid = listOf(item['guids'])[0];
    return attributeOf(attributesOf(guid), 'isPermaLink')?.toLowerCase() === 'true' ? text(guid) : undefined;
  };
  const values = (list: unknown, one: string): string[] =>
    listOf((list as Fields | undefined)?.[one]).flatMap((value) => text(value) ?? []);
  const links = [...listOf(parsed['links']), ...listOf(parsed['atomLinks'])];
  return {
    form,
    reader: 'rss-parser',
    title: rich(parsed['titles'], parsed['dcTitle']),
    description: rich(parsed['descriptions'], parsed['subtitles'], parsed['taglines'], parsed['dcDescription'], parsed['itunesSummary']),
    site: linksOf(parsed['links'], 'alternate')[0] ?? text(parsed['links']) ?? linksOf(parsed['atomLinks'], 'alternate')[0],
    self: linksOf(links, 'self')[0],
    hub: linksOf(links, 'hub')[0],
    language: text(parsed['language']) ?? text(parsed['dcLanguage']) ?? attributeOf(parsed['attributes'], 'xml:lang'),
    ttl: text(parsed['ttl']) ?? updateMinutes(text(parsed['sy:updatePeriod']), text(parsed['sy:updateFrequency'])),
    skipHours: values(parsed['skipHours'], 'hour'),
    skipDays: values(parsed['skipDays'], 'day'),
    entries: parsed.items.map(readEntry),
    repaired: false,
  };
}
