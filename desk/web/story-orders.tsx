// The orders of the list of stories: the links from one to another, which keep what the list is narrowed to, and what a row says of its place.
import { growthHours, storyOrders, type StoryOrder } from '../../core/story.ts';
import type { StoryLine } from '../../store/repositories/desk-stories.ts';
import { When } from './layout.tsx';
import { storiesPath, type StoryQuery } from './story-view.ts';
import { counted } from './wording.ts';

const orderWords: Readonly<Record<StoryOrder, { label: string; meaning: string }>> = {
  score: { label: 'By score', meaning: 'Pinned ones that no editor has a draft of, then breaking ones, then by newsworthiness.' },
  newest: { label: 'Newest', meaning: 'Whose first report came out last.' },
  growing: { label: 'Growing', meaning: `That gained most independent origins in the last ${growthHours} hours.` },
};

export function OrderLinks({ query }: { query: StoryQuery }) {
  return (
    <div class="story-orders">
      <nav class="tabs" aria-label="Order of the list">
        {storyOrders.map((sort) => (
          <a
            href={storiesPath({ ...query, sort })}
            title={orderWords[sort].meaning}
            {...(sort === query.sort ? { 'aria-current': 'page' as const } : {})}
          >
            {orderWords[sort].label}
          </a>
        ))}
      </nav>
      <p class="aside small">{orderWords[query.sort].meaning}</p>
    </div>
  );
}

/** When its last report came out, or in the order that goes by it its first; in the order of growth, how much it grew. */
export function RowTime({ story, sort }: { story: Pick<StoryLine, 'firstAt' | 'lastAt' | 'gained'>; sort: StoryOrder }) {
  const at = sort === 'newest' ? story.firstAt : story.lastAt;
  return (
    <>
      {sort === 'growing' && story.gained > 0 ? (
        <span class="gained">{`${counted(story.gained, 'new origin')} in ${growthHours} h`}</span>
      ) : null}
      {at === null ? null : (
        <span>
          {sort === 'newest' ? 'first report ' : null}
          <When date={at} />
        </span>
      )}
    </>
  );
}
