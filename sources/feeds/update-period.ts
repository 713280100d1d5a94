// How long a feed says it may be kept, where it says that by a period and a number of updates in it (the syndication module of RSS).

const minutes: ReadonlyMap<string, number> = new Map(
  Object.entries({ hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 }),
);

/** Minutes between two updates, as `ttl` is written; nothing where the period is none of the module's. */
export function updateMinutes(period: string | undefined, frequency: string | undefined): string | undefined {
  const length = minutes.get(period?.trim().toLowerCase() ?? '');
  const times = Number(frequency?.trim() || '1');
  return length === undefined || !(times >= 1) ? undefined : String(Math.max(1, Math.round(length / times)));
}
