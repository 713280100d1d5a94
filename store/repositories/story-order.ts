// The orders of the list of stories. Each is total — the id decides between equals — so that pages neither repeat nor skip a story.
import { sql, type RawBuilder } from 'kysely';
import { assertNever } from '../../core/errors.ts';
import { growthHours, type StoryOrder } from '../../core/story.ts';

/**
 * Whether the pin of the story `s` puts it before others: until an editor has a draft of it. One in a later round was with an editor before, one that
 * failed is with nobody.
 */
export const pinLeads = sql<boolean>`(s.pinned_at is not null and not exists (
  select from draft d where d.story_id in (select story_family(s.id))
    and (d.state in ('in-review', 'changes-requested', 'approved', 'published', 'corrected', 'retracted', 'spiked')
      or d.state in ('drafting', 'waiting-budget') and d.round > 1)))`;

/** When an article `a` came out: its own time; when it was stored, where that is earlier or it says none. */
export const cameOutAt = sql<Date>`least(a.published_at, a.fetched_at)`;

/**
 * How many independent origins the story `s` gained in the last hours before `now`: whose first report came out since. A story that heard of no new
 * origin since then has none, which spares reading its articles.
 */
export function originsGained(now: Date): RawBuilder<number> {
  const since = new Date(now.getTime() - growthHours * 3_600_000);
  return sql<number>`case when s.last_origin_at <= ${since} then 0 else (select count(*)::int from (
    select from article a where a.story_id = s.id group by a.origin having min(${cameOutAt}) > ${since}) gained) end`;
}

/** What a list of open stories `s` is ordered by. */
export function orderedBy(order: StoryOrder, now: Date): RawBuilder<unknown> {
  switch (order) {
    case 'score':
      return sql`${pinLeads} desc, s.breaking desc, s.newsworthiness desc nulls last, s.last_origin_at desc, s.id`;
    case 'newest':
      return sql`(select min(${cameOutAt}) from article a where a.story_id = s.id) desc nulls last, s.last_origin_at desc, s.id`;
    case 'growing':
      return sql`${originsGained(now)} desc, s.burst desc, s.last_origin_at desc, s.id`;
    default:
      return assertNever(order);
  }
}
