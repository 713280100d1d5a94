// The played model: an OpenAI-compatible server on loopback that plays a competent model out of each request's own content, and misbehaves on
// demand. No language model is asked. It is deterministic and answers in a few milliseconds, so that what is measured is the newsroom.
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { playedAnswer } from './answer.ts';
import { complete, errorBody, listOfModels, type Usage } from './bodies.ts';
import { embeddingRequestSchema, embeddingsOf } from './embed.ts';
import { spoil } from './invent.ts';
import { Misbehaviours, misbehaviourSchema, type Misbehaviour } from './misbehaviours.ts';
import { blocksOf, chatRequestSchema, taskOf, type Blocks, type CalledTask, type ChatRequest, type PlayedTask } from './request.ts';
import { spoilSentences, type Spoiling, type SpoiltSentence } from './spoil-sentences.ts';
import { usageCounter } from './usage.ts';

/** As drafts and pages name it. */
export const playedModelName = 'played-model';

export interface PlayedModelOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** Time that every answer takes beside the played work, ms. Default 0. */
  readonly delayMs?: number;
  /** `json`: it refuses JSON schemas, as servers do that only speak JSON mode. Default `schema`. */
  readonly structured?: 'schema' | 'json';
  /** The one key taken; default: any, or none. */
  readonly apiKey?: string;
  /** Names that it answers to. Default `played-model`. */
  readonly models?: readonly string[];
  readonly misbehaviours?: readonly Misbehaviour[];
  /** A share of the sentences of each draft and revision is spoilt. Default: none. */
  readonly spoiling?: Spoiling;
}

export interface PlayedCall {
  readonly task: CalledTask | null;
  readonly model: string;
  readonly status: number | null;
  readonly misbehaviour: Misbehaviour['kind'] | null;
  readonly usage: Usage | null;
  /** From the request's last byte to the answer, without `delayMs`. */
  readonly ms: number;
}

export interface PlayedModel {
  /** Address with /v1. */
  readonly baseUrl: string;
  /** What was asked, in order. */
  readonly calls: readonly PlayedCall[];
  /** The sentences spoilt so far, in order. */
  readonly spoilt: readonly SpoiltSentence[];
  misbehave(...misbehaviours: Misbehaviour[]): void;
  /** Behaves again, and forgets the calls. */
  reset(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const statuses: Partial<Record<Misbehaviour['kind'], readonly [status: number, message: string, code: string | null]>> = {
  'status-400': [400, 'The request is not one that this server takes.', null],
  'status-401': [401, 'Incorrect API key provided.', 'invalid_api_key'],
  'status-408': [408, 'The request took too long.', null],
  'status-429': [429, 'Rate limit reached for requests.', 'rate_limit_exceeded'],
  'status-500': [500, 'The server had an error while processing the request.', null],
  'status-529': [529, 'The server is overloaded.', null],
  'schema-refused': [400, 'response_format of type json_schema is not supported.', null],
  'context-overflow': [400, 'This model’s maximum context length is 512 tokens.', 'context_length_exceeded'],
};

export async function startPlayedModel(options: PlayedModelOptions = {}): Promise<PlayedModel> {
  const { delayMs = 0, structured = 'schema', apiKey, models = [playedModelName] } = options;
  const calls: PlayedCall[] = [];
  const spoilt: SpoiltSentence[] = [];
  const misbehaviours = new Misbehaviours();
  for (const one of options.misbehaviours ?? []) misbehaviours.add(one);
  const count = usageCounter();
  const closing = new AbortController();
  // One listener a call that waits, as many as are asked at once.
  setMaxListeners(0, closing.signal);

  const answerTo = async (request: ChatRequest, blocks: Blocks, task: PlayedTask | null, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const wrong = misbehaviours.next(task);
    const note = (status: number | null, usage: Usage | null): void =>
      void calls.push({ task, model: request.model, status, misbehaviour: wrong?.kind ?? null, usage, ms: performance.now() - startedAt });
    const refuse = (status: number, message: string, code: string | null, param: string | null = null): void => {
      note(status, null);
      const after = wrong?.retryAfter;
      send(response, status, errorBody(message, code, param), after === undefined ? {} : { 'retry-after': String(after) });
    };
    const bySchema = request.response_format?.type === 'json_schema';
    if (structured === 'json' && bySchema)
      return refuse(400, "Invalid value: 'json_schema' is not supported here.", null, 'response_format.type');
    const failing = wrong === null ? undefined : statuses[wrong.kind];
    if (failing !== undefined && (wrong?.kind !== 'schema-refused' || bySchema)) return refuse(...failing);

    const played = playedAnswer(task, blocks, request);
    let text = JSON.stringify(options.spoiling === undefined ? played : spoilSentences(played, task, blocks, options.spoiling, spoilt));
    if (wrong !== null) text = JSON.stringify(spoil(JSON.parse(text) as object, wrong.kind, blocks));
    if (wrong?.kind === 'extra-fields') text = JSON.stringify({ ...(JSON.parse(text) as object), confidence: 0.97, thoughts: ['done'] });
    if (wrong?.kind === 'broken-json') text = `Certainly! ${text.slice(0, -1).replaceAll('":', '" =')}`;
    if (wrong?.kind === 'partial-json') text = text.slice(0, Math.floor(text.length / 2));
    if (wrong?.kind === 'empty') text = '';
    const refusal = wrong?.kind === 'refusal' ? 'I cannot help with that.' : null;
    if (refusal !== null) text = '';
    const usage = wrong?.kind === 'no-usage' ? null : count(request, text);
    const limit = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
    const finish = wrong?.kind === 'partial-json' || (usage?.out ?? 0) > limit ? 'length' : 'stop';
    note(200, usage);
    if (delayMs > 0) await wait(delayMs, undefined, { signal: closing.signal });
    if (wrong?.kind === 'silence') await wait(wrong.forMs ?? 60_000, undefined, { signal: closing.signal, ref: false });
    if (wrong?.kind === 'wrong-content-type')
      return send(response, 200, '<!doctype html><title>Sign in</title><p>Sign in to go on.', { 'content-type': 'text/html' });
    const answer = complete({ request, text, refusal, finish, usage, number: calls.length });
    if (request.stream === true) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const events = answer.events.map((event) => `data: ${event}\n\n`);
      if (wrong?.kind !== 'connection-cut') return void response.end(events.join(''));
      response.write(events.slice(0, Math.ceil(events.length / 2)).join(''), () => response.destroy());
      return;
    }
    if (wrong?.kind !== 'connection-cut') return send(response, 200, answer.body);
    const whole = JSON.stringify(answer.body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) });
    response.write(whole.slice(0, Math.floor(whole.length / 2)), () => response.destroy());
  };

  const embed = async (body: unknown, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const parsed = embeddingRequestSchema.safeParse(body);
    if (!parsed.success) return send(response, 400, errorBody(z.prettifyError(parsed.error), null));
    const { model, input, encoding_format: format } = parsed.data;
    if (!models.includes(model)) return send(response, 404, errorBody(`The model \`${model}\` does not exist.`, 'model_not_found'));
    if (format !== 'float') return send(response, 400, errorBody('Vectors are given as numbers alone here.', null, 'encoding_format'));
    const wrong = misbehaviours.next('embed');
    const failing = wrong === null ? undefined : statuses[wrong.kind];
    const answer = embeddingsOf(model, input);
    const ms = performance.now() - startedAt;
    const usage = failing === undefined ? { in: answer.tokens, cached: 0, out: 0 } : null;
    calls.push({ task: 'embed', model, status: failing?.[0] ?? 200, misbehaviour: wrong?.kind ?? null, usage, ms });
    if (failing !== undefined) return send(response, failing[0], errorBody(failing[1], failing[2]));
    if (delayMs > 0) await wait(delayMs, undefined, { signal: closing.signal });
    if (wrong?.kind === 'silence') await wait(wrong.forMs ?? 60_000, undefined, { signal: closing.signal, ref: false });
    send(response, 200, wrong?.kind === 'empty' ? { ...answer.body, data: [] } : answer.body);
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url } = request;
    const body = await bodyOf(request);
    // For tests whose newsroom is another process: misbehaviours asked for, and calls seen, over HTTP.
    if (url === '/played/misbehaviours' && method === 'POST') {
      for (const one of z.array(misbehaviourSchema).parse(JSON.parse(body))) misbehaviours.add(one);
      return send(response, 204, '');
    }
    if (url === '/played/misbehaviours' && method === 'DELETE') {
      misbehaviours.clear();
      return send(response, 204, '');
    }
    if (url === '/played/calls') return send(response, 200, calls);
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`)
      return send(response, 401, errorBody('Incorrect API key provided.', 'invalid_api_key'));
    if (url === '/v1/models' && method === 'GET') return send(response, 200, listOfModels(models));
    if (url === '/v1/embeddings' && method === 'POST') return embed(JSON.parse(body), response);
    if (url !== '/v1/chat/completions' || method !== 'POST')
      return send(response, 404, errorBody(`Unknown request: ${method} ${url}`, null));
    const parsed = chatRequestSchema.safeParse(JSON.parse(body));
    if (!parsed.success) return send(response, 400, errorBody(z.prettifyError(parsed.error), null));
    const { model } = parsed.data;
    if (!models.includes(model))
      return send(response, 404, errorBody(`The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found'));
    const blocks = blocksOf(parsed.data);
    await answerTo(parsed.data, blocks, taskOf(blocks), response);
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      if (response.headersSent || closing.signal.aborted) response.destroy();
      else send(response, 400, errorBody(error instanceof Error ? error.message : String(error), 'played-model'));
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    spoilt,
    misbehave: (...wrong) => {
      for (const one of wrong) misbehaviours.add(one);
    },
    reset: () => {
      misbehaviours.clear();
      calls.length = 0;
      spoilt.length = 0;
    },
    close: async () => {
      closing.abort();
      const closed = new Promise((done) => {
        server.close(done);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
