// The terms of the articles that the clusterer may still compare with, and those of some before them, which common words are learned from.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';

/** An article as the index of stories takes it in. */
export interface KeptArticle {
  readonly id: string;
  /** Null: it is in no story any more. */
  readonly storyId: string | null;
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  /** Null: none were kept, or by another version. */
  readonly terms: string | null;
}

/** Keeps an article's terms, in place of those of another version. */
export async function keepTerms(
  database: Database,
  rows: readonly { readonly articleId: string; readonly fetchedAt: Date; readonly version: string; readonly terms: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await database
    .insertInto('article_terms')
    .values(rows.map(({ articleId, fetchedAt, version, terms }) => ({ article_id: articleId, fetched_at: fetchedAt, version, terms })))
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet((row) => ({ version: row.ref('excluded.version'), terms: row.ref('excluded.terms') })),
    )
    .execute();
}

/** Ids of the articles in stories that were fetched since `since`, in the order in which they came into them. */
export async function clusteredSince(database: Database, since: Date): Promise<string[]> {
  const rows = await database
    .selectFrom('article')
    .select('id')
    .where('story_id', 'is not', null)
    .where('fetched_at', '>=', since)
    .orderBy(sql`clustered_in nulls first`)
    .orderBy('fetched_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** These articles with their kept terms, in the order of `articleIds`; those that are gone are left out. */
export async function keptArticles(database: Database, articleIds: readonly string[], version: string): Promise<KeptArticle[]> {
  if (articleIds.length === 0) return [];
  const { rows } = await sql<KeptArticle>`
    select a.id, a.story_id as "storyId", a.language, a.published_at as "publishedAt", a.fetched_at as "fetchedAt", t.terms
    from unnest(${articleIds}::text[]) with ordinality as wanted (id, place)
    join article a on a.id = wanted.id
    left join article_terms t on t.article_id = a.id and t.version = ${version}
    order by wanted.place`.execute(database);
  return rows;
}

/** Terms of the articles fetched last before `before`, at most `limit`, with their languages, the earliest first. */
export async function earlierTerms(
  database: Database,
  { before, version, limit }: { readonly before: Date; readonly version: string; readonly limit: number },
): Promise<{ language: string; terms: string }[]> {
  const rows = await database
    .selectFrom('article_terms')
    .innerJoin('article', 'article.id', 'article_terms.article_id')
    .select(['article.language', 'article_terms.terms'])
    .where('article_terms.fetched_at', '<', before)
    .where('version', '=', version)
    .orderBy('article_terms.fetched_at', 'desc')
    .orderBy('article_terms.article_id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}

/** Rows that one transaction of a sweep removes at most, so that it holds nobody up. */
const sweptAtOnce = 1000;

/** Removes terms of articles fetched before `before`, but never one of the newest `kept` of all, at least one. Returns how many went. */
export async function sweepTerms(database: Database, { before, kept }: { readonly before: Date; readonly kept: number }): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await inTransaction(database, (transaction) => sweepSome(transaction, before, kept));
    swept += gone;
    if (gone < sweptAtOnce) return swept;
  }
}

async function sweepSome(transaction: DatabaseTransaction, before: Date, kept: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from article_terms where article_id in (
      select article_id from article_terms
      where fetched_at < ${before}
        and (fetched_at, article_id) < (
          select fetched_at, article_id from article_terms order by fetched_at desc, article_id desc offset ${kept - 1} limit 1)
      order by fetched_at, article_id limit ${sweptAtOnce})`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
