// What speaks for and against a change of stories that the newsroom makes by itself: what rests on each, and what an editor decided about it before.
import { sql } from 'kysely';
import type { StoryClaimToStay } from '../../core/which-stays.ts';
import type { Database } from '../database.ts';

/** Of open stories, each with what was merged into it, in no order. Ids that are none are left out. */
export async function storyStandings(database: Database, storyIds: readonly string[]): Promise<StoryClaimToStay[]> {
  const { rows } = await sql<StoryClaimToStay>`
    select s.id, s.pinned_at is not null as pinned, s.created_at as "createdAt", s.origins, s.articles as reports,
      count(d.id) > 0 as drafted, count(p.id) > 0 as published,
      -- A revision is stored as its round ends: an editor has the draft then, or had it and sent it back.
      count(*) filter (where d.state not in ('published', 'corrected', 'retracted') and exists (select from revision r where r.draft_id = d.id)) > 0
        as "withEditor"
    from story s
    left join draft d on d.story_id in (select story_family(s.id)) and d.state not in ('failed', 'spiked', 'withdrawn')
    left join publication p on p.draft_id = d.id
    where s.id = any(${storyIds}) and s.state = 'open'
    group by s.id`.execute(database);
  return rows;
}

/**
 * Whether an article of one story was split from an article of the other, by an editor or by the newsroom: what was split is joined again only by an
 * editor, so that nothing undoes an editor and nothing goes back and forth.
 */
export async function wereSplitApart(database: Database, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ apart: boolean }>`
    with recursive near as (
      select id from (select story_family(${one}) as id union select story_family(${other})) families
      union
      select f.id from near n join story_event o on o.story_id = n.id and o.kind = 'split-off', story_family(o.detail ->> 'from') f (id)
    ), parted as (
      select e.detail -> 'articles' as "left", e.detail -> 'stayed' as stayed from story_event e
      where e.kind = 'split' and e.story_id in (select id from near)
    )
    select exists (
      select from parted where
        (exists (select from article where story_id = ${one} and "left" ? id) and exists (select from article where story_id = ${other} and stayed ? id))
        or (exists (select from article where story_id = ${other} and "left" ? id) and exists (select from article where story_id = ${one} and stayed ? id))
    ) as apart`.execute(database);
  return rows[0]?.apart ?? true;
}

/** Whether an editor merged any story into this one, or into one that was. */
export async function wasJoinedByEditor(database: Database, storyId: string): Promise<boolean> {
  const { rows } = await sql<{ joined: boolean }>`
    select exists (select from story_event where kind = 'absorbed' and editor_id is not null
      and story_id in (select story_family(${storyId}))) as joined`.execute(database);
  return rows[0]?.joined ?? true;
}
