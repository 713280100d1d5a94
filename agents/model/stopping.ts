// Waiting that ends when the work is stopped.

/** What `promise` gives, or the signal's reason as soon as it aborts; the work behind the promise goes on to its own end. */
export async function orStopped<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
