// One look at a feed, for the person who lists it: does it answer, what is it, how fresh is it. Nothing is stored.
import { messageOf } from '../../core/errors.ts';
import type { GuardedFetch } from '../fetch/fetch-result.ts';
import { acceptedFeeds, FeedError, maximumFeedBytes, parseFeed, type ParsedFeed } from '../feeds/parse-feed.ts';
import { permanentTarget } from '../poll/redirects.ts';

export interface FeedFound {
  readonly ok: true;
  /** The address that was asked. */
  readonly url: string;
  /** The address to list instead, where permanent redirects lead there. */
  readonly movedTo: string | null;
  readonly form: ParsedFeed['form'];
  readonly title: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly entries: number;
  /** Entries that name no page, which cannot be read. */
  readonly withoutAddress: number;
  /** Time of its newest entry; null where none is dated. */
  readonly newest: Date | null;
  /** It was not well-formed, and was read as far as it could be. */
  readonly repaired: boolean;
  readonly swells: boolean;
  readonly milliseconds: number;
}

export interface FeedNotFound {
  readonly ok: false;
  readonly url: string;
  readonly code: string;
  /** One line: which address, what happened. */
  readonly message: string;
  readonly milliseconds: number;
}

export type FeedCheck = FeedFound | FeedNotFound;

/** Fetches and parses the feed at `url`. Failures are values, also where a bug in reading it is met: the others of a list are looked at all the same. */
export async function checkFeed(fetch: Pick<GuardedFetch, 'fetch'>, url: string, signal: AbortSignal): Promise<FeedCheck> {
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  const answer = await fetch.fetch(url, { accept: acceptedFeeds, signal, maximumBytes: maximumFeedBytes });
  if (!answer.ok) return { ok: false, url, code: answer.code, message: answer.message, milliseconds: elapsed() };
  if (answer.status === 304)
    return { ok: false, url, code: 'protocol', message: `${url} answered 304 to an unconditional request`, milliseconds: elapsed() };
  try {
    const parsed = await parseFeed(answer.bytes, {
      url: answer.url,
      contentType: answer.headers['content-type'] ?? null,
      contentLocation: answer.headers['content-location'] ?? null,
    });
    const dates = parsed.entries.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
    return {
      ok: true,
      url,
      movedTo: permanentTarget(answer.redirects),
      form: parsed.form,
      title: parsed.title,
      site: parsed.site,
      language: parsed.language,
      entries: parsed.entries.length,
      withoutAddress: parsed.entries.filter((entry) => entry.url === null).length,
      newest: dates.length === 0 ? null : new Date(dates.reduce((a, b) => Math.max(a, b))),
      repaired: parsed.repaired,
      swells: parsed.swells,
      milliseconds: elapsed(),
    };
  } catch (error) {
    const [code, message] =
      error instanceof FeedError ? [error.code, error.message] : ['broke', `reading ${url} broke off: ${messageOf(error)}`];
    return { ok: false, url, code, message, milliseconds: elapsed() };
  }
}
