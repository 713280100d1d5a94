// `newsroom run --once`: polls every feed, then works until nothing is left to do. Waits for no settling and knows no daily limit.
import { findDueFeeds } from '../sources/poll.ts';
import type { Database } from '../store/database.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import type { Fleet } from './fleet.ts';
import type { Queues } from './queues.ts';

const lookEveryMs = 100;

async function outboxIsEmpty(database: Database): Promise<boolean> {
  const row = await database.selectFrom('outbox').select('id').where('relayed_at', 'is', null).limit(1).executeTakeFirst();
  return row === undefined;
}

/** Waits until the outbox is empty and no job waits, runs or is delayed. Throws what aborts `signal`. */
export async function untilIdle(database: Database, queues: Queues, signal: AbortSignal): Promise<void> {
  // A job that ends may have written to the outbox after its queue looked empty: idle counts when seen twice in a row.
  let quiet = 0;
  while (quiet < 2) {
    signal.throwIfAborted();
    const counts = Object.values(await queues.counts());
    const busy = counts.some((count) => count.waiting + count.active + count.delayed > 0);
    quiet = !busy && (await outboxIsEmpty(database)) ? quiet + 1 : 0;
    if (quiet < 2) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Runs the newsroom to rest: polls the feeds that are due, reads and clusters everything, then assigns and drafts everything. */
export async function runOnce(deps: NewsroomDeps, queues: Queues, fleet: Fleet, signal: AbortSignal): Promise<void> {
  await findDueFeeds(deps);
  await fleet.relay.flush();
  await untilIdle(deps.database, queues, signal);
  // An assignment can hold a story back no longer than one round: with no limits, the second finds nothing.
  while ((await assignStories(deps, { flush: true })) > 0) await untilIdle(deps.database, queues, signal);
}
