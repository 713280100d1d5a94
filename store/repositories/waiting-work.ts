// Rows that wait for a job: what is new and unread, read and in no story, given by its address and unassigned, asked for and unwritten, edited
// and unchecked, approved and unpublished. The row drives: whatever became of its job, it can be asked for again. Of each kind one page at a time, by the rows' ids, so
// that however many wait for a closed desk, they hide nobody.
import { sql } from 'kysely';
import { usualPriority, type JobName, type OutboxEntry } from '../../core/jobs.ts';
import type { Database } from '../database.ts';

export interface WaitingRow {
  /** Id of the row that waits: the place in the paging. */
  readonly row: string;
  /** Its job, under the id it was first asked for with. */
  readonly entry: OutboxEntry;
}

/** Which rows: those that waited since before `before`, after `after` in the order of their ids; `only`: no other row than this. */
export interface WaitingPage {
  readonly before: Date;
  readonly after: string;
  readonly limit: number;
  readonly only?: string;
}

type FindWaiting = (database: Database, page: WaitingPage) => Promise<WaitingRow[]>;

const unread: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('item')
    .select('id')
    .where('state', '=', 'new')
    .where('first_seen_at', '<', before)
    .where('id', '>', after)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => ({ row: id, entry: { job: 'read-item', jobId: id, payload: { itemId: id } } }));
};

const unclustered: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('article')
    .select(['id', 'snapshot_sha256 as snapshot'])
    .where('story_id', 'is', null)
    .where('set_aside', 'is', null)
    .where('fetched_at', '<', before)
    .where('id', '>', after)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, snapshot }) => ({
    row: id,
    entry: { job: 'cluster-article', jobId: `${id}-${snapshot.slice(0, 12)}`, payload: { articleId: id }, priority: usualPriority },
  }));
};

const unassigned: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('address_assignment')
    .select('id')
    .where('state', '=', 'waiting')
    .where('asked_at', '<', before)
    .where('id', '>', after)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => ({ row: id, entry: { job: 'assign-address', jobId: id, payload: { assignmentId: id } } }));
};

const unwritten: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('draft')
    .select(['id', 'persona_id as personaId', 'state', 'round'])
    .where('state', 'in', ['queued', 'drafting', 'changes-requested'])
    .where('updated_at', '<', before)
    .where('id', '>', after)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, personaId, state, round: last }) => {
    const round = state === 'changes-requested' ? last + 1 : last;
    return { row: id, entry: { job: 'draft-story', jobId: `draft-${id}-${round}`, payload: { draftId: id, personaId, round } } };
  });
};

const unchecked: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('revision')
    .innerJoin('draft', 'draft.id', 'revision.draft_id')
    .select('revision.id')
    .where('revision.author_kind', '=', 'editor')
    .where('revision.sentence_count', '>', 0)
    .where('draft.state', '=', 'in-review')
    .where('revision.created_at', '<', before)
    .where('revision.id', '>', after)
    .$if(only !== undefined, (query) => query.where('revision.id', '=', only ?? ''))
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('sentence_check').select('sentence_check.ordinal').whereRef('sentence_check.revision_id', '=', 'revision.id'),
        ),
      ),
    )
    .orderBy('revision.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => ({ row: id, entry: { job: 'check-revision', jobId: `check-${id}`, payload: { revisionId: id } } }));
};

const unpublished: FindWaiting = async (database, { before, after, limit, only }) => {
  const rows = await database
    .selectFrom('draft')
    .innerJoin('decision', 'decision.draft_id', 'draft.id')
    .select(['draft.id', 'decision.id as decisionId'])
    .distinctOn('draft.id')
    .where('draft.state', '=', 'approved')
    .where('decision.decision', '=', 'approve')
    .where('decision.created_at', '<', before)
    .where('draft.id', '>', after)
    .$if(only !== undefined, (query) => query.where('draft.id', '=', only ?? ''))
    .orderBy('draft.id')
    .orderBy('decision.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, decisionId }) => ({
    row: id,
    entry: { job: 'publish-revision', jobId: `publish-${decisionId}`, payload: { draftId: id, decisionId } },
  }));
};

const kinds = {
  'read-item': unread,
  'cluster-article': unclustered,
  'assign-address': unassigned,
  'draft-story': unwritten,
  'check-revision': unchecked,
  'publish-revision': unpublished,
} as const satisfies Partial<Record<JobName, FindWaiting>>;

/** Jobs that a row waits for. */
export type WaitedJob = keyof typeof kinds;
export const waitedJobs = Object.keys(kinds) as WaitedJob[];

/** One page of the rows that wait for a job of this kind, in the order of their ids. */
export function waitingRows(database: Database, job: WaitedJob, page: WaitingPage): Promise<WaitingRow[]> {
  return kinds[job](database, page);
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
