// What a page says about itself: JSON-LD, Open Graph, meta elements, the marked-up head of the article. Anyone can write anything there,
// so every value is bounded, cleaned and checked, and none is ever part of the article's text but the title.
import { load, type CheerioAPI } from 'cheerio/slim';
import { foldSpaces } from './text.ts';

export interface PageMetadata {
  /** Titles found, the most trustworthy first, site names still on them. */
  readonly titles: readonly string[];
  readonly siteNames: readonly string[];
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly section: string | null;
  readonly leadImage: string | null;
  readonly leadImageCredit: string | null;
  readonly canonicalUrl: string | null;
  readonly languageHint: string | null;
  readonly paywalled: boolean;
  /** The article's text as JSON-LD gives it, to compare with; never shown, never stored. */
  readonly announcedText: string | null;
  /** What the page says it is about: often its standfirst. To compare with; never shown. */
  readonly descriptions: readonly string[];
}

type LinkedData = Readonly<Record<string, unknown>>;

const articleTypes = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review)$/;

function isRecord(value: unknown): value is LinkedData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Articles among the page's JSON-LD, wherever `@graph`, arrays or `mainEntity` put them. Broken blocks are passed over. */
function linkedArticles(page: CheerioAPI): LinkedData[] {
  const found: LinkedData[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > 6 || found.length >= 20) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, depth + 1);
    } else if (isRecord(value)) {
      if (listOf(value['@type']).some((type) => typeof type === 'string' && articleTypes.test(type))) found.push(value);
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
  return found;
}

/** A date of this century or the last, or null. Dates without a time zone are read as UTC, so that every machine reads the same. */
export function readDate(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 60) return null;
  const text = value.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/, '$1T$2');
  const zoned = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text;
  const date = new Date(zoned);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2200 ? null : date;
}

function namesOf(value: unknown): string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (isRecord(one)) return listOf(one['name']).filter((name) => typeof name === 'string');
    return [];
  });
}

/** JSON-LD values are often written as HTML: `R&uuml;ckbau`. */
function withoutEntities(text: string): string {
  return foldSpaces(/&[#\w]+;/.test(text) ? load(`<i>${text.replaceAll('<', '&lt;')}</i>`)('i').text() : text);
}

const bylineWords = /^(?:written by|by|von|par|por|di|door|av|af|texte? ?:|text ?:|od|autor|author|автор)\s*:?\s+/i;

/** Names of a byline joined by commas, or null where it is an address, a handle or too long to be one. */
function cleanAuthor(names: readonly string[]): string | null {
  const kept = names
    .map((name) =>
      foldSpaces(name)
        .replace(bylineWords, '')
        .replace(/[\s,;|]+$/, ''),
    )
    .filter((name) => name.length > 1 && name.length <= 120 && !/^(?:https?:|www\.|@)|\{|\}|<|>/i.test(name));
  const joined = [...new Set(kept)].slice(0, 6).join(', ');
  return joined === '' ? null : joined;
}

function absolute(address: string | undefined, base: string): string | null {
  if (address === undefined || address.trim() === '' || address.length > 2000 || !URL.canParse(address.trim(), base)) return null;
  const url = new URL(address.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function addressOf(image: unknown): string | undefined {
  const address = isRecord(image) ? (image['url'] ?? image['contentUrl']) : image;
  return typeof address === 'string' ? address : undefined;
}

function firstShort(values: readonly string[], most: number): string | null {
  return values.find((value) => value.length > 1 && value.length <= most) ?? null;
}

const isFalse = (value: unknown): boolean => value === false || /(?:^|\/)false$/i.test(String(value));
const isTrue = (value: unknown): boolean => value === true || /(?:^|\/)true$/i.test(String(value));

/** By schema.org's word (of the article or a part of it), by the tier that Open Graph's article has, or by an element that bears the name; the page's own word that it is free outweighs the last. */
function isPaywalled(page: CheerioAPI, articles: readonly LinkedData[], meta: (...names: string[]) => string[]): boolean {
  const said = articles
    .flatMap((article) => [article, ...listOf(article['hasPart']).filter(isRecord)])
    .map((one) => one['isAccessibleForFree']);
  const named = [...said, ...meta('isAccessibleForFree')].filter((value) => value !== undefined);
  if (named.some(isFalse)) return true;
  if (meta('article:content_tier').some((tier) => /^locked$/i.test(tier))) return true;
  return !named.some(isTrue) && page('body .paywall, body #paywall').length > 0;
}

/** What the `meta` elements say, by their names, in the page's order. Read once: a selector for each name would go through the page for each. */
function metaTexts(page: CheerioAPI): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  page('meta[content]').each((_, { attribs }) => {
    const content = foldSpaces(attribs['content'] ?? '');
    if (content === '') return;
    for (const name of new Set([attribs['property'], attribs['name'], attribs['itemprop']])) {
      if (name === undefined) continue;
      const known = texts.get(name);
      if (known === undefined) texts.set(name, [content]);
      else known.push(content);
    }
  });
  return texts;
}

/** Elements of one kind that are looked at: a page has a few, and cheerio's `not` takes the square of their number. */
const mostTexts = 20;

/** Reads `html`; `url` is the address it was fetched from. */
export function readMetadata(html: string, url: string): PageMetadata {
  // In an element of our own: cheerio takes the square of the number of elements that lie side by side at the top.
  const page = load(`<page>${html}`);
  const articles = linkedArticles(page);
  const told = metaTexts(page);
  const meta = (...names: string[]): string[] => names.flatMap((name) => told.get(name) ?? []);
  const text = (selector: string): string[] =>
    page(selector)
      .slice(0, mostTexts)
      .not('[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]')
      .toArray()
      .slice(0, 5)
      .map((element) => foldSpaces(page(element).text()))
      .filter((content) => content !== '');
  const linked = (key: string): string[] => articles.flatMap((article) => namesOf(article[key])).map(withoutEntities);

  const headings = text('h1');
  const dates = [
    ...articles.flatMap((article) => [article['datePublished'], article['dateCreated']]),
    ...meta(
      'article:published_time',
      'og:article:published_time',
      'datePublished',
      'parsely-pub-date',
      'date',
      'DC.date.issued',
      'pubdate',
      'sailthru.date',
    ),
    page('time[itemprop="datePublished"], article time[datetime], main time[datetime], time[datetime]').first().attr('datetime'),
  ];
  const publishedAt = dates.map(readDate).find((date) => date !== null) ?? null;
  const changes = [
    ...articles.map((article) => article['dateModified']),
    ...meta('article:modified_time', 'og:updated_time', 'dateModified'),
  ];
  const updatedAt = changes.map(readDate).find((date) => date !== null) ?? null;
  const pictures = articles.flatMap((article) => listOf(article['image'])).filter(isRecord);
  return {
    titles: [
      ...(headings.length === 1 ? headings : []),
      ...linked('headline'),
      ...meta('og:title', 'twitter:title'),
      ...(headings.length === 1 ? [] : headings),
      ...text('title'),
    ],
    siteNames: [...meta('og:site_name', 'application-name'), ...linked('publisher')],
    author:
      cleanAuthor(linked('author')) ??
      cleanAuthor(meta('author', 'article:author', 'parsely-author', 'dc.creator')) ??
      cleanAuthor(text('[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]')),
    publishedAt,
    updatedAt: updatedAt !== null && (publishedAt === null || updatedAt > publishedAt) ? updatedAt : null,
    section: firstShort([...linked('articleSection'), ...meta('article:section', 'section', 'parsely-section')], 80),
    leadImage:
      [...meta('og:image', 'og:image:url', 'twitter:image'), ...articles.flatMap((article) => listOf(article['image'])).map(addressOf)]
        .map((address) => absolute(address, url))
        .find((address) => address !== null) ?? null,
    leadImageCredit: firstShort(
      [
        ...pictures.flatMap((picture) => [...namesOf(picture['creditText']), ...namesOf(picture['copyrightHolder'])]).map(withoutEntities),
        ...text('figure [itemprop="copyrightHolder"], figure [class*="credit"], figure [class*="copyright"], figure cite').slice(0, 1),
      ],
      200,
    ),
    canonicalUrl: absolute(page('link[rel="canonical"]').first().attr('href'), url) ?? absolute(meta('og:url')[0], url),
    languageHint:
      page('html').first().attr('lang')?.trim() || meta('og:locale', 'language', 'content-language')[0] || linked('inLanguage')[0] || null,
    announcedText:
      (articles
        .map((article) => article['articleBody'])
        .find((body) => typeof body === 'string' && body.length > 500 && body.length < 200_000) as string | undefined) ?? null,
    descriptions: [...linked('description'), ...meta('description', 'og:description')],
    paywalled: isPaywalled(page, articles, meta),
  };
}
