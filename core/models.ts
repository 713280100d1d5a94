// Words of spending on language models: what a model is asked as, for what, and how a call ended. Shared by agents, store and desk.
import { z } from 'zod';

/**
 * `reader` finds claims, `writer` drafts and revises, `judge` checks, `illustrator` plans illustrations, `gist` tells in English what a story is about,
 * `embedder` says where it lies among others: each its own model and limits.
 */
export const modelRoles = ['reader', 'writer', 'judge', 'illustrator', 'gist', 'embedder'] as const;
export const modelRoleSchema = z.enum(modelRoles);
export type ModelRole = z.infer<typeof modelRoleSchema>;

/** What a call is made for; it is counted against the caps of all of them. Null: none of the kind (`models check`). */
export interface ModelWork {
  readonly draftId: string | null;
  readonly storyId: string | null;
  readonly personaId: string | null;
}

export interface TokenUsage {
  /** Tokens in, cached ones included. */
  readonly in: number;
  /** Those among them that the server had cached, which may be cheaper. */
  readonly cached: number;
  readonly out: number;
}

/** How a call ended. `in-flight`: it has not yet; `lost`: its process ended first. */
export const callOutcomes = [
  'in-flight',
  'ok',
  /** The second try at an answer that was not in the form asked for. */
  'repaired',
  /** The stored answer to the same request: nothing was sent. */
  'replayed',
  'malformed',
  'cut',
  'refused',
  'filtered',
  'empty',
  'rate-limited',
  'server-error',
  'network',
  'timeout',
  'wrong-content',
  'unauthorised',
  'no-credit',
  'unknown-model',
  'schema-refused',
  'bad-request',
  'context-overflow',
  'stopped',
  'lost',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What a cap is set on: a story, a persona's day, the newsroom's day. */
export type BudgetScope = 'story' | 'persona' | 'day';
export type BudgetMeasure = 'cost' | 'tokens';
