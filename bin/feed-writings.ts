// What the commands of the feed desk change, and the lists they ask for (bin/writings.ts has the others).
import { z } from 'zod';
import { feedNamed, muteFeed, noteReached, wakeFeed } from '../store/repositories/feed-desk.ts';
import { countKnown, importFeeds } from '../store/repositories/feeds.ts';
import { requireFeed } from './named-feed.ts';
import { writing } from './writing.ts';

const listedFeed = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1),
  site: z.string().nullable(),
  language: z.string().nullable(),
  country: z.string().nullable(),
  category: z.array(z.string()),
  documentedAt: z.string().nullable(),
  verified: z.boolean(),
});

export const feedWritings = {
  /** Feeds of a list, in batches that fit a request. */
  importFeeds: writing(
    z.strictObject({ feeds: z.array(listedFeed).max(100), dryRun: z.boolean() }),
    ({ database, settings }, { feeds, dryRun }) =>
      dryRun ? countKnown(database, feeds) : importFeeds(database, feeds, settings.feeds.interval),
  ),
  /** Adds one feed, or wakes it where it was muted. `asked`: the address that led to the feed's; a feed that is watched there is the same. */
  addFeed: writing(z.strictObject({ feed: listedFeed, asked: z.string().optional() }), async ({ database, settings }, { feed, asked }) => {
    const known = (await feedNamed(database, feed.url)) ?? (asked === undefined ? null : await feedNamed(database, asked));
    if (known !== null)
      return { ...known, outcome: (await wakeFeed(database, known.id, new Date())) ? ('woken' as const) : ('known' as const) };
    await importFeeds(database, [feed], settings.feeds.interval);
    return { ...(await requireFeed(database, feed.url)), outcome: 'added' as const };
  }),
  muteFeed: writing(
    z.strictObject({ feed: z.string().min(1), reason: z.string().trim().min(1).max(500) }),
    async ({ database }, { feed, reason }) => {
      const found = await requireFeed(database, feed);
      return { ...found, changed: await muteFeed(database, found.id, { reason, at: new Date() }) };
    },
  ),
  unmuteFeed: writing(z.strictObject({ feed: z.string().min(1) }), async ({ database }, { feed }) => {
    const found = await requireFeed(database, feed);
    return { ...found, changed: await wakeFeed(database, found.id, new Date()) };
  }),
  noteReached: writing(z.strictObject({ urls: z.array(z.string()).max(200) }), async ({ database }, { urls }) => ({
    noted: await noteReached(database, urls),
  })),
};
