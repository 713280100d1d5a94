// Work that a process repeats for as long as it lives, one turn at a time.
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../core/logging.ts';

/** How long a stop waits for the turn that runs, in milliseconds, unless it says otherwise: what the turn waits for may be away. */
const stopGraceMs = 3000;

export interface Repeated {
  /** Begins no further turn, and waits up to `graceMs` for the one that runs. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * A turn each `everyMs`. One that falls due while the last still runs is left out: a slow turn would be followed by a crowd. It is logged as
 * `turn-left-out` under `name`, so that work which stands still is seen. `turn` must not reject.
 */
export function repeat(
  { name, everyMs, logger }: { readonly name: string; readonly everyMs: number; readonly logger: Logger },
  turn: () => Promise<void>,
): Repeated {
  let running: Promise<void> | null = null;
  let leftOut = 0;
  const once = async (): Promise<void> => {
    try {
      // Later, so that even one that throws at once ends after it has begun.
      await Promise.resolve().then(turn);
    } finally {
      running = null;
      leftOut = 0;
    }
  };
  const timer = setInterval(() => {
    if (running === null) {
      running = once();
      return;
    }
    leftOut += 1;
    logger.warn({ event: 'turn-left-out', work: name, times: leftOut, everyMs });
  }, everyMs);
  timer.unref();
  return {
    stop: async (graceMs = stopGraceMs) => {
      clearInterval(timer);
      if (running !== null) await Promise.race([running, delay(graceMs, undefined, { ref: false })]);
    },
  };
}
