// Has a model tell in English what the first report of a story in other languages is about, and has the clusterer look whether it is a story that it knows.
import { BudgetExceededError, type ModelGateway } from '../agents/model/gateway.ts';
import { tellGist } from '../agents/model/gist.ts';
import { hasGist, insertGist } from '../store/repositories/article-gists.ts';
import { lockLanguagesTogether } from '../store/repositories/clustering.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { loadClusterArticles } from '../store/repositories/stories.ts';
import { inTransaction } from '../store/transactions.ts';
import type { NewsroomDeps } from './deps.ts';

/** Code points of a snapshot that are read: the title and the lead. */
const textLength = 1500;

async function told(deps: NewsroomDeps, gateway: ModelGateway, articleId: string, signal: AbortSignal) {
  const [article] = await loadClusterArticles(deps.database, [articleId], textLength);
  if (article?.storyId == null) return null;
  const { language, publishedAt, title, storyId } = article;
  const text = article.text.slice(Math.max(0, article.text.indexOf('\n\n')));
  return tellGist(gateway, { language, publishedAt, title, text }, { draftId: null, storyId, personaId: null }, signal);
}

/** An article that has a gist, or belongs to no story any more, is left alone; so is one that a cap forbids to ask about: nothing waits for a gist. */
export async function tellGistOf(deps: NewsroomDeps, articleId: string, signal: AbortSignal): Promise<void> {
  const { database, gateway, logger } = deps;
  if (gateway === null || gateway.modelOf('gist') === null || (await hasGist(database, articleId))) return;
  try {
    const gist = await told(deps, gateway, articleId, signal);
    if (gist === null) {
      logger.warn({ event: 'gist-unusable', article: articleId });
      return;
    }
    await inTransaction(database, async (transaction) => {
      await lockLanguagesTogether(transaction);
      if (!(await insertGist(transaction, { articleId, ...gist }))) return;
      await addToOutbox(transaction, [{ job: 'join-by-meaning', jobId: `join-by-gist-${articleId}`, payload: { articleId } }]);
    });
    logger.info({ event: 'gist-told', article: articleId, by: gist.by });
  } catch (error) {
    if (!(error instanceof BudgetExceededError)) throw error;
    logger.warn({ event: 'gist-over-budget', article: articleId, error: error.message });
  }
}
