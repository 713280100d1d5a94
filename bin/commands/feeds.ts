// The feed desk's commands that reach out: check, discover, add, import, export. The network is this process's own, guarded as the newsroom's;
// what comes of it is told to the process that runs the newsroom, or written to the store where none runs.
import { writeFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { messageOf, NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { loadFeedList } from '../../sources/feed-list.ts';
import { checkFeed, type FeedCheck } from '../../sources/feed-desk/check-feed.ts';
import { discoverFeeds } from '../../sources/feed-desk/discover-feeds.ts';
import { readCountry, readFeedAddress, readLanguage } from '../../sources/feeds/opml-values.ts';
import { renderOpml } from '../../sources/feeds/opml.ts';
import type { GuardedFetch } from '../../sources/fetch/fetch-result.ts';
import { createGuardedFetch } from '../../sources/fetch/guarded-fetch.ts';
import { counted, print, printableValue, printError } from '../output.ts';
import { renderCheck, renderDiscovery } from '../render-feeds.ts';
import { read, tell, tellAll } from './read.ts';

/** Feeds that are asked at once; each host still gets its own gap. */
const checkedAtOnce = 20;
const batchSize = 100;

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) => items.slice(index * batchSize, (index + 1) * batchSize));
}

async function withFetch<Value>(settings: Settings, work: (fetch: GuardedFetch, signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const fetch = createGuardedFetch(settings.fetch);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new NewsroomError('stopped', 'stopped'));
  process.once('SIGINT', interrupt);
  try {
    return await work(fetch, stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
    await fetch.close();
  }
}

function requireAddress(text: string): string {
  const address = readFeedAddress(text);
  if (address.ok) return address.url.href;
  const whole = `https://${text}`;
  const hint = !/^\/|^[a-z]+:\/\//i.test(text) && readFeedAddress(whole).ok ? `: write ${whole}` : '';
  throw new NewsroomError('bad-address', `${text} cannot be a feed's address: it ${address.reason}${hint}`);
}

export interface CheckOptions {
  readonly all: boolean;
  readonly failing: boolean;
  readonly json: boolean;
}

/** Returns how many of the feeds do not answer as feeds. */
export async function check(settings: Settings, addresses: readonly string[], options: CheckOptions): Promise<number> {
  const listed = options.all || options.failing ? await read(settings, 'feeds', null) : [];
  const chosen = options.failing ? listed.filter((feed) => feed.failures > 0) : listed;
  const urls = [...new Set([...addresses.map(requireAddress), ...chosen.map((feed) => feed.movedTo ?? feed.url)])];
  if (urls.length === 0) {
    if (!options.all && !options.failing)
      throw new NewsroomError('nothing-to-check', 'name the addresses of feeds, or give --all or --failing');
    print(options.json ? JSON.stringify([]) : 'No feeds to check.');
    return 0;
  }
  let done = 0;
  const checks = await withFetch(settings, (fetch, signal) => {
    const limit = pLimit(checkedAtOnce);
    return Promise.all(
      urls.map((url) =>
        limit(async () => {
          const checked = await checkFeed(fetch, url, signal);
          done += 1;
          if (!options.json) print(renderCheck(printableValue(checked)));
          if (!options.json && done % 25 === 0) printError(`checked ${done} of ${urls.length}`);
          return checked;
        }),
      ),
    );
  });
  await noteReached(settings, checks);
  const failed = checks.filter((checked) => !checked.ok).length;
  if (options.json) print(JSON.stringify(checks));
  else if (urls.length > 1) print(`\n${counted(urls.length, 'feed')} checked, ${failed} of them not reached or no feed.`);
  return failed;
}

/** Feeds of the newsroom that answered count as verified. Where there is no newsroom yet there is nothing to note. */
async function noteReached(settings: Settings, checks: readonly FeedCheck[]): Promise<void> {
  const urls = checks.filter((checked) => checked.ok).map((checked) => checked.url);
  try {
    const batches = batchesOf(urls).map((batch) => ({ urls: batch }));
    await tellAll(settings, 'noteReached', batches, () => undefined);
  } catch (error) {
    if (!(error instanceof NewsroomError) || error.code !== 'no-newsroom') throw error;
  }
}

export async function discover(settings: Settings, address: string, options: { readonly json: boolean }): Promise<number> {
  const url = requireAddress(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  const discovery = await withFetch(settings, (fetch, signal) =>
    discoverFeeds(fetch, url, {
      signal,
      ...(options.json ? {} : { progress: (tried: string) => printError(`looking at ${tried}`) }),
    }),
  );
  print(options.json ? JSON.stringify(discovery) : renderDiscovery(printableValue(discovery)));
  return discovery.feeds.length;
}

export interface AddOptions {
  readonly title?: string;
  readonly language?: string;
  readonly country?: string;
  readonly category?: string;
  readonly documentedAt?: string;
  readonly unchecked: boolean;
  readonly json: boolean;
}

/** Language and country of a feed; `named`: the language that it names itself. Throws NewsroomError for options that are no such codes. */
export function labelsOf(
  options: Pick<AddOptions, 'language' | 'country'>,
  named: string | null,
): { language: string | null; country: string | null } {
  const language = readLanguage(options.language ?? named ?? '');
  if (options.language !== undefined && language === null)
    throw new NewsroomError('bad-language', `--language ${options.language}: give an ISO 639-1 code such as en`);
  const country = readCountry(options.country ?? '');
  if (options.country !== undefined && country === null)
    throw new NewsroomError('bad-country', `--country ${options.country}: give an ISO 3166-1 alpha-2 code such as GB`);
  return { language, country };
}

export async function add(settings: Settings, address: string, options: AddOptions): Promise<void> {
  const url = requireAddress(address);
  // Wrong options are refused before the feed is asked.
  labelsOf(options, null);
  const checked = options.unchecked ? null : await withFetch(settings, (fetch, signal) => checkFeed(fetch, url, signal));
  if (checked !== null && !checked.ok) {
    throw new NewsroomError(
      checked.code,
      `${checked.message}; nothing was added: \`newsroom feeds discover ${new URL(url).origin}\` looks for the site's feeds, --unchecked adds it all the same`,
    );
  }
  const feed = {
    url: checked?.movedTo ?? url,
    title: options.title ?? checked?.title ?? new URL(url).hostname,
    site: checked?.site ?? null,
    ...labelsOf(options, checked?.language ?? null),
    category:
      options.category
        ?.split(',')
        .map((part) => part.trim())
        .filter(Boolean) ?? [],
    documentedAt: options.documentedAt ?? null,
    verified: checked !== null,
  };
  const value = await tell(settings, 'addFeed', { feed, asked: url });
  if (options.json) {
    print(JSON.stringify(value));
    return;
  }
  const said = {
    added: `${value.title} is watched now (${value.id}), and polled as soon as its host may be asked.`,
    woken: `${value.title} was muted and is polled again (${value.id}).`,
    known: `${value.title} is watched already (${value.id}): nothing changed.`,
  };
  print(printableValue(said[value.outcome]));
}

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

export async function importList(settings: Settings, location: string, options: ImportOptions): Promise<void> {
  const list = await withFetch(settings, (fetch, signal) => loadFeedList(location, fetch, signal));
  let [added, known] = [0, 0];
  const batches = batchesOf(list.feeds).map((feeds) => ({ feeds, dryRun: options.dryRun }));
  await tellAll(settings, 'importFeeds', batches, (batch) => {
    added += batch.added;
    known += batch.known;
    if (!options.json && batches.length > 10) printError(`${added + known} of ${list.feeds.length}`);
  });
  const value = {
    list: location,
    title: list.title,
    feeds: list.feeds.length,
    added,
    known,
    dryRun: options.dryRun,
    problems: list.problems,
  };
  if (options.json) {
    print(JSON.stringify(value));
    return;
  }
  const would = options.dryRun ? 'would be ' : '';
  print(`${counted(value.feeds, 'feed')} in ${location}: ${added} ${would}added, ${known} known before.`);
  for (const { line, message } of printableValue(list.problems)) print(`  ${line === undefined ? '' : `line ${line}: `}${message}`);
}

export interface ExportOptions {
  readonly json: boolean;
  readonly output?: string;
  readonly all: boolean;
}

export async function exportList(settings: Settings, options: ExportOptions): Promise<void> {
  const feeds = await read(settings, 'feedList', options.all ? 'muted' : null);
  const text = options.json ? `${JSON.stringify(feeds)}\n` : renderOpml(feeds.map((feed) => ({ ...feed, category: [...feed.category] })));
  if (options.output === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(options.output, text);
  } catch (error) {
    throw new NewsroomError('not-written', `${options.output} cannot be written: ${messageOf(error)}`, { cause: error });
  }
  printError(`${counted(feeds.length, 'feed')} written to ${options.output}.`);
}
