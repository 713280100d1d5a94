// What was read of an item becomes an article: its snapshot and passages, its origin, and the request to cluster it, in one transaction.
// The same page read before is only pointed at. Read again by a replay, an article that says something else now gets a new snapshot; the one
// before stays for those who cite it.
import { sha256 } from '../core/hash.ts';
import { usualPriority } from '../core/jobs.ts';
import { findOrders } from '../core/orders/find-orders.ts';
import { blanked, markedSpans } from '../core/orders/without-orders.ts';
import type { Logger } from '../core/logging.ts';
import type { Passage } from '../core/sources.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import {
  findArticleByUrl,
  findArticlesByText,
  findCopyCandidates,
  insertArticle,
  lockOrigins,
  setOrigin,
  readingOfArticle,
  updateReading,
  type ArticleReading,
  type StoredArticleReading,
} from '../store/repositories/articles.ts';
import { markItemRead, type ItemToRead } from '../store/repositories/item-reading.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { insertSnapshot } from '../store/repositories/snapshots.ts';
import { inTransaction } from '../store/transactions.ts';
import { articleUrl, bareAddress } from './article-url.ts';
import { fewestShared, isCopyOf, sketchOf } from './copies.ts';
import { findOrigin, type Origin } from './origin.ts';
import { cutPassages } from './passages.ts';
import type { PageReading } from './read-page.ts';

export interface StoreDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** The item is read: by this article, which was not stored before where `inserted`. */
export interface StoredReading {
  readonly state: 'read';
  readonly articleId: string;
  readonly inserted: boolean;
}

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

/** A page's clock may be ahead: a change in the future was made now. */
function metadataAt(metadata: PageReading['metadata'], now: Date): PageReading['metadata'] {
  return metadata.updatedAt !== null && metadata.updatedAt > now ? { ...metadata, updatedAt: now } : metadata;
}

/** The text's origin where another outlet carries it too: the agency that either credits, else whoever had it first. */
async function settleCopies(
  transaction: DatabaseTransaction,
  article: { text: string; sketch: readonly number[]; outlet: string; at: Date; now: Date },
  own: Origin,
): Promise<Origin> {
  await lockOrigins(transaction);
  const candidates = await findCopyCandidates(transaction, {
    outlet: article.outlet,
    since: new Date(article.now.getTime() - copyWindowMs),
    sketch: article.sketch,
    fewest: fewestShared,
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

interface Described {
  readonly outlet: string;
  readonly date: Date | null;
  readonly passages: readonly Passage[];
  readonly credited: Origin;
  readonly sketch: readonly number[];
  readonly title: string;
}

/** What the text says of itself. Orders to a language model are logged, and name no origin. */
function describe(deps: StoreDeps, item: ItemToRead, reading: PageReading, now: Date): Described {
  const { text, language } = reading;
  const outlet = outletName(item.feed.title);
  const passages = cutPassages(text, language.language, reading.headings);
  const orders = findOrders({ text, author: reading.author, passages });
  if (orders.length > 0) deps.logger.warn({ event: 'orders-in-source', item: item.id, url: reading.url, places: orders });
  const byline = orders.some((mark) => mark.where === 'author') ? null : reading.author;
  return {
    outlet,
    date: publishedAt(reading.publishedAt, item.publishedAt, now),
    passages,
    credited: findOrigin(blanked(text, markedSpans(orders)), outlet, byline),
    sketch: sketchOf(text),
    title: text.slice(0, passages[0]?.end ?? 0),
  };
}

/** Stores what was read and asks for clustering; the same address read before is only pointed at. */
export async function storeReading(deps: StoreDeps, item: ItemToRead, reading: PageReading): Promise<StoredReading> {
  const now = deps.now();
  const { text, language } = reading;
  const { outlet, date, passages, credited, sketch, title } = describe(deps, item, reading, now);
  return inTransaction(deps.database, async (transaction): Promise<StoredReading> => {
    const url = reading.keepAddress === true ? reading.url : await ownAddress(transaction, reading, title);
    const known = (await findArticleByUrl(transaction, url)) ?? (await sameWords(transaction, reading, url));
    if (known !== null) {
      await markItemRead(transaction, item.id, known.id);
      return { state: 'read', articleId: known.id, inserted: false };
    }
    const origin = await settleCopies(transaction, { text, sketch, outlet, at: date ?? now, now }, credited);
    const snapshot = await insertSnapshot(transaction, { text, language: language.language, passages });
    const { id, inserted } = await insertArticle(transaction, {
      url,
      feedId: item.feed.id,
      itemId: item.id,
      outlet,
      title,
      author: reading.author ?? item.author,
      publishedAt: date,
      language: language.language,
      languageConfidence: language.confidence,
      snapshot,
      raw: reading.raw,
      origin: origin.origin,
      originReason: origin.reason,
      fetchedAt: now,
      sketch,
      metadata: metadataAt(reading.metadata, now),
    });
    await markItemRead(transaction, item.id, id);
    if (inserted)
      await addToOutbox(transaction, [
        { job: 'cluster-article', jobId: `${id}-${snapshot.slice(0, 12)}`, payload: { articleId: id }, priority: usualPriority },
      ]);
    return { state: 'read', articleId: id, inserted };
  });
}

const timeOf = (date: Date | null): number | null => date?.getTime() ?? null;

function saysTheSame(one: ArticleReading, other: ArticleReading): boolean {
  const values = ({ title, author, publishedAt: date, language, snapshot, metadata }: ArticleReading): unknown[] => [
    title,
    author,
    timeOf(date),
    language,
    snapshot,
    metadata.section,
    timeOf(metadata.updatedAt),
    metadata.leadImage,
    metadata.leadImageCredit,
    metadata.paywalled,
  ];
  const others = values(other);
  return values(one).every((value, index) => value === others[index]);
}

/** Whether it is this item that says what the article is. Of an older one that names no item, the one with its page, or of its feed. */
function isReadFrom(known: StoredArticleReading, item: ItemToRead, raw: string): boolean {
  if (known.itemId !== null) return known.itemId === item.id;
  return known.raw === null ? known.feedId === item.feed.id : known.raw === raw;
}

/**
 * Gives an article that was stored before what its page says as it is read now: text, title, author, dates, language, section, picture and
 * paywall. Its origin, story and address stay, and so does the old snapshot. Several items can point at one article: only the one it was read
 * from says what it is (`raw`: the hash of its page's bytes). Returns whether anything changed; with `dryRun`, whether it would.
 */
export async function storeAgain(
  deps: StoreDeps,
  target: { readonly item: ItemToRead; readonly articleId: string; readonly raw: string; readonly dryRun: boolean },
  reading: PageReading,
): Promise<boolean> {
  const { item, articleId, dryRun } = target;
  const known = await readingOfArticle(deps.database, articleId);
  if (known === null || !isReadFrom(known, item, target.raw)) return false;
  // Dates are judged by the time of the first reading: the same page says the same at each replay.
  const { date, passages, sketch, title } = describe(deps, item, reading, known.fetchedAt);
  const language = reading.language.language;
  const read: ArticleReading = {
    title,
    author: reading.author ?? item.author,
    publishedAt: date,
    language,
    snapshot: sha256(reading.text),
    metadata: metadataAt(reading.metadata, known.fetchedAt),
  };
  if (saysTheSame(known.reading, read)) return false;
  if (dryRun) return true;
  return inTransaction(deps.database, async (transaction) => {
    const snapshot = await insertSnapshot(transaction, { text: reading.text, language, passages });
    const languageConfidence = reading.language.confidence;
    return updateReading(transaction, articleId, { ...read, snapshot, languageConfidence, raw: reading.raw, sketch, itemId: item.id });
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

/** The article of the same words whose address differs from `url` in what may be trackers alone. */
async function sameWords(transaction: DatabaseTransaction, reading: PageReading, url: string): Promise<{ id: string } | null> {
  if (reading.keepAddress === true) return null;
  const bare = bareAddress(url);
  const same = await findArticlesByText(transaction, sha256(reading.text));
  return same.find((article) => bareAddress(article.url) === bare && !article.url.includes('#')) ?? null;
}
