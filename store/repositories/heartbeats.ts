// Which processes of the newsroom are alive.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database.ts';

/** What a process says of itself; null: it is of a version that does not say. */
export interface ProcessDetail {
  readonly version: string | null;
  /** As whom it is logged in to the database, and whether that user could switch the door's guards off. */
  readonly databaseUser: string | null;
  readonly ownsDatabase: boolean | null;
}

export interface ProcessAlive extends ProcessDetail {
  readonly processId: string;
  readonly host: string;
  readonly pid: number;
  readonly roles: readonly string[];
}

/** Says that the process is alive now. */
export async function beat(database: Database, process: ProcessAlive): Promise<void> {
  const { version, databaseUser, ownsDatabase } = process;
  const detail = JSON.stringify({ version, databaseUser, ownsDatabase });
  await database
    .insertInto('heartbeat')
    .values({
      process_id: process.processId,
      host: process.host,
      pid: process.pid,
      roles: [...process.roles],
      ended_at: null,
      detail,
    })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet({ seen_at: sql`now()`, roles: [...process.roles] }))
    .execute();
}

export async function endHeartbeat(database: Database, processId: string): Promise<void> {
  await database
    .updateTable('heartbeat')
    .set({ ended_at: sql<Date>`now()` })
    .where('process_id', '=', processId)
    .execute();
}

const detailSchema = z.object({
  version: z.string().nullable().catch(null),
  databaseUser: z.string().nullable().catch(null),
  ownsDatabase: z.boolean().nullable().catch(null),
});

export interface SeenProcess extends ProcessAlive {
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** Processes that have not ended and were seen within `withinMs`, the newest first. */
export async function liveProcesses(database: Database, withinMs: number): Promise<SeenProcess[]> {
  const rows = await database
    .selectFrom('heartbeat')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('seen_at', '>', new Date(Date.now() - withinMs))
    .orderBy('started_at', 'desc')
    .execute();
  return rows.map((row) => ({
    processId: row.process_id,
    host: row.host,
    pid: row.pid,
    roles: row.roles,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    ...detailSchema.parse(row.detail),
  }));
}

/** Removes rows of processes last seen before `before`. */
export async function sweepHeartbeats(database: Database, before: Date): Promise<void> {
  await database.deleteFrom('heartbeat').where('seen_at', '<', before).execute();
}
