// Work that a process repeats for as long as it lives, one turn at a time.

/** A turn each `everyMs`; a turn that takes longer than that is waited for, none is left out. `turn` must not reject. */
export function repeat(everyMs: number, turn: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(turn);
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
