// Items: the entries of feeds, each stored once under the feed's name for it. An entry that is already stored is left as it is.
import { sql } from 'kysely';
import { derivedId } from '../../core/hash.ts';
import type { Database } from '../database.ts';

export interface NewItem {
  readonly feedId: string;
  /** The feed's name for the entry, at most 500 characters. */
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

/** Of these items, those that their feeds do not have yet, in the order given. */
export async function unknownItems(database: Database, items: readonly NewItem[]): Promise<NewItem[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<{ place: number }>`
    select asked.place::integer as place
    from unnest(${items.map(({ feedId }) => feedId)}::text[], ${items.map(({ guid }) => guid)}::text[])
      with ordinality as asked (feed_id, guid, place)
    where not exists (select from item where item.feed_id = asked.feed_id and item.guid = asked.guid)
    order by asked.place`.execute(database);
  return rows.flatMap(({ place }) => items[place - 1] ?? []);
}

/** Stores what is new of these items, of whatever feeds, and gives those that were, in the order given. */
export async function insertItems(database: Database, items: readonly NewItem[]): Promise<StoredItem[]> {
  const added: StoredItem[] = [];
  for (let from = 0; from < items.length; from += batchSize) {
    const batch = items.slice(from, from + batchSize).map((item) => ({ item, id: derivedId('it', item.feedId, item.guid) }));
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
