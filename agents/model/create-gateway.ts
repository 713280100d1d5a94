// The gateway to language models. A request goes: kept answer, or else price and caps, then the wire, patiently; its answer is kept before
// it is used. Every try is a row, reserved before it is sent and settled once.
import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { canonicalJson, sha256 } from '../../core/hash.ts';
import type { Logger } from '../../core/logging.ts';
import type { CallOutcome, ModelRole, ModelWork, TokenUsage } from '../../core/models.ts';
import { modelRoles } from '../../core/models.ts';
import type { Settings } from '../../core/settings.ts';
import { capsOf, describeCap, spendingDay } from '../../core/spending.ts';
import type { Database } from '../../store/database.ts';
import { findAnswer, recordCall, reserveCall, settleCall, type PlannedCall } from '../../store/repositories/model-calls.ts';
import { reportProblem, resolveProblem } from '../../store/repositories/problems.ts';
import { inTransaction } from '../../store/transactions.ts';
import { formInWords, jsonSchemaOf, readAnswer, type ReadAnswer } from './answer-form.ts';
import { countRepeatedTokens, countTokens } from './count-tokens.ts';
import {
  BudgetExceededError,
  ContextOverflowError,
  ModelAnswerError,
  ModelUnavailableError,
  type ModelAnswer,
  type ModelGateway,
  type ModelRequest,
} from './gateway.ts';
import { detailOf, isWorthAnotherTry, outcomeOf } from './judge-reply.ts';
import { CallFailedError, createPatience, ServerRestsError } from './patience.ts';
import { costOf, requirePrice, roleModel, type RoleModel } from './role-models.ts';
import { orStopped } from './stopping.ts';
import { tellUnavailable, tellUnusable } from './tell-failure.ts';
import { createWire, type WireReply, type WireRequest } from './wire.ts';

export interface GatewayDependencies {
  readonly settings: Settings;
  readonly database: Database;
  readonly logger: Logger;
  readonly now?: () => Date;
  /** First wait before a request is sent again, ms. Default 500. */
  readonly backoffMs?: number;
  /** How long work stays away at least from a server that failed each time, ms. Default 5,000. */
  readonly awayMs?: number;
}

const longestWaitMs = 30_000;
/** How long work waits for a server that refuses the key, the model or the credit: until somebody has put it right. */
const refusedWaitMs = 60_000;
/** A row counts as lost so long after its call must have ended, ms. */
const settleGraceMs = 60_000;
/** Tokens that a chat's own marks take, beside its texts. */
const frameTokens = 16;
/** Statuses with which a server in between breaks off while the model behind it works. */
const writtenAfterAll: ReadonlySet<number> = new Set([408, 504, 524]);
/** However long a server asks to be left alone, ms. */
const longestAwayMs = 3_600_000;
const nothing: TokenUsage = { in: 0, cached: 0, out: 0 };

type Messages = WireRequest['messages'];

/** One request as all its tries share it. */
interface Asked<Answer> {
  readonly request: ModelRequest<Answer>;
  readonly work: ModelWork;
  readonly target: RoleModel;
  readonly jsonSchema: Record<string, unknown>;
  readonly requestHash: string;
  readonly maximumOutput: number;
  readonly signal: AbortSignal;
}

interface Tried<Answer> {
  readonly outcome: CallOutcome;
  readonly reply: WireReply;
  readonly usage: TokenUsage;
  readonly read: ReadAnswer<Answer> | null;
}

export function createGateway({
  settings,
  database,
  logger,
  now = () => new Date(),
  backoffMs = 500,
  awayMs = 5_000,
}: GatewayDependencies): ModelGateway {
  const { models, budget } = settings;
  const caps = capsOf(settings);
  const send = createWire();
  const patience = createPatience({
    attempts: models.attempts,
    breakAfter: models.breakAfter,
    breakForMs: models.breakFor,
    backoffMs,
    longestWaitMs,
  });
  const targets = new Map(modelRoles.map((role) => [role, roleModel(settings, role)]));
  const limits = new Map([...targets].map(([role, target]) => [role, pLimit(target?.concurrency ?? 1)]));
  /** Servers and models seen not to keep to a JSON schema. */
  const jsonOnly = new Set<string>();
  const nameOf = (target: RoleModel): string => `${target.server} ${target.model}`;
  // What an earlier process left of problems is unknown: the first success looks.
  const troubled = new Set<ModelRole>(modelRoles);

  const targetOf = (role: ModelRole): RoleModel => {
    const target = targets.get(role);
    if (target != null) return target;
    throw new ModelUnavailableError(`no model is configured for models.${role}: set one, or use what does without it`, {
      retryAfterMs: refusedWaitMs,
      role,
    });
  };

  const unavailable = async (target: RoleModel, outcome: CallOutcome, detail: string | null, retryAfterMs: number, cause?: unknown) => {
    const message = tellUnavailable(outcome, target, detail);
    troubled.add(target.role);
    await inTransaction(database, async (transaction) => {
      // What was wrong before is not what is wrong now.
      await resolveProblem(transaction, { area: 'model', subject: target.role });
      await reportProblem(transaction, { area: 'model', subject: target.role, code: outcome, message });
    });
    return new ModelUnavailableError(message, { retryAfterMs: Math.round(retryAfterMs), outcome, role: target.role }, cause);
  };

  /** A role answers: its problem is over, and so is a refused key of the others that are sent the same one. */
  const works = async (role: ModelRole): Promise<void> => {
    if (!troubled.delete(role)) return;
    await resolveProblem(database, { area: 'model', subject: role });
    const own = targets.get(role);
    for (const other of troubled) {
      const target = targets.get(other);
      if (target != null && target.server === own?.server && target.apiKey === own.apiKey)
        await resolveProblem(database, { area: 'model', subject: other, code: 'unauthorised' });
    }
  };

  const plan = async (asked: Asked<unknown>, messages: Messages, json: boolean): Promise<PlannedCall> => {
    const { target, request, work, requestHash, maximumOutput } = asked;
    const price = requirePrice(settings, target);
    // Servers put the schema before the model too.
    const counted = await Promise.all([
      ...messages.map(({ role, content }) => (role === 'system' ? countRepeatedTokens(content) : countTokens(content))),
      ...(json ? [] : [countRepeatedTokens(JSON.stringify(asked.jsonSchema))]),
    ]);
    const tokensIn = counted.reduce((sum, tokens) => sum + tokens, frameTokens);
    if (target.contextWindow !== null && tokensIn + maximumOutput > target.contextWindow)
      throw new ContextOverflowError(
        `${request.task}: ${tokensIn} tokens and an answer of ${maximumOutput} are more than ${target.model} takes (${target.contextWindow})`,
        { tokensIn, maximumOutput, contextWindow: target.contextWindow },
      );
    return {
      work,
      role: target.role,
      server: target.server,
      model: target.model,
      task: request.task,
      prompt: request.prompt,
      requestHash,
      day: spendingDay(settings, now()),
      tokensIn,
      tokensOut: maximumOutput,
      cost: costOf(price, { in: tokensIn, cached: 0, out: maximumOutput }),
      lastsMs: target.timeoutMs + settleGraceMs,
    };
  };

  const reserve = async (call: PlannedCall): Promise<string> => {
    const reserved = await reserveCall(database, call, caps);
    if (reserved.ok) return reserved.id;
    const neededTokens = call.tokensIn + call.tokensOut;
    const { scope, measure, spent, cap } = reserved;
    throw new BudgetExceededError(
      `${call.task}: ${describeCap(reserved, measure === 'cost' ? call.cost : neededTokens, budget.currency)}`,
      { scope, measure, spent, cap, neededCost: call.cost, neededTokens },
    );
  };

  /** What a call took: as the server says, as counted here, or at most, where nobody can know. */
  const usageOf = async (reply: WireReply, call: PlannedCall): Promise<{ usage: TokenUsage; estimated: boolean }> => {
    const { completion, failure } = reply;
    if (completion !== null && completion.usage !== null && completion.usage.in + completion.usage.out > 0)
      return { usage: completion.usage, estimated: false };
    if (completion !== null)
      return { usage: { in: call.tokensIn, cached: 0, out: await countTokens(completion.content) }, estimated: true };
    const atMost = { usage: { in: call.tokensIn, cached: 0, out: call.tokensOut }, estimated: true };
    if (failure !== null && !failure.unsent) return atMost;
    // An answer in no form that is known, or one that a server in between gave up waiting for: the model may have written it.
    if (reply.status !== null && (reply.status < 300 || writtenAfterAll.has(reply.status))) return atMost;
    return { usage: nothing, estimated: false };
  };

  /** Sends a request once. Throws CallFailedError where it may be sent again. */
  const sendOnce = async <Answer>(asked: Asked<Answer>, messages: Messages, json: boolean, repairing: boolean): Promise<Tried<Answer>> => {
    const { target, request, signal, jsonSchema, requestHash } = asked;
    signal.throwIfAborted();
    const sent = json
      ? messages.map((message, at) => (at === 0 ? { ...message, content: `${message.content}\n\n${formInWords(jsonSchema)}` } : message))
      : messages;
    const call = await plan(asked, sent, json);
    const id = await reserve(call);
    const reply = await send(
      {
        server: target.server,
        apiKey: target.apiKey,
        model: target.model,
        messages: sent,
        maximumOutput: asked.maximumOutput,
        temperature: target.temperature,
        form: json ? { kind: 'json' } : { kind: 'schema', name: request.task, schema: jsonSchema },
        timeoutMs: target.timeoutMs,
      },
      signal,
    );
    const answered = outcomeOf(reply);
    const content = reply.completion?.content ?? '';
    const read = answered === 'ok' ? readAnswer(content, request.schema) : null;
    const outcome: CallOutcome = read === null ? answered : !read.ok ? 'malformed' : repairing ? 'repaired' : 'ok';
    const { usage, estimated } = await usageOf(reply, call);
    const said = read?.ok === false ? read.problem : detailOf(reply);
    // Some servers repeat the key that they refuse.
    const detail = target.apiKey === null || target.apiKey === '' ? said : (said?.replaceAll(target.apiKey, '(key)') ?? null);
    const finishReason = reply.completion?.finishReason ?? null;
    const cost = costOf(requirePrice(settings, target), usage);
    await settleCall(
      database,
      id,
      {
        outcome,
        usage,
        cost,
        latencyMs: reply.latencyMs,
        finishReason,
        estimated,
        droppedFields: read?.ok === true ? read.droppedFields : 0,
        detail,
      },
      reply.completion === null
        ? null
        : {
            requestHash,
            usable: read?.ok === true && (request.isUseful?.(read.value) ?? true),
            content,
            model: reply.completion.model ?? target.model,
            finishReason,
            refusal: reply.completion.refusal,
          },
    );
    logger.info({
      event: 'model-called',
      role: target.role,
      model: target.model,
      task: request.task,
      outcome,
      ...asked.work,
      tokensIn: usage.in,
      tokensCached: usage.cached,
      tokensOut: usage.out,
      cost,
      ms: Math.round(reply.latencyMs),
      detail,
    });
    if (outcome === 'stopped') signal.throwIfAborted();
    if (isWorthAnotherTry(outcome)) throw new CallFailedError(outcome, detail, reply.retryAfterMs);
    return { outcome, reply, usage, read };
  };

  const sendPatiently = async <Answer>(
    asked: Asked<Answer>,
    messages: Messages,
    json: boolean,
    repairing = false,
  ): Promise<Tried<Answer>> => {
    const { target, signal } = asked;
    try {
      return await patience.run(target.server, () => sendOnce(asked, messages, json, repairing), signal);
    } catch (error) {
      if (error instanceof CallFailedError) {
        const untilMs = Math.min(longestAwayMs, Math.max(error.retryAfterMs ?? 0, awayMs));
        throw await unavailable(target, error.outcome, error.message, untilMs, error);
      }
      if (error instanceof ServerRestsError) throw await unavailable(target, error.outcome, error.message, error.untilMs, error);
      throw error;
    }
  };

  const answerError = (asked: Asked<unknown>, { outcome, reply, read }: Tried<unknown>, usage: TokenUsage): ModelAnswerError => {
    const { target, request, maximumOutput } = asked;
    const { completion } = reply;
    const refusal = completion?.refusal ?? null;
    const problem = read?.ok === false ? read.problem : null;
    const why = tellUnusable({ outcome, refusal, problem, detail: detailOf(reply), maximumOutput });
    return new ModelAnswerError(`${request.task}: ${target.model} ${why}`, {
      raw: completion?.content ?? '',
      finishReason: completion?.finishReason ?? null,
      refusal,
      usage,
      outcome,
    });
  };

  /** The answer by schema, or in JSON mode where the server refuses schemas; a second try where it is in no form that can be read. */
  const answerOf = async <Answer>(asked: Asked<Answer>): Promise<ModelAnswer<Answer>> => {
    const { target, request } = asked;
    const messages: Messages = [
      { role: 'system', content: request.prompt.system },
      { role: 'user', content: request.prompt.user },
    ];
    let json = target.structured === 'json' || (target.structured === 'auto' && jsonOnly.has(nameOf(target)));
    let tried = await sendPatiently(asked, messages, json);
    // Servers that know no schema say so in many ways: a request that they call bad is sent once more without one.
    if (!json && target.structured === 'auto' && (tried.outcome === 'schema-refused' || tried.outcome === 'bad-request')) {
      json = true;
      tried = await sendPatiently(asked, messages, json);
      if (tried.reply.completion !== null) jsonOnly.add(nameOf(target));
    }
    let usage = tried.usage;
    if (tried.outcome === 'malformed' || tried.outcome === 'empty') {
      const wrong = tried.reply.completion?.content ?? '';
      const problem = tried.read?.ok === false ? tried.read.problem : 'it is empty';
      const repair: Messages = [
        ...messages,
        ...(wrong.trim() === '' ? [] : [{ role: 'assistant' as const, content: wrong }]),
        {
          role: 'user',
          content:
            `That answer cannot be used: ${problem}. Give the whole answer again. ${json ? '' : formInWords(asked.jsonSchema)}`.trim(),
        },
      ];
      const malformed = tried.outcome === 'malformed';
      tried = await sendPatiently(asked, repair, json, true);
      usage = { in: usage.in + tried.usage.in, cached: usage.cached + tried.usage.cached, out: usage.out + tried.usage.out };
      // Told the form in words it keeps to it, by schema it did not: the next request says it in words at once.
      if (malformed && tried.outcome === 'repaired' && target.structured === 'auto') jsonOnly.add(nameOf(target));
    }
    const { outcome, reply, read } = tried;
    const detail = detailOf(reply);
    if (outcome === 'context-overflow')
      throw new ContextOverflowError(
        `${request.task}: the request is too long for ${target.model}: ${detail ?? ''}. models.${target.role}.contextWindow can say how much it takes`,
      );
    // A refused request is this request's own: the work spends its attempts on it and is not held up for ever.
    if (outcome === 'unauthorised' || outcome === 'no-credit' || outcome === 'unknown-model')
      throw await unavailable(target, outcome, detail, refusedWaitMs);
    await works(target.role);
    if (read?.ok !== true) throw answerError(asked, tried, usage);
    return { value: read.value, model: reply.completion?.model ?? target.model, replayed: false, usage };
  };

  /** The kept answer to the same request, where there is one that still fits. */
  const replay = async <Answer>(asked: Asked<Answer>, startedAt: number): Promise<ModelAnswer<Answer> | null> => {
    const { requestHash, request, target, work } = asked;
    const kept = await findAnswer(database, requestHash);
    if (kept === null) return null;
    const read = readAnswer(kept.content, request.schema);
    if (!read.ok || request.isUseful?.(read.value) === false) return null;
    const { role, server, model } = target;
    const call = { work, role, server, model, task: request.task, prompt: request.prompt, requestHash, day: spendingDay(settings, now()) };
    const latencyMs = performance.now() - startedAt;
    await recordCall(database, call, { outcome: 'replayed', usage: nothing, cost: 0, latencyMs, detail: null });
    return { value: read.value, model: kept.model, replayed: true, usage: nothing };
  };

  return {
    modelOf: (role) => targets.get(role)?.model ?? null,
    ask: async (request, work, signal) => {
      signal.throwIfAborted();
      // A draft's articles are read at once, and each call of each listens for the stop.
      setMaxListeners(0, signal);
      const startedAt = performance.now();
      const target = targetOf(request.role);
      requirePrice(settings, target);
      const maximumOutput = Math.min(request.maximumOutput, target.maximumOutput ?? request.maximumOutput);
      const jsonSchema = jsonSchemaOf(request.schema);
      const { system, user } = request.prompt;
      const { server, model, temperature } = target;
      const requestHash = sha256(
        canonicalJson({ server, model, temperature, task: request.task, jsonSchema, system, user, maximumOutput }),
      );
      const asked = { request, work, target, jsonSchema, requestHash, maximumOutput, signal };
      const kept = await replay(asked, startedAt);
      if (kept !== null) return kept;
      const limit = limits.get(request.role) ?? pLimit(1);
      // Stopped while others are before it, it is not waited for.
      return orStopped(
        limit(() => answerOf(asked)),
        signal,
      );
    },
  };
}
