// Has an embedding model say where the first report of a story lies among others, and has the clusterer look whether it is a story that it knows.
import { embedReport } from '../agents/model/embed.ts';
import { BudgetExceededError, type Embedding, type ModelGateway } from '../agents/model/gateway.ts';
import { hasEmbedding, insertEmbedding } from '../store/repositories/article-embeddings.ts';
import { lockLanguagesTogether } from '../store/repositories/clustering.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { loadClusterArticles } from '../store/repositories/stories.ts';
import { inTransaction } from '../store/transactions.ts';
import type { NewsroomDeps } from './deps.ts';

/** Code points of a snapshot that are read: the title and the lead. */
const textLength = 1500;

async function embedded(deps: NewsroomDeps, gateway: ModelGateway, articleId: string, signal: AbortSignal): Promise<Embedding | null> {
  const [article] = await loadClusterArticles(deps.database, [articleId], textLength);
  if (article?.storyId == null) return null;
  const { language, title, storyId } = article;
  const text = article.text.slice(Math.max(0, article.text.indexOf('\n\n')));
  return embedReport(gateway, { language, title, text }, { draftId: null, storyId, personaId: null }, signal);
}

/** An article that has a vector, or belongs to no story any more, is left alone; so is one that a cap forbids to ask about: nothing waits for a vector. */
export async function embedStory(deps: NewsroomDeps, articleId: string, signal: AbortSignal): Promise<void> {
  const { database, gateway, logger } = deps;
  if (gateway === null || gateway.modelOf('embedder') === null || (await hasEmbedding(database, articleId))) return;
  try {
    const embedding = await embedded(deps, gateway, articleId, signal);
    if (embedding === null) return;
    const { vector, model: by } = embedding;
    await inTransaction(database, async (transaction) => {
      await lockLanguagesTogether(transaction);
      if (!(await insertEmbedding(transaction, { articleId, vector, by }))) return;
      await addToOutbox(transaction, [{ job: 'join-by-meaning', jobId: `join-by-vector-${articleId}`, payload: { articleId } }]);
    });
    logger.info({ event: 'story-embedded', article: articleId, by });
  } catch (error) {
    if (!(error instanceof BudgetExceededError)) throw error;
    logger.warn({ event: 'embedding-over-budget', article: articleId, error: error.message });
  }
}
