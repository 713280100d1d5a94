// The desk queues that this process works, each by a worker of its own that takes jobs while its desk is open. The roster's files, pauses
// and hours are looked at every second, so what an operator or an editor changes anywhere in the fleet holds in a moment everywhere.
import { setTimeout as delay } from 'node:timers/promises';
import type { LiveRoster } from '../agents/roster.ts';
import { messageOf } from '../core/errors.ts';
import { limitsOf } from '../core/persona-limits.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import type { NewsroomDeps } from './deps.ts';
import { describeClosed, lookAtDesks, type DeskClosed } from './desk-gates.ts';
import { worksDesk, type Part } from './part.ts';
import type { WorkerLike } from './queues.ts';

const everyMs = 1_000;

export interface DeskWorkers {
  /** Queues that have a worker here. */
  queues(): string[];
  /** Those of them whose persona has a file, or had one that an edit broke: a desk that is paused or outside its hours is still staffed. */
  staffed(): string[];
  /** Those of them that take no job now, with the reason in words after the persona's name. */
  closed(): ReadonlyMap<string, string>;
  workers(): WorkerLike[];
  stop(): Promise<void>;
}

interface Desk {
  readonly worker: WorkerLike;
  closed: DeskClosed | null;
}

const subjectOf = (problem: LiveRoster['problems'][number]): string => problem.personaId ?? problem.path;

/** Reports what the roster's files have wrong, and resolves what they no longer have. */
async function tellRoster({ database, roster, logger }: NewsroomDeps, told: Set<string>): Promise<void> {
  for (const problem of roster.problems) {
    logger.error({ event: 'persona-invalid', file: problem.path, problem: problem.message });
    await reportProblem(database, { area: 'persona', subject: subjectOf(problem), code: 'invalid', message: problem.message });
    told.add(subjectOf(problem));
  }
  for (const subject of told) {
    if (roster.problems.some((problem) => subjectOf(problem) === subject)) continue;
    await resolveProblem(database, { area: 'persona', subject, code: 'invalid' });
    told.delete(subject);
  }
}

/** Starts the desks of this part. Resolves once each has its worker, closed ones without having taken a job. */
export async function startDeskWorkers(
  deps: NewsroomDeps,
  part: Part,
  work: (queue: string, concurrency: number) => Promise<WorkerLike>,
): Promise<DeskWorkers> {
  const { logger, roster, settings } = deps;
  const desks = new Map<string, Desk>();
  const told = new Set(roster.problems.map(subjectOf));

  const look = async (): Promise<void> => {
    const closedOf = await lookAtDesks(deps);
    const added = roster.personas.filter(({ id }) => worksDesk(part, id) && !desks.has(id));
    await Promise.all(
      added.map(async ({ id }) => {
        const worker = await work(`desk.${id}`, limitsOf(settings.personas, id).concurrency);
        desks.set(id, { worker, closed: null });
      }),
    );
    for (const [id, desk] of desks) {
      const closed = closedOf(id);
      if (closed !== null && desk.closed === null) {
        // Resolves at once: a round that runs goes on to its end.
        await desk.worker.pause(true);
        logger.info({ event: 'desk-closed', persona: id, reason: describeClosed(closed) });
      } else if (closed === null && desk.closed !== null) {
        await desk.worker.resume();
        logger.info({ event: 'desk-opened', persona: id });
      }
      desk.closed = closed;
    }
  };

  await look();
  let stopped = false;
  let toldOf: LiveRoster['problems'] | null = null;
  const again = async (): Promise<void> => {
    await roster.refresh();
    const { problems } = roster;
    if (problems !== toldOf) await tellRoster(deps, told);
    toldOf = problems;
    await look();
  };
  const loop = (async () => {
    while (!stopped) {
      await delay(everyMs, undefined, { ref: false });
      if (stopped) return;
      await again().catch((error: unknown) => logger.warn({ event: 'desks-not-looked-at', error: messageOf(error) }));
    }
  })();

  return {
    queues: () => [...desks.keys()].map((id) => `desk.${id}`),
    staffed: () => [...desks].flatMap(([id, { closed }]) => (closed?.why === 'no-file' ? [] : [`desk.${id}`])),
    closed: () =>
      new Map([...desks].flatMap(([id, { closed }]) => (closed === null ? [] : [[`desk.${id}`, describeClosed(closed)] as const]))),
    workers: () => [...desks.values()].map((desk) => desk.worker),
    stop: async () => {
      stopped = true;
      await Promise.race([loop, delay(everyMs, undefined, { ref: false })]);
    },
  };
}
