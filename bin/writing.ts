// A change that a command makes to a newsroom: its argument, checked however it came, and what is done.
import type { z } from 'zod';
import type { ReadingContext } from './reading-context.ts';

export interface Writing<Argument, Value> {
  readonly argument: z.ZodType<Argument>;
  readonly run: (context: ReadingContext, argument: Argument) => Promise<Value>;
}

export function writing<Argument, Value>(argument: z.ZodType<Argument>, run: Writing<Argument, Value>['run']): Writing<Argument, Value> {
  return { argument, run };
}

/** Who writes as far as the audit log can know: whoever may run commands on this newsroom. */
export const operator = 'operator';
