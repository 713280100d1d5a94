// What a page says about itself: JSON-LD, Open Graph, meta elements, the marked-up head of the article. Anyone can write anything there,
// so every value is bounded, cleaned and checked, and none is ever part of the article's text but the title.
import { load, type CheerioAPI } from 'cheerio/slim';
import { cleanAuthor } from './authors.ts';
import { isRecord, listOf, namesOf, ownArticles, readLinkedData, valuesOf, withoutEntities, type LinkedRecord } from './linked-data.ts';
import { dateMeta, readPageDate, shownDates } from './page-date.ts';
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
function isPaywalled(page: CheerioAPI, articles: readonly LinkedRecord[], meta: (...names: string[]) => string[]): boolean {
  const said = articles
    .flatMap((article) => [article, ...listOf(article['hasPart']).filter(isRecord)])
    .map((one) => one['isAccessibleForFree']);
  const named = [...said, ...meta('isAccessibleForFree')].filter((value) => value !== undefined);
  if (named.some(isFalse)) return true;
  if (meta('article:content_tier').some((tier) => /^locked$/i.test(tier))) return true;
  return !named.some(isTrue) && page('.paywall, #paywall').slice(0, mostTexts).toArray().some((element) => isShown(page(element))); // prettier-ignore
}

/** What only readers with a screen reader do not get is shown all the same: texts behind a payment are often marked so. */
const unseen = '[hidden], [style*="display:none"], [style*="display: none"], template, noscript, script';

/** Whether an element says something that readers see: free pages carry the offer as an empty or hidden template. */
function isShown(element: ReturnType<CheerioAPI>): boolean {
  return element.closest(unseen).length === 0 && element.clone().find(unseen).remove().end().text().trim() !== '';
}

/** What the `meta` elements say, by their names in small letters, in the page's order. Read once: a selector for each name would go through the page for each. */
function metaTexts(page: CheerioAPI): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  page('meta[content]').each((_, { attribs }) => {
    const content = foldSpaces(attribs['content'] ?? '');
    if (content === '') return;
    for (const written of new Set([attribs['property'], attribs['name'], attribs['itemprop']])) {
      if (written === undefined) continue;
      const name = written.toLowerCase();
      const known = texts.get(name);
      if (known === undefined) texts.set(name, [content]);
      else known.push(content);
    }
  });
  return texts;
}

/** Where authors are named, the surest place first. */
const authorMeta = ['author', 'article:author', 'parsely-author', 'mediator_author', 'sailthru.author', 'dc.creator', 'dcterms.creator'];
const authorElements = ['article [rel="author"]', 'main [rel="author"]', '[rel="author"]'].map((place) => `${place}:not(meta)`);
/** Around an article's own text: who is named in these wrote another. */
const elsewhere = 'aside, nav, footer';

/** Authors as microdata marks them: the names in it where there are any, else its text. */
function markedAuthors(page: CheerioAPI): string[] {
  const textOf = (element: ReturnType<CheerioAPI>): string => element.attr('content') ?? element.text();
  return page('[itemprop="author"]')
    .slice(0, mostTexts)
    .toArray()
    .map((element) => page(element))
    .filter((author) => author.closest(elsewhere).length === 0)
    .flatMap((author) => {
      const names = author.find('[itemprop="name"]').slice(0, mostTexts).toArray();
      return names.length > 0 ? names.map((name) => textOf(page(name))) : [textOf(author)];
    });
}

/** Elements of one kind that are looked at: a page has a few, and cheerio's `not` takes the square of their number. */
const mostTexts = 20;

/** Reads `html`; `url` is the address it was fetched from. */
export function readMetadata(html: string, url: string): PageMetadata {
  // In an element of our own: cheerio takes the square of the number of elements that lie side by side at the top.
  const page = load(`<page>${html}`);
  const told = metaTexts(page);
  const meta = (...names: string[]): string[] => names.flatMap((name) => told.get(name.toLowerCase()) ?? []);
  const text = (selector: string, outside = 'template'): string[] =>
    page(selector)
      .slice(0, mostTexts)
      .filter((_, element) => page(element).closest(outside).length === 0)
      .not('[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]')
      .toArray()
      .slice(0, 5)
      .map((element) => foldSpaces(page(element).attr('content') ?? page(element).text()))
      .filter((content) => content !== '');

  const headings = text('h1');
  const titles = [...meta('og:title', 'twitter:title'), ...text('title')];
  const canonical = absolute(page('link[rel="canonical"]').first().attr('href'), url) ?? absolute(meta('og:url')[0], url);
  const data = readLinkedData(page);
  const articles = ownArticles(data.articles, [...headings, ...titles], [url, ...(canonical === null ? [] : [canonical])]);
  const values = (key: string): unknown[] => articles.flatMap((article) => valuesOf(article, key, data.byId));
  const linked = (key: string): string[] => namesOf(values(key)).map(withoutEntities);
  const languageHint =
    page('html').first().attr('lang')?.trim() || meta('og:locale', 'language', 'content-language')[0] || linked('inLanguage')[0] || null;

  const signs = { language: languageHint, titles: [...titles, ...linked('headline')] };
  const firstDate = (written: readonly unknown[]): Date | null => {
    for (const one of written) {
      const date = readPageDate(one, signs);
      if (date !== null) return date;
    }
    return null;
  };
  const publishedAt =
    firstDate([...values('datePublished'), ...values('dateCreated'), ...meta(...dateMeta)]) ?? firstDate(shownDates(page, signs));
  const updatedAt = firstDate([...values('dateModified'), ...meta('article:modified_time', 'og:updated_time', 'dateModified')]);
  const pictures = values('image').filter(isRecord);
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
      [
        () => linked('author'),
        ...authorMeta.map((name) => () => meta(name)),
        () => markedAuthors(page),
        ...authorElements.map((selector) => () => text(selector, elsewhere)),
      ]
        .map((names) => cleanAuthor(names()))
        .find((author) => author !== null) ?? null,
    publishedAt,
    updatedAt: updatedAt !== null && (publishedAt === null || updatedAt > publishedAt) ? updatedAt : null,
    section: firstShort([...linked('articleSection'), ...meta('article:section', 'section', 'parsely-section')], 80),
    leadImage:
      [...meta('og:image', 'og:image:url', 'twitter:image'), ...values('image').map(addressOf)]
        .map((address) => absolute(address, url))
        .find((address) => address !== null) ?? null,
    leadImageCredit: firstShort(
      [
        ...pictures
          .flatMap((picture) => [...namesOf(listOf(picture['creditText'])), ...namesOf(listOf(picture['copyrightHolder']))])
          .map(withoutEntities),
        ...text('figure [itemprop="copyrightHolder"], figure [class*="credit"], figure [class*="copyright"], figure cite').slice(0, 1),
      ],
      200,
    ),
    canonicalUrl: canonical,
    languageHint,
    announcedText:
      (articles
        .map((article) => article['articleBody'])
        .find((body) => typeof body === 'string' && body.length > 500 && body.length < 200_000) as string | undefined) ?? null,
    descriptions: [...linked('description'), ...meta('description', 'og:description')],
    paywalled: isPaywalled(page, articles, meta),
  };
}
