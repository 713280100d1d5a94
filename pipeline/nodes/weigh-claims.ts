// Lets the writer group claims that state the same thing, and stores each group's standing.
import { findClaims, replaceClaimGroups } from '../../store/repositories/claims.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { acceptGroups } from '../accept.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { roundArticles } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { takePaper } from '../work.ts';

export async function weighClaims(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const articles = await roundArticles(database, state);
  const { claimIds } = await takePaper(database, { ...state, loop: 0 }, 'claims');
  const claims = await findClaims(database, claimIds);
  const groups = acceptGroups(await deps.writerFor(state).weigh(claims, articles, run.signal), claims);
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await replaceClaimGroups(transaction, state.draftId, state.round, groups);
  });
  return { claims: claims.length };
}
