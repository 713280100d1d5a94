// One request to a model server and what came back, as it was on the wire: ChatOpenAI loses the usage, the refusal and Retry-After of
// answers that it throws for, so its `fetch` keeps them in the call's own record, and the record is what counts.
import { AsyncLocalStorage } from 'node:async_hooks';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import type { TokenUsage } from '../../core/models.ts';

/** OpenAI's own server, where none is configured. */
export const openAiUrl = 'https://api.openai.com/v1';

export interface WireRequest {
  readonly server: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly maximumOutput: number;
  readonly temperature: number | null;
  /** How the answer's form is asked for: by JSON schema, or as any JSON object. */
  readonly form: { readonly kind: 'schema'; readonly name: string; readonly schema: Record<string, unknown> } | { readonly kind: 'json' };
  readonly timeoutMs: number;
}

export interface WireReply {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly contentType: string | null;
  readonly retryAfterMs: number | null;
  /** Null: it is not the body of a chat completion. */
  readonly completion: {
    readonly content: string;
    readonly refusal: string | null;
    readonly finishReason: string | null;
    readonly model: string | null;
    readonly usage: TokenUsage | null;
  } | null;
  readonly error: {
    readonly code: string | null;
    readonly type: string | null;
    readonly param: string | null;
    readonly message: string;
  } | null;
  /** The request, or the end of its answer, did not come through. `unsent`: the server was not reached at all. */
  readonly failure: { readonly kind: 'timeout' | 'stopped' | 'network'; readonly unsent: boolean; readonly message: string } | null;
  readonly latencyMs: number;
}

interface WireRecord {
  response: { status: number; contentType: string | null; retryAfter: string | null } | null;
  body: string | null;
  failure: unknown;
}

const records = new AsyncLocalStorage<{ record: WireRecord; signal: AbortSignal; keyless: boolean }>();

/** Longer answers than any model gives are not read to their end. */
const largestBody = 16 * 1024 * 1024;

async function readBody(response: Response): Promise<string> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > largestBody) throw new Error(`the answer is longer than ${largestBody} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `fetch` that reads the whole answer into the call's record before anybody parses it. */
async function recordingFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const context = records.getStore();
  if (context === undefined) throw new Error('a model was asked outside the gateway');
  const { record, signal, keyless } = context;
  const headers = new Headers(init?.headers);
  if (keyless) headers.delete('authorization');
  try {
    const response = await fetch(input, { ...init, headers, signal, redirect: 'error' });
    record.response = {
      status: response.status,
      contentType: response.headers.get('content-type'),
      retryAfter: response.headers.get('retry-after'),
    };
    record.body = await readBody(response);
    return new Response(record.body, { status: response.status, headers: { 'content-type': 'application/json' } });
  } catch (error) {
    record.failure = error;
    throw error;
  }
}

const tokens = z.number().min(0).catch(0);
const completionSchema = z.looseObject({
  model: z.string().nullish().catch(null),
  choices: z.array(
    z.looseObject({
      message: z.looseObject({ content: z.string().nullish().catch(null), refusal: z.string().nullish().catch(null) }).nullish(),
      finish_reason: z.string().nullish().catch(null),
    }),
  ),
  usage: z
    .looseObject({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.looseObject({ cached_tokens: tokens }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

const errorSchema = z.looseObject({
  message: z.string().catch(''),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});
/** OpenAI's `{error: {...}}`; older vLLM has it bare, Ollama `{error: "text"}`. */
const errorBodySchema = z.union([
  z.looseObject({ error: errorSchema }).transform(({ error }) => error),
  z.looseObject({ error: z.string() }).transform(({ error }) => ({ message: error, code: null, type: null, param: null })),
  z.looseObject({ message: z.string() }).pipe(errorSchema),
]);

function parseBody(body: string | null): unknown {
  try {
    return body === null ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}

function completionOf(body: unknown): WireReply['completion'] {
  const parsed = completionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { choices, model, usage } = parsed.data;
  const first = choices[0];
  return {
    content: first?.message?.content ?? '',
    refusal: first?.message?.refusal ?? null,
    finishReason: first?.finish_reason ?? null,
    model: model ?? null,
    usage:
      usage == null
        ? null
        : { in: usage.prompt_tokens, cached: usage.prompt_tokens_details?.cached_tokens ?? 0, out: usage.completion_tokens },
  };
}

function errorOf(body: unknown, status: number | null): WireReply['error'] {
  if (status === null || status < 400) return null;
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return { code: null, type: null, param: null, message: `status ${status}` };
  const { code, type, param, message } = parsed.data;
  return { code: code == null ? null : String(code), type: type ?? null, param: param ?? null, message: message || `status ${status}` };
}

/** Retry-After as a number of seconds or a date; null: none, or nothing that can be read. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.round(Number(header) * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Why a connection failed, from the outside in: `fetch failed: connect ECONNREFUSED 127.0.0.1:11434`. */
export function tellConnectionFailure(failure: unknown): string {
  const causes: string[] = [];
  for (let error: unknown = failure; error instanceof Error; error = error.cause) {
    // A name with several addresses fails without a message of its own.
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    causes.push(error.message === '' ? code : error.message);
  }
  return causes.filter((cause) => cause !== '').join(': ') || 'the connection failed';
}

function failureOf(failure: unknown, timeout: AbortSignal, stop: AbortSignal): WireReply['failure'] {
  if (failure === null) return null;
  if (stop.aborted) return { kind: 'stopped', unsent: false, message: 'the call was stopped' };
  if (timeout.aborted) return { kind: 'timeout', unsent: false, message: 'no whole answer in time' };
  let unsent = false;
  for (let error: unknown = failure; error instanceof Error; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
    if (code !== null && (unreached.has(code) || code.startsWith('CERT_') || code.startsWith('ERR_TLS'))) unsent = true;
  }
  return { kind: 'network', unsent, message: tellConnectionFailure(failure) };
}

/** Sends requests; a client is kept for each server, model and length. */
export function createWire(): (request: WireRequest, signal: AbortSignal) => Promise<WireReply> {
  const clients = new Map<string, ChatOpenAI>();
  const clientFor = (request: WireRequest): ChatOpenAI => {
    const { server, apiKey, model, maximumOutput, temperature } = request;
    const key = JSON.stringify([server, apiKey, model, maximumOutput, temperature]);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = new ChatOpenAI({
      model,
      apiKey: apiKey ?? 'none',
      maxTokens: maximumOutput,
      maxRetries: 0,
      useResponsesApi: false,
      streaming: false,
      ...(temperature === null ? {} : { temperature }),
      configuration: { baseURL: server, fetch: recordingFetch, maxRetries: 0 },
    });
    clients.set(key, client);
    return client;
  };

  return async (request, signal) => {
    const record: WireRecord = { response: null, body: null, failure: null };
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const both = AbortSignal.any([signal, timeout]);
    const startedAt = performance.now();
    const { form } = request;
    const responseFormat =
      form.kind === 'schema'
        ? { type: 'json_schema' as const, json_schema: { name: form.name, schema: form.schema, strict: true } }
        : { type: 'json_object' as const };
    try {
      await records.run({ record, signal: both, keyless: request.apiKey === null }, () =>
        clientFor(request).invoke(
          request.messages.map(({ role, content }) => ({ role, content })),
          { response_format: responseFormat, signal: both, callbacks: [] },
        ),
      );
    } catch (error) {
      // Where a whole answer came, the record has it, and what the library makes of it does not matter.
      if (record.body === null) record.failure ??= error;
    }
    const body = parseBody(record.body);
    const status = record.response?.status ?? null;
    return {
      status,
      contentType: record.response?.contentType ?? null,
      retryAfterMs: retryAfterOf(record.response?.retryAfter ?? null, Date.now()),
      completion: status === 200 ? completionOf(body) : null,
      error: errorOf(body, status),
      failure: record.body === null ? failureOf(record.failure ?? new Error('no answer'), timeout, signal) : null,
      latencyMs: performance.now() - startedAt,
    };
  };
}
