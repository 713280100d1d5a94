// The feeds of `bench poll`: which host each is on, what is wrong with it, and what it lists in a round. The newsroom's side and the server's
// both work it out from the feed's number, so that neither has to believe the other.

export type Fault =
  | 'timeout'
  | 'not-found'
  | 'server-error'
  | 'too-many-requests'
  | 'broken'
  | 'truncated'
  | 'redirect-loop'
  | 'gzip-bomb'
  | 'endless';

const itemsAtFirst = 10;
const itemsARound = 2;
const feedsPerHost = 5;
/** Feeds of one big outlet on one host. */
const bigHost = 100;
/** Those that cost much are few. */
const costly: readonly Fault[] = ['timeout', 'gzip-bomb', 'endless'];
const cheap: readonly Fault[] = ['not-found', 'server-error', 'too-many-requests', 'broken', 'truncated', 'redirect-loop'];
const costlyEvery = 100;

/** What is wrong with a feed, always: one in ten has something. */
export function faultOf(feed: number): Fault | null {
  if (feed % 10 !== 3) return null;
  const index = Math.floor(feed / 10);
  const kinds = index % costlyEvery === 7 ? costly : cheap;
  return kinds[Math.floor(index / (kinds === costly ? costlyEvery : 1)) % kinds.length] ?? null;
}

/** One in twenty has something new in each round after the first. */
export function changes(feed: number): boolean {
  return feed % 20 === 7;
}

/** A server that refuses is asked less, all its feeds: it has one here. */
export function hostOf(feed: number): string {
  if (faultOf(feed) === 'too-many-requests') return `busy-${feed}.example`;
  return feed < bigHost ? 'big.example' : `host-${Math.floor(feed / feedsPerHost)}.example`;
}

/** Names of what a healthy feed has listed up to `round` (0 is the first). */
export function itemsOf(feed: number, round: number): string[] {
  const count = itemsAtFirst + (changes(feed) ? round * itemsARound : 0);
  return Array.from({ length: count }, (_value, index) => `feed-${feed}-item-${index}`);
}

/** The document of a feed, the newest item first. */
export function documentOf(feed: number, round: number, now: Date): string {
  const items = itemsOf(feed, round)
    .map((guid, index) => {
      const date = new Date(now.getTime() - (itemsAtFirst + round * itemsARound - index) * 600_000).toUTCString();
      return `<item><title>Report ${guid} on the harbour of a small town</title><link>http://${hostOf(feed)}/${guid}</link><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate><description>Ships were late again, the harbour master said.</description></item>`;
    })
    .toReversed();
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>http://${hostOf(feed)}/</link>${items.join('')}</channel></rss>`;
}
