// Rounds: what one pass of the graph over a draft reads (pinned sources) and leaves between its nodes (working papers).
// Both are keyed by draft and round, so that a node that runs again writes the same rows.
import { sql } from 'kysely';
import type { SourceArticle } from '../../core/sources.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { loadPassages } from './snapshots.ts';

/** An article at the snapshot it was read in. */
export interface PinnedSource {
  readonly articleId: string;
  readonly snapshot: string;
}

export interface StorySource extends PinnedSource {
  readonly outlet: string;
  readonly origin: string;
  readonly publishedAt: Date | null;
}

export interface StoryForRound {
  /** The story itself, or the one it was merged into. */
  readonly id: string;
  readonly title: string;
}

/** The story a draft is about, following merges. */
export async function findStory(database: Database, storyId: string): Promise<StoryForRound | null> {
  const found = await sql<StoryForRound>`
    with recursive chain as (
      select id, title, merged_into, 0 as depth from story where id = ${storyId}
      union all
      select s.id, s.title, s.merged_into, c.depth + 1 from story s join chain c on s.id = c.merged_into where c.depth < 100
    )
    select id, title from chain order by depth desc limit 1`.execute(database);
  return found.rows[0] ?? null;
}

/** Current articles of a story, the earliest first. */
export async function storySources(database: Database, storyId: string): Promise<StorySource[]> {
  return database
    .selectFrom('article')
    .select(['id as articleId', 'snapshot_sha256 as snapshot', 'outlet', 'origin', 'published_at as publishedAt'])
    .where('story_id', '=', storyId)
    .orderBy(sql`published_at asc nulls last`)
    .orderBy('id')
    .execute();
}

/** Pins the sources of a round, in order, in place of what was pinned before. */
export async function pinSources(
  transaction: DatabaseTransaction,
  draftId: string,
  round: number,
  sources: readonly PinnedSource[],
): Promise<void> {
  await transaction.deleteFrom('round_source').where('draft_id', '=', draftId).where('round', '=', round).execute();
  if (sources.length === 0) return;
  await transaction
    .insertInto('round_source')
    .values(
      sources.map((source, ordinal) => ({
        draft_id: draftId,
        round,
        ordinal,
        article_id: source.articleId,
        snapshot_sha256: source.snapshot,
      })),
    )
    .execute();
}

export async function pinnedSources(database: Database, draftId: string, round: number): Promise<PinnedSource[]> {
  return database
    .selectFrom('round_source')
    .select(['article_id as articleId', 'snapshot_sha256 as snapshot'])
    .where('draft_id', '=', draftId)
    .where('round', '=', round)
    .orderBy('ordinal')
    .execute();
}

/** Articles with the text and passages of the named snapshots, in the order given. */
export async function readSources(database: Database, sources: readonly PinnedSource[]): Promise<SourceArticle[]> {
  if (sources.length === 0) return [];
  const articleIds = sources.map((source) => source.articleId);
  const snapshots = [...new Set(sources.map((source) => source.snapshot))];
  const articles = await database.selectFrom('article').selectAll().where('id', 'in', articleIds).execute();
  const texts = await database.selectFrom('snapshot').select(['sha256', 'text', 'language']).where('sha256', 'in', snapshots).execute();
  const passages = await loadPassages(database, snapshots);
  const articleOf = new Map(articles.map((row) => [row.id, row]));
  const textOf = new Map(texts.map((row) => [row.sha256, row]));
  return sources.flatMap(({ articleId, snapshot }) => {
    const article = articleOf.get(articleId);
    const text = textOf.get(snapshot);
    if (article === undefined || text === undefined) return [];
    return [
      {
        id: articleId,
        url: article.url,
        outlet: article.outlet,
        title: article.title,
        author: article.author,
        publishedAt: article.published_at,
        language: text.language,
        origin: article.origin,
        snapshot,
        text: text.text,
        passages: passages.get(snapshot) ?? [],
      },
    ];
  });
}

/** Which paper of a round. `loop` is 0 for the first composition and counts its revisions. */
export interface WorkKey {
  readonly draftId: string;
  readonly round: number;
  readonly stage: 'claims' | 'composition' | 'cited' | 'checks' | 'final';
  readonly loop: number;
}

/** Stores a working paper in place of an earlier one under the same key. */
export async function putWork(transaction: DatabaseTransaction, key: WorkKey, document: object): Promise<void> {
  await transaction
    .insertInto('round_work')
    .values({ draft_id: key.draftId, round: key.round, stage: key.stage, loop: key.loop, document: JSON.stringify(document) })
    .onConflict((conflict) =>
      conflict.columns(['draft_id', 'round', 'stage', 'loop']).doUpdateSet((excluded) => ({ document: excluded.ref('excluded.document') })),
    )
    .execute();
}

/** A working paper, to be parsed by its reader, or null. */
export async function readWork(database: Database, key: WorkKey): Promise<unknown> {
  const row = await database
    .selectFrom('round_work')
    .select('document')
    .where('draft_id', '=', key.draftId)
    .where('round', '=', key.round)
    .where('stage', '=', key.stage)
    .where('loop', '=', key.loop)
    .executeTakeFirst();
  return row?.document ?? null;
}

/** Removes the working papers of rounds up to and with `round`: their revision is written. */
export async function sweepWork(database: Database, draftId: string, round: number): Promise<void> {
  await database.deleteFrom('round_work').where('draft_id', '=', draftId).where('round', '<=', round).execute();
}

/** Stores the bytes of an illustration under their SHA-256; the same bytes are stored once. */
export async function insertIllustration(
  transaction: DatabaseTransaction,
  illustration: { sha256: string; mediaType: string; bytes: Uint8Array },
): Promise<void> {
  await transaction
    .insertInto('illustration')
    .values({ sha256: illustration.sha256, media_type: illustration.mediaType, bytes: Buffer.from(illustration.bytes) })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

/** The revision an editor last sent back, and the notes that came with it; null where no draft was sent back. */
export async function changesAsked(database: Database, draftId: string): Promise<{ revisionId: string; notes: unknown } | null> {
  const row = await database
    .selectFrom('decision')
    .select(['revision_id as revisionId', 'notes'])
    .where('draft_id', '=', draftId)
    .where('decision', '=', 'request-changes')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
