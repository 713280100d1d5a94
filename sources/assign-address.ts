// One look at an article that was given to a persona by its address: read, put into a story, assigned, or refused with what kept it. Its page is
// read by the ordinary job; until that has ended the assignment waits. Called again at any time, it goes on where it was.
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import {
  articleAtAddress,
  assignAddress,
  findAddressAssignment,
  readingOfItem,
  refuseAddress,
  type AddressAssignment,
} from '../store/repositories/address-assignments.ts';
import type { Clusterer } from './stories.ts';

export interface AssignAddressDeps {
  readonly database: Database;
  readonly clusterer: Clusterer;
  readonly logger: Logger;
}

/**
 * The article that was given; null while it is unread, or once its reading was given up: then the assignment is refused, and what was made for it
 * goes. A failure that may pass (a status of 5xx, no answer in time) is given up only after the tries that any page has.
 */
async function articleOf({ database }: AssignAddressDeps, { id, url, articleId, itemId }: AddressAssignment): Promise<string | null> {
  if (articleId !== null || itemId === null) return articleId;
  const item = await readingOfItem(database, itemId);
  if (item === null || item.state === 'failed' || item.state === 'skipped') {
    // A feed listed it meanwhile, and that was read.
    const other = await articleAtAddress(database, url);
    if (other !== null) return other;
    const tries = item !== null && item.attempts > 0 ? `, tried ${item.attempts} times: give it again later` : '';
    await refuseAddress(database, id, { code: item?.code ?? 'not-read', message: `${item?.error ?? 'the page was not read'}${tries}` });
  }
  return item?.articleId ?? null;
}

/** Returns the assignment as it is then, `waiting` while its page is not read; null where there is none. Throws what clustering throws. */
export async function assignAtAddress(
  deps: AssignAddressDeps,
  assignmentId: string,
  signal: AbortSignal,
): Promise<AddressAssignment | null> {
  const { database, clusterer, logger } = deps;
  const assignment = await findAddressAssignment(database, assignmentId);
  if (assignment?.state !== 'waiting') return assignment;
  const articleId = await articleOf(deps, assignment);
  if (articleId !== null) {
    const { storyId } = await clusterer.clusterArticle(articleId, signal);
    await assignAddress(database, assignmentId, { storyId, articleId });
  }
  const then = await findAddressAssignment(database, assignmentId);
  if (then !== null && then.state !== 'waiting') logger.info({ event: 'address-assigned', ...then });
  return then;
}
