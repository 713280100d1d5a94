// What a story is worth, as its row keeps it: burst, newsworthiness with its parts, the personas that fit, and why no analyst was given it.
import { sql } from 'kysely';
import type { ScorePart, StoryFit } from '../../core/story.ts';
import type { Database } from '../database.ts';

export interface StoryToWeighRow {
  readonly id: string;
  readonly title: string;
  /** ISO 639-1 code of most of its reports. */
  readonly language: string;
  readonly breaking: boolean;
}

/**
 * Open stories whose worth may have changed: never weighed, touched since, or with a burst that was last looked at `burstEveryMs` ago; those
 * that could be assigned first, the last touched first. `only`: this one, whatever was looked at. `mark`: what `saveWorth` writes as the time
 * of the look, so that a report that comes meanwhile is seen by the next.
 */
export async function storiesToWeigh(
  database: Database,
  query: { readonly burstEveryMs: number; readonly minimumOutlets: number; readonly limit: number; readonly only?: string },
): Promise<{ readonly mark: Date; readonly stories: StoryToWeighRow[] }> {
  // The clock that stories are touched by, read before them.
  const { mark } = await database.selectNoFrom(sql<Date>`clock_timestamp()`.as('mark')).executeTakeFirstOrThrow();
  const { rows } = await sql<StoryToWeighRow>`
    select id, title, language, breaking from story
    where state = 'open' and ${
      query.only === undefined
        ? // The first half as the index has it.
          sql`(scored_at is null or updated_at >= scored_at or burst > 0)
            and (scored_at is null or updated_at >= scored_at or scored_at < ${new Date(mark.getTime() - query.burstEveryMs)})`
        : sql`id = ${query.only}`
    }
    order by (assigned_at is null and outlets >= ${query.minimumOutlets}) desc, updated_at desc, id limit ${query.limit}`.execute(database);
  return { mark, stories: rows };
}

export interface WorthRow {
  readonly storyId: string;
  readonly burst: number;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly fits: readonly StoryFit[];
  /** The draft whose publication says all that this story does. */
  readonly repeats: string | null;
}

/** Keeps what stories are worth. Their `updated_at` stays: nothing came into them. */
export async function saveWorth(database: Database, mark: Date, rows: readonly WorthRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update story set burst = w.burst, newsworthiness = w.score, score_parts = w.parts, fits = w.fits, repeats = w.repeats,
      scored_at = ${mark}
    from unnest(${rows.map((row) => row.storyId)}::text[], ${rows.map((row) => row.burst)}::float8[], ${rows.map((row) => row.score)}::float8[],
      ${rows.map((row) => JSON.stringify(row.parts))}::jsonb[], ${rows.map((row) => JSON.stringify(row.fits))}::jsonb[],
      ${rows.map((row) => row.repeats)}::text[])
      as w (id, burst, score, parts, fits, repeats)
    where story.id = w.id`.execute(database);
}

/**
 * Origins that a story gains in an hour, as the newsroom's stories of two origins or more since `since` did, each counted as six hours longer than
 * from its first report to its last; null: there are none.
 */
export async function usualOriginsPerHour(database: Database, since: Date): Promise<number | null> {
  const { rows } = await sql<{ rate: number | null }>`
    select avg(origins / (6 + greatest(0, extract(epoch from last_published_at - first_published_at)) / 3600))::float8 as rate
    from story where state = 'open' and origins >= 2 and last_origin_at >= ${since}`.execute(database);
  return rows[0]?.rate ?? null;
}
