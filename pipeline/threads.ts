// The threads of a draft, one a round. The row drives, the graph follows: a thread is only ever continued, ended or deleted for what the
// draft's row says. Invoking a waiting thread with `{}` would restart it and with `null` goes on, so its state is read first.
import { Command } from '@langchain/langgraph';
import type { RoundRun } from './dependencies.ts';
import type { AnalysisGraph } from './graph.ts';
import type { RoundState } from './state.ts';

const lastNode = 'submit-draft';

export function threadOf(draftId: string, round: number): string {
  return `${draftId}:${round}`;
}

/** Checkpoints are written before the next node starts, so that a kill repeats the running node at most. */
function options(draftId: string, round: number, run: RoundRun) {
  return { configurable: { thread_id: threadOf(draftId, round) }, context: { run }, signal: run.signal, durability: 'sync' as const };
}

type ThreadStage = 'new' | 'half-way' | 'waiting' | 'ended';

/** How far a round's thread is. `waiting`: its interrupt at the last node is pending. */
export async function threadStage(graph: AnalysisGraph, draftId: string, round: number): Promise<ThreadStage> {
  const snapshot = await graph.compiled.getState({ configurable: { thread_id: threadOf(draftId, round) } });
  if (snapshot.createdAt === undefined) return 'new';
  if (snapshot.tasks.some((task) => task.name === lastNode && task.interrupts.length > 0)) return 'waiting';
  return snapshot.next.length > 0 ? 'half-way' : 'ended';
}

/** Runs a round's thread from where it is until it waits for the editor. */
export async function runThread(graph: AnalysisGraph, first: RoundState, run: RoundRun): Promise<void> {
  const { draftId, round } = first;
  const stage = await threadStage(graph, draftId, round);
  if (stage === 'waiting') return;
  if (stage === 'half-way') {
    await graph.compiled.invoke(null, options(draftId, round, run));
    return;
  }
  // An ended thread of a draft that is being written belongs to nothing any more.
  if (stage === 'ended') await graph.checkpointer.deleteThread(threadOf(draftId, round));
  await graph.compiled.invoke(first, options(draftId, round, run));
}

/** Ends the threads of the rounds up to and with `lastRound`: resumed where they wait, then deleted. */
export async function endThreads(graph: AnalysisGraph, draftId: string, lastRound: number, run: RoundRun): Promise<void> {
  for (let round = 1; round <= lastRound; round += 1) {
    run.signal.throwIfAborted();
    const stage = await threadStage(graph, draftId, round);
    if (stage === 'waiting') await graph.compiled.invoke(new Command({ resume: { ended: true } }), options(draftId, round, run));
    if (stage !== 'new') await graph.checkpointer.deleteThread(threadOf(draftId, round));
  }
}
