// Calls of language models as rows. A call is counted at what it may take before it is sent, in one transaction with the caps, and settled
// once with what it took: however many processes call at once, what is spent and under way never passes a cap.
import { sql } from 'kysely';
import type { BudgetScope, CallOutcome, ModelRole, ModelWork, TokenUsage } from '../../core/models.ts';
import type { CapMet, Caps } from '../../core/spending.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';

/** One lock for all reservations, held for a few milliseconds. */
const reservationLock = 0x6e72_6d63;

export interface PlannedCall {
  readonly work: ModelWork;
  readonly role: ModelRole;
  readonly server: string;
  readonly model: string;
  readonly task: string;
  readonly prompt: { readonly name: string; readonly version: string };
  readonly requestHash: string;
  /** The calendar day that it is counted in; null: it is counted against no cap (`models check`). */
  readonly day: string | null;
  /** What it takes at most. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number;
  /** How long the process may be at it, ms: after that the row counts as lost. */
  readonly lastsMs: number;
}

export type Reservation = { readonly ok: true; readonly id: string } | ({ readonly ok: false } & CapMet);

type Spent = Record<BudgetScope, { cost: number; tokens: number }>;

/** What is spent and under way, and what a story was allowed beyond its cap, for one piece of work. */
export async function spentOn(
  database: Database,
  subject: Pick<ModelWork, 'storyId' | 'personaId'> & { readonly day: string },
): Promise<Spent & { readonly allowed: { readonly cost: number; readonly tokens: number } }> {
  const { storyId, personaId, day } = subject;
  const { rows } = await sql<Record<string, string>>`
    with story_calls as (
      select coalesce(sum(cost), 0) as cost, coalesce(sum(tokens_in + tokens_out), 0) as tokens from model_call where story_id in (select story_family(${storyId}))
    ), day_calls as (
      select coalesce(sum(cost), 0) as cost, coalesce(sum(tokens_in + tokens_out), 0) as tokens,
        coalesce(sum(cost) filter (where persona_id = ${personaId}), 0) as persona_cost,
        coalesce(sum(tokens_in + tokens_out) filter (where persona_id = ${personaId}), 0) as persona_tokens
      from model_call where day = ${day}
    ), granted as (
      select coalesce(sum(cost), 0) as cost, coalesce(sum(tokens), 0) as tokens from model_allowance where story_id in (select story_family(${storyId}))
    )
    select s.cost as story_cost, s.tokens as story_tokens, d.cost as day_cost, d.tokens as day_tokens, d.persona_cost, d.persona_tokens,
      g.cost as allowed_cost, g.tokens as allowed_tokens
    from story_calls s, day_calls d, granted g`.execute(database);
  const figure = (name: string): number => Number(rows[0]?.[name] ?? 0);
  return {
    story: { cost: figure('story_cost'), tokens: figure('story_tokens') },
    persona: { cost: figure('persona_cost'), tokens: figure('persona_tokens') },
    day: { cost: figure('day_cost'), tokens: figure('day_tokens') },
    allowed: { cost: figure('allowed_cost'), tokens: figure('allowed_tokens') },
  };
}

/** Money below this is rounding. */
const smallest = 1e-9;

/** The first cap that `needed` more would pass: the narrowest first. Null: there is room. */
export function capMet(
  spent: Awaited<ReturnType<typeof spentOn>>,
  needed: { readonly cost: number; readonly tokens: number },
  caps: Caps,
  work: Pick<ModelWork, 'storyId' | 'personaId'>,
): CapMet | null {
  const scopes: readonly BudgetScope[] = [
    ...(work.storyId === null ? [] : (['story'] as const)),
    ...(work.personaId === null ? [] : (['persona'] as const)),
    'day',
  ];
  for (const scope of scopes)
    for (const measure of ['cost', 'tokens'] as const) {
      const cap = caps[scope][measure] + (scope === 'story' ? spent.allowed[measure] : 0);
      // What costs nothing passes no cap of money.
      if (needed[measure] > 0 && spent[scope][measure] + needed[measure] > cap + smallest)
        return { scope, measure, spent: spent[scope][measure], cap };
    }
  return null;
}

const money = (amount: number): string => amount.toFixed(9);

/** A call but for how it goes: what it is for, and whom it asks what. */
type CallMade = Omit<PlannedCall, 'requestHash' | 'lastsMs' | 'tokensIn' | 'tokensOut' | 'cost'> & { readonly requestHash: string | null };

function columnsOf({ work, prompt, ...call }: CallMade) {
  return {
    draft_id: work.draftId,
    story_id: work.storyId,
    persona_id: work.personaId,
    role: call.role,
    server: call.server,
    model: call.model,
    task: call.task,
    prompt_name: prompt.name,
    prompt_version: prompt.version,
    request_hash: call.requestHash,
    day: call.day,
  };
}

async function insertCall(transaction: DatabaseTransaction, call: PlannedCall): Promise<string> {
  const { id } = await transaction
    .insertInto('model_call')
    .values({
      ...columnsOf(call),
      tokens_in: call.tokensIn,
      tokens_cached: 0,
      tokens_out: call.tokensOut,
      cost: money(call.cost),
      latency_ms: 0,
      outcome: 'in-flight',
      finish_reason: null,
      estimated: true,
      detail: null,
      expires_at: sql<Date>`now() + ${`${Math.ceil(call.lastsMs)} milliseconds`}::interval`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Counts a call at what it takes at most, where every cap has room for it. Nothing is sent before this. */
export async function reserveCall(database: Database, call: PlannedCall, caps: Caps): Promise<Reservation> {
  return inTransaction(database, async (transaction): Promise<Reservation> => {
    const { day } = call;
    if (day !== null) {
      await sql`select pg_advisory_xact_lock(${reservationLock}::bigint)`.execute(transaction);
      const spent = await spentOn(transaction, { ...call.work, day });
      const met = capMet(spent, { cost: call.cost, tokens: call.tokensIn + call.tokensOut }, caps, call.work);
      if (met !== null) return { ok: false, ...met };
    }
    return { ok: true, id: await insertCall(transaction, call) };
  });
}

export interface CallEnd {
  readonly outcome: CallOutcome;
  readonly usage: TokenUsage;
  readonly cost: number;
  readonly latencyMs: number;
  readonly finishReason: string | null;
  /** Usage was counted here: the server did not say. */
  readonly estimated: boolean;
  readonly droppedFields: number;
  readonly detail: string | null;
}

export interface KeptAnswer {
  readonly requestHash: string;
  readonly usable: boolean;
  readonly content: string;
  readonly model: string;
  readonly finishReason: string | null;
  readonly refusal: string | null;
}

/** Settles a call with what it took, and keeps its answer, in one transaction. One already settled as lost stays so. */
export async function settleCall(database: Database, id: string, end: CallEnd, answer: KeptAnswer | null): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('model_call')
      .set({
        outcome: end.outcome,
        tokens_in: end.usage.in,
        tokens_cached: end.usage.cached,
        tokens_out: end.usage.out,
        cost: money(end.cost),
        latency_ms: Math.round(end.latencyMs),
        finish_reason: end.finishReason,
        estimated: end.estimated,
        dropped_fields: end.droppedFields,
        detail: end.detail?.slice(0, 2000) ?? null,
        expires_at: null,
      })
      .where('id', '=', id)
      .where('outcome', '=', 'in-flight')
      .execute();
    if (answer === null) return;
    await transaction
      .insertInto('model_answer')
      .values({
        request_hash: answer.requestHash,
        usable: answer.usable,
        content: answer.content,
        model: answer.model,
        tokens_in: end.usage.in,
        tokens_cached: end.usage.cached,
        tokens_out: end.usage.out,
        cost: money(end.cost),
        finish_reason: answer.finishReason,
        refusal: answer.refusal,
      })
      // Two processes may have asked the same: the first answer stays.
      .onConflict((conflict) => conflict.column('request_hash').where('usable', '=', true).doNothing())
      .execute();
  });
}

export interface StoredAnswer {
  readonly content: string;
  readonly model: string;
}

/** The usable answer to the same request; null: none is kept. */
export async function findAnswer(database: Database, requestHash: string): Promise<StoredAnswer | null> {
  const row = await database
    .selectFrom('model_answer')
    .select(['content', 'model'])
    .where('request_hash', '=', requestHash)
    .where('usable', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a call that is over already: one answered with what is kept, or made by `models check`. */
export async function recordCall(
  database: Database,
  call: CallMade,
  end: Pick<CallEnd, 'outcome' | 'usage' | 'cost' | 'latencyMs' | 'detail'>,
): Promise<void> {
  await database
    .insertInto('model_call')
    .values({
      ...columnsOf(call),
      tokens_in: end.usage.in,
      tokens_cached: end.usage.cached,
      tokens_out: end.usage.out,
      cost: money(end.cost),
      latency_ms: Math.round(end.latencyMs),
      outcome: end.outcome,
      finish_reason: null,
      detail: end.detail?.slice(0, 2000) ?? null,
      expires_at: null,
    })
    .execute();
}

/** Settles calls whose process ended first, at what they may have taken. Returns how many. */
export async function settleLostCalls(database: Database): Promise<number> {
  const result = await database
    .updateTable('model_call')
    .set({ outcome: 'lost', expires_at: null, detail: 'its process ended before the answer came; counted at what it may have taken' })
    .where('outcome', '=', 'in-flight')
    .where('expires_at', '<', sql<Date>`now()`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
