// A WebSub hub on loopback: takes requests, verifies them at their callbacks, pushes with the secret it was given.
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HubAsked {
  readonly mode: string;
  readonly topic: string;
  readonly callback: string;
  readonly leaseSeconds: string | null;
  readonly secret: string | null;
}

/** `verify`: takes it and verifies; `take`: takes it and forgets; otherwise the status that it answers with. */
export type HubBehaviour = 'verify' | 'take' | 302 | 400 | 503;

export interface PlayedHub {
  readonly url: string;
  readonly asked: HubAsked[];
  behaviour: HubBehaviour;
  /** What it grants. */
  leaseSeconds: string | null;
  /** Asks a callback with these parameters. */
  ask(callback: string, parameters: Record<string, string>): Promise<{ status: number; body: string; type: string | null }>;
  /** Asks whether what was asked last is meant, with a challenge of its own. True where it is. */
  verify(asked?: HubAsked): Promise<boolean>;
  /** Pushes to what was asked last; `signature` in the place of the right one, null for none. */
  push(body: string, options?: { asked?: HubAsked; method?: string; signature?: string | null }): Promise<number>;
  /** Resolves once the verifications that were begun have ended. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  /** Listens again where it did before. */
  start(): Promise<void>;
}

export async function playHub(): Promise<PlayedHub> {
  const verifying = new Set<Promise<unknown>>();
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const form = new URLSearchParams(text);
      const asked: HubAsked = {
        mode: form.get('hub.mode') ?? '',
        topic: form.get('hub.topic') ?? '',
        callback: form.get('hub.callback') ?? '',
        leaseSeconds: form.get('hub.lease_seconds'),
        secret: form.get('hub.secret'),
      };
      hub.asked.push(asked);
      if (typeof hub.behaviour === 'number') {
        response.writeHead(hub.behaviour, hub.behaviour === 302 ? { location: `${hub.url}elsewhere` } : {}).end('not today');
        return;
      }
      response.writeHead(202).end();
      if (hub.behaviour === 'take') return;
      const verified = hub.verify(asked).finally(() => verifying.delete(verified));
      verifying.add(verified);
    })();
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const last = (): HubAsked => {
    const asked = hub.asked.at(-1);
    if (asked === undefined) throw new Error('nothing was asked for');
    return asked;
  };
  const hub: PlayedHub = {
    url: `http://127.0.0.1:${port}/`,
    asked: [],
    behaviour: 'verify',
    leaseSeconds: '864000',
    ask: async (callback, parameters) => {
      const answer = await fetch(`${callback}?${new URLSearchParams(parameters).toString()}`);
      return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') };
    },
    verify: async (asked = last()) => {
      const challenge = randomBytes(20).toString('hex');
      const answer = await hub.ask(asked.callback, {
        'hub.mode': asked.mode,
        'hub.topic': asked.topic,
        'hub.challenge': challenge,
        ...(hub.leaseSeconds === null ? {} : { 'hub.lease_seconds': hub.leaseSeconds }),
      });
      return answer.status === 200 && answer.body === challenge && answer.type?.startsWith('text/plain') === true;
    },
    push: async (body, { asked = last(), method = 'sha256', signature } = {}) => {
      const right = asked.secret === null ? null : `${method}=${createHmac(method, asked.secret).update(body).digest('hex')}`;
      const sent = signature === undefined ? right : signature;
      const answer = await fetch(asked.callback, {
        method: 'POST',
        headers: { 'content-type': 'application/rss+xml', ...(sent === null ? {} : { 'x-hub-signature': sent }) },
        body,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    settled: async () => void (await Promise.all(verifying)),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    start: async () => void (await listen(port)),
  };
  return hub;
}
