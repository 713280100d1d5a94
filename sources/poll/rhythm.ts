// A feed's own rhythm, from the dates of what it lists: the median time between two of its newest entries. The median, as one night or one
// burst says nothing about the rest.

export interface Rhythm {
  /** Median time between two entries, ms; null where fewer than `fewestDates` different dates are known. */
  readonly gapMs: number | null;
  /** How many entries it lists. */
  readonly entries: number;
  /** When its newest entry came out. */
  readonly newestAt: Date | null;
}

const fewestDates = 4;
const mostDates = 30;
/** Entries that came out together are one event of publishing. */
const togetherMs = 1000;

/** Earlier dates are mistakes: there was no feed. */
const earliest = new Date('1990-01-01T00:00:00Z');

/** The rhythm of entries by their dates, whatever their order. Dates after `now`, and absurd ones, say nothing. */
export function rhythmOf(entries: readonly { readonly publishedAt: Date | null }[], now: Date): Rhythm {
  const times = entries
    .flatMap(({ publishedAt }) => (publishedAt === null || publishedAt > now || publishedAt < earliest ? [] : [publishedAt.getTime()]))
    .sort((a, b) => b - a);
  const different: number[] = [];
  for (const time of times) {
    const last = different.at(-1);
    if (last === undefined || last - time >= togetherMs) different.push(time);
    if (different.length === mostDates) break;
  }
  const gaps = different
    .slice(1)
    .map((time, index) => (different[index] ?? time) - time)
    .sort((a, b) => a - b);
  const [newest] = times;
  return {
    gapMs: different.length < fewestDates ? null : (gaps[Math.floor(gaps.length / 2)] ?? null),
    entries: entries.length,
    newestAt: newest === undefined ? null : new Date(newest),
  };
}
