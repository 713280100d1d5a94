// Reads pages in worker threads, so that no page, however hostile, holds the newsroom: one that takes too long or too much memory is given
// up and named, its thread ended and replaced. A pool of our own: what is needed is one task a thread, a hard end and an entry that also runs
// from TypeScript, which is less than the options of piscina or tinypool.
//
//   (none) ──task──▶ starting ──ready──▶ busy ──answer──▶ idle ──task──▶ busy
//                        │                 │ out of time, out of memory, dead: task given up, thread ended; the next task starts another
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../core/errors.ts';
import type { ContentText } from './extract-article.ts';
import { extractionFailure, type ExtractedArticle, type ExtractionCode, type ExtractionFailure } from './extracted-article.ts';
import { doTask, type FeedTask, type PageTask, type Task, type TaskAnswers } from './page-task.ts';

export interface PageReader {
  /** A failure is a value; `took-too-long`, `out-of-memory` and `reader-died` name a page that was given up, `aborted` one that was not read. */
  readPage(task: Omit<PageTask, 'kind'>, signal?: AbortSignal): Promise<ExtractedArticle | ExtractionFailure>;
  readFeedContent(task: Omit<FeedTask, 'kind'>, signal?: AbortSignal): Promise<ContentText | ExtractionFailure>;
  /** Ends the threads; what is being read or waits is `aborted`. */
  close(): Promise<void>;
}

export interface PageReaderOptions {
  /** Time that one page may take, in ms; waiting for a thread does not count. */
  readonly timeout: number;
  /** Heap that one thread may take, in MB. */
  readonly memory: number;
  /** Threads at most; one less than the cores by default, at least one. */
  readonly threads?: number;
  /** The thread's program; tests put in others. */
  readonly entry?: URL;
}

/** Time that a thread may take to load its program, in ms: it has a second's work on a quiet machine. */
const startWithinMs = 60_000;

function startThread(entry: URL, memory: number): Worker {
  const program = entry.pathname.endsWith('.ts') ? new URL('./typescript-thread.mjs', import.meta.url) : entry;
  return new Worker(program, {
    // Not the process's own: the loader it names is for the main thread.
    execArgv: [],
    workerData: { entry: entry.href },
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
  });
}

interface Waiting {
  readonly task: Task;
  readonly settle: (answer: TaskAnswers[Task['kind']]) => void;
}

type State = 'starting' | 'idle' | 'busy';

class Thread {
  readonly worker: Worker;
  state: State = 'starting';
  current: Waiting | null = null;
  timer: NodeJS.Timeout | null = null;
  number = 0;

  constructor(entry: URL, memory: number) {
    this.worker = startThread(entry, memory);
  }
}

class ThreadedReader implements PageReader {
  readonly #options: Required<PageReaderOptions>;
  readonly #threads = new Set<Thread>();
  readonly #queue: Waiting[] = [];
  /** Threads on their way out: a close waits for them too. */
  readonly #ending = new Set<Promise<unknown>>();
  #closed = false;

  constructor(options: PageReaderOptions) {
    this.#options = {
      threads: Math.max(1, availableParallelism() - 1),
      entry: new URL(import.meta.url.endsWith('.ts') ? './page-worker.ts' : './page-worker.js', import.meta.url),
      ...options,
    };
  }

  readPage(task: Omit<PageTask, 'kind'>, signal?: AbortSignal): Promise<ExtractedArticle | ExtractionFailure> {
    return this.#ask({ kind: 'page', ...task }, signal) as Promise<TaskAnswers['page']>;
  }

  readFeedContent(task: Omit<FeedTask, 'kind'>, signal?: AbortSignal): Promise<ContentText | ExtractionFailure> {
    return this.#ask({ kind: 'feed', ...task }, signal);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { task, settle } of this.#queue.splice(0))
      settle(extractionFailure('aborted', `${task.url} was not read: the reader was closed`));
    for (const thread of this.#threads) this.#end(thread, 'aborted', 'the reader was closed');
    await Promise.all(this.#ending);
  }

  #ask(task: Task, signal?: AbortSignal): Promise<TaskAnswers[Task['kind']]> {
    return new Promise((resolve) => {
      if (this.#closed || signal?.aborted === true) {
        resolve(extractionFailure('aborted', `${task.url} was not read: ${this.#closed ? 'the reader is closed' : 'it was called off'}`));
        return;
      }
      const abort = (): void => this.#callOff(waiting);
      const waiting: Waiting = {
        task,
        settle: (answer) => {
          signal?.removeEventListener('abort', abort);
          resolve(answer);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(waiting);
      this.#work();
    });
  }

  #callOff(waiting: Waiting): void {
    const index = this.#queue.indexOf(waiting);
    if (index >= 0) {
      this.#queue.splice(index, 1);
      waiting.settle(extractionFailure('aborted', `${waiting.task.url} was not read: it was called off`));
      return;
    }
    for (const thread of this.#threads) if (thread.current === waiting) this.#end(thread, 'aborted', 'it was called off');
  }

  /** Gives what waits to idle threads; starts another where none is and there may be more. */
  #work(): void {
    for (const thread of this.#threads) {
      if (thread.state !== 'idle') continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#give(thread, next);
    }
    const starting = [...this.#threads].filter(({ state }) => state === 'starting').length;
    if (this.#queue.length > starting && this.#threads.size < this.#options.threads && !this.#closed) this.#start();
  }

  #start(): void {
    const thread = new Thread(this.#options.entry, this.#options.memory);
    this.#threads.add(thread);
    thread.timer = setTimeout(() => this.#end(thread, 'reader-died', `its thread did not start in ${startWithinMs} ms`), startWithinMs);
    thread.worker.on('message', (message: 'ready' | { number: number; answer: TaskAnswers[Task['kind']] }) => {
      if (message === 'ready') this.#free(thread);
      else if (message.number === thread.number && thread.current !== null) {
        const { settle } = thread.current;
        this.#free(thread);
        settle(message.answer);
      }
    });
    thread.worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.#end(thread, 'out-of-memory', `it took more than ${this.#options.memory} MB`);
      else this.#end(thread, 'reader-died', messageOf(error));
    });
    thread.worker.on('exit', (code) => this.#end(thread, 'reader-died', `its thread ended with ${code}`));
  }

  #free(thread: Thread): void {
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    thread.current = null;
    thread.state = 'idle';
    // An idle thread keeps no process alive.
    thread.worker.unref();
    this.#work();
  }

  #give(thread: Thread, waiting: Waiting): void {
    const { timeout } = this.#options;
    thread.state = 'busy';
    thread.current = waiting;
    thread.number += 1;
    thread.worker.ref();
    thread.timer = setTimeout(() => this.#end(thread, 'took-too-long', `it took more than ${timeout} ms`), timeout);
    thread.worker.postMessage({ number: thread.number, task: waiting.task });
  }

  /** Ends a thread, however it stands; what it was reading is given up. A thread that never began takes what waits longest with it. */
  #end(thread: Thread, code: ExtractionCode, why: string): void {
    if (!this.#threads.delete(thread)) return;
    if (thread.timer !== null) clearTimeout(thread.timer);
    const lost = thread.current ?? (thread.state === 'starting' ? (this.#queue.shift() ?? null) : null);
    thread.current = null;
    const ended: Promise<unknown> = thread.worker.terminate().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
    lost?.settle(extractionFailure(code, `${lost.task.url} was given up: ${why}`));
    if (!this.#closed) this.#work();
  }
}

/** A reader in threads, which start with the first page. */
export function createPageReader(options: PageReaderOptions): PageReader {
  return new ThreadedReader(options);
}

/** Reads on the calling thread, without limits: for tests of what is read, and for pages that are known. */
export const inlineReader: PageReader = {
  readPage: (task) => doTask({ kind: 'page', ...task }) as Promise<TaskAnswers['page']>,
  readFeedContent: (task) => doTask({ kind: 'feed', ...task }),
  close: () => Promise.resolve(),
};
