// What a story's row says, made from its articles alone, so that writing it twice writes the same.
import { nameStory } from '../../core/story-title.ts';
import type { StorySummary } from '../../store/repositories/stories.ts';
import type { StoryReport, StoryReports } from '../../store/repositories/story-reports.ts';

const breakingOrigins = 4;
const breakingWithinMs = 30 * 60_000;

/** Whether four origins published within half an hour. A bare date (midnight) is no time of the day and does not count. */
function isBreaking(articles: readonly StoryReport[]): boolean {
  const first = new Map<string, number>();
  for (const { origin, publishedAt } of articles) {
    if (publishedAt === null || publishedAt.getTime() % 86_400_000 === 0) continue;
    const at = publishedAt.getTime();
    first.set(origin, Math.min(at, first.get(origin) ?? at));
  }
  const times = [...first.values()].toSorted((one, other) => one - other);
  return times.some((time, index) => {
    const fourth = times[index + breakingOrigins - 1];
    return fourth !== undefined && fourth - time <= breakingWithinMs;
  });
}

/** When the third of its origins was first stored; null: it has fewer. */
function thirdOriginAt(articles: readonly StoryReport[]): Date | null {
  const first = new Map<string, number>();
  for (const { origin, fetchedAt } of articles) first.set(origin, Math.min(fetchedAt.getTime(), first.get(origin) ?? Infinity));
  const third = [...first.values()].toSorted((one, other) => one - other)[2];
  return third === undefined ? null : new Date(third);
}

/** The summary of a story with these reports. */
export function summariseStory({ articles, reports, earliest }: StoryReports): StorySummary {
  const published = reports.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
  return {
    ...nameStory({ reports, earliest }),
    articles,
    outlets: new Set(reports.map(({ outlet }) => outlet)).size,
    origins: new Set(reports.map(({ origin }) => origin)).size,
    breaking: isBreaking(reports),
    thirdOriginAt: thirdOriginAt(reports),
    firstPublishedAt: published.length === 0 ? null : new Date(Math.min(...published)),
    lastPublishedAt: published.length === 0 ? null : new Date(Math.max(...published)),
  };
}
