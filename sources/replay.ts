// Replay: what was fetched is parsed and extracted again, as the readers are now, without the network. Entries that a better parser finds
// are stored (and read from the network in the ordinary way, later); pages that failed may become articles; articles whose page says
// something else now get a new snapshot. Done twice it changes nothing the second time.
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { keptSince, type KeptAnswer, type KeptQuery } from '../store/repositories/fetched.ts';
import { loadItemToRead } from '../store/repositories/item-reading.ts';
import { sortItems } from '../store/repositories/items.ts';
import { inTransaction } from '../store/transactions.ts';
import type { PageReader } from './extract/page-reader.ts';
import { FeedError, parseFeed } from './feeds/parse-feed.ts';
import type { FetchedDocument } from './fetch/fetch-result.ts';
import { unpacked } from './fetch/kept-answer.ts';
import { readPage } from './read-page.ts';
import { storeAgain, storeReading } from './store-reading.ts';
import { takeItems } from './poll/settle.ts';
import { storeItems, storePart } from './poll/store-items.ts';

export interface ReplayDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'feeds' | 'fetch'>;
  readonly reader: PageReader;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface ReplayCounts {
  readonly feeds: {
    replayed: number;
    /** Entries stored that were not known before; with a dry run those that would be, once for each answer that has them. */
    added: number;
    /** Answers that no feed can be read from. */
    failed: number;
  };
  readonly pages: {
    replayed: number;
    unchanged: number;
    /** Articles that say something else now. */
    changed: number;
    /** Articles that were not there before. */
    read: number;
    /** Pages that no article can be read from; what was read from them before stays. */
    failed: number;
  };
}

export function noCounts(): ReplayCounts {
  return { feeds: { replayed: 0, added: 0, failed: 0 }, pages: { replayed: 0, unchanged: 0, changed: 0, read: 0, failed: 0 } };
}

export interface ReplayBatch {
  readonly counts: ReplayCounts;
  /** What `afterId` is to be for the next batch; null: this was the last. */
  readonly nextId: number | null;
}

/**
 * Replays one batch of kept answers: those after the row `afterId`, `limit` at most. With `dryRun` nothing is written.
 * What cannot be unpacked or trips its reader is named in the log, counted as failed and left. Throws what aborts `signal`.
 */
export async function replayBatch(
  deps: ReplayDeps,
  query: KeptQuery & { readonly afterId: number; readonly limit: number; readonly dryRun: boolean },
  signal: AbortSignal,
): Promise<ReplayBatch> {
  const counts = noCounts();
  const kept = await keptSince(deps.database, query);
  for (const answer of kept) {
    signal.throwIfAborted();
    const document = await unpacked(answer).catch((error: unknown) => {
      giveUp(deps, answer, `it cannot be unpacked: ${messageOf(error)}`);
      return null;
    });
    const ofKind = answer.kind === 'feed' ? counts.feeds : counts.pages;
    if (document === null) {
      ofKind.replayed += 1;
      ofKind.failed += 1;
    } else if (answer.kind === 'feed') await replayFeed(deps, { answer, document, dryRun: query.dryRun }, counts.feeds);
    else await replayPage(deps, { answer, document, dryRun: query.dryRun }, counts.pages, signal);
  }
  return { counts, nextId: kept.length < query.limit ? null : (kept.at(-1)?.id ?? null) };
}

/** What is read here was fetched before, when robots.txt was asked. */
const allAllowed = { admit: () => Promise.resolve({ ok: true as const, gapMs: 0 }) };

interface Replayed {
  readonly answer: KeptAnswer;
  readonly document: FetchedDocument;
  readonly dryRun: boolean;
}

function giveUp(deps: ReplayDeps, answer: KeptAnswer, why: string): void {
  const message = `what was fetched from ${answer.url} at ${answer.fetchedAt.toISOString()} is not replayed: ${why}`;
  deps.logger.error({ event: 'replay-failed', kind: answer.kind, url: answer.url, fetchedAt: answer.fetchedAt }, message);
}

/** The entries of a kept feed as they are stored; null where no feed can be read from it. */
async function readKept(deps: ReplayDeps, { answer, document }: Replayed): Promise<ReturnType<typeof takeItems>['items'] | null> {
  try {
    const { entries } = await parseFeed(document.bytes, {
      url: document.url,
      contentType: document.headers['content-type'] ?? null,
      contentLocation: document.headers['content-location'] ?? null,
      now: answer.fetchedAt,
    });
    return takeItems(answer.feedId, entries, deps.settings.feeds, answer.fetchedAt).items;
  } catch (error) {
    // A bug that this feed meets costs the others nothing.
    if (!(error instanceof FeedError)) giveUp(deps, answer, `reading it broke off: ${messageOf(error)}`);
    return null;
  }
}

async function replayFeed(deps: ReplayDeps, replayed: Replayed, counts: ReplayCounts['feeds']): Promise<void> {
  counts.replayed += 1;
  const items = await readKept(deps, replayed);
  if (items === null) {
    counts.failed += 1;
    return;
  }
  const { pushed } = replayed.answer;
  const added = replayed.dryRun
    ? (await sortItems(deps.database, items, pushed ? 'part' : 'whole')).unknown
    : await inTransaction(deps.database, async (transaction) =>
        pushed ? (await storePart(transaction, items)).added : storeItems(transaction, items),
      );
  counts.added += added.length;
}

async function replayPage(
  deps: ReplayDeps,
  { answer, document, dryRun }: Replayed,
  counts: ReplayCounts['pages'],
  signal: AbortSignal,
): Promise<void> {
  const item = answer.itemId === null ? null : await loadItemToRead(deps.database, answer.itemId);
  if (item === null) return;
  counts.replayed += 1;
  const reading = await readPage(
    { fetch: { fetch: () => Promise.resolve(document) }, robots: allAllowed, reader: deps.reader },
    item,
    signal,
  );
  if (!reading.ok) {
    counts.failed += 1;
    return;
  }
  if (item.articleId !== null) {
    const changed = await storeAgain(deps, { item, articleId: item.articleId, raw: answer.sha256, dryRun }, reading);
    counts[changed ? 'changed' : 'unchanged'] += 1;
    if (changed && !dryRun) deps.logger.info({ event: 'article-replayed', article: item.articleId, url: reading.url });
    return;
  }
  counts.read += 1;
  if (dryRun) return;
  const { articleId } = await storeReading(deps, item, reading);
  deps.logger.info({ event: 'item-replayed', item: item.id, article: articleId, url: reading.url });
}
