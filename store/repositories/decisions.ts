// The editors' way to the one door: attestations and decisions through the database's own functions, which check the session.
// What the door refuses is a value here, never an exception.
import { sql } from 'kysely';
import { doorRefusal, type DoorRefusal } from '../../core/door.ts';
import { newId } from '../../core/hash.ts';
import { editorNotesSchema, type EditorNotes } from '../../core/notes.ts';
import type { DecisionKind } from '../../core/words.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { editorNames } from './editors.ts';

export type DoorResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: DoorRefusal };

async function throughDoor<Value>(database: Database, work: (transaction: Database) => Promise<Value>): Promise<DoorResult<Value>> {
  try {
    return { ok: true, value: await inTransaction(database, work) };
  } catch (error) {
    const refusal = doorRefusal(error);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}

/** An editor answers for one failing sentence, with a reason of three characters or more. Again for the same sentence: the first stays. */
export async function attestSentence(
  database: Database,
  attestation: { sessionToken: string; revisionId: string; ordinal: number; reason: string },
): Promise<DoorResult<null>> {
  const { sessionToken, revisionId, ordinal, reason } = attestation;
  return throughDoor(database, async (transaction) => {
    await sql`select newsroom.attest(${sessionToken}, ${revisionId}, ${ordinal}, ${reason})`.execute(transaction);
    return null;
  });
}

export type EditorDecision =
  | { readonly decision: 'approve' }
  | { readonly decision: 'request-changes'; readonly notes: EditorNotes }
  | { readonly decision: 'spike'; readonly reason: string };

function notesOf(decision: EditorDecision): string {
  switch (decision.decision) {
    case 'approve':
      return '{}';
    case 'request-changes':
      return JSON.stringify(editorNotesSchema.parse(decision.notes));
    case 'spike':
      return JSON.stringify({ reason: decision.reason });
  }
}

/** Decides on one revision, named by its id and by the hash that the editor was shown. The row, the draft's state and the job that follows are one transaction. */
export async function decideOnRevision(
  database: Database,
  input: { sessionToken: string; revisionId: string; sha256: string } & EditorDecision,
): Promise<DoorResult<{ decisionId: string; draftId: string }>> {
  const decisionId = newId('dc');
  return throughDoor(database, async (transaction) => {
    const { rows } = await sql<{ draft_id: string }>`
      select newsroom.decide(${input.sessionToken}, ${decisionId}, ${input.revisionId}, ${input.sha256}, ${input.decision}, ${notesOf(input)}::jsonb) as draft_id`.execute(
      transaction,
    );
    return { decisionId, draftId: rows[0]?.draft_id ?? '' };
  });
}

export interface DecisionRecord {
  readonly id: string;
  readonly number: number;
  readonly decision: DecisionKind;
  readonly revisionId: string;
  readonly revisionNumber: number;
  readonly editorName: string;
  /** As stored: editor's notes for changes, `{reason}` for a spike, `{}` for an approval. */
  readonly notes: object;
  readonly createdAt: Date;
}

/** All decisions on a draft, the newest first. */
export async function decisionsOf(database: Database, draftId: string): Promise<DecisionRecord[]> {
  const rows = await database
    .selectFrom('decision')
    .innerJoin('revision', 'revision.id', 'decision.revision_id')
    .select([
      'decision.id',
      'decision.number',
      'decision.decision',
      'decision.revision_id',
      'decision.editor_id',
      'decision.notes',
      'decision.created_at',
      'revision.number as revision_number',
    ])
    .where('decision.draft_id', '=', draftId)
    .orderBy('decision.number', 'desc')
    .execute();
  const names = await editorNames(
    database,
    rows.map((row) => row.editor_id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    decision: row.decision,
    revisionId: row.revision_id,
    revisionNumber: row.revision_number,
    editorName: names.get(row.editor_id) ?? 'an editor whose account is gone',
    notes: row.notes,
    createdAt: row.created_at,
  }));
}
