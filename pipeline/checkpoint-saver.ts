// LangGraph's saver, writing what belongs together in one statement. The library's own sends each blob and each write by itself, between a
// begin and a commit: about a hundred statements a round, which are most of what a round asks of the database.
// oxlint-disable no-underscore-dangle -- the names of the library’s protected methods
import type { RunnableConfig } from '@langchain/core/runnables';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type pg from 'pg';

type Put = Parameters<PostgresSaver['put']>;
type PutWrites = Parameters<PostgresSaver['putWrites']>;

/** `($1, $2), ($3, $4)`: the places of `rows` in a statement whose first `before` parameters are others. */
function places(rows: readonly (readonly unknown[])[], before = 0): string {
  let parameter = before;
  return rows.map((row) => `(${row.map(() => `$${(parameter += 1)}`).join(', ')})`).join(', ');
}

interface Place {
  readonly thread_id: string;
  readonly checkpoint_ns?: string;
  /** The checkpoint before; none at a thread's first. */
  readonly checkpoint_id?: string;
}

function placeOf({ configurable }: RunnableConfig): Place {
  const thread: unknown = configurable?.['thread_id'];
  if (typeof thread !== 'string') throw new TypeError('a checkpoint needs configurable.thread_id');
  // The library's own keys and types, set by the graph's loop.
  return configurable as Place;
}

/** Same tables, same rows, same reading as `PostgresSaver`. */
export class StatementSaver extends PostgresSaver {
  readonly #pool: pg.Pool;
  readonly #schema: string;

  constructor(pool: pg.Pool, schema: string) {
    super(pool, undefined, { schema });
    this.#pool = pool;
    this.#schema = schema;
  }

  /** The checkpoint and the values that changed with it: all or nothing, as one statement. */
  override async put(config: Put[0], checkpoint: Put[1], metadata: Put[2], newVersions: Put[3]): Promise<RunnableConfig> {
    const { thread_id, checkpoint_ns = '', checkpoint_id } = placeOf(config);
    const blobs = await this._dumpBlobs(thread_id, checkpoint_ns, checkpoint.channel_values, newVersions);
    const row = [
      thread_id,
      checkpoint_ns,
      checkpoint.id,
      checkpoint_id,
      this._dumpCheckpoint(checkpoint),
      await this._dumpMetadata(metadata),
    ];
    const values =
      blobs.length === 0
        ? ''
        : `with changed as (
             insert into "${this.#schema}".checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
             values ${places(blobs, row.length)}
             on conflict (thread_id, checkpoint_ns, channel, version) do nothing)`;
    await this.#pool.query(
      `${values}
       insert into "${this.#schema}".checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
       values ${places([row])}
       on conflict (thread_id, checkpoint_ns, checkpoint_id) do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata`,
      [...row, ...blobs.flat()],
    );
    return { configurable: { thread_id, checkpoint_ns, checkpoint_id: checkpoint.id } };
  }

  /** What a node has written. The library's special channels (errors, interrupts) have places below 0, and their last write stands. */
  override async putWrites(config: PutWrites[0], writes: PutWrites[1], taskId: PutWrites[2]): Promise<void> {
    const { thread_id, checkpoint_ns = '', checkpoint_id = '' } = placeOf(config);
    const dumped = await this._dumpWrites(thread_id, checkpoint_ns, checkpoint_id, taskId, writes);
    const byPlace = new Map(dumped.map((row) => [row[4], row]));
    if (byPlace.size === 0) return;
    const rows = [...byPlace.values()];
    const special = rows.every(([, , , , index]) => index < 0);
    await this.#pool.query(
      `insert into "${this.#schema}".checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
       values ${places(rows)}
       on conflict (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)
       do ${special ? 'update set channel = excluded.channel, type = excluded.type, blob = excluded.blob' : 'nothing'}`,
      rows.flat(),
    );
  }
}
