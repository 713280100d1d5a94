// The tables of what comes from outside: feeds, hosts, items, and what was fetched as it came.
import type { ColumnType, Generated } from 'kysely';

export interface FeedTable {
  id: string;
  url: string;
  title: string;
  site: string | null;
  language: string | null;
  country: string | null;
  category: Generated<string[]>;
  documented_at: string | null;
  verified: Generated<boolean>;
  state: Generated<'active' | 'muted'>;
  muted_reason: string | null;
  etag: string | null;
  last_modified: string | null;
  content_sha256: string | null;
  interval_seconds: Generated<number>;
  next_poll_at: Generated<Date>;
  last_polled_at: Date | null;
  last_success_at: Date | null;
  failures: Generated<number>;
  last_error_code: string | null;
  last_error: string | null;
  created_at: Generated<Date>;
  muted_by: Generated<'operator' | 'machine' | null>;
  muted_at: Generated<Date | null>;
  moved_to: Generated<string | null>;
  redirect_to: Generated<string | null>;
  redirect_polls: Generated<number>;
  full_polled_at: Generated<Date | null>;
  failing_since: Generated<Date | null>;
  note: Generated<string | null>;
  gap_seconds: Generated<number | null>;
  entries: Generated<number | null>;
  newest_at: Generated<Date | null>;
  ttl_minutes: Generated<number | null>;
  skip_hours: Generated<number[]>;
  skip_days: Generated<string[]>;
  hub: Generated<string | null>;
  self_url: Generated<string | null>;
  parts: Generated<FeedParts>;
  due_at: Generated<Date | null>;
  /** Of the address it is polled at; made by the database. */
  host: ColumnType<string, never, never>;
}

/** What is known of a sitemap that a sitemap index leads to. */
export interface FeedPart {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentSha256: string | null;
  /** How many sitemaps the index lists; not there in older rows. */
  readonly listed?: number;
}

/** The sitemaps of an index that are read, by their addresses. */
export type FeedParts = Readonly<Record<string, FeedPart>>;

export interface FeedHostTable {
  name: string;
  polled_until: Date | null;
  refusals: Generated<number>;
  delayed_until: Date | null;
  page_refusals: Generated<number>;
  pages_delayed_until: Generated<Date | null>;
}

/** A subscription at a WebSub hub. */
export interface FeedSubscriptionTable {
  token: string;
  feed_id: string;
  hub: string;
  topic: string;
  callback: string;
  secret: string | null;
  state: Generated<'requested' | 'active' | 'denied' | 'failed'>;
  requested_at: Generated<Date | null>;
  active_since: Generated<Date | null>;
  verified_at: Generated<Date | null>;
  lease_until: Generated<Date | null>;
  next_try_at: Date | null;
  failures: Generated<number>;
  error: Generated<string | null>;
  last_push_at: Generated<Date | null>;
  pushes: Generated<number>;
  rejected: Generated<number>;
  missed_at: Generated<Date | null>;
  ended_at: Generated<Date | null>;
  created_at: Generated<Date>;
}

export interface RobotsTable {
  origin: string;
  text: string | null;
  known: boolean;
  expires_at: Date;
  failing_since: Date | null;
  error: string | null;
}

export interface ItemTable {
  id: string;
  feed_id: string;
  guid: string;
  url: string;
  title: string;
  summary: string | null;
  content_html: string | null;
  author: string | null;
  published_at: Date | null;
  state: Generated<'new' | 'read' | 'failed' | 'skipped'>;
  attempts: Generated<number>;
  error_code: string | null;
  error: string | null;
  article_id: string | null;
  first_seen_at: Generated<Date>;
  date_doubt: Generated<'future' | 'past' | null>;
}

export interface SnapshotTable {
  sha256: string;
  text: string;
  language: string;
  created_at: Generated<Date>;
}

export interface SnapshotRawTable {
  sha256: string;
  media_type: string;
  /** gzip */
  bytes: Buffer;
  fetched_at: Generated<Date>;
}

export interface FetchedTable {
  id: Generated<string>;
  kind: 'feed' | 'page';
  feed_id: string;
  item_id: string | null;
  url: string;
  media_type: string | null;
  charset: string | null;
  content_location: string | null;
  raw_sha256: string;
  fetched_at: Date;
  pushed: Generated<boolean>;
}

export interface PassageTable {
  snapshot_sha256: string;
  ordinal: number;
  start_offset: number;
  end_offset: number;
  kind: 'title' | 'sentence';
}

export interface ArticleTable {
  id: string;
  url: string;
  feed_id: string;
  outlet: string;
  title: string;
  author: string | null;
  published_at: Date | null;
  language: string;
  language_confidence: number;
  snapshot_sha256: string;
  raw_sha256: string | null;
  origin: string;
  origin_reason: string;
  story_id: string | null;
  /** The story it was first in, where that was merged into `story_id`. */
  merged_from: Generated<string | null>;
  /** The transaction that put it into its story; written by the database. */
  clustered_in: ColumnType<string | null, never, never>;
  fetched_at: Generated<Date>;
  sketch: Generated<readonly number[]>;
  section: string | null;
  updated_at: Date | null;
  lead_image: string | null;
  lead_image_credit: string | null;
  paywall: Generated<boolean>;
  item_id: Generated<string | null>;
  /** Why it is nothing that an analyst writes about; null: it is news, or not looked at yet. */
  set_aside: Generated<string | null>;
}
