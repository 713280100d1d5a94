// The first composition of a round, from the evidence pack alone.
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { acceptComposition } from '../accept.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { evidencePack } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper } from '../work.ts';

export async function writeDraft(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const pack = await evidencePack(deps, state, run);
  const composition = acceptComposition(await deps.writerFor(state).write(pack, run.signal));
  await inTransaction(deps.database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await leavePaper(transaction, { ...state, loop: 0 }, 'composition', composition);
  });
  return { loop: 0 };
}
