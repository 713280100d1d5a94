// Puts articles into stories, one at a time, as they come. The index of the window lives in memory and is rebuilt from the database
// at first use; what another process has clustered meanwhile is read before each decision. One transaction at a time decides, so
// two articles of one event never open two stories at once. A repeated article changes nothing.
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { safeText, safeTitle } from '../core/orders/without-orders.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { reportedAt } from '../core/story-title.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import {
  articlesOfTouchedStories,
  clusteredArticlesPage,
  databaseNow,
  earlierArticles,
  loadClusterArticles,
  lockClustering,
  lockOpenStory,
  openStory,
  putIntoStory,
  updateStory,
  type ClusterArticleText,
  type LockedStory,
} from '../store/repositories/stories.ts';
import { flagNewArticles, reopenAfterFailure } from '../store/repositories/story-flags.ts';
import { reportsOfStory } from '../store/repositories/story-reports.ts';
import { inTransaction } from '../store/transactions.ts';
import { settleOrigins } from './cluster/settle-origins.ts';
import { StoryIndex, type IndexedArticle, type StoryMatch } from './cluster/story-index.ts';
import { summariseStory } from './cluster/story-summary.ts';
import { readLength, termsOf } from './cluster/terms.ts';

export interface ClusterDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'stories'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** What became of an article. `repeated`: it was in the story before. */
export interface Clustered {
  readonly storyId: string;
  readonly outcome: 'opened' | 'joined' | 'repeated';
  /** By what it joined, and how much more alike it was than is asked for (1 and more); null where it did not join. */
  readonly match: { readonly by: StoryMatch['by']; readonly score: number } | null;
}

export interface Clusterer {
  /**
   * Joins the article to the best open story of the window, or opens one. Calls run one after another.
   * Throws NewsroomError `article-missing`, and what aborts `signal`.
   */
  clusterArticle(articleId: string, signal: AbortSignal): Promise<Clustered>;
}

interface Decision {
  readonly clustered: Clustered;
  /** What the index learns once the decision is committed. */
  readonly indexed: IndexedArticle | null;
  readonly flagged: readonly string[];
}

const pageSize = 500;
/** Articles before the window that common words are learned from at a start. */
const learnedFrom = 1000;

function toIndexed(article: ClusterArticleText, storyId: string): IndexedArticle {
  const { id, language, fetchedAt } = article;
  return { id, storyId, language, at: reportedAt(article).getTime(), seenAt: fetchedAt.getTime(), terms: termsOf(article.text) };
}

/** Reads nothing until the first article comes. */
export function createClusterer(deps: ClusterDeps): Clusterer {
  const { database, logger } = deps;
  const windowMs = deps.settings.stories.window;
  const index = new StoryIndex({ windowMs });
  let built: { afterId: string; mark: Date; complete: boolean } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** Reads the window page by page; a building that was interrupted goes on where it was. */
  async function build(signal: AbortSignal): Promise<void> {
    const since = new Date(deps.now().getTime() - windowMs);
    if (built === null) {
      const mark = await databaseNow(database);
      const earlier = await earlierArticles(database, { before: since, limit: learnedFrom, length: readLength });
      for (const { language, text } of earlier) index.learn({ language, terms: termsOf(text) });
      built = { afterId: '', mark, complete: false };
    }
    while (!built.complete) {
      signal.throwIfAborted();
      const page = await clusteredArticlesPage(database, { since, afterId: built.afterId, limit: pageSize, length: readLength });
      for (const article of page) if (article.storyId !== null) index.add(toIndexed(article, article.storyId));
      built.afterId = page.at(-1)?.id ?? built.afterId;
      built.complete = page.length < pageSize;
    }
  }

  /** Takes in what others clustered since the last look. */
  async function catchUp(transaction: DatabaseTransaction): Promise<void> {
    if (built === null) return;
    const mark = await databaseNow(transaction);
    const touched = await articlesOfTouchedStories(transaction, built.mark);
    const unknown = touched.filter(({ id, storyId }) => index.storyOf(id) !== storyId).map(({ id }) => id);
    for (let from = 0; from < unknown.length; from += pageSize) {
      for (const article of await loadClusterArticles(transaction, unknown.slice(from, from + pageSize), readLength)) {
        if (article.storyId !== null) index.add(toIndexed(article, article.storyId));
      }
    }
    built.mark = mark;
  }

  async function open(transaction: DatabaseTransaction, article: ClusterArticleText): Promise<Decision> {
    const storyId = newId('st');
    await openStory(transaction, { id: storyId, title: safeTitle(article.title), language: article.language, lastOriginAt: deps.now() });
    await putIntoStory(transaction, article.id, storyId);
    await updateStory(transaction, storyId, summariseStory({ articles: 1, reports: [article] }), null);
    return { clustered: { storyId, outcome: 'opened', match: null }, indexed: toIndexed(article, storyId), flagged: [] };
  }

  async function join(
    transaction: DatabaseTransaction,
    article: ClusterArticleText,
    story: LockedStory,
    match: StoryMatch,
  ): Promise<Decision> {
    await putIntoStory(transaction, article.id, story.id);
    await settleOrigins(transaction, article, story.id, match.nearest);
    const summary = summariseStory(await reportsOfStory(transaction, story.id));
    // A carrier of a text that is here already is no new origin: the story goes on settling.
    await updateStory(transaction, story.id, summary, summary.origins > story.origins ? deps.now() : null);
    const flagged = await flagNewArticles(transaction, story.id, 1);
    await reopenAfterFailure(transaction, story.id);
    const clustered: Clustered = { storyId: story.id, outcome: 'joined', match: { by: match.by, score: match.score } };
    return { clustered, indexed: toIndexed(article, story.id), flagged };
  }

  async function decide(transaction: DatabaseTransaction, articleId: string): Promise<Decision> {
    await lockClustering(transaction);
    const [stored] = await loadClusterArticles(transaction, [articleId], readLength);
    if (stored === undefined) {
      throw new NewsroomError('article-missing', `article ${articleId} cannot be put into a story: there is no such article`);
    }
    if (stored.storyId !== null)
      return { clustered: { storyId: stored.storyId, outcome: 'repeated', match: null }, indexed: null, flagged: [] };
    await catchUp(transaction);
    // Words that address a language model say nothing about which event it is.
    const article = { ...stored, text: safeText(stored.text, stored.language) };
    const match = index.match(toIndexed(article, ''));
    const story = match === null ? null : await lockOpenStory(transaction, match.storyId);
    return match === null || story === null ? open(transaction, article) : join(transaction, article, story, match);
  }

  async function cluster(articleId: string, signal: AbortSignal): Promise<Clustered> {
    const started = performance.now();
    signal.throwIfAborted();
    await build(signal);
    index.forgetBefore(deps.now().getTime() - windowMs);
    const { clustered, indexed, flagged } = await inTransaction(database, (transaction) => decide(transaction, articleId));
    if (indexed !== null) index.add(indexed);
    const ms = Math.round(performance.now() - started);
    logger.info({ event: 'article-clustered', article: articleId, ...clustered, flagged, indexed: index.size, ms });
    return clustered;
  }

  return {
    clusterArticle(articleId, signal) {
      const result = queue.then(() => cluster(articleId, signal));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
