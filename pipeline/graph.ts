// The analysis graph: wiring only. One thread a round; it ends waiting at `submit-draft` until the draft's rows say that it is over.
//
//   gather-sources ▶ extract-claims ▶ weigh-claims ▶ write-draft ▶ cite-sources ▶ check-sentences ▶ draw-illustration ▶ submit-draft ⏸
//                                                                      ▲              │ failing, and loops left
//                                                                      └─ revise-sentences
import { END, START, StateGraph, type LangGraphRunnableConfig } from '@langchain/langgraph';
import { z } from 'zod';
import { createCheckpointer } from './checkpoints.ts';
import type { GraphDependencies, RoundRun } from './dependencies.ts';
import { checkSentences } from './nodes/check-sentences.ts';
import { citeSources } from './nodes/cite-sources.ts';
import { drawIllustration } from './nodes/draw-illustration.ts';
import { extractClaims } from './nodes/extract-claims.ts';
import { gatherSources } from './nodes/gather-sources.ts';
import { reviseSentences } from './nodes/revise-sentences.ts';
import { submitDraft } from './nodes/submit-draft.ts';
import { weighClaims } from './nodes/weigh-claims.ts';
import { writeDraft } from './nodes/write-draft.ts';
import { roundState, type RoundState, type RoundUpdate } from './state.ts';

type Node = (deps: GraphDependencies, state: RoundState, run: RoundRun) => Promise<RoundUpdate>;

const context = z.object({ run: z.custom<RoundRun>((run) => typeof run === 'object' && run !== null) });

/** The node as LangGraph calls it: stopped before it begins when its run is, and one log event at its end. */
function withRun(deps: GraphDependencies, name: string, node: Node) {
  return async (state: RoundState, config: LangGraphRunnableConfig): Promise<RoundUpdate> => {
    const { run } = context.parse(config.context);
    run.signal.throwIfAborted();
    const started = performance.now();
    const running = node(deps, state, run);
    run.pending.add(running);
    const update = await running.finally(() => run.pending.delete(running));
    deps.logger.debug({
      event: 'node-ran',
      node: name,
      draftId: state.draftId,
      round: state.round,
      ms: Math.round(performance.now() - started),
      ...update,
    });
    return update;
  };
}

/** Compiled once; every run of it brings its own RoundRun as context. */
export function createGraph(deps: GraphDependencies) {
  const checkpointer = createCheckpointer(deps.store);
  const afterCheck = (state: RoundState): 'revise-sentences' | 'draw-illustration' =>
    state.failing > 0 && state.loop < deps.settings.writer.revisionLoops ? 'revise-sentences' : 'draw-illustration';
  const compiled = new StateGraph(roundState, context)
    .addNode('gather-sources', withRun(deps, 'gather-sources', gatherSources))
    .addNode('extract-claims', withRun(deps, 'extract-claims', extractClaims))
    .addNode('weigh-claims', withRun(deps, 'weigh-claims', weighClaims))
    .addNode('write-draft', withRun(deps, 'write-draft', writeDraft))
    .addNode('cite-sources', withRun(deps, 'cite-sources', citeSources))
    .addNode('check-sentences', withRun(deps, 'check-sentences', checkSentences))
    .addNode('revise-sentences', withRun(deps, 'revise-sentences', reviseSentences))
    .addNode('draw-illustration', withRun(deps, 'draw-illustration', drawIllustration))
    .addNode('submit-draft', withRun(deps, 'submit-draft', submitDraft))
    .addEdge(START, 'gather-sources')
    .addEdge('gather-sources', 'extract-claims')
    .addEdge('extract-claims', 'weigh-claims')
    .addEdge('weigh-claims', 'write-draft')
    .addEdge('write-draft', 'cite-sources')
    .addEdge('cite-sources', 'check-sentences')
    .addConditionalEdges('check-sentences', afterCheck, ['revise-sentences', 'draw-illustration'])
    .addEdge('revise-sentences', 'cite-sources')
    .addEdge('draw-illustration', 'submit-draft')
    .addEdge('submit-draft', END)
    .compile({ checkpointer });
  /** Drafts that this process works at now: a lease is the process's, this set keeps two of its own jobs apart. */
  return { compiled, checkpointer, working: new Set<string>() };
}

export type AnalysisGraph = ReturnType<typeof createGraph>;
export type RoundDependencies = GraphDependencies & { readonly graph: AnalysisGraph };
