// Looks every few seconds whether queue and store answer, and says so when one goes and when it is back: in the log, and as a problem that
// `newsroom status` and the desk show. The queue's is open while it is away; the store's can be written only once it is back, and is resolved
// with that, so that outages of both are counted. Whatever is away, the process stays: its work waits.
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

interface Away {
  readonly sinceMs: number;
  readonly error: unknown;
}

interface Watched {
  readonly name: 'queue' | 'store';
  /** What an operator calls it. */
  readonly called: string;
  /** What its absence means for the work, in words. */
  readonly meaning: string;
  readonly look: () => Promise<unknown>;
  readonly tellAway: (away: Away) => Promise<void>;
  /** `away`: the outage that ended; null: it answers, and none was seen. */
  readonly tellBack: (away: Away | null) => Promise<void>;
}

/** Watches until stopped. An embedded newsroom has neither to lose: nothing is watched there. */
export function startOutageWatch(database: Database, queues: Queues, logger: Logger): OutageWatch {
  if (queues.kind === 'embedded') return { stop: () => undefined };
  const ofQueue = { area: 'queue', subject: 'redis', code: 'away' };
  const ofStore = { area: 'store', subject: 'postgresql', code: 'away' };
  const queueMeaning = 'nothing is lost, jobs wait in the outbox and go on when it is back';
  const timeOf = (ms: number): string => new Date(ms).toISOString();
  const watched: readonly Watched[] = [
    {
      name: 'store',
      called: 'PostgreSQL',
      meaning: 'nothing is lost, every job waits and goes on when it is back',
      look: () => auditHead(database),
      tellAway: () => Promise.resolve(),
      tellBack: async (away) => {
        if (away === null) return;
        const seconds = Math.round((Date.now() - away.sinceMs) / 1000);
        const message = `PostgreSQL did not answer for ${seconds} s since ${timeOf(away.sinceMs)} (${messageOf(away.error)}): nothing was lost, work waited and went on`;
        await reportProblem(database, { ...ofStore, message });
        await resolveProblem(database, ofStore);
      },
    },
    {
      name: 'queue',
      called: 'Redis',
      meaning: queueMeaning,
      look: () => queues.ping(),
      tellAway: ({ sinceMs, error }) =>
        reportProblem(database, { ...ofQueue, message: `${messageOf(error)} since ${timeOf(sinceMs)}: ${queueMeaning}` }),
      tellBack: () => resolveProblem(database, ofQueue),
    },
  ];
  const timers = watched.map(({ name, called, meaning, look, tellAway, tellBack }) => {
    let away: Away | null = null;
    /** The last outage, until it is told that it ended. */
    let ended: Away | null = null;
    // What an earlier process reported and did not live to resolve is unknown: the first look tells how it is.
    let told: 'away' | 'answers' | null = null;
    let looking = false;
    const once = async (): Promise<void> => {
      const error: unknown = await look().then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null && away === null) {
        away = { sinceMs: Date.now(), error };
        logger.error({ event: `${name}-away`, error: messageOf(error) }, `${called} does not answer: ${meaning}`);
      } else if (error === null && away !== null) {
        const seconds = Math.round((Date.now() - away.sinceMs) / 100) / 10;
        logger.info({ event: `${name}-back`, seconds }, `${called} answers again after ${seconds} s`);
        [ended, away] = [away, null];
      }
      const found = away === null ? 'answers' : 'away';
      if (told === found && ended === null) return;
      // While the store is away too, it is told after a later look.
      told = await (away === null ? tellBack(ended) : tellAway(away)).then(
        () => found,
        () => null,
      );
      if (told === 'answers') ended = null;
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
