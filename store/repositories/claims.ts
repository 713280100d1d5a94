// Claims: immutable rows, one for a span of a snapshot and an extractor; and the groups that weighing made of them for one round.
import { storedFacts } from '../../core/claim-facts.ts';
import { claimSchema, type Claim, type ClaimGroup } from '../../core/claims.ts';
import type { Database, DatabaseTransaction } from '../database.ts';

/** Rows written by one statement: PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 1000;

/** Stores claims; one already there under its id stays as it is. */
export async function insertClaims(transaction: DatabaseTransaction, claims: readonly Claim[]): Promise<void> {
  for (let from = 0; from < claims.length; from += rowsAtOnce) {
    await transaction
      .insertInto('claim')
      .values(
        claims.slice(from, from + rowsAtOnce).map((claim) => ({
          id: claim.id,
          snapshot_sha256: claim.snapshot,
          article_id: claim.articleId,
          start_offset: claim.start,
          end_offset: claim.end,
          quote: claim.quote,
          english: claim.english,
          language: claim.language,
          kind: claim.kind,
          attribution: JSON.stringify(claim.attribution),
          details: JSON.stringify({ origin: claim.origin, spoken: claim.spoken }),
          extractor: claim.extractor,
          facts: JSON.stringify(claim.facts ?? {}),
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

/** Claims by their ids, in the order of `ids`; ids that name no claim are left out. */
export async function findClaims(database: Database, ids: readonly string[]): Promise<Claim[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const found = new Map<string, Claim>();
  for (let from = 0; from < wanted.length; from += rowsAtOnce) {
    const rows = await database
      .selectFrom('claim')
      .selectAll()
      .where('id', 'in', wanted.slice(from, from + rowsAtOnce))
      .execute();
    for (const row of rows) {
      found.set(
        row.id,
        claimSchema.parse({
          id: row.id,
          articleId: row.article_id,
          snapshot: row.snapshot_sha256,
          start: row.start_offset,
          end: row.end_offset,
          quote: row.quote,
          english: row.english,
          language: row.language,
          kind: row.kind,
          attribution: row.attribution,
          origin: row.details.origin,
          spoken: row.details.spoken,
          extractor: row.extractor,
          facts: storedFacts(row.facts) ?? undefined,
        }),
      );
    }
  }
  return wanted.flatMap((id) => found.get(id) ?? []);
}

/** Replaces the claim groups of a round. */
export async function replaceClaimGroups(
  transaction: DatabaseTransaction,
  draftId: string,
  round: number,
  groups: readonly ClaimGroup[],
): Promise<void> {
  await transaction.deleteFrom('claim_group').where('draft_id', '=', draftId).where('round', '=', round).execute();
  for (let from = 0; from < groups.length; from += rowsAtOnce) {
    await transaction
      .insertInto('claim_group')
      .values(
        groups.slice(from, from + rowsAtOnce).map((group) => ({
          draft_id: draftId,
          round,
          ordinal: group.ordinal,
          standing: group.standing,
          reason: group.reason,
          claim_ids: [...group.claimIds],
        })),
      )
      .execute();
  }
}

export async function claimGroups(database: Database, draftId: string, round: number): Promise<ClaimGroup[]> {
  const rows = await database
    .selectFrom('claim_group')
    .select(['ordinal', 'standing', 'reason', 'claim_ids as claimIds'])
    .where('draft_id', '=', draftId)
    .where('round', '=', round)
    .orderBy('ordinal')
    .execute();
  return rows;
}
