// What a story's row is made from: of each outlet, origin and language in it the few articles that decide its counts, times and title. However many
// articles a story has, no more of them are read than it has outlets and origins.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** What the clusterer and a story's summary need of one article. */
export interface ClusterArticle {
  readonly id: string;
  readonly storyId: string | null;
  readonly title: string;
  readonly language: string;
  readonly outlet: string;
  readonly origin: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
}

export interface StoryReports {
  /** All articles of the story. */
  readonly articles: number;
  /**
   * Of each outlet, origin and language: the articles published first (at a time of the day) and last, stored first, and one without a date. Whatever
   * is asked of a story's first, last and distinct articles has the same answer from these as from all.
   */
  readonly reports: readonly ClusterArticle[];
}

/** Counts a story's articles and reads the deciding ones, in no order. */
export async function reportsOfStory(database: Database, storyId: string): Promise<StoryReports> {
  const { rows } = await sql<Omit<ClusterArticle, 'storyId'> & { all: number }>`
    with own as materialized (
      select id, title, language, outlet, origin, published_at, fetched_at from article where story_id = ${storyId}
    ), groups as (
      select (array_agg(id order by published_at, id))[1] as first, (array_agg(id order by published_at desc nulls last, id))[1] as last,
        (array_agg(id order by published_at, id) filter (where published_at <> date_trunc('day', published_at, 'UTC')))[1] as timed,
        (array_agg(id order by fetched_at, coalesce(published_at, fetched_at), id))[1] as stored,
        min(id) filter (where published_at is null) as undated
      from own group by outlet, origin, language
    )
    select id, title, language, outlet, origin, published_at as "publishedAt", fetched_at as "fetchedAt",
      (select count(*)::int from own) as "all"
    from own where id in (select unnest(array[first, last, timed, stored, undated]) from groups)`.execute(database);
  const reports = rows.map(({ id, title, language, outlet, origin, publishedAt, fetchedAt }) => {
    return { id, storyId, title, language, outlet, origin, publishedAt, fetchedAt };
  });
  return { articles: rows[0]?.all ?? 0, reports };
}
