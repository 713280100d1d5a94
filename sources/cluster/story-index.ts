// The stories of the window, as an inverted index of their articles: which story is an article about? Plain data, no clock, no
// database: what is added is compared with what comes later, and articles seen too long ago are forgotten by `forgetBefore`.
import type { ArticleTerms } from './terms.ts';

export interface ComparedArticle {
  readonly id: string;
  /** ISO 639-1 code. Articles of one language are compared by words, others by anchors. */
  readonly language: string;
  /** Publication time, ms. */
  readonly at: number;
  /** When it was fetched, ms: how long it is remembered. */
  readonly seenAt: number;
  readonly terms: ArticleTerms;
}

export interface IndexedArticle extends ComparedArticle {
  readonly storyId: string;
}

export interface StoryMatch {
  readonly storyId: string;
  /** Similarity, 0 to 1, after decay. */
  readonly score: number;
  /** Ids of the story's articles that are most like it, the most similar first. */
  readonly nearest: readonly string[];
}

export const indexDefaults = { threshold: 0.18, halfLifeMs: 96 * 3_600_000, mix: 0.5 };
const nearestKept = 5;
const candidatesCompared = 60;

export class StoryIndex {
  readonly #articles = new Map<string, IndexedArticle>();
  readonly #postings = new Map<string, Map<string, number>>();
  readonly #languages = new Map<string, number>();
  readonly #options: typeof indexDefaults & { windowMs: number };

  /** `windowMs`: articles published further apart never join. */
  constructor(options: { readonly windowMs: number } & Partial<typeof indexDefaults>) {
    this.#options = { ...indexDefaults, ...options };
  }

  /** Articles held. */
  get size(): number {
    return this.#articles.size;
  }

  /** The story that an article was added with. */
  storyOf(articleId: string): string | undefined {
    return this.#articles.get(articleId)?.storyId;
  }

  /** Adds an article; one added before is replaced. */
  add(article: IndexedArticle): void {
    this.#remove(article.id);
    this.#articles.set(article.id, article);
    this.#languages.set(article.language, (this.#languages.get(article.language) ?? 0) + 1);
    for (const [term, weight] of article.terms.words) {
      const key = `${article.language} ${term}`;
      const posting = this.#postings.get(key);
      if (posting === undefined) this.#postings.set(key, new Map([[article.id, weight]]));
      else posting.set(article.id, weight);
    }
  }

  #remove(articleId: string): void {
    const article = this.#articles.get(articleId);
    if (article === undefined) return;
    this.#articles.delete(articleId);
    this.#languages.set(article.language, (this.#languages.get(article.language) ?? 1) - 1);
    for (const term of article.terms.words.keys()) {
      const key = `${article.language} ${term}`;
      const posting = this.#postings.get(key);
      posting?.delete(articleId);
      if (posting?.size === 0) this.#postings.delete(key);
    }
  }

  /** Forgets articles fetched before `time`, ms. */
  forgetBefore(time: number): void {
    for (const article of this.#articles.values()) if (article.seenAt < time) this.#remove(article.id);
  }

  /** The best story for the article, or null where none is similar enough. */
  match(article: ComparedArticle): StoryMatch | null {
    const groups = new Map<string, { id: string; similarity: number }[]>();
    for (const { id, similarity } of this.#similarities(article)) {
      const storyId = this.#articles.get(id)?.storyId;
      if (storyId === undefined) continue;
      const group = groups.get(storyId);
      if (group === undefined) groups.set(storyId, [{ id, similarity }]);
      else group.push({ id, similarity });
    }
    let best: StoryMatch | null = null;
    for (const [storyId, group] of groups) {
      const top = group[0]?.similarity ?? 0;
      const mean = group.reduce((sum, { similarity }) => sum + similarity, 0) / group.length;
      const score = this.#options.mix * mean + (1 - this.#options.mix) * top;
      if (score < this.#options.threshold || (best !== null && score <= best.score)) continue;
      best = { storyId, score, nearest: group.slice(0, nearestKept).map(({ id }) => id) };
    }
    return best;
  }

  #similarities(article: ComparedArticle): { id: string; similarity: number }[] {
    const size = (this.#languages.get(article.language) ?? 0) + 1;
    const rarity = new Map<string, number>();
    const rarityOf = (term: string): number => {
      let value = rarity.get(term);
      if (value === undefined) {
        value = Math.log(1 + size / ((this.#postings.get(`${article.language} ${term}`)?.size ?? 0) + 0.5));
        rarity.set(term, value);
      }
      return value;
    };
    const dots = new Map<string, number>();
    let own = 0;
    for (const [term, weight] of article.terms.words) {
      const rare = rarityOf(term);
      own += (weight * rare) ** 2;
      for (const [id, other] of this.#postings.get(`${article.language} ${term}`) ?? []) {
        dots.set(id, (dots.get(id) ?? 0) + weight * other * rare * rare);
      }
    }
    const result: { id: string; similarity: number }[] = [];
    const ranked = [...dots].sort((one, another) => another[1] - one[1]).slice(0, candidatesCompared);
    for (const [id, dot] of ranked) {
      const other = this.#articles.get(id);
      if (other === undefined || other.id === article.id) continue;
      const distance = Math.abs(article.at - other.at);
      if (distance > this.#options.windowMs) continue;
      let norm = 0;
      for (const [term, weight] of other.terms.words) norm += (weight * rarityOf(term)) ** 2;
      result.push({ id, similarity: (dot / Math.sqrt(own * norm)) * 0.5 ** (distance / this.#options.halfLifeMs) });
    }
    return result.sort((one, another) => another.similarity - one.similarity);
  }
}
