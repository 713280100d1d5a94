// Puts articles into stories, one at a time, as they come. The index of the window lives in memory and is rebuilt from the database
// at first use; what another process has clustered meanwhile is read before each decision. One transaction at a time decides, so
// two articles of one event never open two stories at once. A repeated article changes nothing.
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import {
  articlesOfStory,
  articlesOfTouchedStories,
  clusteredArticlesPage,
  databaseNow,
  flagNewArticle,
  loadClusterArticle,
  lockClustering,
  openStory,
  putIntoStory,
  setOrigin,
  updateStory,
  type ClusterArticle,
  type ClusterArticleText,
} from '../store/repositories/stories.ts';
import { inTransaction } from '../store/transactions.ts';
import { nearCopyThreshold, overlap, shinglesOf } from './cluster/near-copy.ts';
import { StoryIndex, type IndexedArticle } from './cluster/story-index.ts';
import { summariseStory, timeOf } from './cluster/story-summary.ts';
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
  /** Similarity to the story joined, 0 to 1; null where none was compared. */
  readonly score: number | null;
}

export interface Clusterer {
  /**
   * Joins the article to the best open story of the window, or opens one. Calls run one after another.
   * Throws NewsroomError `article-missing`, and what aborts `signal`.
   */
  clusterArticle(articleId: string, signal: AbortSignal): Promise<Clustered>;
}

const pageSize = 500;
const wholeText = 200_000;

function toIndexed(article: ClusterArticleText, storyId: string): IndexedArticle {
  return {
    id: article.id,
    storyId,
    language: article.language,
    at: timeOf(article).getTime(),
    seenAt: article.fetchedAt.getTime(),
    terms: termsOf(article.text),
  };
}

/** Opens no story and reads nothing until the first article comes. */
export function createClusterer(deps: ClusterDeps): Clusterer {
  const { database, logger } = deps;
  const windowMs = deps.settings.stories.window;
  const index = new StoryIndex({ windowMs });
  let built: { afterId: string; mark: Date; complete: boolean } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** Reads the window page by page; one that was interrupted goes on where it was. */
  async function build(signal: AbortSignal): Promise<void> {
    built ??= { afterId: '', mark: await databaseNow(database), complete: false };
    const since = new Date(deps.now().getTime() - windowMs);
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
    for (const { id, storyId } of await articlesOfTouchedStories(transaction, built.mark)) {
      if (index.storyOf(id) === storyId) continue;
      const article = await loadClusterArticle(transaction, id, readLength);
      if (article !== null) index.add(toIndexed(article, storyId));
    }
    built.mark = mark;
  }

  async function settleOrigins(
    transaction: DatabaseTransaction,
    article: ClusterArticle,
    members: readonly ClusterArticle[],
    similar: readonly string[],
  ): Promise<ClusterArticle[]> {
    const changed = new Map<string, ClusterArticle>();
    const own = await loadClusterArticle(transaction, article.id, wholeText);
    const shingles = shinglesOf(own?.text ?? '');
    let current = article;
    for (const member of members.filter((candidate) => similar.includes(candidate.id))) {
      const text = (await loadClusterArticle(transaction, member.id, wholeText))?.text ?? '';
      if (overlap(shingles, shinglesOf(text)) < nearCopyThreshold) continue;
      const [copy, source] = copyAndSource(current, member);
      if (copy === null || source === null) continue;
      await setOrigin(transaction, copy.id, source.origin, `carries the text of ${source.outlet}`);
      const updated = { ...copy, origin: source.origin };
      changed.set(copy.id, updated);
      if (copy.id === current.id) current = updated;
    }
    return [...members, article].map((one) => changed.get(one.id) ?? one);
  }

  async function decide(
    transaction: DatabaseTransaction,
    articleId: string,
  ): Promise<Clustered & { indexed: IndexedArticle | null; flagged: string[] }> {
    await lockClustering(transaction);
    const article = await loadClusterArticle(transaction, articleId, readLength);
    if (article === null) throw new NewsroomError('article-missing', `article ${articleId} cannot be clustered: there is no such article`);
    if (article.storyId !== null) return { storyId: article.storyId, outcome: 'repeated', score: null, indexed: null, flagged: [] };
    await catchUp(transaction);
    const candidate = toIndexed(article, '');
    const match = index.match(candidate);
    const storyId = match?.storyId ?? newId('st');
    const now = deps.now();
    if (match === null) await openStory(transaction, { id: storyId, title: article.title, language: article.language, lastOriginAt: now });
    const members = match === null ? [] : await articlesOfStory(transaction, storyId);
    const known = new Set(members.map((member) => member.origin));
    await putIntoStory(transaction, articleId, storyId);
    const all = await settleOrigins(transaction, article, members, match?.nearest ?? []);
    const isNewOrigin = all.some((one) => one.id === articleId && !known.has(one.origin));
    await updateStory(transaction, storyId, summariseStory(all), isNewOrigin ? now : null);
    const flagged = match === null ? [] : await flagNewArticle(transaction, storyId);
    return {
      storyId,
      outcome: match === null ? 'opened' : 'joined',
      score: match?.score ?? null,
      indexed: { ...candidate, storyId },
      flagged,
    };
  }

  async function cluster(articleId: string, signal: AbortSignal): Promise<Clustered> {
    const started = performance.now();
    signal.throwIfAborted();
    await build(signal);
    index.forgetBefore(deps.now().getTime() - windowMs);
    const { indexed, flagged, ...clustered } = await inTransaction(database, (transaction) => decide(transaction, articleId));
    if (indexed !== null) index.add(indexed);
    logger.info({
      event: 'article-clustered',
      article: articleId,
      ...clustered,
      flagged,
      indexed: index.size,
      ms: Math.round(performance.now() - started),
    });
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

/** Which of two near copies carries the other's text: one still under its outlet's own name, the later one where both are. */
function copyAndSource(one: ClusterArticle, other: ClusterArticle): [ClusterArticle, ClusterArticle] | [null, null] {
  if (one.origin === other.origin) return [null, null];
  const oneIsOwn = one.origin === one.outlet;
  const otherIsOwn = other.origin === other.outlet;
  if (!oneIsOwn && !otherIsOwn) return [null, null];
  if (oneIsOwn !== otherIsOwn) return oneIsOwn ? [one, other] : [other, one];
  return timeOf(one) >= timeOf(other) ? [one, other] : [other, one];
}

// One index a database: whoever clusters on it shares what was built, and it goes when the database does.
const clusterers = new WeakMap<Database, Clusterer>();

/** The job `cluster-article`: as `Clusterer.clusterArticle`, with the clusterer of `deps.database`. */
export async function clusterArticle(deps: ClusterDeps, articleId: string, signal: AbortSignal): Promise<Clustered> {
  let clusterer = clusterers.get(deps.database);
  if (clusterer === undefined) clusterers.set(deps.database, (clusterer = createClusterer(deps)));
  return clusterer.clusterArticle(articleId, signal);
}
