// Articles that an editor saw anywhere and gives to a persona by their address, whatever else would keep them from one: their score, how many report
// it, their genre. What is stored already is found; what is not becomes an item of a feed that is no feed, which the ordinary job reads. The row
// waits, with a job of its own, until there is a story (sources/assign-address.ts), so that a kill in between loses nothing.
//
//   waiting ──▶ assigned (story, draft)
//      └──────▶ refused (code, message: the page cannot be read, or is no article)
import { sql } from 'kysely';
import { addressVariants, readArticleAddress } from '../../core/article-address.ts';
import { NewsroomError } from '../../core/errors.ts';
import { derivedId, newId } from '../../core/hash.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { givenName } from './item-reading.ts';
import { itemId } from './items.ts';
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
}

export interface AddressAssignment {
  readonly id: string;
  readonly url: string;
  readonly personaId: string;
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
  readonly askedAt: Date;
}

const columns = [
  'id',
  'url',
  'persona_id as personaId',
  'state',
  'article_id as articleId',
  'item_id as itemId',
  'story_id as storyId',
  'draft_id as draftId',
  'withdrawn',
  'beside',
  'code',
  'message',
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

interface Outlet {
  readonly title: string;
  readonly language: string | null;
  readonly country: string | null;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Whose article it is: the outlet of the articles of that host whose addresses begin most alike, else that of a feed there; else the host. */
async function outletAt(transaction: DatabaseTransaction, url: string): Promise<Outlet> {
  const { host, hostname } = new URL(url);
  const hosts = [hostname, hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`];
  const starts = ['http', 'https'].flatMap((scheme) => [host, ...hosts].map((each) => `${scheme}://${each}/`));
  const { rows: neighbours } = await sql<Outlet & { url: string }>`
    select a.url, f.title, f.language, f.country from article a join feed f on f.id = a.feed_id
    where a.url ^@ any(${[...new Set(starts)]}::text[]) order by a.fetched_at desc limit 500`.execute(transaction);
  const [nearest] = neighbours.toSorted((one, other) => sharedLength(other.url, url) - sharedLength(one.url, url));
  if (nearest !== undefined) return nearest;
  const { rows } = await sql<Outlet>`
    select title, language, country from feed
    where host = any(${hosts}::text[]) or lower(substring(site from '^[A-Za-z]+://([^/?#:]*)')) = any(${hosts}::text[])
    order by state = 'active' desc, last_success_at desc nulls last, id limit 1`.execute(transaction);
  return rows[0] ?? { title: hostname.replace(/^www\./, ''), language: null, country: null };
}

/** The row that articles given by their address belong to: it has an outlet's name and is polled by nobody. */
async function feedFor(transaction: DatabaseTransaction, url: string): Promise<string> {
  const outlet = await outletAt(transaction, url);
  const address = `${new URL(url).origin}/#given-by-address-${derivedId('', outlet.title).slice(-8)}`;
  const id = derivedId('fd', address);
  await transaction
    .insertInto('feed')
    .values({
      id,
      url: address,
      title: outlet.title,
      language: outlet.language,
      country: outlet.country,
      site: new URL(url).origin,
      state: 'muted',
      muted_by: 'operator',
      muted_reason: 'no feed: holds articles that were given by their address',
      documented_at: null,
      etag: null,
      last_modified: null,
      content_sha256: null,
      last_polled_at: null,
      last_success_at: null,
      last_error_code: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

/** The item that is read for the address, with its job: one of a feed that was not read yet, or was given up or skipped, or a new one. */
async function itemAtAddress(transaction: DatabaseTransaction, url: string): Promise<string> {
  const known = await transaction
    .selectFrom('item')
    .select(['id', 'state'])
    .where('url', 'in', addressVariants(url))
    .where('article_id', 'is', null)
    .orderBy('first_seen_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (known?.state === 'new') return known.id;
  if (known !== undefined) {
    await transaction
      .updateTable('item')
      .set({ state: 'new', attempts: 0, error_code: null, error: null })
      .where('id', '=', known.id)
      .execute();
    // The queue still knows the job that was given up: this one needs a name of its own.
    await addToOutbox(transaction, [{ job: 'read-item', jobId: `${known.id}-${newId('again')}`, payload: { itemId: known.id } }]);
    return known.id;
  }
  const feedId = await feedFor(transaction, url);
  const guid = givenName(url);
  const id = itemId({ feedId, guid });
  await transaction
    .insertInto('item')
    .values({
      id,
      feed_id: feedId,
      guid,
      url,
      title: '',
      summary: null,
      content_html: null,
      author: null,
      published_at: null,
      error_code: null,
      error: null,
      article_id: null,
    })
    .execute();
  await addToOutbox(transaction, [{ job: 'read-item', jobId: id, payload: { itemId: id } }]);
  return id;
}

/**
 * Asks for the article at an address to be read, put into a story and given to a persona; asked again while it waits, it is the same. Throws
 * NewsroomError `bad-address` or `home-page` where no article can be there; whether the page can be fetched and read is told by its row.
 */
export async function askForAddress(transaction: DatabaseTransaction, asked: AddressAsked): Promise<AddressAssignment> {
  const address = readArticleAddress(asked.url);
  if (!address.ok) throw new NewsroomError(address.code, `${asked.url.trim().slice(0, 200)} ${address.reason}`);
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
  if (waiting !== undefined) return waiting;
  const articleId = await articleAtAddress(transaction, url);
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
      item_id: read,
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

/** Ends a waiting assignment without a draft. One that has ended is left alone. */
export async function refuseAddress(
  database: Database,
  id: string,
  why: { readonly code: string; readonly message: string },
): Promise<void> {
  await database
    .updateTable('address_assignment')
    .set({ state: 'refused', code: why.code, message: why.message, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Gives the story that the article came into to the persona, and pins it: what one outlet reports is written too. Ends the assignment once. */
export async function assignAddress(
  database: Database,
  id: string,
  story: { readonly storyId: string; readonly articleId: string },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const row = await transaction.selectFrom('address_assignment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row?.state !== 'waiting') return;
    // Somebody says that it is news, whatever its genre: it is in a story now, where nobody sets it aside again.
    await transaction.updateTable('article').set({ set_aside: null }).where('id', '=', story.articleId).execute();
    const actor = { editorId: row.asked_by, reason: row.reason };
    const given = await assignStory(transaction, { ...actor, storyId: story.storyId, personaId: row.persona_id, writer: row.writer });
    await pinStory(transaction, { ...actor, storyId: given.storyId });
    await transaction
      .updateTable('address_assignment')
      .set({
        state: 'assigned',
        story_id: given.storyId,
        draft_id: given.draftId,
        withdrawn: [...given.withdrawn],
        beside: [...given.beside],
        article_id: story.articleId,
        ended_at: sql<Date>`now()`,
      })
      .where('id', '=', id)
      .execute();
  });
}
