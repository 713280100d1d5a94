// Articles of each hour as small bars: drawn on the server, and told in words to whoever does not see them.
import { counted } from './wording.ts';

const height = 28;
const step = 3;

/** In words: how many, when most, and what came last. `hours` has the oldest first. */
export function hoursInWords(hours: readonly number[]): string {
  const all = hours.reduce((sum, count) => sum + count, 0);
  if (all === 0) return `no article in ${hours.length} hours`;
  const most = Math.max(...hours);
  const last = hours.at(-1) ?? 0;
  return `${counted(all, 'article')} in ${hours.length} hours; ${most} in the busiest hour, ${last} in the last one`;
}

export function Sparkline({ hours }: { hours: readonly number[] }) {
  const most = Math.max(1, ...hours);
  const words = hoursInWords(hours);
  const bars = hours.map((count, index) => {
    if (count === 0) return '';
    const tall = Math.max(2, (count / most) * (height - 2));
    return `M${index * step} ${height - 1}v-${tall.toFixed(1)}h${step - 1}v${tall.toFixed(1)}z`;
  });
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${hours.length * step} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
      focusable="false"
    >
      <title>{words}</title>
      <path class="spark-base" d={`M0 ${height - 0.5}h${hours.length * step}`} />
      <path class="spark-bars" d={bars.join('')} />
    </svg>
  );
}

/** A share of 1 as a bar; the figure stands beside it in words. */
export function ShareBar({ value }: { value: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="share-back" width="100" height="8" />
      <rect class="share-part" width={String(Math.round(Math.max(0, Math.min(1, value)) * 100))} height="8" />
    </svg>
  );
}
