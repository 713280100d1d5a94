// Looks every few seconds whether queue and store answer, and says so when one goes and when it is back: in the log, and of the queue, which
// the store outlives, as a problem that `newsroom status` and the desk show. Whatever is away, the process stays: its work waits.
import { messageOf } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { auditHead } from '../store/repositories/audit.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import type { Queues } from './queues.ts';

const everyMs = 2_000;

export interface OutageWatch {
  stop(): void;
}

interface Watched {
  readonly name: 'queue' | 'store';
  readonly look: () => Promise<unknown>;
  readonly tell: (sinceMs: number | null, error: unknown) => Promise<void>;
}

/** Watches until stopped. An embedded newsroom has neither to lose: nothing is watched there. */
export function startOutageWatch(database: Database, queues: Queues, logger: Logger): OutageWatch {
  if (queues.kind === 'embedded') return { stop: () => undefined };
  const problem = { area: 'queue', subject: 'redis', code: 'away' };
  const watched: readonly Watched[] = [
    { name: 'store', look: () => auditHead(database), tell: () => Promise.resolve() },
    {
      name: 'queue',
      look: () => queues.ping(),
      tell: (sinceMs, error) =>
        sinceMs === null
          ? resolveProblem(database, problem)
          : reportProblem(database, {
              ...problem,
              message: `${messageOf(error)} since ${new Date(sinceMs).toISOString()}: nothing is lost, jobs wait in the outbox and go on when it is back`,
            }),
    },
  ];
  const timers = watched.map(({ name, look, tell }) => {
    let awaySince: number | null = null;
    // What an earlier process reported and did not live to resolve is unknown: the first look tells how it is.
    let told: 'away' | 'answers' | null = null;
    let looking = false;
    const once = async (): Promise<void> => {
      const error: unknown = await look().then(
        () => null,
        (reason: unknown) => reason,
      );
      const found = error === null ? 'answers' : 'away';
      if (error !== null && awaySince === null) {
        awaySince = Date.now();
        logger.error({ event: `${name}-away`, error: messageOf(error) });
      } else if (error === null && awaySince !== null) {
        logger.info({ event: `${name}-back`, seconds: Math.round((Date.now() - awaySince) / 100) / 10 });
        awaySince = null;
      }
      if (told === found) return;
      // While the store is away too, it is told after a later look.
      told = await tell(awaySince, error).then(
        () => found,
        () => null,
      );
    };
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      void once().finally(() => (looking = false));
    }, everyMs);
    timer.unref();
    return timer;
  });
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
