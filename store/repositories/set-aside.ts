// Articles that are nothing an analyst writes about (live blogs, horoscopes, adverts ...): kept, in no story, with the reason. Read-only.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface SetAsideArticle {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  readonly language: string;
  readonly genre: string;
  /** In words; empty where only the genre is known. */
  readonly reason: string;
  readonly at: Date;
}

/** How many articles of each genre were set aside since then, most first. */
export async function countSetAside(database: Database, since: Date): Promise<{ genre: string; articles: number }[]> {
  const { rows } = await sql<{ genre: string; articles: number }>`
    select split_part(set_aside, ': ', 1) as genre, count(*)::int as articles from article
    where set_aside is not null and fetched_at >= ${since} group by 1 order by 2 desc, 1`.execute(database);
  return rows;
}

/** The last stored first. */
export async function listSetAside(
  database: Database,
  query: { readonly since: Date; readonly genre: string | null; readonly limit: number; readonly offset: number },
): Promise<SetAsideArticle[]> {
  const { rows } = await sql<SetAsideArticle>`
    select id, url, title, outlet, language, least(published_at, fetched_at) as at, split_part(set_aside, ': ', 1) as genre,
      substr(set_aside, length(split_part(set_aside, ': ', 1)) + 3) as reason
    from article where set_aside is not null and fetched_at >= ${query.since}
      and (${query.genre}::text is null or split_part(set_aside, ': ', 1) = ${query.genre})
    order by fetched_at desc, id limit ${query.limit} offset ${query.offset}`.execute(database);
  return rows;
}
