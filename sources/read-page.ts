// What there is to read of an item: its page, or the feed's own full content where the page fails or gives much less.
import { sha256 } from '../core/hash.ts';
import type { ArticleMetadata } from '../store/repositories/articles.ts';
import type { ItemToRead } from '../store/repositories/item-reading.ts';
import { isLongEnough, lengthOf, type ContentText } from './extract/extract-article.ts';
import type { ExtractedArticle, ExtractionFailure } from './extract/extracted-article.ts';
import type { PageReader } from './extract/page-reader.ts';
import type { FetchFailure, FetchedDocument, GuardedFetch } from './fetch/fetch-result.ts';
import type { Robots } from './fetch/robots.ts';
import { detectLanguage, type DetectedLanguage } from './language/detect-language.ts';
import { composeSnapshot } from './passages.ts';
import { isListing, isNoArticle, leadsElsewhere, namesTheSame, speaksOf } from './same-page.ts';

export interface PageReading {
  readonly ok: true;
  readonly from: 'page' | 'feed';
  /** Address that answered, or the item's where no page did. */
  readonly url: string;
  readonly canonicalUrl: string | null;
  /** The snapshot's text. */
  readonly text: string;
  /** Blocks of the text that are headings. */
  readonly headings: readonly string[];
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly language: DetectedLanguage;
  readonly metadata: ArticleMetadata;
  /** The address is to be stored as it is, fragment and all. */
  readonly keepAddress?: boolean;
  /** Hash of the page's bytes that the text was read from; null where it is the feed's. */
  readonly raw: string | null;
}

export interface ReadingFailure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

const accept = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1';
const fewestFeedParagraphs = 3;
/** The feed's content is taken over the page's where it has so many times the letters. */
const muchLonger = 1.6;

type Page = { readonly document: FetchedDocument; readonly article: ExtractedArticle };

function asFailure(failed: FetchFailure | ExtractionFailure): ReadingFailure {
  const retryable = 'retryable' in failed ? failed.retryable : failed.code === 'aborted';
  return {
    ok: false,
    code: failed.code,
    message: failed.message,
    retryable,
    ...('status' in failed && failed.status !== undefined ? { status: failed.status } : {}),
    ...('retryAfterMs' in failed && failed.retryAfterMs !== undefined ? { retryAfterMs: failed.retryAfterMs } : {}),
  };
}

const noMetadata: ArticleMetadata = { section: null, updatedAt: null, leadImage: null, leadImageCredit: null, paywalled: false };

function metadataOf({ section, updatedAt, leadImage, leadImageCredit, paywalled }: ExtractedArticle): ArticleMetadata {
  return { section, updatedAt, leadImage, leadImageCredit, paywalled };
}

async function reading(item: ItemToRead, page: Page | null, feed: ContentText | null): Promise<PageReading> {
  const { paragraphs, headings } = feed ?? page?.article ?? { paragraphs: [], headings: [] };
  const title = page !== null && page.article.title !== '' ? page.article.title : item.title;
  const text = composeSnapshot(title, paragraphs);
  const hint = page?.article.languageHint ?? item.feed.language;
  return {
    ok: true,
    from: feed === null ? 'page' : 'feed',
    url: page?.document.url ?? item.url,
    canonicalUrl: page?.article.canonicalUrl ?? null,
    text,
    headings,
    author: page?.article.author ?? item.author,
    publishedAt: page?.article.publishedAt ?? null,
    language: await detectLanguage(paragraphs.join('\n'), hint),
    metadata: page === null ? noMetadata : metadataOf(page.article),
    raw: feed === null && page !== null ? sha256(page.document.bytes) : null,
  };
}

/** An entry whose address is another entry's page: all there is to read of it is what the feed says. */
async function readingOfEntry(item: ItemToRead, content: ContentText): Promise<PageReading | ReadingFailure> {
  const own = content.paragraphs.length > 0 ? content : { paragraphs: item.summary === null ? [] : [item.summary], headings: [] };
  if (own.paragraphs.length === 0) {
    return {
      ok: false,
      code: 'shared-address',
      message: `${item.url} is the page of another entry, and the feed says nothing of “${item.title}”`,
      retryable: false,
    };
  }
  // The fragment tells it from the page's own article and still leads a person to the page.
  return {
    ...(await reading(
      { ...item, url: `${item.url.replace(/#.*$/, '')}#${item.id}`, contentHtml: item.contentHtml ?? item.summary },
      null,
      own,
    )),
    keepAddress: true,
  };
}

const noContent: ContentText = { paragraphs: [], headings: [] };

/** What the feed says in full; nothing where it says none, or where that cannot be read: the page is then asked. */
async function feedContent(reader: PageReader, item: ItemToRead, signal: AbortSignal): Promise<ContentText | ExtractionFailure> {
  if (item.contentHtml === null) return noContent;
  const read = await reader.readFeedContent({ html: item.contentHtml, url: item.url, title: item.title }, signal);
  return 'code' in read && read.code !== 'aborted' ? noContent : read;
}

function movedElsewhere(item: ItemToRead, url: string): ReadingFailure {
  const message = `${item.url} leads to ${url}, which is not about “${item.title}”`;
  return { ok: false, code: 'moved-elsewhere', message, retryable: false };
}

/** Whether the page that an item's address led on to is the item's. A title that is the feed's own word proves nothing. */
async function isItsPage(
  reader: PageReader,
  item: ItemToRead,
  { document, article }: Page,
  signal: AbortSignal,
): Promise<boolean | ExtractionFailure> {
  if (!isListing(document.url, item.url) && speaksOf(article.paragraphs.join('\n'), item.title)) return true;
  if (article.title !== item.title) return namesTheSame(article.title, item.title);
  const { bytes, mediaType, charset, url } = document;
  const own = await reader.readPage({ bytes, mediaType, charset, url, title: '' }, signal);
  return own.ok ? namesTheSame(own.title, item.title) : own;
}

/** Fetches and reads the item's page. A failure is a value; `retryable` says whether the same reading can succeed later. */
export async function readPage(
  deps: { fetch: Pick<GuardedFetch, 'fetch'>; robots: Robots; reader: PageReader },
  item: ItemToRead,
  signal: AbortSignal,
): Promise<PageReading | ReadingFailure> {
  const fromFeed = await feedContent(deps.reader, item, signal);
  if ('code' in fromFeed) return asFailure(fromFeed);
  const feedIsEnough = fromFeed.paragraphs.length >= fewestFeedParagraphs && isLongEnough(fromFeed.paragraphs);
  const answer = await deps.fetch.fetch(item.url, { accept, signal, admit: deps.robots.admit });
  if (answer.ok && answer.status === 304) {
    // No validators were sent, so nothing can be unchanged.
    return { ok: false, code: 'protocol', message: `${item.url} answered 304 to an unconditional request`, retryable: true };
  }
  if (!answer.ok) {
    // A page that may yet come is waited for only where the feed does not hold the text: the page's address and date are worth less.
    return feedIsEnough && answer.code !== 'aborted' ? reading(item, null, fromFeed) : asFailure(answer);
  }
  const { bytes, mediaType, charset, url } = answer;
  const article = await deps.reader.readPage({ bytes, mediaType, charset, url, title: item.title }, signal);
  if (!article.ok) return feedIsEnough && article.code !== 'aborted' ? reading(item, null, fromFeed) : asFailure(article);
  if (item.isGiven) {
    // No list says what it is: wherever its address leads is what was meant.
    const why = isNoArticle(url, article);
    return why === null
      ? reading(item, { document: answer, article }, null)
      : { ok: false, code: 'no-article', message: `${item.url} ${why}`, retryable: false };
  }
  if (leadsElsewhere(item.url, url)) {
    const isIts = await isItsPage(deps.reader, item, { document: answer, article }, signal);
    if (typeof isIts !== 'boolean' && isIts.code === 'aborted') return asFailure(isIts);
    if (isIts !== true) return feedIsEnough ? reading(item, null, fromFeed) : movedElsewhere(item, url);
  }
  if (item.sharesAddress && !namesTheSame(article.title, item.title)) return readingOfEntry(item, fromFeed);
  const feedIsLonger = feedIsEnough && lengthOf(fromFeed.paragraphs) > lengthOf(article.paragraphs) * muchLonger;
  return reading(item, { document: answer, article }, feedIsLonger ? fromFeed : null);
}
