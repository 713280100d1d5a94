// Weighing: which claims state the same thing, and what that makes of them. Every claim is in exactly one group.
import type { Claim, ClaimGroup } from '../../../core/claims.ts';
import { groupStatements } from './groups.ts';
import { rarity, statementOf } from './similarity.ts';
import { judge } from './standing.ts';

export function weighClaims(claims: readonly Claim[]): ClaimGroup[] {
  const statements = claims.map(statementOf);
  const weights = rarity(statements);
  return groupStatements(statements, weights).map((group, ordinal) => ({
    ordinal,
    ...judge(group, weights),
    claimIds: group.map(({ claim }) => claim.id),
  }));
}
