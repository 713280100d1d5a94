// Why a story was given to a persona.
import type { Database, DatabaseTransaction } from '../database.ts';
import type { DeskDraft } from './desk-drafts.ts';

export interface AssignmentRow {
  readonly storyId: string;
  readonly personaId: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Records an assignment; one already made for the story and persona is kept. */
export async function recordAssignment(transaction: DatabaseTransaction, assignment: AssignmentRow): Promise<void> {
  await transaction
    .insertInto('assignment')
    .values({
      story_id: assignment.storyId,
      persona_id: assignment.personaId,
      score: assignment.score,
      reasons: JSON.stringify(assignment.reasons),
    })
    .onConflict((conflict) => conflict.columns(['story_id', 'persona_id']).doNothing())
    .execute();
}

export interface KeptAssignment {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Null where the draft was not opened by an assignment. */
export async function assignmentOf(database: Database, draft: Pick<DeskDraft, 'story' | 'persona'>): Promise<KeptAssignment | null> {
  const row = await database
    .selectFrom('assignment')
    .select(['score', 'reasons'])
    .where('story_id', '=', draft.story.id)
    .where('persona_id', '=', draft.persona.id)
    .executeTakeFirst();
  return row === undefined ? null : { score: Math.round(row.score * 10) / 10, reasons: row.reasons };
}
