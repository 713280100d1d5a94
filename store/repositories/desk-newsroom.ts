// The newsroom at work, as its editors see it: what was polled and read, what waits, and how much of it failed.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface NewsroomCounts {
  readonly feeds: number;
  readonly feedsAnswering: number;
  readonly feedsFailing: number;
  readonly lastPolledAt: Date | null;
  readonly items: number;
  readonly itemsWaiting: number;
  readonly itemsFailed: number;
  readonly articles: number;
  readonly outlets: number;
  readonly stories: number;
  readonly storiesWaiting: number;
  readonly drafts: number;
  readonly problems: number;
  readonly jobsWaiting: number;
}

export async function newsroomCounts(database: Database): Promise<NewsroomCounts> {
  const { rows } = await sql<NewsroomCounts>`
    select
      (select count(*)::int from feed) as feeds,
      (select count(*)::int from feed where last_success_at is not null and failures = 0) as "feedsAnswering",
      (select count(*)::int from feed where failures > 0) as "feedsFailing",
      (select max(last_polled_at) from feed) as "lastPolledAt",
      (select count(*)::int from item) as items,
      (select count(*)::int from item where state = 'new') as "itemsWaiting",
      (select count(*)::int from item where state = 'failed') as "itemsFailed",
      (select count(*)::int from article) as articles,
      (select count(distinct outlet)::int from article) as outlets,
      (select count(*)::int from story where state = 'open') as stories,
      (select count(*)::int from story where state = 'open' and assigned_at is null) as "storiesWaiting",
      (select count(*)::int from draft) as drafts,
      (select count(*)::int from problem where resolved_at is null) as problems,
      (select count(*)::int from outbox where relayed_at is null) as "jobsWaiting"`.execute(database);
  const counts = rows[0];
  if (counts === undefined) throw new Error('counting gave no row');
  return counts;
}
