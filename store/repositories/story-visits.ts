// When an editor last looked at a story: what came later is new to them.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Notes that the editor sees the story now, and returns when they had seen it before; null: never. */
export async function visitStory(database: Database, visit: { readonly editorId: string; readonly storyId: string }): Promise<Date | null> {
  const { rows } = await sql<{ before: Date | null }>`
    with before as (select seen_at from story_visit where editor_id = ${visit.editorId} and story_id = ${visit.storyId}),
    now as (
      insert into story_visit (editor_id, story_id, seen_at) values (${visit.editorId}, ${visit.storyId}, clock_timestamp())
      on conflict (editor_id, story_id) do update set seen_at = greatest(story_visit.seen_at, excluded.seen_at))
    select (select seen_at from before) as before`.execute(database);
  return rows[0]?.before ?? null;
}
