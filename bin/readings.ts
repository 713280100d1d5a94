// What commands read of a newsroom: the same functions whether the command opened the store itself or asks the process that runs it.
// Each takes one text argument or none and gives a JSON value.
import { z } from 'zod';
import { findClaims, claimGroups } from '../store/repositories/claims.ts';
import { loadRoster } from '../agents/roster.ts';
import { NewsroomError } from '../core/errors.ts';
import { createLogger } from '../core/logging.ts';
import { assignmentOf } from '../store/repositories/assignments.ts';
import { capsOf, spendingDay } from '../core/spending.ts';
import { passes } from '../core/words.ts';
import { auditHead, verifyAudit } from '../store/repositories/audit.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { countDrafts, findDeskDraft, listDrafts } from '../store/repositories/desk-drafts.ts';
import { breakingDelays, delayFigures } from '../store/repositories/breaking-delays.ts';
import { waitingStories } from '../store/repositories/due-stories.ts';
import { newsroomCounts } from '../store/repositories/desk-newsroom.ts';
import { feedsToExport } from '../store/repositories/feed-desk.ts';
import { feedHealth } from '../store/repositories/feed-health.ts';
import { costGroups, spendingBy, spendingOnDay, spendingSince } from '../store/repositories/model-costs.ts';
import { databaseUser } from '../store/runtime-role.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { countUnread, unreadItems, unreadStates } from '../store/repositories/unread-items.ts';
import { viewsBeside } from '../store/repositories/second-views.ts';
import { latestRevision } from '../store/repositories/revisions.ts';
import { renderMarkdown } from '../core/draft-text.ts';
import { allRoles } from '../workers/part.ts';
import { openQueues, type QueueCounts } from '../workers/queues.ts';
import { personaLines } from '../workers/persona-lines.ts';
import { readExportedHead, headFile } from '../workers/audit-head.ts';
import { requireFeed } from './named-feed.ts';
import { processesOf, type ReadingContext } from './reading-context.ts';
import { storyReadings } from './story-readings.ts';

const costsArgument = z.object({ by: z.enum(costGroups).default('persona'), since: z.iso.datetime().nullable().default(null) });

/** Stories that wait for a desk, as many as are named. */
const waitingShown = 5;

const itemsArgument = z.object({
  /** Null: all that are not read. */
  state: z.enum(unreadStates).nullable(),
  /** A feed's id or address; null: of all. */
  feed: z.string().nullable(),
  limit: z.int().min(1).max(10_000),
});

/** `argument`: of one persona only. */
async function drafts(context: ReadingContext, argument: string | null) {
  const { database, settings } = context;
  const found = await listDrafts(database, { limit: 10_000, personaId: argument });
  if (argument !== null && found.length === 0) {
    // Of a persona that is gone there may be drafts; one that never was is a slip of the pen.
    const { personas: known } = context.roster ?? (await loadRoster(settings.personas.directory));
    if (!known.some(({ id }) => id === argument))
      throw new NewsroomError('unknown-persona', `no persona ${argument}; there are ${known.map(({ id }) => id).join(', ')}`);
  }
  return found.map((draft) => ({
    id: draft.id,
    persona: draft.persona.id,
    state: draft.state,
    headline: draft.revision === null ? null : draft.headline,
    outlets: draft.outlets,
    sentences: draft.sentences,
    failing: draft.failing,
    writer: draft.writer,
    updated: draft.updatedAt.toISOString(),
  }));
}

async function show({ database }: ReadingContext, id: string | null) {
  const draft = id === null ? null : await findDeskDraft(database, id);
  if (draft === null) throw new NewsroomError('no-such-draft', `no draft ${id ?? ''}: \`newsroom drafts\` lists them`);
  const assignment = await assignmentOf(database, draft);
  const views = await viewsBeside(database, draft.id);
  const revision = await latestRevision(database, draft.id);
  if (revision === null) return { draft, assignment, views, revision: null, markdown: null, sentences: [], sources: [], groups: [] };
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
    views,
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

async function status(context: ReadingContext) {
  const { database, settings } = context;
  const roster = context.roster ?? (await loadRoster(settings.personas.directory));
  const personaIds = roster.personas.map((persona) => persona.id);
  const processes = await processesOf(context);
  const worked = new Set(processes.flatMap((process) => process.roles));
  const { name, owns, superuser } = await databaseUser(database);
  const { queues, problem } = await queueCounts(context, personaIds);
  return {
    running: processes.map((process) => ({ ...process, seenSecondsAgo: Math.max(0, (Date.now() - process.seenAt.getTime()) / 1000) })),
    /** Roles and desks that no process works now. */
    unworked: [...allRoles.filter((role) => role !== 'desk'), ...personaIds.map((id) => `desk.${id}`)].filter((role) => !worked.has(role)),
    store: { kind: settings.database.url === null ? 'embedded' : 'server', user: name, owns, superuser },
    counts: await newsroomCounts(database),
    waiting: await waitingStories(database, { ...settings.stories, settleMs: settings.stories.settle, now: new Date() }, waitingShown),
    breaking: await breakingOf(database),
    drafts: Object.fromEntries(await countDrafts(database)),
    queues,
    queueProblem: problem,
    problems: await openProblems(database),
    audit: await auditHead(database),
  };
}

/** Breaking stories of the last 24 hours: how many, and what they took from their third origin to a desk queue and to the draft, in seconds. */
async function breakingOf(database: ReadingContext['database']) {
  const delays = await breakingDelays(database, new Date(Date.now() - 24 * 3_600_000));
  const { desk, draft } = delayFigures(delays);
  const seconds = (sorted: readonly number[], share: number): number | null => {
    const at = sorted[Math.ceil(share * sorted.length) - 1];
    return at === undefined ? null : Math.round(at / 100) / 10;
  };
  const figures = (sorted: readonly number[]) => ({
    stories: sorted.length,
    medianSeconds: seconds(sorted, 0.5),
    p90Seconds: seconds(sorted, 0.9),
    maxSeconds: seconds(sorted, 1),
  });
  return { stories: delays.length, toDesk: figures(desk), toDraft: figures(draft) };
}

/** Counts of the queues: the running newsroom's, or a fleet's by a look of this command's own; `problem`: why they cannot be had. */
async function queueCounts(
  { settings, queues }: ReadingContext,
  personaIds: readonly string[],
): Promise<{ queues: Record<string, QueueCounts> | null; problem: string | null }> {
  try {
    if (queues !== null) return { queues: await queues.counts(), problem: null };
    if (settings.database.url === null) return { queues: null, problem: null };
    const own = await openQueues({ settings, store: null, personaIds, logger: createLogger({ level: 'silent', pretty: false }) });
    try {
      return { queues: await own.counts(), problem: null };
    } finally {
      await own.close();
    }
  } catch (error) {
    if (error instanceof NewsroomError) return { queues: null, problem: error.message };
    throw error;
  }
}

/** `argument`: one persona, with its last drafts; null: all. */
async function personas(context: ReadingContext, argument: string | null) {
  const { database, settings } = context;
  const roster = context.roster ?? (await loadRoster(settings.personas.directory));
  const lines = await personaLines({ database, settings, roster, processes: await processesOf(context), now: new Date() });
  if (argument === null) return lines.map((line) => ({ ...line, drafts: null }));
  const line = lines.find(({ id }) => id === argument);
  if (line === undefined)
    throw new NewsroomError('unknown-persona', `no persona ${argument}; there are ${lines.map(({ id }) => id).join(', ')}`);
  return [{ ...line, drafts: (await drafts(context, argument)).slice(0, 20) }];
}

async function feeds({ database }: ReadingContext) {
  return feedHealth(database);
}

/** `argument`: `muted` for those that are muted too. */
async function feedList({ database }: ReadingContext, argument: string | null) {
  return feedsToExport(database, { muted: argument === 'muted' });
}

/** `argument`: JSON {state, feed, limit}. */
async function items({ database }: ReadingContext, argument: string | null) {
  const { state, feed, limit } = itemsArgument.parse(JSON.parse(argument ?? '{}'));
  const query = { states: state === null ? unreadStates : [state], feedId: feed === null ? null : (await requireFeed(database, feed)).id };
  return { codes: await countUnread(database, query), items: await unreadItems(database, { ...query, limit }) };
}

/** `argument`: JSON {by, since}; `since` an ISO time, null for all. */
async function costs({ database, settings }: ReadingContext, argument: string | null) {
  const { by, since } = costsArgument.parse(JSON.parse(argument ?? '{}'));
  const from = since === null ? null : new Date(since);
  return {
    by,
    since,
    currency: settings.budget.currency,
    total: await spendingSince(database, from),
    lines: await spendingBy(database, by, from),
    today: await spendingOnDay(database, spendingDay(settings, new Date())),
    caps: capsOf(settings),
  };
}

/** `argument`: a file of exported heads to prove the log against; null: the data folder's own, where there is one. */
async function auditVerify({ database, settings }: ReadingContext, argument: string | null) {
  const file = argument ?? headFile(settings.data.directory);
  const expected = await readExportedHead(file);
  if (expected === null && argument !== null) throw new NewsroomError('no-audit-head', `no exported head in ${argument}`);
  return { ...(await verifyAudit(database, expected)), against: expected };
}

export const readings = {
  drafts,
  show,
  status,
  personas,
  feeds,
  feedList,
  items,
  costs,
  auditVerify,
  ...storyReadings,
} as const satisfies Record<string, (context: ReadingContext, argument: string | null) => Promise<unknown>>;
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
