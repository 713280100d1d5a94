// A story with articles as reading and clustering would have left them, for tests of what comes after.
import { cutSentences } from '../../core/sentences.ts';
import { derivedId, newId, sha256 } from '../../core/hash.ts';
import type { Database } from '../../store/database.ts';

const firstPublished = new Date('2026-03-14T08:00:00Z');

export interface SeededArticle {
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Default: the outlet. */
  readonly origin?: string;
  /** ISO 639-1; default `en`. */
  readonly language?: string;
  /** Default: 14 March 2026, 8:00 UTC; `seedStory` puts a minute between its articles. */
  readonly publishedAt?: Date;
}

export interface SeededStory {
  readonly storyId: string;
  readonly articleIds: string[];
}

/** Writes feed, snapshot, passages and article rows; returns the article's id. */
export async function seedArticle(database: Database, storyId: string | null, article: SeededArticle): Promise<string> {
  const language = article.language ?? 'en';
  const host = `${article.outlet.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;
  const url = `https://${host}/${newId('page')}.html`;
  const feedId = derivedId('fd', `https://${host}/feed.xml`);
  const paragraphs = [article.title, ...article.paragraphs].map((paragraph) => paragraph.normalize('NFC'));
  const text = paragraphs.join('\n\n');
  const snapshot = sha256(text);
  let offset = 0;
  const spans = paragraphs.flatMap((paragraph, index) => {
    const from = offset;
    offset += paragraph.length + 2;
    const sentences = index === 0 ? [{ start: 0, end: paragraph.length }] : cutSentences(paragraph, language);
    return sentences.map(({ start, end }) => ({ start: from + start, end: from + end }));
  });
  await database
    .insertInto('feed')
    .values({
      id: feedId,
      url: `https://${host}/feed.xml`,
      title: article.outlet,
      site: null,
      language,
      country: null,
      documented_at: null,
      muted_reason: null,
      etag: null,
      last_modified: null,
      content_sha256: null,
      last_polled_at: null,
      last_success_at: null,
      last_error_code: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database
    .insertInto('snapshot')
    .values({ sha256: snapshot, text, language })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database
    .insertInto('passage')
    .values(
      spans.map((span, ordinal) => ({
        snapshot_sha256: snapshot,
        ordinal,
        start_offset: span.start,
        end_offset: span.end,
        kind: ordinal === 0 ? ('title' as const) : ('sentence' as const),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const id = derivedId('ar', url);
  await database
    .insertInto('article')
    .values({
      id,
      url,
      feed_id: feedId,
      outlet: article.outlet,
      title: article.title,
      author: null,
      published_at: article.publishedAt ?? firstPublished,
      language,
      language_confidence: 1,
      snapshot_sha256: snapshot,
      raw_sha256: null,
      origin: article.origin ?? article.outlet,
      origin_reason: 'seeded',
      story_id: storyId,
    })
    .execute();
  return id;
}

export async function seedStory(database: Database, articles: readonly SeededArticle[]): Promise<SeededStory> {
  const storyId = newId('st');
  await database
    .insertInto('story')
    .values({
      id: storyId,
      title: articles[0]?.title ?? 'Untitled',
      language: articles[0]?.language ?? 'en',
      merged_into: null,
      first_published_at: null,
      last_published_at: null,
      assigned_at: null,
    })
    .execute();
  const articleIds: string[] = [];
  for (const [index, article] of articles.entries()) {
    const publishedAt = new Date(firstPublished.getTime() + index * 60_000);
    articleIds.push(await seedArticle(database, storyId, { publishedAt, ...article }));
  }
  return { storyId, articleIds };
}
