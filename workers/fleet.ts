// The fleet of one process: workers on the queues of its roles, the outbox relay, the schedules, the heartbeat.
// Draining waits for running jobs; one that does not end in time is left to stalled-job recovery, so nothing is lost.
import type { Settings } from '../core/settings.ts';
import { messageOf } from '../core/errors.ts';
import { setupCheckpoints } from '../pipeline/checkpoints.ts';
import type { GraphDependencies } from '../pipeline/dependencies.ts';
import { createGraph } from '../pipeline/graph.ts';
import { auditHead } from '../store/repositories/audit.ts';
import type { NewsroomDeps } from './deps.ts';
import { startDeskWorkers } from './desk-workers.ts';
import { createHandlers, type FleetEvents } from './handlers.ts';
import { startHeadExport } from './audit-head.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startBudgetSweep } from './budget-sweep.ts';
import { startMaintenance } from './maintenance.ts';
import { startOutageWatch } from './outage-watch.ts';
import type { Queues, WorkerLike } from './queues.ts';
import { startRecovery, type Recovery } from './recovery.ts';
import { startRelay, type Relay } from './relay.ts';
import type { Part } from './part.ts';
import { createProcessor } from './run-job.ts';

export interface FleetOptions {
  /** Adds recurring polls and assignments; `run --once` drives these itself. */
  readonly schedules: boolean;
  /** What this process does; `web` is whoever's who starts the pages. */
  readonly part: Part;
  readonly events?: FleetEvents;
}

export interface Fleet {
  readonly relay: Relay;
  readonly recovery: Pick<Recovery, 'now'>;
  /** The queues that this process works now, but for those of `closed`. */
  queues(): string[];
  /** Desk queues of this process that take no job now, with the reason in words: paused, or outside their hours. */
  closed(): ReadonlyMap<string, string>;
  /** Takes no new job, waits for the running ones up to settings.workers.drain, then stops. Returns false where some were left. */
  drain(): Promise<boolean>;
}

/** Batches of polls at once, and beside them the search for feeds that are due. */
const pollJobs = 5;

function concurrencyOf(queue: string, settings: Settings): number {
  if (queue === 'read') return settings.workers.read;
  // Batches: how many feeds of them are polled at once, the poller holds.
  if (queue === 'poll') return Math.min(pollJobs, settings.workers.poll + 1);
  if (queue === 'check') return settings.workers.check;
  // Clustering keeps its index in memory and publishing is rare: one at a time.
  return 1;
}

/** Resolves to false after `ms`. The timer keeps no process alive. */
function timeout(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms).unref();
  });
}

/** Starts working. Resolves once every worker is ready. */
export async function startFleet(deps: NewsroomDeps, queues: Queues, options: FleetOptions): Promise<Fleet> {
  const { settings, logger, database } = deps;
  const graphDependencies: GraphDependencies = {
    database,
    store: deps.store,
    writerFor: deps.writers.writerFor,
    judgeFor: deps.judgeFor,
    personas: (personaId) => deps.roster.get(personaId) ?? undefined,
    settings,
    logger,
    // Only one process can have an embedded store: after a kill it takes its own leases over at once.
    processId: deps.store.kind === 'embedded' ? 'embedded' : deps.processId,
  };
  await setupCheckpoints(deps.store);
  const rounds = { ...graphDependencies, graph: createGraph(graphDependencies) };
  const { handlers, onGivenUp } = createHandlers(deps, rounds, options.events ?? {});
  const storeAnswers = (): Promise<boolean> =>
    auditHead(database).then(
      () => true,
      () => false,
    );
  const processor = createProcessor({ handlers, logger, onGivenUp, storeAnswers, lostConnections: () => deps.store.lostConnections() });
  const { part } = options;
  const fixed = queues.names.filter((name) => part.roles.some((role) => role === name));
  const ready = async (name: string, concurrency: number): Promise<WorkerLike> => {
    const worker = queues.work(name, processor, { concurrency });
    await worker.waitUntilReady();
    return worker;
  };
  if (part.roles.includes('desk')) await deps.writers.prepare();
  const bounds = new Map<string, number>();
  const desks = await startDeskWorkers(deps, part, async (queue, concurrency) => {
    bounds.set(queue, concurrency);
    await queues.bound(queue, concurrency);
    return ready(queue, concurrency);
  });
  const heartbeat = await startHeartbeat(database, logger, {
    processId: deps.processId,
    pid: process.pid,
    roles: () => [...fixed, ...desks.staffed(), ...(part.roles.includes('web') ? ['web'] : [])],
  });
  const headExport = await startHeadExport(database, logger, settings.data.directory);
  const budgetSweep = startBudgetSweep(deps);
  const maintenance = startMaintenance(deps, deps.settings);
  const relay = startRelay(database, queues, logger);
  const outageWatch = startOutageWatch(database, queues, logger);
  const renew = async (): Promise<void> => {
    if (options.schedules) await queues.schedule(fixed);
    for (const [queue, concurrency] of bounds) await queues.bound(queue, concurrency);
  };
  const personaIds = (): string[] => deps.roster.personas.map((persona) => persona.id);
  const recovery = await startRecovery({ database, queues, logger, onGivenUp, personaIds, renew });
  const others = await Promise.all(fixed.map((name) => ready(name, concurrencyOf(name, settings))));
  logger.info({ event: 'fleet-started', queues: [...fixed, ...desks.queues()], backend: queues.kind });

  return {
    relay,
    recovery,
    queues: () => [...fixed, ...desks.queues()].filter((name) => !desks.closed().has(name)),
    closed: () => desks.closed(),
    drain: async () => {
      await desks.stop();
      const workers = [...others, ...desks.workers()];
      const closing = Promise.all(workers.map((worker) => worker.close())).then(() => true as const);
      const drained = await Promise.race([closing, timeout(settings.workers.drain)]);
      if (!drained) {
        for (const worker of workers) worker.cancelAllJobs('the newsroom stops');
        await Promise.race([
          closing.catch((error: unknown) => logger.warn({ event: 'drain-failed', error: messageOf(error) })),
          timeout(1000),
        ]);
        await Promise.race([Promise.all(workers.map((worker) => worker.close(true))), timeout(500)]);
      }
      outageWatch.stop();
      await recovery.stop();
      await relay.stop();
      await maintenance.stop();
      await budgetSweep.stop();
      await headExport.stop();
      await heartbeat.stop().catch((error: unknown) => logger.warn({ event: 'heartbeat-failed', error: messageOf(error) }));
      logger.info({ event: 'fleet-stopped', drained });
      return drained;
    },
  };
}
