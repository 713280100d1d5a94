// The tables of stories as Kysely types.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ScorePart, StoryEventKind, StoryFit } from '../core/story.ts';

export interface StoryTable {
  id: string;
  title: string;
  language: string;
  state: Generated<'open' | 'merged'>;
  merged_into: string | null;
  breaking: Generated<boolean>;
  articles: Generated<number>;
  outlets: Generated<number>;
  origins: Generated<number>;
  first_published_at: Date | null;
  last_published_at: Date | null;
  last_origin_at: Generated<Date>;
  /** When the article that made its third origin was stored. */
  third_origin_at: Generated<Date | null>;
  assigned_at: Date | null;
  pinned_at: Generated<Date | null>;
  muted_at: Generated<Date | null>;
  burst: Generated<number>;
  /** 0 to 1; null: not scored yet. */
  newsworthiness: Generated<number | null>;
  score_parts: JSONColumnType<ScorePart[], string | undefined>;
  /** The personas that fit best, best first. */
  fits: JSONColumnType<StoryFit[], string | undefined>;
  /** Why no analyst was given it at the last look, in words; null: one was, or nobody looked. */
  not_assigned: Generated<string | null>;
  scored_at: Generated<Date | null>;
  /** The draft whose publication says all that this story does. */
  repeats: Generated<string | null>;
  /** When it was last looked at whether what came since its publication is new. */
  considered_at: Generated<Date | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

/** Added to, never changed. */
export interface StoryEventTable {
  id: Generated<string>;
  story_id: string;
  at: Generated<Date>;
  kind: StoryEventKind;
  /** Null: the newsroom itself. */
  editor_id: string | null;
  reason: string;
  detail: ColumnType<Record<string, unknown>, string, never>;
}

export interface StoryVisitTable {
  editor_id: string;
  story_id: string;
  seen_at: Date;
}

/** What a report in another language is about, in English. Written once. */
export interface ArticleGistTable {
  id: Generated<string>;
  article_id: string;
  english: string;
  /** The model and its prompt. */
  told_by: string;
  created_at: Generated<Date>;
}

/** Where a report lies among others, whatever its language. Written once. */
export interface ArticleEmbeddingTable {
  id: Generated<string>;
  article_id: string;
  vector: number[];
  /** The model. */
  told_by: string;
  created_at: Generated<Date>;
}

/** What an article is compared by, while the clusterer may need it. */
export interface ArticleTermsTable {
  article_id: string;
  /** Of the rules that made them. */
  version: string;
  fetched_at: Date;
  terms: string;
}

/** An article given to a persona by its address. */
export interface AddressAssignmentTable {
  id: string;
  url: string;
  persona_id: string;
  /** Null: whatever wrote the newsroom's last draft. */
  writer: string | null;
  reason: string;
  /** An editor's id, or `operator`. */
  asked_by: string;
  asked_at: Generated<Date>;
  article_id: string | null;
  item_id: string | null;
  state: Generated<'waiting' | 'assigned' | 'refused'>;
  story_id: Generated<string | null>;
  draft_id: Generated<string | null>;
  /** Ids of other analysts' drafts; null: not assigned, or not kept yet. */
  withdrawn: Generated<string[] | null>;
  beside: Generated<string[] | null>;
  code: Generated<string | null>;
  message: Generated<string | null>;
  ended_at: Generated<Date | null>;
  /** Ids of other analysts' drafts that may end by it; null: any. */
  may_end: Generated<string[] | null>;
  agreed_by: Generated<string | null>;
  /** Ids of drafts that would have ended, where it was refused for them. */
  would_end: Generated<string[] | null>;
  was_skipped: Generated<boolean>;
}
