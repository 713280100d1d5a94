// Publications and what came into their stories since: what an update is made of. A publication of a story that was merged counts as the one's that
// it was merged into.
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database.ts';
import { openDraft } from './drafts.ts';

/** A report as far as it is compared: its text as it was read for the publication, or as it is now. */
export interface ComparedReport {
  readonly articleId: string;
  readonly url: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  readonly origin: string;
  /**
   * When a merge first brought it together with what was published, which could not read it before; null: it came into the very story that was written
   * of, or of another story is asked.
   */
  readonly joinedAt: Date | null;
}

export interface UpdateCandidate {
  readonly storyId: string;
  /** The draft of its last publication. */
  readonly draftId: string;
  readonly personaId: string;
  /** An update of it was due already, and waits for a desk. */
  readonly waits: boolean;
  /** The database's clock, before its articles are read: what `considered` writes. */
  readonly mark: Date;
}

const updateWaits = 'an update waits for a desk: ';
const ended = sql`('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn')`;
/** Of the story `s`, those merged into it among them. */
const familyOf = sql`(select id from story f where f.id = s.id or f.merged_into = s.id)`;

/**
 * Open stories that something came into since they were last considered and that were published last before `publishedBefore`, without an update
 * under way and without a draft by the analyst who would write it; at most `limit`, those of `hindered` analysts last. Second views of others hold up
 * nothing. Muted ones are left alone.
 */
export async function updateCandidates(
  database: Database,
  { publishedBefore, hindered, limit }: { readonly publishedBefore: Date; readonly hindered: readonly string[]; readonly limit: number },
): Promise<UpdateCandidate[]> {
  const { rows } = await sql<UpdateCandidate>`
    select s.id as "storyId", p.id as "draftId", p.persona_id as "personaId", coalesce(starts_with(s.not_assigned, ${updateWaits}), false) as waits, clock_timestamp() as mark
    from story s
    join lateral (
      select d.id, d.persona_id, p.published_at from draft d join publication p on p.draft_id = d.id
      where d.story_id in ${familyOf} and d.state in ('published', 'corrected') order by p.published_at desc limit 1) p on true
    where s.state = 'open' and s.muted_at is null and p.published_at <= ${publishedBefore}
      and s.updated_at > coalesce(s.considered_at, '-infinity')
      and not exists (select from draft d where d.story_id in ${familyOf} and d.state not in ${ended}
        and (d.persona_id = p.persona_id or d.update_of is not null))
    order by p.persona_id = any(${[...hindered]}::text[]), s.updated_at, s.id limit ${limit}`.execute(database);
  return rows;
}

const published = sql`('published', 'corrected')`;

/**
 * What published drafts read, as they read it, and what else a story has now. `draftId`: of that draft, which is another story's; else of all
 * published drafts of the story.
 */
export async function coveredAndAdded(
  database: Database,
  { storyId, draftId }: { readonly storyId: string; readonly draftId?: string },
): Promise<{ readonly covered: ComparedReport[]; readonly added: ComparedReport[] }> {
  const ofStory = sql`d.story_id in (select story_family(${storyId})) and d.state in ${published}`;
  const columns = sql`a.id as "articleId", a.url, t.text, a.language, a.published_at as "publishedAt", a.fetched_at as "fetchedAt", a.origin`;
  const read = sql`
    select distinct o.article_id, o.snapshot_sha256 from draft d join round_source o on o.draft_id = d.id
    where ${draftId === undefined ? ofStory : sql`d.id = ${draftId}`}`;
  // The story that an article came into is the one written of, or was merged with it: into it, or the other way round.
  const joined =
    draftId === undefined
      ? sql`case when coalesce(a.merged_from, a.story_id) not in (select story_id from written) then (
          select max(e.at) from story_event e
          where e.kind = 'merged' and (e.story_id = a.merged_from or e.story_id in (select story_id from written))) end`
      : sql`null::timestamptz`;
  const covered = await sql<ComparedReport>`
    with read as (${read})
    select ${columns}, null::timestamptz as "joinedAt" from read join article a on a.id = read.article_id join snapshot t on t.sha256 = read.snapshot_sha256
    order by a.id, t.sha256`.execute(database);
  const added = await sql<ComparedReport>`
    with read as (${read}), written as (select distinct d.story_id from draft d where ${ofStory})
    select ${columns}, ${joined} as "joinedAt" from article a join snapshot t on t.sha256 = a.snapshot_sha256
    where a.story_id = ${storyId} and a.id not in (select article_id from read) order by a.id`.execute(database);
  return { covered: covered.rows, added: added.rows };
}

/** A story was looked at for news, at `mark`. `nothingIn`: so many reports came since, and state nothing new, which is said; 0 says nothing. */
export async function considered(
  database: Database,
  { storyId, mark, nothingIn }: { readonly storyId: string; readonly mark: Date; readonly nothingIn: number },
): Promise<void> {
  const why = `published; ${nothingIn === 1 ? 'one report since states' : `${nothingIn} reports since state`} nothing new`;
  await database
    .updateTable('story')
    .set({ considered_at: mark, not_assigned: nothingIn === 0 ? null : why })
    .where('id', '=', storyId)
    .execute();
}

/** An update of a published story is due, and waits for a desk: why, in words. It is looked at again. */
export async function sayUpdateWaits(database: Database, storyId: string, why: string): Promise<void> {
  await database
    .updateTable('story')
    .set({ not_assigned: `${updateWaits}${why}` })
    .where('id', '=', storyId)
    .where('assigned_at', 'is not', null)
    .execute();
}

/**
 * Opens the draft that brings a publication up to date, queued, with its job, and says so in the story's history. Returns its id, or null where a
 * live draft of that story and persona is there.
 */
export async function openUpdate(
  transaction: DatabaseTransaction,
  update: {
    readonly storyId: string;
    readonly personaId: string;
    readonly writer: string;
    readonly updateOf: string;
    readonly priority: number;
    /** What is new, as written. */
    readonly stated: readonly string[];
  },
): Promise<string | null> {
  const { storyId, updateOf, stated, ...draft } = update;
  const draftId = await openDraft(transaction, { ...draft, storyId, updateOf });
  if (draftId === null) return null;
  await transaction
    .insertInto('story_event')
    .values({
      story_id: storyId,
      kind: 'updated',
      editor_id: null,
      reason: `new since the publication: ${stated.join(', ')}`,
      detail: JSON.stringify({ draftId, updateOf, stated }),
    })
    .execute();
  return draftId;
}

/**
 * Articles of the story that this draft is of, or became, that neither the publication which it updates read nor another one of the story that stands;
 * the newest first. None for a draft that is no update.
 */
export async function newSincePublication(database: Database, draftId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as (select d.update_of, array(select story_family(d.story_id)) as family from draft d where d.id = ${draftId} and d.update_of is not null)
    select a.id from own join article a on a.story_id = any(own.family)
    where a.id not in (
      select o.article_id from round_source o join draft p on p.id = o.draft_id
      where p.id = own.update_of or (p.story_id = any(own.family) and p.state in ${published}))
    order by a.published_at desc nulls last, a.id`.execute(database);
  return rows.map((row) => row.id);
}
