// Reading and changing an embedded newsroom while it runs: its process answers over a Unix socket in the data folder, which only its user
// can open. One HTTP request each: POST / {"reading": "drafts", "argument": null} or {"writing": "allow", "argument": {...}} ->
// {"ok": true, "value": ...} or {"ok": false, "code", "message"}.
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { controlPath, requireOwn, type ControlAnswer } from './control-client.ts';
import type { ReadingContext } from './reading-context.ts';
import { readings, type Reading } from './readings.ts';
import { isWriting, write } from './writings.ts';

const largestRequest = 64 * 1024;

const requestSchema = z.union([
  z.object({ reading: z.string(), argument: z.string().nullable() }),
  z.object({ writing: z.string(), argument: z.unknown() }),
]);

function isReading(name: string): name is Reading {
  return Object.hasOwn(readings, name);
}

function unknown(what: string): ControlAnswer {
  return { ok: false, code: 'unknown-request', message: `the running newsroom knows no ${what}: it may be an older version` };
}

async function answer(body: string, context: ReadingContext): Promise<ControlAnswer> {
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
