// What a `pg` client takes for its socket. It gathers the client's messages up to the point where a server would
// answer, waits for the session, and plays the reply back.
//
//   idle ──first message──▶ waiting ──lease──▶ held ──ReadyForQuery 'I'──▶ idle
//                              └──time-out──▶ idle (error 55P03)      held ──release, end──▶ ROLLBACK ──▶ idle
//
// What must hold: the lease is given back whenever no transaction is open, and never before.
import { Duplex } from 'node:stream';

import { type ListenStatement, findListenStatements, isCopyFromClient } from './listen-statements.ts';
import { type Lease, SessionBusyError } from './session-lock.ts';
import type { Session, SessionClient } from './session.ts';
import {
  type Reply,
  type WireMessage,
  cutMessages,
  errorMessage,
  queryMessage,
  readyMessage,
  renameStatement,
  statementText,
} from './wire-messages.ts';

/** Whether a transaction that was begun in some asynchronous context is still open. */
export interface TransactionMark {
  open: boolean;
}

/** Messages after which a server answers: Query, Sync, Flush. */
const answered = new Set(['Q', 'S', 'H']);

export class SessionStream extends Duplex implements SessionClient {
  readonly channels = new Set<string>();
  readonly #session: Session;
  readonly #searchPath: string;
  readonly #label: string;
  readonly #statementPrefix: string;
  readonly #statementNames = new Set<string>();
  #input: Buffer = Buffer.alloc(0);
  #greeted = false;
  #batch: WireMessage[] = [];
  #work: Promise<void> = Promise.resolve();
  #lease: Lease | undefined;
  #listens: ListenStatement[] = [];
  #ignoreUntilSync = false;
  #mark: TransactionMark = { open: false };
  #ending = false;
  #finished = false;

  constructor(session: Session, view: { searchPath: string; label: string }, number: number) {
    super({ allowHalfOpen: false });
    this.#session = session;
    this.#searchPath = view.searchPath;
    this.#label = `${view.label}#${number}`;
    this.#statementPrefix = `${this.#label}:`;
    session.join(this);
  }

  /** The mark of the transaction that the next statement of this client belongs to. */
  get mark(): TransactionMark {
    return this.#mark;
  }

  // The parts of net.Socket that `pg` uses.
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  deliver(notification: Buffer): void {
    if (!this.destroyed) this.push(notification);
  }

  terminate(reason: Error): void {
    // A client that is saying goodbye already does so without an error.
    if (!this.#ending) this.destroy(reason);
  }

  /** Ends a transaction that the client left open when it was given back to its pool. */
  rollBackIfOpen(): void {
    // Whoever released it may use the pool again at once: it waits for the rollback, not for itself.
    this.#mark.open = false;
    this.#enqueue(() => this.#rollBack());
  }

  override _read(): void {
    // Replies are pushed when they are there.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#input = this.#input.length === 0 ? chunk : Buffer.concat([this.#input, chunk]);
    this.#greet();
    const { messages, rest } = cutMessages(this.#input);
    this.#input = rest;
    for (const message of messages) this.#take(message);
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#finish();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#finish();
    done(error);
  }

  #greet(): void {
    if (this.#greeted || this.#input.length < 4) return;
    const length = this.#input.readUInt32BE(0);
    if (this.#input.length < length) return;
    this.#greeted = true;
    this.#input = this.#input.subarray(length);
    this.push(this.#session.greeting);
  }

  #take(message: WireMessage): void {
    if (message.kind === 'X') {
      this.#ending = true;
      return;
    }
    this.#batch.push(message);
    if (!answered.has(message.kind)) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#enqueue(() => this.#run(batch, message.kind !== 'H'));
  }

  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  }

  async #run(batch: WireMessage[], endsInReady: boolean): Promise<void> {
    if (this.#finished) return;
    if (this.#ignoreUntilSync) {
      if (endsInReady) {
        this.#ignoreUntilSync = false;
        this.#answer(readyMessage('I'));
      }
      return;
    }
    const statements = batch.map((message) => statementText(message)).filter((text) => text !== undefined);
    if (statements.some((text) => isCopyFromClient(text))) {
      this.#refuse(
        { code: '0A000', message: 'COPY FROM STDIN is not available on the embedded store' },
        this.#lease ? 'T' : 'I',
        endsInReady,
      );
      return;
    }
    if (!this.#lease && !(await this.#obtainLease(endsInReady))) return;
    this.#listens.push(...statements.flatMap((text) => findListenStatements(text)));
    const reply = await this.#session.exchange(Buffer.concat(batch.map((message) => this.#rename(message))));
    if (endsInReady && reply.status === undefined) {
      throw await this.#session.stopAfter(new Error(reply.errorMessage ?? 'a reply of the engine ended early'));
    }
    await this.#settle(reply);
    this.#answer(...reply.bytes);
  }

  /** False when the session could not be had; the client has its error then. */
  async #obtainLease(endsInReady: boolean): Promise<boolean> {
    try {
      const lease = await this.#session.acquire(this.#label);
      if (this.#finished) {
        lease.release();
        return false;
      }
      this.#lease = lease;
    } catch (error) {
      if (!(error instanceof SessionBusyError)) throw error;
      this.#refuse(
        {
          code: error.code,
          message: error.message,
          detail: `held by ${error.holder}, wanted by ${error.waiter}`,
          hint: 'Keep transactions short, and wait for nothing inside them.',
        },
        'I',
        endsInReady,
      );
      return false;
    }
    await this.#session.usePath(this.#searchPath);
    return true;
  }

  /** Follows the transaction; gives the session back when none is open. */
  async #settle(reply: Reply): Promise<void> {
    if (reply.status === undefined) return;
    if (reply.status !== 'I') {
      this.#mark.open = true;
      return;
    }
    if (this.#listens.length > 0) await this.#settleListens(reply.commands);
    this.#giveBack();
  }

  async #settleListens(commands: readonly string[]): Promise<void> {
    const listens = this.#listens;
    this.#listens = [];
    if (commands.at(-1) === 'ROLLBACK') return;
    const listening = await this.#session.listeningChannels();
    for (const { kind, channel } of listens) {
      if (kind === 'unlisten' && channel === '*') this.channels.clear();
      else if (kind === 'unlisten') this.channels.delete(channel);
      else if (listening.has(channel)) this.channels.add(channel);
    }
    await this.#session.restoreChannels(listening);
  }

  #giveBack(): void {
    this.#mark.open = false;
    this.#mark = { open: false };
    this.#lease?.release();
    this.#lease = undefined;
  }

  async #rollBack(): Promise<void> {
    if (!this.#lease) return;
    this.#listens = [];
    try {
      if (!this.#session.stopped) await this.#session.exchange(queryMessage('ROLLBACK'));
    } finally {
      this.#giveBack();
    }
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.channels.clear();
    this.#session.leave(this);
    this.#enqueue(async () => {
      await this.#rollBack();
      await this.#forgetStatements();
    });
  }

  /** Prepared statements live in the shared session: drop ours. */
  async #forgetStatements(): Promise<void> {
    if (this.#statementNames.size === 0 || this.#session.stopped) return;
    const lease = await this.#session.acquire(this.#label).catch(() => undefined);
    if (!lease) return;
    try {
      for (const name of this.#statementNames) {
        await this.#session.exchange(queryMessage(`DEALLOCATE "${name.replaceAll('"', '""')}"`));
      }
    } finally {
      lease.release();
    }
  }

  #rename(message: WireMessage): Buffer {
    const renamed = renameStatement(message, this.#statementPrefix);
    if (message.kind === 'P' && renamed !== message.bytes) {
      this.#statementNames.add(renamed.toString('utf8', 5, renamed.indexOf(0, 5)));
    }
    return renamed;
  }

  #refuse(error: Parameters<typeof errorMessage>[0], status: 'I' | 'T', endsInReady: boolean): void {
    this.#answer(errorMessage(error));
    if (endsInReady) this.#answer(readyMessage(status));
    else this.#ignoreUntilSync = true;
  }

  #answer(...messages: Buffer[]): void {
    if (!this.destroyed && !this.readableEnded && messages.length > 0) this.push(Buffer.concat(messages));
  }
}
