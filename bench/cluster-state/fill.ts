// Fills a store with clustered articles of the window, as clustering would have left them, many rows a statement.
import { sql } from 'kysely';
import { derivedId, sha256 } from '../../core/hash.ts';
import type { Database } from '../../store/database.ts';
import { encodeTerms, termsVersion } from '../../sources/article-terms.ts';
import { termsOf } from '../../sources/cluster/terms.ts';
import { sketchOf } from '../../sources/copies.ts';
import { longReport } from './stream.ts';

export interface StreamArticle {
  readonly id: string;
  readonly event: number;
  readonly report: number;
}

const rowsAtOnce = 500;
const languages = ['en', 'de', 'fr', 'es', 'ru'];

export const streamArticle = (event: number, report: number): StreamArticle => ({
  id: derivedId('ar', `${event}/${report}`),
  event,
  report,
});
const storyId = (event: number): string => derivedId('st', `event ${event}`);
const languageOf = (event: number): string => languages[event % languages.length] ?? 'en';

/** Stores articles; those with a story and terms too where `clustered`. The later in the list, the later they were fetched, the last one now. */
export async function fill(database: Database, articles: readonly StreamArticle[], { clustered }: { clustered: boolean }): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < articles.length; from += rowsAtOnce) {
    const rows = articles.slice(from, from + rowsAtOnce).map(({ id, event, report }, index) => {
      const { outlet, title, paragraphs } = longReport(event, report);
      const text = [title, ...paragraphs].join('\n\n');
      const language = languageOf(event);
      const at = new Date(now - (articles.length - from - index) * 100);
      const feed = derivedId('fd', outlet);
      return { id, event, outlet, title, text, language, at, feed, snapshot: sha256(text) };
    });
    await database
      .insertInto('feed')
      .values(
        Array.from(
          new Map(rows.map((row) => [row.feed, { id: row.feed, url: `https://${row.feed}.example/`, title: row.outlet }])).values(),
        ),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await database
      .insertInto('snapshot')
      .values(rows.map(({ snapshot, text, language }) => ({ sha256: snapshot, text, language })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (clustered) {
      const stories = new Map(rows.map(({ event, title, language }) => [event, { id: storyId(event), title, language }]));
      await database
        .insertInto('story')
        .values(Array.from(stories.values()))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await database
      .insertInto('article')
      .values(
        rows.map((row) => ({
          id: row.id,
          url: `https://${row.feed}.example/${row.id}`,
          feed_id: row.feed,
          outlet: row.outlet,
          title: row.title,
          author: null,
          published_at: row.at,
          language: row.language,
          language_confidence: 1,
          snapshot_sha256: row.snapshot,
          raw_sha256: null,
          sketch: sketchOf(row.text),
          origin: row.outlet,
          origin_reason: 'measured',
          story_id: clustered ? storyId(row.event) : null,
          fetched_at: row.at,
        })),
      )
      .execute();
    if (!clustered) continue;
    await database
      .insertInto('article_terms')
      .values(
        rows.map((row) => ({
          article_id: row.id,
          version: termsVersion,
          fetched_at: row.at,
          terms: encodeTerms(termsOf(row.text, row.language)),
        })),
      )
      .execute();
  }
  await sql`analyze`.execute(database);
}
