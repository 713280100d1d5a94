// What a round needs of a workbench: the graph over its store, its writers and its roster.
import { setupCheckpoints } from '../../pipeline/checkpoints.ts';
import type { GraphDependencies } from '../../pipeline/dependencies.ts';
import { createGraph, type RoundDependencies } from '../../pipeline/graph.ts';
import type { Workbench } from './workbench.ts';

export async function roundsOf({ deps }: Pick<Workbench, 'deps'>): Promise<RoundDependencies> {
  await setupCheckpoints(deps.store);
  const dependencies: GraphDependencies = {
    database: deps.database,
    store: deps.store,
    writerFor: deps.writers.writerFor,
    judgeFor: deps.judgeFor,
    personas: (personaId) => deps.roster.get(personaId) ?? undefined,
    settings: deps.settings,
    logger: deps.logger,
    processId: 'bench',
  };
  return { ...dependencies, graph: createGraph(dependencies) };
}
