// The one guarded client: every fetch of an address that came from outside goes through it. GET, and POST of a form to a hub; no cookies; each
// redirect is judged like a first address, and none is followed with a form; size, time and rate are bounded. Failures are values
// (fetch-result.ts).
import { Agent, Pool } from 'undici';
import type { Dispatcher } from 'undici';
import type { Settings } from '../../core/settings.ts';
import { createAddressPolicy } from '../../core/address-policy.ts';
import type { UrlVerdict } from '../../core/address-policy.ts';
import { failure, failureFrom, statusFailure } from './failures.ts';
import type { FetchFailure, FetchRequest, FetchResult, GuardedFetch, PostResult, Redirect } from './fetch-result.ts';
import { createLookup, resolveByNameServers, resolveBySystem } from './guarded-lookup.ts';
import type { Resolve } from './guarded-lookup.ts';
import { HostGate } from './host-gate.ts';
import { acceptedEncodings, readBody, TooLargeError } from './response-body.ts';

export type { GuardedFetch } from './fetch-result.ts';

export interface GuardedFetchOptions {
  /**
   * How host names are resolved; when absent, by the name servers of the system, and those that `allowPrivate` opens by its hosts file too.
   * What it gives is judged all the same.
   */
  readonly resolve?: Resolve;
}

const maximumRedirects = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const phaseTimeoutMs = 15_000;
/** Of what a server says to a form, so many bytes are read, and so many characters told on. */
const saidBytes = 1000;
const saidCharacters = 200;
/** Characters that may stand in a header; a validator with others is not sent back. */
const headerText = /^[\t\x20-\x7e\x80-\xff]+$/;

type Target = Extract<UrlVerdict, { ok: true }>;

/** Headers as one string each, so that nobody trips over a repeated one. */
function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue;
    plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

function contentType(header: string | undefined): {
  mediaType: string | null;
  charset: string | null;
} {
  const mediaType = header?.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(header ?? '')?.[1]?.toLowerCase();
  return { mediaType: mediaType === '' ? null : mediaType, charset: charset ?? null };
}

/** Starts a client; close it when done. Throws ConfigurationError for a bad entry of `allowPrivate`. */
export function createGuardedFetch(settings: Settings['fetch'], options: GuardedFetchOptions = {}): GuardedFetch {
  const policy = createAddressPolicy(settings.allowPrivate);
  const byNameServers = options.resolve ?? resolveByNameServers();
  const phaseMs = Math.min(phaseTimeoutMs, settings.timeout);
  const gate = new HostGate(settings.perHost);
  const closing = new AbortController();
  const userAgent = settings.contact === null ? settings.userAgent : `${settings.userAgent} (+${settings.contact})`;

  const agent = new Agent({
    headersTimeout: phaseMs,
    bodyTimeout: phaseMs,
    factory: (origin, poolOptions) => {
      const verdict = policy.judge(String(origin));
      const opened = verdict.ok && verdict.opened;
      return new Pool(origin, {
        ...(poolOptions as Pool.Options),
        connections: settings.perHost,
        connect: {
          timeout: phaseMs,
          lookup: createLookup(opened ? (options.resolve ?? resolveBySystem) : byNameServers, opened),
        },
      });
    },
  });

  function headersOf(request: FetchRequest): Record<string, string> {
    const headers: Record<string, string> = {
      'user-agent': userAgent,
      accept: request.accept ?? '*/*',
      'accept-encoding': acceptedEncodings,
    };
    if (request.etag && headerText.test(request.etag)) headers['if-none-match'] = request.etag;
    if (request.lastModified && headerText.test(request.lastModified)) headers['if-modified-since'] = request.lastModified;
    return headers;
  }

  /** One request: its answer, its failure, or where it sends on. */
  async function hop(
    target: Target,
    request: FetchRequest,
    redirects: readonly Redirect[],
    signal: AbortSignal,
  ): Promise<FetchResult | Redirect> {
    const { url } = target;
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: headersOf(request),
      signal,
    });
    const headers = plainHeaders(response.headers);
    const status = response.statusCode;
    if (status !== 200) {
      // The rest is of no use, but a body left unread would keep the connection for ever.
      response.body.on('error', () => undefined).destroy();
      if (status === 304) return { ok: true, status, url: url.href, redirects, headers };
      const to = location(headers);
      if (!redirectStatuses.has(status)) return statusFailure(url.href, status, headers['retry-after'], new Date());
      if (to === undefined) return failure('protocol', url.href, `redirects (${status}) without saying where to`);
      return { from: url.href, to, status };
    }
    const maximumBytes = Math.min(request.maximumBytes ?? Infinity, settings.maximumBytes);
    if (request.cut !== true && Number(headers['content-length']) > maximumBytes) {
      response.body.on('error', () => undefined).destroy();
      throw new TooLargeError(maximumBytes);
    }
    const encoding = headers['content-encoding'] ?? '';
    const bytes = await readBody(response.body, encoding, maximumBytes, signal, request.cut);
    const type = contentType(headers['content-type']);
    return { ok: true, status, url: url.href, redirects, headers, bytes, ...type };
  }

  async function fetch(address: string, request: FetchRequest = {}): Promise<FetchResult> {
    const outside = AbortSignal.any([closing.signal, ...(request.signal ? [request.signal] : [])]);
    const redirects: Redirect[] = [];
    let remainingMs = settings.timeout;
    let base: URL | undefined;
    let next = address;
    let host: string | null = null;
    let leave: (() => void) | null = null;
    try {
      for (;;) {
        const verdict = policy.judge(next, base);
        const shown = URL.canParse(next, base) ? withoutCredentials(new URL(next, base)) : next;
        if (!verdict.ok) return failure(verdict.code, shown, verdict.reason, { retryable: false });
        let gapMs = verdict.opened ? 0 : settings.gap;
        if (request.admit !== undefined) {
          // What is asked may be fetched from this very host: it must not wait for the slot that is held here.
          if (verdict.url.origin !== base?.origin) {
            leave?.();
            leave = null;
            host = null;
          }
          const admission = await request.admit(verdict.url.href, outside);
          if (!admission.ok) return admission;
          gapMs = Math.max(gapMs, admission.gapMs);
        }
        // A redirect within a host goes on in the slot it has; waiting for one is not counted as the fetch's time.
        if (verdict.host !== host) {
          leave?.();
          leave = null;
          host = verdict.host;
          try {
            leave = await gate.enter(host, gapMs, outside);
          } catch (error) {
            if (!outside.aborted) throw error;
            return failure('aborted', shown, 'the fetch was given up');
          }
        }
        const started = performance.now();
        const clock = AbortSignal.timeout(Math.max(0, Math.ceil(remainingMs)));
        let outcome: FetchResult | Redirect;
        try {
          outcome = await hop(verdict, request, redirects, AbortSignal.any([outside, clock]));
        } catch (error) {
          if (outside.aborted) return failure('aborted', shown, 'the fetch was given up');
          if (clock.aborted) return failure('timeout', shown, `no whole answer within ${settings.timeout} ms`);
          return failureFrom(error, shown);
        }
        if ('ok' in outcome) return outcome;
        remainingMs -= performance.now() - started;
        if (redirects.length >= maximumRedirects) return failure('too-many-redirects', address, `more than ${maximumRedirects} redirects`);
        base = verdict.url;
        next = outcome.to;
        redirects.push({
          ...outcome,
          to: URL.canParse(next, base) ? withoutCredentials(new URL(next, base)) : next,
        });
      }
    } finally {
      leave?.();
    }
  }

  async function send(target: Target, form: URLSearchParams, signal: AbortSignal): Promise<PostResult> {
    const { url } = target;
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: { ...headersOf({}), 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      signal,
    });
    const headers = plainHeaders(response.headers);
    const status = response.statusCode;
    if (status >= 200 && status < 300) {
      response.body.on('error', () => undefined).destroy();
      return { ok: true, status, url: url.href, redirects: [], headers };
    }
    const failed = statusFailure(url.href, status, headers['retry-after'], new Date());
    if (redirectStatuses.has(status)) {
      response.body.on('error', () => undefined).destroy();
      return { ...failed, retryable: false, message: `${failed.message}: a form is not sent on` };
    }
    const said = await readBody(response.body, headers['content-encoding'] ?? '', saidBytes, signal, true).then(saidIn, () => '');
    return said === '' ? failed : { ...failed, message: `${failed.message}: ${JSON.stringify(said)}` };
  }

  async function post(address: string, form: URLSearchParams, request: Pick<FetchRequest, 'signal'> = {}): Promise<PostResult> {
    const outside = AbortSignal.any([closing.signal, ...(request.signal ? [request.signal] : [])]);
    const verdict = policy.judge(address);
    const shown = URL.canParse(address) ? withoutCredentials(new URL(address)) : address;
    if (!verdict.ok) return failure(verdict.code, shown, verdict.reason, { retryable: false });
    const givenUp = (): FetchFailure => failure('aborted', shown, 'the request was given up');
    let leave: () => void;
    try {
      leave = await gate.enter(verdict.host, verdict.opened ? 0 : settings.gap, outside);
    } catch (error) {
      if (!outside.aborted) throw error;
      return givenUp();
    }
    const clock = AbortSignal.timeout(settings.timeout);
    try {
      return await send(verdict, form, AbortSignal.any([outside, clock]));
    } catch (error) {
      if (outside.aborted) return givenUp();
      if (clock.aborted) return failure('timeout', shown, `no whole answer within ${settings.timeout} ms`);
      return failureFrom(error, shown);
    } finally {
      leave();
    }
  }

  return {
    fetch,
    post,
    close: async () => {
      closing.abort();
      await agent.destroy();
    },
  };
}

/** Where a redirect leads. Headers come a character a byte; an address that is not escaped is UTF-8 (as browsers take it), or what it looks like. */
function location(headers: Readonly<Record<string, string>>): string | undefined {
  const said = headers['location'];
  if (said === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(said, 'latin1'));
  } catch {
    return said;
  }
}

/** The first words of a short answer, on one line; nothing of a page. */
function saidIn(bytes: Uint8Array): string {
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return text.startsWith('<') ? '' : text.slice(0, saidCharacters);
}

/** The address as it may be logged and shown. */
function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  return shown.href;
}
