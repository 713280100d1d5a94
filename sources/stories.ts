// Puts articles into stories, one at a time, as they come. Of each language one transaction at a time decides, whichever process it is of, so two
// articles of one event never open two stories at once; what opens a story or joins one of another language is decided one at a time of all. What another
// process clustered is taken in before each decision. A repeated article changes nothing.
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { safeTitle } from '../core/orders/without-orders.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { reportedAt } from '../core/story-title.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { keepTerms } from '../store/repositories/article-terms.ts';
import { lockArticle, lockLanguage, lockLanguagesTogether } from '../store/repositories/clustering.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import {
  loadClusterArticles,
  lockOpenStory,
  openStory,
  putIntoStory,
  updateStory,
  type ClusterArticleText,
  type LockedStory,
} from '../store/repositories/stories.ts';
import { flagNewArticles, reopenAfterFailure } from '../store/repositories/story-flags.ts';
import { reportsOfStory, type StoryReports } from '../store/repositories/story-reports.ts';
import { inTransaction } from '../store/transactions.ts';
import { decodeTerms, encodeTerms, termsVersion } from './article-terms.ts';
import { hastenStory } from './breaking-path.ts';
import { originHeardAt } from './cluster/breaking.ts';
import { settleOrigins } from './cluster/settle-origins.ts';
import type { StoryMatch } from './cluster/story-index.ts';
import { summariseStory } from './cluster/story-summary.ts';
import { readLength, type ArticleTerms } from './cluster/terms.ts';
import { mendByMeaning, mendStory } from './mend-stories.ts';
import { comparedTerms, StoryWindow } from './story-window.ts';

export interface ClusterDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'stories'>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Default: nothing. */
  readonly askedMeaning?: AskedMeaning;
}

/** What models are to tell of stories that so many outlets report. */
export interface AskedMeaning {
  readonly outlets: number;
  /** What a story without an English report is about, in English. */
  readonly gist: boolean;
  /** Where any story lies among others. */
  readonly vector: boolean;
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
   * Joins the article to the best open story of the window, or opens one, then merges and splits what that shows. Calls run one after another.
   * `storyId` is where the article is in the end.
   * Throws NewsroomError `article-missing`, and what aborts `signal`.
   */
  clusterArticle(articleId: string, signal: AbortSignal): Promise<Clustered>;
  /** Merges the story of an article whose gist or place among others a model told with the story that it is one with, where there is one. */
  joinByMeaning(articleId: string, signal: AbortSignal): Promise<void>;
}

function missing(articleId: string): NewsroomError {
  return new NewsroomError('article-missing', `article ${articleId} cannot be put into a story: there is no such article`);
}

interface Decision {
  readonly clustered: Clustered;
  readonly flagged: readonly string[];
  /** Other stories that the article is like. */
  readonly also: readonly string[];
}

/** An article with what it is compared by. */
interface Compared {
  readonly article: ClusterArticleText;
  readonly terms: ArticleTerms;
}

/** Reads nothing until the first article comes. */
export function createClusterer(deps: ClusterDeps): Clusterer {
  const { database, logger } = deps;
  const rules = deps.settings.stories;
  const window = new StoryWindow({ database, logger, windowMs: rules.window, now: deps.now });
  const { index } = window;
  let queue: Promise<unknown> = Promise.resolve();

  /** Has models tell what a story is about, by its first report, once enough outlets report it. */
  async function askForMeaning(transaction: DatabaseTransaction, { reports, earliest }: StoryReports): Promise<void> {
    const { askedMeaning: asked } = deps;
    if (asked === undefined || new Set(reports.map(({ outlet }) => outlet)).size < asked.outlets) return;
    const [first] = earliest.toSorted((one, other) => one.fetchedAt.getTime() - other.fetchedAt.getTime() || (one.id < other.id ? -1 : 1));
    if (first === undefined) return;
    const payload = { articleId: first.id };
    const isEnglish = reports.some(({ language }) => language === 'en');
    if (asked.gist && !isEnglish) await addToOutbox(transaction, [{ job: 'tell-gist', jobId: `gist-${first.id}`, payload }]);
    if (asked.vector) await addToOutbox(transaction, [{ job: 'embed-story', jobId: `embedding-${first.id}`, payload }]);
  }

  async function open(transaction: DatabaseTransaction, article: ClusterArticleText): Promise<Decision> {
    const storyId = newId('st');
    await openStory(transaction, { id: storyId, title: safeTitle(article.title), language: article.language, lastOriginAt: deps.now() });
    await putIntoStory(transaction, article.id, storyId);
    const told: StoryReports = { articles: 1, reports: [article], earliest: [article] };
    await updateStory(transaction, storyId, summariseStory(told, rules), null);
    await askForMeaning(transaction, told);
    return { clustered: { storyId, outcome: 'opened', match: null }, flagged: [], also: [] };
  }

  /** Writes what the story's reports make of it, of which `origins` were known; one that waits for nothing more is assigned at once. */
  async function summarise(transaction: DatabaseTransaction, storyId: string, origins: number): Promise<void> {
    const told = await reportsOfStory(transaction, storyId);
    const summary = summariseStory(told, rules);
    // A carrier of a text that is here already is no new origin: the story goes on settling.
    const now = deps.now();
    const heardAt = summary.origins > origins ? originHeardAt(told.reports, rules, now) : null;
    await updateStory(transaction, storyId, summary, heardAt);
    await askForMeaning(transaction, told);
    const settled = heardAt !== null && now.getTime() - heardAt.getTime() >= rules.settle;
    await hastenStory(transaction, { id: storyId, breaking: summary.breaking, settled });
  }

  /** A merge may have brought a story the origins that it broke with. */
  async function reconsider(transaction: DatabaseTransaction, storyId: string): Promise<void> {
    const story = await lockOpenStory(transaction, storyId);
    if (story !== null) await summarise(transaction, story.id, 0);
  }

  async function join(
    transaction: DatabaseTransaction,
    article: ClusterArticleText,
    story: LockedStory,
    match: StoryMatch,
  ): Promise<Decision> {
    await putIntoStory(transaction, article.id, story.id);
    await settleOrigins(transaction, article, story.id, match.nearest);
    await summarise(transaction, story.id, story.origins);
    const flagged = await flagNewArticles(transaction, story.id, 1);
    await reopenAfterFailure(transaction, story.id);
    return { clustered: { storyId: story.id, outcome: 'joined', match: { by: match.by, score: match.score } }, flagged, also: match.also };
  }

  /** The best story, once nobody can change it or decide of a like article any more. */
  async function matchLocked(transaction: DatabaseTransaction, { article, terms }: Compared): Promise<StoryMatch | null> {
    const { id, language } = article;
    const compared = { id, language, at: reportedAt(article).getTime(), terms };
    await lockLanguage(transaction, language);
    await window.catchUp(transaction);
    const match = index.match(compared);
    // A join within its language concerns nobody else. What opens a story, or joins one of another language, looks again with all others held.
    if (match?.by === 'words') return match;
    await lockLanguagesTogether(transaction);
    await window.catchUp(transaction);
    return index.match(compared);
  }

  async function decide(transaction: DatabaseTransaction, compared: Compared): Promise<Decision> {
    const { article, terms } = compared;
    const match = await matchLocked(transaction, compared);
    const present = await lockArticle(transaction, article.id);
    if (present === undefined) throw missing(article.id);
    if (present.storyId !== null)
      return { clustered: { storyId: present.storyId, outcome: 'repeated', match: null }, flagged: [], also: [] };
    const story = match === null ? null : await lockOpenStory(transaction, match.storyId);
    const decision = match === null || story === null ? await open(transaction, article) : await join(transaction, article, story, match);
    const { id: articleId, fetchedAt } = article;
    await keepTerms(transaction, [{ articleId, fetchedAt, version: termsVersion, terms: encodeTerms(terms) }]);
    return decision;
  }

  /** What came before a kill may have put the article into its story and merged nothing: the repeated job does what is left. */
  async function mendAgain(storyId: string): Promise<Clustered> {
    await inTransaction(database, (transaction) => window.catchUp(transaction));
    const merged = await mendStory({ database, logger, window }, storyId, null);
    await inTransaction(database, async (transaction) => {
      const story = await lockOpenStory(transaction, storyId);
      if (story === null) return;
      const { breaking } = summariseStory(await reportsOfStory(transaction, story.id), rules);
      // No origin is new: the story goes on settling as it was.
      if (merged || breaking !== story.breaking) await summarise(transaction, story.id, Infinity);
    });
    return { storyId, outcome: 'repeated', match: null };
  }

  async function cluster(articleId: string, signal: AbortSignal): Promise<Clustered> {
    const started = performance.now();
    signal.throwIfAborted();
    const [article] = await loadClusterArticles(database, [articleId], readLength);
    if (article === undefined) throw missing(articleId);
    await window.ready(signal);
    if (article.storyId !== null) return mendAgain(article.storyId);
    // As they are read back: a start with kept terms compares the very same.
    const terms = decodeTerms(encodeTerms(comparedTerms(article)));
    const { clustered, flagged, also } = await inTransaction(database, (transaction) => decide(transaction, { article, terms }));
    const { id, language, fetchedAt } = article;
    if (clustered.outcome !== 'repeated')
      index.add({ id, storyId: clustered.storyId, language, at: reportedAt(article).getTime(), seenAt: fetchedAt.getTime(), terms });
    const ms = Math.round(performance.now() - started);
    logger.info({ event: 'article-clustered', article: articleId, ...clustered, flagged, indexed: index.size, ms });
    if (clustered.outcome !== 'joined') return clustered;
    const merged = await mendStory({ database, logger, window }, clustered.storyId, also);
    const storyId = index.storyOf(id) ?? clustered.storyId;
    if (merged) await inTransaction(database, (transaction) => reconsider(transaction, storyId));
    return { ...clustered, storyId };
  }

  return {
    clusterArticle(articleId, signal) {
      const result = queue.then(() => cluster(articleId, signal));
      queue = result.catch(() => undefined);
      return result;
    },
    joinByMeaning(articleId, signal) {
      const result = queue.then(async () => {
        signal.throwIfAborted();
        await window.ready(signal);
        await window.readVectors(database, signal);
        const merged = await mendByMeaning({ database, logger, window, embeddingLikeness: rules.embeddingLikeness }, articleId);
        const storyId = index.storyOf(articleId);
        if (merged && storyId !== undefined) await inTransaction(database, (transaction) => reconsider(transaction, storyId));
      });
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
