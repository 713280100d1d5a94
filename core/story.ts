// A story: as assignment sees it (what its reports say first, not their whole texts), how its newsworthiness came about, and what became of it.

/** One part of a story's newsworthiness, as an editor reads it. */
export interface ScorePart {
  readonly name: 'origins' | 'outlets' | 'burst' | 'proximity' | 'novelty';
  /** 0 to 1. */
  readonly value: number;
  /** What it counts, a share of 1. */
  readonly weight: number;
  /** In words: "4 independent origins". */
  readonly why: string;
}

/** How well a persona fits a story. */
export interface StoryFit {
  readonly personaId: string;
  readonly score: number;
  /** The beats of it that the reports name. */
  readonly beats: readonly string[];
  readonly reasons: readonly string[];
}

/**
 * How the list of stories may be ordered: by newsworthiness, what editors pinned and what breaks first; by when the first report came out; by how many
 * independent origins a story gained in the last `growthHours`.
 */
export const storyOrders = ['score', 'newest', 'growing'] as const;
export type StoryOrder = (typeof storyOrders)[number];
export const growthHours = 3;

export const storyEventKinds = [
  'merged', // this story was merged into another (detail: into, title: its own then)
  'absorbed', // another was merged into this one (detail: from, title: the other's)
  'split', // articles of it were made another story (detail: into, articles)
  'split-off', // it was made of another's articles (detail: from, articles)
  'pinned',
  'unpinned',
  'muted',
  'unmuted',
  'assigned', // given to an analyst (detail: personaId, draftId, beside: drafts of others that go on)
  'reassigned', // taken from an analyst and given to another (detail: from, to, draftId, withdrawn: the drafts that ended by it)
  'updated', // opened again after a publication, because of new claims (detail: draftId, updateOf)
] as const;
export type StoryEventKind = (typeof storyEventKinds)[number];

export interface StoryToAssign {
  readonly id: string;
  readonly title: string;
  /** ISO 639-1 code of most of its reports. */
  readonly language: string;
  readonly breaking: boolean;
  readonly articles: readonly {
    readonly id: string;
    readonly title: string;
    /** The text after the title, its beginning. */
    readonly lead: string;
    readonly outlet: string;
    /** ISO 639-1 code. */
    readonly language: string;
    /** ISO 3166-1 alpha-2 code of the feed's country. */
    readonly country: string | null;
  }[];
}
