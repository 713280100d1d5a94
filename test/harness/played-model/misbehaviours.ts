// What a played model does wrong on demand: ways in which servers and models fail, each for a task and a call that can be chosen.
import { z } from 'zod';
import { calledTasks, type CalledTask } from './request.ts';

/** Spoil the connection or the answer as a whole. */
const transports = [
  'broken-json',
  'partial-json',
  'extra-fields',
  'refusal',
  'empty',
  'connection-cut',
  'silence',
  'wrong-content-type',
  'no-usage',
  'status-400',
  'status-401',
  'status-408',
  'status-429',
  'status-500',
  'status-529',
  'schema-refused',
  'context-overflow',
] as const;
/** Spoil what a draft, a list of claims or a judgement says, in an answer of the right form. */
const inventions = [
  'invented-figure',
  'invented-quotation',
  'retyped-quotation',
  'unknown-reference',
  'invented-url',
  'wrong-claim',
  'unknown-claim',
  'orders-followed',
  'misplaced-passage',
  'judged-contradicted',
  'judged-by-no-words',
  'judged-too-few',
] as const;
export const misbehaviourKinds = [...transports, ...inventions] as const;
export type MisbehaviourKind = (typeof misbehaviourKinds)[number];

export const misbehaviourSchema = z.strictObject({
  kind: z.enum(misbehaviourKinds),
  /** Only in calls of this task; none: in every call. */
  task: z.enum(calledTasks).optional(),
  /** From this one of the calls that it is for, 1 first. Default 1. */
  from: z.int().min(1).optional(),
  /** In so many calls; none: in every one. Default 1. */
  times: z.int().min(1).nullable().optional(),
  /** Seconds of a Retry-After header, for status-429, -500 and -529. */
  retryAfter: z.number().min(0).optional(),
  /** How long `silence` lasts, ms. Default 60,000. */
  forMs: z.int().min(0).optional(),
});
export type Misbehaviour = z.input<typeof misbehaviourSchema>;

interface Kept extends Misbehaviour {
  seen: number;
}

/** The misbehaviours asked for, counted down call by call. */
export class Misbehaviours {
  #kept: Kept[] = [];

  add(one: Misbehaviour): void {
    this.#kept.push({ ...one, seen: 0 });
  }

  clear(): void {
    this.#kept = [];
  }

  /** The first that is due in a call of this task; null: it behaves. */
  next(task: CalledTask | null): Misbehaviour | null {
    let due: Misbehaviour | null = null;
    for (const one of this.#kept) {
      if (one.task !== undefined && one.task !== task) continue;
      one.seen += 1;
      const from = one.from ?? 1;
      const times = one.times === undefined ? 1 : one.times;
      if (one.seen >= from && (times === null || one.seen < from + times)) due ??= one;
    }
    return due;
  }
}
