// Housekeeping of the store: heartbeats of processes long gone are removed, and the embedded engine, which has no autovacuum, is vacuumed.
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { sweepHeartbeats } from '../store/repositories/heartbeats.ts';
import type { Store } from '../store/store.ts';
import { repeat } from './repeat.ts';

const everyMs = 30 * 60_000;
const keepHeartbeatsMs = 7 * 24 * 3_600_000;

export interface Maintenance {
  stop(): Promise<void>;
}

export function startMaintenance(store: Store, database: Database, logger: Logger): Maintenance {
  const pool = store.kind === 'embedded' ? store.pool({ searchPath: 'newsroom', label: 'maintenance' }) : null;
  const once = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      await sweepHeartbeats(database, new Date(Date.now() - keepHeartbeatsMs));
      await pool?.query('vacuum (analyze)');
      logger.debug({ event: 'maintenance-done', ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      logger.warn({ event: 'maintenance-failed', error: messageOf(error) });
    }
  };
  return repeat({ name: 'maintenance', everyMs, logger }, once);
}
