// Transactions that are tried again where PostgreSQL asks for it (serialisation failure, deadlock). The work must be repeatable: database only.
import type { Database, DatabaseTransaction } from './database.ts';

const repeatable = new Set(['40001', '40P01']);
const attempts = 5;

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Runs `work` in one transaction, up to five times. Nothing in it may wait on the network or use the database outside `transaction`. */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      const code = codeOf(error);
      if (code === null || !repeatable.has(code) || attempt >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
    }
  }
}
