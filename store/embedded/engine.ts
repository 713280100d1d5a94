// Starts the PostgreSQL engine and remembers what it complained about: when it stops, its own last words explain
// more than the exception that comes out of WebAssembly.
import { PGlite } from '@electric-sql/pglite';

import { messageOf } from '../../core/errors.ts';

export interface Engine {
  readonly database: PGlite;
  /** The engine's last fatal line, or the error's own message. */
  explain(error: unknown): string;
}

/** An engine that did not start; the message is its own explanation. */
class EngineStartError extends Error {
  override readonly name = 'EngineStartError';
}

/** `dataDir` is an absolute folder or `memory://`. Throws EngineStartError. */
export async function startEngine(dataDir: string, load: Blob | undefined): Promise<Engine> {
  let complaint: string | undefined;
  const explain = (error: unknown): string => complaint ?? messageOf(error);
  try {
    const database = await PGlite.create({
      dataDir,
      ...(load ? { loadDataDir: load } : {}),
      onStderr: (line) => {
        const fatal = /\b(?:FATAL|PANIC):\s+(.*)/.exec(line);
        if (fatal?.[1] !== undefined) complaint = fatal[1];
        return false;
      },
    });
    return { database, explain };
  } catch (error) {
    throw new EngineStartError(explain(error), { cause: error });
  }
}
