// The one way to a language model. What stands behind it counts and bounds every call, keeps its answer under the hash of its request,
// tries again what may be tried again, and says in one of the errors below what cannot be had. Nothing else constructs a model.
import type { z } from 'zod';
import { NewsroomError } from '../../core/errors.ts';
import type { CapMet } from '../../core/spending.ts';
import type { ModelRole, ModelWork, TokenUsage } from '../../core/models.ts';
import type { Prompt } from '../../prompts/prompt.ts';

export interface ModelRequest<Answer> {
  readonly role: ModelRole;
  /** Names the answer's schema to the server: `extract-claims`, `write-draft` ... Letters, digits, `-` and `_` only. */
  readonly task: string;
  readonly prompt: Prompt;
  readonly schema: z.ZodType<Answer>;
  /** Tokens of the answer at most; the role's own limit where it is lower. */
  readonly maximumOutput: number;
  /** Whether an answer in the right form is of any use: else it is given back, and the same request is asked anew the next time. */
  isUseful?(answer: Answer): boolean;
}

export interface ModelAnswer<Answer> {
  readonly value: Answer;
  /** The model as the server names it. */
  readonly model: string;
  /** True: the stored answer to the same request; nothing was spent. */
  readonly replayed: boolean;
  readonly usage: TokenUsage;
}

/** A text as a point among others: those of like meaning lie near one another, whatever their languages. */
export interface Embedding {
  /** As the server gave it but for the digits after the fifth. Finite, not all 0. */
  readonly vector: readonly number[];
  /** The model as it is configured, and as its server names it where that differs: vectors of two models cannot be compared. */
  readonly model: string;
  /** True: the stored answer to the same request; nothing was spent. */
  readonly replayed: boolean;
}

export interface ModelGateway {
  /**
   * Asks the role's model. Throws BudgetExceededError before a call that would pass a cap, ModelUnavailableError where the server cannot
   * serve it now, ModelAnswerError where it answered with what cannot be used, ContextOverflowError where the request is too long for it;
   * the signal's reason where it was stopped.
   */
  ask<Answer>(request: ModelRequest<Answer>, work: ModelWork, signal: AbortSignal): Promise<ModelAnswer<Answer>>;
  /**
   * Asks the model of `embedder` where a text lies. Throws as `ask` does; a text longer than `models.embedder.contextWindow` is cut to it, and one that
   * the server finds too long throws ContextOverflowError.
   */
  embed(request: { readonly task: string; readonly text: string }, work: ModelWork, signal: AbortSignal): Promise<Embedding>;
  /** The configured model of a role; null: the role has none. */
  modelOf(role: ModelRole): string | null;
}

/** A call that a cap forbids. The draft waits in `waiting-budget` until there is room again. */
export class BudgetExceededError extends NewsroomError {
  /** The cap that was met, and what the call may have taken: the draft goes on when there is room for that. */
  readonly wait: CapMet & { readonly neededCost: number; readonly neededTokens: number };

  constructor(message: string, wait: BudgetExceededError['wait']) {
    super('budget-exceeded', message, { details: { ...wait } });
    this.wait = wait;
  }
}

/** The server is away, busy, refuses the key or does not know the model: nobody's attempt is spent, the work comes back later. */
export class ModelUnavailableError extends NewsroomError {
  constructor(message: string, details: { retryAfterMs: number } & Record<string, unknown>, cause?: unknown) {
    super('model-unavailable', message, { retryable: true, details, cause });
  }
}

/** An answer that cannot be used, after every attempt: not the schema's form, cut off, refused or empty. It was paid for. */
export class ModelAnswerError extends NewsroomError {
  constructor(
    message: string,
    details: { raw: string; finishReason: string | null; refusal: string | null; usage: TokenUsage } & Record<string, unknown>,
    cause?: unknown,
  ) {
    super('model-answer', message, { retryable: true, details, cause });
  }
}

/** The request is longer than the model takes: ask with less. */
export class ContextOverflowError extends NewsroomError {
  constructor(message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super('context-overflow', message, { details, cause });
  }
}
