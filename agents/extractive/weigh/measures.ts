// When two figures differ: not by rounding, not where "at least" or "about" leaves room for the other.
import type { Figure } from '../text/figures.ts';

/** Whether both figures can be meant at once. Units are not looked at. */
export function compatible(one: Figure, other: Figure): boolean {
  const [low, high] = one.value <= other.value ? [one, other] : [other, one];
  if (high.value === 0 || (high.value - low.value) / high.value < 0.02) return true;
  if (low.room === 'above' || high.room === 'below') return high.value <= low.value * 1.5;
  if (low.room === 'around' || high.room === 'around') return high.value <= low.value * 1.06;
  return false;
}
