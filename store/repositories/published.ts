// What readers can see: publications, and for one of them all that its page shows. The members' part is left in the database as far as
// it can be: of its sentences only their number and verdicts leave it. `document` still holds the whole text: the site cuts it.
import { sql } from 'kysely';
import type { AttributionLink } from '../../core/claims.ts';
import { personaSchema, type Persona } from '../../core/persona.ts';
import { revisionDocumentSchema, type Illustration, type RevisionDocument } from '../../core/revision.ts';
import { passes, type Standing, type Verdict } from '../../core/words.ts';
import type { Database } from '../database.ts';
import { renderingChecks } from './rendering-checks.ts';

export interface PublicationSummary {
  readonly slug: string;
  readonly headline: string;
  readonly deck: string;
  readonly language: string;
  readonly illustration: Illustration | null;
  readonly persona: Persona;
  readonly editorName: string;
  readonly publishedAt: Date;
}

export interface PublishedSentence {
  readonly ordinal: number;
  readonly membersOnly: boolean;
  /** Empty for the members' part, and for the teaser, which rests on it. */
  readonly claimIds: readonly string[];
  readonly verdict: Verdict;
  readonly checker: string;
  /** An editor answers for it over a failing check. The reason is null for the members' part. */
  readonly attestation: { readonly reason: string | null } | null;
}

export interface PublishedClaim {
  readonly id: string;
  readonly articleId: string;
  readonly snapshot: string;
  readonly start: number;
  readonly quote: string;
  /** Only a rendering that passed its check, or was published before there was one. */
  readonly english: string | null;
  readonly language: string;
  readonly attribution: readonly AttributionLink[];
  readonly standing: Standing | null;
}

export interface PublishedArticle extends PublicationSummary {
  readonly state: 'published' | 'corrected';
  readonly document: RevisionDocument;
  readonly sha256: string;
  readonly revision: { readonly number: number; readonly round: number; readonly createdAt: Date };
  /** Revisions of this draft that an editor wrote, up to the published one. */
  readonly editorRevisions: number;
  readonly approvedAt: Date;
  readonly sentences: readonly PublishedSentence[];
  /** Claims that sentences outside the members' part and its teaser rest on. */
  readonly claims: readonly PublishedClaim[];
  /** How many cited claim groups have which standing, members' part included. */
  readonly standings: Readonly<Record<Standing, number>>;
  /** Articles that the analyst was given for the round. */
  readonly sourcesRead: number;
}

export type FoundArticle =
  | { readonly found: 'article'; readonly article: PublishedArticle }
  | { readonly found: 'retracted'; readonly headline: string; readonly publishedAt: Date }
  | { readonly found: 'nothing' };

const documentOf = (content: string): RevisionDocument => revisionDocumentSchema.parse(JSON.parse(content));

/** Persona versions that documents were written under. */
async function personasOf(database: Database, documents: readonly RevisionDocument[]): Promise<(document: RevisionDocument) => Persona> {
  const rows =
    documents.length === 0
      ? []
      : await database
          .selectFrom('persona_version')
          .select(['persona_id', 'version', 'document'])
          .where('version', 'in', [...new Set(documents.map((document) => document.persona.version))])
          .execute();
  return ({ persona }) => {
    const row = rows.find((candidate) => candidate.persona_id === persona.id && candidate.version === persona.version);
    if (row === undefined) throw new Error(`persona ${persona.id} has no stored version ${persona.version}, which a publication names`);
    return personaSchema.parse(row.document);
  };
}

async function titlesOf(
  database: Database,
  revisionIds: readonly string[],
): Promise<(revisionId: string, part: 'headline' | 'deck') => string> {
  const rows =
    revisionIds.length === 0
      ? []
      : await database
          .selectFrom('sentence')
          .select(['revision_id', 'part', 'text'])
          .where('revision_id', 'in', [...revisionIds])
          .where('part', 'in', ['headline', 'deck'])
          .orderBy('ordinal')
          .execute();
  return (revisionId, part) =>
    rows
      .filter((row) => row.revision_id === revisionId && row.part === part)
      .map((row) => row.text)
      .join(' ');
}

/** Publications that stand, the newest first; `personaId`: of one analyst only; `besides`: the others of the story of this one's address. */
export async function listPublications(
  database: Database,
  page: { limit: number; offset?: number; personaId?: string; besides?: string },
): Promise<PublicationSummary[]> {
  let query = database
    .selectFrom('publication')
    .innerJoin('revision', 'revision.id', 'publication.revision_id')
    .innerJoin('draft', 'draft.id', 'publication.draft_id')
    .select(['publication.slug', 'publication.editor_name', 'publication.published_at', 'revision.id', 'revision.content'])
    .where('draft.state', '<>', 'retracted');
  if (page.personaId !== undefined) query = query.where('draft.persona_id', '=', page.personaId);
  if (page.besides !== undefined) {
    // A story that was merged into another is one with it.
    query = query.where('publication.slug', '<>', page.besides).where(
      sql<boolean>`(select coalesce(s.merged_into, s.id) from story s where s.id = draft.story_id) =
        (select coalesce(s.merged_into, s.id) from publication p join draft d on d.id = p.draft_id join story s on s.id = d.story_id
          where p.slug = ${page.besides})`,
    );
  }
  const rows = await query
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.id')
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .execute();
  const read = rows.map((row) => ({ row, document: documentOf(row.content) }));
  const personaOf = await personasOf(
    database,
    read.map(({ document }) => document),
  );
  const titleOf = await titlesOf(
    database,
    rows.map((row) => row.id),
  );
  return read.map(({ row, document }) => ({
    slug: row.slug,
    headline: titleOf(row.id, 'headline'),
    deck: titleOf(row.id, 'deck'),
    language: document.language,
    illustration: document.illustration,
    persona: personaOf(document),
    editorName: row.editor_name,
    publishedAt: row.published_at,
  }));
}

async function sentencesOf(database: Database, revisionId: string): Promise<PublishedSentence[]> {
  const rows = await database
    .selectFrom('sentence')
    .innerJoin('sentence_check', (join) =>
      join.onRef('sentence_check.revision_id', '=', 'sentence.revision_id').onRef('sentence_check.ordinal', '=', 'sentence.ordinal'),
    )
    .leftJoin('attestation', (join) =>
      join.onRef('attestation.revision_id', '=', 'sentence.revision_id').onRef('attestation.ordinal', '=', 'sentence.ordinal'),
    )
    .select([
      'sentence.ordinal',
      'sentence.members_only as membersOnly',
      sql<string[]>`case when sentence.members_only or sentence.part = 'teaser' then '{}' else sentence.claim_ids end`.as('claimIds'),
      'sentence_check.verdict',
      'sentence_check.checker',
      sql<boolean>`attestation.ordinal is not null`.as('attested'),
      sql<string | null>`case when sentence.members_only then null else attestation.reason end`.as('reason'),
    ])
    .where('sentence.revision_id', '=', revisionId)
    .orderBy('sentence.ordinal')
    .execute();
  return rows.map(({ attested, reason, ...row }) => ({ ...row, attestation: attested ? { reason } : null }));
}

interface Group {
  readonly standing: Standing;
  readonly claimIds: readonly string[];
}

/** Whether a page shows a claim's English rendering. */
async function shownRenderings(
  database: Database,
  publication: { readonly id: string; readonly revisionId: string },
): Promise<(claimId: string) => boolean> {
  const before = await database
    .selectFrom('published_unchecked')
    .select('publication_id')
    .where('publication_id', '=', publication.id)
    .executeTakeFirst();
  if (before !== undefined) return () => true;
  const checks = await renderingChecks(database, publication.revisionId);
  return (claimId) => {
    const check = checks.get(claimId);
    return check !== undefined && passes(check.verdict);
  };
}

async function claimsOf(
  database: Database,
  publication: { readonly id: string; readonly revisionId: string },
  ids: readonly string[],
  groups: readonly Group[],
): Promise<PublishedClaim[]> {
  if (ids.length === 0) return [];
  const isShown = await shownRenderings(database, publication);
  const rows = await database
    .selectFrom('claim')
    .select(['id', 'article_id', 'snapshot_sha256', 'start_offset', 'quote', 'english', 'language', 'attribution'])
    .where('id', 'in', [...ids])
    .orderBy('start_offset')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    articleId: row.article_id,
    snapshot: row.snapshot_sha256,
    start: row.start_offset,
    quote: row.quote,
    english: isShown(row.id) ? row.english : null,
    language: row.language,
    attribution: row.attribution,
    standing: groups.find((group) => group.claimIds.includes(row.id))?.standing ?? null,
  }));
}

function countStandings(groups: readonly Group[], document: RevisionDocument): Record<Standing, number> {
  const cited = new Set(document.citations.flatMap((citation) => citation.claims.map((claim) => claim.id)));
  const counts: Record<Standing, number> = { corroborated: 0, 'single-source': 0, contested: 0 };
  for (const group of groups) if (group.claimIds.some((id) => cited.has(id))) counts[group.standing] += 1;
  return counts;
}

/** The publication under an address, with all that its page shows. */
export async function findArticle(database: Database, slug: string): Promise<FoundArticle> {
  const row = await database
    .selectFrom('publication')
    .innerJoin('revision', 'revision.id', 'publication.revision_id')
    .innerJoin('decision', 'decision.id', 'publication.decision_id')
    .innerJoin('draft', 'draft.id', 'publication.draft_id')
    .select([
      'publication.id as publication_id',
      'publication.slug',
      'publication.editor_name',
      'publication.published_at',
      'publication.draft_id',
      'publication.sha256',
      'draft.state',
      'revision.id as revision_id',
      'revision.number',
      'revision.round',
      'revision.content',
      'revision.created_at',
      'decision.created_at as approved_at',
    ])
    .where('publication.slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) return { found: 'nothing' };
  const titleOf = await titlesOf(database, [row.revision_id]);
  const headline = titleOf(row.revision_id, 'headline');
  if (row.state === 'retracted') return { found: 'retracted', headline, publishedAt: row.published_at };
  const document = documentOf(row.content);
  const sentences = await sentencesOf(database, row.revision_id);
  const groups = await database
    .selectFrom('claim_group')
    .select(['standing', 'claim_ids as claimIds'])
    .where('draft_id', '=', row.draft_id)
    .where('round', '=', row.round)
    .execute();
  const edits = await database
    .selectFrom('revision')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('draft_id', '=', row.draft_id)
    .where('author_kind', '=', 'editor')
    .where('number', '<=', row.number)
    .executeTakeFirstOrThrow();
  const read = await database
    .selectFrom('round_source')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('draft_id', '=', row.draft_id)
    .where('round', '=', row.round)
    .executeTakeFirstOrThrow();
  const personaOf = await personasOf(database, [document]);
  return {
    found: 'article',
    article: {
      slug: row.slug,
      headline,
      deck: titleOf(row.revision_id, 'deck'),
      language: document.language,
      illustration: document.illustration,
      persona: personaOf(document),
      editorName: row.editor_name,
      publishedAt: row.published_at,
      state: row.state === 'corrected' ? 'corrected' : 'published',
      document,
      sha256: row.sha256,
      revision: { number: row.number, round: row.round, createdAt: row.created_at },
      editorRevisions: Number(edits.count),
      approvedAt: row.approved_at,
      sentences,
      claims: await claimsOf(
        database,
        { id: row.publication_id, revisionId: row.revision_id },
        [...new Set(sentences.flatMap((sentence) => sentence.claimIds))],
        groups,
      ),
      standings: countStandings(groups, document),
      sourcesRead: Number(read.count),
    },
  };
}

export interface Analyst {
  readonly persona: Persona;
  /** Publications that stand. */
  readonly published: number;
}

/** Analysts as their latest version describes them, by name; `personaId`: that one alone. */
export async function listAnalysts(database: Database, personaId?: string): Promise<Analyst[]> {
  let query = database.selectFrom('persona_version').select(['persona_id', 'document']).distinctOn('persona_id');
  if (personaId !== undefined) query = query.where('persona_id', '=', personaId);
  const rows = await query.orderBy('persona_id').orderBy('created_at', 'desc').execute();
  const counts = await database
    .selectFrom('publication')
    .innerJoin('draft', 'draft.id', 'publication.draft_id')
    .select((select) => ['draft.persona_id as id', select.fn.countAll<string>().as('published')] as const)
    .where('draft.state', '<>', 'retracted')
    .groupBy('draft.persona_id')
    .execute();
  const published = new Map(counts.map((row) => [row.id, Number(row.published)]));
  return rows
    .map((row) => ({ persona: personaSchema.parse(row.document), published: published.get(row.persona_id) ?? 0 }))
    .sort((one, other) => one.persona.name.localeCompare(other.persona.name, 'en'));
}

/** The bytes of an illustration that a standing publication shows; null for any other, also one of a draft. */
export async function findPublishedIllustration(database: Database, sha256: string): Promise<{ mediaType: string; bytes: Buffer } | null> {
  const row = await database.selectFrom('illustration').select(['media_type', 'bytes']).where('sha256', '=', sha256).executeTakeFirst();
  if (row === undefined) return null;
  // Content is canonical JSON: the member is written exactly so, and a quotation mark inside a text is escaped.
  const published = await database
    .selectFrom('publication')
    .innerJoin('revision', 'revision.id', 'publication.revision_id')
    .innerJoin('draft', 'draft.id', 'publication.draft_id')
    .select('publication.id')
    .where('draft.state', '<>', 'retracted')
    .where(sql<boolean>`strpos(revision.content, ${`"sha256":"${sha256}"`}) > 0`)
    .limit(1)
    .executeTakeFirst();
  return published === undefined ? null : { mediaType: row.media_type, bytes: row.bytes };
}
