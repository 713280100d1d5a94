// Transactions that are tried again where PostgreSQL asks for it (serialisation failure, deadlock), and where their connection was lost before
// they were committed. The work must be repeatable: database only.
import { isBareError, isConnectionLoss } from './connection-loss.ts';
import type { Database, DatabaseTransaction } from './database.ts';

const repeatable = new Set(['40001', '40P01']);
const attempts = 5;

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Runs `work` in one transaction, up to five times. Nothing in it may wait on the network or use the database outside `transaction`. Where the
 * connection is lost during the commit, nobody knows whether it took effect: that is thrown, and whoever asked looks again.
 */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let committing = false;
    try {
      return await database.transaction().execute(async (transaction) => {
        const result = await work(transaction);
        committing = true;
        return result;
      });
    } catch (error) {
      const code = codeOf(error);
      const lost = !committing && (isConnectionLoss(error) || isBareError(error));
      if (attempt >= attempts || !(lost || (code !== null && repeatable.has(code)))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
    }
  }
}
