// Checks every sentence of the latest document against the stored passages it cites: by the rules, then by the judge where there is
// one; and finds what else in the pack contradicts it. Before that the English renderings of what it cites: one that fails carries nothing.
import { passes } from '../../core/words.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { checkText, type JudgedBefore } from '../check-text.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { evidencePack } from '../evidence.ts';
import { checkerName, knownJudgements } from '../judge-checks.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper, takePaper } from '../work.ts';

/** What the judge said in the loop before: sentences that were not revised, and renderings, are not judged again. */
async function judgedBefore(deps: GraphDependencies, state: RoundState): Promise<JudgedBefore> {
  if (state.loop === 0) return { sentences: new Map(), renderings: new Map() };
  const before = { ...state, loop: state.loop - 1 };
  const { sentences } = await takePaper(deps.database, before, 'cited');
  const { checks, renderings } = await takePaper(deps.database, before, 'checks');
  return { sentences: knownJudgements(sentences, checks), renderings: new Map(renderings.map((one) => [one.claimId, one])) };
}

export async function checkSentences(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const { persona, articles, claims } = await evidencePack(deps, state, run);
  const { document, sentences } = await takePaper(database, state, 'cited');
  const judge = deps.judgeFor(state);
  const known = await judgedBefore(deps, state);
  const input = { document, sentences, articles, claims, persona: { id: persona.id, name: persona.name } };
  const { checks, renderings } = await checkText(judge, input, known, run.signal);
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await leavePaper(transaction, state, 'checks', { checker: checkerName(judge), checks, renderings });
  });
  return { failing: checks.filter((check) => !passes(check.verdict)).length };
}
