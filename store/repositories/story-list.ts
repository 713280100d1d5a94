// The stories as editors look through them, for the desk's list and for `newsroom stories`: `listStories` gives one page of those that a filter
// leaves, each with its figures, who writes it or why nobody does, and its articles hour by hour. All filters are the database's; pages go on after
// the last row (keyset), so that what comes in meanwhile shifts nothing. One story with all there is to read of it: story-reading.ts.
import { sql, type RawBuilder } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import type { StoryFit } from '../../core/story.ts';
import type { DraftState } from '../../core/words.ts';
import type { Database } from '../database.ts';

export const storyOrders = ['newest', 'score'] as const;
/** `newest`: by when the last origin joined. `score`: by newsworthiness, those not scored yet at the end. */
export type StoryOrder = (typeof storyOrders)[number];

export interface StoryFilter {
  /** Name of a beat that reports of it touch; of `personaId`'s beats where that is given too. */
  readonly beat?: string | null;
  /** The persona has a draft of it, or, where nobody has one, fits it best. */
  readonly personaId?: string | null;
  /** ISO 639-1: a report of it is in that language. */
  readonly language?: string | null;
  /** ISO 3166-1 alpha-2: a report of it comes from there. */
  readonly country?: string | null;
  /** 0 to 1. */
  readonly leastScore?: number | null;
  readonly leastOutlets?: number | null;
  readonly breaking?: boolean;
  readonly pinned?: boolean;
  /** True: muted ones alone. Left out by default. */
  readonly muted?: boolean;
  /** Whether anybody writes it, or has. */
  readonly assigned?: boolean | null;
  /** A new origin joined since. */
  readonly since?: Date | null;
  readonly order?: StoryOrder;
  /** `next` of the page before, of the same filter and order. */
  readonly after?: string | null;
  /** At most 500; default 50. */
  readonly limit?: number;
  /** Hours of `hourly`, the last one ending at `now`; at most 336, default 72. */
  readonly hours?: number;
  readonly now?: Date;
}

export interface StoryView {
  readonly draftId: string;
  readonly personaId: string;
  /** As the persona's file gives it, else its id. */
  readonly personaName: string;
  readonly state: DraftState;
}

export interface StoryRow {
  readonly id: string;
  readonly title: string;
  /** ISO 639-1, of its title. */
  readonly language: string;
  /** Newsworthiness, 0 to 1; null: not scored yet. */
  readonly score: number | null;
  readonly burst: number;
  readonly breaking: boolean;
  readonly articles: number;
  readonly origins: number;
  readonly outlets: number;
  /** Of its articles, the most frequent first. */
  readonly languages: readonly string[];
  /** Of its outlets where their feeds say, the most frequent first. */
  readonly countries: readonly string[];
  readonly pinned: boolean;
  readonly muted: boolean;
  readonly firstPublishedAt: Date | null;
  readonly lastPublishedAt: Date | null;
  /** When its last origin joined. */
  readonly lastOriginAt: Date;
  /** Articles of each hour of the window, the oldest first. An article counts when it was published, or stored where that is before or not known. */
  readonly hourly: readonly number[];
  /** Its drafts that were not withdrawn, with those of stories merged into it, the oldest first. */
  readonly views: readonly StoryView[];
  /** Why nobody was given it at the last look; null: somebody was, or nobody looked. */
  readonly notAssigned: string | null;
  readonly bestFit: StoryFit | null;
}

export interface StoryPage {
  readonly stories: readonly StoryRow[];
  /** For `after`; null: this is the last page. */
  readonly next: string | null;
}

const mostRows = 500;
const mostHours = 336;

/** Drafts of the story `s` and of all that was merged into it, as a subquery. */
const draftsOf = sql`(
  with recursive merged as (
    select s.id
    union
    select m.id from story m join merged on m.merged_into = merged.id
  )
  select d.* from draft d where d.story_id in (select id from merged) and d.state <> 'withdrawn')`;

const placePattern = /^(-|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?) (\S+) (\S+)$/;

/** Where a page ends, as text that the database reads back exactly: `score time id`. */
function after(order: StoryOrder, place: string): RawBuilder<unknown> {
  const [, score, time, id] = placePattern.exec(place) ?? [];
  if (score === undefined || time === undefined || id === undefined || !Number.isFinite(Date.parse(time)))
    throw new NewsroomError('bad-page', `“${place}” is no place in the list of stories: begin at its first page`);
  const later = sql`(s.last_origin_at, s.id) < (${time}::timestamptz, ${id})`;
  if (order === 'newest') return later;
  return sql`(coalesce(s.newsworthiness, -1), s.last_origin_at, s.id) < (${score === '-' ? -1 : Number(score)}::float8, ${time}::timestamptz, ${id})`;
}

function conditions(filter: StoryFilter): RawBuilder<unknown>[] {
  const { beat, personaId, language, country, leastScore, leastOutlets, since } = filter;
  const wanted: RawBuilder<unknown>[] = [sql`s.state = 'open'`];
  wanted.push(filter.muted === true ? sql`s.muted_at is not null` : sql`s.muted_at is null`);
  if (filter.breaking === true) wanted.push(sql`s.breaking`);
  if (filter.pinned === true) wanted.push(sql`s.pinned_at is not null`);
  if (leastScore != null) wanted.push(sql`s.newsworthiness >= ${leastScore}::float8`);
  if (leastOutlets != null) wanted.push(sql`s.outlets >= ${leastOutlets}::integer`);
  if (since != null) wanted.push(sql`s.last_origin_at >= ${since}`);
  if (language != null) wanted.push(sql`exists (select from article a where a.story_id = s.id and a.language = ${language})`);
  if (country != null)
    wanted.push(
      sql`exists (select from article a join feed f on f.id = a.feed_id where a.story_id = s.id and upper(f.country) = upper(${country}::text))`,
    );
  if (beat != null)
    wanted.push(
      sql`exists (select from jsonb_array_elements(s.fits) fit where fit -> 'beats' ? ${beat}::text
        and (${personaId ?? null}::text is null or fit ->> 'personaId' = ${personaId ?? null}::text))`,
    );
  if (personaId != null)
    wanted.push(
      sql`case when exists (select from ${draftsOf} d) then exists (select from ${draftsOf} d where d.persona_id = ${personaId})
        else s.fits -> 0 ->> 'personaId' = ${personaId} end`,
    );
  if (filter.assigned != null)
    wanted.push(filter.assigned ? sql`exists (select from ${draftsOf} d)` : sql`not exists (select from ${draftsOf} d)`);
  if (filter.after != null) wanted.push(after(filter.order ?? 'newest', filter.after));
  return wanted;
}

/** One page of the stories that the filter leaves. Throws NewsroomError `bad-page` where `after` is no place of a list. */
export async function listStories(database: Database, filter: StoryFilter = {}): Promise<StoryPage> {
  const limit = Math.max(1, Math.min(filter.limit ?? 50, mostRows));
  const hours = Math.max(1, Math.min(filter.hours ?? 72, mostHours));
  const now = filter.now ?? new Date();
  const order =
    (filter.order ?? 'newest') === 'newest'
      ? sql`s.last_origin_at desc, s.id desc`
      : sql`coalesce(s.newsworthiness, -1) desc, s.last_origin_at desc, s.id desc`;
  const { rows } = await sql<StoryRow & { place: string }>`
    with page as (
      select s.* from story s where ${sql.join(conditions(filter), sql` and `)} order by ${order} limit ${limit + 1}
    )
    select s.id, s.title, s.language, s.newsworthiness as score, s.burst, s.breaking, s.articles, s.origins, s.outlets,
      s.pinned_at is not null as pinned, s.muted_at is not null as muted, s.first_published_at as "firstPublishedAt",
      s.last_published_at as "lastPublishedAt", s.last_origin_at as "lastOriginAt", s.not_assigned as "notAssigned", s.fits -> 0 as "bestFit",
      coalesce(s.newsworthiness::text, '-') || ' '
        || to_char(s.last_origin_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || s.id as place,
      spoken.languages, spoken.countries, counted.hourly, seen.views
    from page s
    cross join lateral (
      select coalesce((select array_agg(l.language order by l.articles desc, l.language) from (
          select a.language, count(*) as articles from article a where a.story_id = s.id group by a.language) l), '{}') as languages,
        coalesce((select array_agg(c.country order by c.articles desc, c.country) from (
          select upper(f.country) as country, count(*) as articles from article a join feed f on f.id = a.feed_id
          where a.story_id = s.id and f.country is not null group by 1) c), '{}') as countries
    ) spoken
    cross join lateral (
      select array_agg(coalesce(h.articles, 0) order by n.hour desc) as hourly
      from generate_series(0, ${hours}::integer - 1) n(hour)
      left join (
        select floor(extract(epoch from ${now}::timestamptz - least(a.published_at, a.fetched_at)) / 3600)::integer as hour,
          count(*)::integer as articles
        from article a where a.story_id = s.id group by 1
      ) h on h.hour = n.hour
    ) counted
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('draftId', d.id, 'personaId', d.persona_id, 'personaName', coalesce(v.name, d.persona_id),
          'state', d.state) order by d.created_at, d.id), '[]') as views
      from ${draftsOf} d
      left join lateral (
        select document ->> 'name' as name from persona_version x where x.persona_id = d.persona_id order by created_at desc limit 1
      ) v on true
    ) seen
    order by ${order}`.execute(database);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { stories: shown.map(({ place: _place, ...story }) => story), next: last?.place ?? null };
}
