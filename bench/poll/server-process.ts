// The server of `bench poll`, in a process of its own so that its work is not counted as the newsroom's. Takes a round's number, gives what it
// saw when asked for it, ends with its parent.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { documentOf, faultOf } from './plan.ts';

const order = z.union([z.object({ round: z.int() }), z.object({ report: z.literal(true) })]);

const begun = new Date();
let round = 0;
let unchanged = 0;
let requests = 0;
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

/** Connections open and requests under way, now and at most, by host. */
const open = new Map<string, { connections: number; requests: number }>();
const most = { connections: 0, requests: 0 };
const hostOfSocket = new WeakMap<Socket, string>();

function standingOf(host: string): { connections: number; requests: number } {
  const known = open.get(host) ?? { connections: 0, requests: 0 };
  open.set(host, known);
  return known;
}

function count(request: IncomingMessage, response: ServerResponse): void {
  const host = request.headers.host ?? '';
  const standing = standingOf(host);
  const { socket } = request;
  if (!hostOfSocket.has(socket)) {
    hostOfSocket.set(socket, host);
    standing.connections += 1;
    socket.once('close', () => (standing.connections -= 1));
  }
  standing.requests += 1;
  response.once('close', () => (standing.requests -= 1));
  most.connections = Math.max(most.connections, standing.connections);
  most.requests = Math.max(most.requests, standing.requests);
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.write('<rss version="2.0"><channel><title>Endless</title>');
  const item = '<item><title>More</title></item>'.repeat(2000);
  const go = (): void => {
    while (!response.destroyed && response.write(item));
    if (!response.destroyed) response.once('drain', go);
  };
  go();
}

function serve(feed: number, request: IncomingMessage, response: ServerResponse): void {
  const document = documentOf(feed, round, begun);
  switch (faultOf(feed)) {
    case null: {
      const etag = `"${createHash('sha256').update(document).digest('hex').slice(0, 16)}"`;
      if (request.headers['if-none-match'] === etag) {
        unchanged += 1;
        response.writeHead(304, { etag }).end();
      } else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(document);
      return;
    }
    case 'timeout':
      return;
    case 'not-found':
      response.writeHead(404).end('gone');
      return;
    case 'server-error':
      response.writeHead(500).end('broken');
      return;
    case 'too-many-requests':
      response.writeHead(429, { 'retry-after': '3600' }).end();
      return;
    case 'broken':
      response.end('<<<?xml no feed at all &&& \u0001');
      return;
    case 'truncated':
      response.end(document.slice(0, document.length * 0.6));
      return;
    case 'redirect-loop':
      response.writeHead(302, { location: request.url ?? '/' }).end();
      return;
    case 'gzip-bomb':
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/rss+xml' }).end(bomb);
      return;
    case 'endless':
      endless(response);
  }
}

const server = createServer((request, response) => {
  requests += 1;
  count(request, response);
  const feed = /^\/feed\/(\d+)/.exec(request.url ?? '')?.[1];
  if (feed === undefined) response.writeHead(404).end();
  else serve(Number(feed), request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '0.0.0.0', 4096, () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', (message) => {
  const asked = order.parse(message);
  if ('round' in asked) {
    round = asked.round;
    process.send?.({ round });
  } else process.send?.({ requests, unchanged, mostConnections: most.connections, mostRequests: most.requests });
});
process.once('disconnect', () => process.exit(0));
