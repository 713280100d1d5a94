// Checks every sentence of the latest document against the stored passages it cites.
import { passes } from '../../core/words.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { checkDocument, checkerVersion } from '../checks/index.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { evidencePack } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper, takePaper } from '../work.ts';

export async function checkSentences(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const { persona, articles, claims } = await evidencePack(deps, state, run);
  const { document, sentences } = await takePaper(database, state, 'cited');
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const checks = await checkDocument(
    { document, sentences, articles, claims: byId, persona: { id: persona.id, name: persona.name } },
    run.signal,
  );
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await leavePaper(transaction, state, 'checks', { checker: checkerVersion, checks });
  });
  return { failing: checks.filter((check) => !passes(check.verdict)).length };
}
