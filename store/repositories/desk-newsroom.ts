// The newsroom at work, as its editors see it: what was polled and read, and which feeds, items and drafts have failed.
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

export interface FailedItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly feed: string;
  readonly attempts: number;
  readonly code: string | null;
  readonly error: string | null;
  readonly firstSeenAt: Date;
}

/** Items whose page could not be read, the newest first; 50 at most. */
export async function failedItems(database: Database): Promise<FailedItem[]> {
  const { rows } = await sql<FailedItem>`
    select i.id, i.title, i.url, f.title as feed, i.attempts, i.error_code as code, i.error, i.first_seen_at as "firstSeenAt"
    from item i join feed f on f.id = i.feed_id where i.state = 'failed' order by i.first_seen_at desc limit 50`.execute(database);
  return rows;
}
