// Stories that turn out to be one, or two. A story keeps its id for good: one that was merged redirects, and what was said of it by its id — drafts,
// publications, spending — stays under it and is found from the story that it became. Articles alone move. Every change has its event, with who and why.
//
//   open ──merge──▶ merged (merged_into: always an open story, so that one step leads to it)
//   open ──split──▶ open, and another open story of the articles that left
//
// Locks, in this order: the stories by their ids, then their drafts by their ids.
import { sql } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import { newId } from '../../core/hash.ts';
import type { StoryEventKind } from '../../core/story.ts';
import { nameStory } from '../../core/story-title.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { flagMerged, flagNewArticles, flagSplit, reopenAfterFailure } from './story-flags.ts';
import { reportsOfStory } from './story-reports.ts';

export interface StoryActor {
  /** Null: the newsroom itself. */
  readonly editorId: string | null;
  /** In words, for whoever reads the story's history. */
  readonly reason: string;
}

interface LockedStory {
  readonly id: string;
  readonly title: string;
  readonly breaking: boolean;
}

/** The open story that this id is or was merged into; null: there is no such story. */
export async function currentStory(database: Database, storyId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, state from story where id = ${storyId}
      union
      select s.id, s.merged_into, s.state from story s join chain c on s.id = c.merged_into
    )
    select id from chain where state = 'open'`.execute(database);
  return rows[0]?.id ?? null;
}

export async function recordStoryEvent(
  transaction: DatabaseTransaction,
  event: { readonly storyId: string; readonly kind: StoryEventKind; readonly detail?: Record<string, unknown> } & StoryActor,
): Promise<void> {
  const { storyId, kind, editorId, reason, detail = {} } = event;
  await transaction
    .insertInto('story_event')
    .values({ story_id: storyId, kind, editor_id: editorId, reason, detail: JSON.stringify(detail) })
    .execute();
}

/** The stories and those merged into them, locked in the order of their ids. Throws NewsroomError `story-missing` and `story-merged`. */
async function lockStories(transaction: DatabaseTransaction, storyIds: readonly string[]): Promise<LockedStory[]> {
  const rows = await transaction
    .selectFrom('story')
    .select(['id', 'state', 'merged_into', 'title', 'breaking'])
    .where((where) => where.or([where('id', 'in', storyIds), where('merged_into', 'in', storyIds)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const id of storyIds) {
    const row = rows.find((story) => story.id === id);
    if (row === undefined) throw new NewsroomError('story-missing', `there is no story ${id}`, { details: { story: id } });
    if (row.state !== 'open') {
      throw new NewsroomError('story-merged', `story ${id} was merged into ${row.merged_into}: change that one`, {
        details: { story: id, into: row.merged_into },
      });
    }
  }
  return rows.filter(({ id }) => storyIds.includes(id));
}

/**
 * Writes what a story's articles make of it now. Whether it breaks is for the next article to say: until then it is as `breaking` says. `renamed`: also
 * what it is called; else it keeps its name, whatever came into it.
 */
async function rewrite(
  transaction: DatabaseTransaction,
  storyId: string,
  { breaking, renamed }: { readonly breaking: boolean; readonly renamed: boolean },
): Promise<void> {
  const { articles, reports, earliest } = await reportsOfStory(transaction, storyId);
  const stored = new Map<string, number>();
  for (const { origin, fetchedAt } of reports) stored.set(origin, Math.min(fetchedAt.getTime(), stored.get(origin) ?? Infinity));
  const third = [...stored.values()].toSorted((one, other) => one - other)[2];
  const published = reports.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
  await transaction
    .updateTable('story')
    .set({
      ...(renamed ? nameStory({ reports, earliest }) : {}),
      articles,
      outlets: new Set(reports.map(({ outlet }) => outlet)).size,
      origins: stored.size,
      breaking,
      first_published_at: published.length === 0 ? null : new Date(Math.min(...published)),
      last_published_at: published.length === 0 ? null : new Date(Math.max(...published)),
      third_origin_at: third === undefined ? null : new Date(third),
      updated_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', storyId)
    .execute();
}

/**
 * What an editor and assignment said of the merged story holds for the one that it became: a draft of either is a draft of both, a pin stays a pin and ends a
 * mute. Where one of the two was muted, the larger one's word holds, so that a muted report never silences a story of many.
 */
async function inherit(transaction: DatabaseTransaction, from: string, into: string): Promise<void> {
  await sql`
    update story s set
      assigned_at = coalesce(s.assigned_at, f.assigned_at),
      pinned_at = coalesce(s.pinned_at, f.pinned_at),
      muted_at = case
        when s.pinned_at is not null or f.pinned_at is not null then null
        when s.muted_at is not null and f.muted_at is not null then s.muted_at
        when s.articles > f.articles or s.assigned_at is not null then s.muted_at
        when f.articles > s.articles then f.muted_at
        else coalesce(s.muted_at, f.muted_at) end,
      last_origin_at = greatest(s.last_origin_at, f.last_origin_at)
    from story f where s.id = ${into} and f.id = ${from}`.execute(transaction);
}

/**
 * Moves all articles of `from` into `into`. From now on `from` redirects there, as do the stories that were merged into it before. Its drafts stay its
 * own and reachable; the live ones are flagged `story-merged: ID`, and those of `into` `new-articles: N`: no text is touched. `into` keeps its
 * title. Records `merged` and `absorbed`, both with the title that `from` had. Throws NewsroomError `story-missing`, `story-merged` (either is not open) and `merge-itself`.
 */
export async function mergeStories(
  transaction: DatabaseTransaction,
  change: { readonly from: string; readonly into: string } & StoryActor,
): Promise<void> {
  const { from, into, editorId, reason } = change;
  if (from === into) throw new NewsroomError('merge-itself', `story ${from} cannot be merged into itself`, { details: { story: from } });
  const stories = await lockStories(transaction, [from, into]);
  const flagged = await flagNewArticles(transaction, into, await articlesIn(transaction, from));
  await flagMerged(transaction, from, into);
  const moved = await transaction
    .updateTable('article')
    .set({ story_id: into, merged_from: sql<string>`coalesce(merged_from, ${from}::text)` })
    .where('story_id', '=', from)
    .executeTakeFirst();
  await inherit(transaction, from, into);
  await transaction.updateTable('story').set({ merged_into: into }).where('merged_into', '=', from).execute();
  await transaction.updateTable('story').set({ state: 'merged', merged_into: into }).where('id', '=', from).execute();
  await reopenAfterFailure(transaction, into);
  await rewrite(transaction, from, { breaking: false, renamed: false });
  await rewrite(transaction, into, { breaking: stories.some((story) => story.breaking), renamed: false });
  const articles = Number(moved.numUpdatedRows);
  const title = stories.find(({ id }) => id === from)?.title;
  await recordStoryEvent(transaction, { storyId: from, kind: 'merged', editorId, reason, detail: { into, articles, title } });
  await recordStoryEvent(transaction, { storyId: into, kind: 'absorbed', editorId, reason, detail: { from, articles, title, flagged } });
}

async function articlesIn(transaction: DatabaseTransaction, storyId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom('article')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow();
  return count;
}

async function idsIn(transaction: DatabaseTransaction, storyId: string): Promise<string[]> {
  const rows = await transaction.selectFrom('article').select('id').where('story_id', '=', storyId).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/**
 * Makes another story of these articles of an open one; at least one stays behind. The live drafts of the old story that rest on a moved article are
 * flagged `story-split: N`; what else it had — assignment, pin, mute, drafts — stays with it. Records `split` (with the articles that left and those
 * that stayed) and `split-off`. Returns the new story's id. Throws NewsroomError `story-missing`, `story-merged`, `split-empty`, `split-all` and
 * `article-not-in-story`.
 */
export async function splitStory(
  transaction: DatabaseTransaction,
  change: { readonly storyId: string; readonly articleIds: readonly string[] } & StoryActor,
): Promise<string> {
  const { storyId, editorId, reason } = change;
  const articles = [...new Set(change.articleIds)].toSorted();
  if (articles.length === 0) throw new NewsroomError('split-empty', `name the articles that leave story ${storyId}`);
  const [story] = await lockStories(transaction, [storyId]);
  const all = await idsIn(transaction, storyId);
  const own = new Set(all);
  const strange = articles.filter((id) => !own.has(id));
  if (strange.length > 0) {
    throw new NewsroomError('article-not-in-story', `story ${storyId} has no article ${strange.join(', ')}`, {
      details: { story: storyId, articles: strange },
    });
  }
  const leaving = new Set(articles);
  const stayed = all.filter((id) => !leaving.has(id));
  if (stayed.length === 0) throw new NewsroomError('split-all', `story ${storyId} would have no article left: name fewer`);
  const flagged = await flagSplit(transaction, storyId, articles);
  const into = newId('st');
  await sql`
    insert into story (id, title, language, last_origin_at)
    select ${into}, title, language, last_origin_at from story where id = ${storyId}`.execute(transaction);
  await sql`update article set story_id = ${into}, merged_from = null where story_id = ${storyId} and id = any(${articles})`.execute(
    transaction,
  );
  // Where only what came by merges stays, it is the story from now on: the next to come does not name it alone.
  await sql`
    update article set merged_from = null where story_id = ${storyId} and merged_from is not null
      and not exists (select from article own where own.story_id = ${storyId} and own.merged_from is null)`.execute(transaction);
  await rewrite(transaction, storyId, { breaking: story?.breaking === true, renamed: true });
  await rewrite(transaction, into, { breaking: false, renamed: true });
  await recordStoryEvent(transaction, { storyId, kind: 'split', editorId, reason, detail: { into, articles, stayed, flagged } });
  await recordStoryEvent(transaction, { storyId: into, kind: 'split-off', editorId, reason, detail: { from: storyId, articles } });
  return into;
}
