// What commands read of a newsroom: the same functions whether the command opened the store itself or asks the process that runs it.
// Each takes one text argument or none and gives a JSON value.
import { findClaims, claimGroups } from '../store/repositories/claims.ts';
import { loadRoster } from '../agents/roster.ts';
import { NewsroomError } from '../core/errors.ts';
import { assignmentOf } from '../store/repositories/assignments.ts';
import type { Settings } from '../core/settings.ts';
import { passes } from '../core/words.ts';
import type { Database } from '../store/database.ts';
import { auditHead, verifyAudit } from '../store/repositories/audit.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { countDrafts, findDeskDraft, listDrafts } from '../store/repositories/desk-drafts.ts';
import { feedLines, newsroomCounts } from '../store/repositories/desk-newsroom.ts';
import { draftsOpenedSince } from '../store/repositories/drafts.ts';
import { liveProcesses } from '../store/repositories/heartbeats.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { latestRevision } from '../store/repositories/revisions.ts';
import { renderMarkdown } from '../core/draft-text.ts';
import { heartbeatEveryMs } from '../workers/heartbeat.ts';
import type { Queues } from '../workers/queues.ts';
import { readExportedHead, headFile } from '../workers/audit-head.ts';

export interface ReadingContext {
  readonly database: Database;
  readonly settings: Settings;
  /** The running newsroom's queues; null where none runs in this process. */
  readonly queues: Queues | null;
}

async function drafts({ database }: ReadingContext) {
  const found = await listDrafts(database, { limit: 10_000 });
  return found.map((draft) => ({
    id: draft.id,
    persona: draft.persona.id,
    state: draft.state,
    headline: draft.revision === null ? null : draft.headline,
    outlets: draft.outlets,
    sentences: draft.sentences,
    failing: draft.failing,
    updated: draft.updatedAt.toISOString(),
  }));
}

async function show({ database }: ReadingContext, id: string | null) {
  const draft = id === null ? null : await findDeskDraft(database, id);
  if (draft === null) throw new NewsroomError('no-such-draft', `no draft ${id ?? ''}: \`newsroom drafts\` lists them`);
  const assignment = await assignmentOf(database, draft);
  const revision = await latestRevision(database, draft.id);
  if (revision === null) return { draft, assignment, revision: null, markdown: null, sentences: [], sources: [], groups: [] };
  const claims = new Map(
    (
      await findClaims(
        database,
        revision.document.citations.flatMap((citation) => citation.claims.map((claim) => claim.id)),
      )
    ).map((claim) => [claim.id, claim]),
  );
  const groups = await claimGroups(database, draft.id, revision.round);
  return {
    draft,
    assignment,
    revision: {
      id: revision.id,
      number: revision.number,
      sha256: revision.sha256,
      language: revision.document.language,
      writer: revision.document.writer,
    },
    markdown: renderMarkdown(revision.document),
    sentences: (await checkedSentences(database, revision.id)).map((sentence) => ({
      ...sentence,
      passes: sentence.check !== null && passes(sentence.check.verdict),
    })),
    sources: revision.document.citations.map((citation) => ({
      ...citation,
      claims: citation.claims.map((cited) => {
        const claim = claims.get(cited.id);
        const group = groups.find((candidate) => candidate.claimIds.includes(cited.id));
        return {
          ...cited,
          quote: claim?.quote ?? null,
          attribution: claim?.attribution.map((link) => (link.role === null ? link.name : `${link.name}, ${link.role}`)) ?? [],
          standing: group?.standing ?? null,
        };
      }),
    })),
    groups,
  };
}

async function status({ database, settings, queues }: ReadingContext) {
  return {
    // The embedded store has one process at a time: where it is this command, nothing else runs, whatever signs of life a killed one left.
    running: queues === null && settings.database.url === null ? [] : await liveProcesses(database, 4 * heartbeatEveryMs),
    counts: await newsroomCounts(database),
    drafts: Object.fromEntries(await countDrafts(database)),
    queues: queues === null ? null : await queues.counts(),
    problems: await openProblems(database),
    audit: await auditHead(database),
  };
}

async function personas(context: ReadingContext) {
  const { database, settings } = context;
  const roster = await loadRoster(settings.personas.directory);
  const today = await draftsOpenedSince(database, new Date(Date.now() - 24 * 3_600_000));
  const all = await drafts(context);
  const live = new Set(['queued', 'drafting', 'waiting-budget', 'changes-requested']);
  return roster.personas.map((persona) => ({
    id: persona.id,
    name: persona.name,
    title: persona.title,
    beats: persona.beats.map((beat) => beat.name),
    languages: persona.languages,
    working: all.filter((draft) => draft.persona === persona.id && live.has(draft.state)).length,
    inReview: all.filter((draft) => draft.persona === persona.id && draft.state === 'in-review').length,
    draftsToday: today.get(persona.id) ?? 0,
    draftsPerDay: settings.personas.draftsPerDay,
  }));
}

async function feeds({ database }: ReadingContext) {
  return feedLines(database);
}

/** `argument`: a file of exported heads to prove the log against; null: the data folder's own, where there is one. */
async function auditVerify({ database, settings }: ReadingContext, argument: string | null) {
  const file = argument ?? headFile(settings.data.directory);
  const expected = await readExportedHead(file);
  if (expected === null && argument !== null) throw new NewsroomError('no-audit-head', `no exported head in ${argument}`);
  return { ...(await verifyAudit(database, expected)), against: expected };
}

export const readings = { drafts, show, status, personas, feeds, auditVerify } as const satisfies Record<
  string,
  (context: ReadingContext, argument: string | null) => Promise<unknown>
>;
export type Readings = typeof readings;
export type Reading = keyof Readings;
/** A reading's value as it comes through JSON: dates are text. */
export type ReadingValue<Name extends Reading> = Jsonified<Awaited<ReturnType<Readings[Name]>>>;
type Jsonified<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Jsonified<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Jsonified<Value[Key]> }
      : Value;
