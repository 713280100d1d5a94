// http-cache-semantics 4.3.0 ships no types: what is used of it. Times are seconds.
declare module 'http-cache-semantics' {
  interface Headers {
    readonly [name: string]: string | undefined;
  }
  export default class CachePolicy {
    constructor(
      request: { method: string; url: string; headers: Headers },
      response: { status: number; headers: Headers },
      options: { shared: boolean; cacheHeuristic: number },
    );
    /** 0 where the answer may not be kept at all. */
    maxAge(): number;
    age(): number;
  }
}
