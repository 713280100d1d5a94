// Whether a story breaks: so many origins within so short a time, by when they published. What its articles say alone decides, so that
// looking twice says the same.
import type { Settings } from '../../core/settings.ts';
import type { StoryReport } from '../../store/repositories/story-reports.ts';

export type BreakingRules = Pick<Settings['stories'], 'breakingOrigins' | 'breakingWithin' | 'breakingAge'>;
type Dated = Pick<StoryReport, 'origin' | 'publishedAt' | 'fetchedAt'>;

const day = 86_400_000;

/** Milliseconds; null: without a time of the day. A bare date (midnight) is none. */
function publishedMs({ publishedAt }: Dated): number | null {
  return publishedAt === null || publishedAt.getTime() % day === 0 ? null : publishedAt.getTime();
}

/** When each origin was first heard of, by `timeOf`, the earliest first. */
function firstTimes<Article extends Dated>(
  articles: readonly Article[],
  timeOf: (article: Article) => number | null,
): { readonly at: number; readonly article: Article }[] {
  const first = new Map<string, { at: number; article: Article }>();
  for (const article of articles) {
    const at = timeOf(article);
    const known = first.get(article.origin);
    if (at !== null && (known === undefined || at < known.at)) first.set(article.origin, { at, article });
  }
  return [...first.values()].toSorted((one, other) => one.at - other.at);
}

/**
 * Whether `breakingOrigins` origins published within `breakingWithin`, and the last of them was no older than `breakingAge` when it was stored.
 * Four bare dates are not four reports of one minute: they do not count.
 */
export function isBreaking(articles: readonly Dated[], rules: BreakingRules): boolean {
  const times = firstTimes(articles, publishedMs);
  return times.some(({ at }, index) => {
    const last = times[index + rules.breakingOrigins - 1];
    if (last === undefined || last.at - at > rules.breakingWithin) return false;
    return last.article.fetchedAt.getTime() - last.at <= rules.breakingAge;
  });
}

/** When the article that made a third origin was stored; null: there is none. */
export function thirdOriginAt(articles: readonly Dated[]): Date | null {
  return firstTimes(articles, (article) => article.fetchedAt.getTime())[2]?.article.fetchedAt ?? null;
}

/**
 * When a story's newest origin counts as heard of, for its settling. A story of `breakingOrigins` origins whose reports all say when they were
 * published has settled since the newest of them, however late they came in; of others nobody knows whether more are on their way: `now`.
 */
export function originHeardAt(articles: readonly Dated[], rules: BreakingRules, now: Date): Date {
  const origins = new Set(articles.map(({ origin }) => origin)).size;
  const times = articles.map(publishedMs);
  if (origins < rules.breakingOrigins || times.includes(null)) return now;
  return new Date(Math.min(now.getTime(), Math.max(...times.map(Number))));
}
