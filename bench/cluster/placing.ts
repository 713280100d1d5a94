// Puts reports into stories one after another, with the newsroom's index and its order of steps: each joins or opens a story; when one joined, stories
// that have grown to be one are merged and those that fell in two are split. Only this is timed, not the reading of the file.
//
// Where the newsroom (sources/stories.ts, sources/mend-stories.ts) does otherwise:
// - it sets aside by genre what no analyst writes about, and compares no words that address a language model; here every report counts whole;
// - a report is seen, and forgotten, by when it was fetched; here by when it was published, so that a late one is never late;
// - it learns common words from what was before the window; here the index starts with nothing;
// - it merges thrice at most after an article, leaves alone what an editor, a pin or a draft speaks against, and the story with more standing stays; here
//   the larger stays, and nothing speaks against a change;
// - whether a story is looked at for a split goes by its articles in the window; here by all that it ever had and still has;
// - it joins stories by what models tell of them, too; no model is asked here.
import { isLookedAt } from '../../sources/cluster/story-growth.ts';
import { StoryIndex } from '../../sources/cluster/story-index.ts';
import { termsOf } from '../../sources/cluster/terms.ts';

export const windowMs = 72 * 3_600_000;

export interface Placeable {
  readonly id: string;
  readonly language: string;
  readonly at: number;
}

/** Processor and wall clock time, ms. */
export interface Took {
  readonly cpu: number;
  readonly wall: number;
}

export class Placing {
  readonly index = new StoryIndex({ windowMs });
  readonly #stories = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  readonly #changes: boolean;
  #opened = 0;
  #cpu = 0;
  #wall = 0;
  merges = 0;
  splits = 0;

  /** `changes`: stories are merged and split; else each report stays where it was put. */
  constructor({ changes }: { readonly changes: boolean }) {
    this.#changes = changes;
  }

  get took(): Took {
    return { cpu: this.#cpu, wall: this.#wall };
  }

  storyOf(id: string): string {
    return this.#stories.get(id) ?? '';
  }

  /** The story that the report was put into, before any change. `forgetBefore`: what was seen earlier is forgotten first. */
  place(report: Placeable, text: string, seen: { readonly at: number; readonly forgetBefore: number }): string {
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    this.index.forgetBefore(seen.forgetBefore);
    const compared = { id: report.id, language: report.language, at: report.at, terms: termsOf(text, report.language) };
    const match = this.index.match(compared);
    const storyId = match?.storyId ?? this.#open();
    this.#put(report.id, storyId);
    this.index.add({ ...compared, storyId, seenAt: seen.at });
    if (this.#changes && match !== null) this.#change(storyId, match.also);
    const used = process.cpuUsage(cpu);
    this.#cpu += (used.user + used.system) / 1000;
    this.#wall += performance.now() - wall;
    return storyId;
  }

  #open(): string {
    this.#opened += 1;
    return `story ${this.#opened}`;
  }

  #put(id: string, storyId: string): void {
    this.#stories.set(id, storyId);
    const members = this.#members.get(storyId);
    if (members === undefined) this.#members.set(storyId, [id]);
    else members.push(id);
  }

  #change(storyId: string, also: readonly string[]): void {
    let current = storyId;
    for (let round = 0; round < also.length; round += 1) {
      const [merge] = this.index.mergesFor(current, also);
      if (merge === undefined) break;
      current = this.#merge(current, merge.storyId);
    }
    const size = this.#members.get(current)?.length ?? 0;
    if (!isLookedAt(size)) return;
    const split = this.index.splitOf(current);
    if (split === null) return;
    this.splits += 1;
    const apart = new Set(split.articleIds);
    this.#members.set(
      current,
      (this.#members.get(current) ?? []).filter((id) => !apart.has(id)),
    );
    this.#move(split.articleIds, this.#open());
  }

  /** The larger of the two stays. */
  #merge(one: string, other: string): string {
    const sizes = [one, other].map((id) => this.#members.get(id)?.length ?? 0);
    const [into, from] = (sizes[0] ?? 0) >= (sizes[1] ?? 0) ? [one, other] : [other, one];
    this.merges += 1;
    const moved = this.#members.get(from) ?? [];
    this.#members.delete(from);
    this.#move(moved, into);
    return into;
  }

  #move(ids: readonly string[], storyId: string): void {
    for (const id of ids) {
      this.#put(id, storyId);
      this.index.move(id, storyId);
    }
  }
}
