// The list of feeds to watch, from a file or from the web. What is wrong with single rows is told, not fatal.
import { messageOf, NewsroomError } from '../core/errors.ts';
import { decodeText } from './extract/decode.ts';
import type { GuardedFetch } from './fetch/fetch-result.ts';
import { readOpmlFile } from './feeds/opml-file.ts';
import { OPML_MAX_LENGTH, parseOpml } from './feeds/opml.ts';
import type { OpmlDocument } from './feeds/opml.ts';

/** The list cannot be fetched or is no list. */
export class FeedListError extends NewsroomError {}

/**
 * Reads the list at a path or an http(s) address: its feeds, and which rows were left out or doubted.
 * @throws OpmlError for a file, FeedListError for an address: which list, what happened, what to do
 */
export async function loadFeedList(location: string, fetch: GuardedFetch, signal?: AbortSignal): Promise<OpmlDocument> {
  return /^https?:\/\//i.test(location) ? fetchList(location, fetch, signal) : readOpmlFile(location);
}

async function fetchList(location: string, fetch: GuardedFetch, signal: AbortSignal | undefined): Promise<OpmlDocument> {
  const answer = await fetch.fetch(location, {
    accept: 'text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1',
    maximumBytes: OPML_MAX_LENGTH,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok || answer.status !== 200) {
    const reason = answer.ok ? `${location}: no list in the answer` : answer.message;
    const hint =
      !answer.ok && answer.code.startsWith('refused')
        ? 'a host that is not public has to be named in fetch.allowPrivate (--allow-private)'
        : 'check the address in feeds.list';
    throw new FeedListError('feed-list-unreachable', `the feed list cannot be fetched: ${reason}; ${hint}`, {
      retryable: !answer.ok && answer.retryable,
      details: { location },
    });
  }
  try {
    return parseOpml(decodeText(answer.bytes, answer.charset));
  } catch (error) {
    if (!(error instanceof NewsroomError)) throw error;
    throw new FeedListError(error.code, `the feed list at ${location} cannot be used: ${messageOf(error)}`, {
      details: { location },
      cause: error,
    });
  }
}
