// The audit log: a hash chain that the database writes (store/migrations). Here it is read and proved.
import { sha256 } from '../../core/hash.ts';
import type { Database } from '../database.ts';

export interface AuditHead {
  readonly seq: number;
  /** Hash of the last entry; 64 zeros for an empty log. */
  readonly hash: string;
}

const page = 1000;

export async function auditHead(database: Database): Promise<AuditHead> {
  const row = await database.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  return { seq: Number(row.seq), hash: row.hash };
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: AuditHead }
  | { readonly ok: false; readonly entries: number; readonly seq: number; readonly reason: string };

/**
 * Walks the whole chain. `expected`, a head exported earlier, must be in it: a log that was cut and written again has other hashes.
 * Entry n's hash is SHA-256 of (hash of n-1, a line feed, the entry's text).
 */
export async function verifyAudit(database: Database, expected: AuditHead | null): Promise<AuditVerdict> {
  let last: AuditHead = { seq: 0, hash: '0'.repeat(64) };
  let met = expected === null || expected.seq === 0;
  for (;;) {
    const rows = await database.selectFrom('audit').selectAll().where('seq', '>', String(last.seq)).orderBy('seq').limit(page).execute();
    for (const row of rows) {
      const seq = Number(row.seq);
      const failed = (reason: string): AuditVerdict => ({ ok: false, entries: last.seq, seq, reason });
      if (seq !== last.seq + 1) return failed(`entry ${last.seq + 1} is missing`);
      if (row.previous_hash !== last.hash) return failed(`entry ${seq} does not follow entry ${last.seq}`);
      if (row.hash !== sha256(`${row.previous_hash}\n${row.entry}`)) return failed(`entry ${seq} is not what was hashed`);
      last = { seq, hash: row.hash };
      if (expected?.seq === seq) {
        if (expected.hash !== row.hash) return failed(`entry ${seq} has another hash than the exported head`);
        met = true;
      }
    }
    if (rows.length < page) break;
  }
  const head = await auditHead(database);
  if (head.seq !== last.seq || head.hash !== last.hash)
    return { ok: false, entries: last.seq, seq: head.seq, reason: `the head says entry ${head.seq}, the log ends at ${last.seq}` };
  if (!met)
    return {
      ok: false,
      entries: last.seq,
      seq: expected?.seq ?? 0,
      reason: `the log ends at entry ${last.seq}, before the exported head ${expected?.seq ?? 0}`,
    };
  return { ok: true, entries: last.seq, head };
}
