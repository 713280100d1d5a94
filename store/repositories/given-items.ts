// The items that are read for addresses which somebody gave: one of a feed that was not read yet, or was given up or skipped; else a new one of a row
// that is no feed. What a giving made goes again when the giving is refused (store/migrations/0035-given-addresses.sql); what was there before stays.
import { sql } from 'kysely';
import { addressVariants } from '../../core/article-address.ts';
import { derivedId, newId } from '../../core/hash.ts';
import type { DatabaseTransaction } from '../database.ts';
import { givenName } from './item-reading.ts';
import { itemId } from './items.ts';
import { addToOutbox } from './outbox.ts';
import { resolveItemProblems } from './problems.ts';

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
    // One that is there is held, so that nobody removes it before the item is in it.
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ title: sql<string>`feed.title` }))
    .execute();
  return id;
}

/** Whether an item that a giving waits for was skipped before. */
async function wasSkippedBefore(transaction: DatabaseTransaction, itemId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('address_assignment')
    .select('id')
    .where('item_id', '=', itemId)
    .where('state', '=', 'waiting')
    .where('was_skipped', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface GivenItem {
  readonly id: string;
  readonly wasSkipped: boolean;
}

/** The item that is read for the address, with its job: one of a feed that was not read yet, or was given up or skipped, or a new one. */
export async function itemAtAddress(transaction: DatabaseTransaction, url: string): Promise<GivenItem> {
  const known = await transaction
    .selectFrom('item')
    .select(['id', 'state'])
    .where('url', 'in', addressVariants(url))
    .where('article_id', 'is', null)
    .orderBy('first_seen_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (known !== undefined) {
    const given = { id: known.id, wasSkipped: known.state === 'skipped' || (await wasSkippedBefore(transaction, known.id)) };
    if (known.state === 'new') return given;
    await transaction
      .updateTable('item')
      .set({ state: 'new', attempts: 0, error_code: null, error: null })
      .where('id', '=', known.id)
      .execute();
    await readAgain(transaction, known.id);
    return given;
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
  await readAgain(transaction, id);
  return { id, wasSkipped: false };
}

/** The queue may still know a job of this item, which was given before and removed, or given up: this one needs a name of its own. */
async function readAgain(transaction: DatabaseTransaction, itemId: string): Promise<void> {
  await addToOutbox(transaction, [{ job: 'read-item', jobId: `${itemId}-${newId('again')}`, payload: { itemId } }]);
}

/** Holds an item and its feed, in the order of those who give an address. Gives its feed; null: there is none any more. */
export async function holdItem(transaction: DatabaseTransaction, itemId: string): Promise<string | null> {
  const feed = await transaction
    .selectFrom('feed')
    .select('id')
    .where('id', '=', transaction.selectFrom('item').select('feed_id').where('item.id', '=', itemId))
    .forUpdate()
    .executeTakeFirst();
  await transaction.selectFrom('item').select('id').where('id', '=', itemId).forUpdate().execute();
  return feed?.id ?? null;
}

/**
 * After a giving of it was refused, its row changed already: removes an item that was made for giving alone, with its feed; sets one back that was
 * skipped before. One that another giving waits for, that was read meanwhile or that failed as its feed's stays.
 */
export async function leaveItem(
  transaction: DatabaseTransaction,
  item: { readonly id: string; readonly feedId: string; readonly wasSkipped: boolean },
): Promise<void> {
  const { rows } = await sql<{ gone: boolean }>`select drop_given_item(${item.id}) as gone`.execute(transaction);
  if (rows[0]?.gone !== true && item.wasSkipped)
    await transaction
      .updateTable('item')
      .set({ state: 'skipped', attempts: 0, error_code: null, error: null })
      .where('id', '=', item.id)
      .where('state', '=', 'failed')
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('address_assignment').select('id').where('item_id', '=', item.id).where('state', '=', 'waiting'))),
      )
      .execute();
  await resolveItemProblems(transaction, [item.feedId]);
}
