// Puts a measured story into a store as reading and clustering would have left it, with a draft that waits at a desk.
import { derivedId, newId } from '../../core/hash.ts';
import type { Database } from '../../store/database.ts';
import { insertArticle } from '../../store/repositories/articles.ts';
import { openDraft } from '../../store/repositories/drafts.ts';
import { importFeeds } from '../../store/repositories/feeds.ts';
import { insertSnapshot } from '../../store/repositories/snapshots.ts';
import { markAssigned, openStory, putIntoStory, updateStory } from '../../store/repositories/stories.ts';
import { recordAssignment } from '../../store/repositories/assignments.ts';
import { inTransaction } from '../../store/transactions.ts';
import type { BenchStory } from './stories.ts';

const readAt = new Date('2026-03-12T12:00:00Z');

/** Stores articles and story. Returns the story's id. */
export async function storeStory(database: Database, story: BenchStory): Promise<string> {
  const feeds = story.articles.map((article) => ({
    url: new URL('/feed.xml', article.url).href,
    title: article.outlet,
    site: null,
    language: article.language,
    country: null,
    category: [],
    documentedAt: null,
    verified: false,
  }));
  await importFeeds(database, feeds, 3_600_000);
  return inTransaction(database, async (transaction) => {
    const storyId = newId('st');
    await openStory(transaction, { id: storyId, title: story.title, language: story.language, lastOriginAt: readAt });
    for (const article of story.articles) {
      const snapshot = await insertSnapshot(transaction, article);
      const { id } = await insertArticle(transaction, {
        metadata: { section: null, updatedAt: null, leadImage: null, leadImageCredit: null, paywalled: false },
        url: article.url,
        feedId: derivedId('fd', new URL('/feed.xml', article.url).href),
        outlet: article.outlet,
        title: article.title,
        author: null,
        publishedAt: article.publishedAt,
        language: article.language,
        languageConfidence: 1,
        snapshot,
        raw: null,
        sketch: [],
        origin: article.origin,
        originReason: 'measured',
        fetchedAt: readAt,
      });
      await putIntoStory(transaction, id, storyId);
    }
    await updateStory(
      transaction,
      storyId,
      {
        title: story.title,
        language: story.language,
        articles: story.articles.length,
        outlets: story.articles.length,
        origins: new Set(story.articles.map((article) => article.origin)).size,
        breaking: false,
        thirdOriginAt: null,
        firstPublishedAt: readAt,
        lastPublishedAt: readAt,
      },
      readAt,
    );
    return storyId;
  });
}

/** Gives a stored story to a persona: its draft is queued with the job that begins it. Returns the draft's id. */
export async function queueDraft(
  database: Database,
  work: { readonly storyId: string; readonly personaId: string; readonly writer: string },
): Promise<string> {
  return inTransaction(database, async (transaction) => {
    await recordAssignment(transaction, { storyId: work.storyId, personaId: work.personaId, score: 0, reasons: ['measured'] });
    const draftId = await openDraft(transaction, work);
    await markAssigned(transaction, work.storyId);
    if (draftId === null) throw new Error(`story ${work.storyId} has a live draft already`);
    return draftId;
  });
}
