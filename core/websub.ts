// WebSub (W3C Recommendation of 23 January 2018), the subscriber's side: what the site that hubs reach and the job that asks them both know.

/** A callback is the site's address, this, and the subscription's token. */
export const callbackPath = '/websub/';

const hourMs = 3_600_000;
/** How long a subscription is asked for; the hub says how long it holds. */
export const askedLeaseMs = 10 * 24 * hourMs;
/** A shorter lease is not relied on, nor renewed before it ends: that would be asking all the time. */
export const shortestLeaseMs = hourMs;
/** A longer one outlives a hub that has forgotten it. */
const longestLeaseMs = 30 * 24 * hourMs;
/** Of the lease, after which it is renewed: a third is left for a hub that is away. */
const renewalShare = 2 / 3;

export interface Lease {
  readonly until: Date;
  readonly renewAt: Date;
}

/** The lease that a hub grants with `hub.lease_seconds` as it is written; what was asked for where it says none. */
export function leaseOf(written: string | undefined, now: Date): Lease {
  const granted = written !== undefined && /^\d{1,12}$/.test(written) ? Number(written) * 1000 : askedLeaseMs;
  const ms = Math.min(granted, longestLeaseMs);
  return { until: new Date(now.getTime() + ms), renewAt: new Date(now.getTime() + Math.max(ms, shortestLeaseMs) * renewalShare) };
}

/** What the newsroom knows of an active subscription when it decides how often the feed is polled. */
export interface PushStanding {
  readonly leaseUntil: Date;
  /** Since when it holds by the hub's last word. */
  readonly verifiedAt: Date;
  readonly activeSince: Date;
  /** The hub verified it, or pushed. */
  readonly lastSignAt: Date;
  readonly missedAt: Date | null;
}

/** A hub that gave no sign for so long is not relied on, whatever its lease. */
const silentMs = 7 * 24 * hourMs;
/** How long it is not relied on after a poll found what it should have pushed. */
const distrustMs = 24 * hourMs;

/** Whether what is new comes by push, so that a slow poll behind it is enough. */
export function isPushed(standing: PushStanding | null, now: Date): boolean {
  if (standing === null || standing.leaseUntil <= now) return false;
  if (standing.leaseUntil.getTime() - standing.verifiedAt.getTime() < shortestLeaseMs) return false;
  if (standing.missedAt !== null && now.getTime() - standing.missedAt.getTime() < distrustMs) return false;
  return now.getTime() - standing.lastSignAt.getTime() < silentMs;
}
