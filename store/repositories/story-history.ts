// What became of a story and who was given it, with what happened to the stories that were merged into it before they were. Read-only.
import { sql } from 'kysely';
import { safeTitle } from '../../core/orders/without-orders.ts';
import type { HistoryEvent } from '../../core/story-history.ts';
import type { Database } from '../database.ts';

/** Where something happened: this story, or one that was merged into it. */
export interface OfStory {
  readonly storyId: string;
  /** The title that a merged story had when it was merged; null: it is this story's own, or the merge is older than such titles are kept. */
  readonly mergedTitle: string | null;
}

export interface StoryEvent extends HistoryEvent, OfStory {
  readonly id: string;
  readonly at: Date;
}

export interface StoryAssignment extends OfStory {
  readonly personaId: string;
  readonly personaName: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly at: Date;
}

/** `family`: a story and all that were merged into it, however many steps ago; each once, so that no circle is gone round twice. */
const familyOf = (storyId: string) => sql`
  with recursive member as (
    select id from story where id = ${storyId}
    union
    select s.id from story s join member m on s.merged_into = m.id
  ), family as (
    select m.id, case when m.id <> ${storyId} then (
      select e.detail ->> 'title' from story_event e where e.story_id = m.id and e.kind = 'merged' order by e.id desc limit 1) end as title
    from member m
  )`;

/** Titles are others' text: what addresses a language model is shown in none. */
const safe = (title: string | null): string | null => (title === null ? null : safeTitle(title));

/** The newest first. That a member was merged is told once: by the story that absorbed it. */
export async function storyEvents(database: Database, storyId: string): Promise<StoryEvent[]> {
  const { rows } = await sql<StoryEvent>`${familyOf(storyId)}
    select e.id::text as id, e.story_id as "storyId", f.title as "mergedTitle", e.at, e.kind, e.reason, e.detail,
      coalesce(case when e.kind = 'absorbed' then e.detail ->> 'title' end, o.title) as "otherTitle",
      case when e.editor_id is null then null else coalesce(nullif(btrim(u.name), ''), e.editor_id) end as "editorName"
    from family f join story_event e on e.story_id = f.id left join auth."user" u on u.id = e.editor_id
    left join story o on e.kind in ('merged', 'absorbed', 'split', 'split-off') and o.id = coalesce(e.detail ->> 'into', e.detail ->> 'from')
    where f.id = ${storyId} or e.kind <> 'merged' order by e.id desc`.execute(database);
  return rows.map(({ mergedTitle, otherTitle, detail, ...event }) => ({
    ...event,
    mergedTitle: safe(mergedTitle),
    otherTitle: safe(otherTitle),
    detail: typeof detail['title'] === 'string' ? { ...detail, title: safeTitle(detail['title']) } : detail,
  }));
}

/** The story's own first, then those of what was merged into it; each the oldest first. */
export async function storyAssignments(database: Database, storyId: string): Promise<StoryAssignment[]> {
  const { rows } = await sql<StoryAssignment>`${familyOf(storyId)}
    select m.story_id as "storyId", f.title as "mergedTitle", m.persona_id as "personaId", coalesce(v.name, m.persona_id) as "personaName",
      m.score, m.reasons, m.created_at as at
    from family f join assignment m on m.story_id = f.id
    left join lateral (
      select document ->> 'name' as name from persona_version x where x.persona_id = m.persona_id order by created_at desc limit 1) v on true
    order by f.id <> ${storyId}, m.created_at, m.persona_id`.execute(database);
  return rows.map(({ mergedTitle, ...assignment }) => ({ ...assignment, mergedTitle: safe(mergedTitle) }));
}
