// JSON-LD of a page: which of its articles is the one that the page shows, and what is said of it. Pages describe others too (related, most read).
import { load, type CheerioAPI } from 'cheerio/slim';
import { foldSpaces, lettersOf } from './text.ts';

export type LinkedRecord = Readonly<Record<string, unknown>>;

const articleTypes = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review)$/;

export function isRecord(value: unknown): value is LinkedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** JSON-LD values are often written as HTML: `R&uuml;ckbau`. */
export function withoutEntities(text: string): string {
  return foldSpaces(/&[#\w]+;/.test(text) ? load(`<i>${text.replaceAll('<', '&lt;')}</i>`)('i').text() : text);
}

export interface LinkedData {
  /** Articles, wherever `@graph`, arrays or `mainEntity` put them, in the page's order. */
  readonly articles: readonly LinkedRecord[];
  /** What is said under an `@id`, for the places that name nothing but it. */
  readonly byId: ReadonlyMap<string, LinkedRecord>;
}

/** Broken blocks are passed over. */
export function readLinkedData(page: CheerioAPI): LinkedData {
  const articles: LinkedRecord[] = [];
  const byId = new Map<string, LinkedRecord>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > 6 || articles.length >= 20) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, depth + 1);
    } else if (isRecord(value)) {
      const id = value['@id'];
      if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
      if (listOf(value['@type']).some((type) => typeof type === 'string' && articleTypes.test(type))) articles.push(value);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) visit(value[key], depth + 1);
    }
  };
  page('script[type*="ld+json"]').each((_, element) => {
    const source = page(element).text().trim();
    try {
      // Raw line breaks inside strings are the commonest fault of these blocks.
      visit(JSON.parse(source.replace(/^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, '').replace(/\p{Cc}+/gu, ' ')), 0);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  });
  return { articles, byId };
}

/** The values of a property, those that are nothing but an `@id` as what is said under it. */
export function valuesOf(record: LinkedRecord, key: string, byId: LinkedData['byId']): readonly unknown[] {
  return listOf(record[key]).map((value) => {
    const id = isRecord(value) ? value['@id'] : undefined;
    return isRecord(value) && typeof id === 'string' && value['name'] === undefined ? { ...byId.get(id), ...value } : value;
  });
}

export function namesOf(values: readonly unknown[]): string[] {
  return values.flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (isRecord(one)) return listOf(one['name']).filter((name) => typeof name === 'string');
    return [];
  });
}

/** An address without what differs between the ways a page writes its own. */
function plainAddress(address: string, base: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const { hostname, pathname, search } = new URL(address, base);
  return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
}

function addressesOf(article: LinkedRecord): string[] {
  const places = [article['url'], article['@id'], article['mainEntityOfPage']].flatMap(listOf);
  return places
    .flatMap((place) => (isRecord(place) ? [place['@id'], place['url']] : [place]))
    .filter((address) => typeof address === 'string' && /^(?:https?:)?\/\/|^\//.test(address)) as string[];
}

/**
 * The page's own article among those it describes, in all the records that describe it: those that bear one of the page's titles or addresses,
 * and those that say neither. Where none does, the first.
 */
export function ownArticles(articles: readonly LinkedRecord[], titles: readonly string[], addresses: readonly string[]): LinkedRecord[] {
  if (articles.length < 2) return [...articles];
  const base = addresses[0] ?? 'http://localhost/';
  const ownAddresses = new Set(addresses.map((address) => plainAddress(address, base)).filter((address) => address !== null));
  const ownTitles = titles.map(lettersOf).filter((title) => title !== '');
  const isTitle = (headline: string): boolean => {
    const letters = lettersOf(withoutEntities(headline));
    return ownTitles.some((title) => title === letters || (letters.length >= 10 && (title.startsWith(letters) || title.endsWith(letters))));
  };
  const described = articles.map((article) => {
    const headlines = namesOf(listOf(article['headline'] ?? article['name']));
    const places = addressesOf(article).map((address) => plainAddress(address, base));
    return {
      article,
      nameless: headlines.length === 0 && places.length === 0,
      own: headlines.some(isTitle) || places.some((place) => place !== null && ownAddresses.has(place)),
    };
  });
  const main = described.some((one) => one.own) ? described.filter((one) => one.own) : described.filter((one) => !one.nameless).slice(0, 1);
  return described.filter((one) => one.nameless || main.includes(one)).map((one) => one.article);
}
