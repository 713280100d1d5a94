// Housekeeping of the store: heartbeats of processes long gone and raw answers past their time are removed, and the embedded engine, which has no autovacuum, is vacuumed.
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { sweepFetched } from '../store/repositories/fetched.ts';
import { learnedFrom } from '../sources/story-window.ts';
import { sweepEmbeddings } from '../store/repositories/article-embeddings.ts';
import { sweepTerms } from '../store/repositories/article-terms.ts';
import { sweepHeartbeats } from '../store/repositories/heartbeats.ts';
import type { Store } from '../store/store.ts';
import { repeat } from './repeat.ts';

const everyMs = 30 * 60_000;
const keepHeartbeatsMs = 7 * 24 * 3_600_000;

export interface Maintenance {
  stop(): Promise<void>;
}

export function startMaintenance(
  { store, database, logger }: { store: Store; database: Database; logger: Logger },
  { raw, stories }: Pick<Settings, 'raw' | 'stories'>,
): Maintenance {
  const pool = store.kind === 'embedded' ? store.pool({ searchPath: 'newsroom', label: 'maintenance' }) : null;
  const once = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      await sweepHeartbeats(database, new Date(Date.now() - keepHeartbeatsMs));
      const swept = await sweepFetched(database, {
        feeds: new Date(Date.now() - raw.keepFeeds),
        pages: new Date(Date.now() - raw.keepPages),
      });
      if (swept.answers > 0) logger.info({ event: 'raw-expired', ...swept });
      const before = new Date(Date.now() - stories.window);
      const terms = await sweepTerms(database, { before, kept: learnedFrom });
      if (terms > 0) logger.info({ event: 'article-terms-expired', terms });
      const embeddings = await sweepEmbeddings(database, before);
      if (embeddings > 0) logger.info({ event: 'article-embeddings-expired', embeddings });
      await pool?.query('vacuum (analyze)');
      logger.debug({ event: 'maintenance-done', ms: Math.round(performance.now() - startedAt) });
    } catch (error) {
      logger.warn({ event: 'maintenance-failed', error: messageOf(error) });
    }
  };
  return repeat({ name: 'maintenance', everyMs, logger }, once);
}
