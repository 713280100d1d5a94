// Which of two stories stays where they turn out to be one: one rule for the newsroom, which follows it, and for editors, who are shown it and choose.
//
//   published ▶ an editor has a draft of it ▶ pinned ▶ a draft is on its way ▶ larger (origins, then reports) ▶ older
//
// What readers or editors know keeps its address and its title; else the story that more rests on does, in which copies of one text count once.

/** What speaks for a story. */
export interface StoryClaimToStay {
  readonly id: string;
  /** Something of it was published. */
  readonly published: boolean;
  /** It has a live draft that an editor has, or had and sent back. */
  readonly withEditor: boolean;
  readonly pinned: boolean;
  /** It has a draft that did not come to nothing, be it only queued. */
  readonly drafted: boolean;
  readonly origins: number;
  /** Its articles. */
  readonly reports: number;
  readonly createdAt: Date;
}

export interface Stays {
  readonly stays: string;
  readonly goes: string;
  /** Of the one that stays, in words that follow its name: "is pinned, the other is not". */
  readonly why: string;
}

type Reason = (story: StoryClaimToStay, other: StoryClaimToStay) => string | null;

/** A mark that one of the two alone has. */
const marked =
  (name: 'published' | 'withEditor' | 'pinned' | 'drafted', why: string): Reason =>
  (story, other) =>
    story[name] && !other[name] ? why : null;

/** The first that holds for either decides. */
const reasons: readonly Reason[] = [
  marked('published', 'is published, the other is not'),
  marked('withEditor', 'has a draft that an editor has, the other has none'),
  marked('pinned', 'is pinned, the other is not'),
  marked('drafted', 'has a draft on its way, the other has none'),
  (story, other) => (story.origins > other.origins ? `has more origins: ${story.origins}, the other ${other.origins}` : null),
  (story, other) => (story.reports > other.reports ? `has more reports: ${story.reports}, the other ${other.reports}` : null),
  (story, other) => (story.createdAt < other.createdAt ? 'was opened before the other' : null),
];

/** The same whichever of the two is named first. */
export function whichStays(one: StoryClaimToStay, other: StoryClaimToStay): Stays {
  for (const reason of reasons) {
    const [ones, others] = [reason(one, other), reason(other, one)];
    if (ones !== null) return { stays: one.id, goes: other.id, why: ones };
    if (others !== null) return { stays: other.id, goes: one.id, why: others };
  }
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  return { stays: first.id, goes: second.id, why: 'was opened at the same moment as the other, and one has to stay' };
}
