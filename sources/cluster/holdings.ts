// The articles held, by their story, with their places in the spaces of terms they are compared in.
import { Departures } from './departures.ts';
import type { ComparedBy } from './likeness.ts';
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

export interface Held {
  readonly id: string;
  readonly number: number;
  readonly language: string;
  readonly at: number;
  readonly seenAt: number;
  readonly title: string;
  /** Its place in its language's space, and in that of anchors. */
  readonly words: number;
  readonly anchors: number;
  story: Story;
}

export interface Story {
  readonly id: string;
  /** The latest added last. */
  readonly members: Held[];
  /** How long the sums of its articles' vectors are, by the space they are of; emptied when an article comes or goes. */
  readonly lengths: Map<TermSpace, number>;
}

export class Holdings {
  readonly anchors = new TermSpace(0.5);
  readonly #languages = new Map<string, TermSpace>();
  readonly #byId = new Map<string, Held>();
  readonly #byNumber: (Held | undefined)[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #stories = new Map<string, Story>();
  readonly #titles = new Map<string, Held[]>();
  readonly #departures = new Departures();

  get size(): number {
    return this.#byId.size;
  }

  byId(id: string): Held | undefined {
    return this.#byId.get(id);
  }

  byNumber(number: number): Held | undefined {
    return this.#byNumber[number];
  }

  story(id: string): Story | undefined {
    return this.#stories.get(id);
  }

  /** Articles held of this title; the empty one is no title. */
  titled(title: string): readonly Held[] {
    return title === '' ? [] : (this.#titles.get(title) ?? []);
  }

  words(language: string): TermSpace {
    let space = this.#languages.get(language);
    if (space === undefined) this.#languages.set(language, (space = new TermSpace(0)));
    return space;
  }

  /** The space in which articles of a language are compared so. */
  space(by: ComparedBy, language: string): TermSpace {
    return by === 'words' ? this.words(language) : this.anchors;
  }

  add({ id, storyId, language, at, seenAt, terms }: IndexedArticle): void {
    const before = this.#byId.get(id);
    if (before !== undefined) this.#remove(before);
    const number = this.#freeNumbers.pop() ?? this.#byNumber.length;
    const words = this.words(language).add(number, terms.words, before?.language === language);
    const anchors = this.anchors.add(number, terms.anchors, before !== undefined);
    const held: Held = { id, number, language, at, seenAt, title: terms.title, words, anchors, story: this.#open(storyId) };
    this.#byNumber[number] = held;
    this.#byId.set(id, held);
    enter(held);
    const titled = this.#titles.get(terms.title);
    if (titled !== undefined) titled.push(held);
    else if (terms.title !== '') this.#titles.set(terms.title, [held]);
    this.#departures.add(seenAt, number);
  }

  move(id: string, storyId: string): void {
    const held = this.#byId.get(id);
    if (held === undefined || held.story.id === storyId) return;
    this.#leave(held);
    held.story = this.#open(storyId);
    enter(held);
  }

  learn({ language, terms }: Pick<ComparedArticle, 'language' | 'terms'>): void {
    this.words(language).learn(terms.words);
    this.anchors.learn(terms.anchors);
  }

  forgetBefore(time: number): void {
    for (let next = this.#departures.takeBefore(time); next !== null; next = this.#departures.takeBefore(time)) {
      const held = this.#byNumber[next.number];
      // The number may be another article's by now, which then leaves at a time of its own.
      if (held !== undefined && held.seenAt === next.at) this.#remove(held);
    }
  }

  #open(id: string): Story {
    let story = this.#stories.get(id);
    if (story === undefined) this.#stories.set(id, (story = { id, members: [], lengths: new Map() }));
    return story;
  }

  #leave(held: Held): void {
    const { story } = held;
    remove(story.members, held);
    story.lengths.clear();
    if (story.members.length === 0) this.#stories.delete(story.id);
  }

  #remove(held: Held): void {
    this.words(held.language).remove(held.words);
    this.anchors.remove(held.anchors);
    this.#byId.delete(held.id);
    this.#byNumber[held.number] = undefined;
    this.#freeNumbers.push(held.number);
    this.#leave(held);
    const titled = this.#titles.get(held.title);
    if (titled === undefined) return;
    remove(titled, held);
    if (titled.length === 0) this.#titles.delete(held.title);
  }
}

function enter(held: Held): void {
  held.story.members.push(held);
  held.story.lengths.clear();
}

function remove(from: Held[], held: Held): void {
  const at = from.indexOf(held);
  if (at >= 0) from.splice(at, 1);
}
