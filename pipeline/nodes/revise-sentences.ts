// Lets the writer replace or cut the sentences that failed; all others stay untouched.
import type { FailedSentence } from '../../agents/writer.ts';
import { passes } from '../../core/words.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { acceptComposition } from '../accept.ts';
import type { CheckResult } from '../checks/index.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import type { CitedSentence } from '../document.ts';
import { evidencePack } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper, takePaper } from '../work.ts';

/**
 * Failures by the writer's own ordinals: a composed sentence that is read as two fails once, and two that are read as one fail both.
 */
export function failuresOf(sentences: readonly CitedSentence[], checks: readonly CheckResult[]): FailedSentence[] {
  const verdicts = new Map(checks.map((check) => [check.ordinal, check]));
  const failures = new Map<number, FailedSentence>();
  for (const sentence of sentences) {
    const check = verdicts.get(sentence.ordinal);
    if (check !== undefined && passes(check.verdict)) continue;
    const verdict = check?.verdict ?? 'unverified';
    const reasons = check?.reasons ?? ['no check'];
    for (const ordinal of sentence.composed) {
      const known = failures.get(ordinal);
      failures.set(
        ordinal,
        known === undefined
          ? { ordinal, text: sentence.text, verdict, reasons }
          : { ...known, text: `${known.text} ${sentence.text}`, reasons: [...known.reasons, ...reasons] },
      );
    }
  }
  return [...failures.values()].sort((left, right) => left.ordinal - right.ordinal);
}

export async function reviseSentences(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const pack = await evidencePack(deps, state, run);
  const composition = await takePaper(database, state, 'composition');
  const { sentences } = await takePaper(database, state, 'cited');
  const { checks } = await takePaper(database, state, 'checks');
  const writer = deps.writerFor(state);
  const revised = acceptComposition(await writer.revise(composition, failuresOf(sentences, checks), pack, run.signal));
  const loop = state.loop + 1;
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await leavePaper(transaction, { ...state, loop }, 'composition', revised);
  });
  return { loop };
}
