// What was fetched, as it came: kept before anybody parses it, read again by a replay, gone after its time. The bytes are stored under
// their hash, gzipped; a row of `fetched` says where and when they came from.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';

export interface NewFetched {
  readonly kind: 'feed' | 'page';
  readonly feedId: string;
  /** The item whose page this is; null for a feed. */
  readonly itemId: string | null;
  /** Address that answered. */
  readonly url: string;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly contentLocation: string | null;
  /** Of the bytes as fetched, decompressed. */
  readonly sha256: string;
  readonly gzipped: Buffer;
  readonly at: Date;
  /** By a hub: it is a part of the feed. Default: it was asked for, and is whole. */
  readonly pushed?: boolean;
}

/** Keeps an answer. Bytes that are kept already are only dated anew. */
export async function keepFetched(database: Database, fetched: NewFetched): Promise<void> {
  await inTransaction(database, (transaction) => insertFetched(transaction, fetched));
}

/** Keeps an answer together with what else the transaction writes. Gives its row's id. */
export async function insertFetched(transaction: DatabaseTransaction, fetched: NewFetched): Promise<string> {
  await transaction
    .insertInto('snapshot_raw')
    .values({
      sha256: fetched.sha256,
      media_type: fetched.mediaType ?? 'application/octet-stream',
      bytes: fetched.gzipped,
      fetched_at: fetched.at,
    })
    // The row is locked by this also where it was there, so that no sweep takes it away between here and the commit.
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet({ fetched_at: sql<Date>`greatest(snapshot_raw.fetched_at, excluded.fetched_at)` }),
    )
    .execute();
  const { id } = await transaction
    .insertInto('fetched')
    .values({
      kind: fetched.kind,
      feed_id: fetched.feedId,
      item_id: fetched.itemId,
      url: fetched.url,
      media_type: fetched.mediaType,
      charset: fetched.charset,
      content_location: fetched.contentLocation,
      raw_sha256: fetched.sha256,
      fetched_at: fetched.at,
      pushed: fetched.pushed ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface KeptAnswer {
  /** Rises with time. */
  readonly id: number;
  readonly kind: 'feed' | 'page';
  readonly feedId: string;
  readonly itemId: string | null;
  readonly url: string;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly contentLocation: string | null;
  readonly sha256: string;
  readonly gzipped: Buffer;
  readonly fetchedAt: Date;
  /** By a hub: it is a part of the feed. */
  readonly pushed: boolean;
}

export interface KeptQuery {
  readonly since: Date;
  readonly kinds: readonly ('feed' | 'page')[];
  /** Null: of all feeds. */
  readonly feedId: string | null;
}

/** Whether no later answer is the page of the same item. */
const isLast = sql<boolean>`not exists (select from fetched as later where later.item_id = fetched.item_id and later.id > fetched.id)`;

const keptColumns = [
  'fetched.id',
  'fetched.kind',
  'fetched.feed_id as feedId',
  'fetched.item_id as itemId',
  'fetched.url',
  'fetched.media_type as mediaType',
  'fetched.charset',
  'fetched.content_location as contentLocation',
  'fetched.raw_sha256 as sha256',
  'snapshot_raw.bytes as gzipped',
  'fetched.fetched_at as fetchedAt',
  'fetched.pushed',
] as const;

/** One kept answer by its row's id; null where it has expired. */
export async function findKept(database: Database, id: string): Promise<KeptAnswer | null> {
  const row = await database
    .selectFrom('fetched')
    .innerJoin('snapshot_raw', 'snapshot_raw.sha256', 'fetched.raw_sha256')
    .select(keptColumns)
    .where('fetched.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, id: Number(row.id) };
}

/**
 * Answers fetched since `since`, in the order they came, those after the row `afterId` (0: from the first), `limit` at most. Of one item's
 * pages only the last; every answer of a feed, as entries drop out of feeds.
 */
export async function keptSince(
  database: Database,
  query: KeptQuery & { readonly afterId: number; readonly limit: number },
): Promise<KeptAnswer[]> {
  const rows = await database
    .selectFrom('fetched')
    .innerJoin('snapshot_raw', 'snapshot_raw.sha256', 'fetched.raw_sha256')
    .select(keptColumns)
    .where('fetched.fetched_at', '>=', query.since)
    .where('fetched.kind', 'in', [...query.kinds])
    .where(sql<boolean>`fetched.id > ${query.afterId}`)
    .$if(query.feedId !== null, (select) => select.where('fetched.feed_id', '=', query.feedId ?? ''))
    .where(isLast)
    .orderBy('fetched.id')
    .limit(query.limit)
    .execute();
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** How many answers `keptSince` gives in all. */
export async function countKept(database: Database, query: KeptQuery): Promise<number> {
  const { count } = await database
    .selectFrom('fetched')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('fetched_at', '>=', query.since)
    .where('kind', 'in', [...query.kinds])
    .$if(query.feedId !== null, (select) => select.where('feed_id', '=', query.feedId ?? ''))
    .where(isLast)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Rows that one transaction of a sweep removes at most, so that it holds nobody up. */
const sweptAtOnce = 500;

/** Removes what was fetched before these times, and the bytes that nothing names any more. Returns how many answers and bodies went. */
export async function sweepFetched(
  database: Database,
  before: { readonly feeds: Date; readonly pages: Date },
): Promise<{ answers: number; bodies: number }> {
  let [answers, bodies] = [0, 0];
  for (;;) {
    const gone = await inTransaction(database, (transaction) => sweepSome(transaction, before));
    answers += gone.answers;
    bodies += gone.bodies;
    if (gone.answers < sweptAtOnce && gone.bodies < sweptAtOnce) return { answers, bodies };
  }
}

async function sweepSome(
  transaction: DatabaseTransaction,
  before: { readonly feeds: Date; readonly pages: Date },
): Promise<{ answers: number; bodies: number }> {
  const expired = await sql`
    delete from fetched where id in (
      select id from fetched
      where fetched_at < case kind when 'feed' then ${before.feeds}::timestamptz else ${before.pages}::timestamptz end
      order by id limit ${sweptAtOnce})`.execute(transaction);
  const oldest = before.feeds > before.pages ? before.feeds : before.pages;
  const unnamed = await sql`
    delete from snapshot_raw where sha256 in (
      select sha256 from snapshot_raw raw
      where raw.fetched_at < ${oldest}
        and not exists (select from fetched where fetched.raw_sha256 = raw.sha256)
      order by raw.sha256 limit ${sweptAtOnce} for update skip locked)`.execute(transaction);
  return { answers: Number(expired.numAffectedRows ?? 0), bodies: Number(unnamed.numAffectedRows ?? 0) };
}
