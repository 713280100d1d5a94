// Stories as editors look at them: the list with its filters. What a story is in full is in desk-story.ts. Read-only, and shared by the desk and
// the commands: what changes a story is in story-changes.ts and story-decisions.ts.
import { sql, type RawBuilder } from 'kysely';
import type { ScorePart, StoryFit, StoryOrder } from '../../core/story.ts';
import type { DraftState } from '../../core/words.ts';
import type { Database } from '../database.ts';
import { cameOutAt, orderedBy, originsGained } from './story-order.ts';

export interface StoryDraft {
  readonly id: string;
  readonly state: DraftState;
  readonly personaId: string;
  readonly personaName: string;
  readonly openedAt: Date;
  /** When the job that begins it was in its desk's queue, as far as the outbox still knows: else when it was opened. Null: it is not yet. */
  readonly queuedAt: Date | null;
  /** When its first revision was stored. */
  readonly writtenAt: Date | null;
  /** The draft whose publication this one brings up to date. */
  readonly updateOf: string | null;
  /** An editor asked for it beside another. */
  readonly isSecondView: boolean;
  /** Why it failed; null: it did not. */
  readonly failure: string | null;
  readonly publication: { readonly slug: string; readonly publishedAt: Date } | null;
}

export interface StoryLine {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly breaking: boolean;
  readonly pinnedAt: Date | null;
  readonly mutedAt: Date | null;
  readonly assignedAt: Date | null;
  readonly thirdOriginAt: Date | null;
  /** 0 to 1; null: not scored yet. */
  readonly score: number | null;
  readonly scoredAt: Date | null;
  readonly parts: readonly ScorePart[];
  readonly burst: number;
  /** The personas that fit best, best first. */
  readonly fits: readonly StoryFit[];
  /** Why no analyst was given it, in words. */
  readonly notAssigned: string | null;
  readonly articles: number;
  readonly origins: number;
  readonly outlets: number;
  /** ISO 639-1 codes, that of most articles first. */
  readonly languages: readonly string[];
  /** ISO 3166-1 alpha-2 codes of the feeds, likewise. */
  readonly countries: readonly string[];
  /** When its first and last article came out: their own times, or when they were stored, where that is earlier or nothing else is known. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  /** Independent origins that it gained in the last `growthHours`. */
  readonly gained: number;
  /** When the editor who asks last looked; null: never. */
  readonly seenAt: Date | null;
  /** Articles stored since then; all of them where the editor never looked. */
  readonly fresh: number;
  /** Articles of each hour, the oldest first, to `hoursUntil`. */
  readonly hours: readonly number[];
  readonly hoursUntil: Date;
  /** Also those of stories that were merged into it, the oldest first. */
  readonly drafts: readonly StoryDraft[];
}

export interface StoryFilter {
  /** Name of a beat that the reports name, as a persona's file has it. */
  readonly beat?: string | null;
  /** Has a draft of it, or, while it is not assigned, fits it best. */
  readonly personaId?: string | null;
  readonly language?: string | null;
  readonly country?: string | null;
  /** 0 to 1. */
  readonly minimumScore?: number | null;
  readonly breaking?: boolean;
  readonly pinned?: boolean;
  /** Muted ones are left out unless they alone are asked for. */
  readonly muted?: boolean;
  readonly unassigned?: boolean;
  /** In the story's title or an article's title or outlet; or an article's address, or the story's id. */
  readonly text?: string | null;
  /** Also what had no new origin for longer than the window; pinned stories are always there. */
  readonly older?: boolean;
}

/** Who looks, and at which stretch of time. */
export interface StoryReader {
  /** Null: nobody who is remembered. */
  readonly editorId: string | null;
  /** How far back the list and the articles an hour go, ms. */
  readonly windowMs: number;
  readonly now: Date;
}

const hourMs = 3_600_000;

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

function conditions(filter: StoryFilter, reader: StoryReader): RawBuilder<unknown> {
  const since = new Date(reader.now.getTime() - reader.windowMs);
  const all: RawBuilder<unknown>[] = [sql`s.state = 'open'`, filter.muted === true ? sql`s.muted_at is not null` : sql`s.muted_at is null`];
  if (filter.older !== true) all.push(sql`(s.last_origin_at >= ${since} or s.pinned_at is not null)`);
  if (filter.breaking === true) all.push(sql`s.breaking`);
  if (filter.pinned === true) all.push(sql`s.pinned_at is not null`);
  // Nobody writes it: what was withdrawn, spiked or failed is no draft of it.
  if (filter.unassigned === true)
    all.push(
      sql`not exists (select from draft d where d.story_id in (select story_family(s.id)) and d.state not in ('failed', 'spiked', 'withdrawn'))`,
    );
  if (typeof filter.minimumScore === 'number') all.push(sql`s.newsworthiness >= ${filter.minimumScore}`);
  // A beat counts where a persona that comes near the best names it, as for the story's desk.
  if (typeof filter.beat === 'string')
    all.push(sql`exists (select from jsonb_array_elements(s.fits) f where f -> 'beats' ? ${filter.beat}
      and (f ->> 'score')::float8 >= (s.fits -> 0 ->> 'score')::float8 / 2)`);
  if (typeof filter.personaId === 'string')
    all.push(sql`(exists (select from draft d where d.story_id in (select story_family(s.id)) and d.persona_id = ${filter.personaId} and d.state <> 'withdrawn')
      or s.assigned_at is null and s.fits -> 0 ->> 'personaId' = ${filter.personaId})`);
  if (typeof filter.language === 'string')
    all.push(sql`exists (select from article a where a.story_id = s.id and a.language = ${filter.language})`);
  if (typeof filter.country === 'string')
    all.push(sql`exists (select from article a join feed f on f.id = a.feed_id where a.story_id = s.id and f.country = ${filter.country})`);
  if (typeof filter.text === 'string')
    all.push(sql`(s.title ilike ${like(filter.text)} or s.id = ${filter.text} or exists (select from article a where a.story_id = s.id
      and (a.title ilike ${like(filter.text)} or a.outlet ilike ${like(filter.text)} or a.url = ${filter.text})))`);
  return sql.join(all, sql` and `);
}

/** Drafts by the open story that they belong to, following merges. */
async function draftsOf(database: Database, storyIds: readonly string[]): Promise<Map<string, StoryDraft[]>> {
  const { rows } = await sql<Omit<StoryDraft, 'publication'> & { storyId: string; slug: string | null; publishedAt: Date | null }>`
    with recursive family as (
      select id as root, id from story where id = any(${[...storyIds]}::text[])
      union
      select f.root, s.id from family f join story s on s.merged_into = f.id
    )
    select f.root as "storyId", d.id, d.state, case when d.state = 'failed' then d.failure end as failure, d.persona_id as "personaId", coalesce(v.name, d.persona_id) as "personaName",
      d.created_at as "openedAt", d.update_of as "updateOf", p.slug,
      case when o.id is null then d.created_at else o.relayed_at end as "queuedAt",
      exists (select from second_view w where w.draft_id = d.id) as "isSecondView", p.published_at as "publishedAt",
      (select min(r.created_at) from revision r where r.draft_id = d.id) as "writtenAt"
    from family f join draft d on d.story_id = f.id
    left join publication p on p.draft_id = d.id
    left join outbox o on o.job = 'draft-story' and o.job_id = 'draft-' || d.id || '-1'
    left join lateral (
      select document ->> 'name' as name from persona_version x where x.persona_id = d.persona_id order by created_at desc limit 1) v on true
    order by d.created_at, d.id`.execute(database);
  const drafts = new Map<string, StoryDraft[]>();
  for (const { storyId, slug, publishedAt, ...draft } of rows) {
    const publication = slug === null || publishedAt === null ? null : { slug, publishedAt };
    drafts.set(storyId, [...(drafts.get(storyId) ?? []), { ...draft, publication }]);
  }
  return drafts;
}

type Row = Omit<StoryLine, 'drafts' | 'hours' | 'hoursUntil'>;

/** To which hour a story's curve runs: now, or its last article where that is older than the window. */
function hoursUntil(line: Pick<Row, 'lastAt'>, reader: StoryReader): Date {
  const isOld = line.lastAt !== null && line.lastAt.getTime() < reader.now.getTime() - reader.windowMs;
  return isOld && line.lastAt !== null ? line.lastAt : reader.now;
}

/** Articles an hour of each story, over the window. */
async function hoursOf(database: Database, lines: readonly Row[], reader: StoryReader): Promise<Map<string, number[]>> {
  const hours = new Map(lines.map((line) => [line.id, Array.from({ length: Math.max(1, Math.ceil(reader.windowMs / hourMs)) }, () => 0)]));
  const ends = lines.map((line) => hoursUntil(line, reader));
  const { rows } = await sql<{ id: string; back: number; articles: number }>`
    select a.story_id as id, floor(extract(epoch from u.until - ${cameOutAt}) / 3600)::int as back, count(*)::int as articles
    from unnest(${lines.map((line) => line.id)}::text[], ${ends}::timestamptz[]) as u (id, until)
    join article a on a.story_id = u.id group by 1, 2`.execute(database);
  for (const { id, back, articles } of rows) {
    const own = hours.get(id);
    // A clock that runs ahead dates an article after now: it came in the last hour.
    const at = own === undefined ? -1 : own.length - 1 - Math.max(0, back);
    if (own !== undefined && at >= 0) own[at] = (own[at] ?? 0) + articles;
  }
  return hours;
}

/** Stories of these ids, in this order, as a list shows them. */
export async function storyLines(database: Database, ids: readonly string[], reader: StoryReader): Promise<StoryLine[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select s.id, s.title, s.language, s.breaking, s.pinned_at as "pinnedAt", s.muted_at as "mutedAt", s.assigned_at as "assignedAt",
      s.third_origin_at as "thirdOriginAt", s.newsworthiness as score, s.scored_at as "scoredAt", s.score_parts as parts, s.burst, s.fits,
      s.not_assigned as "notAssigned", c.articles, c.origins, c.outlets, c."firstAt", c."lastAt", v.seen_at as "seenAt", c.fresh,
      ${originsGained(reader.now)} as gained,
      array(select language from article a where a.story_id = s.id group by 1 order by count(*) desc, 1) as languages,
      array(select f.country from article a join feed f on f.id = a.feed_id where a.story_id = s.id and f.country is not null
        group by 1 order by count(*) desc, 1) as countries
    from unnest(${[...ids]}::text[]) with ordinality as wanted (id, place)
    join story s on s.id = wanted.id
    left join story_visit v on v.story_id = s.id and v.editor_id = ${reader.editorId}
    cross join lateral (
      select count(*)::int as articles, count(distinct a.origin)::int as origins, count(distinct a.outlet)::int as outlets,
        min(${cameOutAt}) as "firstAt", max(${cameOutAt}) as "lastAt",
        (count(*) filter (where v.seen_at is null or a.fetched_at > v.seen_at))::int as fresh
      from article a where a.story_id = s.id) c
    order by wanted.place`.execute(database);
  const hours = await hoursOf(database, rows, reader);
  const drafts = await draftsOf(database, ids);
  return rows.map((row) => ({
    ...row,
    hours: hours.get(row.id) ?? [],
    hoursUntil: hoursUntil(row, reader),
    drafts: drafts.get(row.id) ?? [],
  }));
}

export interface StoryList {
  readonly stories: readonly StoryLine[];
  /** How many the filter finds, on all pages. */
  readonly found: number;
}

/**
 * Open stories. By score those come first that are pinned and with no editor yet, then breaking ones, then the best; what is not scored yet comes
 * last, the newest first.
 */
export async function listStories(
  database: Database,
  filter: StoryFilter,
  reader: StoryReader,
  page: { readonly order?: StoryOrder; readonly limit: number; readonly offset: number },
): Promise<StoryList> {
  const where = conditions(filter, reader);
  const { rows } = await sql<{ id: string; found: number }>`
    select s.id, (count(*) over ())::int as found from story s where ${where}
    order by ${orderedBy(page.order ?? 'score', reader.now)}
    limit ${page.limit} offset ${page.offset}`.execute(database);
  const stories = await storyLines(
    database,
    rows.map((row) => row.id),
    reader,
  );
  const found = rows[0]?.found ?? (page.offset === 0 ? 0 : await countStories(database, filter, reader));
  return { stories, found };
}

async function countStories(database: Database, filter: StoryFilter, reader: StoryReader): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from story s where ${conditions(filter, reader)}`.execute(database);
  return rows[0]?.found ?? 0;
}

/** What a list of stories can be narrowed to: languages and countries that the watched feeds have, by their codes. */
export async function storyPlaces(database: Database): Promise<{ languages: string[]; countries: string[] }> {
  const { rows } = await sql<{ languages: string[]; countries: string[] }>`
    select array(select distinct language from feed where language is not null order by 1) as languages,
      array(select distinct country from feed where country is not null order by 1) as countries`.execute(database);
  return rows[0] ?? { languages: [], countries: [] };
}
