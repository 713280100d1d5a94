// The outbox: jobs that are to be added once the transaction they were written in is committed. A relay (workers) adds them under their id.
import type { Database } from '../database.ts';
import type { JobName, OutboxEntry } from '../../core/jobs.ts';

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

/** Removes entries relayed before `before`: their jobs are done or kept by the queue. Returns how many. */
export async function sweepOutbox(database: Database, before: Date): Promise<number> {
  const result = await database.deleteFrom('outbox').where('relayed_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
