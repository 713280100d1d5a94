// A model server that says what a test tells it to, over HTTP on loopback, and notes what it was asked.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settingsSchema, type Settings } from '../../core/settings.ts';

export interface Seen {
  readonly model: string;
  readonly messages: { role: string; content: string }[];
  readonly response_format?: { type: string };
  readonly authorization: string | undefined;
}
export type Play = (seen: Seen, response: ServerResponse) => void;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Play {
  return (_seen, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** A whole answer with this text; 100 tokens in, 40 of them cached, 20 out. */
export function says(content: string, choice: Record<string, unknown> = {}, message: Record<string, unknown> = {}): Play {
  return json(200, {
    id: 'c1',
    object: 'chat.completion',
    model: 'tiny-1',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...message }, ...choice }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, prompt_tokens_details: { cached_tokens: 40 } },
  });
}

export interface ModelServer {
  /** Address with /v1. */
  readonly url: string;
  readonly seen: Seen[];
  /** What the next requests are answered with, in order; after them `otherwise`. */
  readonly plays: Play[];
  /** Ids on its list of models; null: it has no list. */
  models: string[] | null;
  clear(): void;
  close(): Promise<void>;
}

export async function openModelServer(otherwise: Play): Promise<ModelServer> {
  const seen: Seen[] = [];
  const plays: Play[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/v1/models') {
        const { models } = opened;
        const list = models === null ? json(404, {}) : json(200, { data: models.map((id) => ({ id })) });
        list({ model: '', messages: [], authorization: undefined }, response);
        return;
      }
      const asked = { ...(JSON.parse(body) as object), authorization: request.headers.authorization } as Seen;
      seen.push(asked);
      (plays.shift() ?? otherwise)(asked, response);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const opened: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    plays,
    models: ['tiny'],
    clear: () => {
      seen.length = 0;
      plays.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
  return opened;
}

/** An address at which nobody listens: connections are refused. */
export async function closedAddress(host = '127.0.0.1'): Promise<string> {
  const server = await openModelServer(json(500, {}));
  await server.close();
  return server.url.replace('127.0.0.1', host);
}

/** Settings in which reader and writer are `tiny` on that server. */
export function settingsWith(url: string, models: Record<string, unknown> = {}, budget: Record<string, unknown> = {}): Settings {
  const none = Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}]));
  return settingsSchema.parse({
    ...none,
    models: { baseUrl: url, reader: 'tiny', writer: 'tiny', prices: { tiny: { input: 10, cachedInput: 5, output: 100 } }, ...models },
    budget,
  });
}
