// Writes what polls found, many in one transaction: those that end while one is being written wait for the next. Items and the jobs that read
// them are committed together, so that no entry is stored and never read. One poll that cannot be written costs no other.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../store/database.ts';
import { recordHosts, type HostStanding } from '../../store/repositories/feed-hosts.ts';
import { recordPolls, type PollState } from '../../store/repositories/feed-polls.ts';
import type { NewItem, StoredItem } from '../../store/repositories/items.ts';
import { replaceProblems } from '../../store/repositories/problems.ts';
import { inTransaction } from '../../store/transactions.ts';
import { storeItems } from './store-items.ts';

export interface PollRecord {
  readonly feedId: string;
  readonly state: PollState;
  readonly items: readonly NewItem[];
  /** Null where it leaves the host as it stood. */
  readonly host: HostStanding | null;
  /** It had failed before, and is well again. */
  readonly recovered: boolean;
}

export interface PollWriter {
  /** Writes a poll, with others. Gives the items that were new once they are committed. */
  write(record: PollRecord): Promise<readonly StoredItem[]>;
}

interface Waiting {
  readonly record: PollRecord;
  readonly resolve: (added: readonly StoredItem[]) => void;
  readonly reject: (error: unknown) => void;
}

const mostPolls = 200;
const mostItems = 1000;
/** Polls that end within this time are written together: a transaction costs as much as twenty of them. */
const gatherMs = 100;
/** After a second without any, the first is written at once, or nearly. */
const quietMs = 1000;
const gatherAtFirstMs = 10;

async function commit(database: Database, records: readonly PollRecord[]): Promise<Map<string, StoredItem[]>> {
  const items = records.flatMap((record) => record.items);
  return inTransaction(database, async (transaction) => {
    const added = await storeItems(transaction, items);
    await recordPolls(transaction, records);
    await recordHosts(transaction, [
      ...new Map(records.flatMap(({ host }) => (host === null ? [] : [[host.name, host] as const]))).values(),
    ]);
    const problems = records.flatMap(({ feedId, state }) =>
      state.errorCode === null || state.error === null
        ? []
        : [{ area: 'feed', subject: feedId, code: state.errorCode, message: state.error }],
    );
    // One problem a feed: what it had before is gone when it fails otherwise.
    await replaceProblems(
      transaction,
      'feed',
      problems,
      records.filter(({ recovered }) => recovered).map(({ feedId }) => feedId),
    );
    const byFeed = new Map<string, StoredItem[]>();
    for (const item of added) byFeed.set(item.feedId, [...(byFeed.get(item.feedId) ?? []), item]);
    return byFeed;
  });
}

export function createPollWriter(database: Database): PollWriter {
  const waiting: Waiting[] = [];
  let writing = false;
  let lastWritten = -Infinity;

  /** The next that fit into one transaction; never one feed twice, as a row is written once. */
  function take(): Waiting[] {
    const batch: Waiting[] = [];
    const feeds = new Set<string>();
    let items = 0;
    for (let next = waiting[0]; next !== undefined && batch.length < mostPolls; next = waiting[0]) {
      if (feeds.has(next.record.feedId) || (batch.length > 0 && items + next.record.items.length > mostItems)) break;
      feeds.add(next.record.feedId);
      items += next.record.items.length;
      batch.push(next);
      waiting.shift();
    }
    return batch;
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const added = await commit(
        database,
        batch.map(({ record }) => record),
      );
      for (const { record, resolve } of batch) resolve(added.get(record.feedId) ?? []);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.reject(error);
      else for (const one of batch) await writeBatch([one]);
    }
  }

  async function writeAll(): Promise<void> {
    for (;;) {
      if (waiting.length < mostPolls) await delay(performance.now() - lastWritten > quietMs ? gatherAtFirstMs : gatherMs);
      const batch = take();
      if (batch.length === 0) break;
      await writeBatch(batch);
      lastWritten = performance.now();
      if (waiting.length === 0) break;
    }
    writing = false;
  }

  return {
    write: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ record, resolve, reject });
        if (writing) return;
        writing = true;
        void writeAll();
      }),
  };
}
