// The articles of the window in memory, as one process's clusterer compares with them. At a start their kept terms are read, in the order in which they
// were clustered, so that it goes on as if it had never stopped; before each decision what others clustered is taken in. Nothing here is the only copy.
import type { Logger } from '../core/logging.ts';
import { safeText } from '../core/orders/without-orders.ts';
import { reportedAt } from '../core/story-title.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { clusteredSince, earlierTerms, keepTerms, keptArticles, type KeptArticle } from '../store/repositories/article-terms.ts';
import { embeddingsAfter } from '../store/repositories/article-embeddings.ts';
import { gistsAfter, type ArticleGist } from '../store/repositories/article-gists.ts';
import { clusteredSinceMark, clusteringMark } from '../store/repositories/clustering.ts';
import { earlierArticles, loadClusterArticles } from '../store/repositories/stories.ts';
import { decodeTerms, encodeTerms, termsVersion } from './article-terms.ts';
import { gistId, gistTerms } from './cluster/gists.ts';
import { StoryIndex, type StoryMatch } from './cluster/story-index.ts';
import { StoryVectors } from './cluster/story-vectors.ts';
import { readLength, termsOf, type ArticleTerms } from './cluster/terms.ts';

const pageSize = 500;
/** Articles, window included, that common words are learned from at a start: more count half anyway (cluster/term-space.ts). */
export const learnedFrom = 20_000;
/** Where so few have kept terms, as in a newsroom that was just migrated, earlier texts are read. */
const learnedFromTexts = 1000;
const progressEveryMs = 5_000;

export interface WindowDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly windowMs: number;
  readonly now: () => Date;
}

/** An article's terms, of what of its text addresses no language model: such words say nothing about which event it is. */
export function comparedTerms(article: { readonly text: string; readonly language: string }): ArticleTerms {
  return termsOf(safeText(article.text, article.language), article.language);
}

export class StoryWindow {
  readonly index: StoryIndex;
  /** Empty until they are asked for. */
  readonly vectors: StoryVectors;
  readonly #deps: WindowDeps;
  #building: { readonly mark: string; readonly since: Date; readonly ids: readonly string[]; read: number; readonly began: number } | null =
    null;
  /** Null until the window is read. */
  #mark: string | null = null;
  /** The gist that was taken in last. */
  #gist = '0';
  readonly #gists = new Map<string, ArticleGist>();
  /** The vector that was taken in last. */
  #vector = '0';

  constructor(deps: WindowDeps) {
    this.#deps = deps;
    this.index = new StoryIndex({ windowMs: deps.windowMs });
    this.vectors = new StoryVectors(this.index, { windowMs: deps.windowMs });
  }

  #since(): Date {
    return new Date(this.#deps.now().getTime() - this.#deps.windowMs);
  }

  /** Reads the window at the first call, and lets go what has left it. A reading that was interrupted goes on where it was. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.#mark === null) await this.#build(signal);
    const since = this.#since();
    this.index.forgetBefore(since.getTime());
    this.vectors.forgetBefore(since.getTime());
    for (const [articleId, { fetchedAt }] of this.#gists) if (fetchedAt < since) this.#gists.delete(articleId);
  }

  async #build(signal: AbortSignal): Promise<void> {
    const { database, logger } = this.#deps;
    if (this.#building === null) {
      const began = performance.now();
      const since = this.#since();
      const mark = await clusteringMark(database);
      const ids = await clusteredSince(database, since);
      await this.#learnEarlier(since, learnedFrom - ids.length);
      this.#building = { mark, since, ids, read: 0, began };
    }
    const building = this.#building;
    let told = performance.now();
    while (building.read < building.ids.length) {
      signal.throwIfAborted();
      const page = building.ids.slice(building.read, building.read + pageSize);
      this.#addAll(await this.#withTerms(database, page));
      building.read += page.length;
      if (performance.now() - told < progressEveryMs) continue;
      told = performance.now();
      logger.info({ event: 'story-window-reading', read: building.read, of: building.ids.length });
    }
    const ms = Math.round(performance.now() - building.began);
    logger.info({ event: 'story-window-read', articles: this.index.size, ms });
    await this.#takeGists(database);
    this.#mark = building.mark;
    this.#building = null;
  }

  async #learnEarlier(before: Date, limit: number): Promise<void> {
    const { database } = this.#deps;
    if (limit <= 0) return;
    const kept = await earlierTerms(database, { before, version: termsVersion, limit });
    for (const { language, terms } of kept) this.index.learn({ language, terms: decodeTerms(terms) });
    if (kept.length >= Math.min(limit, learnedFromTexts)) return;
    for (const article of await earlierArticles(database, { before, limit: learnedFromTexts - kept.length, length: readLength })) {
      this.index.learn({ language: article.language, terms: comparedTerms(article) });
    }
  }

  /** The articles with terms: kept ones, or made and kept now. */
  async #withTerms(database: Database, ids: readonly string[]): Promise<{ article: KeptArticle; terms: ArticleTerms }[]> {
    const articles = await keptArticles(database, ids, termsVersion);
    const missing = articles.filter(({ terms }) => terms === null).map(({ id }) => id);
    const made = new Map<string, string>();
    for (const article of await loadClusterArticles(database, missing, readLength))
      made.set(article.id, encodeTerms(comparedTerms(article)));
    const fresh = articles.flatMap(({ id: articleId, fetchedAt }) => {
      const terms = made.get(articleId);
      return terms === undefined ? [] : [{ articleId, fetchedAt, version: termsVersion, terms }];
    });
    await keepTerms(database, fresh);
    return articles.flatMap((article) => {
      const terms = article.terms ?? made.get(article.id);
      return terms === undefined ? [] : [{ article, terms: decodeTerms(terms) }];
    });
  }

  #addAll(read: readonly { article: KeptArticle; terms: ArticleTerms }[]): void {
    for (const { article, terms } of read) {
      const { id, storyId, language, fetchedAt } = article;
      if (storyId !== null)
        this.index.add({ id, storyId, language, at: reportedAt(article).getTime(), seenAt: fetchedAt.getTime(), terms });
    }
  }

  /** Takes in what was clustered, merged and split since the last look, by whomever. */
  async catchUp(transaction: DatabaseTransaction): Promise<void> {
    if (this.#mark === null) return;
    const { mark, articles } = await clusteredSinceMark(transaction, { mark: this.#mark, since: this.#since() });
    const unknown: string[] = [];
    for (const { id, storyId } of articles) {
      const before = this.index.storyOf(id);
      if (before === undefined) unknown.push(id);
      else if (before !== storyId) {
        this.index.move(id, storyId);
        this.index.move(gistId(id), storyId);
      }
    }
    for (let from = 0; from < unknown.length; from += pageSize) {
      this.#addAll(await this.#withTerms(transaction, unknown.slice(from, from + pageSize)));
    }
    await this.#takeGists(transaction);
    this.#mark = mark;
  }

  /** The story in English, or told of in English, that is most like the gist of an article; null: none is, or it has no gist. */
  matchOfGist(articleId: string): StoryMatch | null {
    const gist = this.#gists.get(articleId);
    const own = this.index.storyOf(articleId);
    if (gist === undefined || own === undefined) return null;
    // By its words alone: its names and figures are those of its own article.
    const terms = { ...gistTerms(gist.english), anchors: new Map<string, number>() };
    return this.index.match({ id: gistId(articleId), language: 'en', at: reportedAt(gist).getTime(), terms }, own);
  }

  /** Takes in vectors told since the last look, by whomever. Many the first time: to be called before the lock of all languages is held, too. */
  async readVectors(database: Database, signal?: AbortSignal): Promise<void> {
    for (let read = pageSize; read === pageSize;) {
      signal?.throwIfAborted();
      const page = await embeddingsAfter(database, { id: this.#vector, since: this.#since(), limit: pageSize });
      for (const { id, articleId, vector, by, publishedAt, fetchedAt } of page) {
        this.#vector = id;
        this.vectors.add({ articleId, at: reportedAt({ publishedAt, fetchedAt }).getTime(), seenAt: fetchedAt.getTime(), by, vector });
      }
      read = page.length;
    }
  }

  /** Takes in gists told since the last look. One is held as an article in English, in the story of the article that it tells of. */
  async #takeGists(database: Database): Promise<void> {
    for (const gist of await gistsAfter(database, { id: this.#gist, since: this.#since() })) {
      this.#gist = gist.id;
      this.#gists.set(gist.articleId, gist);
      const storyId = this.index.storyOf(gist.articleId);
      if (storyId === undefined) continue;
      const [at, seenAt] = [reportedAt(gist).getTime(), gist.fetchedAt.getTime()];
      this.index.add({ id: gistId(gist.articleId), storyId, language: 'en', at, seenAt, terms: gistTerms(gist.english) });
    }
  }
}
