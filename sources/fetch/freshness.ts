// How long an answer is fresh by its own headers: Cache-Control (s-maxage before max-age), Expires and Age (RFC 9111). What is kept for one
// reader alone (`private`) is fresh for this one too. What says nothing is fresh for no time; an age guessed from Last-Modified is not the publisher's word and not taken.
import CachePolicy from 'http-cache-semantics';

/**
 * Milliseconds for which the answer stays fresh from now on; 0 where it says nothing, or must not be kept. Not clamped. `status` of the
 * answer does not matter: a 304 refreshes the document that it is about.
 */
export function freshnessOf(headers: Readonly<Record<string, string>>): number {
  const policy = new CachePolicy(
    { method: 'GET', url: '/', headers: {} },
    // What varies with the request varies with ours too, which is always the same: `Vary: *` alone would make every answer stale.
    { status: 200, headers: { ...headers, vary: undefined } },
    { shared: !/\bprivate\b/i.test(headers['cache-control'] ?? ''), cacheHeuristic: 0 },
  );
  const seconds = policy.maxAge() - policy.age();
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 0;
}
