// Reads JSON Feed (versions 1 and 1.1). A value of the wrong type costs that value alone. Types are told by `typeof`: a schema that forgives
// costs seconds where a list holds a million wrong values.
import { maximumContent } from './finish-feed.ts';
import type { RawEntry, RawFeed, RawText } from './parsed-feed.ts';

/** The largest real feeds have some thousand. */
export const maximumJsonEntries = 20_000;
const maximumHubs = 20;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const nameOf = (author: unknown): string | undefined => (isObject(author) ? textOf(author['name']) : undefined);

/** None of a text that is too large to be kept as content. */
function asHtml(plain: string | undefined): string | undefined {
  if (plain === undefined || plain.length > maximumContent) return undefined;
  return plain
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('\n');
}

const html = (text: string | undefined): RawText | undefined => (text === undefined ? undefined : { text, plain: false });
const plain = (text: string | undefined): RawText | undefined => (text === undefined ? undefined : { text, plain: true });

function idOf(id: unknown): string | undefined {
  return typeof id === 'number' && Number.isFinite(id) ? String(id) : textOf(id);
}

function readEntry(item: Fields): RawEntry {
  const contentText = textOf(item['content_text']);
  return {
    id: idOf(item['id']),
    links: [textOf(item['url']), textOf(item['external_url'])],
    title: plain(textOf(item['title'])),
    description: plain(textOf(item['summary']) ?? contentText),
    content: html(textOf(item['content_html']) ?? asHtml(contentText)),
    author: nameOf(listOf(item['authors'])[0]) ?? nameOf(item['author']),
    published: [textOf(item['date_published'])],
    updated: [textOf(item['date_modified'])],
  };
}

function hubOf(hubs: unknown): string | undefined {
  const known = listOf(hubs)
    .slice(0, maximumHubs)
    .filter(isObject)
    .map(({ type, url }) => ({ type: textOf(type)?.toLowerCase(), url: textOf(url) }));
  return known.find(({ type }) => type === 'websub')?.url ?? known.find(({ url }) => url !== undefined)?.url;
}

/**
 * The feed, null when the JSON is not a JSON Feed, or `too-many-entries` when it has more than `maximumJsonEntries`. Throws SyntaxError when
 * it is not JSON.
 */
export function readJsonFeed(json: string): RawFeed | 'too-many-entries' | null {
  const feed: unknown = JSON.parse(json);
  if (!isObject(feed) || !Array.isArray(feed['items'])) return null;
  if (!/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(textOf(feed['version']) ?? '')) return null;
  if (feed['items'].length > maximumJsonEntries) return 'too-many-entries';
  return {
    form: 'json',
    reader: 'json',
    title: plain(textOf(feed['title'])),
    description: plain(textOf(feed['description'])),
    self: textOf(feed['feed_url']),
    hub: hubOf(feed['hubs']),
    site: textOf(feed['home_page_url']),
    language: textOf(feed['language']),
    entries: feed['items'].filter(isObject).map(readEntry),
    repaired: false,
  };
}
