// The story that a person names: by its id, that of a draft or an article of it, or an article's address. Read-only.
import { sql } from 'kysely';
import { NewsroomError } from '../../core/errors.ts';
import type { Database } from '../database.ts';
import { findOpenStory } from './desk-story.ts';

export interface NamedStory {
  /** Of the open story. */
  readonly id: string;
  readonly title: string;
  /** The named story's id, where it was merged into this one; null: it is this one, or was named by what is in it. */
  readonly mergedFrom: string | null;
}

const nearest = 3;
/** Letters of an id that a slip of the pen leaves alone. */
const idStart = 6;

/** Open stories whose id begins or ends likewise, or whose title has these words; the latest first. */
async function storiesNear(database: Database, text: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from story where state = 'open'
      and (starts_with(id, left(${text}, ${idStart}::int)) or right(id, ${idStart}::int) = right(${text}, ${idStart}::int)
        or strpos(lower(title), lower(${text})) > 0)
    order by last_origin_at desc, id limit ${nearest}`.execute(database);
  return rows;
}

/** Throws NewsroomError `no-such-story`, which names stories that may have been meant. */
export async function requireStory(database: Database, text: string): Promise<NamedStory> {
  const found = await findOpenStory(database, text);
  if (found !== null) {
    const named = await database.selectFrom('story').select('id').where('id', '=', text).executeTakeFirst();
    return { id: found.id, title: found.title, mergedFrom: named === undefined || text === found.id ? null : text };
  }
  const near = text.trim().length < idStart ? [] : await storiesNear(database, text.trim());
  const meant = near.length === 0 ? '' : `; did you mean ${near.map(({ id, title }) => `${id} (“${title.slice(0, 60)}”)`).join(' or ')}?`;
  throw new NewsroomError(
    'no-such-story',
    `no story ${text}: name it, a draft or an article of it (\`newsroom stories\` lists them)${meant}`,
  );
}
