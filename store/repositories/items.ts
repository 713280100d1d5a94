// Items: the entries of feeds, each stored once under the feed's name for it, or one of its own where the feed gives that name to several. An
// entry that is already stored is left as it is.
import { sql } from 'kysely';
import { derivedId, sha256 } from '../../core/hash.ts';
import type { Database, DatabaseTransaction } from '../database.ts';

export interface NewItem {
  readonly feedId: string;
  /** The feed's name for the entry, at most 500 characters; feeds give several entries one name. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly contentHtml: string | null;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  /** Why the feed's date was not believed; null where it was, or there is none. */
  readonly dateDoubt: 'future' | 'past' | null;
  /** `skipped` items are noted, but not read. */
  readonly state: 'new' | 'skipped';
}

export interface StoredItem {
  readonly id: string;
  readonly feedId: string;
  readonly state: 'new' | 'skipped';
}

const batchSize = 100;

/** An item's id: the same whenever and however its entry comes. */
export function itemId({ feedId, guid }: Pick<NewItem, 'feedId' | 'guid'>): string {
  return derivedId('it', feedId, guid);
}

/** A stored item that may be one of those asked about. */
interface Kin {
  readonly feedId: string;
  /** What it is stored under. */
  readonly guid: string;
  /** The feed's name for the one asked about. */
  readonly name: string;
  readonly url: string;
  readonly title: string;
  readonly publishedAt: Date | null;
}

/** What an entry is stored under where its feed gave its name to another one before. */
function ownName({ guid, title }: NewItem): string {
  return `${sha256(guid)}#${sha256(title).slice(0, 16)}`;
}

/** What it is stored under where the other one has its title, too: the column of each day. */
function placedName(item: NewItem): string {
  return `${ownName(item)}#${sha256(item.url).slice(0, 16)}`;
}

/** Whether two addresses may lead to one page: they are the same but for parameters that only one of them has, and those of campaigns. */
function mayBeSamePage(one: string, other: string): boolean {
  if (one === other) return true;
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [left, right] = [new URL(one), new URL(other)];
  if (left.host !== right.host || left.pathname !== right.pathname) return false;
  return Array.from(left.searchParams.keys()).every((name) => {
    if (name.startsWith('utm_') || !right.searchParams.has(name)) return true;
    return left.searchParams.getAll(name).join('\n') === right.searchParams.getAll(name).join('\n');
  });
}

/**
 * What is stored under the names of these items, or under a name of its own made of such a name and the same title, or address too. Of `lone` items also two
 * with their address and a name made so, those with the same date before others.
 */
async function findKin(database: Database, items: readonly NewItem[], lone: (item: NewItem) => boolean): Promise<Kin[]> {
  const { rows } = await sql<Kin>`
    select distinct item.feed_id as "feedId", item.guid, asked.guid as name, item.url, item.title, item.published_at as "publishedAt"
    from unnest(
        ${items.map(({ feedId }) => feedId)}::text[], ${items.map(({ guid }) => guid)}::text[], ${items.map(ownName)}::text[],
        ${items.map(placedName)}::text[],
        ${items.map((item) => (lone(item) ? item.url : null))}::text[],
        ${items.map(({ publishedAt }) => publishedAt?.toISOString() ?? null)}::timestamptz[]
      ) as asked (feed_id, guid, own_name, placed_name, url, published_at),
      lateral (
        (select feed_id, guid, url, title, published_at from item
          where item.feed_id = asked.feed_id and item.guid in (asked.guid, asked.own_name, asked.placed_name))
        union all
        (select feed_id, guid, url, title, published_at from item
          where item.url = asked.url and item.feed_id = asked.feed_id and split_part(item.guid, '#', 1) = split_part(asked.own_name, '#', 1)
          order by item.published_at is not distinct from asked.published_at desc limit 2)
      ) as item`.execute(database);
  return rows;
}

const nameOf = ({ feedId, guid }: NewItem): string => `${feedId} ${guid}`;
const placeOf = (item: NewItem): string => `${nameOf(item)} ${item.url}`;
const hasSameDate = (one: Kin, item: NewItem): boolean => one.publishedAt?.getTime() === item.publishedAt?.getTime();

/**
 * Of these items, those that their feeds do not have yet, in the order given, each with the name to store it under: the feed's own, or where
 * the feed gave that to another entry before, one made of name and title, and address where they have the title in common. `items`: of each feed, what it lists now; with `listing: 'part'` some of that.
 *
 * Feeds edit entries too. What has the title of a stored one is that one, unless both address and date tell them apart. Where it alone of its name has its address, so is what has address
 * and date of a stored one. A stored one that is listed no more was edited into what has its address, or its date where no other is known
 * that has its name. A part does not tell what is listed no more: what the whole list may show to be such an edit is `unsure`.
 */
export async function sortItems(
  database: Database,
  items: readonly NewItem[],
  listing: 'whole' | 'part' = 'whole',
): Promise<{ readonly unknown: NewItem[]; readonly unsure: NewItem[] }> {
  if (items.length === 0) return { unknown: [], unsure: [] };
  const atPlace = new Map<string, number>();
  for (const item of items) atPlace.set(placeOf(item), (atPlace.get(placeOf(item)) ?? 0) + 1);
  const isLone = (item: NewItem): boolean => atPlace.get(placeOf(item)) === 1;
  const isDated = (one: Kin, item: NewItem): boolean => one.publishedAt !== null && item.publishedAt !== null;
  const isSame = (one: Kin, item: NewItem): boolean =>
    (one.title === item.title && (!isDated(one, item) || hasSameDate(one, item) || mayBeSamePage(one.url, item.url))) ||
    (one.url === item.url && isLone(item) && hasSameDate(one, item));

  const kinOf = new Map<string, Kin[]>();
  for (const one of await findKin(database, items, isLone)) {
    const name = `${one.feedId} ${one.name}`;
    const kin = kinOf.get(name);
    if (kin === undefined) kinOf.set(name, [one]);
    else kin.push(one);
  }
  const taken = new Set(items.flatMap((item) => (kinOf.get(nameOf(item)) ?? []).filter((one) => isSame(one, item))));
  /** The stored one that was edited into this one. */
  const editedInto = (item: NewItem, kin: readonly Kin[]): Kin | undefined => {
    const there = isLone(item) ? kin.filter(({ url }) => url === item.url) : [];
    const [only] = there.length === 1 ? there : kin.length === 1 && item.publishedAt !== null ? kin : [];
    return only === undefined || taken.has(only) || !(only.url === item.url || hasSameDate(only, item)) ? undefined : only;
  };

  const unknown = new Map<string, NewItem>();
  const unsure: NewItem[] = [];
  for (const item of items) {
    const kin = kinOf.get(nameOf(item)) ?? [];
    if (kin.some((one) => isSame(one, item))) continue;
    const edited = editedInto(item, kin);
    if (edited !== undefined) {
      if (listing === 'part') unsure.push(item);
      else taken.add(edited);
      continue;
    }
    const names = new Set(kin.map(({ guid }) => guid));
    const named = [...(kin.length > 0 ? [] : [item.guid]), ownName(item), placedName(item)]
      .map((guid) => ({ ...item, guid }))
      .find((one) => !names.has(one.guid) && !unknown.has(nameOf(one)));
    if (named !== undefined) unknown.set(nameOf(named), named);
  }
  return { unknown: [...unknown.values()], unsure };
}

/** Until the transaction ends nobody else adds to what is stored of these feeds' lists. */
export async function lockLists(transaction: DatabaseTransaction, feedIds: readonly string[]): Promise<void> {
  if (feedIds.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended('feed-list ' || id, 0))
    from unnest(${feedIds.toSorted()}::text[]) as id`.execute(transaction);
}

/** Stores what is new of these items, of whatever feeds, and gives those that were, in the order given. */
export async function insertItems(database: Database, items: readonly NewItem[]): Promise<StoredItem[]> {
  const added: StoredItem[] = [];
  for (let from = 0; from < items.length; from += batchSize) {
    const batch = items.slice(from, from + batchSize).map((item) => ({ item, id: itemId(item) }));
    const rows = await database
      .insertInto('item')
      .values(
        batch.map(({ item, id }) => ({
          id,
          feed_id: item.feedId,
          guid: item.guid,
          url: item.url,
          title: item.title,
          summary: item.summary,
          content_html: item.contentHtml,
          author: item.author,
          published_at: item.publishedAt,
          date_doubt: item.dateDoubt,
          state: item.state,
          error_code: null,
          error: null,
          article_id: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    const inserted = new Set(rows.map((row) => row.id));
    for (const { id, item } of batch) if (inserted.delete(id)) added.push({ id, feedId: item.feedId, state: item.state });
  }
  return added;
}
