// A client and servers on loopback for the tests of the guarded fetch. Every test closes what it opened.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { afterEach } from 'vitest';
import { settingsSchema } from '../../core/settings.ts';
import type { Settings } from '../../core/settings.ts';
import type { FetchFailure, FetchResult, FetchedDocument, GuardedFetch } from './fetch-result.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import type { Resolve } from './guarded-lookup.ts';

const defaults = settingsSchema.shape.fetch.parse({});
const open: (Server | TcpServer | GuardedFetch)[] = [];

/** Call it once a test file, on top. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) {
      if ('fetch' in thing) await thing.close();
      else {
        if ('closeAllConnections' in thing) thing.closeAllConnections();
        thing.close();
      }
    }
  });
}

export function client(settings: Partial<Settings['fetch']> = {}, resolve?: Resolve): GuardedFetch {
  const made = createGuardedFetch(
    { ...defaults, allowPrivate: ['127.0.0.1'], timeout: 5000, ...settings },
    resolve === undefined ? {} : { resolve },
  );
  open.push(made);
  return made;
}

export async function listen(server: Server | TcpServer): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** A server that answers with these bytes and then leaves the connection open. */
export async function serveBytes(text: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(text));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

export function documentOf(result: FetchResult): FetchedDocument {
  if (!result.ok || result.status !== 200) throw new Error(`no document: ${JSON.stringify(result)}`);
  return result;
}

export function failureOf(result: FetchResult): FetchFailure {
  if (result.ok) throw new Error(`an answer: ${result.url}`);
  return result;
}

export const textOf = (result: FetchResult): string => Buffer.from(documentOf(result).bytes).toString();
