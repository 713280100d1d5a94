// How well feeds are read: what a corpus of feeds expects of their parser, and the time it takes beside rss-parser alone.
import { writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { FeedError } from '../sources/feeds/parse-feed.ts';
import { requireData } from './data.ts';
import { readCorpus } from './feeds/corpus.ts';
import type { CorpusFeed, Expectation } from './feeds/corpus.ts';
import { predict } from './feeds/predictions.ts';
import type { Prediction } from './feeds/predictions.ts';
import { measureSpeed } from './feeds/speed.ts';

export interface FeedsOptions {
  readonly data?: string;
  readonly json: boolean;
  readonly output?: string;
  readonly worst: number;
  readonly show?: string;
  readonly rounds: number;
}

/** Where the corpus is served while it is made: relative addresses in it are expected to be relative to that. */
const served = 'http://127.0.0.1:8097/';

interface Result {
  readonly feed: CorpusFeed;
  readonly prediction: Prediction | null;
  readonly reader: string;
  /** Each expectation with what was found, and how it agrees. */
  readonly checks: readonly {
    readonly expectation: Expectation;
    readonly found: string | null;
    readonly met: boolean;
    readonly exact: boolean;
  }[];
}

/** Text without markup and runs of white space: parsers differ in what HTML they keep. */
function plain(html: string): string {
  const stripped = html.replace(/<(script|style)\b[^]*?<\/\1>/gi, '').replace(/<[^<>]*>/g, '');
  return (/&/.test(stripped) ? load(stripped.replaceAll('<', '&lt;'), null, false).text() : stripped).replace(/\s+/g, ' ').trim();
}

function agree(expectation: Expectation, found: string | null): boolean {
  if (found === null) return expectation.value === '';
  if (expectation.field === 'published' || expectation.field === 'updated') return found.slice(0, 19) === expectation.value.slice(0, 19);
  return plain(found) === plain(expectation.value);
}

async function examine(feed: CorpusFeed): Promise<Result> {
  const source = {
    url: `${served}${feed.path}`,
    contentType: feed.headers['content-type'] ?? null,
    contentLocation: feed.headers['content-location'] ?? null,
  };
  let [prediction, reader]: [Prediction | null, string] = [null, 'none'];
  try {
    ({ prediction, reader } = await predict(feed.bytes, source));
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    reader = error.code;
  }
  const checks = feed.expectations.map((expectation) => {
    const entry = prediction?.items[0];
    const found = (expectation.of === 'feed' ? prediction?.[expectation.field] : entry?.[expectation.field]) ?? null;
    const met = prediction !== null && agree(expectation, found);
    return { expectation, found, met, exact: met && (found ?? '') === expectation.value };
  });
  return { feed, prediction, reader, checks };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);

function tally(results: readonly Result[]): object {
  const checks = results.flatMap((result) => result.checks);
  const read = results.filter((result) => result.prediction !== null).length;
  const met = checks.filter((check) => check.met).length;
  return { feeds: results.length, read, expectations: checks.length, met, share: share(met, checks.length) };
}

function groups<Value>(values: readonly Value[], keyOf: (value: Value) => string): [string, Value[]][] {
  const found = new Map<string, Value[]>();
  for (const value of values) found.set(keyOf(value), [...(found.get(keyOf(value)) ?? []), value]);
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}

export async function run(options: FeedsOptions): Promise<void> {
  const folder = requireData(options.data, 'a folder of feeds with `Expect:` comments');
  const results: Result[] = [];
  for (const feed of await readCorpus(folder)) results.push(await examine(feed));
  if (options.output !== undefined)
    await writeFile(
      options.output,
      `${JSON.stringify(Object.fromEntries(results.map(({ feed, prediction }) => [feed.path, prediction])))}\n`,
    );
  if (options.show !== undefined) {
    for (const { feed, prediction, reader, checks } of results.filter((result) => result.feed.path.includes(options.show ?? '')))
      process.stdout.write(`${feed.path} (${reader})\nExpect: ${feed.expected}\n${JSON.stringify({ checks, prediction }, null, 1)}\n\n`);
    return;
  }
  const all = results.flatMap((result) => result.checks);
  const fields = groups(all, ({ expectation }) => `${expectation.of}.${expectation.field}`).map(([field, checks]) => {
    const met = checks.filter((check) => check.met).length;
    return [field, { expectations: checks.length, met, share: share(met, checks.length) }] as const;
  });
  const speed = await measureSpeed(options.rounds);
  const figures = {
    ...tally(results),
    exactShare: share(all.filter((check) => check.exact).length, all.length),
    byFolder: Object.fromEntries(groups(results, ({ feed }) => feed.path.split('/')[0] ?? '').map(([name, some]) => [name, tally(some)])),
    byField: Object.fromEntries(fields),
    readers: Object.fromEntries(groups(results, ({ reader }) => reader).map(([name, some]) => [name, some.length])),
    feedsPerSecond: speed.own,
    rssParserFeedsPerSecond: speed.bare,
    ratio: speed.ratio,
    speedByKind: speed.byKind,
  };
  const lines = Object.entries(figures).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : `${lines.join('\n')}\n`);
  const worst = results
    .filter(({ prediction, checks }) => prediction === null || checks.some((check) => !check.met))
    .slice(0, options.worst);
  for (const { feed, reader, checks } of worst) {
    const missed = checks.filter((check) => !check.met);
    const told = missed.map(
      ({ expectation, found }) =>
        `${expectation.of}.${expectation.field}: ${JSON.stringify(expectation.value)}, found ${JSON.stringify(found)}`,
    );
    process.stdout.write(`${feed.path} (${reader}) ${told.join('; ')}\n`);
  }
}
