// How long breaking stories took from their third origin to a place in a desk queue, and to the draft: what an operator watches, and what is
// promised.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface BreakingDelay {
  readonly storyId: string;
  readonly title: string;
  /** When the article that made its third origin was stored. */
  readonly thirdOriginAt: Date;
  /** When its first draft's job was in a desk queue, no sooner than the third origin; null: it is not yet. */
  readonly deskAt: Date | null;
  /** When that draft's first revision was there, likewise. */
  readonly draftedAt: Date | null;
  /** Why no desk took it, in words. */
  readonly notAssigned: string | null;
}

/**
 * Breaking stories whose third origin was stored since `since`, the newest first. `all`: others too, which waited to settle unless they had settled
 * before they came in.
 */
export async function breakingDelays(database: Database, since: Date, all = false): Promise<BreakingDelay[]> {
  // The outbox says when the job was in its queue, and is kept for a day; after that, when the draft and its job were committed.
  const { rows } = await sql<BreakingDelay>`
    with places as (
      select s.id, s.title, s.third_origin_at, s.not_assigned, d.id as draft_id,
        case when o.id is null then d.created_at else o.relayed_at end as desk_at,
        (select min(r.created_at) from revision r where r.draft_id = d.id) as drafted_at
      from story s
      left join lateral (select id, created_at from draft where story_id = s.id order by created_at, id limit 1) d on true
      left join outbox o on o.job = 'draft-story' and o.job_id = 'draft-' || d.id || '-1'
      where s.state = 'open' and s.third_origin_at >= ${since} and (s.breaking or ${all}))
    select id as "storyId", title, third_origin_at as "thirdOriginAt", not_assigned as "notAssigned",
      case when desk_at is null then null else greatest(desk_at, third_origin_at) end as "deskAt",
      case when drafted_at is null then null else greatest(drafted_at, third_origin_at) end as "draftedAt"
    from places order by third_origin_at desc, id`.execute(database);
  return rows;
}

/** Milliseconds from the third origin, the shortest first. */
export interface DelayFigures {
  readonly desk: readonly number[];
  readonly draft: readonly number[];
}

export function delayFigures(delays: readonly BreakingDelay[]): DelayFigures {
  const since = (at: (delay: BreakingDelay) => Date | null): number[] =>
    delays
      .flatMap((delay) => {
        const moment = at(delay);
        return moment === null ? [] : [moment.getTime() - delay.thirdOriginAt.getTime()];
      })
      .toSorted((one, other) => one - other);
  return { desk: since((delay) => delay.deskAt), draft: since((delay) => delay.draftedAt) };
}
