// New items and the jobs that read them go together, so that no entry is stored and never read.
import type { DatabaseTransaction } from '../../store/database.ts';
import { insertItems, unknownItems, type NewItem, type StoredItem } from '../../store/repositories/items.ts';
import { addToOutbox } from '../../store/repositories/outbox.ts';

/** Stores those of `items` that their feeds do not have yet, and asks for those that are not too old to be read. Gives what was stored. */
export async function storeItems(transaction: DatabaseTransaction, items: readonly NewItem[]): Promise<StoredItem[]> {
  const added = await insertItems(transaction, await unknownItems(transaction, items));
  await addToOutbox(
    transaction,
    added.filter(({ state }) => state === 'new').map(({ id }) => ({ job: 'read-item' as const, jobId: id, payload: { itemId: id } })),
  );
  return added;
}
