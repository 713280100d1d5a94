// What the commands of the items that were not read change (bin/writings.ts has the others).
import { z } from 'zod';
import { NewsroomError } from '../core/errors.ts';
import { itemStates, retryItems } from '../store/repositories/unread-items.ts';
import { requireFeed } from './named-feed.ts';
import { writing } from './writing.ts';

/** Items set to be read again by one request: well under a second of work. */
const retriedAtOnce = 1000;

export const itemWritings = {
  /** One batch, in the order of ids: the command asks for one after the other, as items that fail again meanwhile are not to come round. */
  retryItems: writing(
    z.strictObject({
      /** These alone; null: all that failed and are of the feed and the code. */
      ids: z.array(z.string().min(1)).min(1).max(retriedAtOnce).nullable(),
      /** A feed's id or address. */
      feed: z.string().min(1).nullable(),
      code: z.string().min(1).nullable(),
      afterId: z.string(),
      dryRun: z.boolean(),
    }),
    async ({ database }, { ids, feed, code, afterId, dryRun }) => {
      const feedId = feed === null ? null : (await requireFeed(database, feed)).id;
      const named = await itemStates(database, ids ?? []);
      const unknown = (ids ?? []).filter((id) => !named.has(id));
      if (unknown.length > 0)
        throw new NewsroomError('no-such-item', `no item ${unknown.join(', ')}: \`newsroom items\` lists those not read`);
      const retried = await retryItems(database, { ids, feedId, code }, { afterId, limit: retriedAtOnce, dryRun });
      return { ...retried, unchanged: [...named].flatMap(([id, state]) => (state === 'failed' ? [] : [{ id, state }])) };
    },
  ),
};
