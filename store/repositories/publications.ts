// The one door's far side: an approved revision becomes a publication and its draft published, in one transaction.
// The database's own rules decide whether that may happen; what they refuse is a value here. The same decision publishes once.
import type { DoorRefusal } from '../../core/door.ts';
import { doorRefusal } from '../../core/door.ts';
import { newId } from '../../core/hash.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { slugOf } from '../slug.ts';
import { inTransaction } from '../transactions.ts';
import { editorNames } from './editors.ts';
import { addToOutbox } from './outbox.ts';

export type PublishRefusal =
  /** The database refused: the approval was voided, superseded, or given to other text. */
  | DoorRefusal
  /** No such decision on this draft. */
  | 'no-decision'
  /** The account that approved it is gone or has no name: a page could not say who answers for it. */
  | 'editor-unnamed';

export type PublishResult =
  | {
      readonly ok: true;
      readonly publicationId: string;
      /** The page is `/articles/SLUG`. */
      readonly slug: string;
      /** True when this decision had published before: nothing was written now. */
      readonly already: boolean;
    }
  | { readonly ok: false; readonly refusal: PublishRefusal };

async function headlineOf(transaction: DatabaseTransaction, revisionId: string): Promise<string> {
  const rows = await transaction
    .selectFrom('sentence')
    .select('text')
    .where('revision_id', '=', revisionId)
    .where('part', '=', 'headline')
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => row.text).join(' ');
}

/** A short suffix where it is free, else the whole id, which is nobody else's. */
async function freeSlug(transaction: DatabaseTransaction, headline: string, publicationId: string): Promise<string> {
  const short = slugOf(headline, publicationId, 5);
  const taken = await transaction.selectFrom('publication').select('id').where('slug', '=', short).executeTakeFirst();
  return taken === undefined ? short : slugOf(headline, publicationId, 10);
}

async function publish(transaction: DatabaseTransaction, draftId: string, decisionId: string): Promise<PublishResult> {
  // The draft's row is the lock that edits and decisions take too.
  const draft = await transaction.selectFrom('draft').select(['id', 'persona_id']).where('id', '=', draftId).forUpdate().executeTakeFirst();
  const decision = await transaction
    .selectFrom('decision')
    .select(['revision_id', 'sha256', 'editor_id'])
    .where('id', '=', decisionId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  if (draft === undefined || decision === undefined) return { ok: false, refusal: 'no-decision' };
  const before = await transaction
    .selectFrom('publication')
    .select(['id', 'slug'])
    .where('draft_id', '=', draftId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  if (before !== undefined) return { ok: true, publicationId: before.id, slug: before.slug, already: true };
  const editorName = (await editorNames(transaction, [decision.editor_id])).get(decision.editor_id)?.trim() ?? '';
  if (editorName === '') return { ok: false, refusal: 'editor-unnamed' };
  const publicationId = newId('pb');
  const slug = await freeSlug(transaction, await headlineOf(transaction, decision.revision_id), publicationId);
  await transaction
    .insertInto('publication')
    .values({
      id: publicationId,
      draft_id: draftId,
      revision_id: decision.revision_id,
      sha256: decision.sha256,
      decision_id: decisionId,
      decision: 'approve',
      slug,
      editor_name: editorName,
    })
    .execute();
  await transaction.updateTable('draft').set({ state: 'published' }).where('id', '=', draftId).execute();
  await addToOutbox(transaction, [{ job: 'close-draft', jobId: `close-${draftId}`, payload: { draftId, personaId: draft.persona_id } }]);
  return { ok: true, publicationId, slug, already: false };
}

/** Publishes the revision that `decisionId` approved. Repeating it changes nothing. Throws only what is no refusal. */
export async function publishRevision(database: Database, input: { draftId: string; decisionId: string }): Promise<PublishResult> {
  try {
    return await inTransaction(database, (transaction) => publish(transaction, input.draftId, input.decisionId));
  } catch (error) {
    const refusal = doorRefusal(error);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}
