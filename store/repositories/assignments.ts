// Why a story was given to a persona.
import type { DatabaseTransaction } from '../database.ts';

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
