// A judge for a check that has to end. Where a cap forbids to ask it, what it was to judge is `unverified` with the cap in words: the rules'
// verdicts are kept, nothing passes unseen, and the next check asks for what was left undecided.
import { undecided, type Judge } from '../agents/judge.ts';
import { BudgetExceededError } from '../agents/model/gateway.ts';
import type { VerdictLayer } from '../core/check-layers.ts';
import type { Logger } from '../core/logging.ts';

export function judgeWithinBudget({ name, ...judge }: Judge, logger: Logger): Judge {
  const orUndecided = async <Key>(
    keys: readonly Key[],
    asking: () => Promise<ReadonlyMap<Key, VerdictLayer>>,
  ): Promise<ReadonlyMap<Key, VerdictLayer>> => {
    try {
      return await asking();
    } catch (error) {
      if (!(error instanceof BudgetExceededError)) throw error;
      logger.warn({ event: 'judge-over-budget', judge: name, undecided: keys.length, error: error.message });
      return new Map(keys.map((key) => [key, undecided(name, `over budget, it was not asked (${error.message})`)]));
    }
  };
  return {
    name,
    judge: (sentences, signal) =>
      orUndecided(
        sentences.map(({ ordinal }) => ordinal),
        () => judge.judge(sentences, signal),
      ),
    judgeRenderings: (renderings, signal) =>
      orUndecided(
        renderings.map(({ id }) => id),
        () => judge.judgeRenderings(renderings, signal),
      ),
  };
}
