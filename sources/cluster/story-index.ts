// The stories of the window by their articles: which story is an article about? Articles of one language are compared by words, of two
// languages by anchors. Plain data, no clock, no database: what is added is compared with what comes later.
import { TermSpace } from './term-space.ts';
import type { ArticleTerms } from './terms.ts';

export interface ComparedArticle {
  readonly id: string;
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  /** Publication time, ms. */
  readonly at: number;
  readonly terms: ArticleTerms;
}

export interface IndexedArticle extends ComparedArticle {
  readonly storyId: string;
  /** When it was fetched, ms: how long it is remembered. */
  readonly seenAt: number;
}

export interface StoryMatch {
  readonly storyId: string;
  /** Similarity divided by what is asked for: 1 and more joins. */
  readonly score: number;
  /** By what it was found: words of one language, or anchors across languages. */
  readonly by: 'words' | 'anchors';
  /** Ids of the story's articles most like it, the most similar first. */
  readonly nearest: readonly string[];
}

// What two reports of one event have in common at least. Asked for by trial on recorded news, each value in the middle of a plateau:
// more when many articles could be meant, and more while few were seen, because then common words still pass for rare ones.
const wordsAskedFor = 0.155;
const moreForChoice = 0.01;
const moreWhileNew = 0.3;
const anchorsAskedFor = 0.1;
const anchorsShared = 5;
/** Reports lose half of their similarity over this difference in time, ms. */
const halfLifeMs = 144 * 3_600_000;
/** A story counts by the mean of its articles and by the nearest of them: one stray likeness does not join. */
const meanShare = 0.7;
const nearestKept = 5;

interface Likeness {
  readonly id: string;
  readonly score: number;
}

export class StoryIndex {
  readonly #windowMs: number;
  readonly #articles = new Map<string, IndexedArticle>();
  readonly #languages = new Map<string, TermSpace>();
  readonly #anchors = new TermSpace(0.5);

  /** `windowMs`: articles published further apart never join. */
  constructor(options: { readonly windowMs: number }) {
    this.#windowMs = options.windowMs;
  }

  /** Articles held. */
  get size(): number {
    return this.#articles.size;
  }

  /** The story that an article was added with. */
  storyOf(articleId: string): string | undefined {
    return this.#articles.get(articleId)?.storyId;
  }

  #words(language: string): TermSpace {
    let space = this.#languages.get(language);
    if (space === undefined) this.#languages.set(language, (space = new TermSpace(0)));
    return space;
  }

  /** Adds an article; one added before is replaced. */
  add(article: IndexedArticle): void {
    const before = this.#articles.get(article.id);
    if (before !== undefined && before.language !== article.language) this.#words(before.language).remove(article.id);
    this.#articles.set(article.id, article);
    this.#words(article.language).add(article.id, article.terms.words);
    this.#anchors.add(article.id, article.terms.anchors);
  }

  /** Learns from an article that nothing can join any more which terms are common. */
  learn(article: Pick<ComparedArticle, 'language' | 'terms'>): void {
    this.#words(article.language).learn(article.terms.words);
    this.#anchors.learn(article.terms.anchors);
  }

  /** Forgets articles fetched before `time`, ms. What they taught about common words stays. */
  forgetBefore(time: number): void {
    for (const { id, language, seenAt } of this.#articles.values()) {
      if (seenAt >= time) continue;
      this.#articles.delete(id);
      this.#words(language).remove(id);
      this.#anchors.remove(id);
    }
  }

  /** The best story for the article, or null where none is similar enough. */
  match(article: ComparedArticle): StoryMatch | null {
    const byWords = this.#bestStory(this.#alike(article, 'words'), 'words');
    const byAnchors = this.#bestStory(this.#alike(article, 'anchors'), 'anchors');
    const best = (byWords?.score ?? 0) >= (byAnchors?.score ?? 0) ? byWords : byAnchors;
    return best !== null && best.score >= 1 ? best : null;
  }

  #alike(article: ComparedArticle, by: StoryMatch['by']): Likeness[] {
    const space = by === 'words' ? this.#words(article.language) : this.#anchors;
    const more = moreForChoice * Math.log(1 + space.size) + moreWhileNew / Math.sqrt(space.learned + 1);
    const asked = (by === 'words' ? wordsAskedFor : anchorsAskedFor) + more;
    const alike: Likeness[] = [];
    for (const { id, similarity, shared } of space.neighbours(by === 'words' ? article.terms.words : article.terms.anchors)) {
      const other = this.#articles.get(id);
      if (other === undefined || id === article.id) continue;
      if (by === 'anchors' && (other.language === article.language || shared < anchorsShared)) continue;
      const apart = Math.abs(article.at - other.at);
      if (apart <= this.#windowMs) alike.push({ id, score: (similarity * 0.5 ** (apart / halfLifeMs)) / asked });
    }
    return alike.toSorted((one, other) => other.score - one.score);
  }

  #bestStory(alike: readonly Likeness[], by: StoryMatch['by']): StoryMatch | null {
    const groups = new Map<string, Likeness[]>();
    for (const one of alike) {
      const storyId = this.#articles.get(one.id)?.storyId ?? '';
      const group = groups.get(storyId);
      if (group === undefined) groups.set(storyId, [one]);
      else group.push(one);
    }
    let best: StoryMatch | null = null;
    for (const [storyId, group] of groups) {
      const mean = group.reduce((sum, { score }) => sum + score, 0) / group.length;
      const score = meanShare * mean + (1 - meanShare) * (group[0]?.score ?? 0);
      if (best === null || score > best.score) best = { storyId, score, by, nearest: group.slice(0, nearestKept).map(({ id }) => id) };
    }
    return best;
  }
}
