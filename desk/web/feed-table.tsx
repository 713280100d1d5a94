// How every feed fares: those that fail first, then the muted ones that the newsroom itself gave up, then the others.
import { assertNever } from '../../core/errors.ts';
import type { FeedHealth, FeedPush } from '../../store/repositories/feed-health.ts';
import { When } from './layout.tsx';
import { counted } from './wording.ts';

/** Feeds of a page; a newsroom may have ten thousand. */
const shown = 200;

function rank(feed: FeedHealth): number {
  if (feed.state === 'active') return feed.failures > 0 ? 0 : 2;
  return feed.mutedBy === 'machine' ? 1 : 3;
}

/** `every minute`, `every 15 minutes`, `every 6 hours`, `once a day`. */
export function rhythm(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes === 1) return 'every minute';
  if (minutes < 90) return `every ${counted(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `every ${counted(hours, 'hour')}` : hours < 36 ? 'once a day' : `every ${counted(Math.round(hours / 24), 'day')}`;
}

function State({ feed }: { feed: FeedHealth }) {
  if (feed.state === 'muted')
    return <span>{`muted${feed.mutedBy === 'machine' ? ' by itself' : ''}: ${feed.mutedReason ?? 'no reason given'}`}</span>;
  if (feed.failures > 0)
    return <span class="bad-text">{`failed ${counted(feed.failures, 'time')}: ${feed.error ?? feed.errorCode ?? 'no message'}`}</span>;
  if (feed.lastPolledAt === null) return <span>not polled yet</span>;
  return <span class="good-text">answers</span>;
}

/** How its subscription at a hub stands. */
function Push({ push }: { push: FeedPush }) {
  const hub = URL.canParse(push.hub) ? new URL(push.hub).host : push.hub;
  const rejected = push.rejected === 0 ? '' : `; ${counted(push.rejected, 'push', 'pushes')} with a wrong signature not taken`;
  switch (push.state) {
    case 'active':
      return (
        <span class="address">
          {`pushed by ${hub}, last `}
          {push.lastPushAt === null ? 'never' : <When date={push.lastPushAt} />}
          {`${push.error === null ? '' : `; not renewed: ${push.error}`}${rejected}`}
        </span>
      );
    case 'requested':
      return <span class="address">{`asked ${hub} for pushes${push.error === null ? '' : `: ${push.error}`}${rejected}`}</span>;
    case 'denied':
    case 'failed':
      return <span class="address">{`no pushes from ${hub}: ${push.error ?? 'no message'}${rejected}`}</span>;
    default:
      return assertNever(push.state);
  }
}

function Row({ feed }: { feed: FeedHealth }) {
  const remarks = [...(feed.note === null ? [] : [feed.note]), ...(feed.movedTo === null ? [] : [`moved to ${feed.movedTo}`])];
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <bdi>{feed.title}</bdi>
        <span class="address">{feed.url}</span>
      </th>
      <td role="cell" data-label="language">
        {[feed.language ?? '?', ...(feed.country === null ? [] : [feed.country])].join(', ')}
      </td>
      <td role="cell" data-label="last answer">
        {feed.lastSuccessAt === null ? 'never' : <When date={feed.lastSuccessAt} />}
      </td>
      <td role="cell" data-label="polled">
        {feed.state === 'muted' && feed.mutedBy === 'operator' ? '–' : rhythm(feed.intervalMs)}
      </td>
      <td role="cell" data-label="items" class="number">
        {feed.items}
      </td>
      <td role="cell" data-label="a day" class="number">
        {feed.itemsPerDay}
      </td>
      <td role="cell" data-label="state">
        <State feed={feed} />
        {remarks.map((remark) => (
          <span class="address">{remark}</span>
        ))}
        {feed.push === null || feed.state === 'muted' ? null : <Push push={feed.push} />}
        {feed.hostDelayedUntil === null ? null : (
          <span class="address">
            {'its host is left alone until '}
            <When date={feed.hostDelayedUntil} />
          </span>
        )}
      </td>
    </tr>
  );
}

const heads = ['feed', 'language', 'last answer', 'polled', 'items', 'a day', 'state'];
const numbers = new Set(['items', 'a day']);

export function Feeds({ feeds }: { feeds: readonly FeedHealth[] }) {
  const ordered = feeds.toSorted((a, b) => rank(a) - rank(b));
  return (
    <section class="sheet" id="feeds" aria-labelledby="feeds-title">
      <h2 id="feeds-title">Feeds</h2>
      {feeds.length === 0 ? (
        <p class="aside">No feed is watched yet.</p>
      ) : (
        <table class="cards" role="table" aria-labelledby="feeds-title">
          <thead role="rowgroup">
            <tr role="row">
              {heads.map((name) => (
                <th scope="col" role="columnheader" class={numbers.has(name) ? 'number' : ''}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {ordered.slice(0, shown).map((feed) => (
              <Row feed={feed} />
            ))}
          </tbody>
        </table>
      )}
      {feeds.length > shown ? (
        <p class="aside">{`${feeds.length - shown} more are listed by newsroom feeds; those that fail come first here.`}</p>
      ) : null}
    </section>
  );
}
