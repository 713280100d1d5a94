// A story given to a further persona on request, and the views of one story beside each other. The database opens and withdraws, and
// writes both into the audit log (store/migrations/0005-second-views.sql).
import { sql } from 'kysely';
import { newId } from '../../core/hash.ts';
import type { DraftState } from '../../core/words.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { findStory } from './rounds.ts';

export interface SecondViewRequest {
  /** A story's id, or that of a draft of it; a story that was merged stands for the one it was merged into. */
  readonly story: string;
  readonly personaId: string;
  readonly reason: string | null;
  /** An editor's id, or `operator`. */
  readonly by: string;
  /** As the assignment's reason names who asked. */
  readonly byName: string;
}

export type SecondViewAsked =
  | { readonly ok: true; readonly draftId: string; readonly storyId: string }
  | { readonly ok: false; readonly code: 'no-such-story' }
  /** The persona has a draft of the story that has not ended. */
  | { readonly ok: false; readonly code: 'live-draft'; readonly draftId: string; readonly state: DraftState };

/** Opens a queued draft of the story for the persona, whose id the caller has checked. */
export async function askSecondView(database: Database, request: SecondViewRequest): Promise<SecondViewAsked> {
  const { personaId, reason, by, byName } = request;
  const draft = await database.selectFrom('draft').select('story_id').where('id', '=', request.story).executeTakeFirst();
  const story = await findStory(database, draft?.story_id ?? request.story);
  if (story === null) return { ok: false, code: 'no-such-story' };
  const draftId = newId('dr');
  const reasons = JSON.stringify([`asked for by ${byName}${reason === null ? '' : `: ${reason}`}`]);
  const { rows } = await inTransaction(database, (transaction) =>
    sql<{ outcome: 'opened' | 'no-such-story' | 'live-draft' }>`
      select ask_second_view(${draftId}, ${story.id}, ${personaId}, ${by}, ${reason}, ${reasons}::jsonb) as outcome`.execute(transaction),
  );
  if (rows[0]?.outcome === 'opened') return { ok: true, draftId, storyId: story.id };
  const live = await database
    .selectFrom('draft')
    .select(['id', 'state'])
    .where('story_id', 'in', sql<string>`(select story_family(${story.id}))`)
    .where('persona_id', '=', personaId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return live === undefined ? { ok: false, code: 'no-such-story' } : { ok: false, code: 'live-draft', draftId: live.id, state: live.state };
}

export type Withdrawal = 'withdrawn' | 'withdrawn-already' | 'no-such-draft' | 'not-second-view' | 'begun';

/** Ends a second view that nobody has begun. */
export async function withdrawSecondView(database: Database, { draftId, by }: { draftId: string; by: string }): Promise<Withdrawal> {
  const { rows } = await inTransaction(database, (transaction) =>
    sql<{ outcome: Withdrawal }>`select withdraw_second_view(${draftId}, ${by}) as outcome`.execute(transaction),
  );
  return rows[0]?.outcome ?? 'no-such-draft';
}

export interface StoryView {
  readonly draftId: string;
  readonly personaId: string;
  readonly personaName: string;
  readonly state: DraftState;
  /** Of the publication, where there is one. */
  readonly slug: string | null;
  /** Null: the story was assigned to this persona. */
  readonly asked: { readonly by: string; readonly reason: string | null; readonly at: Date } | null;
}

/** Every draft of a draft's story and of those merged with it, that one included, the oldest first. */
export async function viewsBeside(database: Database, draftId: string): Promise<StoryView[]> {
  const { rows } = await sql<Omit<StoryView, 'asked'> & { askedBy: string | null; reason: string | null; askedAt: Date | null }>`
    select d.id as "draftId", d.persona_id as "personaId", coalesce(v.name, d.persona_id) as "personaName", d.state, p.slug,
      coalesce(nullif(btrim(u.name), ''), w.asked_by) as "askedBy", w.reason, w.asked_at as "askedAt"
    from draft one join draft d on d.story_id in (select story_family(one.story_id))
    left join second_view w on w.draft_id = d.id
    left join auth."user" u on u.id = w.asked_by
    left join publication p on p.draft_id = d.id
    left join lateral (
      select document ->> 'name' as name from persona_version x where x.persona_id = d.persona_id order by created_at desc limit 1) v on true
    where one.id = ${draftId} order by d.created_at, d.id`.execute(database);
  return rows.map(({ askedBy, reason, askedAt, ...view }) => ({
    ...view,
    asked: askedBy === null || askedAt === null ? null : { by: askedBy, reason, at: askedAt },
  }));
}
