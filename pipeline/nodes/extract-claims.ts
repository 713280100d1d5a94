// Lets the writer find claims in each pinned source, and keeps those that stand where it says. A later round also keeps the claims that
// the decided revision rests on, as far as their sources are still allowed.
import type { Claim } from '../../core/claims.ts';
import { findClaims, insertClaims } from '../../store/repositories/claims.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { acceptClaims } from '../accept.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { decidedRevision, roundArticles } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper } from '../work.ts';

export async function extractClaims(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const writer = deps.writerFor(state);
  const articles = await roundArticles(database, state);
  const found: Claim[] = [];
  let refused = 0;
  for (const article of articles) {
    run.signal.throwIfAborted();
    const accepted = acceptClaims(await writer.extractClaims(article, run.signal), article);
    found.push(...accepted.claims);
    refused += accepted.refused;
  }
  if (refused > 0) {
    deps.logger.warn({ event: 'claims-refused', draftId: state.draftId, round: state.round, writer: writer.name, refused });
  }
  const decided = await decidedRevision(database, state);
  const pinned = new Set(articles.map((article) => `${article.id} ${article.snapshot}`));
  const earlier = await findClaims(database, decided?.sentences.flatMap((sentence) => sentence.claimIds) ?? []);
  const kept = earlier.filter((claim) => pinned.has(`${claim.articleId} ${claim.snapshot}`));
  const claimIds = [...new Set([...found, ...kept].map((claim) => claim.id))];
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await insertClaims(transaction, found);
    await leavePaper(transaction, { ...state, loop: 0 }, 'claims', { claimIds });
  });
  return { claims: claimIds.length };
}
