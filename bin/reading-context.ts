// What readings and writings are given, and who works beside them.
import type { Roster } from '../agents/roster.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { liveProcesses, type SeenProcess } from '../store/repositories/heartbeats.ts';
import { heartbeatEveryMs } from '../workers/heartbeat.ts';
import type { Queues } from '../workers/queues.ts';

export interface ReadingContext {
  readonly database: Database;
  readonly settings: Settings;
  /** The running newsroom's queues; null where none runs in this process. */
  readonly queues: Queues | null;
  /** The running newsroom's roster; otherwise it is read from its files. */
  readonly roster?: Roster;
}

/** Processes of this newsroom that are alive. */
export async function processesOf({ database, settings, queues }: ReadingContext): Promise<SeenProcess[]> {
  // The embedded store has one process at a time: where it is this command, nothing else runs, whatever signs of life a killed one left.
  return queues === null && settings.database.url === null ? [] : liveProcesses(database, 4 * heartbeatEveryMs);
}
