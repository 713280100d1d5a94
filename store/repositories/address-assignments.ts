// Articles that an editor saw anywhere and gives to a persona by their address, whatever else would keep them from one: their score, how many report
// it, their genre. What is stored already is found; what is not becomes an item of a feed that is no feed, which the ordinary job reads. The row
// waits, with a job of its own, until there is a story (sources/assign-address.ts), so that a kill in between loses nothing. Each step is in the
// audit log by a trigger (store/migrations/0035-given-addresses.sql).
//
//   waiting ──▶ assigned (story, draft)
//      └──────▶ refused (code, message: the page cannot be read, or is no article; `other-draft`: drafts of others would end unasked)
import { sql } from 'kysely';
import type { AddressPolicy } from '../../core/address-policy.ts';
import { addressVariants, readArticleAddress } from '../../core/article-address.ts';
import { NewsroomError } from '../../core/errors.ts';
import { newId } from '../../core/hash.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { holdItem, itemAtAddress, leaveItem } from './given-items.ts';
import { OtherDraftError, requireAgreed, type MayEnd } from './live-drafts.ts';
import { addToOutbox } from './outbox.ts';
import { assignStory, pinStory } from './story-decisions.ts';

export interface AddressAsked {
  /** As a person wrote it. */
  readonly url: string;
  /** The caller has checked it. */
  readonly personaId: string;
  readonly reason: string;
  /** An editor's id, or `operator`. */
  readonly editorId: string;
  /** Null: whatever wrote the newsroom's last draft. */
  readonly writer: string | null;
  /** Drafts of other analysts that may end by it. */
  readonly mayEnd: MayEnd;
}

export interface AddressAssignment {
  readonly id: string;
  readonly url: string;
  readonly personaId: string;
  readonly reason: string;
  readonly state: 'waiting' | 'assigned' | 'refused';
  readonly articleId: string | null;
  readonly itemId: string | null;
  readonly storyId: string | null;
  readonly draftId: string | null;
  /** Other analysts' drafts of the story that ended by it, and that go on beside it; null: it is not assigned, or that was not kept yet. */
  readonly withdrawn: readonly string[] | null;
  readonly beside: readonly string[] | null;
  /** Why it was refused; null otherwise. */
  readonly code: string | null;
  readonly message: string | null;
  /** Refused as `other-draft`: the drafts that would have ended; null otherwise. */
  readonly wouldEnd: readonly string[] | null;
  readonly askedAt: Date;
}

const columns = [
  'id',
  'url',
  'persona_id as personaId',
  'reason',
  'state',
  'article_id as articleId',
  'item_id as itemId',
  'story_id as storyId',
  'draft_id as draftId',
  'withdrawn',
  'beside',
  'code',
  'message',
  'would_end as wouldEnd',
  'asked_at as askedAt',
] as const;

export async function findAddressAssignment(database: Database, id: string): Promise<AddressAssignment | null> {
  return (await database.selectFrom('address_assignment').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The article stored under the address, or that an item or a redirect with it led to; null: none. */
export async function articleAtAddress(database: Database, url: string): Promise<string | null> {
  const variants = addressVariants(url);
  const { rows } = await sql<{ id: string }>`
    select id from article where url = any(${variants}::text[])
    union all
    select article_id from item where url = any(${variants}::text[]) and article_id is not null
    union all
    select i.article_id from fetched f join item i on i.id = f.item_id
      where f.kind = 'page' and f.url = any(${variants}::text[]) and i.article_id is not null
    limit 1`.execute(database);
  return rows[0]?.id ?? null;
}

/** An address that is no article's, or that may not be asked. Its message says what to give instead. */
export class BadAddressError extends NewsroomError {}

/** An article that was stored before its address was given, and the story it is in. */
export interface HeldArticle {
  readonly title: string;
  readonly outlet: string;
  readonly language: string;
  readonly storyId: string | null;
  readonly storyTitle: string | null;
}

export async function heldArticle(database: Database, articleId: string): Promise<HeldArticle | null> {
  const row = await database
    .selectFrom('article')
    .leftJoin('story', 'story.id', 'article.story_id')
    .select(['article.title', 'article.outlet', 'article.language', 'story.id as storyId', 'story.title as storyTitle'])
    .where('article.id', '=', articleId)
    .executeTakeFirst();
  return row ?? null;
}

/** What was agreed to for one that waits already: both, where somebody agrees again. */
async function agreeAlso(transaction: DatabaseTransaction, waiting: AddressAssignment, asked: AddressAsked): Promise<void> {
  const { mayEnd, editorId } = asked;
  if (mayEnd !== 'any' && mayEnd.length === 0) return;
  const more = mayEnd === 'any' ? null : [...mayEnd];
  await sql`
    update address_assignment set agreed_by = ${editorId},
      may_end = case when ${more}::text[] is null then null else (select array_agg(distinct id order by id) from unnest(may_end || ${more}::text[]) id) end
    where id = ${waiting.id} and may_end is not null`.execute(transaction);
}

/**
 * Asks for the article at an address to be read, put into a story and given to a persona; asked again while it waits, it is the same. Whether the
 * page can be fetched and read is told by its row. Throws before anything is written: BadAddressError where no article can be there or the guarded
 * client would not ask, OtherDraftError where the article is held and drafts would end that nobody agreed to.
 */
export async function askForAddress(
  transaction: DatabaseTransaction,
  asked: AddressAsked,
  policy: AddressPolicy,
): Promise<AddressAssignment> {
  const address = readArticleAddress(asked.url, policy);
  if (!address.ok) throw new BadAddressError(address.code, address.message);
  const { url } = address;
  // Two who give one address at once would each add its item.
  await sql`select pg_advisory_xact_lock(hashtextextended('given-by-address ' || ${url}::text, 0))`.execute(transaction);
  const waiting = await transaction
    .selectFrom('address_assignment')
    .select(columns)
    .where('url', '=', url)
    .where('persona_id', '=', asked.personaId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (waiting !== undefined) {
    await agreeAlso(transaction, waiting, asked);
    return waiting;
  }
  const articleId = await articleAtAddress(transaction, url);
  const storyId = articleId === null ? null : ((await heldArticle(transaction, articleId))?.storyId ?? null);
  if (storyId !== null) await requireAgreed(transaction, storyId, asked.personaId, asked.mayEnd);
  const read = articleId === null ? await itemAtAddress(transaction, url) : null;
  const id = newId('aa');
  const row = await transaction
    .insertInto('address_assignment')
    .values({
      id,
      url,
      persona_id: asked.personaId,
      writer: asked.writer,
      reason: asked.reason,
      asked_by: asked.editorId,
      article_id: articleId,
      item_id: read?.id ?? null,
      was_skipped: read?.wasSkipped ?? false,
      may_end: asked.mayEnd === 'any' ? null : [...asked.mayEnd],
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  await addToOutbox(transaction, [{ job: 'assign-address', jobId: id, payload: { assignmentId: id } }]);
  return row;
}

/** How far the reading of an item is. */
export async function readingOfItem(
  database: Database,
  id: string,
): Promise<{
  state: 'new' | 'read' | 'failed' | 'skipped';
  articleId: string | null;
  attempts: number;
  code: string | null;
  error: string | null;
} | null> {
  const row = await database
    .selectFrom('item')
    .select(['state', 'article_id as articleId', 'attempts', 'error_code as code', 'error'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export interface AddressRefused {
  readonly code: string;
  readonly message: string;
  readonly otherDrafts?: OtherDraftError;
}

/** Ends a waiting assignment without a draft, and takes back what was made for it alone. One that has ended is left alone. */
export async function refuseAddress(database: Database, id: string, { code, message, otherDrafts }: AddressRefused): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const read = await transaction.selectFrom('address_assignment').select('item_id').where('id', '=', id).executeTakeFirst();
    const itemId = read?.item_id ?? null;
    // Before the assignment, whose change the audit log takes down: those who ask for an address have the item first, too.
    const feedId = itemId === null ? null : await holdItem(transaction, itemId);
    const ended = await transaction
      .updateTable('address_assignment')
      .set({
        state: 'refused',
        code,
        message,
        story_id: otherDrafts?.storyId ?? null,
        would_end: otherDrafts?.drafts.map((draft) => draft.id) ?? null,
        ended_at: sql<Date>`now()`,
      })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .returning('was_skipped as wasSkipped')
      .executeTakeFirst();
    if (ended !== undefined && itemId !== null && feedId !== null) await leaveItem(transaction, { id: itemId, feedId, ...ended });
  });
}

/**
 * Gives the story that the article came into to the persona, and pins it: what one outlet reports is written too. Ends the assignment once. Where a
 * draft of another analyst would end that nobody agreed to, it is refused, and no draft is touched.
 */
export async function assignAddress(
  database: Database,
  id: string,
  story: { readonly storyId: string; readonly articleId: string },
): Promise<void> {
  try {
    await inTransaction(database, (transaction) => assignWaiting(transaction, id, story));
  } catch (error) {
    if (!(error instanceof OtherDraftError)) throw error;
    await refuseAddress(database, id, { code: error.code, message: error.message, otherDrafts: error });
  }
}

async function assignWaiting(
  transaction: DatabaseTransaction,
  id: string,
  { storyId, articleId }: { readonly storyId: string; readonly articleId: string },
): Promise<void> {
  const row = await transaction.selectFrom('address_assignment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row?.state !== 'waiting') return;
  // Somebody says that it is news, whatever its genre: it is in a story now, where nobody sets it aside again.
  await transaction.updateTable('article').set({ set_aside: null }).where('id', '=', articleId).execute();
  const actor = { editorId: row.asked_by, reason: row.reason };
  const given = await assignStory(transaction, {
    ...actor,
    storyId,
    personaId: row.persona_id,
    writer: row.writer,
    mayEnd: row.may_end ?? 'any',
  });
  await pinStory(transaction, { ...actor, storyId: given.storyId });
  await transaction
    .updateTable('address_assignment')
    .set({
      state: 'assigned',
      story_id: given.storyId,
      draft_id: given.draftId,
      withdrawn: [...given.withdrawn],
      beside: [...given.beside],
      article_id: articleId,
      ended_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute();
}
