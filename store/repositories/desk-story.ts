// One story as an editor reads it: its articles, who it was given to and why, what became of it. Read-only.
import { sql } from 'kysely';
import { storedFacts, type ClaimFacts } from '../../core/claim-facts.ts';
import type { Database } from '../database.ts';
import { storyLines, type StoryLine, type StoryReader } from './desk-stories.ts';
import { storyAssignments, storyEvents, type StoryAssignment, type StoryEvent } from './story-history.ts';

/** More articles of one story than this are counted, not read: the latest ones stay away. */
const articlesRead = 600;
/** Code points of an article's text that a lead is cut from. */
const leadLength = 420;

export interface StoryArticle {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** The text after the title, its beginning. */
  readonly lead: string;
  readonly outlet: string;
  readonly origin: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** ISO 3166-1 alpha-2 code of its feed's country. */
  readonly country: string | null;
  /** When it came out: its own time; when it was stored, where that is earlier or it says none. */
  readonly at: Date;
  /** False: it says no time of its own. */
  readonly isDated: boolean;
  readonly storedAt: Date;
}

export interface DeskStory extends StoryLine {
  /** By their time; the first 600. */
  readonly reports: readonly StoryArticle[];
  /** Also those of stories that were merged into it. */
  readonly events: readonly StoryEvent[];
  /** Likewise. */
  readonly assignments: readonly StoryAssignment[];
}

async function reportsOf(database: Database, storyId: string): Promise<StoryArticle[]> {
  const { rows } = await sql<StoryArticle>`
    select a.id, a.url, a.title, a.outlet, a.origin, a.language, f.country, least(a.published_at, a.fetched_at) as at,
      a.published_at is not null as "isDated", a.fetched_at as "storedAt",
      left(substr(n.text, strpos(n.text, E'\n\n') + 2), ${leadLength}::int) as lead
    from article a join feed f on f.id = a.feed_id join snapshot n on n.sha256 = a.snapshot_sha256
    where a.story_id = ${storyId} order by at, a.id limit ${articlesRead}`.execute(database);
  return rows;
}

/** One open story; null where there is none of that id. Of a merged one `storyAddress` says where it went. */
export async function readStory(database: Database, storyId: string, reader: StoryReader): Promise<DeskStory | null> {
  const [line] = await storyLines(database, [storyId], reader);
  if (line === undefined) return null;
  return {
    ...line,
    reports: await reportsOf(database, storyId),
    events: await storyEvents(database, storyId),
    assignments: await storyAssignments(database, storyId),
  };
}

export interface StoryClaim {
  readonly origin: string;
  readonly facts: ClaimFacts;
  /** People whom the claim says it on the word of. */
  readonly speakers: readonly string[];
}

/** The claims of a story's reports. They are read for drafts: a story without one has none. */
export async function storyClaims(database: Database, storyId: string): Promise<StoryClaim[]> {
  const { rows } = await sql<{ origin: string; facts: object; speakers: string[] }>`
    select distinct coalesce(c.details ->> 'origin', a.origin) as origin, c.facts,
      array(select link ->> 'name' from jsonb_array_elements(c.attribution) link where link ->> 'kind' = 'person') as speakers
    from article a join claim c on c.snapshot_sha256 = a.snapshot_sha256 and c.article_id = a.id
    where a.story_id = ${storyId} and c.facts <> '{}'::jsonb`.execute(database);
  return rows.flatMap(({ origin, facts, speakers }) => {
    const read = storedFacts(facts);
    return read === null ? [] : [{ origin, facts: read, speakers }];
  });
}

export interface StoryChoice {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly articles: number;
  readonly lastAt: Date;
}

/**
 * Open stories that may be about the same: those with most of these words in their title, the latest first among equals. Words of other scripts
 * match as they stand.
 */
export async function likelyTwins(
  database: Database,
  story: { readonly id: string; readonly words: readonly string[] },
  most: number,
): Promise<StoryChoice[]> {
  if (story.words.length === 0) return [];
  const { rows } = await sql<StoryChoice>`
    select s.id, s.title, s.language, s.articles, s.last_origin_at as "lastAt"
    from story s
    cross join lateral (select count(*)::int as shared from unnest(${[...story.words]}::text[]) as w (word)
      where strpos(lower(s.title), w.word) > 0) m
    where s.state = 'open' and s.id <> ${story.id} and m.shared > 0
      and s.last_origin_at > (select last_origin_at - interval '7 days' from story where id = ${story.id})
    order by m.shared desc, s.last_origin_at desc, s.id limit ${most}`.execute(database);
  return rows;
}

/** An open story by its id, a draft's or article's id, or an article's address; null: none. Merges are followed. */
export async function findOpenStory(database: Database, text: string): Promise<StoryChoice | null> {
  const { rows } = await sql<StoryChoice>`
    with recursive chain as (
      select id, merged_into, state, 0 as depth from story where id = coalesce(
        (select id from story where id = ${text}), (select story_id from draft where id = ${text}),
        (select story_id from article where id = ${text} or url = ${text} limit 1))
      union all
      select s.id, s.merged_into, s.state, c.depth + 1 from story s join chain c on s.id = c.merged_into where c.depth < 100
    )
    select s.id, s.title, s.language, s.articles, s.last_origin_at as "lastAt"
    from chain c join story s on s.id = c.id where c.state = 'open' order by c.depth desc limit 1`.execute(database);
  return rows[0] ?? null;
}
