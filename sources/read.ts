// Reading one item: fetch its page, extract the article, name its language and origin, store snapshot, passages and article, and ask for clustering.
// All writes are one transaction, so an item is either read or it is not; reading it again changes nothing.
//
//   new ──▶ read                     failed for now: thrown as retryable, the queue comes again
//    └────▶ failed (with a problem)  failed for good, or given up by the queue: failItem
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { NewsroomError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import { findOrders } from '../core/orders/find-orders.ts';
import { blanked, markedSpans } from '../core/orders/without-orders.ts';
import type { Logger } from '../core/logging.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import {
  findArticleByUrl,
  findCopyCandidates,
  insertArticle,
  lockOrigins,
  setOrigin,
  type NewArticle,
} from '../store/repositories/articles.ts';
import {
  countItemAttempt,
  findArticleOfItemUrl,
  loadItemToRead,
  markItemFailed,
  markItemRead,
  type ItemToRead,
} from '../store/repositories/item-reading.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { reportProblem } from '../store/repositories/problems.ts';
import { insertRaw, insertSnapshot } from '../store/repositories/snapshots.ts';
import { inTransaction } from '../store/transactions.ts';
import { articleUrl } from './article-url.ts';
import { isCopyOf, tellingParagraphs } from './copies.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { findOrigin, type Origin } from './origin.ts';
import { cutPassages } from './passages.ts';
import { readPage, type PageReading } from './read-page.ts';

export interface ReadDeps {
  readonly database: Database;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export type ReadOutcome =
  | { readonly state: 'read'; readonly articleId: string; readonly inserted: boolean }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
  /** Read, failed or skipped before, or gone: nothing was done. */
  | { readonly state: 'unchanged' };

/** Waits that a server asked for and that cost the job no attempt; after them a 429 is a failure like another. */
const courtesies = 6;
const longestCourtesyMs = 3_600_000;
/** How far back the same text in another outlet is looked for. */
const copyWindowMs = 4 * 86_400_000;

/** Feed titles carry words about the feed: the outlet is what is left. */
export function outletName(feedTitle: string): string {
  const name = feedTitle
    .replace(/\s*[-–—|»:(]*\s*\b(?:RSS(?:\s*2\.0)?(?:[- ]?feeds?)?|Atom(?:[- ]feed)|news feed)\b\)?\s*$/iu, '')
    .replace(/^RSS(?:[- ]?feed)?\s*[-–—|»:]\s*/iu, '')
    .trim();
  return name === '' ? feedTitle.trim() : name;
}

function publishedAt(page: Date | null, item: Date | null, now: Date): Date | null {
  const date = page ?? item;
  return date !== null && date > now ? now : date;
}

/** The text's origin where another outlet carries it too: the agency that either credits, else whoever had it first. */
async function settleCopies(
  transaction: DatabaseTransaction,
  article: { text: string; outlet: string; at: Date; now: Date },
  own: Origin,
): Promise<Origin> {
  await lockOrigins(transaction);
  const candidates = await findCopyCandidates(transaction, {
    outlet: article.outlet,
    since: new Date(article.now.getTime() - copyWindowMs),
    paragraphs: tellingParagraphs(article.text),
  });
  const copies = candidates.filter((candidate) => isCopyOf(article.text, candidate.text));
  if (copies.length === 0) return own;
  const credited = own.origin === article.outlet ? copies.find((copy) => copy.origin !== copy.outlet)?.origin : own.origin;
  const earliest = copies.reduce((first, copy) =>
    (copy.publishedAt ?? copy.fetchedAt) < (first.publishedAt ?? first.fetchedAt) ? copy : first,
  );
  const first = (earliest.publishedAt ?? earliest.fetchedAt) <= article.at ? earliest.outlet : article.outlet;
  const origin = credited ?? first;
  for (const copy of copies) {
    if (copy.origin !== origin) await setOrigin(transaction, copy.id, origin, `the same text as in ${article.outlet}`);
  }
  return origin === own.origin ? own : { origin, reason: `the same text as in ${earliest.outlet}` };
}

/** Stores what was read and asks for clustering; the same address read before is only pointed at. */
async function store(deps: ReadDeps, item: ItemToRead, reading: PageReading): Promise<ReadOutcome> {
  const now = deps.now();
  const { text, language } = reading;
  const outlet = outletName(item.feed.title);
  const date = publishedAt(reading.publishedAt, item.publishedAt, now);
  const passages = cutPassages(text, language.language, reading.headings);
  const orders = findOrders({ text, author: reading.author, passages });
  const byline = orders.some((mark) => mark.where === 'author') ? null : reading.author;
  const credited = findOrigin(blanked(text, markedSpans(orders)), outlet, byline);
  if (orders.length > 0) deps.logger.warn({ event: 'orders-in-source', item: item.id, url: reading.url, places: orders });
  const raw =
    reading.raw === null
      ? null
      : { sha256: sha256(reading.raw.bytes), mediaType: reading.raw.mediaType, gzipped: await promisify(gzip)(reading.raw.bytes) };
  const title = text.slice(0, passages[0]?.end ?? 0);

  return inTransaction(deps.database, async (transaction): Promise<ReadOutcome> => {
    const url = reading.keepAddress === true ? reading.url : await ownAddress(transaction, reading, title);
    const known = await findArticleByUrl(transaction, url);
    if (known !== null) {
      await markItemRead(transaction, item.id, known.id);
      return { state: 'read', articleId: known.id, inserted: false };
    }
    const origin = await settleCopies(transaction, { text, outlet, at: date ?? now, now }, credited);
    const snapshot = await insertSnapshot(transaction, { text, language: language.language, passages });
    if (raw !== null) await insertRaw(transaction, raw);
    const row: NewArticle = {
      url,
      feedId: item.feed.id,
      outlet,
      title,
      author: reading.author ?? item.author,
      publishedAt: date,
      language: language.language,
      languageConfidence: language.confidence,
      snapshot,
      raw: raw?.sha256 ?? null,
      origin: origin.origin,
      originReason: origin.reason,
      fetchedAt: now,
    };
    const { id, inserted } = await insertArticle(transaction, row);
    await markItemRead(transaction, item.id, id);
    if (inserted)
      await addToOutbox(transaction, [{ job: 'cluster-article', jobId: `${id}-${snapshot.slice(0, 12)}`, payload: { articleId: id } }]);
    return { state: 'read', articleId: id, inserted };
  });
}

/** The address the page names as its own, unless another page is stored under it: some sites name one address on every page. */
async function ownAddress(transaction: DatabaseTransaction, reading: PageReading, title: string): Promise<string> {
  const canonical = articleUrl(reading.url, reading.canonicalUrl);
  const plain = articleUrl(reading.url, null);
  if (canonical === plain) return plain;
  const known = await findArticleByUrl(transaction, canonical);
  return known !== null && known.title !== title ? plain : canonical;
}

/**
 * Reads the item `itemId`. Throws a retryable NewsroomError where trying again can help (`details.retryAfterMs` where the server said
 * when); a failure for good is an outcome, already written.
 */
export async function readItem(deps: ReadDeps, itemId: string, signal: AbortSignal): Promise<ReadOutcome> {
  const startedAt = performance.now();
  const item = await loadItemToRead(deps.database, itemId);
  if (item === null || item.state === 'read' || item.state === 'skipped') return { state: 'unchanged' };
  const log = (fields: Record<string, unknown>): void => {
    deps.logger.info({
      event: 'item-read',
      item: itemId,
      feed: item.feed.id,
      url: item.url,
      ms: Math.round(performance.now() - startedAt),
      ...fields,
    });
  };

  // An address that a feed gives to several entries says nothing about which of them was read.
  const before = item.sharesAddress ? null : await findArticleOfItemUrl(deps.database, item.url);
  if (before !== null) {
    await markItemRead(deps.database, itemId, before);
    log({ outcome: 'known', article: before });
    return { state: 'read', articleId: before, inserted: false };
  }

  const reading = await readPage(deps, item, signal);
  if (reading.ok) {
    const outcome = await store(deps, item, reading);
    log({ outcome: 'read', from: reading.from, language: reading.language.language, ...outcome });
    return outcome;
  }
  log({ outcome: 'failed', code: reading.code, status: reading.status, retryable: reading.retryable });
  if (!reading.retryable) {
    await failItem(deps, itemId, reading.code, reading.message);
    return { state: 'failed', code: reading.code, message: reading.message };
  }
  if (reading.code === 'aborted') throw new NewsroomError(reading.code, reading.message, { retryable: true });
  const attempts = await countItemAttempt(deps.database, itemId, reading.code, reading.message);
  const wait =
    reading.retryAfterMs !== undefined && attempts <= courtesies ? { retryAfterMs: Math.min(reading.retryAfterMs, longestCourtesyMs) } : {};
  throw new NewsroomError(reading.code, reading.message, { retryable: true, details: { url: item.url, ...wait } });
}

/** Gives an item up: it is `failed`, and its feed's problem with this code names it. An item read meanwhile is left alone. */
export async function failItem(deps: Pick<ReadDeps, 'database'>, itemId: string, code: string, message: string): Promise<void> {
  await inTransaction(deps.database, async (transaction) => {
    const feedId = await markItemFailed(transaction, itemId, code, message);
    if (feedId !== null) await reportProblem(transaction, { area: 'item', subject: feedId, code, message });
  });
}
