// What a story's row says, made from its articles alone, so that writing it twice writes the same.
import { nameStory } from '../../core/story-title.ts';
import type { StorySummary } from '../../store/repositories/stories.ts';
import type { StoryReports } from '../../store/repositories/story-reports.ts';
import { isBreaking, thirdOriginAt, type BreakingRules } from './breaking.ts';

/** The summary of a story with these reports. */
export function summariseStory({ articles, reports, earliest }: StoryReports, rules: BreakingRules): StorySummary {
  const published = reports.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
  return {
    ...nameStory({ reports, earliest }),
    articles,
    outlets: new Set(reports.map(({ outlet }) => outlet)).size,
    origins: new Set(reports.map(({ origin }) => origin)).size,
    breaking: isBreaking(reports, rules),
    thirdOriginAt: thirdOriginAt(reports),
    firstPublishedAt: published.length === 0 ? null : new Date(Math.min(...published)),
    lastPublishedAt: published.length === 0 ? null : new Date(Math.max(...published)),
  };
}
