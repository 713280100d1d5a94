// LangGraph's checkpoints in their own schema of the newsroom's store.
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { sql } from 'kysely';
import { newsroomSchema, type DatabaseTransaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { StatementSaver } from './checkpoint-saver.ts';

const schema = 'langgraph';

/**
 * A checkpoint that a power cut takes is written again by the round, whose rows drive it: no commit of it waits for the disk. The saver names
 * its schema itself, so that the embedded session need not change its search path between a round's own statements and these.
 */
export function createCheckpointer(store: Store): PostgresSaver {
  return new StatementSaver(store.pool({ searchPath: newsroomSchema, label: schema, relaxed: true }), schema);
}

/**
 * Makes or updates the schema, where this database user may: else `newsroom migrate` has made it. Two processes at once wait for each other:
 * PostgresSaver itself does not.
 */
export async function setupCheckpoints(store: Store): Promise<void> {
  const pool = store.pool({ searchPath: schema, label: `${schema} setup` });
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ owns: boolean }>(
      "select pg_has_role(current_user, nspowner, 'member') as owns from pg_namespace where nspname = $1",
      [schema],
    );
    if (rows[0]?.owns === false) return;
    await client.query('select pg_advisory_lock(715518)');
    try {
      await new PostgresSaver(pool, undefined, { schema }).setup();
    } finally {
      await client.query('select pg_advisory_unlock(715518)');
    }
  } finally {
    client.release();
    await pool.end();
  }
}

/** Removes a thread as `PostgresSaver` does, but together with what else the transaction writes. */
export async function deleteThread(transaction: DatabaseTransaction, threadId: string): Promise<void> {
  for (const table of ['checkpoint_blobs', 'checkpoints', 'checkpoint_writes'])
    await sql`delete from ${sql.table(`${schema}.${table}`)} where thread_id = ${threadId}`.execute(transaction);
}
