// Drafts as editors look at them: the list with its counts, and one draft with its revisions.
// Read-only: what changes a draft is in revisions.ts and decisions.ts.
import { sql } from 'kysely';
import type { RevisionDocument } from '../../core/revision.ts';
import { draftStates, type DraftState } from '../../core/words.ts';
import { describeWriter } from '../../core/writer-words.ts';
import type { Database } from '../database.ts';
import { editorNames } from './editors.ts';

export interface DraftPersona {
  readonly id: string;
  /** The persona's name as its file gives it, else its id. */
  readonly name: string;
  readonly title: string | null;
  /** `#rrggbb`, or null where no version of the persona is stored. */
  readonly accent: string | null;
}

export interface DraftSummary {
  readonly id: string;
  readonly state: DraftState;
  readonly persona: DraftPersona;
  /** The latest revision's headline; before the first, the story's title. */
  readonly headline: string;
  readonly language: string;
  readonly outlets: number;
  readonly sentences: number;
  readonly checked: number;
  /** Sentences whose check does not pass. */
  readonly failing: number;
  /** Failing ones that no editor has attested. */
  readonly unattested: number;
  readonly revision: number | null;
  /** What wrote the latest revision, or is to write the first. */
  readonly writer: string;
  readonly failure: string | null;
  readonly updatedAt: Date;
}

interface SummaryRow {
  id: string;
  state: DraftState;
  persona_id: string;
  persona_name: string | null;
  persona_title: string | null;
  persona_accent: string | null;
  headline: string;
  language: string;
  outlets: number;
  sentences: number;
  checked: number;
  failing: number;
  unattested: number;
  revision: number | null;
  writer: string;
  written_by: RevisionDocument['writer'] | null;
  failure: string | null;
  updated_at: Date;
}

const personaColumns = sql`
  p.document ->> 'name' as persona_name, p.document ->> 'title' as persona_title, p.document ->> 'accent' as persona_accent`;
const latestPersona = sql`
  left join lateral (select v.document from persona_version v where v.persona_id = d.persona_id order by v.created_at desc limit 1) p on true`;

function personaOf(row: Pick<SummaryRow, 'persona_id' | 'persona_name' | 'persona_title' | 'persona_accent'>): DraftPersona {
  return { id: row.persona_id, name: row.persona_name ?? row.persona_id, title: row.persona_title, accent: row.persona_accent };
}

function writerOf({ written_by: writtenBy, writer }: Pick<SummaryRow, 'writer' | 'written_by'>): string {
  return writtenBy === null ? writer : describeWriter(writtenBy);
}

export interface DraftFilter {
  readonly states?: readonly DraftState[];
  /** Of one persona only. */
  readonly personaId?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

/** Drafts in the given states (all by default), the last changed first; 100 by default. */
export async function listDrafts(database: Database, filter: DraftFilter = {}): Promise<DraftSummary[]> {
  const states = [...(filter.states ?? draftStates)];
  const personaId = filter.personaId ?? null;
  const { rows } = await sql<SummaryRow>`
    select d.id, d.state, d.persona_id, d.failure, d.writer, r.content::json -> 'writer' as written_by, ${personaColumns},
      coalesce(h.text, s.title) as headline, s.language, r.number as revision,
      greatest(d.updated_at, coalesce(r.created_at, d.updated_at)) as updated_at,
      case when r.id is null
        then (select count(distinct a.outlet)::int from round_source o join article a on a.id = o.article_id where o.draft_id = d.id and o.round = d.round)
        else (select count(distinct a.outlet)::int from citation c join article a on a.id = c.article_id where c.revision_id = r.id) end as outlets,
      coalesce(r.sentence_count, 0) as sentences,
      coalesce(k.checked, 0) as checked, coalesce(k.failing, 0) as failing, coalesce(k.unattested, 0) as unattested
    from draft d
    join story s on s.id = d.story_id
    ${latestPersona}
    left join lateral (select * from revision x where x.draft_id = d.id order by x.number desc limit 1) r on true
    left join sentence h on h.revision_id = r.id and h.part = 'headline'
    left join lateral (
      select count(*)::int as checked,
        (count(*) filter (where c.verdict not in ('supported', 'opinion')))::int as failing,
        (count(*) filter (where c.verdict not in ('supported', 'opinion') and a.ordinal is null))::int as unattested
      from sentence_check c left join attestation a on a.revision_id = c.revision_id and a.ordinal = c.ordinal
      where c.revision_id = r.id) k on true
    where d.state = any(${states}::text[]) and (${personaId}::text is null or d.persona_id = ${personaId})
    order by updated_at desc, d.id
    limit ${filter.limit ?? 100} offset ${filter.offset ?? 0}`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    persona: personaOf(row),
    headline: row.headline,
    language: row.language,
    outlets: row.outlets,
    sentences: row.sentences,
    checked: row.checked,
    failing: row.failing,
    unattested: row.unattested,
    revision: row.revision,
    writer: writerOf(row),
    failure: row.failure,
    updatedAt: row.updated_at,
  }));
}

/** How many drafts (of one persona, if named) are in each state; a state without any is missing. */
export async function countDrafts(database: Database, personaId: string | null = null): Promise<Map<DraftState, number>> {
  const { rows } = await sql<{
    state: DraftState;
    drafts: number;
  }>`select state, count(*)::int as drafts from draft
    where ${personaId}::text is null or persona_id = ${personaId} group by state`.execute(database);
  return new Map(rows.map((row) => [row.state, row.drafts]));
}

export interface DraftRevisionLine {
  readonly id: string;
  readonly number: number;
  readonly round: number;
  readonly sha256: string;
  /** Null: the writer. */
  readonly editorName: string | null;
  readonly createdAt: Date;
}

export interface DeskDraft {
  readonly id: string;
  readonly state: DraftState;
  readonly round: number;
  /** What wrote the latest revision, or is to write the first. */
  readonly writer: string;
  readonly failure: string | null;
  readonly flags: readonly string[];
  readonly persona: DraftPersona;
  readonly story: { readonly id: string; readonly title: string };
  readonly updatedAt: Date;
  /** The newest first. */
  readonly revisions: readonly DraftRevisionLine[];
  readonly publication: { readonly slug: string; readonly editorName: string; readonly publishedAt: Date } | null;
}

async function revisionLines(database: Database, draftId: string): Promise<DraftRevisionLine[]> {
  const rows = await database
    .selectFrom('revision')
    .select(['id', 'number', 'round', 'sha256', 'editor_id', 'created_at'])
    .where('draft_id', '=', draftId)
    .orderBy('number', 'desc')
    .execute();
  const names = await editorNames(
    database,
    rows.map((row) => row.editor_id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    round: row.round,
    sha256: row.sha256,
    editorName: row.editor_id === null ? null : (names.get(row.editor_id) ?? 'an editor whose account is gone'),
    createdAt: row.created_at,
  }));
}

/** One draft, or null where there is none of that id. */
export async function findDeskDraft(database: Database, draftId: string): Promise<DeskDraft | null> {
  const { rows } = await sql<
    Pick<
      SummaryRow,
      | 'id'
      | 'state'
      | 'persona_id'
      | 'persona_name'
      | 'persona_title'
      | 'persona_accent'
      | 'writer'
      | 'written_by'
      | 'failure'
      | 'updated_at'
    > & {
      round: number;
      flags: string[];
      story_id: string;
      story_title: string;
    }
  >`select d.id, d.state, d.round, d.writer, d.failure, d.flags, d.persona_id, d.updated_at, ${personaColumns}, s.id as story_id, s.title as story_title,
      (select x.content::json -> 'writer' from revision x where x.draft_id = d.id order by x.number desc limit 1) as written_by
    from draft d join story s on s.id = d.story_id ${latestPersona} where d.id = ${draftId}`.execute(database);
  const row = rows[0];
  if (row === undefined) return null;
  const publication = await database
    .selectFrom('publication')
    .select(['slug', 'editor_name', 'published_at'])
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  return {
    id: row.id,
    state: row.state,
    round: row.round,
    writer: writerOf(row),
    failure: row.failure,
    flags: row.flags,
    persona: personaOf(row),
    story: { id: row.story_id, title: row.story_title },
    updatedAt: row.updated_at,
    revisions: await revisionLines(database, draftId),
    publication:
      publication === undefined
        ? null
        : { slug: publication.slug, editorName: publication.editor_name, publishedAt: publication.published_at },
  };
}

/** Every persona that has a draft, by name. */
export async function draftPersonas(database: Database): Promise<DraftPersona[]> {
  const { rows } = await sql<Pick<SummaryRow, 'persona_id' | 'persona_name' | 'persona_title' | 'persona_accent'>>`
    select d.persona_id, ${personaColumns} from (select distinct persona_id from draft) d ${latestPersona}`.execute(database);
  return rows.map(personaOf).sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
