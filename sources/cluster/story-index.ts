// The stories of the window by their articles: which story is an article about? Articles of one language are compared by words, of two
// languages by anchors. Plain data, no clock, no database: what is added is compared with what comes later. An article costs the same
// whether a thousand are held or two hundred thousand.
import { isGist } from './gists.ts';
import { Holdings, type ComparedArticle, type IndexedArticle } from './holdings.ts';
import { mergesOf, splitIn, type StoryMerge, type StorySplit } from './story-growth.ts';
import { matchOf, type StoryMatch } from './story-match.ts';

export type { IndexedArticle, StoryMatch };

export class StoryIndex {
  readonly #windowMs: number;
  readonly #holdings = new Holdings();

  /** `windowMs`: articles published further apart never join. */
  constructor(options: { readonly windowMs: number }) {
    this.#windowMs = options.windowMs;
  }

  /** Articles held. */
  get size(): number {
    return this.#holdings.size;
  }

  /** The story that an article held is in. */
  storyOf(articleId: string): string | undefined {
    return this.#holdings.byId(articleId)?.story.id;
  }

  /** The languages that a story is reported in, by its articles held: a gist is none of them. */
  languagesOf(storyId: string): Set<string> {
    const members = this.#holdings.story(storyId)?.members ?? [];
    return new Set(members.filter(({ id }) => !isGist(id)).map(({ language }) => language));
  }

  /** Whether a story has an article held in one of these languages. */
  isReportedIn(storyId: string, languages: ReadonlySet<string>): boolean {
    return this.#holdings.story(storyId)?.members.some(({ id, language }) => languages.has(language) && !isGist(id)) ?? false;
  }

  /** Articles held of a story. */
  sizeOf(storyId: string): number {
    return this.#holdings.story(storyId)?.members.length ?? 0;
  }

  /** Adds an article; one added before is replaced. */
  add(article: IndexedArticle): void {
    this.#holdings.add(article);
  }

  /** Puts an article held into another story. Nothing happens where it is not held. */
  move(articleId: string, storyId: string): void {
    this.#holdings.move(articleId, storyId);
  }

  /** Learns from an article that nothing can join any more which terms are common. */
  learn(article: Pick<ComparedArticle, 'language' | 'terms'>): void {
    this.#holdings.learn(article);
  }

  /** Forgets articles fetched before `time`, ms. What they taught about common words stays. */
  forgetBefore(time: number): void {
    this.#holdings.forgetBefore(time);
  }

  /** The best story for the article, `but` that one, or null where none is similar enough. */
  match(article: ComparedArticle, but: string | null = null): StoryMatch | null {
    return matchOf(this.#holdings, article, this.#windowMs, but);
  }

  /**
   * The stories held that a story has grown to be one with, the likest first. To be asked after an article joined it, for those of `among`:
   * the `also` of its match, which costs little; without it all stories are looked at, at about the cost of a match. Only one of them is
   * to be merged at a time; then it is asked again.
   */
  mergesFor(storyId: string, among?: readonly string[]): StoryMerge[] {
    const story = this.#holdings.story(storyId);
    const others = among?.flatMap((id) => this.#holdings.story(id) ?? []);
    return story === undefined ? [] : mergesOf(this.#holdings, story, others ?? null, this.#windowMs);
  }

  /** The part of a story that has hardly anything to do with the rest of it, or null. To be asked after an article joined it. */
  splitOf(storyId: string): StorySplit | null {
    const story = this.#holdings.story(storyId);
    return story === undefined ? null : splitIn(this.#holdings, story);
  }
}
