// What operators do to feeds: mute, wake, note that a check has reached one, list for export. A feed is never deleted, as its articles cite
// it: one that is removed is muted by the operator, and stays so whatever the list of the configuration says.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { ListedFeed } from './feeds.ts';

/** The feed with this id or address (as listed, or where it moved to), or null. */
export async function feedNamed(database: Database, idOrUrl: string): Promise<{ id: string; title: string; url: string } | null> {
  const row = await database
    .selectFrom('feed')
    .select(['id', 'title', 'url'])
    .where((feed) => feed.or([feed('id', '=', idOrUrl), feed('url', '=', idOrUrl), feed('moved_to', '=', idOrUrl)]))
    // An address that a list names before one that another feed moved to.
    .orderBy(sql`id = ${idOrUrl} or url = ${idOrUrl}`, 'desc')
    .orderBy('created_at')
    .executeTakeFirst();
  return row ?? null;
}

/** Mutes a feed for an operator: no machine wakes it. Returns false where an operator had muted it before; the reason is replaced then too. */
export async function muteFeed(database: Database, id: string, muted: { readonly reason: string; readonly at: Date }): Promise<boolean> {
  const before = await database.selectFrom('feed').select(['state', 'muted_by']).where('id', '=', id).executeTakeFirst();
  await database
    .updateTable('feed')
    .set({ state: 'muted', muted_by: 'operator', muted_reason: muted.reason, muted_at: muted.at })
    .where('id', '=', id)
    .execute();
  return before?.state !== 'muted' || before.muted_by !== 'operator';
}

/** Polls a muted feed again, from now on and as if nothing had failed. Returns false where it was not muted. */
export async function wakeFeed(database: Database, id: string, now: Date): Promise<boolean> {
  const row = await database
    .updateTable('feed')
    .set({ state: 'active', muted_by: null, muted_reason: null, muted_at: null, failures: 0, failing_since: null, next_poll_at: now })
    .where('id', '=', id)
    .where('state', '=', 'muted')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a check has reached the feeds with these addresses. Returns how many of them are in the newsroom. */
export async function noteReached(database: Database, urls: readonly string[]): Promise<number> {
  if (urls.length === 0) return 0;
  const rows = await database
    .updateTable('feed')
    .set({ verified: true })
    .where('url', 'in', [...urls])
    .returning('id')
    .execute();
  return rows.length;
}

/** The feeds as a list for other readers names them, by title; without those that are muted unless `muted` asks for them. */
export async function feedsToExport(database: Database, options: { readonly muted: boolean }): Promise<ListedFeed[]> {
  const rows = await database
    .selectFrom('feed')
    .select(['url', 'moved_to', 'title', 'site', 'language', 'country', 'category', 'documented_at', 'verified'])
    .$if(!options.muted, (select) => select.where('state', '=', 'active'))
    .orderBy('title')
    .orderBy('url')
    .execute();
  return rows.map((row) => ({
    url: row.moved_to ?? row.url,
    title: row.title,
    site: row.site,
    language: row.language,
    country: row.country,
    category: row.category,
    documentedAt: row.documented_at,
    verified: row.verified,
  }));
}
