// What a page reader is asked and answers: plain data, so that it can cross to a worker thread.
import { decodePage } from './decode.ts';
import { extractArticle, type ContentText } from './extract-article.ts';
import type { ExtractedArticle, ExtractionFailure } from './extracted-article.ts';
import { fromFeedContent } from './feed-content.ts';

/** A page as it was fetched; `title` is the feed's. */
export interface PageTask {
  readonly kind: 'page';
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly url: string;
  readonly title: string;
}

/** The full content that a feed has of an entry, as HTML; `url` is the entry's. */
export interface FeedTask {
  readonly kind: 'feed';
  readonly html: string;
  readonly url: string;
  readonly title: string;
}

export interface TaskAnswers {
  readonly page: ExtractedArticle | ExtractionFailure;
  readonly feed: ContentText | ExtractionFailure;
}

export type Task = PageTask | FeedTask;

/** Does a task on this thread, however long it takes. */
export async function doTask(task: Task): Promise<TaskAnswers[Task['kind']]> {
  if (task.kind === 'feed') return fromFeedContent(task.html, task.title);
  const page = decodePage(task, task.url);
  return page.ok ? extractArticle(page.html, { url: task.url, title: task.title }) : page;
}
