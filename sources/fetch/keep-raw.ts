// Raw first: a client whose answers are kept, as they came, before whoever asked can parse them. What a reader makes of them wrongly today
// can be read again tomorrow without the network (sources/replay.ts).
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256 } from '../../core/hash.ts';
import type { Database } from '../../store/database.ts';
import { keepFetched } from '../../store/repositories/fetched.ts';
import type { GuardedFetch } from './fetch-result.ts';

export interface KeepDeps {
  readonly database: Database;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
  readonly now: () => Date;
}

/** What is fetched: the page of an item, or a feed, whose answer is kept only where it differs from the one that has this hash. */
export type Kept =
  | { readonly kind: 'page'; readonly feedId: string; readonly itemId: string }
  | { readonly kind: 'feed'; readonly feedId: string; readonly unless: string | null };

/** The client that keeps each document before it hands it over. Rejects where it cannot be stored: then nobody has read it either. */
export function keepingRaw(deps: KeepDeps, kept: Kept): Pick<GuardedFetch, 'fetch'> {
  return {
    fetch: async (url, request) => {
      const answer = await deps.fetch.fetch(url, request);
      if (!answer.ok || answer.status !== 200) return answer;
      const hash = sha256(answer.bytes);
      if (kept.kind === 'feed' && kept.unless === hash) return answer;
      await keepFetched(deps.database, {
        kind: kept.kind,
        feedId: kept.feedId,
        itemId: kept.kind === 'page' ? kept.itemId : null,
        url: answer.url,
        mediaType: answer.mediaType,
        charset: answer.charset,
        contentLocation: answer.headers['content-location'] ?? null,
        sha256: hash,
        gzipped: await promisify(gzip)(answer.bytes),
        at: deps.now(),
      });
      return answer;
    },
  };
}
