// What can go wrong with the store as a whole. Errors of single statements stay pg's DatabaseError with its `code`.
// Each message says what happened, where, and what to do; nothing in the folder is removed when one is thrown.
import { NewsroomError } from '../core/errors.ts';

/** Who has a data folder, as its note says. */
export interface FolderHolder {
  readonly pid: number;
  /** It runs the newsroom, and answers other commands once it has started; otherwise it is a command that reads or writes and ends. */
  readonly isNewsroom: boolean;
  readonly since: Date;
}

/** Another process works in this folder. `holder` is undefined when it left no readable note of itself. */
export class FolderLockedError extends NewsroomError {
  readonly folder: string;
  readonly holder: FolderHolder | undefined;

  constructor(folder: string, holder: FolderHolder | undefined) {
    const who = holder === undefined ? 'another process' : `process ${holder.pid}${holder.isNewsroom ? ', a newsroom' : ''}`;
    super(
      'folder-locked',
      `The data folder ${folder} is in use by ${who}. Stop that process first, or name another folder: two processes on one folder destroy it.`,
      { retryable: true, details: { folder, pid: holder?.pid } },
    );
    this.folder = folder;
    this.holder = holder;
  }

  get pid(): number | undefined {
    return this.holder?.pid;
  }
}

/** The folder holds data that the database engine cannot open. */
export class StoreCorruptError extends NewsroomError {
  readonly folder: string;

  constructor(folder: string, detail: string, cause?: unknown) {
    super(
      'store-corrupt',
      `The data in ${folder} cannot be opened: ${detail}. Nothing was removed. Move the folder away and start again with an empty one, or put back a copy.`,
      { details: { folder }, cause },
    );
    this.folder = folder;
  }
}

/** The disk under the folder is full. */
export class StoreFullError extends NewsroomError {
  readonly folder: string;

  constructor(folder: string, cause?: unknown) {
    super('store-full', `The disk under the data folder ${folder} is full. Free some space and start again.`, {
      retryable: true,
      details: { folder },
      cause,
    });
    this.folder = folder;
  }
}

/** The path cannot be used as a data folder at all: not a directory, or not readable and writable by this user. */
export class StoreFolderError extends NewsroomError {
  readonly folder: string;

  constructor(folder: string, detail: string, cause?: unknown) {
    super('store-folder', `${folder} cannot be the data folder: ${detail}.`, {
      details: { folder },
      cause,
    });
    this.folder = folder;
  }
}

/** The folder, or the engine's files in it, were removed or moved while the process worked in it. */
export class StoreFolderGoneError extends NewsroomError {
  readonly folder: string;

  constructor(folder: string) {
    super(
      'store-folder-gone',
      `The data folder ${folder} was removed or moved while the newsroom worked in it. Put it back and start again; a start without it begins with an empty one.`,
      { details: { folder } },
    );
    this.folder = folder;
  }
}

/** The embedded engine stopped while working. What it acknowledged is on disk; the process has to start again. */
export class StoreStoppedError extends NewsroomError {
  constructor(detail: string, cause?: unknown) {
    super('store-stopped', `The embedded database stopped: ${detail}. What it acknowledged is kept; start the process again.`, { cause });
  }
}

/** A query after, or still waiting during, the close of the store. */
export class StoreClosedError extends NewsroomError {
  constructor() {
    super('store-closed', 'The store is closed.');
  }
}

/** The server did not accept a first connection. `where` never holds a password. */
export class StoreUnreachableError extends NewsroomError {
  constructor(where: string, detail: string, cause?: unknown) {
    super('store-unreachable', `No PostgreSQL server could be used at ${where}: ${detail}. Check DATABASE_URL and that the server runs.`, {
      retryable: true,
      details: { where },
      cause,
    });
  }
}
