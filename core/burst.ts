// How surprising it is that so many reports came in a short time, given how many come otherwise.

/** The time a burst is looked for in, ms. */
export const burstWindowMs = 3_600_000;

/** How long the prior knowledge of a story's rate counts, in hours: a young story is taken for a usual one until it shows its own rate. */
const priorHours = 6;

/** The chance that a Poisson process with this mean gives `count` or more. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  // Summed from `count` on, not as one minus the rest: what is rare would be lost in rounding.
  let term = Math.exp(-mean);
  for (let k = 1; k <= count; k += 1) term *= mean / k;
  let tail = 0;
  for (let k = count; term > 0 && k < count + 1000; k += 1) {
    tail += term;
    term *= mean / (k + 1);
    if (term < tail * 1e-16) break;
  }
  return Math.min(1, tail);
}

/**
 * The Poisson surprise of the last hour: -log10 of the chance that a story of its usual rate would have so many arrivals or more. 0 for fewer
 * than two: one report is no burst. The usual rate is the mean of a gamma distribution: that of the newsroom's stories (`usualPerHour`),
 * counted as six hours of watching, and what this story had before the last hour. Kept to 12, rounded to two decimals; it falls to 0 within an
 * hour after the last arrival.
 *
 * After C. R. Legéndy and M. Salcman, "Bursts and recurrences of bursts in the spike trains of spontaneously active striate cortex neurons",
 * Journal of Neurophysiology 53 (1985), who take the natural logarithm and call it S.
 */
export function burstOf(arrivals: readonly number[], now: number, usualPerHour: number): number {
  const since = now - burstWindowMs;
  const recent = arrivals.filter((at) => at > since && at <= now).length;
  if (recent < 2) return 0;
  const before = arrivals.filter((at) => at <= since);
  const watchedHours = before.length === 0 ? 0 : (since - Math.min(...before)) / 3_600_000;
  const mean = (usualPerHour * priorHours + before.length) / (priorHours + watchedHours);
  const surprise = -Math.log10(Math.max(poissonTail(recent, mean), 1e-12));
  return Math.round(surprise * 100) / 100;
}
