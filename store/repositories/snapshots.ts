// Snapshots: the immutable text of an article at one moment, and its passages. The raw bytes it was read from: fetched.ts.
// Named by SHA-256 of the text, so the same text is one row however often it is read.
import type { Database } from '../database.ts';
import { sha256 } from '../../core/hash.ts';
import type { Passage } from '../../core/sources.ts';

export interface NewSnapshot {
  /** NFC, as `composeSnapshot` makes it. */
  readonly text: string;
  readonly language: string;
  readonly passages: readonly Passage[];
}

export interface Snapshot extends NewSnapshot {
  readonly sha256: string;
  readonly createdAt: Date;
}

/** PostgreSQL takes 65,535 parameters in a statement; a passage has five. */
const passagesAtOnce = 5000;

/** Stores a snapshot with its passages, or finds it stored. Returns its name. Passages of a stored one are left as they were cut. */
export async function insertSnapshot(database: Database, snapshot: NewSnapshot): Promise<string> {
  const name = sha256(snapshot.text);
  const inserted = await database
    .insertInto('snapshot')
    .values({ sha256: name, text: snapshot.text, language: snapshot.language })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('sha256')
    .executeTakeFirst();
  if (inserted === undefined) return name;
  for (let from = 0; from < snapshot.passages.length; from += passagesAtOnce) {
    await database
      .insertInto('passage')
      .values(
        snapshot.passages.slice(from, from + passagesAtOnce).map((passage) => ({
          snapshot_sha256: name,
          ordinal: passage.ordinal,
          start_offset: passage.start,
          end_offset: passage.end,
          kind: passage.kind,
        })),
      )
      .onConflict((conflict) => conflict.columns(['snapshot_sha256', 'ordinal']).doNothing())
      .execute();
  }
  return name;
}

/** Passages of the named snapshots in order, by snapshot. */
export async function loadPassages(database: Database, names: readonly string[]): Promise<Map<string, Passage[]>> {
  const passages = new Map<string, Passage[]>(names.map((name) => [name, []]));
  if (names.length === 0) return passages;
  const rows = await database
    .selectFrom('passage')
    .selectAll()
    .where('snapshot_sha256', 'in', [...new Set(names)])
    .orderBy('snapshot_sha256')
    .orderBy('ordinal')
    .execute();
  for (const row of rows)
    passages.get(row.snapshot_sha256)?.push({ ordinal: row.ordinal, kind: row.kind, start: row.start_offset, end: row.end_offset });
  return passages;
}

/** The snapshot named `name` with its passages, or null. */
export async function loadSnapshot(database: Database, name: string): Promise<Snapshot | null> {
  const row = await database.selectFrom('snapshot').selectAll().where('sha256', '=', name).executeTakeFirst();
  if (row === undefined) return null;
  const passages = (await loadPassages(database, [name])).get(name) ?? [];
  return { sha256: row.sha256, text: row.text, language: row.language, createdAt: row.created_at, passages };
}
