// The threads of a draft, one a round. The row drives, the graph follows: a thread is only ever continued, ended or deleted for what the
// draft's row says. Invoking a waiting thread with `{}` would restart it and with `null` goes on, so its state is read first.
import { Command } from '@langchain/langgraph';
import type { Database } from '../store/database.ts';
import type { RoundRun } from './dependencies.ts';
import type { AnalysisGraph, RoundDependencies } from './graph.ts';
import type { RoundState } from './state.ts';
import { hasPaper, type Stage } from './work.ts';

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

/** What each node takes up, beside what the first two leave in rows of their own. */
const papersOf: ReadonlyMap<string, readonly Stage[]> = new Map([
  ['gather-sources', []],
  ['extract-claims', []],
  ['weigh-claims', ['claims']],
  ['write-draft', ['claims']],
  ['cite-sources', ['claims', 'composition']],
  ['check-sentences', ['claims', 'cited']],
  ['revise-sentences', ['claims', 'composition', 'cited', 'checks']],
  ['draw-illustration', ['claims', 'composition', 'cited', 'checks']],
  [lastNode, ['final']],
]);
/** Papers of the round as a whole: the others are kept once for each loop. */
const ofRound: ReadonlySet<Stage> = new Set(['claims', 'final']);

/**
 * Whether a thread that is half-way can go on: its state is whole and its next node finds what it takes up. A worker that lost its lease may leave
 * checkpoints after its thread was removed, and those are neither.
 */
async function canGoOn(graph: AnalysisGraph, database: Database, { draftId, round, ...first }: RoundState): Promise<boolean> {
  const { next, values } = await graph.compiled.getState({ configurable: { thread_id: threadOf(draftId, round) } });
  const state = values as Partial<RoundState>;
  if (state.draftId !== draftId || state.round !== round) return false;
  if (Object.keys(first).some((key) => state[key as keyof RoundState] === undefined)) return false;
  for (const node of next) {
    const papers = papersOf.get(node);
    if (papers === undefined) return false;
    for (const stage of papers) {
      const loop = ofRound.has(stage) ? 0 : (state.loop ?? 0);
      if (!(await hasPaper(database, { draftId, round, loop }, stage))) return false;
    }
  }
  return true;
}

/** Runs a round's thread from where it is until it waits for the editor. */
export async function runThread({ graph, database }: RoundDependencies, first: RoundState, run: RoundRun): Promise<void> {
  const { draftId, round } = first;
  const stage = await threadStage(graph, draftId, round);
  if (stage === 'waiting') return;
  if (stage === 'half-way' && (await canGoOn(graph, database, first))) {
    await graph.compiled.invoke(null, options(draftId, round, run));
    return;
  }
  // A thread of a draft that is being written and that has ended, or cannot go on, belongs to nothing any more.
  if (stage !== 'new') await graph.checkpointer.deleteThread(threadOf(draftId, round));
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
