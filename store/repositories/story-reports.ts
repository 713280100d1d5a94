// What a story's row is made from: each outlet, origin and language in it once, with its times, and the articles that were stored first. However many
// articles a story has, no more rows are read than it has outlets and origins; the database itself goes over the story's articles once.
import { sql } from 'kysely';
import type { TitledReport } from '../../core/story-title.ts';
import type { Database } from '../database.ts';

/** What the clusterer needs of one article. */
export interface ClusterArticle extends TitledReport {
  readonly storyId: string | null;
}

/** When an outlet reported under an origin's name, in one language. Its times are those of its articles, not always of the same one. */
export interface StoryReport {
  readonly outlet: string;
  readonly origin: string;
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  /** It came with a story that was merged into this one; default: it did not. */
  readonly isMerged?: boolean;
}

export interface StoryReports {
  /** All articles of the story. */
  readonly articles: number;
  /**
   * Of each outlet, origin and language, what came by a merge apart: when it published first (also: first at a time of the day) and last, each with when its first such article was
   * stored, and that some came without a date. Whatever is asked of a story's distinct, first and last reports has its answer from these.
   */
  readonly reports: readonly StoryReport[];
  /** The articles that were stored first, at most 40; those that came with a story that was merged into this one only after all others. */
  readonly earliest: readonly ClusterArticle[];
}

const earliestKept = 40;

interface Group {
  readonly outlet: string;
  readonly origin: string;
  readonly language: string;
  readonly isMerged: boolean;
  readonly articles: number;
  readonly stored: Date;
  readonly first: Date | null;
  readonly last: Date | null;
  readonly undated: boolean;
  readonly timed: Date | null;
  readonly timedStored: Date | null;
}

function reportsOf({ outlet, origin, language, isMerged, stored, first, last, undated, timed, timedStored }: Group): StoryReport[] {
  const report = (publishedAt: Date | null, fetchedAt: Date): StoryReport => ({
    outlet,
    origin,
    language,
    publishedAt,
    fetchedAt,
    isMerged,
  });
  return [
    ...(undated ? [report(null, stored)] : []),
    ...(first === null ? [] : [report(first, stored)]),
    ...(timed === null ? [] : [report(timed, timedStored ?? stored)]),
    ...(last === null || last.getTime() === first?.getTime() ? [] : [report(last, stored)]),
  ];
}

/** Counts a story's articles and reads what decides its row, in no order. */
export async function reportsOfStory(database: Database, storyId: string): Promise<StoryReports> {
  const groups = await sql<Group>`
    with own as (
      select outlet, origin, language, published_at, fetched_at, merged_from is not null as "isMerged",
        published_at at time zone 'UTC' <> date_trunc('day', published_at at time zone 'UTC') as at_time
      from article where story_id = ${storyId}
    )
    select outlet, origin, language, "isMerged", count(*)::int as articles, min(fetched_at) as stored, min(published_at) as first, max(published_at) as last,
      bool_or(published_at is null) as undated, min(published_at) filter (where at_time) as timed,
      min(fetched_at) filter (where at_time) as "timedStored"
    from own group by outlet, origin, language, "isMerged"`.execute(database);
  // Materialised: an index on the time alone would be gone through for the rows of one story.
  const earliest = await sql<ClusterArticle>`
    with own as materialized (
      select id, story_id as "storyId", title, language, outlet, origin, published_at as "publishedAt", fetched_at as "fetchedAt",
        merged_from is not null as "isMerged"
      from article where story_id = ${storyId}
    )
    select * from own order by "isMerged", "fetchedAt", id limit ${earliestKept}`.execute(database);
  return {
    articles: groups.rows.reduce((sum, { articles }) => sum + articles, 0),
    reports: groups.rows.flatMap(reportsOf),
    earliest: earliest.rows,
  };
}
