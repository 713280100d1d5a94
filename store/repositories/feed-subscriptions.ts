// Subscriptions at WebSub hubs: what is asked of which hub, how that stands, and what it pushed. At most one of a feed is wanted.
//
//   requested ──verified──▶ active ──asked again at ⅔ of the lease, verified──▶ active
//       │ the request fails     │ the lease runs out          any ──denied──▶ denied ──a day──▶ requested
//       └─▶ failed ◀────────────┘
//           └──backoff──▶ requested              wanted no more ──▶ ended: unsubscribed from, gone after a week
import { sql } from 'kysely';
import { callbackPath, shortestLeaseMs, type Lease, type PushStanding } from '../../core/websub.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { insertFetched, type NewFetched } from './fetched.ts';
import { addToOutbox } from './outbox.ts';

export type SubscriptionState = 'requested' | 'active' | 'denied' | 'failed';

export interface Subscription {
  /** Secret: whoever knows it can push. */
  readonly token: string;
  readonly feedId: string;
  /** Where the feed is polled. */
  readonly feedUrl: string;
  readonly hub: string;
  readonly topic: string;
  readonly callback: string;
  readonly secret: string | null;
  readonly state: SubscriptionState;
  /** When the hub was last asked, unless it refused. */
  readonly requestedAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly leaseUntil: Date | null;
  readonly failures: number;
  /** Since when it is not wanted any more. */
  readonly endedAt: Date | null;
}

const selectSubscriptions = (database: Database) =>
  database
    .selectFrom('feed_subscription as s')
    .innerJoin('feed', 'feed.id', 's.feed_id')
    .select((select) => [
      's.token',
      's.feed_id as feedId',
      select.fn.coalesce('feed.moved_to', 'feed.url').as('feedUrl'),
      's.hub',
      's.topic',
      's.callback',
      's.secret',
      's.state',
      's.requested_at as requestedAt',
      's.verified_at as verifiedAt',
      's.lease_until as leaseUntil',
      's.failures',
      's.ended_at as endedAt',
    ]);

/** The subscription with this token, or null. */
export async function findSubscription(database: Database, token: string): Promise<Subscription | null> {
  return (await selectSubscriptions(database).where('s.token', '=', token).executeTakeFirst()) ?? null;
}

/** Polls these feeds soon, by their own rhythm again, also after a poll that is under way; those that fail or are muted keep their time. */
async function makeDue(database: Database, feedIds: readonly string[], at: Date): Promise<void> {
  if (feedIds.length === 0) return;
  await database
    .updateTable('feed')
    .set({ next_poll_at: sql<Date>`least(next_poll_at, ${at.toISOString()}::timestamptz)`, due_at: at })
    .where('id', 'in', [...feedIds])
    .where('state', '=', 'active')
    .where('failures', '=', 0)
    .execute();
}

/** The hub has verified a subscription that is wanted: it holds for `lease`. */
export async function activateSubscription(database: Database, token: string, lease: Lease, now: Date): Promise<void> {
  await database
    .updateTable('feed_subscription')
    .set({
      state: 'active',
      active_since: sql<Date>`case when state = 'active' and lease_until > ${now.toISOString()}::timestamptz then active_since
        else ${now.toISOString()}::timestamptz end`,
      verified_at: now,
      lease_until: lease.until,
      next_try_at: lease.renewAt,
      failures: 0,
      error: null,
    })
    .where('token', '=', token)
    .where('ended_at', 'is', null)
    .execute();
}

/** The hub will not push, or no longer. It is asked again at `nextTryAt`, and the feed is polled as ever. */
export async function denySubscription(
  database: Database,
  subscription: Pick<Subscription, 'token' | 'feedId'>,
  denied: { readonly reason: string; readonly nextTryAt: Date; readonly now: Date },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('feed_subscription')
      .set({
        state: 'denied',
        error: denied.reason,
        lease_until: null,
        active_since: null,
        requested_at: null,
        next_try_at: denied.nextTryAt,
      })
      .where('token', '=', subscription.token)
      .where('ended_at', 'is', null)
      .execute();
    await makeDue(transaction, [subscription.feedId], denied.now);
  });
}

/** Removes a subscription that has ended: the hub has confirmed it. */
export async function forgetSubscription(database: Database, token: string): Promise<void> {
  await database.deleteFrom('feed_subscription').where('token', '=', token).where('ended_at', 'is not', null).execute();
}

const countPush = (database: Database, token: string, now: Date) =>
  database
    .updateTable('feed_subscription')
    .set({ last_push_at: now, pushes: sql<number>`pushes + 1` })
    .where('token', '=', token)
    .execute();

/** Keeps what a hub pushed and, together with it, the job that reads it. */
export async function takePush(database: Database, token: string, pushed: NewFetched): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const fetchedId = await insertFetched(transaction, pushed);
    await addToOutbox(transaction, [{ job: 'read-push', jobId: `push_${fetchedId}`, payload: { fetchedId } }]);
    await countPush(transaction, token, pushed.at);
  });
}

/** A push that nothing proves: the feed is due at `pollAt`, or sooner. */
export async function takePing(
  database: Database,
  subscription: Pick<Subscription, 'token' | 'feedId'>,
  at: { readonly now: Date; readonly pollAt: Date },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await countPush(transaction, subscription.token, at.now);
    await makeDue(transaction, [subscription.feedId], at.pollAt);
  });
}

/** What was pushed cannot be read: the feed itself is asked. */
export async function pollInstead(database: Database, feedId: string, now: Date): Promise<void> {
  await makeDue(database, [feedId], now);
}

/** Counts a push whose signature is wrong or missing. */
export async function countRejected(database: Database, token: string): Promise<void> {
  await database
    .updateTable('feed_subscription')
    .set({ rejected: sql<number>`rejected + 1` })
    .where('token', '=', token)
    .execute();
}

/** A poll found what the hub should have pushed: it is not relied on for a while, and the feed is polled again no later than `pollAt`. */
export async function noteMissed(database: Database, feedId: string, at: { readonly now: Date; readonly pollAt: Date }): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('feed_subscription')
      .set({ missed_at: at.now })
      .where('feed_id', '=', feedId)
      .where('ended_at', 'is', null)
      .execute();
    await makeDue(transaction, [feedId], at.pollAt);
  });
}

/** The address that a feed gives itself, or else the one that it is polled at; and whether it is that of the row but for its query. */
const wantedTopic = sql<string>`coalesce(feed.self_url, feed.moved_to, feed.url)`;
const isSamePath = sql<boolean>`split_part(${wantedTopic}, '?', 1) = split_part(s.topic, '?', 1)`;

/**
 * Takes over what feeds call themselves now where only the query changed, each when its hub is to be asked again. Some write the time there at
 * each answer: what holds goes on holding, and what fails waits its time.
 */
export async function followTopics(database: Database, now: Date): Promise<void> {
  await sql`
    update feed_subscription s set topic = ${wantedTopic}
    from feed
    where feed.id = s.feed_id and s.ended_at is null and s.next_try_at <= ${now.toISOString()}::timestamptz
      and ${wantedTopic} <> s.topic and ${isSamePath}`.execute(database);
}

/**
 * Ends what is not wanted any more: of feeds that are muted, that name another hub or topic (in more than its query), or (after a change of
 * settings) under another address than `base`; all where that is null. Those that were verified are to be unsubscribed from; the others are
 * forgotten. Returns how many.
 */
export async function endUnwanted(database: Database, base: string | null, now: Date): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const { rows } = await sql<{ feedId: string }>`
      update feed_subscription s
        set ended_at = ${now.toISOString()}::timestamptz,
          next_try_at = case when s.verified_at is null or s.state = 'denied' then null else ${now.toISOString()}::timestamptz end
      from feed
      where feed.id = s.feed_id and s.ended_at is null and (feed.state <> 'active' or feed.hub is distinct from s.hub
        or not ${isSamePath}
        or s.callback is distinct from ${base}::text || ${callbackPath}::text || s.token)
      returning s.feed_id as "feedId"`.execute(transaction);
    await makeDue(
      transaction,
      rows.map(({ feedId }) => feedId),
      now,
    );
    return rows.length;
  });
}

/** Removes rows that ended before `before`. */
export async function sweepEnded(database: Database, before: Date): Promise<void> {
  await database
    .deleteFrom('feed_subscription')
    .where((where) =>
      where.or([where('ended_at', '<', before), where.and([where('ended_at', 'is not', null), where('verified_at', 'is', null)])]),
    )
    .execute();
}

/** Leases that ran out unrenewed: these feeds are polled as ever, from now on; those of a lease too short to be relied on were. Returns how many. */
export async function lapseSubscriptions(database: Database, now: Date): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const lapsed = await transaction
      .updateTable('feed_subscription')
      .set({ state: 'failed', active_since: null, error: sql<string>`coalesce(error, 'the lease ran out')` })
      .where('state', '=', 'active')
      .where('ended_at', 'is', null)
      .where('lease_until', '<=', now)
      .returning(['feed_id', 'verified_at', 'lease_until'])
      .execute();
    const relied = lapsed.filter(
      ({ verified_at, lease_until }) => (lease_until?.getTime() ?? 0) - (verified_at?.getTime() ?? 0) >= shortestLeaseMs,
    );
    await makeDue(
      transaction,
      relied.map(({ feed_id }) => feed_id),
      now,
    );
    return lapsed.length;
  });
}

export interface FeedWithHub {
  readonly feedId: string;
  readonly hub: string;
  /** The address that the feed gives itself, or else the one that it is polled at. */
  readonly topic: string;
}

/** Active feeds that name a hub and have no subscription yet, `limit` at most. */
export async function feedsToSubscribe(database: Database, limit: number): Promise<FeedWithHub[]> {
  const rows = await database
    .selectFrom('feed')
    .select((select) => ['feed.id as feedId', 'feed.hub', select.fn.coalesce('feed.self_url', 'feed.moved_to', 'feed.url').as('topic')])
    .where('feed.state', '=', 'active')
    .where('feed.hub', 'is not', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('feed_subscription')
            .select('token')
            .whereRef('feed_subscription.feed_id', '=', 'feed.id')
            .where('feed_subscription.ended_at', 'is', null),
        ),
      ),
    )
    .orderBy('feed.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ feedId, hub, topic }) => (hub === null ? [] : [{ feedId, hub, topic }]));
}

/** Adds subscriptions, to be asked for at once; one of a feed that has one meanwhile is left out. */
export async function addSubscriptions(
  database: Database,
  subscriptions: readonly (FeedWithHub & Pick<Subscription, 'token' | 'secret' | 'callback'>)[],
  now: Date,
): Promise<void> {
  if (subscriptions.length === 0) return;
  await database
    .insertInto('feed_subscription')
    .values(
      subscriptions.map(({ token, feedId, hub, topic, callback, secret }) => ({
        token,
        feed_id: feedId,
        hub,
        topic,
        callback,
        secret,
        next_try_at: now,
      })),
    )
    .onConflict((conflict) => conflict.column('feed_id').where('ended_at', 'is', null).doNothing())
    .execute();
}

/** Subscriptions whose hubs are to be asked now, `limit` at most; no other process takes them until `heldUntil`. */
export async function takeDueSubscriptions(database: Database, now: Date, heldUntil: Date, limit: number): Promise<Subscription[]> {
  return inTransaction(database, async (transaction) => {
    const due = await transaction
      .selectFrom('feed_subscription')
      .select('token')
      .where('next_try_at', '<=', now)
      .orderBy('next_try_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return [];
    const tokens = due.map(({ token }) => token);
    await transaction.updateTable('feed_subscription').set({ next_try_at: heldUntil }).where('token', 'in', tokens).execute();
    return selectSubscriptions(transaction).where('s.token', 'in', tokens).execute();
  });
}

export interface Asked {
  readonly now: Date;
  /** When it is asked again unless the hub verifies before; null: not. */
  readonly nextTryAt: Date | null;
  /** The request before this one was taken by the hub and never verified. */
  readonly unverified: boolean;
}

/** Written before a hub is asked: it may verify before it answers. */
export async function noteAsked(database: Database, token: string, { now, nextTryAt, unverified }: Asked): Promise<void> {
  await database
    .updateTable('feed_subscription')
    .set({
      state: sql<SubscriptionState>`case when state = 'active' then state else 'requested' end`,
      requested_at: now,
      next_try_at: nextTryAt,
      ...(unverified ? { failures: sql<number>`failures + 1`, error: 'the hub took the request and did not verify it' } : {}),
    })
    .where('token', '=', token)
    .execute();
}

/** The hub refused a request made at `now`, or could not be reached. One that is active stays so to the end of its lease. */
export async function noteRefused(
  database: Database,
  token: string,
  refused: { readonly now: Date; readonly error: string; readonly nextTryAt: Date },
): Promise<void> {
  await database
    .updateTable('feed_subscription')
    .set({
      state: sql<SubscriptionState>`case when state = 'active' then state else 'failed' end`,
      requested_at: null,
      failures: sql<number>`failures + 1`,
      error: refused.error,
      next_try_at: refused.nextTryAt,
    })
    .where('token', '=', token)
    .where('ended_at', 'is', null)
    // What it verified in spite of its answer holds.
    .where((where) => where.or([where('verified_at', 'is', null), where('verified_at', '<', refused.now)]))
    .execute();
}

/** Hubs that were not asked in their turn are asked at `at`. */
export async function postpone(database: Database, tokens: readonly string[], at: Date): Promise<void> {
  if (tokens.length === 0) return;
  await database
    .updateTable('feed_subscription')
    .set({ next_try_at: at })
    .where('token', 'in', [...tokens])
    .execute();
}

/** The standing of those of these feeds that hubs push, by feed. */
export async function pushStandings(database: Database, feedIds: readonly string[]): Promise<Map<string, PushStanding>> {
  if (feedIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('feed_subscription')
    .select(['feed_id', 'lease_until', 'active_since', 'verified_at', 'last_push_at', 'missed_at'])
    .where('feed_id', 'in', [...feedIds])
    .where('ended_at', 'is', null)
    .where('state', '=', 'active')
    .execute();
  return new Map(
    rows.flatMap((row) => {
      if (row.lease_until === null || row.active_since === null || row.verified_at === null) return [];
      const lastSignAt = row.last_push_at !== null && row.last_push_at > row.verified_at ? row.last_push_at : row.verified_at;
      const standing = {
        leaseUntil: row.lease_until,
        verifiedAt: row.verified_at,
        activeSince: row.active_since,
        lastSignAt,
        missedAt: row.missed_at,
      };
      return [[row.feed_id, standing] as const];
    }),
  );
}
