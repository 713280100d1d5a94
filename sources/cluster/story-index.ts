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

/** Another story that has grown to be one with a story. */
export interface StoryMerge {
  readonly storyId: string;
  /** Likeness of the two stories divided by what is asked for: always 1 or more. The caller decides which of the two stays. */
  readonly score: number;
  readonly by: 'words' | 'anchors';
  /** In words, for an editor: how alike they are and by which articles. */
  readonly why: string;
}

/** The part of a story that is about something else than the rest of it. */
export interface StorySplit {
  /** The smaller part; at least one article stays behind. */
  readonly articleIds: string[];
  readonly why: string;
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

/** Two stories are one when their articles are so much more alike, on the mean, than is asked of an article that joins. */
const mergeAsks = 1.15;
/** Parts of a story are two stories when no pair of articles across them reaches this share of what is asked of one that joins. */
const splitBelow = 0.25;
const membersCompared = 12;
const splitAtLeast = 4;

interface Likeness {
  readonly id: string;
  readonly score: number;
}

export class StoryIndex {
  readonly #windowMs: number;
  readonly #articles = new Map<string, IndexedArticle>();
  readonly #languages = new Map<string, TermSpace>();
  readonly #anchors = new TermSpace(0.5);
  readonly #members = new Map<string, Set<string>>();

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
    if (before !== undefined) this.#leave(before);
    this.#articles.set(article.id, article);
    this.#enter(article);
    this.#words(article.language).add(article.id, article.terms.words);
    this.#anchors.add(article.id, article.terms.anchors);
  }

  #enter({ id, storyId }: Pick<IndexedArticle, 'id' | 'storyId'>): void {
    const members = this.#members.get(storyId);
    if (members === undefined) this.#members.set(storyId, new Set([id]));
    else members.add(id);
  }

  #leave({ id, storyId }: Pick<IndexedArticle, 'id' | 'storyId'>): void {
    const members = this.#members.get(storyId);
    members?.delete(id);
    if (members?.size === 0) this.#members.delete(storyId);
  }

  /** Puts an article held into another story. Nothing happens where it is not held. */
  move(articleId: string, storyId: string): void {
    const article = this.#articles.get(articleId);
    if (article === undefined) return;
    this.#leave(article);
    const moved = { ...article, storyId };
    this.#articles.set(articleId, moved);
    this.#enter(moved);
  }

  /** Learns from an article that nothing can join any more which terms are common. */
  learn(article: Pick<ComparedArticle, 'language' | 'terms'>): void {
    this.#words(article.language).learn(article.terms.words);
    this.#anchors.learn(article.terms.anchors);
  }

  /** Forgets articles fetched before `time`, ms. What they taught about common words stays. */
  forgetBefore(time: number): void {
    for (const { id, language, seenAt, storyId } of this.#articles.values()) {
      if (seenAt >= time) continue;
      this.#articles.delete(id);
      this.#leave({ id, storyId });
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

  /** The stories that a story has grown to be one with, the likest first. To be asked after an article joined it. */
  mergesFor(storyId: string): StoryMerge[] {
    const members = this.#newest(storyId);
    const others = new Set<string>();
    for (const one of members) {
      for (const by of ['words', 'anchors'] as const) {
        for (const { id } of this.#alike(one, by)) others.add(this.storyOf(id) ?? storyId);
      }
    }
    others.delete(storyId);
    return Array.from(others)
      .map((other) => this.#likeness(members, other))
      .filter(({ score }) => score >= 1)
      .toSorted((one, other) => other.score - one.score);
  }

  #newest(storyId: string): IndexedArticle[] {
    return Array.from(this.#members.get(storyId) ?? [])
      .slice(-membersCompared)
      .flatMap((id) => this.#articles.get(id) ?? []);
  }

  #likeness(members: readonly IndexedArticle[], storyId: string): StoryMerge {
    let [sum, pairs, words] = [0, 0, 0];
    for (const one of members) {
      for (const other of this.#newest(storyId)) {
        pairs += 1;
        if (one.language === other.language) words += 1;
        sum += this.#pair(one, other);
      }
    }
    const score = pairs === 0 ? 0 : sum / pairs / mergeAsks;
    return {
      storyId,
      score,
      by: words * 2 >= pairs ? 'words' : 'anchors',
      why: `${pairs} pairs of articles, on the mean ${(score * mergeAsks).toFixed(2)} times as alike as is asked of one that joins`,
    };
  }

  /** Likeness of two articles divided by what is asked for; 0 where they are further apart than the window. */
  #pair(one: IndexedArticle, other: IndexedArticle): number {
    const apart = Math.abs(one.at - other.at);
    if (apart > this.#windowMs) return 0;
    const by = one.language === other.language ? 'words' : 'anchors';
    const space = by === 'words' ? this.#words(one.language) : this.#anchors;
    return (space.similarity(one.id, other.id) * 0.5 ** (apart / halfLifeMs)) / this.#asked(space, by);
  }

  /** The part of a story that has hardly any likeness to the rest of it, or null. To be asked after an article joined it. */
  splitOf(storyId: string): StorySplit | null {
    const members = this.#newest(storyId);
    const [first, ...rest] = members;
    if (first === undefined || members.length < splitAtLeast) return null;
    const reached = new Set([first]);
    for (const one of reached)
      for (const other of rest) if (!reached.has(other) && this.#pair(one, other) >= splitBelow) reached.add(other);
    const apart = rest.filter((one) => !reached.has(one));
    if (apart.length < 2 || reached.size < 2) return null;
    const smaller = apart.length <= reached.size ? apart : Array.from(reached);
    const why = `${smaller.length} of ${members.length} articles have hardly anything in common with the others`;
    return { articleIds: smaller.map(({ id }) => id), why };
  }

  #asked(space: TermSpace, by: StoryMatch['by']): number {
    const more = moreForChoice * Math.log(1 + space.size) + moreWhileNew / Math.sqrt(space.learned + 1);
    return (by === 'words' ? wordsAskedFor : anchorsAskedFor) + more;
  }

  #alike(article: ComparedArticle, by: StoryMatch['by']): Likeness[] {
    const space = by === 'words' ? this.#words(article.language) : this.#anchors;
    const asked = this.#asked(space, by);
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
