// When a feed is polled next. Pure: everything it depends on is an argument, chance included.
//
//   read:    the feed's own rhythm, never sooner than its answer stays fresh, out of the hours it asks to be left alone
//            where a hub pushes what is new: slow, as a backup
//   failed:  the interval doubled for each failure in a row, never sooner than Retry-After
//   muted:   as long again as it has been muted, 1 day to 30
import type { Rhythm } from './rhythm.ts';

export interface Bounds {
  /** Interval while the rhythm is not known, ms. */
  readonly interval: number;
  readonly shortestInterval: number;
  readonly longestInterval: number;
}

/** What the publisher asks for. */
export interface Asked {
  /** How long the answer stays fresh by its headers, ms. */
  readonly freshMs: number;
  readonly ttlMinutes: number | null;
  /** 0 to 23, UTC. */
  readonly skipHours: readonly number[];
  /** English names of days. */
  readonly skipDays: readonly string[];
  /** A hub pushes what is new. */
  readonly pushed?: boolean;
}

export interface NextPoll {
  readonly at: Date;
  /** The interval in force, before chance moved it, ms. */
  readonly intervalMs: number;
}

/** 0 to 1. */
export type Chance = () => number;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/**
 * Polls for each entry that is expected. A poll every half gap finds an entry a quarter of a gap after it came out on average, and two
 * entries in one poll stay rare.
 */
const pollsPerGap = 2;
/** Of the time since the newest entry: what was silent for ten hours can wait one more. RFC 9111, 4.2.2 suggests 10 % for the same guess. */
const silenceShare = 0.1;
/** Share by which chance moves a poll, so that feeds which began together do not stay together. */
const spread = 0.1;
/** A list of which this share may be new at a poll still has the rest in common with the one before: nothing fell out unseen. */
const newShare = 0.5;
/** More skipped hours or days than this say that the feed is never to be read, which nobody means. */
const mostSkippedHours = 20;
const mostSkippedDays = 5;
const longestMuteMs = 30 * dayMs;
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * A feed that is pushed is polled so often. Six hours: what a hub lost is late by a quarter of a day at most, and a feed that would be polled
 * every five minutes costs its server 4 requests a day instead of 288. A day would spare it three more, and lose a day's news to a hub that
 * went silent.
 */
const backupMs = 6 * hourMs;

function clamp(ms: number, bounds: Bounds): number {
  return Math.max(bounds.shortestInterval, Math.min(ms, bounds.longestInterval));
}

function jittered(ms: number, chance: Chance): number {
  return ms * (1 - spread + 2 * spread * chance());
}

/** Interval by the feed's own rhythm, ms: half its median gap, or a tenth of its silence where that is more; within the bounds. */
export function adaptiveInterval(rhythm: Rhythm | null, bounds: Bounds, now: Date): number {
  const silence = rhythm?.newestAt == null ? 0 : now.getTime() - rhythm.newestAt.getTime();
  const usual = rhythm?.gapMs == null ? bounds.interval : rhythm.gapMs / pollsPerGap;
  // An interval that the operator set below the shortest one is meant.
  const least = Math.min(bounds.interval, bounds.shortestInterval);
  const wanted = Math.max(usual, silence * silenceShare);
  return rhythm?.gapMs == null && wanted === bounds.interval
    ? Math.max(least, Math.min(wanted, bounds.longestInterval))
    : clamp(wanted, bounds);
}

/** How long the publisher's freshness and ttl are waited for: not so long that entries fall out of the list unseen, and a day at most. */
function askedWait(asked: Asked, rhythm: Rhythm | null, bounds: Bounds): number {
  const wait = Math.max(asked.freshMs, (asked.ttlMinutes ?? 0) * 60_000);
  return Math.min(wait, Math.max(turnover(rhythm), bounds.shortestInterval), bounds.longestInterval, dayMs);
}

/** How long a list has enough in common with itself, ms. */
function turnover(rhythm: Rhythm | null): number {
  return rhythm?.gapMs == null || rhythm.entries === 0 ? Infinity : rhythm.gapMs * rhythm.entries * newShare;
}

/** Interval of the poll behind a hub's pushes: no list turns over between two, so that what the hub loses is still there to be found. */
function backupInterval(own: number, rhythm: Rhythm | null, bounds: Bounds): number {
  return Math.max(own, Math.min(backupMs, turnover(rhythm), bounds.longestInterval));
}

/** The first time from `at` on that is in no skipped hour and on no skipped day; `at` itself where they leave nothing. */
function outOfSkipped(at: Date, asked: Asked, chance: Chance): Date {
  const hours = new Set(asked.skipHours);
  const days = new Set(asked.skipDays);
  if (hours.size > mostSkippedHours) hours.clear();
  if (days.size > mostSkippedDays) days.clear();
  if (hours.size === 0 && days.size === 0) return at;
  const skipped = (time: Date): boolean => hours.has(time.getUTCHours()) || days.has(dayNames[time.getUTCDay()] ?? '');
  if (!skipped(at)) return at;
  let next = Math.floor(at.getTime() / hourMs) * hourMs;
  for (let tries = 0; tries < 8 * 24 && skipped(new Date(next)); tries += 1) next += hourMs;
  // Not all of those that wait for one hour at its first second.
  return new Date(next + Math.round(chance() * spread * hourMs));
}

/** After a poll that read the feed, or found it unchanged. */
export function afterSuccess(rhythm: Rhythm | null, asked: Asked, bounds: Bounds, now: Date, chance: Chance = Math.random): NextPoll {
  const rhythmic = adaptiveInterval(rhythm, bounds, now);
  const own = asked.pushed === true ? backupInterval(rhythmic, rhythm, bounds) : rhythmic;
  const wait = askedWait(asked, rhythm, bounds);
  const moved = jittered(own, chance);
  const ms = moved >= wait ? moved : wait * (1 + spread * chance());
  return { at: outOfSkipped(new Date(now.getTime() + Math.round(ms)), asked, chance), intervalMs: Math.max(own, wait) };
}

/** After a poll that failed: `failures` in a row, this one included; `retryAfterMs`: what the server asked for. */
export function afterFailure(
  failures: number,
  intervalMs: number,
  retryAfterMs: number | null,
  bounds: Bounds,
  now: Date,
  chance: Chance = Math.random,
): Date {
  const backoff = Math.min(intervalMs * 2 ** Math.min(failures - 1, 20), bounds.longestInterval);
  const asked = (retryAfterMs ?? 0) * (1 + (spread / 2) * chance());
  return new Date(now.getTime() + Math.round(Math.max(jittered(backoff, chance), asked)));
}

/** When a feed that the machine muted is looked at again: 1, 1, 2, 4, 8, 16 and then 30 days apart. */
export function afterMuted(mutedAt: Date, now: Date, chance: Chance = Math.random): Date {
  const sofar = now.getTime() - mutedAt.getTime();
  return new Date(now.getTime() + Math.round(jittered(Math.max(dayMs, Math.min(sofar, longestMuteMs / (1 + spread))), chance)));
}
