// Articles that are nothing an analyst writes about are set aside before they are put into stories.
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { genreSource, setArticleAside } from '../store/repositories/article-genre.ts';
import { genreOf } from './genre.ts';

/** Whether the article is set aside: now, with the reason, or before. One that is in a story stays there; one that is gone is not. */
export async function setAsideByGenre(deps: { readonly database: Database; readonly logger: Logger }, articleId: string): Promise<boolean> {
  const source = await genreSource(deps.database, articleId);
  if (source === null || source.storyId !== null) return false;
  if (source.setAside !== null) return true;
  const found = genreOf(source);
  if (found === null) return false;
  await setArticleAside(deps.database, articleId, `${found.genre}: ${found.reason}`);
  deps.logger.info({ event: 'article-set-aside', article: articleId, ...found, title: source.title });
  return true;
}
