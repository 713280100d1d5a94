// How every feed fares, for the health table and the operations page.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface FeedHealth {
  readonly id: string;
  /** The address by which lists name it. */
  readonly url: string;
  readonly title: string;
  readonly language: string | null;
  readonly country: string | null;
  /** `muted`: not polled, or only looked at again from time to time where the machine muted it. */
  readonly state: 'active' | 'muted';
  readonly mutedBy: 'operator' | 'machine' | null;
  readonly mutedReason: string | null;
  readonly mutedAt: Date | null;
  /** The address that it is polled at, where that is another one. */
  readonly movedTo: string | null;
  readonly lastPolledAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly nextPollAt: Date;
  /** The interval in force. */
  readonly intervalMs: number;
  /** Items stored. */
  readonly items: number;
  /** Items a day that came in over the last 14 days, or since the feed was added where that is less (at least one day). */
  readonly itemsPerDay: number;
  /** Failed polls in a row, since when, and what the last one said. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  /** What is odd about the last answer though it was read. */
  readonly note: string | null;
  /** Until when its host is left alone, as it said so or refused repeatedly. */
  readonly hostDelayedUntil: Date | null;
  /** Its WebSub hub. */
  readonly hub: string | null;
  /** Its subscription there; null where there is none. */
  readonly push: FeedPush | null;
}

export interface FeedPush {
  readonly state: 'requested' | 'active' | 'denied' | 'failed';
  readonly hub: string;
  readonly verifiedAt: Date | null;
  readonly leaseUntil: Date | null;
  readonly lastPushAt: Date | null;
  readonly pushes: number;
  /** Pushes whose signature was wrong or missing. */
  readonly rejected: number;
  /** When a poll last found what it did not push. */
  readonly missedAt: Date | null;
  /** Requests in a row that failed, and what the last one said. */
  readonly failures: number;
  readonly error: string | null;
}

const rateDays = 14;

/** Every feed's health, by title and address. */
export async function feedHealth(database: Database, now: Date = new Date()): Promise<FeedHealth[]> {
  const since = new Date(now.getTime() - rateDays * 86_400_000);
  const counts = database
    .selectFrom('item')
    .select((select) => [
      'item.feed_id',
      select.fn.countAll<string>().as('items'),
      select.fn.countAll<string>().filterWhere('first_seen_at', '>', since).as('lately'),
    ])
    .groupBy('item.feed_id')
    .as('counts');
  const rows = await database
    .selectFrom('feed')
    .leftJoin(counts, 'counts.feed_id', 'feed.id')
    .leftJoin('feed_host', 'feed_host.name', 'feed.host')
    .leftJoin('feed_subscription as push', (join) => join.onRef('push.feed_id', '=', 'feed.id').on('push.ended_at', 'is', null))
    .selectAll('feed')
    .select([
      'push.state as pushState',
      'push.hub as pushHub',
      'push.verified_at as verifiedAt',
      'push.lease_until as leaseUntil',
      'push.last_push_at as lastPushAt',
      'push.pushes as pushes',
      'push.rejected as rejected',
      'push.missed_at as missedAt',
      'push.failures as pushFailures',
      'push.error as pushError',
    ])
    .select(['counts.items', 'counts.lately', 'feed_host.delayed_until'])
    .select(sql<number>`extract(epoch from ${now.toISOString()}::timestamptz - feed.created_at)::float8 / 86400`.as('days'))
    .orderBy('feed.title')
    .orderBy('feed.url')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    language: row.language,
    country: row.country,
    state: row.state,
    mutedBy: row.state === 'muted' ? (row.muted_by ?? 'operator') : null,
    mutedReason: row.state === 'muted' ? row.muted_reason : null,
    mutedAt: row.state === 'muted' ? row.muted_at : null,
    movedTo: row.moved_to,
    lastPolledAt: row.last_polled_at,
    lastSuccessAt: row.last_success_at,
    nextPollAt: row.next_poll_at,
    intervalMs: row.interval_seconds * 1000,
    items: Number(row.items ?? 0),
    itemsPerDay: Math.round((Number(row.lately ?? 0) / Math.min(rateDays, Math.max(1, row.days))) * 100) / 100,
    failures: row.failures,
    failingSince: row.failing_since,
    errorCode: row.last_error_code,
    error: row.last_error,
    note: row.note,
    hostDelayedUntil: row.delayed_until !== null && row.delayed_until > now ? row.delayed_until : null,
    hub: row.hub,
    push:
      row.pushState === null || row.pushHub === null
        ? null
        : {
            state: row.pushState,
            hub: row.pushHub,
            verifiedAt: row.verifiedAt,
            leaseUntil: row.leaseUntil,
            lastPushAt: row.lastPushAt,
            pushes: row.pushes ?? 0,
            rejected: row.rejected ?? 0,
            missedAt: row.missedAt,
            failures: row.pushFailures ?? 0,
            error: row.pushError,
          },
  }));
}
