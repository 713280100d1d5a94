// `newsroom run --once`: polls every feed, then works until nothing is left to do. Waits for no settling and knows no daily limit.
import { setTimeout as delay } from 'node:timers/promises';
import { NewsroomError } from '../core/errors.ts';
import { findDueFeeds } from '../sources/poll.ts';
import type { Database } from '../store/database.ts';
import { assignStories } from './assign-stories.ts';
import { sweepBudget } from './budget-sweep.ts';
import type { NewsroomDeps } from './deps.ts';
import type { Fleet } from './fleet.ts';
import type { Queues } from './queues.ts';

const lookEveryMs = 100;
/** How often drafts that wait for budget are looked at before a run ends. */
const budgetTurns = 8;
/** Longer than a retry's wait, than a lease lasts and than it takes to notice a job whose process was killed. */
const patienceMs = 45_000;

async function outboxSize(database: Database): Promise<number> {
  const row = await database
    .selectFrom('outbox')
    .select((select) => select.fn.countAll<string>().as('entries'))
    .where('relayed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.entries);
}

/** What a run to rest left: it waits for a time that is far, or for somebody who is not here. */
export interface Left {
  /** Jobs that were told to come back later, or whose queue has no worker here, by queue. */
  readonly jobs: Readonly<Record<string, number>>;
  /** Entries of the outbox that no queue took. */
  readonly notQueued: number;
  /** Desk queues among them that are closed, with the reason in words after the persona's name. */
  readonly closed: Readonly<Record<string, string>>;
}

interface Look {
  readonly working: boolean;
  /** Nothing is to be waited for. */
  readonly idle: boolean;
  readonly left: Left | null;
}

/** What this process works now, and the desks of it that are closed. */
type Worked = Pick<Fleet, 'queues' | 'closed'>;

async function look(database: Database, queues: Queues, fleet: Worked): Promise<Look> {
  const counts = Object.entries(await queues.counts());
  const [worked, closed] = [fleet.queues(), fleet.closed()];
  const jobs: Record<string, number> = {};
  let [working, delayed] = [false, false];
  for (const [name, count] of counts) {
    // A queue that is not one of ours has no worker here (it is another process's, or its persona's file is gone): its jobs wait for one.
    const ours = worked.includes(name);
    if (ours && count.waiting + count.active > 0) working = true;
    // A closed desk finishes what it is at, and begins nothing.
    if (closed.has(name) && count.active > 0) working = true;
    if (ours && count.delayed > 0) delayed = true;
    const left = count.delayed + (ours ? 0 : count.waiting + count.active);
    if (left > 0) jobs[name] = left;
  }
  const notQueued = await outboxSize(database);
  const reasons = Object.fromEntries([...closed].filter(([name]) => jobs[name] !== undefined));
  const left = Object.keys(jobs).length === 0 && notQueued === 0 ? null : { jobs, notQueued, closed: reasons };
  return { working, idle: !working && !delayed && notQueued === 0, left };
}

/** Repeats `work` while the database or the queues are away, for as long as `patience` says. A NewsroomError is no such failure. */
async function patiently<Result>(work: () => Promise<Result>, patience: number, signal: AbortSignal): Promise<Result> {
  const startedAt = performance.now();
  for (;;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (error instanceof NewsroomError || performance.now() - startedAt > patience) throw error;
      await delay(lookEveryMs * 5);
    }
  }
}

/**
 * Waits until the outbox is empty and no job waits, runs or is delayed, or until for `patience` ms nothing is done and what is left waits
 * longer than that. Null: nothing is left. Throws what aborts `signal`.
 */
export async function untilIdle(
  database: Database,
  queues: Queues,
  fleet: Worked,
  signal: AbortSignal,
  patience = patienceMs,
): Promise<Left | null> {
  // A job that ends may have written to the outbox after its queue looked empty: idle counts when seen twice in a row.
  let quiet = 0;
  let workedAt = performance.now();
  for (;;) {
    const { working, idle, left } = await patiently(() => look(database, queues, fleet), patience, signal);
    if (working) workedAt = performance.now();
    quiet = idle ? quiet + 1 : 0;
    if (quiet === 2 || performance.now() - workedAt > patience) return left;
    await delay(lookEveryMs);
  }
}

/**
 * Runs the newsroom, as far as it is this process's part, to rest: polls the feeds that are due, reads and clusters everything, then assigns
 * and drafts everything. Returns what could not be waited for, or null.
 */
export async function runOnce(deps: NewsroomDeps, queues: Queues, fleet: Fleet, signal: AbortSignal): Promise<Left | null> {
  const { database } = deps;
  const rest = (): Promise<Left | null> => untilIdle(database, queues, fleet, signal);
  let left: Left | null = null;
  const begun = deps.now();
  // Of a host with many feeds a part is polled at a time: until none is left that was due at the beginning.
  for (let found = 1; found > 0;) {
    found = fleet.queues().includes('poll') ? await patiently(() => findDueFeeds(deps, begun), patienceMs, signal) : 0;
    await patiently(() => fleet.relay.flush(), patienceMs, signal);
    left = await rest();
  }
  // What is still unread or in no story lost its job with a queue that lost its memory.
  if ((await patiently(() => fleet.recovery.now(), patienceMs, signal)) > 0) left = await rest();
  const throughBudget = async (): Promise<void> => {
    // A call that settles below what was reserved for it leaves room that nobody is told of. A draft that keeps meeting its cap stays.
    for (let turn = 0; turn < budgetTurns; turn += 1) {
      if ((await patiently(() => sweepBudget(deps), patienceMs, signal)).length === 0) return;
      left = await rest();
    }
  };
  // An assignment can hold a story back no longer than one round: with no limits, the second finds nothing.
  if (fleet.queues().includes('cluster'))
    while ((await patiently(() => assignStories(deps, { flush: true }), patienceMs, signal)) > 0) {
      left = await rest();
    }
  await throughBudget();
  return left;
}
