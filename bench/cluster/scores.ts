// How well stories agree with events, all counted from a table of (event, story): the time does not grow with the square of the reports.

export interface Placed {
  readonly event: string;
  readonly story: string;
  readonly language: string;
}

export interface Scores {
  /** B-cubed: of a report's story, the share that is of its event; of its event, the share that is in its story; the mean over reports. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mutual information of events and stories by the arithmetic mean of their entropies, as scikit-learn's default; 1 for one of each. */
  readonly nmi: number;
}

function counted(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Counts of (one, other) by one and then other. */
function table(pairs: Iterable<readonly [string, string]>): Map<string, Map<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const [one, other] of pairs) {
    let row = rows.get(one);
    if (row === undefined) rows.set(one, (row = new Map()));
    row.set(other, (row.get(other) ?? 0) + 1);
  }
  return rows;
}

function entropy(counts: ReadonlyMap<string, number>, all: number): number {
  let sum = 0;
  for (const count of counts.values()) sum -= (count / all) * Math.log(count / all);
  return sum;
}

/** Scores of one report or more. */
export function scoresOf(placed: readonly Placed[]): Scores {
  const all = placed.length;
  const events = counted(placed.map(({ event }) => event));
  const stories = counted(placed.map(({ story }) => story));
  let [precision, recall, mutual] = [0, 0, 0];
  for (const [event, row] of table(placed.map(({ event: one, story }) => [one, story] as const))) {
    const meant = events.get(event) ?? 1;
    for (const [story, both] of row) {
      const found = stories.get(story) ?? 1;
      precision += (both * both) / found / all;
      recall += (both * both) / meant / all;
      mutual += (both / all) * Math.log((both * all) / (meant * found));
    }
  }
  const entropies = entropy(events, all) + entropy(stories, all);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    nmi: entropies === 0 ? 1 : Math.max(0, (2 * mutual) / entropies),
  };
}

export interface Pairs {
  /** Pairs of reports of one event. */
  readonly pairs: number;
  /** Of those, in one story. */
  readonly joined: number;
  /** Pairs in one story that are of two events. */
  readonly wrong: number;
}

/** Pairs of reports in two languages that stand in one group, by the two languages in order of the alphabet. */
function pairsWithin(groups: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of groups.values()) {
    const languages = Array.from(row).toSorted(([one], [other]) => (one < other ? -1 : 1));
    for (const [index, [one, count]] of languages.entries()) {
      for (const [other, times] of languages.slice(index + 1)) {
        const pair = `${one}-${other}`;
        sums.set(pair, (sums.get(pair) ?? 0) + count * times);
      }
    }
  }
  return sums;
}

/** Pairs of reports in two languages, by language pair. */
export function acrossLanguages(placed: readonly Placed[]): Record<string, Pairs> {
  const meant = pairsWithin(table(placed.map(({ event, language }) => [event, language] as const)));
  const found = pairsWithin(table(placed.map(({ story, language }) => [story, language] as const)));
  const right = pairsWithin(table(placed.map(({ event, story, language }) => [JSON.stringify([event, story]), language] as const)));
  const names = Array.from(new Set([...meant.keys(), ...found.keys()])).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const joined = right.get(name) ?? 0;
      return [name, { pairs: meant.get(name) ?? 0, joined, wrong: (found.get(name) ?? 0) - joined }];
    }),
  );
}
