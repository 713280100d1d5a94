// The outbox: jobs that are to be added once the transaction they were written in is committed. A relay (workers) adds them under their id.
import { sql } from 'kysely';
import { againPattern, breakingPriority, type JobName, type OutboxEntry } from '../../core/jobs.ts';
import type { Database, DatabaseTransaction } from '../database.ts';

/** Writes jobs into the outbox; one already written under the same job and id is left as it is. */
export async function addToOutbox(database: Database, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await database
    .insertInto('outbox')
    .values(
      entries.map((entry) => ({
        job: entry.job,
        job_id: entry.jobId,
        payload: JSON.stringify(entry.payload),
        priority: entry.priority ?? 0,
        delay_ms: entry.delayMs ?? 0,
        relayed_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['job', 'job_id']).doNothing())
    .execute();
}

/**
 * Lets the drafts of a story that wait to be begun go before others of their desks: their jobs are relayed again, which the queue takes as a
 * change of priority. Done twice, it changes nothing.
 */
export async function raiseDraftsOfStory(transaction: DatabaseTransaction, storyId: string): Promise<void> {
  await sql`
    update outbox set priority = ${breakingPriority}, relayed_at = null from draft
    where draft.story_id in (select story_family(${storyId})) and draft.state = 'queued' and outbox.job = 'draft-story' and outbox.priority > ${breakingPriority}
      and outbox.job_id in (select 'draft-' || draft.id || '-1' || again from unnest(array['', '-r1', '-r2', '-r3']) as again)`.execute(
    transaction,
  );
}

export interface WaitingJob {
  readonly id: string;
  readonly job: JobName;
  readonly jobId: string;
  readonly payload: unknown;
  readonly priority: number;
  readonly delayMs: number;
}

/** The oldest jobs not yet relayed. */
export async function waitingJobs(database: Database, limit: number): Promise<WaitingJob[]> {
  const rows = await database
    .selectFrom('outbox')
    .select(['id', 'job', 'job_id', 'payload', 'priority', 'delay_ms'])
    .where('relayed_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    job: row.job as JobName,
    jobId: row.job_id,
    payload: row.payload,
    priority: row.priority,
    delayMs: row.delay_ms,
  }));
}

export async function markRelayed(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database
    .updateTable('outbox')
    .set({ relayed_at: new Date() })
    .where('id', 'in', [...ids])
    .execute();
}

/** How the work of a payload was asked for last, as far as the outbox knows. */
export interface LastAsked {
  /** Id of the entry. */
  readonly id: string;
  readonly jobId: string;
  readonly priority: number;
  readonly relayed: boolean;
}

/** The last entry of each of these works, by its place in `entries`; a work whose entries are swept has none. The same payload is the same work. */
export async function lastAsked(database: Database, entries: readonly OutboxEntry[]): Promise<Map<number, LastAsked>> {
  if (entries.length === 0) return new Map();
  const { rows } = await sql<LastAsked & { place: number }>`
    select distinct on (asked.place) asked.place::integer as place, o.id::text as id, o.job_id as "jobId", o.priority,
      o.relayed_at is not null as relayed
    from unnest(${entries.map(({ job }) => job)}::text[], ${entries.map(({ payload }) => JSON.stringify(payload))}::jsonb[])
      with ordinality as asked (job, payload, place)
    join outbox o on o.job = asked.job and o.payload = asked.payload
    order by asked.place, o.id desc`.execute(database);
  return new Map(rows.map(({ place, ...last }) => [place - 1, last]));
}

/**
 * Removes entries relayed before `before`: their jobs are done or kept by the queue. Those by which recovery tells under which id work was
 * asked for last stay: of drafts that wait to be written, and (for longer than any queue keeps a job) of what was asked for again. Returns how many.
 */
export async function sweepOutbox(database: Database, before: Date): Promise<number> {
  const result = await sql`
    delete from outbox where relayed_at < ${before}
      and not (job_id ~ ${againPattern} and relayed_at > ${before}::timestamptz - interval '31 days')
      and not (job = 'draft-story' and exists (
        select from draft where draft.id = outbox.payload->>'draftId' and draft.state in ('queued', 'drafting', 'changes-requested')))`.execute(
    database,
  );
  return Number(result.numAffectedRows ?? 0n);
}
