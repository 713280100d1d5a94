// The articles of the window in memory, as one process's clusterer compares with them. At a start their kept terms are read, in the order in which they
// were clustered, so that it goes on as if it had never stopped; before each decision what others clustered is taken in. Nothing here is the only copy.
import type { Logger } from '../core/logging.ts';
import { safeText } from '../core/orders/without-orders.ts';
import { reportedAt } from '../core/story-title.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { clusteredSince, earlierTerms, keepTerms, keptArticles, type KeptArticle } from '../store/repositories/article-terms.ts';
import { clusteredSinceMark, clusteringMark } from '../store/repositories/clustering.ts';
import { earlierArticles, loadClusterArticles } from '../store/repositories/stories.ts';
import { decodeTerms, encodeTerms, termsVersion } from './article-terms.ts';
import { StoryIndex } from './cluster/story-index.ts';
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
  return termsOf(safeText(article.text, article.language));
}

export class StoryWindow {
  readonly index: StoryIndex;
  readonly #deps: WindowDeps;
  #building: { readonly mark: string; readonly since: Date; readonly ids: readonly string[]; read: number; readonly began: number } | null =
    null;
  /** Null until the window is read. */
  #mark: string | null = null;

  constructor(deps: WindowDeps) {
    this.#deps = deps;
    this.index = new StoryIndex({ windowMs: deps.windowMs });
  }

  #since(): Date {
    return new Date(this.#deps.now().getTime() - this.#deps.windowMs);
  }

  /** Reads the window at the first call, and lets go what has left it. A reading that was interrupted goes on where it was. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.#mark === null) await this.#build(signal);
    this.index.forgetBefore(this.#since().getTime());
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
      else if (before !== storyId) this.index.move(id, storyId);
    }
    for (let from = 0; from < unknown.length; from += pageSize) {
      this.#addAll(await this.#withTerms(transaction, unknown.slice(from, from + pageSize)));
    }
    this.#mark = mark;
  }
}
