// Turns what can go wrong on the way into one closed set of codes. Decided by types and error codes, never by messages.
import { errors } from 'undici';
import type { FetchFailure, FetchFailureCode } from './fetch-result.ts';
import { AddressRefusedError, ResolveError } from './guarded-lookup.ts';
import { EncodingError, TooLargeError } from './response-body.ts';

const retryableCodes = new Set<FetchFailureCode>(['dns', 'connect', 'timeout', 'protocol', 'robots-unreachable', 'aborted']);
const retryableStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524]);

const timeoutErrors = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const connectErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EACCES',
  'EPERM',
  'EINVAL',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);
const tlsErrors = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO$|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_)/;

const dayMs = 24 * 3_600_000;

export function failure(
  code: FetchFailureCode,
  url: string,
  reason: string,
  more: { status?: number; retryAfterMs?: number; retryable?: boolean } = {},
): FetchFailure {
  return {
    ok: false,
    code,
    url,
    message: `${url}: ${reason}`,
    retryable: retryableCodes.has(code),
    ...more,
  };
}

/** A status that gives no document: whether it may pass, and when the server wants to be asked again. */
export function statusFailure(url: string, status: number, retryAfter: string | undefined, now: Date): FetchFailure {
  const retryAfterMs = parseRetryAfter(retryAfter, now);
  return failure('status', url, `the server answered with status ${status}`, {
    status,
    retryable: retryableStatuses.has(status),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

/** Retry-After in ms from `now` (seconds or a date), between 0 and a day; null where there is none to read. */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  const wait = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), dayMs);
}

/** The failure that a thrown error stands for. An error without a code is a bug and is thrown on. */
export function failureFrom(error: unknown, url: string): FetchFailure {
  if (error instanceof AddressRefusedError) return failure('refused-address', url, error.message);
  if (error instanceof ResolveError) return failure('dns', url, error.message);
  if (error instanceof TooLargeError) return failure('too-large', url, error.message);
  if (error instanceof EncodingError) return failure('protocol', url, error.message, { retryable: false });
  if (error instanceof errors.HTTPParserError) return failure('protocol', url, 'the answer is no proper HTTP');
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null || code === 'UND_ERR_INVALID_ARG') throw error;
  if (timeoutErrors.has(code)) return failure('timeout', url, `no answer in time (${code})`);
  if (connectErrors.has(code)) return failure('connect', url, `the connection failed or broke (${code})`);
  if (tlsErrors.test(code)) return failure('tls', url, `no secure connection (${code})`);
  return failure('protocol', url, `the answer cannot be read (${code})`);
}
