// New items and the jobs that read them go together, so that no entry is stored and never read.
import type { DatabaseTransaction } from '../../store/database.ts';
import { insertItems, lockLists, sortItems, type NewItem, type StoredItem } from '../../store/repositories/items.ts';
import { addToOutbox } from '../../store/repositories/outbox.ts';

/** Stores those of `items`, all that their feeds list, that are not there yet, and asks for those that are not too old to be read. Gives what was stored. */
export async function storeItems(transaction: DatabaseTransaction, items: readonly NewItem[]): Promise<StoredItem[]> {
  return (await storeListed(transaction, items, 'whole')).added;
}

/** The same of a part of a feed's list. `unsure`: how many only the whole list can tell from edited ones; they are not stored. */
export async function storePart(
  transaction: DatabaseTransaction,
  items: readonly NewItem[],
): Promise<{ readonly added: StoredItem[]; readonly unsure: number }> {
  return storeListed(transaction, items, 'part');
}

async function storeListed(
  transaction: DatabaseTransaction,
  items: readonly NewItem[],
  listing: 'whole' | 'part',
): Promise<{ readonly added: StoredItem[]; readonly unsure: number }> {
  // A push and a poll of one feed at once would each take the other's entries for its own.
  await lockLists(transaction, [...new Set(items.map(({ feedId }) => feedId))]);
  const { unknown, unsure } = await sortItems(transaction, items, listing);
  const added = await insertItems(transaction, unknown);
  await addToOutbox(
    transaction,
    added.filter(({ state }) => state === 'new').map(({ id }) => ({ job: 'read-item' as const, jobId: id, payload: { itemId: id } })),
  );
  return { added, unsure: unsure.length };
}
