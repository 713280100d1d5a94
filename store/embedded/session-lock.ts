// The one session of the embedded database is lent to one client at a time, in the order they asked.
// A client keeps it while its transaction is open. Nobody waits for ever: after the time-out the waiter fails,
// and its error names who held the session and who wanted it.

export class SessionBusyError extends Error {
  override readonly name = 'SessionBusyError';
  readonly code = '55P03';
  readonly holder: string;
  readonly waiter: string;

  constructor(holder: string, waiter: string, waitedMs: number, heldMs: number) {
    super(`database session busy: ${waiter} waited ${Math.round(waitedMs)} ms, held by ${holder} for ${Math.round(heldMs)} ms`);
    this.holder = holder;
    this.waiter = waiter;
  }
}

export interface Lease {
  /** Gives the session to the next in line. Calling it twice is harmless. */
  release(): void;
}

interface Waiter {
  readonly label: string;
  readonly since: number;
  readonly timer: NodeJS.Timeout;
  readonly grant: (lease: Lease) => void;
  readonly refuse: (error: Error) => void;
}

export class SessionLock {
  readonly #timeoutMs: number;
  readonly #waiters = new Set<Waiter>();
  #holder: { readonly label: string; readonly since: number } | undefined;
  #refusal: Error | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Waits for the session, at most the time-out (or `timeoutMs`). Rejects with SessionBusyError or the closing error. */
  acquire(label: string, timeoutMs = this.#timeoutMs): Promise<Lease> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    if (!this.#holder) return Promise.resolve(this.#lend(label));
    return new Promise((grant, refuse) => {
      const since = performance.now();
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const holder = this.#holder ?? { label: 'nobody', since: performance.now() };
        const now = performance.now();
        refuse(new SessionBusyError(holder.label, label, now - since, now - holder.since));
      }, timeoutMs);
      const waiter: Waiter = { label, since, timer, grant, refuse };
      this.#waiters.add(waiter);
    });
  }

  /** Refuses everyone who waits now or asks later. The present holder keeps its lease. */
  refuseAll(error: Error): void {
    this.#refusal = error;
    for (const waiter of this.#waiters) {
      clearTimeout(waiter.timer);
      waiter.refuse(error);
    }
    this.#waiters.clear();
  }

  #lend(label: string): Lease {
    const holder = { label, since: performance.now() };
    this.#holder = holder;
    return {
      release: () => {
        if (this.#holder === holder) this.#passOn();
      },
    };
  }

  #passOn(): void {
    this.#holder = undefined;
    const next = this.#waiters.values().next().value;
    if (!next) return;
    this.#waiters.delete(next);
    clearTimeout(next.timer);
    next.grant(this.#lend(next.label));
  }
}
