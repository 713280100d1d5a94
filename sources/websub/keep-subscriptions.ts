// Keeps subscriptions at hubs as they should be: asks for those of feeds that name a hub, again before their leases end, again later where a hub
// fails, and ends what is not wanted any more. Each turn does what is due; what hubs answer comes to the site (site/websub.ts).
import { randomBytes } from 'node:crypto';
import { NewsroomError } from '../../core/errors.ts';
import type { Logger } from '../../core/logging.ts';
import type { Settings } from '../../core/settings.ts';
import { askedLeaseMs, callbackPath } from '../../core/websub.ts';
import type { Database } from '../../store/database.ts';
import {
  addSubscriptions,
  endUnwanted,
  feedsToSubscribe,
  followTopics,
  lapseSubscriptions,
  noteAsked,
  noteRefused,
  postpone,
  sweepEnded,
  takeDueSubscriptions,
  type Subscription,
} from '../../store/repositories/feed-subscriptions.ts';
import { createAddressPolicy, type AddressPolicy } from '../../core/address-policy.ts';
import type { GuardedFetch, PostResult } from '../fetch/fetch-result.ts';

export interface SubscriptionDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'feeds' | 'site' | 'fetch'>;
  readonly fetch: Pick<GuardedFetch, 'post'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface SubscriptionSummary {
  readonly added: number;
  readonly asked: number;
  readonly failed: number;
  readonly ended: number;
  readonly lapsed: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Feeds that are taken up in a turn, and hubs' requests: with a second between two to one hub, a turn ends before the next. */
const addedAtOnce = 500;
const askedAtOnce = 60;
/** How long a turn asks; what it does not come to is the next one's. */
const turnMs = 60_000;
/** How long a hub has to verify what it took. Some ask the publisher first. */
const verifyWaitMs = 10 * minuteMs;
/** After the first failure, doubled for each in a row, up to a day. */
const firstRetryMs = 5 * minuteMs;
/** Failures to reach a hub, in a row, after which its others wait for the next turn. */
const hubFailures = 2;
/** How long rows that have ended answer hubs that have not heard of it. */
const keepEndedMs = 7 * dayMs;
const awayCodes = new Set(['dns', 'connect', 'timeout', 'tls']);

/** Where hubs reach the newsroom, without a slash at its end; null where WebSub is off, or no public address is set. */
export function callbackBase({ feeds, site, fetch }: SubscriptionDeps['settings']): string | null {
  if (feeds.websub === 'off' || site.url === null) return null;
  const policy = createAddressPolicy(fetch.allowPrivate);
  const base = site.url.replace(/\/+$/, '');
  const own = policy.judge(base);
  if (own.ok && own.opened) return base;
  // Any port will do: it is the newsroom's own.
  const host = new URL(base);
  host.port = '';
  const local = /(?:^|\.)localhost\.?$/.test(host.hostname);
  return policy.judge(host.href).ok && !local ? base : null;
}

/** A secret goes over HTTPS alone, or to a hub that the operator opened as one of his own network. */
export function mayHoldSecret(hub: string, policy: AddressPolicy): boolean {
  const verdict = policy.judge(hub);
  return verdict.ok && (verdict.url.protocol === 'https:' || verdict.opened);
}

function backoff(failures: number, random = Math.random()): number {
  return Math.min(firstRetryMs * 2 ** Math.min(failures - 1, 20), dayMs) * (0.9 + 0.2 * random);
}

function formOf(subscription: Subscription): URLSearchParams {
  const form = new URLSearchParams({
    'hub.mode': subscription.endedAt === null ? 'subscribe' : 'unsubscribe',
    'hub.topic': subscription.topic,
    'hub.callback': subscription.callback,
  });
  if (subscription.endedAt !== null) return form;
  form.set('hub.lease_seconds', String(askedLeaseMs / 1000));
  if (subscription.secret !== null) form.set('hub.secret', subscription.secret);
  return form;
}

/** `now`: they are due in this very turn. */
async function addNew(deps: SubscriptionDeps, base: string, now: Date): Promise<number> {
  const feeds = await feedsToSubscribe(deps.database, addedAtOnce);
  const policy = createAddressPolicy(deps.settings.fetch.allowPrivate);
  const added = feeds.map((feed) => {
    const token = randomBytes(32).toString('base64url');
    const secret = mayHoldSecret(feed.hub, policy) ? randomBytes(32).toString('hex') : null;
    return { ...feed, token, secret, callback: `${base}${callbackPath}${token}` };
  });
  await addSubscriptions(deps.database, added, now);
  return added.length;
}

/** Asks one hub, and writes what its answer leaves. */
async function ask(deps: SubscriptionDeps, subscription: Subscription, signal: AbortSignal): Promise<PostResult> {
  const { database, logger } = deps;
  const now = deps.now();
  const { requestedAt, verifiedAt, token, endedAt } = subscription;
  const unverified = requestedAt !== null && (verifiedAt === null || requestedAt > verifiedAt);
  const failures = subscription.failures + (unverified ? 1 : 0);
  const waitMs = Math.max(verifyWaitMs, failures === 0 ? 0 : backoff(failures));
  // To end one is asked for once: what a hub pushes after that is refused anyway.
  const nextTryAt = endedAt === null ? new Date(now.getTime() + waitMs) : null;
  await noteAsked(database, token, { now, nextTryAt, unverified: unverified && endedAt === null });
  const answer = await deps.fetch.post(subscription.hub, formOf(subscription), { signal });
  const about = { feed: subscription.feedId, hub: subscription.hub, mode: endedAt === null ? 'subscribe' : 'unsubscribe' };
  if (answer.ok) {
    logger.info({ event: 'hub-asked', ...about, status: answer.status });
    return answer;
  }
  if (answer.code === 'aborted') {
    await postpone(database, [token], now);
    throw new NewsroomError('aborted', answer.message, { retryable: true });
  }
  const retryMs = answer.retryable ? Math.max(backoff(failures + 1), answer.retryAfterMs ?? 0) : dayMs;
  // A hub may say what it was sent, and that is secret.
  const error = [token, subscription.secret].reduce<string>((text, hidden) => text.replaceAll(hidden ?? token, '…'), answer.message);
  await noteRefused(database, token, { now, error, nextTryAt: new Date(now.getTime() + retryMs) });
  logger.warn({ event: 'hub-failed', ...about, code: answer.code, failures: failures + 1 }, error);
  return answer;
}

/** Asks one hub for all that is due there, one after the other. Where it is away, or asks to be left alone, the rest waits. */
async function askHub(
  deps: SubscriptionDeps,
  due: readonly Subscription[],
  until: number,
  signal: AbortSignal,
): Promise<{ asked: number; failed: number }> {
  let [asked, failed, away] = [0, 0, 0];
  for (const [index, subscription] of due.entries()) {
    if (performance.now() > until || away >= hubFailures) {
      const waitMs = away >= hubFailures ? firstRetryMs : 0;
      const left = due.slice(index).map(({ token }) => token);
      await postpone(deps.database, left, new Date(deps.now().getTime() + waitMs));
      break;
    }
    const answer = await ask(deps, subscription, signal);
    asked += 1;
    if (answer.ok) {
      away = 0;
      continue;
    }
    failed += 1;
    if (answer.status === 429 || answer.status === 503) away = hubFailures;
    else away = awayCodes.has(answer.code) ? away + 1 : 0;
  }
  return { asked, failed };
}

/** One turn. Throws NewsroomError `aborted`. */
export async function keepSubscriptions(deps: SubscriptionDeps, signal: AbortSignal): Promise<SubscriptionSummary> {
  const { database } = deps;
  const now = deps.now();
  const until = performance.now() + turnMs;
  const base = callbackBase(deps.settings);
  const ended = await endUnwanted(database, base, now);
  await followTopics(database, now);
  const lapsed = await lapseSubscriptions(database, now);
  await sweepEnded(database, new Date(now.getTime() - keepEndedMs));
  const added = base === null ? 0 : await addNew(deps, base, now);
  const due = await takeDueSubscriptions(database, now, new Date(now.getTime() + verifyWaitMs), askedAtOnce);
  const byHub = new Map<string, Subscription[]>();
  for (const subscription of due) {
    const hub = URL.canParse(subscription.hub) ? new URL(subscription.hub).host : subscription.hub;
    byHub.set(hub, [...(byHub.get(hub) ?? []), subscription]);
  }
  const settled = await Promise.allSettled([...byHub.values()].map((one) => askHub(deps, one, until, signal)));
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason as Error;
  const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const summary = {
    added,
    asked: done.reduce((sum, one) => sum + one.asked, 0),
    failed: done.reduce((sum, one) => sum + one.failed, 0),
    ended,
    lapsed,
  };
  if (Object.values(summary).some((count) => count > 0)) deps.logger.info({ event: 'subscriptions-kept', ...summary });
  return summary;
}
