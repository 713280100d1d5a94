// Revisions: numbered, immutable texts of a draft with their sentences, footnotes and checks. The writer's come from the graph's
// `submit-draft`, an editor's from the desk. Content is canonical JSON: what is hashed is what is stored.
import { sql } from 'kysely';
import { canonicalJson, newId } from '../../core/hash.ts';
import { revisionDocumentSchema, type RevisionDocument } from '../../core/revision.ts';
import type { Verdict } from '../../core/words.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { applyEdit, type EditProblem } from '../editor-text.ts';
import type { RevisionSentence } from '../revision-sentence.ts';
import { inTransaction } from '../transactions.ts';
import { addToOutbox } from './outbox.ts';

/** A check as it is stored: the verdict on one sentence of one revision, with the passages it rests on. */
export interface StoredCheck {
  readonly ordinal: number;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly evidence: readonly object[];
  /** What each layer of checks said; the verdict is the gravest. */
  readonly layers: readonly object[];
}

export interface Revision {
  readonly id: string;
  readonly draftId: string;
  readonly number: number;
  readonly round: number;
  readonly authorKind: 'writer' | 'editor';
  readonly editorId: string | null;
  /** SHA-256 of the stored content: what an approval is bound to. */
  readonly sha256: string;
  readonly document: RevisionDocument;
  readonly createdAt: Date;
}

const revisionColumns = ['id', 'draft_id', 'number', 'round', 'author_kind', 'editor_id', 'sha256', 'content', 'created_at'] as const;

function selectRevisions(database: Database) {
  return database.selectFrom('revision').select(revisionColumns);
}
type RevisionRow = Awaited<ReturnType<ReturnType<typeof selectRevisions>['execute']>>[number];

function revisionOf(row: RevisionRow | undefined): Revision | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    draftId: row.draft_id,
    number: row.number,
    round: row.round,
    authorKind: row.author_kind,
    editorId: row.editor_id,
    sha256: row.sha256,
    document: revisionDocumentSchema.parse(JSON.parse(row.content)),
    createdAt: row.created_at,
  };
}

export async function findRevision(database: Database, revisionId: string): Promise<Revision | null> {
  return revisionOf(await selectRevisions(database).where('id', '=', revisionId).executeTakeFirst());
}

/** The draft's revision with the highest number, or null before its first. */
export async function latestRevision(database: Database, draftId: string): Promise<Revision | null> {
  return revisionOf(await selectRevisions(database).where('draft_id', '=', draftId).orderBy('number', 'desc').limit(1).executeTakeFirst());
}

/** The revision the writer handed in for a round; there is at most one. */
export async function writersRevision(database: Database, draftId: string, round: number): Promise<Revision | null> {
  const query = selectRevisions(database).where('draft_id', '=', draftId).where('round', '=', round).where('author_kind', '=', 'writer');
  return revisionOf(await query.executeTakeFirst());
}

/** Sentences of a revision in order. */
export async function revisionSentences(database: Database, revisionId: string): Promise<RevisionSentence[]> {
  const rows = await database.selectFrom('sentence').selectAll().where('revision_id', '=', revisionId).orderBy('ordinal').execute();
  return rows.map((row) => ({
    ordinal: row.ordinal,
    part: row.part,
    kind: row.kind,
    text: row.text,
    membersOnly: row.members_only,
    claimIds: row.claim_ids,
    citations: row.citation_numbers,
  }));
}

export interface NewRevision {
  readonly draftId: string;
  readonly round: number;
  /** null: the writer. */
  readonly editorId: string | null;
  readonly document: RevisionDocument;
  readonly sentences: readonly RevisionSentence[];
}

/** Writes a draft's next revision with its sentences and citations. The draft's row must be locked by `transaction`. Returns its id. */
export async function insertRevision(transaction: DatabaseTransaction, revision: NewRevision): Promise<string> {
  const { draftId, document, sentences } = revision;
  const id = newId('rv');
  const last = await transaction
    .selectFrom('revision')
    .select((select) => select.fn.max('number').as('number'))
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  await transaction
    .insertInto('revision')
    .values({
      id,
      draft_id: draftId,
      number: (last?.number ?? 0) + 1,
      round: revision.round,
      author_kind: revision.editorId === null ? 'writer' : 'editor',
      editor_id: revision.editorId,
      content: canonicalJson(revisionDocumentSchema.parse(document)),
      sentence_count: sentences.length,
    })
    .execute();
  if (document.citations.length > 0) {
    await transaction
      .insertInto('citation')
      .values(
        document.citations.map((citation) => ({
          revision_id: id,
          number: citation.number,
          article_id: citation.articleId,
          snapshot_sha256: citation.snapshot,
        })),
      )
      .execute();
  }
  await transaction
    .insertInto('sentence')
    .values(
      sentences.map((sentence) => ({
        revision_id: id,
        ordinal: sentence.ordinal,
        part: sentence.part,
        kind: sentence.kind,
        text: sentence.text,
        members_only: sentence.membersOnly,
        claim_ids: sentence.claimIds,
        citation_numbers: sentence.citations,
      })),
    )
    .execute();
  return id;
}

/** Stores checks of a revision's sentences; a sentence that has one keeps it. `checker` names the checker and its version. */
export async function insertChecks(database: Database, revisionId: string, checks: readonly StoredCheck[], checker: string): Promise<void> {
  if (checks.length === 0) return;
  await database
    .insertInto('sentence_check')
    .values(
      checks.map((check) => ({
        revision_id: revisionId,
        ordinal: check.ordinal,
        verdict: check.verdict,
        reasons: JSON.stringify(check.reasons),
        evidence: JSON.stringify(check.evidence),
        layers: JSON.stringify(check.layers),
        checker,
      })),
    )
    .onConflict((conflict) => conflict.columns(['revision_id', 'ordinal']).doNothing())
    .execute();
}

/** How many sentences of a revision have a check. */
export async function countChecks(database: Database, revisionId: string): Promise<number> {
  const row = await database
    .selectFrom('sentence_check')
    .select((select) => select.fn.countAll<string>().as('checks'))
    .where('revision_id', '=', revisionId)
    .executeTakeFirstOrThrow();
  return Number(row.checks);
}

export interface EditorEdit {
  readonly draftId: string;
  /** The revision that the editor had before their eyes. */
  readonly baseRevisionId: string;
  /** The whole new text, with or without the footnotes' definitions. */
  readonly markdown: string;
  readonly editorId: string;
}

export type EditRefusal =
  /** Somebody saved another revision meanwhile, or there is no such draft. `latestRevisionId` is what to load. */
  | { readonly ok: false; readonly code: 'stale-revision'; readonly message: string; readonly latestRevisionId: string | null }
  /** The draft is neither in review nor approved. */
  | { readonly ok: false; readonly code: 'state-forbids'; readonly message: string; readonly state: string }
  | { readonly ok: false; readonly code: 'unchanged'; readonly message: string }
  /** The text does not fit the form, or marks footnotes that are not there; each problem with its 1-based line. */
  | { readonly ok: false; readonly code: 'text-problems'; readonly message: string; readonly problems: readonly EditProblem[] };

export type EditResult = { readonly ok: true; readonly revisionId: string; readonly number: number } | EditRefusal;

/**
 * Saves an editor's text as the draft's next revision and asks for its check, in one transaction. An approved draft goes back to
 * review first: its approval is void. Refusals are values; nothing is written then.
 */
export async function saveEditorRevision(database: Database, edit: EditorEdit): Promise<EditResult> {
  return inTransaction(database, async (transaction) => {
    const draft = await transaction
      .selectFrom('draft')
      .select(['state', 'round'])
      .where('id', '=', edit.draftId)
      .forUpdate()
      .executeTakeFirst();
    const base = draft === undefined ? null : await latestRevision(transaction, edit.draftId);
    if (draft === undefined || base === null || base.id !== edit.baseRevisionId) {
      const message = 'The draft has another revision than the one that was edited: load the latest one and make the change again.';
      return { ok: false, code: 'stale-revision', message, latestRevisionId: base?.id ?? null };
    }
    if (draft.state !== 'in-review' && draft.state !== 'approved') {
      const message = `A draft that is ${draft.state} cannot be edited: only one in review, or approved and not yet published.`;
      return { ok: false, code: 'state-forbids', message, state: draft.state };
    }
    const sentences = await revisionSentences(transaction, base.id);
    const edited = applyEdit({ document: base.document, sentences }, edit.markdown);
    if (!edited.ok) return edited;
    if (draft.state === 'approved') {
      await transaction.updateTable('draft').set({ state: 'in-review' }).where('id', '=', edit.draftId).execute();
    } else {
      await transaction
        .updateTable('draft')
        .set({ updated_at: sql<Date>`now()` })
        .where('id', '=', edit.draftId)
        .execute();
    }
    const revisionId = await insertRevision(transaction, {
      draftId: edit.draftId,
      round: draft.round,
      editorId: edit.editorId,
      document: edited.document,
      sentences: edited.sentences,
    });
    await addToOutbox(transaction, [{ job: 'check-revision', jobId: `check-${revisionId}`, payload: { revisionId } }]);
    return { ok: true, revisionId, number: base.number + 1 };
  });
}
