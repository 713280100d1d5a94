// Pages of hosts that refuse them: a host that answered 429 or 503 twice in a row is left alone for as long as it asks, by every process, and
// asked by one page after another when that is over.
import type { Database } from '../../store/database.ts';
import { forgetPageRefusals, notePageRefusal, pageStanding } from '../../store/repositories/feed-hosts.ts';
import { isRefusal, refusedHost } from '../poll/settle.ts';
import type { GuardedFetch } from './fetch-result.ts';

export interface SpareDeps {
  readonly database: Database;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
  readonly now: () => Date;
}

/** Those who wait for one host come back within so much of each other. */
const spreadMs = 60_000;

const hostOf = (address: string): string => new URL(address).hostname.toLowerCase();

/** A client that asks no host which is to be left alone (`host-delayed`, with the time until then), and notes how each answers. */
export function sparingHosts({ database, fetch, now }: SpareDeps): Pick<GuardedFetch, 'fetch'> {
  return {
    fetch: async (address, request = {}) => {
      const refusing = new Set<string>();
      const answer = await fetch.fetch(address, {
        ...request,
        admit: async (url, signal) => {
          const host = hostOf(url);
          const { refusals, delayedUntil } = await pageStanding(database, host);
          const waitMs = (delayedUntil?.getTime() ?? 0) - now().getTime();
          if (waitMs > 0) {
            const message = `${url} is not asked for: ${host} is left alone until ${delayedUntil?.toISOString()}, as it asked`;
            const retryAfterMs = Math.round(waitMs + Math.random() * spreadMs);
            return { ok: false, code: 'host-delayed', url, message, retryable: true, retryAfterMs };
          }
          if (refusals > 0) refusing.add(host);
          return request.admit === undefined ? { ok: true, gapMs: 0 } : request.admit(url, signal);
        },
      });
      if (!answer.ok && isRefusal(answer)) {
        const host = hostOf(answer.url);
        await notePageRefusal(database, host, (before) => refusedHost(host, before, answer.retryAfterMs ?? null, now()));
      } else if (answer.ok && refusing.has(hostOf(answer.url))) await forgetPageRefusals(database, hostOf(answer.url), now());
      return answer;
    },
  };
}
