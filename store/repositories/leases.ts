// Leases: who may work at a thing now. A lease is a row with a fencing number that only ever grows; every write of its holder checks
// that number in its own transaction, so a worker that lost its lease without noticing can no longer write anything.
//
//   free ─acquire─▶ held (fencing n) ─renew─▶ held (n) ─release─▶ free
//                     └─expired, or asked for again by the same holder─▶ held (n + 1): n is fenced off
import { sql } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import type { Database, DatabaseTransaction } from '../database.ts';

export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** bigint as text. */
  readonly fencing: string;
}

/** How long a job whose lease was lost waits before it looks again, ms. */
const lookAgainMs = 1_000;

/** Somebody else took the lease over: whatever its old holder still does is in vain. The job looks again later, which is no failed attempt. */
export class LeaseLostError extends NewsroomError {
  constructor(lease: Lease) {
    super('lease-lost', `lease ${lease.name}, fencing number ${lease.fencing}: taken over by another worker`, {
      retryable: true,
      details: { name: lease.name, fencing: lease.fencing, retryAfterMs: lookAgainMs },
    });
  }
}

export type LeaseResult =
  | { readonly ok: true; readonly lease: Lease }
  /** `remainingMs`: after so long it can be taken over, if its holder does not renew it. */
  | { readonly ok: false; readonly holder: string; readonly remainingMs: number };

/** Takes a lease that is free, expired or this holder's own. Times are the database's. */
export async function acquireLease(
  database: Database,
  request: { readonly name: string; readonly holder: string; readonly durationMs: number },
): Promise<LeaseResult> {
  const { name, holder, durationMs } = request;
  const taken = await sql<{ fencing: string }>`
    insert into lease (name, holder, fencing, expires_at)
      values (${name}, ${holder}, 1, clock_timestamp() + ${durationMs} * interval '1 millisecond')
    on conflict (name) do update
      set holder = excluded.holder, fencing = lease.fencing + 1, expires_at = excluded.expires_at
      where lease.expires_at <= clock_timestamp() or lease.holder = excluded.holder
    returning fencing`.execute(database);
  const row = taken.rows[0];
  if (row !== undefined) return { ok: true, lease: { name, holder, fencing: row.fencing } };
  const held = await sql<{ holder: string; remaining: number }>`
    select holder, greatest(0, extract(epoch from expires_at - clock_timestamp()) * 1000)::integer as remaining
    from lease where name = ${name}`.execute(database);
  return { ok: false, holder: held.rows[0]?.holder ?? '', remainingMs: held.rows[0]?.remaining ?? 0 };
}

/** Prolongs a lease. false: it was taken over. */
export async function renewLease(database: Database, lease: Lease, durationMs: number): Promise<boolean> {
  const renewed = await sql`
    update lease set expires_at = clock_timestamp() + ${durationMs} * interval '1 millisecond'
    where name = ${lease.name} and fencing = ${lease.fencing} and holder = ${lease.holder}`.execute(database);
  return renewed.numAffectedRows === 1n;
}

/** Frees a lease that is still held; the row stays, so that its fencing number goes on. */
export async function releaseLease(database: Database, lease: Lease): Promise<void> {
  await sql`update lease set expires_at = clock_timestamp()
    where name = ${lease.name} and fencing = ${lease.fencing} and holder = ${lease.holder}`.execute(database);
}

/** Throws LeaseLostError unless the lease is still this one; nobody can take it over until the transaction ends. */
export async function requireLease(transaction: DatabaseTransaction, lease: Lease): Promise<void> {
  const row = await transaction
    .selectFrom('lease')
    .select(['fencing', 'holder'])
    .where('name', '=', lease.name)
    .forShare()
    .executeTakeFirst();
  if (row?.fencing !== lease.fencing || row.holder !== lease.holder) throw new LeaseLostError(lease);
}
