// What an article's genre is told by, and that it was set aside for it: kept, readable, in no story.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Code points of a text that are read. */
const textLength = 8000;

export interface GenreSource {
  readonly title: string;
  /** The snapshot's text from its start. */
  readonly text: string;
  readonly url: string;
  readonly section: string | null;
  /** ISO 639-1 code. */
  readonly language: string;
  readonly storyId: string | null;
  readonly setAside: string | null;
}

/** Null: there is no such article. */
export async function genreSource(database: Database, articleId: string): Promise<GenreSource | null> {
  const row = await database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .select(['article.title', 'article.url', 'article.section', 'article.language', 'article.story_id', 'article.set_aside'])
    .select(sql<string>`left(snapshot.text, ${sql.lit(textLength)})`.as('text'))
    .where('article.id', '=', articleId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { story_id: storyId, set_aside: setAside, ...source } = row;
  return { ...source, storyId, setAside };
}

/** Sets an article aside that is in no story. `why`: its genre, a colon, the reason in words. */
export async function setArticleAside(database: Database, articleId: string, why: string): Promise<void> {
  await database.updateTable('article').set({ set_aside: why }).where('id', '=', articleId).where('story_id', 'is', null).execute();
}
