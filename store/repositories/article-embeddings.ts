// Where reports lie among others. A vector is written once, goes wherever its article goes, and is removed once its article has left the window.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';

export interface ArticleEmbedding {
  /** Grows with each vector: they are written one after another. */
  readonly id: string;
  readonly articleId: string;
  readonly vector: readonly number[];
  /** The model: vectors of two cannot be compared. */
  readonly by: string;
  /** The article's. */
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
}

/** Keeps a vector. False: the article has one, which stays. The caller holds the lock of all languages, so that vectors are committed in the order of their ids. */
export async function insertEmbedding(
  transaction: DatabaseTransaction,
  { articleId, vector, by }: Pick<ArticleEmbedding, 'articleId' | 'vector' | 'by'>,
): Promise<boolean> {
  const result = await transaction
    .insertInto('article_embedding')
    .values({ article_id: articleId, vector: [...vector], told_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function hasEmbedding(database: Database, articleId: string): Promise<boolean> {
  return (await database.selectFrom('article_embedding').select('id').where('article_id', '=', articleId).executeTakeFirst()) !== undefined;
}

/** Vectors written after the one with `id`, of articles fetched since `since`, in their order, at most `limit`. */
export async function embeddingsAfter(
  database: Database,
  { id, since, limit }: { readonly id: string; readonly since: Date; readonly limit: number },
): Promise<ArticleEmbedding[]> {
  return database
    .selectFrom('article_embedding')
    .innerJoin('article', 'article.id', 'article_embedding.article_id')
    .select([
      'article_embedding.id',
      'article_id as articleId',
      'vector',
      'told_by as by',
      'article.published_at as publishedAt',
      'article.fetched_at as fetchedAt',
    ])
    .where('article_embedding.id', '>', id)
    .where('article.fetched_at', '>=', since)
    .orderBy(sql`article_embedding.id`)
    .limit(limit)
    .execute();
}

/** Removes vectors of articles fetched before `before`. Returns how many went. */
export async function sweepEmbeddings(database: Database, before: Date): Promise<number> {
  const result = await database
    .deleteFrom('article_embedding')
    .where('article_id', 'in', (query) => query.selectFrom('article').select('id').where('fetched_at', '<', before))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
