// What commands change in a newsroom: like readings, the same functions whether the command opened the store itself or asks the process
// that runs it. Each takes one JSON argument, checked here however it came, and gives a JSON value.
import { z } from 'zod';
import { NewsroomError } from '../core/errors.ts';
import { checkModels, type CheckCall, type RoleCheck } from '../agents/model/check-models.ts';
import { hasModels } from '../agents/model/role-models.ts';
import { loadRoster, namedPersonas } from '../agents/roster.ts';
import type { Database } from '../store/database.ts';
import { pausedDesks, pauseDesks, resumeDesks } from '../store/repositories/persona-desks.ts';
import { callOutcomes, modelRoleSchema } from '../core/models.ts';
import { recordCall } from '../store/repositories/model-calls.ts';
import { capsOf, spendingDay } from '../core/spending.ts';
import { resumeBudgetWaits, retryDraft, waitingDrafts } from '../store/repositories/budget-waits.ts';
import { askSecondView, withdrawSecondView } from '../store/repositories/second-views.ts';
import { allowSpending } from '../store/repositories/model-allowances.ts';
import { countKept } from '../store/repositories/fetched.ts';
import { createPageReader } from '../sources/extract/page-reader.ts';
import { replayBatch } from '../sources/replay.ts';
import { loggerFor } from './open-store.ts';
import { feedWritings } from './feed-writings.ts';
import { itemWritings } from './item-writings.ts';
import { requireFeed } from './named-feed.ts';
import type { ReadingContext } from './reading-context.ts';
import { requirePersona } from './named-persona.ts';
import { storyWritings } from './story-writings.ts';
import { operator, writing, type Writing } from './writing.ts';

/** Answers replayed by one request: a second or two of work. */
const replayedAtOnce = 20;
/** Less than the command waits for an answer. */
const replayTimeMs = 25_000;

const allow = writing(
  z.strictObject({ subject: z.string().min(1), cost: z.number().min(0), tokens: z.int().min(0) }),
  async ({ database, settings }, argument) => {
    if (argument.cost === 0 && argument.tokens === 0)
      throw new NewsroomError('nothing-allowed', 'say how much: --cost N or --tokens N, more than 0');
    const allowed = await allowSpending(database, { ...argument, grantedBy: operator });
    // Drafts of other stories, for which there is room by now, are the newsroom's to go on with: what was allowed is not why.
    const resumed = await resumeBudgetWaits(database, capsOf(settings), spendingDay(settings, new Date()), allowed.storyId);
    return { ...allowed, resumed, waiting: await waitingDrafts(database, allowed.storyId) };
  },
);

const notRetried = {
  'no-such-draft': (id: string) => `no draft ${id}: \`newsroom drafts\` lists them`,
  'not-failed': (id: string) => `draft ${id} is neither failed nor waiting for budget: there is nothing to try again`,
  'other-draft': (id: string) => `draft ${id} stays as it is: its analyst has another draft of the same story at work or in review`,
} as const;

const retry = writing(z.strictObject({ draft: z.string().min(1) }), async ({ database }, { draft }) => {
  const outcome = await retryDraft(database, draft, operator);
  if (outcome !== 'retried') throw new NewsroomError(outcome, notRetried[outcome](draft));
  return { draft };
});

const checkCall = z.strictObject({
  role: modelRoleSchema,
  server: z.string(),
  model: z.string(),
  outcome: z.enum(callOutcomes),
  usage: z.strictObject({ in: z.number(), cached: z.number(), out: z.number() }),
  cost: z.number(),
  latencyMs: z.number(),
  detail: z.string().nullable(),
});

/** Writes down the calls of `models check`: they count against no cap. */
async function writeChecks(database: Database, calls: readonly CheckCall[]): Promise<void> {
  const nobody = { draftId: null, storyId: null, personaId: null };
  const prompt = { name: 'models-check', version: '-' };
  for (const { role, server, model, ...end } of calls)
    await recordCall(database, { work: nobody, role, server, model, task: 'models-check', prompt, requestHash: null, day: null }, end);
}

const noteChecks = writing(z.strictObject({ calls: z.array(checkCall).max(20) }), async ({ database }, { calls }) => {
  await writeChecks(database, calls);
  return { written: calls.length };
});

/** `models check` with the settings of the newsroom that runs: those of a demo's played model are known to it alone. */
const checkRunning = writing(z.strictObject({}), async ({ database, settings }): Promise<readonly RoleCheck[]> => {
  const checks = hasModels(settings) ? await checkModels(settings) : [];
  await writeChecks(
    database,
    checks.flatMap((check) => check.calls),
  );
  return checks;
});

const whose = {
  /** Ids; null: every persona. */
  personas: z.array(z.string().min(1)).min(1).nullable(),
  /** Tells only what would change. */
  dryRun: z.boolean(),
};

/** The personas meant, of those with a file and those paused. Throws NewsroomError `unknown-persona` with all of them. */
async function chosen({ settings }: ReadingContext, ids: readonly string[] | null, paused: readonly string[]): Promise<string[]> {
  const known = [...new Set([...namedPersonas(await loadRoster(settings.personas.directory)), ...paused])].sort();
  const unknown = (ids ?? []).filter((id) => !known.includes(id));
  if (unknown.length > 0) throw new NewsroomError('unknown-persona', `no persona ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return ids === null ? known : [...new Set(ids)].sort();
}

export interface DesksChanged {
  readonly changed: readonly string[];
  /** These were so already. */
  readonly unchanged: readonly string[];
  readonly dryRun: boolean;
}

const pause = writing(
  z.strictObject({ ...whose, reason: z.string().trim().min(1).max(500).nullable() }),
  async (context, { personas, dryRun, reason }): Promise<DesksChanged> => {
    const paused = await pausedDesks(context.database);
    const meant = await chosen(context, personas, [...paused.keys()]);
    const changed = dryRun
      ? meant.filter((id) => !paused.has(id))
      : await pauseDesks(context.database, { personaIds: meant, by: operator, reason });
    return { changed, unchanged: meant.filter((id) => !changed.includes(id)), dryRun };
  },
);

const resume = writing(z.strictObject(whose), async (context, { personas, dryRun }): Promise<DesksChanged> => {
  const paused = await pausedDesks(context.database);
  const meant = await chosen(context, personas, [...paused.keys()]);
  const changed = dryRun ? meant.filter((id) => paused.has(id)) : await resumeDesks(context.database, { personaIds: meant, by: operator });
  return { changed, unchanged: meant.filter((id) => !changed.includes(id)), dryRun };
});

const assign = writing(
  z.strictObject({ story: z.string().min(1), persona: z.string().min(1), reason: z.string().trim().min(1).max(500).nullable() }),
  async (context, { story, persona, reason }): Promise<{ draft: string; story: string; persona: string }> => {
    await requirePersona(context, persona);
    const asked = await askSecondView(context.database, { story, personaId: persona, reason, by: operator, byName: operator });
    if (asked.ok) return { draft: asked.draftId, story: asked.storyId, persona };
    if (asked.code === 'no-such-story')
      throw new NewsroomError('no-such-story', `no story ${story}: name one, or a draft of it (\`newsroom drafts\` lists them)`);
    throw new NewsroomError(
      'live-draft',
      `${persona} has draft ${asked.draftId} of this story already, which is ${asked.state}: a persona has one live draft of a story at most`,
    );
  },
);

const notWithdrawn = {
  'no-such-draft': (id: string) => `no draft ${id}: \`newsroom drafts\` lists them`,
  'not-second-view': (id: string) => `draft ${id} was not asked for as a second view: an editor can spike it when it is in review`,
  'withdrawn-already': (id: string) => `draft ${id} was withdrawn before`,
  begun: (id: string) => `draft ${id} is begun: an editor can spike it when it is in review`,
} as const;

const withdraw = writing(z.strictObject({ draft: z.string().min(1) }), async ({ database }, { draft }) => {
  const outcome = await withdrawSecondView(database, { draftId: draft, by: operator });
  if (outcome !== 'withdrawn') throw new NewsroomError(outcome, notWithdrawn[outcome](draft));
  return { draft };
});

const replayKinds = z.enum(['feeds', 'pages']);

/** One batch of a replay: the command asks for one after the other, so that it can say how far it is and be stopped. */
const replay = writing(
  z.strictObject({
    since: z.iso.datetime(),
    only: replayKinds.nullable(),
    /** A feed's id or address. */
    feed: z.string().min(1).nullable(),
    afterId: z.int().min(0),
    dryRun: z.boolean(),
  }),
  async ({ database, settings }, { since, only, feed, afterId, dryRun }) => {
    const feedId = feed === null ? null : (await requireFeed(database, feed)).id;
    const kinds = only === null ? (['feed', 'page'] as const) : ([only === 'feeds' ? 'feed' : 'page'] as const);
    const query = { since: new Date(since), kinds, feedId };
    const reader = createPageReader(settings.pages);
    try {
      const deps = { database, settings, reader, logger: loggerFor(settings), now: () => new Date() };
      const batch = await replayBatch(deps, { ...query, afterId, limit: replayedAtOnce, dryRun }, AbortSignal.timeout(replayTimeMs));
      return { ...batch, total: afterId === 0 ? await countKept(database, query) : null };
    } finally {
      await reader.close();
    }
  },
);

export const writings = {
  allow,
  retry,
  noteChecks,
  checkRunning,
  pause,
  resume,
  assign,
  withdraw,
  replay,
  ...feedWritings,
  ...itemWritings,
  ...storyWritings,
} as const;
type Writings = typeof writings;
export type WritingName = keyof Writings;
export type WritingArgument<Name extends WritingName> = z.infer<Writings[Name]['argument']>;
export type WritingValue<Name extends WritingName> = Awaited<ReturnType<Writings[Name]['run']>>;

export function isWriting(name: string): name is WritingName {
  return Object.hasOwn(writings, name);
}

/** Checks the argument and writes. Throws NewsroomError `bad-argument` for one that does not fit. */
export async function write(context: ReadingContext, name: WritingName, argument: unknown): Promise<unknown> {
  const { argument: schema, run } = writings[name] as unknown as Writing<unknown, unknown>;
  const parsed = schema.safeParse(argument);
  if (!parsed.success) throw new NewsroomError('bad-argument', `${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
  return run(context, parsed.data);
}
