// Work that a process repeats for as long as it lives, one turn at a time.

/** A turn each `everyMs`. One that falls due while the last still runs is left out: a slow turn would be followed by a crowd. `turn` must not reject. */
export function repeat(everyMs: number, turn: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const once = async (): Promise<void> => {
    try {
      await turn();
    } finally {
      running = null;
    }
  };
  const timer = setInterval(() => {
    running ??= once();
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
