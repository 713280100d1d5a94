// Editors and the one-time link that makes the first of them. Accounts are better-auth's (schema `auth`); an invitation's token is
// kept as its hash only, works once, and for a day.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '../../core/hash.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../transactions.ts';

const lifetimeMs = 24 * 3_600_000;

async function hasEditor(database: Database): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from auth."user" where role = 'editor' and coalesce(banned, false) = false) as found`.execute(database);
  return rows[0]?.found === true;
}

export interface Invitation {
  readonly token: string;
  /** Path and query of the page that it opens: `/welcome?token=...`. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** While there is no editor: a new one-time link, and every older one void. Null where an editor exists. */
export async function ensureInvitation(database: Database): Promise<Invitation | null> {
  if (await hasEditor(database)) return null;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + lifetimeMs);
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('invitation')
      .set({ expires_at: sql<Date>`now()` })
      .where('used_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .execute();
    await transaction
      .insertInto('invitation')
      .values({ token_sha256: sha256(token), role: 'editor', expires_at: expiresAt, used_at: null, used_by: null })
      .execute();
  });
  return { token, path: `/welcome?token=${token}`, expiresAt };
}

export type InvitationState = 'open' | 'used' | 'expired' | 'unknown';

export async function invitationState(database: Database, token: string): Promise<InvitationState> {
  const row = await database
    .selectFrom('invitation')
    .select(['used_at', sql<boolean>`expires_at > now()`.as('live')])
    .where('token_sha256', '=', sha256(token))
    .executeTakeFirst();
  if (row === undefined) return 'unknown';
  if (row.used_at !== null) return 'used';
  return row.live ? 'open' : 'expired';
}

/** Takes an open invitation, once: of two at the same moment only one gets true. */
export async function claimInvitation(database: Database, token: string): Promise<boolean> {
  const result = await database
    .updateTable('invitation')
    .set({ used_at: sql<Date>`now()` })
    .where('token_sha256', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes whose account an invitation made; with null it is open again, because none was made. */
export async function settleInvitation(database: Database, token: string, userId: string | null): Promise<void> {
  await database
    .updateTable('invitation')
    .set(userId === null ? { used_at: null } : { used_by: userId })
    .where('token_sha256', '=', sha256(token))
    .where('used_by', 'is', null)
    .execute();
}

/** Names of editors by their id; one whose account is gone is missing. */
export async function editorNames(database: Database, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from auth."user" where id = any(${wanted}::text[])`.execute(
    database,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
