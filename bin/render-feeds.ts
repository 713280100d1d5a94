// The feed desk as people read it in a terminal.
import { counted, indented, paint, shortTime, table } from './output.ts';
import type { ReadingValue } from './readings.ts';
import type { FeedCheck } from '../sources/feed-desk/check-feed.ts';
import type { Discovery, FeedSource } from '../sources/feed-desk/discover-feeds.ts';

type Health = ReadingValue<'feeds'>[number];

/** `5m`, `2h`, `1d`: rounded to what a person needs. */
export function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (milliseconds < 60_000) return `${Math.round(milliseconds / 1000)}s`;
  if (minutes < 120) return `${minutes}m`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)}h` : `${Math.round(minutes / 1440)}d`;
}

function stateOf(feed: Health): string {
  if (feed.state === 'muted') return feed.mutedBy === 'machine' ? 'muted by itself' : 'muted';
  if (feed.failures > 0) return `failed ${feed.failures}×`;
  if (feed.lastPolledAt === null) return 'not polled';
  const answers = feed.push?.state === 'active' ? 'answers, pushed' : 'answers';
  return feed.note === null ? answers : `${answers}, with a note`;
}

/** What there is to say of a subscription that does not do what it should. */
function pushRemarks({ push }: Health): string[] {
  if (push === null) return [];
  return [
    ...(push.error === null ? [] : [`its hub ${hostOf(push.hub)}, subscription ${push.state}: ${push.error}`]),
    ...(push.rejected === 0 ? [] : [`${counted(push.rejected, 'push', 'pushes')} with a wrong signature, or none, not taken`]),
    ...(push.missedAt === null ? [] : [`its hub ${hostOf(push.hub)} last missed something at ${shortTime(push.missedAt)} UTC`]),
  ];
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

/** A feed is not asked before its host may be. */
function nextPollOf({ nextPollAt, hostDelayedUntil }: Health): Health['nextPollAt'] {
  return hostDelayedUntil !== null && hostDelayedUntil > nextPollAt ? hostDelayedUntil : nextPollAt;
}

/** Hosts that asked to be left alone, a line each. */
function hostRemarks(feeds: readonly Health[]): string[] {
  const until = new Map(
    feeds.flatMap((feed) => (feed.hostDelayedUntil === null ? [] : [[hostOf(feed.movedTo ?? feed.url), feed.hostDelayedUntil] as const])),
  );
  return [...until].map(([host, date]) => `${host} asked to be left alone until ${shortTime(date)} UTC`);
}

/** What there is to say of a feed beside its row: why it is muted, fails, moved. */
function remarksOf(feed: Health): string[] {
  return [
    ...(feed.state === 'muted' ? [`muted: ${feed.mutedReason ?? 'no reason given'}`] : []),
    ...(feed.state === 'active' && feed.failures > 0 ? [(feed.error ?? 'fails').replace(/^feed [^:]+: /u, '')] : []),
    ...(feed.movedTo === null ? [] : [`moved to ${feed.movedTo}`]),
    ...(feed.note === null ? [] : [feed.note]),
    ...(feed.state === 'active' ? pushRemarks(feed) : []),
  ];
}

export function renderFeeds(feeds: readonly Health[], watched: number): string {
  if (watched === 0)
    return 'No feeds yet: they are taken from the list in feeds.list when the newsroom starts, or added with `newsroom feeds add URL`.';
  if (feeds.length === 0) return `${counted(watched, 'feed')}, none of them such a one.`;
  const remarks = feeds.flatMap((feed) => remarksOf(feed).map((remark) => indented('  ', `${feed.title}: ${remark}`)));
  const failing = feeds.filter((feed) => feed.state === 'active' && feed.failures > 0).length;
  const muted = feeds.filter((feed) => feed.state === 'muted').length;
  const pushed = feeds.filter((feed) => feed.push?.state === 'active').length;
  return [
    table(
      ['id', 'feed', 'language', 'country', 'state', 'items', 'a day', 'every', 'last answer (UTC)', 'next poll'],
      feeds.map((feed) => [
        feed.id,
        feed.title,
        feed.language ?? '-',
        feed.country ?? '-',
        stateOf(feed),
        String(feed.items),
        String(feed.itemsPerDay),
        span(feed.intervalMs),
        shortTime(feed.lastSuccessAt),
        feed.state === 'muted' && feed.mutedBy === 'operator' ? '-' : shortTime(nextPollOf(feed)).slice(5),
      ]),
    ),
    '',
    paint(
      'bold',
      `${counted(feeds.length, 'feed')}, ${failing} failing (each is tried again, less often the longer it lasts), ${muted} muted${pushed === 0 ? '' : `, ${pushed} pushed by their hubs`}`,
    ),
    ...remarks,
    ...hostRemarks(feeds).map((remark) => indented('  ', remark)),
  ].join('\n');
}

const forms = { rss: 'RSS', rdf: 'RDF', atom: 'Atom', json: 'JSON Feed', sitemap: 'news sitemap' } as const;

export function renderCheck(check: FeedCheck): string {
  if (!check.ok)
    return paint('red', '✗ ') + indented('', check.message.includes(check.url) ? check.message : `${check.url}: ${check.message}`);
  const parts = [
    forms[check.form],
    counted(check.entries, 'entry', 'entries'),
    check.newest === null ? 'no dates' : `newest ${shortTime(check.newest)} UTC`,
    ...(check.language === null ? [] : [check.language]),
    ...(check.withoutAddress > 0 ? [`${check.withoutAddress} without an address`] : []),
    ...(check.repaired ? ['not well-formed, read as far as it could be'] : []),
    ...(check.swells ? ['declares entities that grow beyond what is read'] : []),
    `${check.milliseconds} ms`,
  ];
  const moved = check.movedTo === null ? [] : [`    moved for good to ${check.movedTo}: list that address`];
  return [`${paint('green', '✓')} ${check.url}`, `    ${check.title ?? 'without a title'}`, `    ${parts.join(', ')}`, ...moved].join('\n');
}

const found: Readonly<Record<FeedSource, string>> = {
  address: 'the address itself',
  declared: 'declared by the page',
  linked: 'linked from the page',
  robots: 'named in robots.txt',
  'usual-place': 'found where such feeds often are',
};

export function renderDiscovery({ url, feeds, broken, pageFailure }: Discovery): string {
  const lines = feeds.flatMap(({ from, feed }) => [renderCheck(feed), paint('dim', `    ${found[from]}`)]);
  const bad = broken.map(({ check }) => renderCheck(check));
  const page = pageFailure === null ? [] : [`The page could not be looked at: ${pageFailure}`];
  if (feeds.length === 0) return [...page, ...bad, `No feed found at ${url}.`].join('\n');
  const first = feeds[0]?.feed;
  return [...page, ...lines, ...bad, '', `Add one with \`newsroom feeds add ${first?.movedTo ?? first?.url ?? 'URL'}\`.`].join('\n');
}
