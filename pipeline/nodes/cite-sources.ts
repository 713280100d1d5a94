// Turns the latest composition into a document: footnotes numbered in order of first use, one a source.
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { documentFromComposition } from '../document.ts';
import { evidencePack } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper, takePaper } from '../work.ts';

export async function citeSources(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const pack = await evidencePack(deps, state, run);
  const composition = await takePaper(database, state, 'composition');
  const { kind, name } = deps.writerFor(state);
  const cited = documentFromComposition(composition, pack, { kind, name });
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await leavePaper(transaction, state, 'cited', cited);
  });
  return { sentences: cited.sentences.length };
}
