// When to stop: the first SIGINT or SIGTERM asks for it, a second one no longer waits.

/** One Ctrl-C reaches the process twice where npm started it: from the terminal, and passed on by npm. */
const sameSignalMs = 1_000;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopAsked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (askedAt !== null && performance.now() - askedAt > sameSignalMs) process.exit(130);
      askedAt ??= performance.now();
      resolve(signal);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
