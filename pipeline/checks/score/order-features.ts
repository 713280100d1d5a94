// Whether the words stand in the source as they stand in the sentence: in runs, in order, near each other.
import type { Alignment } from './alignment.ts';

/** Share of the runs of `length` words that stand in the source. */
function runShare(runs: Int16Array, length: number): number {
  const possible = runs.length - length + 1;
  if (possible <= 0) return (runs[0] ?? 0) >= runs.length && runs.length > 0 ? 1 : 0;
  let present = 0;
  for (let at = 0; at < possible; at += 1) if ((runs[at] ?? 0) >= length) present += 1;
  return present / possible;
}

/** Longest first, the sentence is laid out in runs of the source. Few long runs: it was copied. */
function fragments(runs: Int16Array): { count: number; longest: number; squares: number } {
  let [count, longest, squares] = [0, 0, 0];
  for (let at = 0; at < runs.length;) {
    const length = Math.max(1, runs[at] ?? 0);
    count += 1;
    if ((runs[at] ?? 0) > 0) {
      squares += length * length;
      longest = Math.max(longest, length);
    }
    at += length;
  }
  return { count, longest, squares };
}

interface Nearness {
  /** Shares of the neighbouring content words that stand within three, within ten words in the source, where they stand nearest. */
  readonly within3: number;
  readonly within10: number;
  /** Of the pairs within ten words, the share that stands nearest in the sentence's order. */
  readonly inOrder: number;
  /** The farthest apart of all pairs whose words are both there: log of the distance. */
  readonly farthest: number;
}

/** How near to each other the content words that are neighbours in the sentence stand in the source. */
function nearness({ order, terms, found }: Alignment): Nearness {
  const content = Array.from(order).filter((term) => (terms[term]?.weight ?? 0) > 0);
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < content.length; at += 1) {
    const [left, right] = [content[at] ?? 0, content[at + 1] ?? 0];
    if (left !== right) pairs.push([left, right]);
  }
  if (pairs.length === 0) return { within3: 0.5, within10: 0.5, inOrder: 0.5, farthest: 0 };
  const partners: { pair: number; other: number; forward: boolean }[][] = terms.map(() => []);
  pairs.forEach(([left, right], pair) => {
    partners[right]?.push({ pair, other: left, forward: true });
    partners[left]?.push({ pair, other: right, forward: false });
  });
  const last = new Int32Array(terms.length).fill(-100_000);
  const nearest = new Int32Array(pairs.length).fill(100_000);
  const forward = new Uint8Array(pairs.length);
  for (let at = 0; at < found.length; at += 1) {
    const term = found[at] ?? -1;
    if (term < 0) continue;
    last[term] = at;
    for (const partner of partners[term] ?? []) {
      const distance = at - (last[partner.other] ?? -100_000);
      if (distance < (nearest[partner.pair] ?? 0)) {
        nearest[partner.pair] = distance;
        forward[partner.pair] = partner.forward ? 1 : 0;
      }
    }
  }
  let [within3, within10, inOrder, farthest] = [0, 0, 0, 1];
  nearest.forEach((distance, pair) => {
    if (distance < 90_000) farthest = Math.max(farthest, Math.min(distance, 2000));
    if (distance <= 3) within3 += 1;
    if (distance <= 10) {
      within10 += 1;
      inOrder += forward[pair] ?? 0;
    }
  });
  return {
    within3: within3 / pairs.length,
    within10: within10 / pairs.length,
    inOrder: within10 === 0 ? 0.5 : inOrder / within10,
    farthest: Math.log(farthest),
  };
}

export function orderFeatures(alignment: Alignment): Record<string, number> {
  const { runs, order } = alignment;
  const length = Math.max(1, order.length);
  const laid = fragments(runs);
  const near = nearness(alignment);
  return {
    runs3: runShare(runs, 3),
    runs4: runShare(runs, 4),
    longestRun: laid.longest / length,
    longestRunWords: Math.log1p(laid.longest),
    fragmentsPerWord: laid.count / length,
    runDensity: Math.sqrt(laid.squares) / length,
    pairsWithin3: near.within3,
    pairsWithin10: near.within10,
    pairsInOrder: near.inOrder,
    pairFarthest: near.farthest,
  };
}
