// What the newsroom's own rows say of the model calls of drafts: counts, tokens, and when calls were under way.
import type { Database } from '../../store/database.ts';

export interface CallsOfDraft {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Time in which at least one call was under way, ms. */
  readonly underWayMs: number;
  /** Answers waited for one after another: calls that overlap are one. */
  readonly depth: number;
}

/** The calls of each draft that were sent; those answered from stored answers were not. */
export async function callsOfDrafts(database: Database, draftIds: readonly string[]): Promise<Map<string, CallsOfDraft>> {
  const rows = await database
    .selectFrom('model_call')
    .select(['draft_id', 'created_at', 'latency_ms', 'tokens_in', 'tokens_out'])
    .where('draft_id', 'in', [...draftIds])
    .where('outcome', '!=', 'replayed')
    .orderBy('created_at')
    .execute();
  const byDraft = new Map<string, CallsOfDraft>();
  for (const draftId of draftIds) {
    const own = rows.filter((row) => row.draft_id === draftId);
    let [underWayMs, depth, until] = [0, 0, Number.NEGATIVE_INFINITY];
    for (const row of own) {
      const from = row.created_at.getTime();
      const to = from + (row.latency_ms ?? 0);
      if (from >= until) depth += 1;
      underWayMs += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    byDraft.set(draftId, {
      calls: own.length,
      tokensIn: own.reduce((sum, row) => sum + row.tokens_in, 0),
      tokensOut: own.reduce((sum, row) => sum + row.tokens_out, 0),
      underWayMs,
      depth,
    });
  }
  return byDraft;
}
