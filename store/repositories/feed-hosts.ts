// Servers that feeds are on: which process polls them now, and which asked to be left alone. In the store and not in memory, so that it holds
// across the processes of a fleet and after a restart.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';

/** Claims hosts for one job until `until`. Gives those that were free: the others are another job's. */
export async function claimHosts(transaction: Database, names: readonly string[], until: Date, now: Date): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  // In one order, so that two processes that claim at once wait for each other and never in a circle.
  const ordered = [...new Set(names)].sort();
  const { rows } = await sql<{ name: string }>`
    insert into feed_host (name, polled_until) select name, ${until.toISOString()}::timestamptz from unnest(${ordered}::text[]) as name
    on conflict (name) do update set polled_until = excluded.polled_until
      where feed_host.polled_until is null or feed_host.polled_until <= ${now.toISOString()}::timestamptz
    returning name`.execute(transaction);
  return new Set(rows.map((row) => row.name));
}

/** Those of the hosts that are claimed until `until` as they were: not another job's meanwhile. */
export async function heldHosts(database: Database, names: readonly string[], until: Date): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await database
    .selectFrom('feed_host')
    .select('name')
    .where('name', 'in', [...new Set(names)])
    .where('polled_until', '=', until)
    .execute();
  return new Set(rows.map((row) => row.name));
}

/** Frees the hosts that were claimed until `until`; one that was claimed anew meanwhile stays so. */
export async function releaseHosts(database: Database, names: readonly string[], until: Date): Promise<void> {
  if (names.length === 0) return;
  await database
    .updateTable('feed_host')
    .set({ polled_until: null })
    .where('name', 'in', [...new Set(names)])
    .where('polled_until', '=', until)
    .execute();
}

export interface HostStanding {
  readonly name: string;
  /** Answers 429 or 503 in a row. */
  readonly refusals: number;
  readonly delayedUntil: Date | null;
}

/** Writes how hosts answered, each once. */
export async function recordHosts(database: Database, hosts: readonly HostStanding[]): Promise<void> {
  if (hosts.length === 0) return;
  const rows = hosts.map((host) => ({ name: host.name, refusals: host.refusals, delayed_until: host.delayedUntil }));
  await sql`
    insert into feed_host (name, refusals, delayed_until)
      select name, refusals, delayed_until
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (name text, refusals integer, delayed_until timestamptz)
    on conflict (name) do update set refusals = excluded.refusals, delayed_until = excluded.delayed_until`.execute(database);
}

/** How a host answers those who ask for its pages. */
export interface PageStanding {
  /** Answers 429 or 503 in a row. */
  readonly refusals: number;
  /** Until when it is to be left alone, by its answers to polls and for pages; null: it is not. */
  readonly delayedUntil: Date | null;
}

export async function pageStanding(database: Database, name: string): Promise<PageStanding> {
  const row = await database
    .selectFrom('feed_host')
    .select(['page_refusals as refusals', sql<Date | null>`greatest(delayed_until, pages_delayed_until)`.as('delayedUntil')])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? { refusals: 0, delayedUntil: null };
}

/** Notes one more refusal of a page. `settle`: how the host stands after it, by the refusals in a row before; a longer delay stays. */
export async function notePageRefusal(database: Database, name: string, settle: (refusalsBefore: number) => HostStanding): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .insertInto('feed_host')
      .values({ name, polled_until: null, delayed_until: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await transaction
      .selectFrom('feed_host')
      .select('page_refusals')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { refusals, delayedUntil } = settle(row.page_refusals);
    await sql`
      update feed_host set page_refusals = ${refusals},
        pages_delayed_until = greatest(pages_delayed_until, ${delayedUntil?.toISOString() ?? null}::timestamptz)
      where name = ${name}`.execute(transaction);
  });
}

/** A page was given: the refusals before it count no more, unless the host was to be left alone meanwhile. */
export async function forgetPageRefusals(database: Database, name: string, now: Date): Promise<void> {
  await database
    .updateTable('feed_host')
    .set({ page_refusals: 0, pages_delayed_until: null })
    .where('name', '=', name)
    .where((where) => where.or([where('pages_delayed_until', 'is', null), where('pages_delayed_until', '<=', now)]))
    .execute();
}
