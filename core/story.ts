// A story as assignment sees it: what its reports say first, not their whole texts.

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
