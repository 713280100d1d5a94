// What an answer or a failure makes of a feed: its new state, its items, and how its host stands. Pure, chance aside.
//
//   active ──410, or dead for long, or moved to another feed's address──▶ muted by the machine ──read again──▶ active
//      └──────────────── an operator ────────────────▶ muted by the operator (not polled)
import type { Settings } from '../../core/settings.ts';
import { isPushed } from '../../core/websub.ts';
import type { FeedToPoll, PollState } from '../../store/repositories/feed-polls.ts';
import type { HostStanding } from '../../store/repositories/feed-hosts.ts';
import type { NewItem } from '../../store/repositories/items.ts';
import { readLanguage } from '../feeds/opml-values.ts';
import type { FeedEntry } from '../feeds/parse-feed.ts';
import type { FetchFailure } from '../fetch/fetch-result.ts';
import type { FeedAnswer, FeedFailure } from './ask-feed.ts';
import { afterFailure, afterMuted, afterSuccess } from './next-poll.ts';
import { countRun, permanentTarget } from './redirects.ts';
import { rhythmOf } from './rhythm.ts';
import type { Rhythm } from './rhythm.ts';

/** A feed that failed so often in a row, over so long, is dead. */
const deadFailures = 10;
const deadMs = 14 * 24 * 3_600_000;
/** An address that was taken over and fails so often in a row is given up for the one that the list names. */
const movedFailures = 5;
/** Refusals in a row from which on the whole host is left alone, and how long at least after the first of them. */
const refusalsOfHost = 2;
const hostDelayMs = 5 * 60_000;
const longestHostDelayMs = 24 * 3_600_000;

/** Entries without a date keep the place that the feed gave them, before dated ones: a feed without dates is in its own order. */
function newestFirst(a: FeedEntry, b: FeedEntry): number {
  if (a.publishedAt === null || b.publishedAt === null) return Number(b.publishedAt === null) - Number(a.publishedAt === null);
  return b.publishedAt.getTime() - a.publishedAt.getTime();
}

export interface TakenItems {
  readonly items: readonly NewItem[];
  /** Entries that cannot be read because they name no page. */
  readonly withoutAddress: number;
  /** Entries past `itemsPerPoll`, the oldest, that were not taken. */
  readonly tooMany: number;
  /** There was nothing to take them from: the feed is as it was. */
  readonly unchanged: boolean;
}

/** The entries that are to be stored, the newest first; null: the feed is unchanged. */
export function takeItems(feedId: string, entries: readonly FeedEntry[] | null, settings: Settings['feeds'], now: Date): TakenItems {
  const readable = (entries ?? []).flatMap((entry) => (entry.url === null ? [] : [{ ...entry, url: entry.url }]));
  const taken = readable.toSorted(newestFirst).slice(0, settings.itemsPerPoll);
  return {
    items: taken.map(({ guid, url, title, summary, contentHtml, author, publishedAt, dateDoubt }) => {
      const age = publishedAt === null ? 0 : now.getTime() - publishedAt.getTime();
      return {
        feedId,
        guid,
        url,
        title,
        summary,
        contentHtml,
        author,
        publishedAt,
        dateDoubt,
        state: age > settings.maximumAge ? 'skipped' : 'new',
      };
    }),
    withoutAddress: (entries ?? []).length - readable.length,
    tooMany: readable.length - taken.length,
    unchanged: entries === null,
  };
}

/** The rhythm after this answer; where no entry has a date, what changed is what came out. */
function rhythmAfter(state: PollState, answer: FeedAnswer, now: Date): Rhythm {
  if (answer.entries === null) return { gapMs: state.gapMs, entries: state.entries ?? 0, newestAt: state.newestAt };
  const rhythm = rhythmOf(answer.entries, now);
  return rhythm.newestAt === null ? { ...rhythm, newestAt: now } : rhythm;
}

/**
 * The state of a feed that answered. `duplicateOf`: title of another feed at the address that the redirects of this poll lead to for good, as
 * `movesTo` tells it.
 */
export function settleAnswer(
  feed: FeedToPoll,
  answer: FeedAnswer,
  taken: TakenItems,
  settings: Settings['feeds'],
  now: Date,
  duplicateOf: string | null,
): PollState {
  const { state } = feed;
  const run = countRun(state, permanentTarget(answer.redirects));
  const rhythm = rhythmAfter(state, answer, now);
  const declared = answer.parsed ?? state;
  const next = afterSuccess(
    rhythm,
    {
      freshMs: answer.freshMs,
      ttlMinutes: declared.ttlMinutes,
      skipHours: declared.skipHours,
      skipDays: declared.skipDays,
      pushed: isPushed(feed.push, now),
    },
    settings,
    now,
  );
  const tooMany = taken.tooMany > 0 ? [`lists ${answer.entries?.length ?? 0} entries: the newest ${taken.items.length} were taken`] : [];
  const muted = run.moved !== null && duplicateOf !== null;
  const mutedAt = muted ? (state.mutedAt ?? now) : null;
  const notes = [...answer.notes, ...tooMany];
  return {
    etag: answer.etag,
    lastModified: answer.lastModified,
    contentSha256: answer.contentSha256,
    fullPolledAt: answer.full ? now : state.fullPolledAt,
    intervalMs: next.intervalMs,
    nextPollAt: mutedAt === null ? next.at : afterMuted(mutedAt, now),
    lastPolledAt: now,
    lastSuccessAt: now,
    failures: 0,
    failingSince: null,
    errorCode: null,
    error: null,
    note: notes.length > 0 ? notes.join('; ') : answer.entries === null ? state.note : null,
    movedTo: run.moved === null || muted ? state.movedTo : run.moved === feed.url ? null : run.moved,
    redirectTo: run.moved === null || muted ? run.redirectTo : null,
    redirectPolls: run.moved === null || muted ? run.redirectPolls : 0,
    mutedReason: muted ? `a duplicate: it moved to ${run.moved}, the address of the feed ${duplicateOf}` : null,
    mutedAt,
    gapMs: rhythm.gapMs,
    entries: rhythm.entries,
    newestAt: rhythm.newestAt,
    ttlMinutes: declared.ttlMinutes,
    skipHours: declared.skipHours,
    skipDays: declared.skipDays,
    hub: declared.hub,
    self: declared.self,
    language: state.language ?? readLanguage(answer.parsed?.language ?? ''),
    parts: answer.parts,
    dueAt: state.dueAt,
  };
}

/** The address that the feed moves to by this answer; null where it stays. */
export function movesTo(feed: FeedToPoll, answer: FeedAnswer): string | null {
  return countRun(feed.state, permanentTarget(answer.redirects)).moved;
}

function reasonToMute(failed: FeedFailure, failures: number, failingSince: Date, now: Date): string | null {
  if (failed.fetched?.status === 410) return `gone: ${failed.message}`;
  if (failures >= deadFailures && now.getTime() - failingSince.getTime() >= deadMs)
    return `dead since ${failingSince.toISOString().slice(0, 10)}, ${failures} failed polls: ${failed.message}`;
  return null;
}

/** The state of a feed whose poll failed; validators are kept for the next try. */
export function settleFailure(feed: FeedToPoll, failed: FeedFailure, settings: Settings['feeds'], now: Date): PollState {
  const { state } = feed;
  const failures = state.failures + 1;
  const failingSince = state.failingSince ?? now;
  const failedState: PollState = {
    ...state,
    lastPolledAt: now,
    failures,
    failingSince,
    errorCode: failed.code,
    error: `feed ${feed.title}: ${failed.message}`,
    nextPollAt: afterFailure(failures, state.intervalMs, failed.fetched?.retryAfterMs ?? null, settings, now),
  };
  if (state.movedTo !== null && (failed.fetched?.status === 410 || failures % movedFailures === 0)) {
    // The list's own address may lead elsewhere by now; nothing that was known holds for it.
    return { ...failedState, movedTo: null, redirectTo: null, redirectPolls: 0, etag: null, lastModified: null, fullPolledAt: null };
  }
  const reason = reasonToMute(failed, failures, failingSince, now) ?? state.mutedReason;
  if (reason === null) return failedState;
  const mutedAt = state.mutedAt ?? now;
  return { ...failedState, mutedReason: reason, mutedAt, nextPollAt: afterMuted(mutedAt, now) };
}

/** Whether the server asks to be left alone. */
export function isRefusal(failure: FetchFailure | null): failure is FetchFailure {
  return failure?.status === 429 || failure?.status === 503;
}

/** How the host stands after one more refusal: from the second in a row on it is left alone, each time for twice as long. */
export function refusedHost(name: string, refusalsBefore: number, retryAfterMs: number | null, now: Date): HostStanding {
  const refusals = refusalsBefore + 1;
  if (refusals < refusalsOfHost) return { name, refusals, delayedUntil: null };
  const backoff = Math.min(hostDelayMs * 2 ** Math.min(refusals - refusalsOfHost, 10), longestHostDelayMs);
  return { name, refusals, delayedUntil: new Date(now.getTime() + Math.max(backoff, retryAfterMs ?? 0)) };
}
