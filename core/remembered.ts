// A small memory of what was worked out lately, so that asking again costs nothing. It holds so many entries and no more: the one that was
// used longest ago goes first. The key must hold all that the value depends on: nothing here can tell that it does not.

export interface Remembered<Value> {
  /** What is kept under `key`; made by `make`, and kept, where nothing is. A `make` that throws leaves nothing behind. */
  get(key: string, make: () => Value): Value;
}

/** A memory of `most` entries at most. Throws RangeError where it could hold none. */
export function remembered<Value>(most: number): Remembered<Value> {
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`a memory holds a whole number of entries from 1 on, not ${most}`);
  // A Map keeps the order in which its keys were set: the first is the one used longest ago. Values lie in a box, as one may be undefined.
  const kept = new Map<string, { readonly value: Value }>();
  return {
    get: (key, make) => {
      const entry = kept.get(key) ?? { value: make() };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return entry.value;
    },
  };
}
