// Politeness: so many fetches from one host at once, and a gap between two starts. Those who wait are served in order.

interface Waiter {
  readonly gapMs: number;
  readonly start: () => void;
}

interface Lane {
  active: number;
  /** Earliest time of the next start, ms of performance.now(). */
  nextStart: number;
  readonly waiters: Waiter[];
  timer: NodeJS.Timeout | null;
}

export class HostGate {
  readonly #slots: number;
  readonly #lanes = new Map<string, Lane>();

  constructor(slots: number) {
    this.#slots = slots;
  }

  /** Waits for a slot of `host`, and gives the function that frees it. Rejects with the signal's reason. */
  async enter(host: string, gapMs: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const lane = this.#lanes.get(host) ?? { active: 0, nextStart: 0, waiters: [], timer: null };
    this.#lanes.set(host, lane);
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        const index = lane.waiters.indexOf(waiter);
        if (index >= 0) lane.waiters.splice(index, 1);
        this.#serve(host, lane);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        gapMs,
        start: () => {
          signal.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      lane.waiters.push(waiter);
      this.#serve(host, lane);
    });
    let left = false;
    return () => {
      if (left) return;
      left = true;
      lane.active -= 1;
      this.#serve(host, lane);
    };
  }

  #serve(host: string, lane: Lane): void {
    if (lane.timer !== null) clearTimeout(lane.timer);
    lane.timer = null;
    for (;;) {
      const now = performance.now();
      const waiter = lane.waiters[0];
      if (waiter === undefined) {
        this.#forget(host, lane, now);
        return;
      }
      if (lane.active >= this.#slots) return;
      if (now < lane.nextStart) {
        lane.timer = setTimeout(() => this.#serve(host, lane), lane.nextStart - now);
        return;
      }
      lane.waiters.shift();
      lane.active += 1;
      lane.nextStart = now + waiter.gapMs;
      waiter.start();
    }
  }

  /** An idle lane is kept until its gap is over, then dropped, so that a thousand hosts leave nothing behind. */
  #forget(host: string, lane: Lane, now: number): void {
    if (lane.active > 0) return;
    if (now >= lane.nextStart) {
      this.#lanes.delete(host);
      return;
    }
    lane.timer = setTimeout(() => this.#serve(host, lane), lane.nextStart - now);
    lane.timer.unref();
  }
}
