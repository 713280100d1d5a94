// Articles: pages read and stored, one row for an address. Their text is their snapshot's.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';
import { derivedId } from '../../core/hash.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { loadPassages } from './snapshots.ts';

/** What a page says of its article beside the text; null where it says nothing. */
export interface ArticleMetadata {
  readonly section: string | null;
  readonly updatedAt: Date | null;
  /** http(s) address. */
  readonly leadImage: string | null;
  readonly leadImageCredit: string | null;
  /** The page shows only a part to readers who do not pay. */
  readonly paywalled: boolean;
}

function metadataColumns(metadata: ArticleMetadata) {
  return {
    section: metadata.section,
    updated_at: metadata.updatedAt,
    lead_image: metadata.leadImage,
    lead_image_credit: metadata.leadImageCredit,
    paywall: metadata.paywalled,
  };
}

export interface NewArticle {
  /** Address the article is known by: http(s), without fragment. */
  readonly url: string;
  readonly feedId: string;
  /** The item that it was read from, where it was from one. */
  readonly itemId?: string;
  readonly outlet: string;
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly language: string;
  /** 0 to 1. */
  readonly languageConfidence: number;
  readonly snapshot: string;
  readonly raw: string | null;
  readonly origin: string;
  readonly originReason: string;
  readonly fetchedAt: Date;
  /** Of its text, as sources make it: for finding copies. */
  readonly sketch: readonly number[];
  readonly metadata: ArticleMetadata;
}

/** Stores an article, or finds the one stored under its address and leaves it as it is. */
export async function insertArticle(database: Database, article: NewArticle): Promise<{ id: string; inserted: boolean }> {
  const id = derivedId('ar', article.url);
  const row = await database
    .insertInto('article')
    .values({
      id,
      url: article.url,
      feed_id: article.feedId,
      item_id: article.itemId ?? null,
      outlet: article.outlet,
      title: article.title,
      author: article.author,
      published_at: article.publishedAt,
      language: article.language,
      language_confidence: article.languageConfidence,
      snapshot_sha256: article.snapshot,
      raw_sha256: article.raw,
      origin: article.origin,
      origin_reason: article.originReason,
      story_id: null,
      fetched_at: article.fetchedAt,
      sketch: article.sketch,
      ...metadataColumns(article.metadata),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return { id, inserted: row !== undefined };
}

/** What a reading says of an article. */
export type ArticleReading = Pick<NewArticle, 'title' | 'author' | 'publishedAt' | 'language' | 'snapshot' | 'metadata'>;

export interface StoredArticleReading {
  readonly reading: ArticleReading;
  /** The item it was read from; null where that is not known. */
  readonly itemId: string | null;
  /** Hash of the page's bytes that the text was read from; null where it is a feed's. */
  readonly raw: string | null;
  readonly feedId: string;
  readonly fetchedAt: Date;
}

/** What an article is now, and was read from. Null where it is gone. */
export async function readingOfArticle(database: Database, id: string): Promise<StoredArticleReading | null> {
  const row = await database.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return {
    reading: {
      title: row.title,
      author: row.author,
      publishedAt: row.published_at,
      language: row.language,
      snapshot: row.snapshot_sha256,
      metadata: {
        section: row.section,
        updatedAt: row.updated_at,
        leadImage: row.lead_image,
        leadImageCredit: row.lead_image_credit,
        paywalled: row.paywall,
      },
    },
    itemId: row.item_id,
    raw: row.raw_sha256,
    feedId: row.feed_id,
    fetchedAt: row.fetched_at,
  };
}

/** Gives an article what the item's page says of it now. Returns false where it is gone. */
export async function updateReading(
  database: Database,
  id: string,
  reading: ArticleReading & Pick<NewArticle, 'languageConfidence' | 'raw' | 'sketch'> & { readonly itemId: string },
): Promise<boolean> {
  const row = await database
    .updateTable('article')
    .set({
      title: reading.title,
      author: reading.author,
      published_at: reading.publishedAt,
      language: reading.language,
      language_confidence: reading.languageConfidence,
      snapshot_sha256: reading.snapshot,
      raw_sha256: reading.raw,
      item_id: reading.itemId,
      sketch: reading.sketch,
      ...metadataColumns(reading.metadata),
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Title of the article stored under `url`, or null: to tell a page read before from another page that claims its address. */
export async function findArticleByUrl(database: Database, url: string): Promise<{ id: string; title: string; outlet: string } | null> {
  return (await database.selectFrom('article').select(['id', 'title', 'outlet']).where('url', '=', url).executeTakeFirst()) ?? null;
}

/** Articles whose text is the snapshot `sha256`, the first to be read before others, 20 at most. */
export async function findArticlesByText(database: Database, sha256: string): Promise<{ id: string; url: string }[]> {
  return database
    .selectFrom('article')
    .select(['id', 'url'])
    .where('snapshot_sha256', '=', sha256)
    .orderBy('fetched_at')
    .orderBy('id')
    .limit(20)
    .execute();
}

/** Articles with their text and passages, in the order of `ids`; unknown ids are left out. */
export async function loadSourceArticles(database: Database, ids: readonly string[]): Promise<SourceArticle[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .select([
      'article.id',
      'article.url',
      'article.outlet',
      'article.title',
      'article.author',
      'article.published_at',
      'article.language',
      'article.origin',
      'article.snapshot_sha256',
      'snapshot.text',
    ])
    .where('article.id', 'in', [...new Set(ids)])
    .execute();
  const passages = await loadPassages(
    database,
    rows.map((row) => row.snapshot_sha256),
  );
  const byId = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        url: row.url,
        outlet: row.outlet,
        title: row.title,
        author: row.author,
        publishedAt: row.published_at,
        language: row.language,
        origin: row.origin,
        snapshot: row.snapshot_sha256,
        text: row.text,
        passages: passages.get(row.snapshot_sha256) ?? [],
      } satisfies SourceArticle,
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function loadSourceArticle(database: Database, id: string): Promise<SourceArticle | null> {
  return (await loadSourceArticles(database, [id]))[0] ?? null;
}

export interface CopyCandidate {
  readonly id: string;
  readonly outlet: string;
  readonly origin: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  readonly text: string;
}

/**
 * Articles of other outlets read since `since` whose sketch shares `fewest` hashes with this one: what may be the same text.
 * The 20 most alike at most.
 */
export async function findCopyCandidates(
  database: Database,
  query: { outlet: string; since: Date; sketch: readonly number[]; fewest: number },
): Promise<CopyCandidate[]> {
  if (query.sketch.length < query.fewest) return [];
  const own = sql<readonly number[]>`${query.sketch}::bigint[]`;
  const shared = sql<number>`(select count(*) from unnest(article.sketch) as hash where hash = any(${own}))`;
  return database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .select([
      'article.id',
      'article.outlet',
      'article.origin',
      'article.published_at as publishedAt',
      'article.fetched_at as fetchedAt',
      'snapshot.text',
    ])
    .where(sql<boolean>`article.sketch && ${own}`)
    .where('article.outlet', '!=', query.outlet)
    .where('article.fetched_at', '>=', query.since)
    .where(shared, '>=', query.fewest)
    .orderBy(shared, 'desc')
    .orderBy('article.id')
    .limit(20)
    .execute();
}

/** Gives an article another origin, where a later reading shows whose text it carries. */
export async function setOrigin(database: Database, id: string, origin: string, reason: string): Promise<void> {
  await database.updateTable('article').set({ origin, origin_reason: reason }).where('id', '=', id).execute();
}

/** Until the transaction ends no other one settles origins: two copies read at once must see each other. */
export async function lockOrigins(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('article-origins'))`.execute(transaction);
}
