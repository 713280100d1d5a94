// What a poll finds new though a hub should have pushed it: then the hub cannot be relied on. Pure.
import type { PushStanding } from '../../core/websub.ts';
import { itemId, type NewItem, type StoredItem } from '../../store/repositories/items.ts';

/** A hub is given so long from an entry's date on: publishers tell it late, and it asks them first. */
const patienceMs = 15 * 60_000;

/**
 * How many of `added` came out while the subscription was active and long enough ago. An entry without a date came out after the last poll:
 * it counts where that was later than the subscription, too.
 */
export function missedBy(
  standing: PushStanding,
  items: readonly NewItem[],
  added: readonly StoredItem[],
  lastPolledAt: Date | null,
  now: Date,
): number {
  const fresh = new Set(added.map(({ id }) => id));
  const [from, to] = [standing.activeSince.getTime(), now.getTime() - patienceMs];
  return items.filter((item) => {
    if (!fresh.has(itemId(item))) return false;
    const since = item.publishedAt?.getTime() ?? lastPolledAt?.getTime() ?? -Infinity;
    return since >= from && since <= to;
  }).length;
}
