// Feeds a second: the whole of `parseFeed` beside rss-parser alone, on the same feeds in the same run.
import Parser from 'rss-parser';
import { parseFeed } from '../../sources/feeds/parse-feed.ts';
import { generateFeed, generatedKinds } from './generated.ts';
import type { GeneratedKind } from './generated.ts';

interface Rates {
  /** Feeds a second. */
  readonly own: number;
  readonly bare: number;
  readonly ratio: number;
}

export interface Speed extends Rates {
  readonly byKind: Readonly<Record<string, Rates>>;
}

const items = 100;
const feedsOfKind = 8;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;

async function millisecondsOf(feeds: readonly Uint8Array[], read: (feed: Uint8Array) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (const feed of feeds) await read(feed);
  return performance.now() - start;
}

/** `rounds`: how often each is measured, in turns; the middle one counts. */
export async function measureSpeed(rounds: number): Promise<Speed> {
  const own = (feed: Uint8Array): Promise<unknown> => parseFeed(feed, { url: 'https://paper.example/feed', contentType: null });
  const bare = (feed: Uint8Array): Promise<unknown> => new Parser().parseString(Buffer.from(feed).toString('utf8'));
  const times: Record<string, { own: number; bare: number }> = {};
  for (const kind of generatedKinds) {
    const feeds = Array.from({ length: feedsOfKind }, (_value, index) => Buffer.from(generateFeed(kind, items, index + 1)));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds + 1; round += 1) {
      const pair = [await millisecondsOf(feeds, own), await millisecondsOf(feeds, bare)] as const;
      if (round === 0) continue; // the first warms up
      ours.push(pair[0]);
      theirs.push(pair[1]);
    }
    times[kind] = { own: median(ours), bare: median(theirs) };
  }
  const rates = (kinds: readonly GeneratedKind[]): Rates => {
    const sum = (who: 'own' | 'bare'): number => kinds.reduce((total, kind) => total + (times[kind]?.[who] ?? 0), 0);
    const count = kinds.length * feedsOfKind * 1000;
    return { own: Math.round(count / sum('own')), bare: Math.round(count / sum('bare')), ratio: round(sum('bare') / sum('own')) };
  };
  return { ...rates(generatedKinds), byKind: Object.fromEntries(generatedKinds.map((kind) => [kind, rates([kind])])) };
}
