// Drafts: one row a draft, whose state moves only as the database allows. Each move that starts work writes its job in the same transaction.
import { sql } from 'kysely';
import { newId } from '../../core/hash.ts';
import type { DraftState } from '../../core/words.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { addToOutbox } from './outbox.ts';

export interface Draft {
  readonly id: string;
  readonly storyId: string;
  readonly personaId: string;
  readonly state: DraftState;
  readonly round: number;
  /** Name of the writer it was opened for. */
  readonly writer: string;
  readonly failure: string | null;
}

const columns = ['id', 'story_id as storyId', 'persona_id as personaId', 'state', 'round', 'writer', 'failure'] as const;

export async function findDraft(database: Database, draftId: string): Promise<Draft | null> {
  return (await database.selectFrom('draft').select(columns).where('id', '=', draftId).executeTakeFirst()) ?? null;
}

/** The draft, its row locked until the transaction ends. */
export async function lockDraft(transaction: DatabaseTransaction, draftId: string): Promise<Draft | null> {
  return (await transaction.selectFrom('draft').select(columns).where('id', '=', draftId).forUpdate().executeTakeFirst()) ?? null;
}

/**
 * Opens a draft of a story for a persona, queued, with the job that begins its first round. Returns its id, or null where a live
 * draft of that story (or of one merged with it) and persona is there already.
 */
export async function openDraft(
  transaction: DatabaseTransaction,
  draft: {
    readonly storyId: string;
    readonly personaId: string;
    readonly writer: string;
    readonly priority?: number;
    /** The draft whose publication it brings up to date. */
    readonly updateOf?: string;
  },
): Promise<string | null> {
  const id = newId('dr');
  const { storyId, personaId, writer } = draft;
  const inserted = await sql<{ id: string }>`
    insert into draft (id, story_id, persona_id, writer, update_of)
    select ${id}, ${storyId}, ${personaId}, ${writer}, ${draft.updateOf ?? null}::text
    where not exists (select 1 from draft where story_id in (select story_family(${storyId})) and persona_id = ${personaId}
      and state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn'))
    on conflict (story_id, persona_id) where state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn') do nothing
    returning id`.execute(transaction);
  if (inserted.rows[0] === undefined) return null;
  await addToOutbox(transaction, [
    { job: 'draft-story', jobId: `draft-${id}-1`, payload: { draftId: id, personaId, round: 1 }, priority: draft.priority ?? 0 },
  ]);
  return id;
}

/** Moves a draft. The database refuses a move that is not listed (core/door.ts names the refusal). */
export async function moveDraft(
  transaction: DatabaseTransaction,
  draftId: string,
  move: { readonly state: DraftState; readonly round?: number; readonly failure?: string | null },
): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({
      state: move.state,
      ...(move.round === undefined ? {} : { round: move.round }),
      ...(move.failure === undefined ? {} : { failure: move.failure }),
    })
    .where('id', '=', draftId)
    .execute();
}

/** How many drafts each persona opened since `since`. */
export async function draftsOpenedSince(database: Database, since: Date): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom('draft')
    .select((select) => ['persona_id', select.fn.countAll<string>().as('opened')] as const)
    .where('created_at', '>=', since)
    .groupBy('persona_id')
    .execute();
  return new Map(rows.map((row) => [row.persona_id, Number(row.opened)]));
}

const unreadFlag = /^source-unread: /;

/** Drafts of the same story that failed. */
export async function failedDraftsBeside(database: Database, draftId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('draft as failed')
    .select('failed.id')
    .where('failed.story_id', 'in', sql<string>`(select story_family(story_id) from draft where id = ${draftId})`)
    .where('failed.state', '=', 'failed')
    .execute();
  return rows.map((row) => row.id);
}

/** Flags a draft with the outlets whose reports this round could not read for claims; flags of an earlier round's go. */
export async function flagUnreadSources(transaction: DatabaseTransaction, draftId: string, outlets: readonly string[]): Promise<void> {
  const row = await transaction.selectFrom('draft').select('flags').where('id', '=', draftId).forUpdate().executeTakeFirst();
  if (row === undefined) return;
  const others = row.flags.filter((flag) => !unreadFlag.test(flag));
  if (outlets.length === 0 && others.length === row.flags.length) return;
  const flags = [...others, ...[...new Set(outlets)].map((outlet) => `source-unread: ${outlet}`)];
  await transaction
    .updateTable('draft')
    .set({ flags: JSON.stringify(flags) })
    .where('id', '=', draftId)
    .execute();
}

const leftOutFlag = /^orders-left-out: /;

/** Flags a draft with how many places of this round's sources are left out because they address a language model; an earlier round's goes. */
export async function flagLeftOut(transaction: DatabaseTransaction, draftId: string, places: number): Promise<void> {
  const row = await transaction.selectFrom('draft').select('flags').where('id', '=', draftId).forUpdate().executeTakeFirst();
  if (row === undefined) return;
  const others = row.flags.filter((flag) => !leftOutFlag.test(flag));
  if (places === 0 && others.length === row.flags.length) return;
  const flags = places === 0 ? others : [...others, `orders-left-out: ${places}`];
  await transaction
    .updateTable('draft')
    .set({ flags: JSON.stringify(flags) })
    .where('id', '=', draftId)
    .execute();
}

/** How many drafts each persona has to write: those that an editor has not got yet. */
export async function unfinishedDrafts(database: Database): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom('draft')
    .select((select) => ['persona_id', select.fn.countAll<string>().as('unfinished')] as const)
    .where('state', 'in', ['queued', 'drafting', 'changes-requested', 'waiting-budget'])
    .groupBy('persona_id')
    .execute();
  return new Map(rows.map((row) => [row.persona_id, Number(row.unfinished)]));
}
