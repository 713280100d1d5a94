// Stories that wait for an analyst, and what is said of those that none is given: a story is assigned at most once by the newsroom itself, and
// never when it was merged into another. What no desk takes waits, and can be seen waiting.
import { sql, type Expression, type SqlBool } from 'kysely';
import type { StoryToAssign } from '../../core/story.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { isCaughtUp } from './clustering.ts';
import { headsOfStories, type StoryHead } from './story-heads.ts';

/** How many stories one look for unassigned ones returns at most. */
const storiesAtOnce = 200;

export interface DueRules {
  /** No new origin for so long, ms; breaking stories wait for nothing. */
  readonly settleMs: number;
  readonly minimumOutlets: number;
  /** Least newsworthiness; breaking stories need none. */
  readonly newsworthiness: number;
  readonly now: Date;
}

export interface DueStory extends StoryToAssign {
  readonly pinned: boolean;
  readonly newsworthiness: number | null;
  readonly articles: readonly StoryHead[];
}

/**
 * Whether a story of these columns is due: pinned, or reported by outlets enough and not told already, and either breaking, or settled and
 * newsworthy enough. Old news that comes in all at once, as at a first start, has settled by its dates only when nothing of it is still to be read; else
 * when nothing came into the story for as long. Muted ones never are.
 */
function due({ settleMs, minimumOutlets, newsworthiness, now }: DueRules): Expression<SqlBool> {
  const settledBefore = new Date(now.getTime() - settleMs);
  return sql<SqlBool>`story.state = 'open' and story.assigned_at is null and story.muted_at is null and (story.pinned_at is not null
    or (story.outlets >= ${minimumOutlets} and story.repeats is null and (story.breaking
      or (story.last_origin_at <= ${settledBefore} and (story.updated_at <= ${settledBefore} or ${isCaughtUp})
        and coalesce(story.newsworthiness, 0) >= ${newsworthiness}))))`;
}

/**
 * Stories waiting for an analyst, at most 200: pinned ones, breaking ones, and then the most newsworthy first, of equal ones the newest. Those that fit
 * only personas of `hindered`, which take none now, come after all others: however many there are, they hide nobody. `only`: this one, if it is due.
 */
export async function storiesToAssign(
  database: Database,
  rules: DueRules & { readonly only?: string; readonly hindered?: readonly string[] },
): Promise<DueStory[]> {
  const hindered = [...(rules.hindered ?? [])];
  const stories = await database
    .selectFrom('story')
    .select(['id', 'title', 'language', 'breaking', 'newsworthiness', sql<boolean>`pinned_at is not null`.as('pinned')])
    .where(due(rules))
    .$if(rules.only !== undefined, (query) => query.where('id', '=', rules.only ?? ''))
    .orderBy('pinned', 'desc')
    .orderBy('breaking', 'desc')
    .orderBy(
      sql`exists (select from jsonb_array_elements(fits) f where not (f ->> 'personaId' = any(${hindered}::text[]))
        and (f ->> 'score')::float8 >= (fits -> 0 ->> 'score')::float8 / 2
        and (fits -> 0 -> 'beats' = '[]' or f -> 'beats' <> '[]')) desc`,
    )
    .orderBy(sql`newsworthiness desc nulls last`)
    .orderBy('last_origin_at', 'desc')
    .orderBy('id')
    .limit(storiesAtOnce)
    .execute();
  const heads = await headsOfStories(
    database,
    stories.map((story) => story.id),
  );
  return stories.map((story) => ({ ...story, articles: heads.get(story.id) ?? [] }));
}

/** Takes the story from the stories to assign. False: it was assigned already, and keeps its time. */
export async function markAssigned(transaction: DatabaseTransaction, storyId: string): Promise<boolean> {
  const result = await transaction
    .updateTable('story')
    .set({ assigned_at: sql<Date>`now()`, not_assigned: null, updated_at: sql<Date>`now()` })
    .where('id', '=', storyId)
    .where('assigned_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Says why no analyst was given these stories, in words; null: nothing is to be said. What is said already is not written again. */
export async function sayNotAssigned(database: Database, why: ReadonlyMap<string, string | null>): Promise<void> {
  if (why.size === 0) return;
  await sql`
    update story set not_assigned = said.why from unnest(${[...why.keys()]}::text[], ${[...why.values()]}::text[]) as said (id, why)
    where story.id = said.id and story.not_assigned is distinct from said.why
      and (story.assigned_at is null or said.why is null)`.execute(database);
}

/** What decides whether a story is due, of stories that no analyst was given. */
export interface Undecided {
  readonly id: string;
  readonly muted: boolean;
  readonly pinned: boolean;
  readonly breaking: boolean;
  readonly outlets: number;
  readonly newsworthiness: number | null;
  readonly lastOriginAt: Date;
  readonly notAssigned: string | null;
  /** Headline of the publication that says all that it does. */
  readonly toldAs: string | null;
}

/** Those of these stories that no analyst was given, and those whose `not_assigned` may be out of date as they were muted or unmuted. */
export async function undecidedStories(database: Database, storyIds: readonly string[]): Promise<Undecided[]> {
  const { rows } = await sql<Undecided>`
    select id, muted_at is not null as muted, pinned_at is not null as pinned, breaking, outlets, newsworthiness, last_origin_at as "lastOriginAt",
      not_assigned as "notAssigned",
      case when repeats is null then null else coalesce(
        (select h.text from publication p join sentence h on h.revision_id = p.revision_id and h.part = 'headline' where p.draft_id = repeats limit 1), title)
        end as "toldAs"
    from story where state = 'open' and assigned_at is null
      and (id = any(${[...storyIds]}::text[])
        or ((muted_at is not null or not_assigned = 'muted') and (muted_at is not null) <> coalesce(not_assigned = 'muted', false)))`.execute(
    database,
  );
  return rows;
}

/** Stories that are due and that no desk took: how many, and since when the longest waits. */
export interface WaitingStories {
  readonly stories: number;
  readonly breaking: number;
  readonly since: Date | null;
  /** The first of them as they would be given out, with what is said of each. */
  readonly first: readonly { readonly id: string; readonly title: string; readonly why: string | null; readonly since: Date }[];
}

/** `since`: when its newest origin was heard of and it had settled, or it was pinned; a moment that is past, as it is due. */
export async function waitingStories(database: Database, rules: DueRules, show: number): Promise<WaitingStories> {
  const settled = sql<Date>`case when breaking or pinned_at is not null then coalesce(pinned_at, third_origin_at, last_origin_at)
    else last_origin_at + make_interval(secs => ${rules.settleMs / 1000}) end`;
  const { rows } = await sql<{ stories: number; breaking: number; since: Date | null }>`
    select count(*)::int as stories, (count(*) filter (where breaking))::int as breaking, min(${settled}) as since
    from story where ${due(rules)}`.execute(database);
  const first = await sql<WaitingStories['first'][number]>`
    select id, title, not_assigned as why, ${settled} as since from story where ${due(rules)}
    order by pinned_at is not null desc, breaking desc, newsworthiness desc nulls last, last_origin_at desc, id limit ${show}`.execute(
    database,
  );
  const [counts] = rows;
  return { stories: counts?.stories ?? 0, breaking: counts?.breaking ?? 0, since: counts?.since ?? null, first: first.rows };
}
