// The live drafts of a story, and which of them end when it is given to somebody else: those of other analysts that no editor has reviewed or asked for.
import { sql } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import type { DraftState } from '../../core/words.ts';
import type { Database } from '../database.ts';

export interface StoryDraft {
  readonly id: string;
  readonly personaId: string;
  readonly personaName: string;
  readonly state: DraftState;
  readonly createdAt: Date;
  /** Of its latest revision; before the first, as of all that are unseen, the story's title. */
  readonly headline: string;
  readonly language: string;
  /** Nobody has reviewed it: it has no revision, and no editor asked for it as a second view. */
  readonly unseen: boolean;
}

/** The drafts that may end, by their ids. */
export type MayEnd = readonly string[] | 'any';

/** Drafts of other analysts would end, and not all of them were agreed to. */
export class OtherDraftError extends NewsroomError {
  readonly storyId: string;
  /** All that would end, those agreed to among them. */
  readonly drafts: readonly StoryDraft[];

  constructor(storyId: string, drafts: readonly StoryDraft[]) {
    const named = drafts.map(({ id, personaName, state }) => `draft ${id} of ${personaName} (${state})`).join(', ');
    super('other-draft', `${named} would end unread by it, and nobody has agreed to that`, { details: { story: storyId } });
    this.storyId = storyId;
    this.drafts = drafts;
  }
}

/** The live drafts of a story and of those merged into it, the oldest first. `lock`: until the transaction ends. */
export async function liveDrafts(database: Database, storyId: string, { lock = false }: { lock?: boolean } = {}): Promise<StoryDraft[]> {
  const { rows } = await sql<StoryDraft>`
    select d.id, d.persona_id as "personaId", coalesce(v.name, d.persona_id) as "personaName", d.state, d.created_at as "createdAt",
      coalesce((select h.text from revision r join sentence h on h.revision_id = r.id and h.part = 'headline'
        where r.draft_id = d.id order by r.number desc limit 1), s.title) as headline, s.language,
      d.state in ('queued', 'drafting', 'waiting-budget')
      and not exists (select from revision where draft_id = d.id) and not exists (select from second_view where draft_id = d.id) as unseen
    from draft d join story s on s.id = d.story_id
    left join lateral (
      select document ->> 'name' as name from persona_version x where x.persona_id = d.persona_id order by created_at desc limit 1) v on true
    where d.story_id in (select story_family(${storyId}))
      and d.state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn')
    order by d.created_at, d.id ${lock ? sql`for update of d` : sql``}`.execute(database);
  return rows;
}

export interface OthersDrafts {
  readonly ending: readonly StoryDraft[];
  readonly beside: readonly StoryDraft[];
}

/** What giving an open story to the persona would do to drafts of others, as they are now. */
export async function draftsOfOthers(database: Database, storyId: string, personaId: string): Promise<OthersDrafts> {
  const others = (await liveDrafts(database, storyId)).filter((draft) => draft.personaId !== personaId);
  return { ending: others.filter(({ unseen }) => unseen), beside: others.filter(({ unseen }) => !unseen) };
}

/** Throws OtherDraftError where a draft would end that nobody agreed to. Looks only: whoever ends them asks again. */
export async function requireAgreed(database: Database, storyId: string, personaId: string, mayEnd: MayEnd): Promise<void> {
  const { ending } = await draftsOfOthers(database, storyId, personaId);
  if (mayEnd !== 'any' && ending.some(({ id }) => !mayEnd.includes(id))) throw new OtherDraftError(storyId, ending);
}
