// Feeds as polling sees them: which are due, what is known of one before its poll, and what a poll leaves. Many polls are written by one
// statement. What an operator muted stays so, whatever a poll that was under way found.
import { sql } from 'kysely';
import type { PushStanding } from '../../core/websub.ts';
import type { Database } from '../database.ts';
import type { FeedParts } from '../source-tables.ts';
import { pushStandings } from './feed-subscriptions.ts';

export interface DueFeed {
  readonly id: string;
  readonly host: string;
  readonly nextPollAt: Date;
  readonly intervalMs: number;
}

/**
 * Feeds whose time had come at `dueBy`, the longest waiting first, held until the transaction ends; another process skips them. Those that the machine
 * muted are among them when their next look is due; those on a host that is delayed, or whose feeds are being polled, are not.
 */
export async function takeDueFeeds(transaction: Database, dueBy: Date, now: Date, limit: number): Promise<DueFeed[]> {
  const rows = await transaction
    .selectFrom('feed')
    .select(['id', 'host', 'next_poll_at', 'interval_seconds'])
    .where((where) => where.or([where('state', '=', 'active'), where('muted_by', '=', 'machine')]))
    .where('next_poll_at', '<=', dueBy)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('feed_host')
            .select('feed_host.name')
            .whereRef('feed_host.name', '=', 'feed.host')
            .where((host) => host.or([host('polled_until', '>', now), host('delayed_until', '>', now)])),
        ),
      ),
    )
    .orderBy('next_poll_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ id: row.id, host: row.host, nextPollAt: row.next_poll_at, intervalMs: row.interval_seconds * 1000 }));
}

/** Sets the next time of these feeds. */
export async function setNextPolls(database: Database, feeds: readonly { readonly id: string; readonly at: Date }[]): Promise<void> {
  if (feeds.length === 0) return;
  await sql`
    update feed set next_poll_at = next.at
    from unnest(${feeds.map(({ id }) => id)}::text[], ${feeds.map(({ at }) => at.toISOString())}::timestamptz[]) as next (id, at)
    where feed.id = next.id`.execute(database);
}

/** All that polls change of a feed. Times of `gapMs` and `intervalMs` are kept to the second. */
export interface PollState {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentSha256: string | null;
  /** When it was last asked for without validators, with an answer. */
  readonly fullPolledAt: Date | null;
  /** The interval in force. */
  readonly intervalMs: number;
  readonly nextPollAt: Date;
  readonly lastPolledAt: Date | null;
  readonly lastSuccessAt: Date | null;
  /** Failed polls in a row, and since when. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  /** What is odd about the last answer though it was read. */
  readonly note: string | null;
  /** Null: it is polled at its own address. */
  readonly movedTo: string | null;
  /** Where permanent redirects led, in so many polls in a row. */
  readonly redirectTo: string | null;
  readonly redirectPolls: number;
  /** By the machine. */
  readonly mutedReason: string | null;
  readonly mutedAt: Date | null;
  readonly gapMs: number | null;
  readonly entries: number | null;
  readonly newestAt: Date | null;
  readonly ttlMinutes: number | null;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
  readonly hub: string | null;
  readonly self: string | null;
  /** As its list says, else as the feed itself does; ISO 639-1. */
  readonly language: string | null;
  readonly parts: FeedParts;
  /** When somebody wanted it polled, as this poll found it: what is said after that is another poll's to answer. */
  readonly dueAt: Date | null;
}

export interface FeedToPoll {
  readonly id: string;
  /** The address by which lists name it. */
  readonly url: string;
  readonly title: string;
  /** Host of the address that it is polled at. */
  readonly host: string;
  readonly mutedBy: 'operator' | 'machine' | null;
  readonly state: PollState;
  /** Answers 429 or 503 of its host in a row. */
  readonly hostRefusals: number;
  readonly hostDelayedUntil: Date | null;
  /** Its active subscription at a hub. */
  readonly push: PushStanding | null;
}

const secondsOf = (ms: number | null): number | null => (ms === null ? null : Math.max(1, Math.round(ms / 1000)));
const msOf = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

/** The feeds with these ids, without an order; ids that are no feed's are left out. */
export async function loadFeedsToPoll(database: Database, ids: readonly string[]): Promise<FeedToPoll[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('feed')
    .leftJoin('feed_host', 'feed_host.name', 'feed.host')
    .selectAll('feed')
    .select(['feed_host.refusals', 'feed_host.delayed_until'])
    .where('feed.id', 'in', [...ids])
    .execute();
  const standings = await pushStandings(database, ids);
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    host: row.host,
    push: standings.get(row.id) ?? null,
    // A mute that names nobody was an operator's.
    mutedBy: row.state === 'muted' ? (row.muted_by ?? 'operator') : null,
    hostRefusals: row.refusals ?? 0,
    hostDelayedUntil: row.delayed_until,
    state: {
      etag: row.etag,
      lastModified: row.last_modified,
      contentSha256: row.content_sha256,
      fullPolledAt: row.full_polled_at,
      intervalMs: row.interval_seconds * 1000,
      nextPollAt: row.next_poll_at,
      lastPolledAt: row.last_polled_at,
      lastSuccessAt: row.last_success_at,
      failures: row.failures,
      failingSince: row.failing_since,
      errorCode: row.last_error_code,
      error: row.last_error,
      note: row.note,
      movedTo: row.moved_to,
      redirectTo: row.redirect_to,
      redirectPolls: row.redirect_polls,
      mutedReason: row.muted_reason,
      mutedAt: row.muted_at,
      gapMs: msOf(row.gap_seconds),
      entries: row.entries,
      newestAt: row.newest_at,
      ttlMinutes: row.ttl_minutes,
      skipHours: row.skip_hours,
      skipDays: row.skip_days,
      hub: row.hub,
      self: row.self_url,
      language: row.language,
      parts: row.parts,
      dueAt: row.due_at,
    },
  }));
}

/** PostgreSQL holds neither NUL nor half of a surrogate pair, also not in JSON. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '');
}

/** Writes what polls left, whole rows at once. A feed that was read counts as verified from now on. */
export async function recordPolls(
  database: Database,
  polls: readonly { readonly feedId: string; readonly state: PollState }[],
): Promise<void> {
  if (polls.length === 0) return;
  const rows = polls.map(({ feedId, state }) => ({
    id: feedId,
    etag: storable(state.etag),
    last_modified: storable(state.lastModified),
    content_sha256: state.contentSha256,
    full_polled_at: state.fullPolledAt,
    interval_seconds: secondsOf(state.intervalMs),
    next_poll_at: state.nextPollAt,
    last_polled_at: state.lastPolledAt,
    last_success_at: state.lastSuccessAt,
    failures: state.failures,
    failing_since: state.failingSince,
    last_error_code: state.errorCode,
    last_error: storable(state.error),
    note: storable(state.note),
    moved_to: state.movedTo,
    redirect_to: state.redirectTo,
    redirect_polls: state.redirectPolls,
    muted_reason: storable(state.mutedReason),
    muted_at: state.mutedAt,
    gap_seconds: secondsOf(state.gapMs),
    entries: state.entries,
    newest_at: state.newestAt,
    ttl_minutes: state.ttlMinutes === null ? null : Math.min(Math.round(state.ttlMinutes), 1_000_000),
    skip_hours: state.skipHours,
    skip_days: state.skipDays,
    hub: state.hub,
    self_url: state.self,
    language: state.language,
    parts: state.parts,
    due_at: state.dueAt,
  }));
  await sql`
    update feed set
      etag = r.etag, last_modified = r.last_modified, content_sha256 = r.content_sha256, full_polled_at = r.full_polled_at,
      interval_seconds = r.interval_seconds, last_polled_at = r.last_polled_at,
      next_poll_at = case when feed.due_at is distinct from r.due_at and r.failures = 0 and r.muted_at is null
        then least(r.next_poll_at, feed.due_at) else r.next_poll_at end,
      due_at = case when feed.due_at is distinct from r.due_at then feed.due_at else null end,
      last_success_at = r.last_success_at, verified = feed.verified or r.last_success_at is not null,
      failures = r.failures, failing_since = r.failing_since, last_error_code = r.last_error_code, last_error = r.last_error, note = r.note,
      moved_to = r.moved_to, redirect_to = r.redirect_to, redirect_polls = r.redirect_polls,
      state = case when feed.state = 'muted' and feed.muted_by is distinct from 'machine' then feed.state
        when r.muted_at is null then 'active' else 'muted' end,
      muted_by = case when feed.state = 'muted' and feed.muted_by is distinct from 'machine' then feed.muted_by
        when r.muted_at is null then null else 'machine' end,
      muted_reason = case when feed.state = 'muted' and feed.muted_by is distinct from 'machine' then feed.muted_reason else r.muted_reason end,
      muted_at = case when feed.state = 'muted' and feed.muted_by is distinct from 'machine' then feed.muted_at else r.muted_at end,
      gap_seconds = r.gap_seconds, entries = r.entries, newest_at = r.newest_at, ttl_minutes = r.ttl_minutes,
      skip_hours = r.skip_hours, skip_days = r.skip_days, hub = r.hub, self_url = r.self_url, parts = r.parts,
      language = coalesce(feed.language, r.language)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, etag text, last_modified text, content_sha256 text, full_polled_at timestamptz, interval_seconds integer,
      next_poll_at timestamptz, last_polled_at timestamptz, last_success_at timestamptz, failures integer, failing_since timestamptz,
      last_error_code text, last_error text, note text, moved_to text, redirect_to text, redirect_polls integer, muted_reason text,
      muted_at timestamptz, gap_seconds integer, entries integer, newest_at timestamptz, ttl_minutes integer, skip_hours jsonb,
      skip_days jsonb, hub text, self_url text, language text, parts jsonb, due_at timestamptz)
    where feed.id = r.id`.execute(database);
}

/** The title of another active feed that is polled at `address`, or null. */
export async function findFeedAt(database: Database, address: string, otherThan: string): Promise<string | null> {
  const row = await database
    .selectFrom('feed')
    .select('title')
    .where('id', '!=', otherThan)
    .where('state', '=', 'active')
    .where((where) => where.or([where.and([where('url', '=', address), where('moved_to', 'is', null)]), where('moved_to', '=', address)]))
    .limit(1)
    .executeTakeFirst();
  return row?.title ?? null;
}
