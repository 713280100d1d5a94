// So many requests in a time, by name, counted in this process. Names that are not seen for long are forgotten.
import { LRUCache } from 'lru-cache';

export interface Rate {
  /** Counts one; false where it is one too many. */
  admits(name: string): boolean;
}

/** More names at once than a newsroom has subscriptions; tokens that nobody gave out push the oldest out, at worst. */
const mostNames = 10_000;

export function createRate(most: number, ms: number): Rate {
  const counts = new LRUCache<string, { used: number }>({ max: mostNames, ttl: ms });
  return {
    admits: (name) => {
      const count = counts.get(name) ?? { used: 0 };
      // The time begins with the first of them.
      if (count.used === 0) counts.set(name, count);
      count.used += 1;
      return count.used <= most;
    },
  };
}
