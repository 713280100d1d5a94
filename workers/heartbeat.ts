// Liveness: a row a process, renewed every few seconds. `newsroom status` calls a process gone when its row is old.
import { hostname } from 'node:os';
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { beat, endHeartbeat } from '../store/repositories/heartbeats.ts';

export const heartbeatEveryMs = 5_000;

export interface Heartbeat {
  stop(): Promise<void>;
}

export async function startHeartbeat(
  database: Database,
  logger: Logger,
  process: { processId: string; pid: number; roles: () => readonly string[] },
): Promise<Heartbeat> {
  const once = (): Promise<void> => beat(database, { ...process, roles: process.roles(), host: hostname() });
  await once();
  const timer = setInterval(() => {
    once().catch((error: unknown) => logger.warn({ event: 'heartbeat-failed', error: messageOf(error) }));
  }, heartbeatEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await endHeartbeat(database, process.processId);
    },
  };
}
