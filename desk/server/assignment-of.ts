// Why a story was given to the analyst who drafts it: the reasons that were kept when it was assigned.
import type { Database } from '../../store/database.ts';
import type { DeskDraft } from '../../store/repositories/desk-drafts.ts';

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
