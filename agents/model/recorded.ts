// One request to a model server and what came back, as it was on the wire: the library loses the usage, the refusal and Retry-After of answers that it
// throws for, so the `fetch` that it is given keeps them in the call's own record, and the record is what counts.
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

/** Whom a request is sent to. */
export interface Addressee {
  readonly server: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly timeoutMs: number;
}

/** How a request went, whatever was asked for. */
export interface Reply {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly contentType: string | null;
  readonly retryAfterMs: number | null;
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
export async function recordingFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
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

function errorOf(body: unknown, status: number | null): Reply['error'] {
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

function failureOf(failure: unknown, timeout: AbortSignal, stop: AbortSignal): Reply['failure'] {
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

/** Runs `call`, which asks a server through `recordingFetch`. Returns how it went, and the body of an answer of status 200, parsed; undefined: no JSON. */
export async function recorded(
  { apiKey, timeoutMs }: Addressee,
  signal: AbortSignal,
  call: (stop: AbortSignal) => Promise<unknown>,
): Promise<{ readonly reply: Reply; readonly body: unknown }> {
  const record: WireRecord = { response: null, body: null, failure: null };
  const timeout = AbortSignal.timeout(timeoutMs);
  const both = AbortSignal.any([signal, timeout]);
  const startedAt = performance.now();
  try {
    await records.run({ record, signal: both, keyless: apiKey === null }, () => call(both));
  } catch (error) {
    // Where a whole answer came, the record has it, and what the library makes of it does not matter.
    if (record.body === null) record.failure ??= error;
  }
  const body = parseBody(record.body);
  const status = record.response?.status ?? null;
  return {
    reply: {
      status,
      contentType: record.response?.contentType ?? null,
      retryAfterMs: retryAfterOf(record.response?.retryAfter ?? null, Date.now()),
      error: errorOf(body, status),
      failure: record.body === null ? failureOf(record.failure ?? new Error('no answer'), timeout, signal) : null,
      latencyMs: performance.now() - startedAt,
    },
    body: status === 200 ? body : undefined,
  };
}
