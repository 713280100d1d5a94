// The feed that an operator names in a command, by its id or its address.
import { NewsroomError } from '../core/errors.ts';
import type { Database } from '../store/database.ts';
import { feedNamed } from '../store/repositories/feed-desk.ts';

/** Throws NewsroomError `no-such-feed`. */
export async function requireFeed(database: Database, feed: string): Promise<{ id: string; title: string; url: string }> {
  const found = await feedNamed(database, feed);
  if (found === null)
    throw new NewsroomError('no-such-feed', `no feed ${feed}: give its id or its address (\`newsroom feeds\` lists them)`);
  return found;
}
