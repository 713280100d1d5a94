// What the guarded fetch takes and gives. An answer or a failure is always a value: only a bug throws.
import type { AddressRefusal } from '../../core/address-policy.ts';

export interface FetchRequest {
  /** Accept header; everything when absent. */
  readonly accept?: string;
  /** Validators of an earlier answer, sent back exactly as they came. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Ends the fetch with the code `aborted`. */
  readonly signal?: AbortSignal;
  /** Size of the answer at most after decompression, bytes; never more than the setting. */
  readonly maximumBytes?: number;
  /** A larger answer is cut there; otherwise it is the failure `too-large`. */
  readonly cut?: boolean;
  /** Asked before each address, those of redirects included; nothing is sent to one that it refuses. */
  readonly admit?: Admit;
}

/** `gapMs`: time between two starts of a fetch from this host at least. A failure is the outcome of the fetch. */
export type Admission = { readonly ok: true; readonly gapMs: number } | FetchFailure;

export type Admit = (url: string, signal: AbortSignal) => Promise<Admission>;

export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

interface Answer {
  readonly ok: true;
  /** Address that answered, after redirects, without fragment. */
  readonly url: string;
  readonly redirects: readonly Redirect[];
  /** Names in lower case; repeated ones joined by a comma; cookies left out. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FetchedDocument extends Answer {
  readonly status: 200;
  /** The decompressed body. */
  readonly bytes: Uint8Array;
  /** Lower case, without parameters: `text/html`. Null where the server names none. */
  readonly mediaType: string | null;
  /** As the server's Content-Type names it, lower case. */
  readonly charset: string | null;
}

/** The document is as the validators of the request describe it. */
export interface NotModified extends Answer {
  readonly status: 304;
}

export type FetchFailureCode =
  | AddressRefusal
  | 'dns'
  | 'connect'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'tls'
  | 'status'
  | 'robots-disallowed'
  | 'robots-unreachable'
  | 'host-delayed'
  | 'aborted';

export interface FetchFailure {
  readonly ok: false;
  readonly code: FetchFailureCode;
  /** One line: which address, what happened. */
  readonly message: string;
  /** Address that failed, after redirects. */
  readonly url: string;
  /** Whether the same fetch can succeed later without anybody's doing. */
  readonly retryable: boolean;
  /** With code `status`. */
  readonly status?: number;
  /** What the server asked for with Retry-After, ms from now, at most a day. */
  readonly retryAfterMs?: number;
}

export type FetchResult = FetchedDocument | NotModified | FetchFailure;

/** A form was taken, with a status from 200 to 299. */
export interface Posted extends Answer {
  readonly status: number;
}

/** A failure with a status names what the server said about it, as far as that is short. */
export type PostResult = Posted | FetchFailure;

/** The one way to fetch an address that came from outside: public addresses only, bounded in size, time and rate. */
export interface GuardedFetch {
  fetch(url: string, request?: FetchRequest): Promise<FetchResult>;
  /** Sends a form, to be told whether it was taken. A redirect is a failure: what the form holds is for one address. */
  post(url: string, form: URLSearchParams, request?: Pick<FetchRequest, 'signal'>): Promise<PostResult>;
  /** Ends running fetches as `aborted` and closes all connections. */
  close(): Promise<void>;
}
