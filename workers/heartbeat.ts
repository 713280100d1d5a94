// Liveness: a row a process, renewed every few seconds. `newsroom status` calls a process gone when its row is old.
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { beat, endHeartbeat } from '../store/repositories/heartbeats.ts';
import { databaseUser } from '../store/runtime-role.ts';

export const heartbeatEveryMs = 5_000;

const packageSchema = z.object({ version: z.string() });

async function versionOfPackage(): Promise<string> {
  return packageSchema.parse(JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))).version;
}

export interface Heartbeat {
  stop(): Promise<void>;
}

export async function startHeartbeat(
  database: Database,
  logger: Logger,
  process: { processId: string; pid: number; roles: () => readonly string[] },
): Promise<Heartbeat> {
  const user = await databaseUser(database);
  const detail = { version: await versionOfPackage(), databaseUser: user.name, ownsDatabase: user.owns };
  const once = (): Promise<void> => beat(database, { ...process, ...detail, roles: process.roles(), host: hostname() });
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
