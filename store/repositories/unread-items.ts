// Items that are not read: to be read, given up as their page could not be, or skipped as too old. What was given up can be tried again.
import { sql } from 'kysely';
import { newId } from '../../core/hash.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { addToOutbox } from './outbox.ts';
import { resolveItemProblems } from './problems.ts';

export const unreadStates = ['new', 'failed', 'skipped'] as const;
export type UnreadState = (typeof unreadStates)[number];

export interface UnreadItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly feedId: string;
  /** The feed's title. */
  readonly feed: string;
  readonly state: UnreadState;
  /** Tries after which it was to be tried again; one that failed for good is not among them. */
  readonly attempts: number;
  /** Why it was not read; null where nothing failed yet. */
  readonly code: string | null;
  readonly error: string | null;
  readonly firstSeenAt: Date;
}

export interface UnreadQuery {
  readonly states: readonly UnreadState[];
  /** Of this feed alone. */
  readonly feedId?: string | null;
  readonly limit: number;
}

/** Items that are not read, the newest first. */
export async function unreadItems(database: Database, { states, feedId = null, limit }: UnreadQuery): Promise<UnreadItem[]> {
  const { rows } = await sql<UnreadItem>`
    select i.id, i.title, i.url, i.feed_id as "feedId", f.title as feed, i.state, i.attempts, i.error_code as code, i.error,
      i.first_seen_at as "firstSeenAt"
    from item i join feed f on f.id = i.feed_id
    where i.state = any(${[...states]}::text[]) and (${feedId}::text is null or i.feed_id = ${feedId})
    order by i.first_seen_at desc, i.id limit ${limit}`.execute(database);
  return rows;
}

/** How many there are in all, by their code; `''`: those without one. */
export async function countUnread(
  database: Database,
  { states, feedId = null }: Omit<UnreadQuery, 'limit'>,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ code: string; items: number }>`
    select coalesce(error_code, '') as code, count(*)::integer as items from item
    where state = any(${[...states]}::text[]) and (${feedId}::text is null or feed_id = ${feedId})
    group by 1 order by 2 desc, 1`.execute(database);
  return Object.fromEntries(rows.map(({ code, items }) => [code, items]));
}

/** The states of these items; one that is not there is missing. */
export async function itemStates(database: Database, ids: readonly string[]): Promise<Map<string, UnreadState | 'read'>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('item')
    .select(['id', 'state'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

export interface RetryQuery {
  /** Null: all. */
  readonly ids: readonly string[] | null;
  readonly feedId: string | null;
  readonly code: string | null;
}

export interface RetriedItems {
  readonly retried: number;
  /** How many of them had failed with each code. */
  readonly codes: Record<string, number>;
  /** Where to go on; null: there are no more. */
  readonly nextId: string | null;
}

/** What is new is read before what is tried again. */
const retryPriority = 10;

/**
 * Sets items that were given up to be read again, with their jobs, as if nobody had tried: one page of them, by id. A problem of a feed of which
 * no such item is left is over, until one fails again. `dryRun`: only counts.
 */
export async function retryItems(
  database: Database,
  { ids, feedId, code }: RetryQuery,
  { afterId, limit, dryRun }: { readonly afterId: string; readonly limit: number; readonly dryRun: boolean },
): Promise<RetriedItems> {
  return inTransaction(database, async (transaction) => {
    const items = await transaction
      .selectFrom('item')
      .select(['id', 'feed_id as feedId', 'error_code as code'])
      .where('state', '=', 'failed')
      .where('id', '>', afterId)
      .$if(ids !== null, (query) => query.where('id', 'in', [...(ids ?? [])]))
      .$if(feedId !== null, (query) => query.where('feed_id', '=', feedId ?? ''))
      .$if(code !== null, (query) => query.where('error_code', '=', code ?? ''))
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .execute();
    const codes: Record<string, number> = {};
    for (const item of items) codes[item.code ?? ''] = (codes[item.code ?? ''] ?? 0) + 1;
    const found = { retried: items.length, codes, nextId: items.length < limit ? null : (items.at(-1)?.id ?? null) };
    if (dryRun || items.length === 0) return found;
    await transaction
      .updateTable('item')
      .set({ state: 'new', attempts: 0, error_code: null, error: null })
      .where(
        'id',
        'in',
        items.map(({ id }) => id),
      )
      .execute();
    // The queue still knows the job that was given up: this one needs a name of its own.
    await addToOutbox(
      transaction,
      items.map(({ id }) => ({
        job: 'read-item' as const,
        jobId: `${id}-${newId('again')}`,
        payload: { itemId: id },
        priority: retryPriority,
      })),
    );
    await resolveItemProblems(
      transaction,
      items.map((item) => item.feedId),
    );
    return found;
  });
}
