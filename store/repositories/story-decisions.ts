// What an editor says of a story: that it is written whatever its score (pinned), never (muted), or by whom (assigned). Each is one
// transaction of the caller's with its story event, which the database writes into the audit log where an editor did it
// (store/migrations/0028-story-operations.sql). Nothing of this publishes: whoever may write rows may do it. A merged story's id stands for the
// story it became.
import { sql } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import type { DatabaseTransaction } from '../database.ts';
import { moveDraft, openDraft } from './drafts.ts';
import { liveDrafts, OtherDraftError, type MayEnd, type StoryDraft } from './live-drafts.ts';
import { addToOutbox } from './outbox.ts';
import { resolveProblem } from './problems.ts';
import { lockOpenStory } from './stories.ts';
import { recordStoryEvent, type StoryActor } from './story-changes.ts';

export type StoryChange = { readonly storyId: string } & StoryActor;

/** The open story that this id is or became, its row locked. Throws NewsroomError `story-missing`. */
async function requireStory(transaction: DatabaseTransaction, storyId: string): Promise<string> {
  const open = await lockOpenStory(transaction, storyId);
  if (open === null) throw new NewsroomError('story-missing', `there is no story ${storyId}`, { details: { story: storyId } });
  return open.id;
}

const marks = {
  pinned: { column: 'pinned_at', set: 'pinned', cleared: 'unpinned' },
  muted: { column: 'muted_at', set: 'muted', cleared: 'unmuted' },
} as const;

/** Sets or takes away a mark. False: it was so already, and nothing is recorded. */
async function mark(transaction: DatabaseTransaction, change: StoryChange, name: keyof typeof marks, on: boolean): Promise<boolean> {
  const { column, set, cleared } = marks[name];
  const { numUpdatedRows } = await transaction
    .updateTable('story')
    .set({ [column]: on ? sql<Date>`clock_timestamp()` : null })
    .where('id', '=', change.storyId)
    .where(column, on ? 'is' : 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await recordStoryEvent(transaction, { ...change, kind: on ? set : cleared });
  return true;
}

/** Has a story written whatever its score, size or age, as soon as an analyst is free. A muted one is muted no longer: the last word counts. */
export async function pinStory(transaction: DatabaseTransaction, change: StoryChange): Promise<boolean> {
  const own = { ...change, storyId: await requireStory(transaction, change.storyId) };
  await mark(transaction, own, 'muted', false);
  return mark(transaction, own, 'pinned', true);
}

export async function unpinStory(transaction: DatabaseTransaction, change: StoryChange): Promise<boolean> {
  return mark(transaction, { ...change, storyId: await requireStory(transaction, change.storyId) }, 'pinned', false);
}

/** Has a story never assigned again by itself. A pinned one is pinned no longer. Drafts that are there go on: what waits is withdrawn by nobody. */
export async function muteStory(transaction: DatabaseTransaction, change: StoryChange): Promise<boolean> {
  const own = { ...change, storyId: await requireStory(transaction, change.storyId) };
  await mark(transaction, own, 'pinned', false);
  return mark(transaction, own, 'muted', true);
}

export async function unmuteStory(transaction: DatabaseTransaction, change: StoryChange): Promise<boolean> {
  return mark(transaction, { ...change, storyId: await requireStory(transaction, change.storyId) }, 'muted', false);
}

/** Whoever works at these drafts loses its lease: it can write nothing more, and its job finds on coming back that there is nothing to do. */
async function fenceOff(transaction: DatabaseTransaction, draftIds: readonly string[]): Promise<void> {
  if (draftIds.length === 0) return;
  await sql`update lease set holder = 'withdrawn', fencing = fencing + 1, expires_at = clock_timestamp()
    where name = any(${draftIds.map((id) => `draft:${id}`)}::text[])`.execute(transaction);
}

async function withdraw(transaction: DatabaseTransaction, draft: StoryDraft): Promise<void> {
  await moveDraft(transaction, draft.id, { state: 'withdrawn' });
  await transaction.deleteFrom('budget_wait').where('draft_id', '=', draft.id).execute();
  await resolveProblem(transaction, { area: 'draft', subject: draft.id });
  // Its half-written papers and its thread are nobody's any more.
  await addToOutbox(transaction, [
    { job: 'close-draft', jobId: `close-${draft.id}-withdrawn`, payload: { draftId: draft.id, personaId: draft.personaId } },
  ]);
}

/**
 * Why it was given to the persona, beside the score that the newsroom itself gave the pair, 0 where it gave none. Reasons of an assignment that is
 * there stay behind it.
 */
async function recordReasons(transaction: DatabaseTransaction, storyId: string, personaId: string, actor: StoryActor): Promise<void> {
  const { editorId, reason } = actor;
  await sql`
    insert into assignment (story_id, persona_id, score, reasons)
      select s.id, ${personaId}::text,
        coalesce((select max((f ->> 'score')::real) from jsonb_array_elements(s.fits) f where f ->> 'personaId' = ${personaId}), 0),
        jsonb_build_array('assigned by ' || coalesce((select nullif(btrim(u.name), '') from auth."user" u where u.id = ${editorId}::text),
          ${editorId}::text, 'the newsroom') || ${reason.trim() === '' ? '' : `: ${reason.trim()}`}::text)
      from story s where s.id = ${storyId}
    on conflict (story_id, persona_id) do update set score = case when excluded.score > 0 then excluded.score else assignment.score end,
      reasons = excluded.reasons || assignment.reasons, created_at = now()`.execute(transaction);
}

/** The persona's last publication of this story, or of one merged into it. */
async function publishedBy(transaction: DatabaseTransaction, storyId: string, personaId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from draft d where d.story_id in (select story_family(${storyId})) and d.persona_id = ${personaId} and d.state in ('published', 'corrected')
    order by d.created_at desc limit 1`.execute(transaction);
  return rows[0]?.id ?? null;
}

export interface StoryAssigned {
  /** The open story. */
  readonly storyId: string;
  readonly draftId: string;
  /** False: the persona had a live draft of it, which this is. */
  readonly opened: boolean;
  /** Drafts of other personas that ended by it: none that anybody has reviewed or asked for. */
  readonly withdrawn: readonly string[];
  /** Drafts of other personas that go on beside it: in review, sent back to be changed, approved, or asked for as second views. */
  readonly beside: readonly string[];
}

/**
 * Gives a story to a persona, whose id the caller has checked, whatever its score: opens a draft with its job, or finds the live one. What other
 * analysts have only begun is withdrawn, where somebody agreed to it; what an editor has seen or asked for stays beside it. A muted story is muted
 * no longer. Throws NewsroomError `story-missing`, and OtherDraftError where a draft would end that nobody agreed to: then nothing is done.
 */
export async function assignStory(
  transaction: DatabaseTransaction,
  change: StoryChange & {
    readonly personaId: string;
    /** What writes it, as `openDraft` names it; null: whatever wrote the newsroom's last draft. */
    readonly writer: string | null;
    readonly mayEnd: MayEnd;
  },
): Promise<StoryAssigned> {
  const { personaId, writer, mayEnd, editorId, reason } = change;
  // Leases before the story, the story before its drafts: the order of those who give a draft up.
  const ofOthers = (draft: StoryDraft): boolean => draft.personaId !== personaId;
  const seen = await liveDrafts(transaction, change.storyId);
  await fenceOff(
    transaction,
    seen.filter((draft) => ofOthers(draft) && draft.unseen && draft.state === 'drafting').map(({ id }) => id),
  );
  const storyId = await requireStory(transaction, change.storyId);
  const actor = { storyId, editorId, reason };
  await mark(transaction, actor, 'muted', false);
  const live = await liveDrafts(transaction, storyId, { lock: true });
  const ended = live.filter((draft) => ofOthers(draft) && draft.unseen);
  // The drafts are locked: whom another analyst is given it meanwhile comes after this.
  if (mayEnd !== 'any' && ended.some(({ id }) => !mayEnd.includes(id))) throw new OtherDraftError(storyId, ended);
  const beside = live.filter((draft) => ofOthers(draft) && !draft.unseen).map(({ id }) => id);
  const own = live.find((draft) => draft.personaId === personaId);
  const draftId = own?.id ?? (await openOwn(transaction, { storyId, personaId, writer }));
  // Who has it already was given nothing: what is said of it stays as it is.
  if (own === undefined) await recordReasons(transaction, storyId, personaId, actor);
  await transaction
    .updateTable('story')
    .set({ assigned_at: sql<Date>`coalesce(assigned_at, now())`, not_assigned: null })
    .where('id', '=', storyId)
    .execute();
  const withdrawn = ended.map(({ id }) => id);
  if (ended.length > 0) {
    const from = [...new Set(ended.map((draft) => draft.personaId))].join(', ');
    await recordStoryEvent(transaction, { ...actor, kind: 'reassigned', detail: { from, to: personaId, draftId, withdrawn, beside } });
    for (const draft of ended) await withdraw(transaction, draft);
  } else if (own === undefined) await recordStoryEvent(transaction, { ...actor, kind: 'assigned', detail: { personaId, draftId, beside } });
  return { storyId, draftId, opened: own === undefined, withdrawn, beside };
}

async function lastWriter(transaction: DatabaseTransaction): Promise<string> {
  const row = await transaction.selectFrom('draft').select('writer').orderBy('created_at', 'desc').limit(1).executeTakeFirst();
  return row?.writer ?? 'extractive';
}

async function openOwn(
  transaction: DatabaseTransaction,
  { storyId, personaId, writer }: { storyId: string; personaId: string; writer: string | null },
): Promise<string> {
  const { breaking } = await transaction.selectFrom('story').select('breaking').where('id', '=', storyId).executeTakeFirstOrThrow();
  // As a second view: before what the newsroom itself assigns, after what breaks.
  const draftId = await openDraft(transaction, {
    storyId,
    personaId,
    writer: writer ?? (await lastWriter(transaction)),
    priority: breaking ? 1 : 5,
  });
  if (draftId === null)
    throw new NewsroomError('draft-raced', `${personaId} was given story ${storyId} this very moment: look again`, { retryable: true });
  const updateOf = await publishedBy(transaction, storyId, personaId);
  if (updateOf !== null) await transaction.updateTable('draft').set({ update_of: updateOf }).where('id', '=', draftId).execute();
  return draftId;
}
