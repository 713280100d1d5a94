// Reaching the newsroom that runs on a folder, over its Unix socket (bin/control.ts answers there). Loads nothing of the newsroom itself, so
// that a command whose answer comes from there starts quickly.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { Reading } from './readings.ts';
import type { WritingName } from './writings.ts';

// Linux takes 107 bytes for a socket's path.
const longestPath = 100;

/** Where the process that runs the newsroom of this folder listens: the same place by whatever way the folder is named. */
export function controlPath(dataDirectory: string): string {
  const folder = resolve(dataDirectory);
  const inside = join(existsSync(folder) ? realpathSync(folder) : folder, 'control.sock');
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  return join(tmpdir(), `newsroom-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}.sock`);
}

export const controlAnswerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

export type ControlAnswer = z.infer<typeof controlAnswerSchema>;

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
export function requireOwn(path: string): void {
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

async function send(
  dataDirectory: string,
  body: { reading: Reading; argument: string | null } | { writing: WritingName; argument: unknown },
): Promise<{ value: unknown } | null> {
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
  const result = controlAnswerSchema.parse(JSON.parse(text));
  if (!result.ok) throw new NewsroomError(result.code, result.message);
  return { value: result.value };
}
