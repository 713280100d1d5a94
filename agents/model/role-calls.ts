// What every call of a language model goes through, whatever is asked for: its role's model and a place in line, the caps before it is sent, patience
// with its server, its end written down, and what the newsroom is told of a server that cannot be used.
import pLimit from 'p-limit';
import type { Logger } from '../../core/logging.ts';
import type { CallOutcome, ModelRole, ModelWork, TokenUsage } from '../../core/models.ts';
import { modelRoles } from '../../core/models.ts';
import type { Settings } from '../../core/settings.ts';
import { capsOf, describeCap, spendingDay } from '../../core/spending.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import type { Database } from '../../store/database.ts';
import { recordCall, reserveCall, settleCall, type CallEnd, type KeptAnswer } from '../../store/repositories/model-calls.ts';
import { reportProblem, resolveProblem } from '../../store/repositories/problems.ts';
import { inTransaction } from '../../store/transactions.ts';
import { BudgetExceededError, ContextOverflowError, ModelUnavailableError } from './gateway.ts';
import { isWorthAnotherTry } from './judge-reply.ts';
import { CallFailedError, createPatience, ServerRestsError } from './patience.ts';
import type { Reply } from './recorded.ts';
import { costOf, requirePrice, roleModel, type RoleModel } from './role-models.ts';
import { orStopped } from './stopping.ts';
import { tellUnavailable } from './tell-failure.ts';

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
/** However long a server asks to be left alone, ms. */
const longestAwayMs = 3_600_000;
/** Statuses with which a server in between breaks off while the model behind it works. */
const writtenAfterAll: ReadonlySet<number> = new Set([408, 504, 524]);
const nothing: TokenUsage = { in: 0, cached: 0, out: 0 };

/** What is asked of whom, and for what work. */
export interface CallSubject {
  readonly target: RoleModel;
  readonly work: ModelWork;
  readonly task: string;
  readonly prompt: Pick<Prompt, 'name' | 'version'>;
  readonly requestHash: string;
}

/** The tokens that a call takes at most. */
export interface MostTokens {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What a call took that brought no answer: nothing, or at most, where nobody can know. */
export function usageUnanswered(reply: Reply, { tokensIn, tokensOut }: MostTokens): { usage: TokenUsage; estimated: boolean } {
  const atMost = { usage: { in: tokensIn, cached: 0, out: tokensOut }, estimated: true };
  if (reply.failure !== null && !reply.failure.unsent) return atMost;
  // An answer in no form that is known, or one that a server in between gave up waiting for: the model may have written it.
  if (reply.status !== null && (reply.status < 300 || writtenAfterAll.has(reply.status))) return atMost;
  return { usage: nothing, estimated: false };
}

export interface RoleCalls {
  modelOf(role: ModelRole): string | null;
  /** A role's model, which has a price. Throws ModelUnavailableError, ConfigurationError. */
  targetOf(role: ModelRole): RoleModel;
  /** Runs `call` once the role has room for it. Stopped while others are before it, it is not waited for. */
  inTurn<Result>(role: ModelRole, call: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Counts a call before it is sent; returns its row. Throws BudgetExceededError. */
  reserve(subject: CallSubject, most: MostTokens): Promise<string>;
  /** Writes down how a call ended, with its answer. Throws CallFailedError where it may be sent again, and the signal's reason. */
  settle(
    id: string,
    subject: CallSubject,
    end: Omit<CallEnd, 'cost' | 'latencyMs'> & { readonly reply: Reply; readonly answer: Omit<KeptAnswer, 'requestHash'> | null },
    signal: AbortSignal,
  ): Promise<void>;
  /** Writes down that the kept answer was given. */
  noteReplayed(subject: CallSubject, startedAt: number): Promise<void>;
  /** Runs `call`, again where it throws CallFailedError. Throws ModelUnavailableError where that does not help. */
  patiently<Result>(target: RoleModel, call: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Tells a server that works from one that refuses: ContextOverflowError, and ModelUnavailableError, are thrown. */
  requireServed(subject: Pick<CallSubject, 'target' | 'task'>, outcome: CallOutcome, detail: string | null): Promise<void>;
}

export function createRoleCalls({
  settings,
  database,
  logger,
  now = () => new Date(),
  backoffMs = 500,
  awayMs = 5_000,
}: GatewayDependencies): RoleCalls {
  const { models, budget } = settings;
  const caps = capsOf(settings);
  const patience = createPatience({
    attempts: models.attempts,
    breakAfter: models.breakAfter,
    breakForMs: models.breakFor,
    backoffMs,
    longestWaitMs,
  });
  const targets = new Map(modelRoles.map((role) => [role, roleModel(settings, role)]));
  const limits = new Map([...targets].map(([role, target]) => [role, pLimit(target?.concurrency ?? 1)]));
  // What an earlier process left of problems is unknown: the first success looks.
  const troubled = new Set<ModelRole>(modelRoles);

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

  const rowOf = ({ target: { role, server, model }, work, task, prompt, requestHash }: CallSubject) => {
    return { work, role, server, model, task, prompt, requestHash, day: spendingDay(settings, now()) };
  };

  return {
    modelOf: (role) => targets.get(role)?.model ?? null,

    targetOf: (role) => {
      const target = targets.get(role);
      if (target == null)
        throw new ModelUnavailableError(`no model is configured for models.${role}: set one, or use what does without it`, {
          retryAfterMs: refusedWaitMs,
          role,
        });
      requirePrice(settings, target);
      return target;
    },

    inTurn: async (role, call, signal) => orStopped((limits.get(role) ?? pLimit(1))(call), signal),

    reserve: async (subject, { tokensIn, tokensOut }) => {
      const { target, task } = subject;
      const cost = costOf(requirePrice(settings, target), { in: tokensIn, cached: 0, out: tokensOut });
      const lastsMs = target.timeoutMs + settleGraceMs;
      const reserved = await reserveCall(database, { ...rowOf(subject), tokensIn, tokensOut, cost, lastsMs }, caps);
      if (reserved.ok) return reserved.id;
      const neededTokens = tokensIn + tokensOut;
      const { scope, measure, spent, cap } = reserved;
      throw new BudgetExceededError(`${task}: ${describeCap(reserved, measure === 'cost' ? cost : neededTokens, budget.currency)}`, {
        scope,
        measure,
        spent,
        cap,
        neededCost: cost,
        neededTokens,
      });
    },

    settle: async (id, { target, work, task, requestHash }, { reply, answer, ...end }, signal) => {
      const { outcome, usage } = end;
      const cost = costOf(requirePrice(settings, target), usage);
      // Some servers repeat the key that they refuse.
      const detail = target.apiKey === null || target.apiKey === '' ? end.detail : (end.detail?.replaceAll(target.apiKey, '(key)') ?? null);
      await settleCall(
        database,
        id,
        { ...end, cost, latencyMs: reply.latencyMs, detail },
        answer === null ? null : { ...answer, requestHash },
      );
      logger.info({
        event: 'model-called',
        role: target.role,
        model: target.model,
        task,
        outcome,
        ...work,
        tokensIn: usage.in,
        tokensCached: usage.cached,
        tokensOut: usage.out,
        cost,
        ms: Math.round(reply.latencyMs),
        detail,
      });
      if (outcome === 'stopped') signal.throwIfAborted();
      if (isWorthAnotherTry(outcome)) throw new CallFailedError(outcome, detail, reply.retryAfterMs);
    },

    noteReplayed: async (subject, startedAt) => {
      const latencyMs = performance.now() - startedAt;
      await recordCall(database, rowOf(subject), { outcome: 'replayed', usage: nothing, cost: 0, latencyMs, detail: null });
    },

    patiently: async (target, call, signal) => {
      try {
        return await patience.run(target.server, call, signal);
      } catch (error) {
        if (error instanceof CallFailedError) {
          const untilMs = Math.min(longestAwayMs, Math.max(error.retryAfterMs ?? 0, awayMs));
          throw await unavailable(target, error.outcome, error.message, untilMs, error);
        }
        if (error instanceof ServerRestsError) throw await unavailable(target, error.outcome, error.message, error.untilMs, error);
        throw error;
      }
    },

    requireServed: async ({ target, task }, outcome, detail) => {
      if (outcome === 'context-overflow')
        throw new ContextOverflowError(
          `${task}: the request is too long for ${target.model}: ${detail ?? ''}. models.${target.role}.contextWindow can say how much it takes`,
        );
      // A refused request is this request's own: the work spends its attempts on it and is not held up for ever.
      if (outcome === 'unauthorised' || outcome === 'no-credit' || outcome === 'unknown-model')
        throw await unavailable(target, outcome, detail, refusedWaitMs);
      await works(target.role);
    },
  };
}
