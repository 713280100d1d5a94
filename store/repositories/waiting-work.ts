// Rows that wait for a job: what is new and unread, read and in no story, asked for and unwritten, edited and unchecked, approved and
// unpublished. The row drives: whatever became of its job, it can be asked for again under the id it had, which a queue that knows it swallows.
import { sql } from 'kysely';
import type { OutboxEntry } from '../../core/jobs.ts';
import type { Database } from '../database.ts';

/** Rows of each kind looked at at once. */
const most = 500;

async function unread(database: Database, before: Date): Promise<OutboxEntry[]> {
  const rows = await database
    .selectFrom('item')
    .select('id')
    .where('state', '=', 'new')
    .where('first_seen_at', '<', before)
    .orderBy('first_seen_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => ({ job: 'read-item', jobId: id, payload: { itemId: id } }));
}

async function unclustered(database: Database, before: Date): Promise<OutboxEntry[]> {
  const rows = await database
    .selectFrom('article')
    .select(['id', 'snapshot_sha256 as snapshot'])
    .where('story_id', 'is', null)
    .where('fetched_at', '<', before)
    .orderBy('fetched_at')
    .limit(most)
    .execute();
  return rows.map(({ id, snapshot }) => ({ job: 'cluster-article', jobId: `${id}-${snapshot.slice(0, 12)}`, payload: { articleId: id } }));
}

async function unwritten(database: Database, before: Date): Promise<OutboxEntry[]> {
  const rows = await database
    .selectFrom('draft')
    .select(['id', 'persona_id as personaId', 'state', 'round'])
    .where('state', 'in', ['queued', 'drafting', 'changes-requested'])
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(most)
    .execute();
  return rows.map(({ id, personaId, state, round: last }) => {
    const round = state === 'changes-requested' ? last + 1 : last;
    return { job: 'draft-story', jobId: `draft-${id}-${round}`, payload: { draftId: id, personaId, round } };
  });
}

async function unchecked(database: Database, before: Date): Promise<OutboxEntry[]> {
  const rows = await database
    .selectFrom('revision')
    .innerJoin('draft', 'draft.id', 'revision.draft_id')
    .select('revision.id')
    .where('revision.author_kind', '=', 'editor')
    .where('draft.state', '=', 'in-review')
    .where('revision.created_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('sentence_check').select('sentence_check.ordinal').whereRef('sentence_check.revision_id', '=', 'revision.id'),
        ),
      ),
    )
    .orderBy('revision.created_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => ({ job: 'check-revision', jobId: `check-${id}`, payload: { revisionId: id } }));
}

async function unpublished(database: Database, before: Date): Promise<OutboxEntry[]> {
  const rows = await database
    .selectFrom('draft')
    .innerJoin('decision', 'decision.draft_id', 'draft.id')
    .select(['draft.id', 'decision.id as decisionId'])
    .distinctOn('draft.id')
    .where('draft.state', '=', 'approved')
    .where('decision.decision', '=', 'approve')
    .where('decision.created_at', '<', before)
    .orderBy('draft.id')
    .orderBy('decision.number', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id, decisionId }) => ({
    job: 'publish-revision',
    jobId: `publish-${decisionId}`,
    payload: { draftId: id, decisionId },
  }));
}

/** Jobs that rows have waited for since before `before`, at most 500 of each kind, the longest waiting first. */
export async function waitingWork(database: Database, before: Date): Promise<OutboxEntry[]> {
  const kinds = [unread, unclustered, unwritten, unchecked, unpublished];
  const found: OutboxEntry[] = [];
  for (const kind of kinds) found.push(...(await kind(database, before)));
  return found;
}

/** How many drafts are to be written by a persona that is none of these, by persona. */
export async function draftsWithoutDesk(
  database: Database,
  personaIds: readonly string[],
): Promise<{ personaId: string; drafts: number }[]> {
  const { rows } = await sql<{ personaId: string; drafts: number }>`
    select persona_id as "personaId", count(*)::integer as drafts from draft
    where state in ('queued', 'drafting', 'waiting-budget', 'changes-requested') and not (persona_id = any(${[...personaIds]}::text[]))
    group by persona_id order by persona_id`.execute(database);
  return rows;
}
