// Reading and changing an embedded newsroom while it runs: its process answers over a Unix socket in the data folder, which only its user
// can open. One HTTP request each: POST / {"reading": "drafts", "argument": null} or {"writing": "allow", "argument": {...}} ->
// {"ok": true, "value": ...} or {"ok": false, "code", "message"}.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { readings, type Reading, type ReadingContext } from './readings.ts';
import { isWriting, write, type WritingName } from './writings.ts';

// Linux takes 107 bytes for a socket's path.
const longestPath = 100;
const largestRequest = 64 * 1024;

/** Where the process that runs the newsroom of this folder listens: the same place by whatever way the folder is named. */
export function controlPath(dataDirectory: string): string {
  const folder = resolve(dataDirectory);
  const inside = join(existsSync(folder) ? realpathSync(folder) : folder, 'control.sock');
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  return join(tmpdir(), `newsroom-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}.sock`);
}

const requestSchema = z.union([
  z.object({ reading: z.string(), argument: z.string().nullable() }),
  z.object({ writing: z.string(), argument: z.unknown() }),
]);
type ControlRequest = z.infer<typeof requestSchema>;
const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

function isReading(name: string): name is Reading {
  return Object.hasOwn(readings, name);
}

function unknown(what: string): z.infer<typeof answerSchema> {
  return { ok: false, code: 'unknown-request', message: `the running newsroom knows no ${what}: it may be an older version` };
}

async function answer(body: string, context: ReadingContext): Promise<z.infer<typeof answerSchema>> {
  try {
    const asked = requestSchema.parse(JSON.parse(body));
    if ('writing' in asked) {
      if (!isWriting(asked.writing)) return unknown(`writing "${asked.writing}"`);
      return { ok: true, value: await write(context, asked.writing, asked.argument) };
    }
    if (!isReading(asked.reading)) return unknown(`reading "${asked.reading}"`);
    return { ok: true, value: await readings[asked.reading](context, asked.argument) };
  } catch (error) {
    return { ok: false, code: error instanceof NewsroomError ? error.code : 'failed', message: messageOf(error) };
  }
}

export interface ControlServer {
  close(): Promise<void>;
}

/** Serves readings and writings to other commands on this machine. The folder's lock is held, so a socket left behind is dead and replaced. */
export async function startControl(dataDirectory: string, context: ReadingContext): Promise<ControlServer> {
  const path = controlPath(dataDirectory);
  if (dirname(path) === tmpdir()) requireOwn(path);
  await rm(path, { force: true });
  const server: Server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => {
      body += chunk;
      if (body.length > largestRequest) incoming.destroy();
    });
    incoming.on('end', () => {
      void answer(body, context).then((result) => {
        outgoing.setHeader('content-type', 'application/json');
        outgoing.end(JSON.stringify(result));
      });
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(path, done);
  });
  await chmod(path, 0o600);
  return {
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => {
        server.close(() => done());
      });
      await rm(path, { force: true });
    },
  };
}

/** A failure to reach the socket as a line that says what to do; null: nobody listens there. */
function askFailure(path: string, error: NodeJS.ErrnoException): NewsroomError | null {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ECONNREFUSED':
      return null;
    case 'EACCES':
    case 'EPERM':
      return new NewsroomError(
        'newsroom-foreign',
        `this user may not ask the newsroom that listens on ${path}: run the command as the user that started it`,
      );
    default:
      return error instanceof NewsroomError
        ? error
        : new NewsroomError('newsroom-broke-off', `the running newsroom broke off its answer (${messageOf(error)}): try again`, {
            retryable: true,
            cause: error,
          });
  }
}

/** A socket in the folder for everybody's temporary files must be this user's own. */
function requireOwn(path: string): void {
  const owner = lstatSync(path, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.();
  if (owner !== undefined && self !== undefined && owner !== self && owner !== 0)
    throw new NewsroomError(
      'newsroom-foreign',
      `${path} is another user's: remove it, or give the newsroom a data folder with a shorter path`,
    );
}

/** Reads the running newsroom of this folder. Null where none runs. Throws NewsroomError with the code it answered. */
export function askRunning(dataDirectory: string, reading: Reading, argument: string | null): Promise<{ value: unknown } | null> {
  return send(dataDirectory, { reading, argument });
}

/** Changes the running newsroom of this folder, likewise. */
export function tellRunning(dataDirectory: string, writing: WritingName, argument: unknown): Promise<{ value: unknown } | null> {
  return send(dataDirectory, { writing, argument });
}

async function send(dataDirectory: string, body: ControlRequest): Promise<{ value: unknown } | null> {
  const path = controlPath(dataDirectory);
  if (dirname(path) === tmpdir()) requireOwn(path);
  const text = await new Promise<string | null>((done, failed) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      const failure = askFailure(path, error);
      if (failure === null) done(null);
      else failed(failure);
    };
    const asked = request({ socketPath: path, method: 'POST', path: '/', headers: { 'content-type': 'application/json' } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done(text));
      response.on('error', fail);
    });
    asked.setTimeout(30_000, () =>
      asked.destroy(new NewsroomError('newsroom-silent', 'the running newsroom did not answer within 30 s: try again')),
    );
    asked.on('error', fail);
    asked.end(JSON.stringify(body));
  });
  if (text === null) return null;
  const result = answerSchema.parse(JSON.parse(text));
  if (!result.ok) throw new NewsroomError(result.code, result.message);
  return { value: result.value };
}
