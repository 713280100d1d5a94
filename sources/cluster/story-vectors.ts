// Where stories lie among others by the vectors of their reports, whatever their languages. Vectors of one model are compared by cosine, all with all: some
// 20,000 of 1,536 numbers in some tens of milliseconds. Plain data, no clock, no database; which story an article is in, the index says.
//
// Two stories are one where
//   no report of one is in a language of the other (those are compared by their words, and were told apart),
//   their vectors are as like as is asked for,
//   and each is clearly the likest that the other has among the stories of its languages: of two that are equally near one is another event.
import { Departures } from './departures.ts';
import type { StoryIndex } from './story-index.ts';

export interface ReportVector {
  readonly articleId: string;
  /** When the report was published, ms: those further apart than the window are not compared. */
  readonly at: number;
  /** When it was fetched, ms: how long it is remembered. */
  readonly seenAt: number;
  /** The model: vectors of two cannot be compared. */
  readonly by: string;
  /** Finite numbers, not all 0. */
  readonly vector: readonly number[];
}

interface Held {
  readonly articleId: string;
  readonly at: number;
  readonly seenAt: number;
  readonly by: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

interface Near {
  readonly storyId: string;
  /** Cosine of the likest two reports. */
  readonly likeness: number;
  /** The other story's report. */
  readonly held: Held;
}

export interface NearestStory {
  readonly storyId: string;
  readonly likeness: number;
  /** Null: it is one with the story asked about; else why it is not taken for that. */
  readonly unlike: 'not-enough' | 'another-as-near' | null;
}

/**
 * How far a story may lie, as a share of how far the second best lies (1 − cosine), to be clearly ahead of it. A share, as cosines of unlike texts are near 0
 * with some models and above 0.7 with others.
 */
const clearlyAhead = 0.8;

/** The likeness from which another story is about as near as one of this likeness. */
function rivalFrom(likeness: number): number {
  return 1 - (1 - likeness) / clearlyAhead;
}

/** The vector at length 1, filled up with 0 to a multiple of 4 numbers. */
function normalised(vector: readonly number[]): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  const filled = new Float32Array(Math.ceil(vector.length / 4) * 4);
  for (const [index, value] of vector.entries()) filled[index] = value / length;
  return filled;
}

/** Four sums at once: one after the other each addition would wait for the last. The lengths are equal, and a multiple of 4. */
function dot(one: Float32Array, other: Float32Array): number {
  const { length } = one;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < length; index += 4) {
    first += (one[index] as number) * (other[index] as number);
    second += (one[index + 1] as number) * (other[index + 1] as number);
    third += (one[index + 2] as number) * (other[index + 2] as number);
    fourth += (one[index + 3] as number) * (other[index + 3] as number);
  }
  return first + second + third + fourth;
}

export class StoryVectors {
  readonly #index: StoryIndex;
  readonly #windowMs: number;
  readonly #held: (Held | undefined)[] = [];
  readonly #places = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #departures = new Departures();

  constructor(index: StoryIndex, options: { readonly windowMs: number }) {
    this.#index = index;
    this.#windowMs = options.windowMs;
  }

  /** Reports held. */
  get size(): number {
    return this.#places.size;
  }

  /** Holds a report's vector; one held already stays. */
  add({ articleId, at, seenAt, by, vector }: ReportVector): void {
    if (this.#places.has(articleId)) return;
    const place = this.#free.pop() ?? this.#held.length;
    this.#held[place] = { articleId, at, seenAt, by, vector: normalised(vector) };
    this.#places.set(articleId, place);
    this.#departures.add(seenAt, place);
  }

  /** Lets go reports fetched before `time`, ms. */
  forgetBefore(time: number): void {
    for (let next = this.#departures.takeBefore(time); next !== null; next = this.#departures.takeBefore(time)) {
      const held = this.#held[next.number];
      if (held === undefined) continue;
      this.#held[next.number] = undefined;
      this.#places.delete(held.articleId);
      this.#free.push(next.number);
    }
  }

  /** The story nearest to that of a report, among those of other languages. Null: there is none, or nobody knows where the report lies. */
  nearestTo(articleId: string, likenessAsked: number): NearestStory | null {
    const own = this.#held[this.#places.get(articleId) ?? -1];
    const ownStory = this.#index.storyOf(articleId);
    if (own === undefined || ownStory === undefined) return null;
    const near = this.#near(own, ownStory, rivalFrom(likenessAsked));
    const best = likest(near);
    if (best === null) return null;
    const { storyId, likeness } = best;
    if (likeness < likenessAsked) return { storyId, likeness, unlike: 'not-enough' };
    const others = (): Map<string, Near> => this.#near(best.held, storyId, rivalFrom(likeness));
    const isAhead = this.#isAhead(near, best) && this.#isAhead(others(), { storyId: ownStory, likeness });
    return { storyId, likeness, unlike: isAhead ? null : 'another-as-near' };
  }

  /**
   * The stories that none of the story's languages reports, each with its report likest to one: the likest of all, and all from a likeness on. Most others
   * are passed over by their likeness alone: to look up their stories would cost more than to compare.
   */
  #near(own: Held, ownStory: string, from: number): Map<string, Near> {
    const languages = this.#index.languagesOf(ownStory);
    const near = new Map<string, Near>();
    let best = -Infinity;
    for (const held of this.#held) {
      if (held === undefined || held.by !== own.by || held.vector.length !== own.vector.length) continue;
      if (Math.abs(held.at - own.at) > this.#windowMs) continue;
      const likeness = dot(own.vector, held.vector);
      if (likeness < from && likeness <= best) continue;
      const storyId = this.#index.storyOf(held.articleId);
      if (storyId === undefined || storyId === ownStory || this.#index.isReportedIn(storyId, languages)) continue;
      best = Math.max(best, likeness);
      if (likeness > (near.get(storyId)?.likeness ?? -Infinity)) near.set(storyId, { storyId, likeness, held });
    }
    return near;
  }

  /** Whether no other of these stories that shares a language with `best` is about as near. */
  #isAhead(near: ReadonlyMap<string, Near>, best: Pick<Near, 'storyId' | 'likeness'>): boolean {
    const languages = this.#index.languagesOf(best.storyId);
    const from = rivalFrom(best.likeness);
    for (const { storyId, likeness } of near.values()) {
      if (likeness >= from && storyId !== best.storyId && this.#index.isReportedIn(storyId, languages)) return false;
    }
    return true;
  }
}

function likest(near: ReadonlyMap<string, Near>): Near | null {
  let best: Near | null = null;
  for (const one of near.values()) if (best === null || one.likeness > best.likeness) best = one;
  return best;
}
