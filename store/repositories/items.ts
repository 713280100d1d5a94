// Items: the entries of feeds, each stored once under the feed's name for it. An entry that is already stored is left as it is.
import { derivedId } from '../../core/hash.ts';
import type { Database } from '../database.ts';

export interface NewItem {
  /** The feed's name for the entry, at most 500 characters. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly contentHtml: string | null;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  /** `skipped` items are noted, but not read. */
  readonly state: 'new' | 'skipped';
}

const batchSize = 100;

/** Of these guids, those that the feed already has. */
export async function knownGuids(database: Database, feedId: string, guids: readonly string[]): Promise<Set<string>> {
  if (guids.length === 0) return new Set();
  const rows = await database
    .selectFrom('item')
    .select('guid')
    .where('feed_id', '=', feedId)
    .where('guid', 'in', [...guids])
    .execute();
  return new Set(rows.map((row) => row.guid));
}

/** Stores what is new of a feed's items and gives those that were, in the order given. */
export async function insertItems(
  database: Database,
  feedId: string,
  items: readonly NewItem[],
): Promise<{ id: string; state: 'new' | 'skipped' }[]> {
  const added: { id: string; state: 'new' | 'skipped' }[] = [];
  for (let from = 0; from < items.length; from += batchSize) {
    const batch = items.slice(from, from + batchSize).map((item) => ({ item, id: derivedId('it', feedId, item.guid) }));
    const rows = await database
      .insertInto('item')
      .values(
        batch.map(({ item, id }) => ({
          id,
          feed_id: feedId,
          guid: item.guid,
          url: item.url,
          title: item.title,
          summary: item.summary,
          content_html: item.contentHtml,
          author: item.author,
          published_at: item.publishedAt,
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
    added.push(...batch.filter(({ id }) => inserted.has(id)).map(({ id, item }) => ({ id, state: item.state })));
  }
  return added;
}
