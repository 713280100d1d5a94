// The one session of the embedded database, shared by every client of every view.
// What must hold: only the holder of the lock speaks to the engine; each holder finds its view's search path;
// a notification reaches exactly the clients that listen; once the engine has stopped nobody is left waiting.
import type { PGlite } from '@electric-sql/pglite';

import { StoreClosedError } from '../errors.ts';
import type { StoreLogger } from '../store-logger.ts';
import { type Lease, SessionLock } from './session-lock.ts';
import { type Reply, cutMessages, queryMessage, readReply, startupMessage } from './wire-messages.ts';

/** Longest stretch of work, in milliseconds, before timers and sockets of the process get their turn. */
const longestStretchMs = 10;
/** How often the folder is looked at, milliseconds: an engine whose files are gone spins for ever in its next commit. */
const lookAtFilesMs = 1000;

interface SessionOptions {
  /** How long a client waits for another's transaction, in milliseconds. */
  readonly lockTimeoutMs: number;
  readonly logger: StoreLogger;
  /** Turns what stopped the engine into the error that everyone is told. */
  readonly explainStop: (cause: unknown) => Promise<Error>;
  readonly onStopped: ((error: Error) => void) | undefined;
  /** The error to stop with where the engine's files are gone. */
  readonly lostFiles: () => Error | undefined;
}

/** A client as the session sees it. */
export interface SessionClient {
  readonly channels: Set<string>;
  deliver(notification: Buffer): void;
  terminate(reason: Error): void;
}

export class Session {
  readonly #engine: PGlite;
  readonly #lock: SessionLock;
  readonly #options: SessionOptions;
  readonly #clients = new Set<SessionClient>();
  /** What the engine reports for each search path we set: it may spell it differently. */
  readonly #reportedPaths = new Map<string, string>();
  #currentPath: string | undefined;
  #stretchStart = performance.now();
  #filesSeen = performance.now();
  #stopped: Error | undefined;

  /** The greeting every new client receives: parameters and ReadyForQuery, as the engine sent them once. */
  readonly greeting: Buffer;

  private constructor(engine: PGlite, greeting: Buffer, options: SessionOptions) {
    this.#engine = engine;
    this.greeting = greeting;
    this.#lock = new SessionLock(options.lockTimeoutMs);
    this.#options = options;
  }

  /** Takes over a started engine. The start-up packet also makes the engine report changes of the search path. */
  static async start(engine: PGlite, options: SessionOptions): Promise<Session> {
    const greeting = await speak(engine, startupMessage());
    return new Session(engine, greeting, options);
  }

  get stopped(): Error | undefined {
    return this.#stopped;
  }

  join(client: SessionClient): void {
    this.#clients.add(client);
  }

  leave(client: SessionClient): void {
    this.#clients.delete(client);
  }

  /** Waits in line for the session. Rejects with SessionBusyError after the time-out, or when the store has closed. */
  acquire(label: string, timeoutMs?: number): Promise<Lease> {
    return this.#lock.acquire(label, timeoutMs);
  }

  /** Points unqualified names at the view's schemas. Call with the lease held, outside a transaction. */
  async usePath(searchPath: string): Promise<void> {
    const reported = this.#reportedPaths.get(searchPath);
    if (reported !== undefined && reported === this.#currentPath) return;
    const before = this.#currentPath;
    await this.exchange(queryMessage(`SET search_path TO ${searchPath}`));
    // No report means that the path did not change: another view spells the same one differently.
    this.#reportedPaths.set(searchPath, this.#currentPath ?? before ?? searchPath);
  }

  /** Sends whole messages and returns the whole reply. Call with the lease held. Rejects only when the engine stopped. */
  async exchange(messages: Buffer): Promise<Reply> {
    await this.#breathe();
    if (this.#stopped) throw this.#stopped;
    await this.#lookAtFiles();
    let reply: Reply;
    try {
      reply = readReply(await speak(this.#engine, messages));
    } catch (error) {
      throw await this.stopAfter(error);
    }
    if (reply.searchPath !== undefined) this.#currentPath = reply.searchPath;
    for (const { channel, bytes } of reply.notifications) {
      for (const client of this.#clients) if (client.channels.has(channel)) client.deliver(bytes);
    }
    return reply;
  }

  /** The channels the session listens on. Call with the lease held. */
  async listeningChannels(): Promise<Set<string>> {
    const reply = await this.exchange(queryMessage('SELECT pg_catalog.pg_listening_channels()'));
    const channels = new Set<string>();
    for (const { kind, bytes } of cutMessages(Buffer.concat(reply.bytes)).messages) {
      if (kind === 'D') channels.add(bytes.toString('utf8', 11, 11 + bytes.readInt32BE(7)));
    }
    return channels;
  }

  /** Listens again on what some client wants and the session has lost to another client's UNLISTEN. */
  async restoreChannels(listening: Set<string>): Promise<void> {
    const wanted = new Set([...this.#clients].flatMap((client) => [...client.channels]));
    for (const channel of wanted) {
      if (!listening.has(channel)) await this.exchange(queryMessage(`LISTEN "${channel.replaceAll('"', '""')}"`));
    }
  }

  /**
   * Runs the engine's own work (a dump) while nobody else can. `work` gets the engine and must leave no transaction open.
   */
  async exclusively<T>(label: string, work: (engine: PGlite) => Promise<T>): Promise<T> {
    const lease = await this.#lock.acquire(label);
    try {
      return await work(this.#engine);
    } finally {
      lease.release();
    }
  }

  /** Refuses new work, waits up to `graceMs` for a transaction that is open, rolls it back if it is still there, and closes. */
  async close(graceMs: number): Promise<void> {
    const closed = new StoreClosedError();
    // Everyone in line before us finishes first. A holder that outlasts the grace is rolled back below.
    await this.#lock.acquire('closing the store', graceMs).catch(() => undefined);
    this.#lock.refuseAll(closed);
    for (const client of this.#clients) client.terminate(closed);
    const wasStopped = this.#stopped !== undefined;
    this.#stopped ??= closed;
    if (wasStopped || this.#options.lostFiles() !== undefined) return;
    await speak(this.#engine, queryMessage('ROLLBACK'));
    await this.#engine.close();
  }

  /** Marks the session as dead: every client is told, every waiter refused. Returns the error they get. */
  async stopAfter(cause: unknown): Promise<Error> {
    if (this.#stopped) return this.#stopped;
    const error = this.#options.lostFiles() ?? (await this.#options.explainStop(cause));
    if (this.#stopped) return this.#stopped;
    this.#stopped = error;
    this.#options.logger.error({ err: error }, 'embedded database stopped');
    this.#lock.refuseAll(error);
    for (const client of this.#clients) client.terminate(error);
    this.#options.onStopped?.(error);
    return error;
  }

  async #lookAtFiles(): Promise<void> {
    if (performance.now() - this.#filesSeen < lookAtFilesMs) return;
    this.#filesSeen = performance.now();
    const lost = this.#options.lostFiles();
    if (lost !== undefined) throw await this.stopAfter(lost);
  }

  /** The engine works on this thread; without a pause now and then a busy queue would starve timers and sockets. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#stretchStart < longestStretchMs) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    this.#stretchStart = performance.now();
  }
}

async function speak(engine: PGlite, messages: Uint8Array): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await engine.execProtocolRawStream(messages, {
    // The bytes lie in the engine's memory and are overwritten: copy them.
    onRawData: (bytes) => chunks.push(Buffer.from(bytes)),
  });
  return Buffer.concat(chunks);
}
