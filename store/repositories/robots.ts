// robots.txt of each origin as it was last fetched: kept across restarts, and shared by the processes of a fleet.
import type { Database } from '../database.ts';

export interface RobotsRow {
  /** The last that was read, as text; null: there was none. */
  readonly text: string | null;
  /** Whether the server has ever said what it wants: `text`, or that there is none. */
  readonly known: boolean;
  readonly expiresAt: Date;
  /** Since when it cannot be reached, and how. */
  readonly failingSince: Date | null;
  readonly error: string | null;
}

/** What is known of `origin` (`https://paper.example`), or null. */
export async function loadRobots(database: Database, origin: string): Promise<RobotsRow | null> {
  const row = await database.selectFrom('robots').selectAll().where('origin', '=', origin).executeTakeFirst();
  if (row === undefined) return null;
  return { text: row.text, known: row.known, expiresAt: row.expires_at, failingSince: row.failing_since, error: row.error };
}

export async function saveRobots(database: Database, origin: string, row: RobotsRow): Promise<void> {
  const values = { text: row.text, known: row.known, expires_at: row.expiresAt, failing_since: row.failingSince, error: row.error };
  await database
    .insertInto('robots')
    .values({ origin, ...values })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(values))
    .execute();
}
