// What reports in other languages are about, in English. A gist is written once, and goes wherever its article goes.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';

export interface ArticleGist {
  /** Grows with each gist: they are written one after another. */
  readonly id: string;
  readonly articleId: string;
  readonly english: string;
  /** The article's. */
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
}

/** Keeps a gist. False: the article has one, which stays. The caller holds the lock of all languages, so that gists are committed in the order of their ids. */
export async function insertGist(
  transaction: DatabaseTransaction,
  gist: { readonly articleId: string; readonly english: string; readonly by: string },
): Promise<boolean> {
  const result = await transaction
    .insertInto('article_gist')
    .values({ article_id: gist.articleId, english: gist.english, told_by: gist.by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function hasGist(database: Database, articleId: string): Promise<boolean> {
  return (await database.selectFrom('article_gist').select('id').where('article_id', '=', articleId).executeTakeFirst()) !== undefined;
}

/** Gists written after the one with `id`, of articles fetched since `since`, in their order. */
export async function gistsAfter(database: Database, { id, since }: { readonly id: string; readonly since: Date }): Promise<ArticleGist[]> {
  const rows = await database
    .selectFrom('article_gist')
    .innerJoin('article', 'article.id', 'article_gist.article_id')
    .select([
      'article_gist.id',
      'article_id as articleId',
      'english',
      'article.published_at as publishedAt',
      'article.fetched_at as fetchedAt',
    ])
    .where('article_gist.id', '>', id)
    .where('article.fetched_at', '>=', since)
    .orderBy(sql`article_gist.id`)
    .execute();
  return rows;
}
