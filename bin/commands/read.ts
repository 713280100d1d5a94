// Commands that read or change a newsroom without working in it: `drafts`, `show`, `status`, `costs` ... They ask the process that runs the
// newsroom of the folder, or open the store themselves where none runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { FolderLockedError } from '../../store/errors.ts';
import { askRunning, tellRunning } from '../control-client.ts';
import { print, printableValue, printError } from '../output.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { Reading, ReadingValue } from '../readings.ts';
import type { WritingArgument, WritingName, WritingValue } from '../writings.ts';

/** Where the demo keeps its data, apart from a real newsroom's. */
export const demoDirectory = 'data/demo';

/** Who has run the demo, and asks without naming its folder, is told where it is. */
export function demoHint(asked: string): string {
  return asked !== demoDirectory && existsSync(join(demoDirectory, 'pgdata'))
    ? `. The demo's is in ${demoDirectory}: --data ${demoDirectory}`
    : '';
}

/** How long a folder that another process has is waited for: a newsroom that starts answers by then, a command has ended. */
const waitMs = 15_000;
const askEveryMs = 300;

interface Waiting {
  readonly forMs: number;
  /** Is told once what is waited for. */
  readonly say: (line: string) => void;
}

/** What the running newsroom answers; where none runs, what `work` makes of the store. One that is just starting is waited for. */
export async function reach(
  settings: Settings,
  ask: (directory: string) => Promise<{ value: unknown } | null>,
  work: (context: ReadingContext) => Promise<unknown>,
  { forMs, say }: Waiting = { forMs: waitMs, say: printError },
): Promise<unknown> {
  if (settings.database.url !== null) return workOnStore(settings, work);
  const { directory } = settings.data;
  const began = performance.now();
  let told = false;
  for (;;) {
    const answer = await ask(directory);
    if (answer !== null) return answer.value;
    if (!existsSync(join(directory, 'pgdata'))) {
      throw new NewsroomError(
        'no-newsroom',
        `no newsroom in ${directory} yet: start one with \`npm start\` (\`npm start -- --opml FILE\` on feeds of your own), or name its folder with --data or in NEWSROOM_DATA_DIR${demoHint(directory)}`,
      );
    }
    try {
      return await workOnStore(settings, work);
    } catch (error) {
      if (!(error instanceof FolderLockedError)) throw error;
      if (performance.now() - began >= forMs) throw neverAnswered(error);
      if (!told) say(`newsroom: ${waitedFor(error)}: waiting up to ${Math.ceil(forMs / 1000)} s for it`);
      told = true;
    }
    await delay(askEveryMs);
  }
}

function waitedFor({ folder, holder }: FolderLockedError): string {
  if (holder === undefined) return `another process has the data folder ${folder}`;
  return holder.isNewsroom
    ? `the newsroom of process ${holder.pid} has the data folder ${folder} and does not answer yet`
    : `process ${holder.pid} works in the data folder ${folder}`;
}

/** A newsroom that has the folder and listens nowhere has not come so far yet, or is ending. */
function neverAnswered(error: FolderLockedError): NewsroomError {
  const { folder, holder } = error;
  if (holder?.isNewsroom !== true) return error;
  const seconds = Math.max(0, Math.round((Date.now() - holder.since.getTime()) / 1000));
  return new NewsroomError(
    error.code,
    `The data folder ${folder} is in use by process ${holder.pid}, a newsroom that is still starting, or stopping (it has had the folder for ${seconds} s), ` +
      'and answers no command yet. Try again in a moment, or stop that process first: two processes on one folder destroy it.',
    { retryable: true, details: error.details, cause: error },
  );
}

async function workOnStore(settings: Settings, work: (context: ReadingContext) => Promise<unknown>): Promise<unknown> {
  // Loaded only here: a command that a running newsroom answers needs no store, and starts in a third of the time.
  const { loggerFor, openStore } = await import('../open-store.ts');
  const { store, database } = await openStore(settings, loggerFor(settings));
  try {
    return JSON.parse(JSON.stringify(await work({ database, settings, queues: null }))) as unknown;
  } finally {
    await store.close();
  }
}

interface Shown<Value> {
  readonly json: boolean;
  readonly render: (value: Value) => string;
}

function show<Value>(value: Value, { json, render }: Shown<Value>): Value {
  print(json ? JSON.stringify(value) : render(printableValue(value)));
  return value;
}

/** Reads. */
export async function read<Name extends Reading>(settings: Settings, reading: Name, argument: string | null): Promise<ReadingValue<Name>> {
  const value = await reach(
    settings,
    (directory) => askRunning(directory, reading, argument),
    async (context) => (await import('../readings.ts')).readings[reading](context, argument),
  );
  return value as ReadingValue<Name>;
}

/** Reads, then prints one JSON line, or the value as `render` writes it for people. Returns the value. */
export async function readAndPrint<Name extends Reading>(
  settings: Settings,
  reading: Name,
  options: Shown<ReadingValue<Name>> & { argument?: string | null },
): Promise<ReadingValue<Name>> {
  return show(await read(settings, reading, options.argument ?? null), options);
}

/** Changes the newsroom. Returns what came of it. */
export async function tell<Name extends WritingName>(
  settings: Settings,
  writing: Name,
  argument: WritingArgument<Name>,
): Promise<WritingValue<Name>> {
  const value = await reach(
    settings,
    (directory) => tellRunning(directory, writing, argument),
    async (context) => (await import('../writings.ts')).write(context, writing, argument),
  );
  return value as WritingValue<Name>;
}

/**
 * Changes the newsroom by one writing after another, on one opening of its folder; where a newsroom starts or stops meanwhile, the rest is
 * told to whoever has the folder then: only for what may be told twice. `each` is told what came of every one.
 */
export async function tellAll<Name extends WritingName>(
  settings: Settings,
  writing: Name,
  parts: readonly WritingArgument<Name>[],
  each: (value: WritingValue<Name>) => void,
): Promise<void> {
  if (parts.length === 0) return;
  let done = 0;
  const told = (value: unknown): void => {
    done += 1;
    each(value as WritingValue<Name>);
  };
  await reach(
    settings,
    async (directory) => {
      for (const part of parts.slice(done)) {
        const answer = await tellRunning(directory, writing, part).catch((error: unknown) => {
          if (error instanceof NewsroomError && error.code === 'newsroom-broke-off') return null;
          throw error;
        });
        if (answer === null) return null;
        told(answer.value);
      }
      return { value: null };
    },
    async (context) => {
      const { write } = await import('../writings.ts');
      for (const part of parts.slice(done)) told(await write(context, writing, part));
      return null;
    },
  );
}

/** Changes the newsroom, then prints what came of it, likewise. */
export async function writeAndPrint<Name extends WritingName>(
  settings: Settings,
  writing: Name,
  options: Shown<WritingValue<Name>> & { argument: WritingArgument<Name> },
): Promise<WritingValue<Name>> {
  return show(await tell(settings, writing, options.argument), options);
}
