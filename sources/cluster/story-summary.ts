// What a story's row says, made from its articles alone, so that writing it twice writes the same.
import { leftOutTitle, safeTitle } from '../../core/orders/without-orders.ts';
import type { ClusterArticle, StorySummary } from '../../store/repositories/stories.ts';
import { isBreaking, thirdOriginAt, type BreakingRules } from './breaking.ts';
import { wordsOf } from './words.ts';

/** When the article counts as published: its own time, else when it was fetched. */
export function timeOf(article: Pick<ClusterArticle, 'publishedAt' | 'fetchedAt'>): Date {
  return article.publishedAt ?? article.fetchedAt;
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = '';
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** The title whose words the other titles share most; the earliest where that is even. */
function centralTitle(titles: readonly string[]): string {
  const words = titles.map((title) => new Set(wordsOf(title.toLowerCase()).map((word) => word.text)));
  let best = { title: titles[0] ?? '', score: -1 };
  for (const [index, title] of titles.entries()) {
    const own = words[index] ?? new Set();
    let score = 0;
    for (const [other, its] of words.entries()) {
      if (other === index || own.size + its.size === 0) continue;
      const shared = [...own].filter((word) => its.has(word)).length;
      score += shared / (own.size + its.size - shared);
    }
    if (score > best.score) best = { title, score };
  }
  return best.title;
}

/** The most central title in the story's language, of those that speak to readers. */
function storyTitle(articles: readonly ClusterArticle[], language: string): string {
  const safe = articles.map((article) => ({ ...article, title: safeTitle(article.title) })).filter(({ title }) => title !== leftOutTitle);
  const own = safe.filter((article) => article.language === language);
  return centralTitle((own.length > 0 ? own : safe).map(({ title }) => title)) || leftOutTitle;
}

/** The summary of a story with these articles, of which there is at least one. */
export function summariseStory(articles: readonly ClusterArticle[], rules: BreakingRules): StorySummary {
  const ordered = articles.toSorted((one, other) => timeOf(one).getTime() - timeOf(other).getTime() || (one.id < other.id ? -1 : 1));
  const language = mostFrequent(ordered.map((article) => article.language));
  const published = ordered.flatMap((article) => (article.publishedAt === null ? [] : [article.publishedAt]));
  return {
    title: storyTitle(ordered, language),
    language,
    articles: ordered.length,
    outlets: new Set(ordered.map((article) => article.outlet)).size,
    origins: new Set(ordered.map((article) => article.origin)).size,
    breaking: isBreaking(ordered, rules),
    thirdOriginAt: thirdOriginAt(ordered),
    firstPublishedAt: published[0] ?? null,
    lastPublishedAt: published.at(-1) ?? null,
  };
}
